"""Which scans of an inbox are known, and what became of them: a mark in the store for each.

    inbox/{inbox}/{scan}-{stamp}-{made}-{fate}.json

All that a round needs to know stands in the marks' names: 5,000 known scans are five listings, and
no mark is ever changed, so that rounds at the same time cannot lose each other's. ``scan`` is a
digest of its path inside the inbox, ``stamp`` of what the listing said of its bytes, ``made`` of
settings and versions. The fate is ``done``, or ``begun`` or ``failed`` with the number of the
attempt: what was begun and came to no end counts, too, or a scan that brings a machine down would
do so every night.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Self

from store import Store
from store.inbox import Found
from store.keys import JSON_TYPE

_NAME = re.compile(
    r"(?P<scan>[0-9a-f]{16})-(?P<stamp>[0-9a-f]{16})-(?P<made>[0-9a-f]{8})"
    r"-(?P<fate>done|begun|failed)(?:-(?P<attempt>\d{1,6}))?\.json"
)
_PROBE_BYTES = 1_000_000  # as much as a page takes: a full disk may still have room for a mark

DONE, BEGUN, FAILED = "done", "begun", "failed"


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of a scan.

    Attributes:
        scan: digest of its name.
        stamp: digest of its bytes' stamp.
        made: digest of settings and versions.
        fate: ``done``, ``begun`` or ``failed``.
        attempt: the number of the attempt; 0 for what is done.
    """

    scan: str
    stamp: str
    made: str
    fate: str = DONE
    attempt: int = 0

    @classmethod
    def parse(cls, name: str) -> Self | None:
        """The mark of that name; None when it is none."""
        match = _NAME.fullmatch(name)
        if match is None:
            return None
        told = match.groupdict()
        attempt = int(told["attempt"] or 0)
        return cls(told["scan"], told["stamp"], told["made"], told["fate"], attempt)

    @property
    def name(self) -> str:
        attempt = f"-{self.attempt}" if self.attempt else ""
        return f"{self.scan}-{self.stamp}-{self.made}-{self.fate}{attempt}.json"

    @property
    def rank(self) -> tuple[bool, int, bool]:
        """Sorts marks of the same bytes by how late they were set."""
        return self.fate == DONE, self.attempt, self.fate == FAILED

    def same_work(self, other: Mark) -> bool:
        """Whether both are about the same bytes, read in the same way."""
        return (self.scan, self.stamp, self.made) == (other.scan, other.stamp, other.made)


def digest(text: str, length: int = 16) -> str:
    """A short name for a text: hex digits of its SHA-256."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:length]


def blank(found: Found, made: str) -> Mark:
    """The mark of a scan before anything was done to it."""
    return Mark(digest(found.name), digest(found.stamp), made, BEGUN, 0)


class Marks:
    """The marks of one inbox, read once.

    Args:
        store: that keeps them.
        inbox: the inbox's one name, as `store.inbox.inbox_url` gives it.
    """

    __slots__ = ("_known", "_prefix", "_store")

    def __init__(self, store: Store, inbox: str) -> None:
        self._store = store
        self._prefix = f"inbox/{digest(inbox)}/"
        self._known: dict[str, tuple[str, ...]] = {}
        for key in store.list(self._prefix):
            name = key.removeprefix(self._prefix)
            if Mark.parse(name):
                scan = name.partition("-")[0]
                self._known[scan] = (*self._known.get(scan, ()), name)

    def of(self, scan: str) -> tuple[Mark, ...]:
        """The marks of a scan, by its digest."""
        return tuple(filter(None, map(Mark.parse, self._known.get(scan, ()))))

    def scans(self) -> Set[str]:
        """Digests of all scans that have a mark."""
        return self._known.keys()

    def put(self, mark: Mark, about: dict[str, str]) -> None:
        """Set a mark in place of all others of its scan.

        Args:
            mark: which.
            about: what people and later rounds want to know of it.

        Raises:
            StoreError: the store cannot be used.
        """
        data = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
        key = self._prefix + mark.name
        self._store.put(key, data.encode(errors="backslashreplace"), JSON_TYPE)
        for name in self._known.get(mark.scan, ()):
            if name != mark.name:
                self._store.delete(self._prefix + name)
        self._known[mark.scan] = (mark.name,)

    def about(self, mark: Mark) -> dict[str, str]:
        """What was told when the mark was set.

        Raises:
            StoreError: the store cannot be used, or the mark has gone.
        """
        try:
            told = json.loads(self._store.get(self._prefix + mark.name))
        except ValueError:
            return {}
        return {str(k): str(v) for k, v in told.items()} if isinstance(told, dict) else {}

    def forget(self, scan: str) -> None:
        """Remove all marks of a scan, by its digest."""
        for name in self._known.pop(scan, ()):
            self._store.delete(self._prefix + name)

    def probe(self) -> None:
        """Look whether the store takes something at all.

        Raises:
            StoreError: it does not.
        """
        key = f"{self._prefix}probe.json"
        self._store.put(key, b" " * _PROBE_BYTES, JSON_TYPE)
        self._store.delete(key)
