"""One worker and two: ``python -m tests.workers --pages FOLDER``.

A round over the same scans is read by one worker of the pool, then by two, each on a core of its
own as if it were a machine of one; all real, as in the tests. Said are the CPU that a page costs,
which does not depend on what else goes on, and by the schedule of the page runs how much of the
time the workers had pages in hand, and how much faster two were.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bench.pages import find_pages
from bench.throughput import BANMIAN
from tests.servers.prefect import Machines
from tests.servers.s3 import running_s3

TICK = os.sysconf("SC_CLK_TCK")
LIMIT = 2  # runs of a worker at once, as in deploy/compose.yaml
LONGEST = 3600.0  # seconds


@dataclass(frozen=True)
class Batch:
    """What a round took.

    Attributes:
        workers: that there were.
        pages: that they read.
        cpu: seconds of CPU of the workers and their runs.
        span: seconds from the start of the first page to the end of the last.
        busy: share of that time in which a worker had a page in hand, averaged over the workers.
    """

    workers: int
    pages: int
    cpu: float
    span: float
    busy: float

    def __str__(self) -> str:
        return (
            f"{self.workers} at work: {self.span / self.pages:.1f} s a page, "
            f"{self.cpu / self.pages:.1f} s of CPU a page, {self.busy:.1%} of the time in work"
        )


def busy(spans: Sequence[tuple[float, float]]) -> float:
    """Seconds in which at least one of the spans lasts.

    >>> busy([(0.0, 2.0), (1.0, 3.0), (5.0, 6.0)])
    4.0
    """
    total, reached = 0.0, float("-inf")
    for start, end in sorted(spans):
        total += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    return total


def batch(machines: Machines, workers: int, inbox: str, store: str) -> Batch:
    """Let so many workers read what lies in the inbox."""
    started = [
        machines.start_worker(core=core, BANMIAN_FLOWS__RECOGNITION_LIMIT="")
        for core in range(workers)
    ]
    settings = {"BANMIAN_FLOWS__PAGES_AT_ONCE": str(workers * LIMIT + 1), **machines.of_runs()}
    command = (BANMIAN, "ingest", "--inbox", inbox, "--store", store)
    subprocess.run(command, env={**os.environ, **settings}, check=True, timeout=LONGEST)
    cpu = sum(_cpu(worker.pid) for worker in started)
    for worker in started:
        machines.end(worker)
    runs = [run for run in machines.prefect.runs("digitize-page") if _store(run) == store]
    by_worker: dict[str, list[tuple[float, float]]] = {}
    for run in runs:
        span = (_seconds(run["start_time"]), _seconds(run["end_time"]))
        by_worker.setdefault(run["labels"]["prefect.worker.name"], []).append(span)
    spans = [span for each in by_worker.values() for span in each]
    length = max(end for _, end in spans) - min(start for start, _ in spans)
    share = sum(map(busy, by_worker.values())) / (workers * length)
    return Batch(workers, len(runs), cpu, length, share)


def _cpu(pid: int) -> float:
    """Seconds of CPU of a process and the children it has waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICK


def _store(run: dict[str, object]) -> object:
    parameters = run["parameters"]
    return parameters["store"] if isinstance(parameters, dict) else None


def _seconds(told: str) -> float:
    return datetime.fromisoformat(told.replace("Z", "+00:00")).timestamp()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.workers", description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, metavar="FOLDER", help="images")
    parser.add_argument("--limit", type=int, default=12, metavar="N", help="pages, 12")
    told = parser.parse_args()
    scans = [page.image for page in find_pages(told.pages)[: told.limit]]
    with tempfile.TemporaryDirectory(prefix="workers-") as name, running_s3() as server:
        client, folder = server.client(), Path(name)
        client.create_bucket(Bucket="newspapers")
        for number, scan in enumerate(scans, 1):
            place = shutil.copy(scan, folder / f"{number}{scan.suffix}")
            key = f"inbox/bench/2000-01-01/{number}{scan.suffix}"
            client.upload_file(str(place), "newspapers", key)
        inbox = "s3://newspapers/inbox"
        with Machines(folder, server, inbox, "s3://newspapers/articles") as machines:
            batches = [batch(machines, n, inbox, f"s3://newspapers/by-{n}") for n in (1, 2)]
    one, two = batches
    dearer = two.cpu / two.pages / (one.cpu / one.pages)
    allowed = 2 * two.busy / one.busy / dearer
    print(f"{len(scans)} pages\n{one}\n{two}")
    print(
        f"two are {one.span / two.span:.2f} times as fast as one here; "
        f"{allowed:.2f} times where each has a core to itself, by CPU and schedule"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
