"""Rounds with nothing new: ``python -m tests.known --scans 5000``.

An inbox and the marks of all its scans lie on a real S3 server. A round over a tenth of them, and
one over all, are measured from outside: time, CPU, memory. That a round asks for no more than
listings is part of the tests.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from bench.process import Run, run
from flows.desk import Desk, open_desk
from flows.inbox.marks import DONE, Marks, blank
from flows.inbox.opening import made_by
from store.inbox import inbox_url, survey
from tests.servers.s3 import S3Server, running_s3

COMMAND = str(Path(sys.executable).with_name("banmian"))
PAGES = 8  # of an issue
AT_ONCE = 16  # requests
LONGEST = 20.0  # seconds that a round may take
GROWTH = 20e6  # bytes that it may take more for ten times the scans


def names(scans: int) -> Iterator[str]:
    """Paths of scans in an inbox, issue by issue."""
    for number in range(scans):
        issue, page = divmod(number, PAGES)
        month, day = divmod(issue, 28)
        yield f"云川晚报/{2000 + month // 12}-{month % 12 + 1:02d}-{day + 1:02d}/{page + 1}.jpg"


def fill(server: S3Server, bucket: str, inbox: str, scans: int) -> None:
    """Put so many scans, of a byte each, under a prefix of a bucket."""
    client = server.client()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for put in [
            threads.submit(client.put_object, Bucket=bucket, Key=f"{inbox}/{name}", Body=b"1")
            for name in names(scans)
        ]:
            put.result()


def know(desk: Desk, inbox: str) -> None:
    """Mark all scans of an inbox as read."""
    marks, made = Marks(desk.store, inbox_url(inbox)), made_by(desk)
    found = list(survey(inbox, desk.settings.store))
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for put in [
            threads.submit(marks.put, replace(blank(one, made), fate=DONE), {"name": one.name})
            for one in found
        ]:
            put.result()


def measured(server: S3Server, scans: int, folder: str) -> Run:
    """A round over so many known scans."""
    bucket = f"known-{scans}"
    server.client().create_bucket(Bucket=bucket)
    fill(server, bucket, "inbox", scans)
    inbox, store = f"s3://{bucket}/inbox", f"s3://{bucket}/articles"
    know(open_desk("", store), inbox)
    command = (COMMAND, "ingest", "--inbox", inbox, "--store", store)
    done = run(command, {"PREFECT_HOME": f"{folder}/prefect"}, 600.0)
    assert (done.code, f"{scans} known" in done.output) == (0, True), done.errors
    return done


def main() -> int:
    """Measure, and say whether it is as it should be."""
    parser = argparse.ArgumentParser(prog="python -m tests.known", description=__doc__)
    parser.add_argument("--scans", type=int, default=5000)
    scans = parser.parse_args().scans
    with tempfile.TemporaryDirectory(prefix="known-") as folder, running_s3() as server:
        os.environ.update(server.environment())
        few, all_of_them = (measured(server, number, folder) for number in (scans // 10, scans))
    for number, done in ((scans // 10, few), (scans, all_of_them)):
        print(
            f"{number} known scans: {done.wall:.1f} s, {done.cpu:.1f} s of CPU,"
            f" {done.memory / 1e6:.0f} MB at most"
        )
    return int(all_of_them.wall > LONGEST or all_of_them.memory - few.memory > GROWTH)


if __name__ == "__main__":
    sys.exit(main())
