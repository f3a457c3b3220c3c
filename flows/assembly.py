"""Articles and ledger of an issue, from the pages and failures that are on record. No Prefect."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from document.errors import StoreError, StoreMissing, StoreUnavailable
from document.issue import AssembledIssue, Neighbour, PageFailure
from document.page import PageRecord
from store import Store, keys
from store.base import ABSENT, STAGE
from store.records import (
    decode_failure,
    decode_issue,
    decode_page,
    encode_article,
    encode_issue,
    encode_simplified,
    encode_text,
)

log = logging.getLogger(__name__)

ASSEMBLY_ROUNDS = 50  # a round takes seconds: after so many something is wrong with the issue
NEAR = 7  # days on either side in which a neighbour is looked for: a weekly has one there
AT_ONCE = 8  # requests to the store

IssueKey = tuple[str, str]
"""Slug and date."""

Tags = Mapping[str, str]
"""What `Store.tags` said of the keys of an issue."""


class File(NamedTuple):
    """Bytes to be stored, with their type."""

    data: bytes
    content_type: str


def forget_vanished(
    store: Store, issue: IssueKey, folders: Sequence[str], names: Sequence[str]
) -> None:
    """Remove failures of scans that lay in one of the folders and are not there any more."""
    for key in list(store.list(keys.failures_prefix(*issue))):
        try:
            source = decode_failure(store.get(key), key).source
        except StoreMissing:
            continue
        inside = any(source.startswith(f"{folder.rstrip('/')}/") for folder in folders)
        if inside and source not in names:
            log.info("%s is no longer there, its failure is forgotten", source)
            store.delete(key)


def assemble(
    store: Store, slug: str, date: str, *, simplified: bool = False
) -> AssembledIssue | None:
    """Make articles and ledger of an issue from its pages, and remove what no longer follows.

    Only what differs from what the store holds is written. Another process may file a page, or
    assemble the same issue, at the same moment: so the issue is looked at again after writing, and
    done again unless its pages are those it was made from and its articles those that follow from
    them. Whoever writes last has thus seen all, and one who is late puts right what it overwrote.

    Args:
        store: that holds the pages.
        slug: folder name of the title.
        date: of the issue.
        simplified: whether traditional articles get a simplified copy.

    Returns:
        The issue, or None when it has neither pages nor failures (any more).

    Raises:
        StoreUnavailable: others change the issue all the time.
        StoreError: the store cannot be used.
    """
    on_record = _OnRecord(store, slug, date, simplified=simplified)
    folder = f"{keys.issue_folder(slug, date)}/"
    tags = store.tags(folder)
    for _ in range(ASSEMBLY_ROUNDS):
        made_from = on_record.inputs(tags)
        issue = on_record.issue(made_from)
        wanted = _files(slug, date, issue)
        _write(store, wanted, tags)
        _remove(store, _unwanted(slug, date, wanted, tags))
        tags = store.tags(folder)
        stale = [*_unwanted(slug, date, wanted, tags), *_differing(store, wanted, tags)]
        if on_record.inputs(tags) == made_from and not stale:
            return issue
    raise StoreUnavailable(
        folder, STAGE, "pages of the issue change all the time", "Assemble it when they rest."
    )


class _OnRecord:
    """The pages and failures of an issue, each fetched once for every state it is seen in."""

    def __init__(self, store: Store, slug: str, date: str, *, simplified: bool) -> None:
        self._store, self._slug, self._date = store, slug, date
        self._simplified = simplified
        self._pages = keys.pages_prefix(slug, date)
        self._failures = keys.failures_prefix(slug, date)
        self._read: dict[tuple[str, str], PageRecord | PageFailure | None] = {}

    def inputs(self, tags: Tags) -> dict[str, str]:
        """The keys that the issue follows from, with their tags."""
        return {
            key: tag
            for key, tag in tags.items()
            if key.startswith(self._failures)
            or (key.startswith(self._pages) and key.endswith("/page.json"))
        }

    def issue(self, inputs: Tags) -> AssembledIssue | None:
        """The issue that follows from them; None when there is nothing."""
        from postprocess import assemble_issue
        from postprocess.simplified import with_simplified

        new = [seen for seen in inputs.items() if seen not in self._read]
        with ThreadPoolExecutor(AT_ONCE) as threads:
            self._read |= dict(zip(new, threads.map(self._fetch, [k for k, _ in new]), strict=True))
        found = [self._read[seen] for seen in inputs.items()]
        pages = [one for one in found if isinstance(one, PageRecord)]
        failures = [one for one in found if isinstance(one, PageFailure)]
        if not pages and not failures:
            return None
        title = next((page.title for page in pages if page.title), "")
        numbered = any(page.folio.number for page in pages)
        others = self._neighbours() if numbered and self._date != keys.UNDATED else ()
        issue = assemble_issue(title, self._slug, self._date, pages, failures, others)
        return with_simplified(issue) if self._simplified else issue

    def _neighbours(self) -> tuple[Neighbour, ...]:
        """The nearest issues before and after this one whose numbers are known.

        Only ledgers of a few days are asked for, by their keys: a listing would go over all years.
        """
        day = dt.date.fromisoformat(self._date)
        days = [day + dt.timedelta(days=n) for n in range(-NEAR, NEAR + 1) if n]
        with ThreadPoolExecutor(AT_ONCE) as threads:
            found = [one for one in threads.map(self._numbered, days) if one]
        before = [one for one in found if one.date < self._date][-1:]
        after = [one for one in found if one.date > self._date][:1]
        return (*before, *after)

    def _numbered(self, day: dt.date) -> Neighbour | None:
        key = keys.issue_key(self._slug, day.isoformat())
        try:
            data = self._store.get(key)
        except StoreMissing:
            return None
        try:
            number = decode_issue(data, key).number
        except StoreError as error:  # a damaged ledger is made anew with its own issue
            log.warning("%s", error)
            return None
        return Neighbour(day.isoformat(), number) if number else None

    def _fetch(self, key: str) -> PageRecord | PageFailure | None:
        """A page or failure; None when it went away since it was listed."""
        try:
            data = self._store.get(key)
        except StoreMissing:
            return None
        decode = decode_page if key.startswith(self._pages) else decode_failure
        try:
            return decode(data, key)
        except StoreError as error:  # a damaged record is a page that failed, and is read again
            return PageFailure(source=key, page="", reason=str(error))


def _files(slug: str, date: str, issue: AssembledIssue | None) -> dict[str, File]:
    """All that follows from an issue, by key; the ledger comes last, for it names the others."""
    files: dict[str, File] = {}
    for article in issue.articles if issue else ():
        key = keys.article_key(slug, date, article.id)
        files[key] = File(encode_article(article), keys.JSON_TYPE)
        text_key = keys.article_text_key(slug, date, article.id)
        files[text_key] = File(encode_text(article), keys.TEXT_TYPE)
        if article.simplified:
            copy_key = keys.article_simplified_key(slug, date, article.id)
            files[copy_key] = File(encode_simplified(article), keys.TEXT_TYPE)
    if issue:
        ledger = File(encode_issue(issue.ledger), keys.JSON_TYPE)
        files[keys.issue_key(slug, date)] = ledger
    return files


def _write(store: Store, wanted: Mapping[str, File], tags: Tags) -> None:
    """Put what the store does not hold yet: some articles at once, then the ledger alone."""
    changed = _differing(store, wanted, tags)
    ledger = next(reversed(list(wanted)), "")
    with ThreadPoolExecutor(AT_ONCE) as threads:
        articles = [key for key in changed if key != ledger]
        list(threads.map(lambda key: store.put(key, *wanted[key]), articles))
    if ledger in changed:
        store.put(ledger, *wanted[ledger])


def _differing(store: Store, wanted: Mapping[str, File], tags: Tags) -> list[str]:
    """The keys that hold something else than they should."""
    return [
        key
        for key, file in wanted.items()
        if key not in tags or not store.holds(key, file.data, tags.get(key, ABSENT))
    ]


def _unwanted(slug: str, date: str, wanted: Mapping[str, File], tags: Tags) -> list[str]:
    """The keys of articles, or of a ledger, that follow from nothing any more."""
    derived = (keys.articles_prefix(slug, date), keys.issue_key(slug, date))
    return [key for key in tags if key.startswith(derived) and key not in wanted]


def _remove(store: Store, unwanted: Iterable[str]) -> None:
    for key in unwanted:
        log.info("%s no longer exists", key)
        store.delete(key)
