"""A night of mishaps: ``python -m tests.soak --pages 200 --kills 4 --outage 30``.

Rounds over an inbox are killed at random moments, and the S3 server is away for a while; in the end
every page must be in the store exactly once. The same on a small scale is part of the tests.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from store import Store, open_store
from store.records import decode_article, decode_issue, decode_page
from tests.flows.inbox.small import fill_folder
from tests.servers.faults import Proxy, faulty
from tests.servers.s3 import running_s3

COMMAND = str(Path(sys.executable).with_name("banmian"))
PAGES_AT_ONCE = 2
READ = re.compile(r"characters, confidence [\d.]+, [\d.]+ s$", re.MULTILINE)
LONGEST_ROUND = 3600.0  # seconds


@dataclass
class Soak:
    """What is done, and what has come of it so far.

    Attributes:
        inbox: folder with the scans.
        store: address of the store, as the rounds see it.
        proxy: between the rounds and the store.
        environment: of the rounds.
        chance: decides the moments.
        reads: recognitions that the rounds told of.
        rounds: exit codes of the rounds, in order.
    """

    inbox: Path
    store: str
    proxy: Proxy
    environment: Mapping[str, str]
    chance: random.Random
    reads: int = 0
    rounds: list[int] = field(default_factory=list)

    def killed(self, after: int) -> None:
        """A round that is killed at some moment after so many pages."""

        def kill(process: subprocess.Popen[str]) -> None:
            time.sleep(self.chance.uniform(0, 3))
            process.send_signal(signal.SIGKILL)

        self._round(after, kill)

    def without_store(self, after: int, seconds: float) -> None:
        """A round in which the store goes away after so many pages, and comes back."""

        def go_away(_: subprocess.Popen[str]) -> None:
            with self.proxy.outage(seconds):
                pass

        self._round(after, go_away)

    def undisturbed(self) -> int:
        """A round in peace; its exit code."""
        self._round(0, lambda _: None)
        return self.rounds[-1]

    def _round(self, after: int, mishap: Callable[[subprocess.Popen[str]], None]) -> None:
        with subprocess.Popen(
            [COMMAND, "ingest", "--inbox", str(self.inbox), "--store", self.store],
            env={**os.environ, **self.environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as process:
            happening = threading.Thread(target=mishap, args=(process,))
            reads = self._watch(process, happening.start, after)
        self.rounds.append(process.returncode)
        self.reads += reads
        if happening.ident:
            happening.join()

    def _watch(self, process: subprocess.Popen[str], happen: Callable[[], None], after: int) -> int:
        """Pages that a round said it read; something happens once they are so many."""
        guard = threading.Timer(LONGEST_ROUND, process.kill)
        guard.start()
        reads, happened = 0, False
        assert process.stderr
        for line in process.stderr:
            sys.stderr.write(line)
            reads += bool(READ.search(line))
            if reads >= after and not happened:
                happened = True
                happen()
        guard.cancel()
        return reads


def problems(store: Store, pages: int) -> list[str]:
    """What is wrong with a store after the last round."""
    found = broken(store)
    keys = list(store.list())
    records = [decode_page(store.get(k), k) for k in keys if k.endswith("/page.json")]
    if len(records) != pages:
        found.append(f"{len(records)} pages in the store, not {pages}")
    sources = Counter(record.source.name for record in records)
    found += [f"{name} is there {number} times" for name, number in sources.items() if number > 1]
    found += [f"{key} is left" for key in keys if "/failed/" in key]
    marks = [key for key in keys if key.startswith("inbox/")]
    if len(marks) != pages or not all(key.endswith("-done.json") for key in marks):
        found.append(f"{len(marks)} marks, of which not all say done")
    stored = {key.rpartition("/")[2].partition(".")[0] for key in keys if "/articles/" in key}
    ledgers = [decode_issue(store.get(k), k) for k in keys if k.endswith("/issue.json")]
    listed = Counter(article for ledger in ledgers for article in ledger.articles)
    if set(listed) != stored or max(listed.values(), default=1) > 1:
        found.append("ledgers and articles do not agree")
    read = sum(page.status == "read" for ledger in ledgers for page in ledger.pages)
    if read != pages:
        found.append(f"the ledgers know of {read} pages")
    texts = Counter(decode_article(store.get(k), k).text for k in keys if _is_article(k))
    return found + [f"twice: {text[:40]}" for text, number in texts.items() if number > 1]


def broken(store: Store) -> list[str]:
    """What is half-written in a store, at any moment: a ledger names only whole articles."""
    found = []
    keys = set(store.list())
    for key in sorted(keys):
        if key.endswith("/page.json"):
            decode_page(store.get(key), key)
        elif _is_article(key):
            decode_article(store.get(key), key)
        elif key.endswith("/issue.json"):
            folder = key.removesuffix("issue.json")
            named = decode_issue(store.get(key), key).articles
            wanted = {f"{folder}articles/{name}.{end}" for name in named for end in ("json", "txt")}
            found += [f"{key} names {missing}" for missing in sorted(wanted - keys)]
    return found


def _is_article(key: str) -> bool:
    return "/articles/" in key and key.endswith(".json")


def soak(
    soaked: Soak, pages: int, kills: int, outage: float, direct: Store
) -> tuple[list[str], int]:
    """Let everything happen; what is wrong in the end, and how many reads were too many.

    Args:
        soaked: an inbox and a store.
        pages: in the inbox.
        kills: rounds that are killed.
        outage: seconds for which the store is away in another round.
        direct: the store, seen without the proxy.
    """
    found: list[str] = []
    share = pages // (kills + 2)
    for number in range(kills):
        soaked.killed(soaked.chance.randint(0, share))
        found += [f"after kill {number + 1}: {one}" for one in broken(direct)]
    soaked.without_store(soaked.chance.randint(1, share), outage)
    while soaked.undisturbed() and len(soaked.rounds) < kills + 5:
        pass
    if soaked.rounds[-1]:
        found.append(f"the last round ended with {soaked.rounds[-1]}")
    return found + problems(direct, pages), soaked.reads - pages


def main() -> int:
    """Soak, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--kills", type=int, default=4)
    parser.add_argument("--outage", type=float, default=30.0, help="seconds")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))  # noqa: S311 - no secret
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder, running_s3() as server:
        server.client().create_bucket(Bucket="newspapers")
        inbox = Path(folder, "inbox")
        fill_folder(inbox, told.pages // 8, 8)
        with faulty(server) as proxy:
            environment = {**proxy.seen.environment(), "PREFECT_HOME": f"{folder}/prefect"}
            environment["BANMIAN_FLOWS__SETTLE"] = "1"
            chance = random.Random(told.seed)  # noqa: S311 - when to fail, no secret
            soaked = Soak(inbox, "s3://newspapers/soak", proxy, environment, chance)
            os.environ.update(server.environment())
            direct = open_store("s3://newspapers/soak")
            pages = told.pages // 8 * 8
            found, more = soak(soaked, pages, told.kills, told.outage, direct)
    print(f"seed {told.seed}; rounds ended with {soaked.rounds}; {pages} pages, {more} read again")
    print("\n".join(found) or "every page is in the store exactly once; the ledgers are right")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
