"""The flow of a page: fetch, look up, and only if need be decode, layout, reading, text; then file.

scan -> fetch -> look up -+-> known: nothing to read --------------------------------+-> file
                          +-> decode -> find_layout -> recognise -> compose ---------+
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, replace

from prefect import flow
from prefect.runtime import flow_run

from document.issue import AssembledIssue
from document.page import Folio, PageIdentity, PageRecord, Scan, Source
from flows import artifacts, filing, pipeline, tasks
from flows.desk import Desk, open_desk
from flows.forms import (
    ConfigField,
    DateField,
    LabelField,
    ReaderField,
    ScanField,
    SecondReaderField,
    StoreField,
    TitleField,
    Unasked,
)
from flows.place import (
    Place,
    checked_given,
    complete,
    given_by_place,
    parse_place,
    short_label,
)
from flows.slots import recognising
from postprocess.identity import Given

log = logging.getLogger(__name__)

PAGE_TIMEOUT = 2 * 3600.0  # seconds; every task has a shorter limit of its own


@dataclass(frozen=True, slots=True)
class PageOutcome:
    """What became of a scan.

    Attributes:
        record: the page.
        read: it was recognised in this run; False: the store had it.
        filed: where it stands in the store.
        overlay: its picture, JPEG; None when nothing had to be drawn.
        issues: the issues that were assembled after it.
    """

    record: PageRecord
    read: bool
    filed: filing.Filed
    overlay: bytes | None = None
    issues: tuple[AssembledIssue, ...] = ()


def run_title(title: str, date: str, page: str, fallback: str) -> str:
    """What a run is called: 宛城晨报 2021-12-13 p4, or the scan's name while nothing is known.

    >>> run_title("宛城晨报", "2021-12-13", "4", "scan.jpg")
    '宛城晨报 2021-12-13 p4'
    >>> run_title("", "", "", "scan.jpg")
    'scan.jpg'
    """
    return " ".join(filter(None, (title, date, page and f"p{page}"))) if title else fallback


def _run_name() -> str:
    told = flow_run.parameters
    place = parse_place(told["scan"])
    given = complete(
        checked_given(told["title"], told["date"], told["page"]), given_by_place(place)
    )
    return run_title(given.title, given.date, given.page, place.name)


@flow(
    name="digitize-page",
    flow_run_name=_run_name,
    timeout_seconds=PAGE_TIMEOUT,
    persist_result=False,
)
def digitize_page(
    scan: ScanField,
    title: TitleField = "",
    date: DateField = "",
    page: LabelField = "",
    store: StoreField = "",
    again: bool = False,
    config: ConfigField = "",
    reader: ReaderField = "",
    second_reader: SecondReaderField = "",
    beside: Unasked = None,
) -> PageOutcome:
    """Read one scan into the store, and assemble its issue.

    Args:
        scan: path or s3:// URL of the scan; #N after it names a page of a file that has several.
        title: name of the newspaper, when the scan's place or print does not tell it.
        date: of the issue, YYYY-MM-DD.
        page: label of the page as printed: 4, A03.
        store: folder or s3://bucket/prefix for the results; the configured one when empty.
        again: read it even if the store has it already.
        config: TOML file with settings.
        reader: who reads; as configured when empty.
        second_reader: who reads doubtful lines; as configured when empty.
        beside: scans of the same run, whose pages this one must not replace; given by the flow of
            an issue, which then assembles the issue itself.
    """
    desk = open_desk(config, store, reader, second_reader)
    place = parse_place(scan)
    given = complete(checked_given(title, date, page), given_by_place(place))
    alone = beside is None
    expected = expected_identity(desk, given, place)
    simplified = desk.settings.text.simplified_copy
    with filing.OnRecord(desk.store, place.name, expected, assembling=alone, simplified=simplified):
        outcome = _digitize(desk, place, given, again, tuple(beside or ()))
    record = outcome.record
    log.info("%s: %s", place.name, told(outcome), extra={"page_done": True})
    artifacts.describe_run(
        run_title(record.title, record.date, short_label(record.page), place.name),
        (record.title, record.date),
        labels_of(outcome),
    )
    artifacts.publish_page(record, outcome.filed, outcome.overlay)
    if not alone:
        return replace(outcome, overlay=None)
    issues = [tasks.assemble(desk, *key) for key in outcome.filed.touched]
    kept = tuple(issue for issue in issues if issue)
    for issue in kept:
        artifacts.publish_issue(issue)
    return replace(outcome, issues=kept)


def _digitize(
    desk: Desk, place: Place, given: Given, again: bool, beside: tuple[str, ...]
) -> PageOutcome:
    data = tasks.fetch(desk, place)
    expected = expected_identity(desk, given, place)
    known = None if again else tasks.look_up(desk, data, place.frame or 1)
    if known and pipeline.stands_right(known, desk.settings, given, known.source):
        return PageOutcome(known, False, filing.keep_page(desk.store, known, expected))
    reader = pipeline.PageReader(desk.settings, desk.readers, given.title)
    scan = reader.decode(data, place.location, place.frame)
    if known:
        record = pipeline.composed(known, desk.settings, given, scan)
    else:
        layout = reader.find_layout(scan)
        with recognising(desk.settings.flows.recognition_limit):
            lines = tasks.recognise(reader, scan, layout)
        record = reader.compose(scan, layout, lines, given)
    return _filed(desk, scan, record, expected, beside, read=known is None)


def _filed(
    desk: Desk,
    scan: Scan,
    record: PageRecord,
    expected: PageIdentity,
    beside: tuple[str, ...],
    *,
    read: bool,
) -> PageOutcome:
    """The page in the store, aside when another scan of this run has its place."""
    overlay = pipeline.overlay(scan, record.layout, record.lines)
    filed = tasks.file_page(desk, record, overlay, expected, beside)
    if filed is None:
        log.warning("%s: another scan is page %s too", scan.source.name, record.page)
        record = pipeline.set_aside(record, desk.settings)
        filed = filing.file_page(desk.store, record, overlay, expected)
    return PageOutcome(record, read, filed, overlay)


def labels_of(outcome: PageOutcome) -> dict[str, str | bool]:
    """What another process must know of a page's run, as labels of that run."""
    filed = outcome.filed
    return {
        "banmian.page": filed.key,
        "banmian.overlay": filed.overlay_key,
        "banmian.touched": json.dumps(filed.touched, ensure_ascii=False),
        "banmian.read": outcome.read,
    }


def told(outcome: PageOutcome) -> str:
    """What became of a page, in one line."""
    record = outcome.record
    name = run_title(record.title, record.date, short_label(record.page), "unknown page")
    characters = sum(len(p.text) for part in record.parts for p in part.paragraphs)
    how = f"{sum(record.timings.values()):.1f} s" if outcome.read else "read before"
    return (
        f"{name}, {len(record.parts)} parts, {characters} characters, "
        f"confidence {record.confidence:.2f}, {how}"
    )


def expected_identity(desk: Desk, given: Given, place: Place) -> PageIdentity:
    """Which page a scan should become, before anything on it was read."""
    frames = max(2, place.frame) if place.frame else 1
    unread = Source(place.name, sha256="", size=0, format="", frame=place.frame or 1, frames=frames)
    return pipeline.filed_identity(desk.settings, given, Folio(), unread)
