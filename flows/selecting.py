"""Which pages of a store a selection means. No Prefect."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

from document.errors import StoreError, StoreMissing
from document.page import PageLayout, PageRecord
from flows.forms import Selection
from store import Store
from store.keys import UNDATED
from store.records import decode_page

log = logging.getLogger(__name__)

_PAGE = re.compile(r"([^/]+)/([^/]+)/pages/[^/]+/page\.json")
_ENGINE = re.compile(r"(?:([A-Za-z][\w-]*)[ /]+)?v?(\d+(?:\.\d+)*)")


def selected(store: Store, selection: Selection, slug: str) -> Iterator[PageRecord]:
    """The records that meet all that the selection says, without what was read on the pages.

    A store may hold very many pages: each is looked at, and only who it is is kept.

    Args:
        store: that has them.
        selection: what is said of them.
        slug: folder of the newspaper; empty for all.

    Raises:
        StoreError: the store cannot be used.
    """
    for key in store.list(f"{slug}/" if slug else ""):
        place = _PAGE.fullmatch(key)
        if place is None or not _in_time(place[2], selection):
            continue
        try:
            record = decode_page(store.get(key), key)
        except StoreMissing:  # it went away since it was listed
            continue
        except StoreError as error:
            log.warning("%s", error)
            continue
        if _meant(record, selection):
            blank = PageLayout(record.layout.width, record.layout.height, 0.0, 0.0, ())
            yield replace(record, layout=blank, lines=(), parts=())


def older(engine: str, than: str) -> bool:
    """Whether a page was read with an older version of an engine.

    Args:
        engine: that read it, as its record says.
        than: a version, with or without the engine's name; pages of another engine are not meant.

    >>> older("tesseract 5.3.0 chi_sim", "tesseract 5.10"), older("tesseract 5.3.0", "5.3")
    (True, False)
    >>> older("rapidocr 3.9", "tesseract 9")
    False
    """
    read, asked = _ENGINE.match(engine), _ENGINE.match(than)
    if read is None or asked is None:
        return False
    if asked[1] and asked[1].lower() != (read[1] or "").lower():
        return False
    return _version(read[2]) < _version(asked[2])


def _version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def _in_time(date: str, selection: Selection) -> bool:
    if not (selection.first or selection.last):
        return True
    if date == UNDATED:
        return False
    return selection.first <= date and (not selection.last or date <= selection.last)


def _meant(record: PageRecord, selection: Selection) -> bool:
    below = selection.confidence_below
    unsure = below is None or record.confidence < below
    old = not selection.engine_older_than or older(record.engine, selection.engine_older_than)
    return unsure and old
