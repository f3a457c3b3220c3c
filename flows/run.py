"""What the commands do before and around reading: check, start Prefect, run, write."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from document.article import Article
from document.errors import SettingsError, StoreMissing
from flows import embedded, memory
from flows.desk import Desk, open_desk, settings_from
from flows.pipeline import PageResult, read_page, single_page_articles
from flows.place import check_exists, checked_given, complete, given_by_place, parse_place
from store.addresses import shown

if TYPE_CHECKING:
    from flows.inbox.planning import Plan
    from flows.inbox.report import RoundFailed, RoundReport
    from flows.issue_flow import IssueFailed, IssueOutcome
    from flows.page_flow import PageOutcome
    from flows.status import IssueStanding


def read(
    scan: str,
    frame: int | None,
    title: str,
    date: str,
    page: str,
    config: str,
    reader: str = "",
    second_reader: str = "",
) -> tuple[PageResult, tuple[Article, ...]]:
    """One page and its articles; nothing is stored and Prefect is not needed.

    Raises:
        BanmianError: the scan, the engine or a setting cannot be used.
    """
    from ocr import open_readers
    from store.scans import read_scan

    settings = settings_from(config, reader, second_reader)
    memory.hold_to(settings.flows.memory)
    place = parse_place(scan, frame)
    given = complete(checked_given(title, date, page), given_by_place(place))
    data = read_scan(place.location, settings.store)
    readers = open_readers(settings.ocr)
    result = read_page(data, place.location, given, settings, readers, place.frame)
    simplified = settings.text.simplified_copy
    return result, single_page_articles(result.record, simplified=simplified).articles


def check(
    config: str,
    store: str,
    scans: Sequence[str],
    told: tuple[str, str, str],
    reader: str = "",
    second_reader: str = "",
) -> Desk:
    """Refuse what cannot work before a server is started for it.

    Raises:
        BanmianError: a scan is missing, the engine or a setting cannot be used.
    """
    checked_given(*told)
    desk = open_desk(config, store, reader, second_reader)
    for scan in scans:
        check_exists(parse_place(scan))
    return desk


def page_flow(debug: bool) -> Callable[..., PageOutcome]:
    """The flow of a page, ready to be called in this process."""
    embedded.prepare(debug=debug)
    from flows.page_flow import digitize_page

    def call(*told: Any) -> PageOutcome:
        with embedded.server():
            outcome: PageOutcome = digitize_page(*told)
            return outcome

    return call


def issue_flow(debug: bool) -> Callable[..., tuple[IssueOutcome, IssueFailed | None]]:
    """The flow of an issue, ready to be called; what could be done comes with what could not."""
    embedded.prepare(debug=debug)
    from flows.issue_flow import IssueFailed, digitize_issue

    def call(*told: Any) -> tuple[IssueOutcome, IssueFailed | None]:
        with embedded.server():
            try:
                outcome: Any = digitize_issue(*told)
                return outcome, None
            except IssueFailed as failed:
                return failed.outcome, failed

    return call


def ingest_flow(debug: bool) -> Callable[..., tuple[RoundReport | None, RoundFailed | None]]:
    """The flow of a round over the inbox; what could be done comes with what could not.

    There is no report when another round is at work over the inbox.
    """
    embedded.prepare(debug=debug)
    from flows.inbox.report import RoundFailed
    from flows.ingest_flow import ingest

    def call(*told: Any) -> tuple[RoundReport | None, RoundFailed | None]:
        with embedded.server():
            try:
                return ingest(*told).report, None
            except RoundFailed as failed:
                return failed.report, failed

    return call


def empty_round(desk: Desk, plan: Plan) -> RoundReport:
    """The report of a round in which there was nothing to do: no server is started for it."""
    from flows.inbox.report import RoundReport, keep_report, utc_now

    now = utc_now()
    report = RoundReport(
        inbox=shown(plan.inbox),
        store=shown(desk.store.url),
        started=now,
        ended=now,
        known=plan.known,
        waiting=plan.waiting,
        given_up=plan.given_up,
    )
    keep_report(desk.store, report)
    return report


def standings(config: str, store: str, title: str, date: str) -> list[IssueStanding]:
    """How the issues of a store stand, worst first.

    Raises:
        BanmianError: a setting or the store cannot be used, or there is no such issue.
    """
    from flows import status
    from store import open_store

    opened = open_store(store, settings_from(config).store)
    found = status.standings(opened, checked_given(title, date, "").title, date)
    if not found and (title or date):
        named = " ".join(filter(None, (title, date)))
        remedy = "banmian status without a name lists all."
        raise StoreMissing(named, "store", f"there is no such issue in {opened.url}", remedy)
    return found


def write_file(name: str, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it.

    Raises:
        SettingsError: the place cannot be written to.
    """
    path = Path(name)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        problem = f"cannot be written ({os.strerror(error.errno or 0)})"
        raise SettingsError(name, "settings", problem, "Name a file in a folder.") from None
    finally:
        part.unlink(missing_ok=True)
