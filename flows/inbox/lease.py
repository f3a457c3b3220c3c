"""One round at a time over an inbox: a lease in the store, kept alive by a beat.

    inbox/{inbox}/lease.json

Whoever holds it writes another beat into it every few seconds. No clock is compared with another:
a lease is dead when its holder's process is, seen on the same machine, or when no beat has come
for a while that is measured here. Two rounds at once would do no harm, only work twice: a round
that loses its lease to another goes on.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Self

from document.errors import StoreError, StoreMissing
from flows.inbox.marks import digest
from store import Store
from store.base import ABSENT
from store.keys import JSON_TYPE

log = logging.getLogger(__name__)

BEAT = 5.0  # seconds between two beats
DEAD_AFTER = 30.0  # seconds without a beat
_held: set[str] = set()  # leases of this process, by their runs
_TRIES = 10  # of taking a lease that others take, too


def lease_key(inbox: str) -> str:
    """Key of the lease of an inbox."""
    return f"inbox/{digest(inbox)}/lease.json"


def _nobody(_called: str) -> None:
    """Nothing is to be done about a holder that died."""


@contextmanager
def only_round(
    store: Store,
    inbox: str,
    patience: float = DEAD_AFTER,
    called: str = "",
    bury: Callable[[str], None] = _nobody,
) -> Iterator[str]:
    """Hold the lease of an inbox while this lasts.

    Args:
        store: that keeps it.
        inbox: the inbox's one name.
        patience: seconds without a beat after which a holder elsewhere counts as dead.
        called: what this round is called by those who show runs.
        bury: is told what the round was called that died with the lease in its hands.

    Yields:
        Who else holds the lease, for people; empty when it is ours.

    Raises:
        StoreError: the store cannot be used.
    """
    key, ours = lease_key(inbox), _Holder.here(called)
    _held.add(ours.run)
    try:
        before = _taken(store, key, ours, patience)
        if isinstance(before, str):
            yield before
            return
        if before and before.called:
            bury(before.called)
        yield from _kept(store, key, ours)
    finally:
        _held.discard(ours.run)


def _kept(store: Store, key: str, ours: _Holder) -> Iterator[str]:
    """Keep the lease alive, and give it back."""
    over = threading.Event()
    beating = threading.Thread(target=_beat, args=(store, key, ours, over), daemon=True)
    beating.start()
    try:
        yield ""
    finally:
        over.set()
        beating.join()
        with suppress(StoreError):  # it dies by itself
            if _is_ours(store, key, ours):
                store.delete(key)


@dataclass(frozen=True, slots=True)
class _Holder:
    """A process, told from all others that ever ran.

    Attributes:
        machine: where it runs: a boot of a machine, and there a space of process ids.
        host: the machine's name, for people.
        pid: process id.
        born: when the process began, in the kernel's own count.
        run: a name of its own for each lease.
        called: what the round is called by those who show runs.
    """

    machine: str
    host: str
    pid: int
    born: str
    run: str
    called: str

    @classmethod
    def here(cls, called: str) -> Self:
        """This process."""
        pid, run = os.getpid(), secrets.token_hex(8)
        return cls(_machine(), socket.gethostname(), pid, _born(pid), run, called)

    @classmethod
    def parse(cls, data: bytes) -> Self | None:
        """Who wrote a lease; None when nobody did, or that cannot be told."""
        try:
            told = json.loads(data)
            texts = {name: str(told[name]) for name in ("machine", "host", "born", "run")}
            return cls(pid=int(told["pid"]), called=str(told.get("called", "")), **texts)
        except (ValueError, KeyError, TypeError):
            return None

    def lease(self, beat: int) -> bytes:
        """What stands in the lease."""
        return (json.dumps({**asdict(self), "beat": beat}, indent=1) + "\n").encode()

    def lives(self) -> bool | None:
        """Whether it still runs; None when it does so elsewhere, of which nothing is known."""
        if not self.machine or self.machine != _machine():
            return None
        if self.pid == os.getpid() and self.run not in _held:
            return False  # an earlier round of this process, whose store was away at its end
        return self.born == _born(self.pid)


def _taken(store: Store, key: str, ours: _Holder, patience: float) -> str | _Holder | None:
    """Take the lease from whoever died with it; who has it, for people, when that cannot be."""
    for _ in range(_TRIES):
        tag = store.tags(key).get(key, ABSENT)
        seen = _read(store, key)
        holder = _Holder.parse(seen)
        if holder and _is_held(store, key, holder, seen, patience):
            return f"{holder.host}, process {holder.pid}"
        if store.put_if(key, ours.lease(0), tag, JSON_TYPE):
            return holder
    return "another round"


def _is_held(store: Store, key: str, holder: _Holder, seen: bytes, patience: float) -> bool:
    """Whether the holder of a lease is at work; elsewhere that is seen by its beat."""
    lives = holder.lives()
    if lives is not None:
        return lives
    log.info("a round on %s may hold this inbox; waiting for a sign of it", holder.host)
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        time.sleep(min(BEAT / 2, patience / 10))
        if _read(store, key) != seen:
            return True
    return False


def _read(store: Store, key: str) -> bytes:
    try:
        return store.get(key)
    except StoreMissing:
        return b""


def _is_ours(store: Store, key: str, ours: _Holder) -> bool:
    holder = _Holder.parse(_read(store, key))
    return holder is not None and holder.run == ours.run


def _beat(store: Store, key: str, ours: _Holder, over: threading.Event) -> None:
    for beat in count(1):
        if over.wait(BEAT):
            return
        try:
            if not _is_ours(store, key, ours):
                log.warning("another round has taken over this inbox; this one goes on")
                return
            store.put(key, ours.lease(beat), JSON_TYPE)
        except StoreError as error:
            log.debug("no beat: %s", error)


def _machine() -> str:
    """This boot of the machine, and our space of process ids; empty where nothing says so."""
    with suppress(OSError):
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot} {Path('/proc/self/ns/pid').readlink()}"
    return ""


def _born(pid: int) -> str:
    """When a process began; empty when there is none."""
    with suppress(OSError, IndexError):
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        state, *fields = told.rpartition(")")[2].split()
        return "" if state in "ZX" else fields[18]  # a zombie has ended
    return ""
