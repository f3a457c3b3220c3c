"""What a round over the inbox costs beyond reading: ``python -m bench.throughput --pages FOLDER``.

Reads pages with ``banmian read``, one process each, then in one round of ``banmian ingest``, and
compares the CPU of both: in all, and apart what a round costs to start and what each page costs
beyond that. Says, too, how much of the round's time there was work for every core.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.pages import find_pages
from bench.process import Run, run
from document.errors import BanmianError, EngineFailed, SettingsError

BANMIAN = str(Path(sys.executable).with_name("banmian"))
TIMEOUT = 3600.0  # seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.throughput", description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, metavar="FOLDER", help="images")
    parser.add_argument("--limit", type=int, default=16, metavar="N", help="pages, 16")
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="throughput-") as folder:
            _measure(Path(folder), options.pages, options.limit)
    except BanmianError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def _measure(folder: Path, pages: Path, limit: int) -> None:
    scans = [page.image for page in find_pages(pages)[:limit]]
    if not scans:
        raise SettingsError(str(pages), "bench", "holds no page images", "Name a folder.")
    issue, empty = folder / "inbox" / "bench" / "2000-01-01", folder / "empty"
    issue.mkdir(parents=True)
    empty.mkdir()
    for number, scan in enumerate(scans, 1):
        shutil.copy(scan, issue / f"{number}{scan.suffix}")
    (empty / "0.png").write_bytes(b"")  # a round over it does nothing but start and end
    first = _round(empty, folder, 6)  # makes Prefect's database, once for ever
    shutil.rmtree(folder / "store-empty")
    start = _round(empty, folder, 6)
    reads = [_ran(("read", str(scan)), folder) for scan in sorted(issue.iterdir())]
    ingest = _round(folder / "inbox", folder)
    read, cores, number = sum(one.cpu for one in reads), len(os.sched_getaffinity(0)), len(scans)
    lines = (
        f"{number} pages: {read:.1f} s of CPU to read them, {ingest.cpu:.1f} s to ingest them,"
        f" {ingest.cpu / read - 1:+.1%}",
        f"a page: {read / number:.2f} s to read, {(ingest.cpu - start.cpu) / number:.2f} s in a"
        f" round beyond its start",
        f"the start: {start.cpu:.1f} s, {first.cpu:.1f} s the first time",
        f"{busy(ingest.ready, cores):.1%} of {cores} cores had work in the middle of the round",
        f"memory at most: {ingest.memory / 1e9:.2f} GB",
    )
    print("\n".join(lines))


def busy(ready: Sequence[int], cores: int) -> float:
    """Share of the cores that had work, over the middle eight tenths of a run.

    >>> busy([0, 2, 3, 1, 2, 2, 2, 2, 2, 0], 2)
    0.9375
    """
    tenth = len(ready) // 10
    middle = ready[tenth : len(ready) - tenth]
    return statistics.fmean(min(number, cores) / cores for number in middle)


def _round(inbox: Path, folder: Path, code: int = 0) -> Run:
    store = folder / f"store-{inbox.name}"
    return _ran(("ingest", "--inbox", str(inbox), "--store", str(store)), folder, code)


def _ran(words: Sequence[str], folder: Path, code: int = 0) -> Run:
    environment = {"PREFECT_HOME": str(folder / "prefect"), "BANMIAN_FLOWS__SETTLE": "0"}
    ended = run((BANMIAN, *words), environment, TIMEOUT)
    if ended.code != code:
        problem = f"ended with {ended.code}: {ended.errors[-300:]}"
        raise EngineFailed(" ".join(words), "bench", problem, "Run it by hand.")
    return ended


if __name__ == "__main__":
    sys.exit(main())
