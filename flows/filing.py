"""What is kept of a page, and how it is found again. No Prefect.

`pages/` and `failed/` are the record; articles and ledger follow from them (`flows.assembly`).
``scans/{sha256}-{frame}.json`` remembers under which keys a scan was filed, so
that a scan whose title or page is only printed on it is known again without reading it.
"""

from __future__ import annotations

import json
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
    StoreMissing,
)
from document.issue import PageFailure
from document.page import PageIdentity, PageRecord, Source
from flows.assembly import IssueKey, assemble
from store import Store, keys
from store.records import (
    decode_page,
    encode_failure,
    encode_page,
)

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
    for key in reversed(_filed_keys(store, sha256, frame)):
        record = _page_at(store, key)
        if record is None or (record.source.sha256, record.source.frame) != (sha256, frame):
            continue
        if record.fingerprint == fingerprint and _same(record.versions, versions):
            return record
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
        if beside and _is_taken(store, record, beside):
            return None
        return _file(store, record, overlay, expected)


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
    place = (record.slug, record.date, record.page, record.source)
    key, overlay_key = keys.page_key(*place), keys.overlay_key(*place)
    store.put(overlay_key, overlay, keys.JPEG_TYPE)
    store.put(key, encode_page(record), keys.JSON_TYPE)
    left = tuple(_leave_old_places(store, record, key))
    cleared = tuple(_clear_failures(store, record, expected))
    return Filed(key, overlay_key, tuple(dict.fromkeys((issue_of(record), *left, *cleared))))


def _is_taken(store: Store, record: PageRecord, beside: Sequence[str]) -> bool:
    key = keys.page_key(record.slug, record.date, record.page, record.source)
    there = _page_at(store, key)
    if there is None:
        return False
    name = scan_name(there.source)
    return name != scan_name(record.source) and name in beside


def _leave_old_places(store: Store, record: PageRecord, key: str) -> Iterator[IssueKey]:
    """Note the scan's new key, and remove its record from where it does not belong any more."""
    source = record.source
    before = _filed_keys(store, source.sha256, source.frame)
    kept = [old for old in before if old != key and not _moves(store, old, record)]
    _note_keys(store, source, (*kept, key))
    for old in set(before) - {key, *kept}:
        folder = old.removesuffix("/page.json")
        slug, date, *_ = old.split("/")
        there = _page_at(store, old)
        if there and there.source.sha256 == source.sha256:
            store.delete(old)
            store.delete(f"{folder}/overlay.jpg")
            log.info("%s is now %s", folder, key.removesuffix("/page.json"))
        yield slug, date


def _moves(store: Store, old: str, record: PageRecord) -> bool:
    """Whether the record under the old key is this page, filed when less was known of it.

    The same bytes under another file name are another page: two blank pages can be the same.
    """
    if old.startswith(f"{keys.UNKNOWN}/"):
        return True
    there = _page_at(store, old)
    if there is None or there.source.sha256 != record.source.sha256:
        return True
    return there.source.name == record.source.name


def _page_at(store: Store, key: str) -> PageRecord | None:
    """The record under a key; None when there is none, or what is there is none."""
    try:
        data = store.get(key)
    except StoreMissing:
        return None
    try:
        return decode_page(data, key)
    except StoreError as error:
        log.warning("%s", error)
        return None


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


def _filed_keys(store: Store, sha256: str, frame: int) -> tuple[str, ...]:
    """Keys under which the scan was filed, the latest last."""
    try:
        return tuple(json.loads(store.get(keys.scan_key(sha256, frame)))["pages"])
    except StoreMissing:
        return ()


def _note_keys(store: Store, source: Source, pages: Sequence[str]) -> None:
    note = json.dumps({"pages": pages}, ensure_ascii=False, indent=1) + "\n"
    store.put(keys.scan_key(source.sha256, source.frame), note.encode(), keys.JSON_TYPE)


def _same(versions: dict[str, str], others: dict[str, str]) -> bool:
    """Whether two sets of versions give the same result; that of Python does not matter."""
    return {**versions, "python": ""} == {**others, "python": ""}
