"""What the command line prints about rounds over the inbox."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group
from rich.text import Text

from flows.inbox.opening import told
from flows.inbox.planning import Plan
from flows.inbox.report import RoundReport

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

    pairs = [(one.found.name, str(one.found.problem or one.why)) for one in plan.arrivals]
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
