"""The flow that reads pages of the store again: those of a title, of some days, unsure or old ones.

select -> look whether their scans are still there -> read, an issue after the other -> assemble
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run

from document.errors import BanmianError
from document.issue import AssembledIssue
from document.page import PageRecord
from flows import artifacts
from flows.assemble_flow import slug_of
from flows.desk import Desk, open_desk
from flows.endings import ended
from flows.filing import scan_name
from flows.forms import ConfigField, Selection, StoreField
from flows.issue_flow import IssueFailed, IssueOutcome, settled
from flows.page_runs import Order, Told, run_pages
from flows.place import checked_given, parse_place
from flows.selecting import selected
from postprocess.identity import Given
from store.keys import UNKNOWN
from store.scans import list_scans

log = logging.getLogger(__name__)

Chosen = dict[tuple[str, str], list[PageRecord]]
"""Records by slug and date of their issue."""


@dataclass(frozen=True, slots=True)
class ReprocessOutcome:
    """What became of the pages that were meant.

    Attributes:
        chosen: keys (slug, date, page) of the pages.
        without_scan: names of scans that are not there any more; their pages stay as they are.
        outcomes: of each issue; empty for a plan.
    """

    chosen: tuple[tuple[str, str, str], ...]
    without_scan: tuple[str, ...] = ()
    outcomes: tuple[IssueOutcome, ...] = ()


def _run_name() -> str:
    which = flow_run.parameters["which"]
    told = which if isinstance(which, dict) else which.model_dump()
    days = "..".join(filter(None, (told.get("first"), told.get("last"))))
    below, engine = told.get("confidence_below"), told.get("engine_older_than")
    words = ("again", told.get("title"), days, below and f"below {below}", engine and f"< {engine}")
    return " ".join(str(word) for word in words if word)


@flow(name="reprocess", flow_run_name=_run_name, persist_result=False)
def reprocess(
    which: Selection, plan: bool = False, store: StoreField = "", config: ConfigField = ""
) -> State[ReprocessOutcome]:
    """Read pages of the store again, and join the articles of their issues anew.

    Args:
        which: the pages that are meant; they must meet all that is said.
        plan: only say which pages these are.
        store: folder or s3://bucket/prefix with the pages; the configured one when empty.
        config: TOML file with settings.

    Raises:
        IssueFailed: some pages could not be read; they stay as they were.
    """
    desk = open_desk(config, store)
    slug = slug_of(desk.settings, checked_given(which.title, "", "")) if which.title else ""
    chosen, gone = _choose(desk, which, slug)
    keys = tuple((r.slug, r.date, r.page) for records in chosen.values() for r in records)
    log.info("%d pages of %d issues are meant", len(keys), len(chosen))
    rows = [(slug, date, str(len(records))) for (slug, date), records in chosen.items()]
    artifacts.publish(
        "selection", "of-pages", artifacts.table(("newspaper", "date", "pages"), rows)
    )
    if plan:
        return ended(ReprocessOutcome(keys, gone), ())
    outcomes = tuple(_read_again(desk, records, config) for records in chosen.values())
    issues = [issue for outcome in outcomes for issue in outcome.issues]
    return _ended(ReprocessOutcome(keys, gone, outcomes), issues)


def _choose(desk: Desk, which: Selection, slug: str) -> tuple[Chosen, tuple[str, ...]]:
    """The pages that are meant, by issue, and the names of scans that are gone."""
    chosen: Chosen = {}
    gone: list[str] = []
    for record in selected(desk.store, which, slug):
        if not _is_there(desk, record.source.name):
            log.warning("%s is not there any more; its page stays as it is", record.source.name)
            gone.append(record.source.name)
            continue
        chosen.setdefault((record.slug, record.date), []).append(record)
    return chosen, tuple(gone)


def _is_there(desk: Desk, name: str) -> bool:
    location = parse_place(name).location
    try:
        return location in list_scans(location, options=desk.settings.store)
    except BanmianError:
        return False


def _read_again(desk: Desk, records: Sequence[PageRecord], config: str) -> IssueOutcome:
    """All pages that are meant of one issue, each as the page that it was."""
    names = [scan_name(record.source) for record in records]
    orders = iter([_order(desk, record, names, config) for record in records])
    results = {
        order.place: result for order, result in run_pages(desk, partial(next, orders, None))
    }
    first = records[0]
    given = Given("" if first.slug == UNKNOWN else first.title, _known(first.date))
    return settled(desk, results, given, (), names)


def _order(desk: Desk, record: PageRecord, names: list[str], config: str) -> Order:
    known = record.slug != UNKNOWN
    told = Told(
        title=record.title if known else "",
        date=_known(record.date) if known else "",
        store=desk.store.url,
        again=True,
        config=config,
    )
    by_sha = record.page.startswith(record.source.sha256)
    label = "" if by_sha or not known else record.page
    return Order(parse_place(scan_name(record.source)), told, names, label)


def _known(date: str) -> str:
    return date if date[:1].isdigit() else ""


def _ended(outcome: ReprocessOutcome, issues: Sequence[AssembledIssue]) -> State[ReprocessOutcome]:
    problems = [one for each in outcome.outcomes for one in each.problems]
    pages = [page for each in outcome.outcomes for page in each.pages]
    failed = None
    if problems:
        failed = IssueFailed(IssueOutcome(tuple(pages), tuple(problems), tuple(issues)))
    return ended(outcome, issues, failed)
