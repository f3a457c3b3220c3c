"""Articles and ledger of an issue, from the pages and failures that are on record. No Prefect."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from document.errors import StoreError, StoreMissing
from document.issue import AssembledIssue, PageFailure
from document.page import PageRecord
from store import Store, keys
from store.records import (
    decode_failure,
    decode_page,
    encode_article,
    encode_issue,
    encode_text,
)

log = logging.getLogger(__name__)

ASSEMBLY_ROUNDS = 5  # after so many others are writing all the time, and the last of them assembles

IssueKey = tuple[str, str]
"""Slug and date."""

Snapshot = dict[str, bytes]
"""The bytes of all pages and failures of an issue by key."""


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


def assemble(store: Store, slug: str, date: str) -> AssembledIssue | None:
    """Make articles and ledger of an issue from its pages, and remove what no longer follows.

    Another process may file a page at the same moment: when the pages are others after writing
    than before, it is done again. The last to write has thus seen all.

    Returns:
        The issue, or None when it has neither pages nor failures (any more).

    Raises:
        StoreError: the store cannot be used.
    """
    seen = _snapshot(store, slug, date)
    for _ in range(ASSEMBLY_ROUNDS):
        issue = _issue_from(seen, slug, date)
        _write_issue(store, slug, date, issue)
        now = _snapshot(store, slug, date)
        if now == seen:
            break
        seen = now
    return issue


def _snapshot(store: Store, slug: str, date: str) -> Snapshot:
    pages = [key for key in store.list(keys.pages_prefix(slug, date)) if key.endswith("/page.json")]
    failures = list(store.list(keys.failures_prefix(slug, date)))
    snapshot: Snapshot = {}
    for key in (*pages, *failures):
        try:
            snapshot[key] = store.get(key)
        except StoreMissing:  # it went away since it was listed
            continue
    return snapshot


def _issue_from(snapshot: Snapshot, slug: str, date: str) -> AssembledIssue | None:
    from postprocess import assemble_issue

    pages: list[PageRecord] = []
    failures: list[PageFailure] = []
    for key, data in snapshot.items():
        try:
            if key.startswith(keys.pages_prefix(slug, date)):
                pages.append(decode_page(data, key))
            else:
                failures.append(decode_failure(data, key))
        except StoreError as error:  # a damaged record is a page that failed, and is read again
            failures.append(PageFailure(source=key, page="", reason=str(error)))
    if not pages and not failures:
        return None
    title = next((page.title for page in pages if page.title), "")
    return assemble_issue(title, slug, date, pages, failures)


def _write_issue(store: Store, slug: str, date: str, issue: AssembledIssue | None) -> None:
    """Write articles first, then the ledger that names them, then remove what it does not name."""
    wanted: set[str] = set()
    for article in issue.articles if issue else ():
        key = keys.article_key(slug, date, article.id)
        text_key = keys.article_text_key(slug, date, article.id)
        store.put(key, encode_article(article), keys.JSON_TYPE)
        store.put(text_key, encode_text(article), keys.TEXT_TYPE)
        wanted |= {key, text_key}
    if issue:
        store.put(keys.issue_key(slug, date), encode_issue(issue.ledger), keys.JSON_TYPE)
    else:
        store.delete(keys.issue_key(slug, date))
    for key in list(store.list(keys.articles_prefix(slug, date))):
        if key not in wanted:
            log.info("%s no longer exists", key)
            store.delete(key)
