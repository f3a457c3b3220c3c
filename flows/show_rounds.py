"""What the command line prints about rounds over the inbox, and how issues stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group
from rich.table import Table
from rich.text import Text

from document.issue import Issue, IssueStatus, MarkerFate, PageStatus
from flows.inbox.opening import told
from flows.inbox.planning import Plan
from flows.inbox.report import RoundReport
from flows.place import short_label
from flows.status import IssueStanding

_GREEN, _YELLOW, _RED = "green", "yellow", "red"


def plan_view(plan: Plan) -> Group:
    """What a round would do: folder by folder what is to be read, and what is left alone."""
    return Group(
        Text(f"{plan.inbox}: {told(plan)}", style="bold"),
        *_arrivals(plan),
        *(Text(f"  {name}: may still be being written", _YELLOW) for name in plan.waiting),
        *(Text(f"  {name}: given up until it is replaced", _RED) for name in plan.given_up),
    )


def _arrivals(plan: Plan) -> Iterator[Text]:
    def place(pair: tuple[str, str]) -> tuple[str, str]:
        return pair[0].rpartition("/")[0], pair[1]

    pairs = [(one.found.shown, str(one.found.problem or one.why)) for one in plan.arrivals]
    for (folder, why), group in groupby(pairs, key=place):
        names = " ".join(name.rpartition("/")[2] for name, _ in group)
        yield Text.assemble(f"  {folder or '.'}: {names}", (f"  {why}", "dim"))


def round_view(report: RoundReport) -> Group:
    """What a round did: its failures, its issues, and the sum of it."""
    return Group(
        *(Text(f"failed {one.scan}: {one.error}{_last(one.last)}", _RED) for one in report.failed),
        *(Text(f"  {name}: left for the next round", _YELLOW) for name in report.waiting),
        *(Text(f"  {name}: left the inbox", _YELLOW) for name in report.gone),
        *(Text(f"  {name}: given up until it is replaced", _RED) for name in report.given_up),
        *(
            Text.assemble(
                f"{one.slug} {one.date}  ",
                (one.status, _GREEN if one.status == "complete" else _YELLOW),
            )
            for one in report.issues
        ),
        Text(report.told(), style="bold"),
    )


def _last(last: bool) -> str:
    return " It is not tried again until it is replaced." if last else ""


def status_view(found: Sequence[IssueStanding]) -> Table:
    """Issues in figures, a line each."""
    view = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("issue", "status"):
        view.add_column(column, overflow="fold")
    for column in ("pages", "missing", "failed", "articles", "unresolved"):
        view.add_column(column, justify="right")
    for one in found:
        ledger = one.ledger
        colour = _GREEN if ledger.status is IssueStatus.COMPLETE else _YELLOW
        view.add_row(
            Text(f"{ledger.title or ledger.slug} {ledger.date}"),
            Text(str(ledger.status), _RED if one.failed else colour),
            str(one.pages),
            _figure(one.missing, _YELLOW),
            _figure(one.failed, _RED),
            str(one.articles),
            _figure(one.unresolved, _YELLOW),
        )
    return view


def _figure(number: int, style: str) -> Text:
    return Text(str(number), style if number else "")


def ledger_view(ledger: Issue) -> Group:
    """An issue page by page, and what is open in it."""
    view = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("page", "status", "confidence", "scan", "reason"):
        view.add_column(column, overflow="fold")
    for page in ledger.pages:
        sure = "" if page.confidence is None else f"{page.confidence:.2f}"
        texts = (short_label(page.page) or "?", str(page.status), sure, page.source, page.reason)
        view.add_row(*(Text(text, _COLOURS[page.status]) for text in texts))
    open_markers = [one for one in ledger.markers if one.fate is MarkerFate.UNRESOLVED]
    return Group(
        view,
        *(Text(f"unresolved {m.text} on page {m.page}: {m.reason}", _YELLOW) for m in open_markers),
        *(Text(f"! {reason}", _YELLOW) for reason in ledger.review),
    )


_COLOURS = {PageStatus.READ: "", PageStatus.MISSING: _YELLOW, PageStatus.FAILED: _RED}
