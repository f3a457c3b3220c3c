"""How the issues of a store stand, from their ledgers, worst first."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from document.errors import StoreError, StoreMissing
from document.issue import Issue, IssueStatus, MarkerFate, PageStatus
from flows.place import is_date
from store import Store, keys
from store.records import decode_issue

log = logging.getLogger(__name__)

AT_ONCE = 8  # ledgers fetched at the same time: an answer takes some milliseconds

_WORST = (IssueStatus.INCOMPLETE, IssueStatus.NEEDS_REVIEW, IssueStatus.COMPLETE)


@dataclass(frozen=True, slots=True)
class IssueStanding:
    """An issue in figures.

    Attributes:
        ledger: it is counted from.
        pages, missing, failed: its pages by what became of them.
        articles: their number.
        unresolved: continuation markers without their other half.
    """

    ledger: Issue
    pages: int
    missing: int
    failed: int
    articles: int
    unresolved: int

    @property
    def badness(self) -> tuple[int, ...]:
        """Sorts the worst first."""
        status = _WORST.index(self.ledger.status)
        return -self.failed, status, -self.missing, -self.unresolved


def standing(ledger: Issue) -> IssueStanding:
    """An issue counted."""
    fates = [page.status for page in ledger.pages]
    return IssueStanding(
        ledger,
        pages=fates.count(PageStatus.READ),
        missing=fates.count(PageStatus.MISSING),
        failed=fates.count(PageStatus.FAILED),
        articles=len(ledger.articles),
        unresolved=sum(marker.fate is MarkerFate.UNRESOLVED for marker in ledger.markers),
    )


def standings(store: Store, title: str = "", date: str = "") -> list[IssueStanding]:
    """The issues of a store, worst first, then the latest.

    Args:
        store: that keeps them.
        title: name or folder of the newspaper; empty for all.
        date: of the issue; empty for all.

    Raises:
        StoreError: the store cannot be used.
    """
    places = [place for place in _places(store) if date in ("", place[1])]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        found = threads.map(lambda place: _ledger(store, *place), places)
        ledgers = [ledger for ledger in found if ledger and _is_of(ledger, title)]
    latest = sorted(ledgers, key=lambda ledger: (ledger.date, ledger.slug), reverse=True)
    return sorted(map(standing, latest), key=lambda one: one.badness)


def _places(store: Store) -> Iterator[tuple[str, str]]:
    """Folder names of title and date of all that looks like an issue."""
    for slug in store.folders():
        for date in store.folders(f"{slug}/"):
            if is_date(date) or (slug, date) == (keys.UNKNOWN, keys.UNDATED):
                yield slug, date


def _is_of(ledger: Issue, title: str) -> bool:
    return title in ("", ledger.title, ledger.slug)


def _ledger(store: Store, slug: str, date: str) -> Issue | None:
    key = f"{slug}/{date}/issue.json"
    try:
        return decode_issue(store.get(key), key)
    except StoreMissing:  # its first pages are just being read
        return None
    except StoreError as error:
        if error.subject != key:  # it is not the ledger that is damaged
            raise
        log.error("%s", error)
        return None
