"""What is kept of a page, and how it is found again. No Prefect.

`pages/` and `failed/` are the record; articles and ledger follow from them (`flows.assembly`).
Where a scan was filed is noted (`flows.filed_scans`).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import TracebackType

from document.errors import (
    BanmianError,
    EngineMissing,
    SettingsError,
    StoreError,
    StoreUnavailable,
)
from document.issue import PageFailure
from document.page import PageIdentity, PageRecord, Source
from flows.assembly import IssueKey, assemble
from flows.filed_scans import ROUNDS, filed_keys, leave_old_places, page_at, put_unless_changed
from store import Store, keys
from store.base import ABSENT, STAGE
from store.records import encode_failure, encode_page

log = logging.getLogger(__name__)

_FILING = threading.Lock()  # pages of one process are filed one after the other


@dataclass(frozen=True, slots=True)
class Filed:
    """Where a page was filed, and which issues must be assembled because of it."""

    key: str
    overlay_key: str
    touched: tuple[IssueKey, ...]


def find_page(
    store: Store, sha256: str, frame: int, fingerprint: str, versions: dict[str, str]
) -> PageRecord | None:
    """The record of a scan that was read before, with the same settings, engine and versions.

    Raises:
        StoreError: the store cannot be used.
    """
    for key in reversed(filed_keys(store, sha256, frame)):
        record = page_at(store, key)
        if record is None or (record.source.sha256, record.source.frame) != (sha256, frame):
            continue
        alike = record.fingerprint == fingerprint and _same(record.versions, versions)
        if alike and store.exists(f"{key.removesuffix('page.json')}overlay.jpg"):
            return record  # without its picture it was cut off while it was filed
    return None


def file_page(store: Store, record: PageRecord, overlay: bytes, expected: PageIdentity) -> Filed:
    """Put a page on record, in place of one that bore its label before.

    A failure of the scan or of the page is cleared. When the scan itself was filed under another
    label, because less was known of it, it moves.

    Args:
        store: that keeps it.
        record: of the page.
        overlay: its picture, JPEG.
        expected: the identity by which a failure of the scan would have been filed.

    Raises:
        StoreError: the store cannot be used.
    """
    with _FILING:
        return _file(store, record, overlay, expected)


def file_beside(
    store: Store,
    record: PageRecord,
    overlay: bytes,
    expected: PageIdentity,
    beside: Sequence[str],
) -> Filed | None:
    """Put a page on record, unless another scan of the same run has its place.

    Args:
        store: that keeps it.
        record: of the page.
        overlay: its picture, JPEG.
        expected: the identity by which a failure of the scan would have been filed.
        beside: names of the scans of the run.

    Returns:
        None, with nothing done, when the place is taken.

    Raises:
        StoreError: the store cannot be used.
    """
    with _FILING:
        if not beside:
            return _file(store, record, overlay, expected)
        if not _claim(store, record, beside):
            return None
        return _settle(store, record, overlay, expected)


def keep_page(store: Store, record: PageRecord, expected: PageIdentity) -> Filed:
    """Leave a page as it is on record; a failure of its scan since then is cleared."""
    place = (record.slug, record.date, record.page, record.source)
    cleared = tuple(_clear_failures(store, record, expected))
    touched = tuple(dict.fromkeys((issue_of(record), *cleared)))
    return Filed(keys.page_key(*place), keys.overlay_key(*place), touched)


def issue_of(record: PageRecord) -> IssueKey:
    """The issue a page belongs to."""
    return record.slug, record.date


def scan_name(source: Source) -> str:
    """The name of the scan with its frame, where its file has several."""
    return source.name if source.frames == 1 else f"{source.name}#{source.frame}"


class OnRecord:
    """Puts on record why a scan could not be read, and lets the error go on.

    What lies with the machine or the store is no failure of the scan. An unforeseen error is one:
    the ledger must not call an issue complete because a page failed in a new way.

    Args:
        store: that keeps it.
        source: name of the scan.
        expected: the page it should have become, as far as that is known.
        assembling: whether the issue is assembled at once.
        simplified: whether its traditional articles then get a simplified copy.
    """

    def __init__(
        self,
        store: Store,
        source: str,
        expected: PageIdentity,
        *,
        assembling: bool,
        simplified: bool = False,
    ) -> None:
        self._store, self._source, self._expected = store, source, expected
        self._assembling, self._simplified = assembling, simplified

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        of_the_machine = (EngineMissing, SettingsError, StoreError)
        if not isinstance(error, Exception) or isinstance(error, of_the_machine):
            return
        file_failure(self._store, self._source, self._expected, error)
        if self._assembling:
            slug, date = self._expected.slug, self._expected.date
            assemble(self._store, slug, date, simplified=self._simplified)


def file_failure(
    store: Store, source: str, expected: PageIdentity, error: BaseException, attempt: int = 1
) -> PageFailure:
    """Put on record why a scan could not be read.

    Raises:
        StoreError: the store cannot be used.
    """
    failure = PageFailure(
        source=source,
        page=expected.label,
        reason=str(error) or type(error).__name__,
        stage=error.stage if isinstance(error, BanmianError) else type(error).__name__,
        attempt=attempt,
    )
    key = keys.failure_key(expected.slug, expected.date, failure)
    store.put(key, encode_failure(failure), keys.JSON_TYPE)
    return failure


def forget_failure(store: Store, source: str, expected: PageIdentity) -> None:
    """Take back that a scan could not be read.

    Raises:
        StoreError: the store cannot be used.
    """
    failure = PageFailure(source=source, page=expected.label, reason="")
    store.delete(keys.failure_key(expected.slug, expected.date, failure))


def _file(store: Store, record: PageRecord, overlay: bytes, expected: PageIdentity) -> Filed:
    key = keys.page_key(record.slug, record.date, record.page, record.source)
    store.put(key, encode_page(record), keys.JSON_TYPE)
    return _settle(store, record, overlay, expected)


def _settle(store: Store, record: PageRecord, overlay: bytes, expected: PageIdentity) -> Filed:
    """Give a page that is on record its picture, and put right what spoke of its scan before."""
    place = (record.slug, record.date, record.page, record.source)
    key, overlay_key = keys.page_key(*place), keys.overlay_key(*place)
    store.put(overlay_key, overlay, keys.JPEG_TYPE)
    left = tuple(leave_old_places(store, record, key))
    cleared = tuple(_clear_failures(store, record, expected))
    return Filed(key, overlay_key, tuple(dict.fromkeys((issue_of(record), *left, *cleared))))


def _claim(store: Store, record: PageRecord, beside: Sequence[str]) -> bool:
    """Put a record in its place, unless another scan of the run has it or takes it meanwhile.

    The picture comes after: nobody may overwrite that of a page whose place he does not get.
    """
    key = keys.page_key(record.slug, record.date, record.page, record.source)
    for _ in range(ROUNDS):
        tag = store.tags(key).get(key, ABSENT)
        if _is_taken(store, record, beside):
            return False
        if put_unless_changed(store, key, encode_page(record), tag):
            return True
    raise StoreUnavailable(key, STAGE, "others file this page all the time", "Try it again.")


def _is_taken(store: Store, record: PageRecord, beside: Sequence[str]) -> bool:
    key = keys.page_key(record.slug, record.date, record.page, record.source)
    there = page_at(store, key)
    if there is None:
        return False
    name = scan_name(there.source)
    return name != scan_name(record.source) and name in beside


def _clear_failures(store: Store, record: PageRecord, expected: PageIdentity) -> Iterator[IssueKey]:
    """Remove the failures that this page makes void; the issues they stood in."""
    named = replace(record.source, name=scan_name(record.source))
    for identity in ((record.slug, record.date, record.page), _place(expected)):
        for key in keys.cleared_by(*identity, named):
            if store.exists(key):
                store.delete(key)
                slug, date, *_ = key.split("/")
                yield slug, date


def _place(identity: PageIdentity) -> tuple[str, str, str]:
    return identity.slug, identity.date, identity.label


def _same(versions: dict[str, str], others: dict[str, str]) -> bool:
    """Whether two sets of versions give the same result; that of Python does not matter."""
    return {**versions, "python": ""} == {**others, "python": ""}
