"""Under which keys a scan was filed: ``scans/{sha256}-{frame}.json``. No Prefect.

So a scan whose title or page is only printed on it is known again without reading it. Several
processes may file one scan at the same moment: a note is written only over the one that was seen.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence

from document.errors import StoreError, StoreMissing, StoreUnavailable
from document.page import PageRecord
from flows.assembly import IssueKey
from store import Store, keys
from store.base import ABSENT, STAGE
from store.records import decode_page

log = logging.getLogger(__name__)

ROUNDS = 20  # of looking and writing: more is no accident


def filed_keys(store: Store, sha256: str, frame: int) -> tuple[str, ...]:
    """Keys under which the scan was filed, the latest last.

    Raises:
        StoreError: the store cannot be used.
    """
    try:
        return tuple(json.loads(store.get(keys.scan_key(sha256, frame)))["pages"])
    except StoreMissing:
        return ()


def page_at(store: Store, key: str) -> PageRecord | None:
    """The record under a key; None when there is none, or what is there is none.

    Raises:
        StoreError: the store cannot be used.
    """
    try:
        data = store.get(key)
    except StoreMissing:
        return None
    try:
        return decode_page(data, key)
    except StoreError as error:
        log.warning("%s", error)
        return None


def put_unless_changed(store: Store, key: str, data: bytes, tag: str) -> bool:
    """Put JSON if nobody has written the key since its tag was seen; say whether it was put.

    A store that knows no conditions is trusted to have one writer.

    Raises:
        StoreError: the store cannot be used.
    """
    try:
        return store.put_if(key, data, tag, keys.JSON_TYPE)
    except StoreUnavailable:
        raise
    except StoreError:
        store.put(key, data, keys.JSON_TYPE)
        return True


def leave_old_places(store: Store, record: PageRecord, key: str) -> Iterator[IssueKey]:
    """Note the scan's new key, and remove its record from where it does not belong any more.

    Args:
        store: that keeps it.
        record: of the page, filed already.
        key: under which it is filed now.

    Yields:
        The issues that it leaves.

    Raises:
        StoreError: the store cannot be used.
    """
    source = record.source
    for old in _noted(store, record, key):
        folder = old.removesuffix("/page.json")
        slug, date, *_ = old.split("/")
        there = page_at(store, old)
        if there and there.source.sha256 == source.sha256:
            store.delete(old)
            store.delete(f"{folder}/overlay.jpg")
            log.info("%s is now %s", folder, key.removesuffix("/page.json"))
        yield slug, date


def _noted(store: Store, record: PageRecord, key: str) -> set[str]:
    """Add the key to the scan's note; the keys that it takes the place of."""
    source = record.source
    note = keys.scan_key(source.sha256, source.frame)
    for _ in range(ROUNDS):
        tag = store.tags(note).get(note, ABSENT)
        before = filed_keys(store, source.sha256, source.frame)
        kept = [old for old in before if old != key and not _moves(store, old, record)]
        if put_unless_changed(store, note, _encoded((*kept, key)), tag):
            return set(before) - {key, *kept}
    raise StoreUnavailable(note, STAGE, "others file this scan all the time", "Try it again.")


def _encoded(pages: Sequence[str]) -> bytes:
    return (json.dumps({"pages": pages}, ensure_ascii=False, indent=1) + "\n").encode()


def _moves(store: Store, old: str, record: PageRecord) -> bool:
    """Whether the record under the old key is this page, filed when less was known of it.

    The same bytes under another file name are another page: two blank pages can be the same.
    """
    if old.startswith(f"{keys.UNKNOWN}/"):
        return True
    there = page_at(store, old)
    if there is None or there.source.sha256 != record.source.sha256:
        return True
    return there.source.name == record.source.name
