"""The road of a page, composed: decode, layout, reading, text. No Prefect, no store.

`PageReader` holds what every page needs (settings, readers) and times each stage; the Prefect tasks
call its methods one by one, `read_page` calls them all.
"""

from __future__ import annotations

import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from config.settings import Settings, fingerprint
from document.issue import AssembledIssue
from document.page import Folio, PageIdentity, PageLayout, PageRecord, Scan, Source, TextLine
from document.turning import as_scanned, upright
from flows import memory
from postprocess.identity import Given, identify
from store.keys import UNDATED, UNKNOWN

if TYPE_CHECKING:
    from ocr.options import OcrOptions
    from ocr.readers import Readers


@dataclass(frozen=True, slots=True)
class PageResult:
    """A page that has been read: the image it was read from, and the record of it."""

    scan: Scan
    record: PageRecord

    def overlay(self, *, explain: bool = False) -> bytes:
        """The scan with regions, order and confidence drawn on it, and why, as JPEG."""
        return overlay(self.scan, self.record.layout, self.record.lines, explain=explain)


class PageReader:
    """The stages of one page, each timed.

    Args:
        settings: of all stages.
        readers: that recognise the lines.
        title: name of the newspaper where it is known before anything is read; its profile may say
            which script it prints.
    """

    __slots__ = ("engine", "ocr", "readers", "reading_review", "scan", "seconds", "settings")

    def __init__(self, settings: Settings, readers: Readers, title: str = "") -> None:
        self.settings, self.readers = settings, readers
        self.engine = readers.description
        self.ocr = _ocr_options(settings, title)
        self.reading_review: tuple[str, ...] = ()
        self.scan = ""
        self.seconds: dict[str, float] = {}

    def decode(self, data: bytes, name: str, frame: int | None = None) -> Scan:
        """The frame of the file as a grey page; the first, and a word about the rest, for None.

        Raises:
            InputError: the file cannot be used.
        """
        from layout.scan import decode

        self.scan = name
        with self._timed("decode"):
            scan = decode(data, name, self.settings.scan, frame or 1)
        if frame is None and scan.source.frames > 1:
            only = f"the file has {scan.source.frames} pages, only the first was read"
            return replace(scan, review=(*scan.review, only))
        return scan

    def find_layout(self, scan: Scan) -> PageLayout:
        """The regions and lines of the page, in reading order."""
        from layout import analyse

        with self._timed("layout"):
            return analyse(scan.grey, self.settings.layout)

    def read_lines(self, scan: Scan, layout: PageLayout) -> tuple[TextLine, ...]:
        """The text of every line of the layout, from a PDF's text layer where that is good.

        Raises:
            EngineError: recognition cannot run.
        """
        from ocr import read_page_lines

        found = read_page_lines(scan, layout, self.readers, self.ocr, self._timed)
        self.engine, self.reading_review = found.engine, found.reading.review
        return found.reading.lines

    def compose(
        self, scan: Scan, layout: PageLayout, lines: tuple[TextLine, ...], given: Given
    ) -> PageRecord:
        """The record of the page: who it is, its parts of articles, how sure all that is.

        What was read may move regions between articles where geometry left it open.
        """
        from layout.articles.regroup import regroup
        from postprocess.hints import seam_hints
        from postprocess.picturehints import picture_hints

        with self._timed("text"):
            hints = (*seam_hints(layout, lines), *picture_hints(layout, lines))
            layout = regroup(layout, hints)
            unread = PageRecord(
                title="",
                slug=UNKNOWN,
                date=UNDATED,
                page="",
                source=scan.source,
                layout=layout,
                lines=lines,
                folio=Folio(),
                parts=(),
                confidence=0.0,
                review=(),
                engine=self.engine,
                fingerprint=fingerprint(self.settings),
                dpi=scan.dpi,
                reading_review=self.reading_review,
                versions=versions(self.readers),
            )
            record = composed(as_stored(unread), self.settings, given, scan)
        return replace(record, timings=dict(self.seconds))

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        with memory.told_of(self.scan, stage):
            yield
        seconds = self.seconds.get(stage, 0.0) + time.perf_counter() - start
        self.seconds[stage] = round(seconds, 3)


def _ocr_options(settings: Settings, title: str) -> OcrOptions:
    """The options of reading; the script is the title profile's where nobody said another."""
    profiles = settings.title_profiles() if title and settings.ocr.script == "auto" else ()
    for profile in profiles:
        if profile.script and title in (profile.slug, *profile.names):
            return replace(settings.ocr, script=profile.script)
    return settings.ocr


def read_page(
    data: bytes,
    name: str,
    given: Given,
    settings: Settings,
    readers: Readers,
    frame: int | None = None,
) -> PageResult:
    """Read one frame of a scan file from its bytes to its parts of articles.

    Args:
        data: the file.
        name: its path or URL, for errors and the record.
        given: title, date and page where somebody has said them.
        settings: of all stages.
        readers: that recognise the lines.
        frame: which page of the file, counted from 1; None reads the first and says so.

    Raises:
        InputError: the file cannot be used.
        EngineError: recognition cannot run.
    """
    reader = PageReader(settings, readers, given.title)
    scan = reader.decode(data, name, frame)
    layout = reader.find_layout(scan)
    lines = reader.read_lines(scan, layout)
    return PageResult(scan, reader.compose(scan, layout, lines, given))


def single_page_articles(record: PageRecord, *, simplified: bool = False) -> AssembledIssue:
    """The articles of one page by itself, as if its issue had no other.

    Args:
        record: of the page.
        simplified: whether traditional articles get a simplified copy.
    """
    from postprocess import assemble_issue
    from postprocess.simplified import with_simplified

    issue = assemble_issue(record.title, record.slug, record.date, (record,))
    return with_simplified(issue) if simplified else issue


def overlay(
    scan: Scan, layout: PageLayout, lines: tuple[TextLine, ...], *, explain: bool = False
) -> bytes:
    """The scan with regions, order and confidence drawn on it, as JPEG; with edges to explain."""
    from layout.overlay import draw_overlay

    return draw_overlay(scan.grey, layout, lines, explain=explain)


def stands_right(record: PageRecord, settings: Settings, given: Given, source: Source) -> bool:
    """Whether the record bears the identity that the scan would get today, or a better one.

    What was said of a page once, or known from its neighbours, is not forgotten for being left
    unsaid.
    """
    identity = filed_identity(settings, given, record.folio, source)
    if identity.slug == UNKNOWN:
        return True
    if identity.label == _by_sha(source):
        return (identity.slug, identity.date) == (record.slug, record.date)
    told = (identity.title, identity.slug, identity.date, identity.label)
    return told == (record.title, record.slug, record.date, record.page)


def own_date(settings: Settings, record: PageRecord) -> str:
    """The date that a page of unknown title bears by itself; empty when it bears none."""
    nothing, profiles = Given(title="", date="", page=""), settings.title_profiles()
    identity = identify(nothing, record.folio, record.source.name, profiles)
    return "" if identity.date == UNDATED else identity.date


def composed(record: PageRecord, settings: Settings, given: Given, scan: Scan) -> PageRecord:
    """The record with identity and text made anew from its layout and lines; nothing is read.

    What is made of a stored record and of a fresh one is the same to the byte.
    """
    from postprocess.folio import read_folio

    folio = read_folio(upright(record.layout), record.lines)
    identity = filed_identity(settings, given, folio, scan.source)
    named = replace(
        record,
        title=identity.title,
        slug=identity.slug,
        date=identity.date,
        page=identity.label,
        source=scan.source,
        folio=folio,
        review=(*record.layout.review, *identity.review, *scan.review),
    )
    return with_text(named, settings)


def as_stored(record: PageRecord) -> PageRecord:
    """The record as it comes back from the store, its figures rounded."""
    from store.records import decode_page, encode_page

    return decode_page(encode_page(record))


def set_aside(record: PageRecord, settings: Settings) -> PageRecord:
    """The record under the name of its scan, because another scan has the same page label."""
    why = f"another scan is page {record.page} too; this one is filed by its sha256"
    aside = replace(record, page=_by_sha(record.source), review=(*record.review, why))
    return with_text(aside, settings)


def filed_identity(settings: Settings, given: Given, folio: Folio, source: Source) -> PageIdentity:
    """Which page this is, as it is filed.

    A page whose title or date nobody knows is filed under ``unknown/undated`` by the sha256 of its
    scan, and so is, in its issue, a page without a label: never lost, never over another page.
    """
    identity = identify(given, folio, source.name, settings.title_profiles())
    if identity.slug == UNKNOWN or identity.date == UNDATED:
        return replace(identity, slug=UNKNOWN, date=UNDATED, label=_by_sha(source))
    if source.frames > 1 and not given.page and not folio.label:
        guessed = f"the page label is its place in the file, {source.frame} of {source.frames}"
        return replace(identity, label=str(source.frame), review=(*identity.review, guessed))
    return identity if identity.label else replace(identity, label=_by_sha(source))


def _by_sha(source: Source) -> str:
    return source.sha256 if source.frames == 1 else f"{source.sha256}-{source.frame}"


def versions(readers: Readers) -> dict[str, str]:
    """Versions of what made the record."""
    return {
        "banmian": version("banmian"),
        "engine": readers.description,
        "opencv": version("opencv-python"),
        "python": platform.python_version(),
    }


def with_text(record: PageRecord, settings: Settings) -> PageRecord:
    """The record with its text made anew; who it is stays."""
    from postprocess import compose_page

    seen = upright(record.layout)
    text = compose_page(seen, record.lines, record.folio, record.page, settings.text)
    parts = tuple(as_scanned(part, record.layout) for part in text.parts)
    # Worst first: what was lost in reading, what is doubtful, then what may be in the wrong place.
    reasons = (*record.reading_review, *text.review, *record.review)
    review = tuple(dict.fromkeys(reasons))
    made = replace(record, parts=parts, confidence=text.confidence, review=review)
    return as_stored(replace(made, repairs=text.repairs))
