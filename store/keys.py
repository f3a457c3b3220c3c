"""Where each thing stands in a store: safe by construction, whatever titles and labels hold.

    {title}/{date}/pages/{NN}/page.json       the record of a page
    {title}/{date}/pages/{NN}/overlay.jpg     its scan with regions, order and confidence
    {title}/{date}/failed/{name}.json         a scan that could not be read, until it can
    {title}/{date}/articles/{id}.json, .txt   a joined article; .hans.txt its simplified copy
    {title}/{date}/issue.json                 the ledger
    scans/{sha256}-{frame}.json               where the pages of a scan stand

Pages of which title or date is unknown stand under ``unknown/undated/pages/{sha256}/``; a page of
a known issue whose label is unknown has its scan's sha256 in place of ``{NN}``.

A failure has the name of the page it should have become, when a label was given, else
``scan-`` and a digest of the scan's own name. It replaces nothing, so a page that was read before
stays as it was; `cleared_by` names the failures that a page, once read, makes void.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date as calendar_date

from document.issue import PageFailure
from document.page import Source
from store.base import MAX_SEGMENT_BYTES, key_problem

UNKNOWN, UNDATED = "unknown", "undated"

JSON_TYPE = "application/json"
TEXT_TYPE = "text/plain; charset=utf-8"
JPEG_TYPE = "image/jpeg"

# Bytes of a name that leave room for an ending (".json") within a segment.
_NAME_BYTES = MAX_SEGMENT_BYTES - 8


def issue_folder(slug: str, date: str) -> str:
    """Folder of an issue; ``unknown/undated`` unless both title and date are known.

    >>> issue_folder("xuchang-ribao", "2021-12-13")
    'xuchang-ribao/2021-12-13'
    >>> issue_folder("xuchang-ribao", "undated")
    'unknown/undated'
    """
    if slug in {"", UNKNOWN} or not _is_date(date):
        return f"{UNKNOWN}/{UNDATED}"
    return f"{segment(slug)}/{date}"


def pages_prefix(slug: str, date: str) -> str:
    """What the keys of an issue's pages begin with."""
    return f"{issue_folder(slug, date)}/pages/"


def articles_prefix(slug: str, date: str) -> str:
    """What the keys of an issue's articles begin with."""
    return f"{issue_folder(slug, date)}/articles/"


def failures_prefix(slug: str, date: str) -> str:
    """What the keys of an issue's failures begin with."""
    return f"{issue_folder(slug, date)}/failed/"


def page_folder(slug: str, date: str, label: str, source: Source) -> str:
    """Folder of a page.

    Args:
        slug: folder name of the title, empty or ``unknown`` when the title is unknown.
        date: ``YYYY-MM-DD``; anything else counts as unknown.
        label: page label as printed, empty when unknown.
        source: the scan it was read from.
    """
    folder = issue_folder(slug, date)
    known = label if folder != f"{UNKNOWN}/{UNDATED}" else ""
    frame = f"-{source.frame}" if source.frames > 1 else ""
    return f"{folder}/pages/{page_name(known) if known else segment(source.sha256 + frame)}"


def page_key(slug: str, date: str, label: str, source: Source) -> str:
    """Key of a page's record; arguments as for `page_folder`."""
    return f"{page_folder(slug, date, label, source)}/page.json"


def overlay_key(slug: str, date: str, label: str, source: Source) -> str:
    """Key of a page's overlay picture; arguments as for `page_folder`."""
    return f"{page_folder(slug, date, label, source)}/overlay.jpg"


def article_key(slug: str, date: str, article_id: str) -> str:
    """Key of an article."""
    return f"{articles_prefix(slug, date)}{segment(article_id)}.json"


def article_text_key(slug: str, date: str, article_id: str) -> str:
    """Key of an article's plain text."""
    return f"{articles_prefix(slug, date)}{segment(article_id)}.txt"


def article_simplified_key(slug: str, date: str, article_id: str) -> str:
    """Key of the simplified copy of an article's text."""
    return f"{articles_prefix(slug, date)}{segment(article_id)}.hans.txt"


def issue_key(slug: str, date: str) -> str:
    """Key of an issue's ledger."""
    return f"{issue_folder(slug, date)}/issue.json"


def failure_key(slug: str, date: str, failure: PageFailure) -> str:
    """Key of a failure; title and date as for `page_folder`."""
    prefix = failures_prefix(slug, date)
    label = failure.page if prefix != failures_prefix(UNKNOWN, UNDATED) else ""
    return f"{prefix}{_failure_name(failure.source, label)}.json"


def scan_key(sha256: str, frame: int) -> str:
    """Key of the note that says where a scan's page stands.

    It cannot meet a title called ``scans``: below that stands a date, and never a file.
    """
    return f"scans/{segment(sha256)}-{frame}.json"


def cleared_by(slug: str, date: str, label: str, source: Source) -> tuple[str, ...]:
    """Keys of the failures that are void once a page has been read; arguments as `page_folder`.

    Its scan may have failed before anything was known of it, or when only its label was.
    """
    unlabelled = PageFailure(source.name, "", "")
    keys = {
        failure_key(UNKNOWN, UNDATED, unlabelled),
        failure_key(slug, date, unlabelled),
        failure_key(slug, date, PageFailure(source.name, label, "")),
    }
    return tuple(sorted(keys))


def page_name(label: str) -> str:
    """Folder name of a page label: plain numbers with two digits, others as printed.

    >>> page_name("4"), page_name("04"), page_name("12"), page_name("A03")
    ('04', '04', '12', 'A03')
    """
    plain = label.strip()
    if re.fullmatch(r"[0-9]{1,6}", plain):
        return f"{int(plain):02d}"
    return segment(plain)


def segment(text: str) -> str:
    """A text as one segment of a key: itself where it can be, else cleaned and marked.

    A cleaned name carries a digest of the text it stands for, so that two texts that look alike
    once cleaned keep their own places.

    >>> segment("许昌日报")
    '许昌日报'
    >>> segment("../etc")
    '___etc~f7f9121f'
    """
    plain = unicodedata.normalize("NFC", text.encode(errors="replace").decode())
    if plain == text and _is_name(plain):
        return plain
    digest = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]
    cleaned = "".join(c if c.isalnum() or c in "-_·" else "_" for c in plain)
    return f"{_shortened(cleaned, _NAME_BYTES - 10)}~{digest}"


def _is_name(text: str) -> bool:
    fits = len(text.encode()) <= _NAME_BYTES and "~" not in text and "/" not in text
    return fits and not key_problem(text)


def _shortened(text: str, size: int) -> str:
    """The longest beginning of the text that takes at most ``size`` bytes."""
    return text.encode()[:size].decode(errors="ignore")


def _is_date(text: str) -> bool:
    try:
        return calendar_date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _failure_name(source: str, label: str) -> str:
    if label:
        return page_name(label)
    return f"scan-{hashlib.sha256(source.encode(errors='surrogatepass')).hexdigest()[:16]}"
