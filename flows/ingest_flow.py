"""The flow of a round over the inbox: what is new is read, a few pages at a time, across issues.

survey -> compare with the marks -> pages -> issues, each as its last page is done -> marks, report
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial

from prefect import flow
from prefect.runtime import flow_run

from document.errors import StoreError
from document.issue import AssembledIssue
from flows import artifacts
from flows.burial import bury_round
from flows.desk import Desk, open_desk
from flows.forms import ConfigField, InboxField, StoreField
from flows.inbox.closing import report_of
from flows.inbox.lease import only_round
from flows.inbox.marks import Marks
from flows.inbox.opening import plan_of, told, vanished
from flows.inbox.patterns import patterns_of
from flows.inbox.planning import Plan
from flows.inbox.report import RoundFailed, RoundReport, keep_report, utc_now
from flows.inbox.scans import works
from flows.inbox.work import Round
from flows.page_runs import Told, run_pages
from flows.round_artifacts import Progress, publish_round
from store.addresses import shown
from store.inbox import inbox_url

log = logging.getLogger(__name__)

DIED = "the process of this run died; the next round does what is left"


@dataclass(frozen=True, slots=True)
class IngestOutcome:
    """What became of a round.

    Attributes:
        plan: what was to be done.
        report: what was done; None for a plan alone.
        issues: that were assembled, as they are now.
        other: who else has a round over this inbox, so that nothing was done; empty for nobody.
    """

    plan: Plan
    report: RoundReport | None = None
    issues: tuple[AssembledIssue, ...] = ()
    other: str = ""


def _run_name() -> str:
    told = flow_run.parameters
    what = "plan" if told["plan"] else "round"
    return f"{what} over {shown(told['inbox']) if told['inbox'] else 'the inbox'}"


@flow(name="ingest", flow_run_name=_run_name, persist_result=False)
def ingest(
    inbox: InboxField = "", store: StoreField = "", config: ConfigField = "", plan: bool = False
) -> IngestOutcome:
    """Read what is new in the inbox, and join the articles of every issue it belongs to.

    Args:
        inbox: folder or s3://bucket/prefix with the scans; the configured one when empty.
        store: folder or s3://bucket/prefix for the results; the configured one when empty.
        config: TOML file with settings.
        plan: only say what would be done.

    Raises:
        RoundFailed: scans could not be read, or the round was stopped; what could be done is done.
        InputError: the inbox cannot be read.
    """
    desk = open_desk(config, store)
    if plan:
        planned = plan_of(desk, inbox)[1]
        log.info("%s: %s", shown(planned.inbox), told(planned))
        return IngestOutcome(planned)
    url = inbox_url(inbox or desk.settings.flows.inbox)
    bury = partial(bury_round, why=DIED)
    with only_round(desk.store, url, called=str(flow_run.id or ""), bury=bury) as other:
        if other:
            log.warning("%s: another round is at work (%s); nothing is done", shown(url), other)
            return IngestOutcome(Plan(url), other=other)
        marks, planned = plan_of(desk, inbox)
        size = {"pages": len(planned.arrivals)}
        log.info("%s: %s", shown(url), told(planned), extra=size)
        return do_round(desk, marks, planned, Told(store=store, config=config))


def do_round(desk: Desk, marks: Marks, plan: Plan, told: Told) -> IngestOutcome:
    """Read what is to be read, assemble issues, set marks, write the report.

    Raises:
        RoundFailed: scans could not be read, or the round was stopped.
    """
    started = utc_now()
    patterns = patterns_of(desk.settings.title_profiles())
    work = Round(desk, marks, works(desk, plan.arrivals, patterns), told, artifacts.publish_issue)
    work.forget(works(desk, vanished(marks, plan), patterns))
    progress = Progress(len(plan.arrivals))
    for order, result in run_pages(desk, work.take):
        work.take_in(order, result)
        progress.advance()
    work.close()
    report = report_of(work, plan, started)
    log.info("%s", report.told())
    publish_round(report)
    try:
        keep_report(desk.store, report)
    except StoreError as error:
        work.stopped = work.stopped or error
    if report.failed or work.stopped:
        raise RoundFailed(report, work.stopped)
    latest = {(issue.ledger.slug, issue.ledger.date): issue for issue in work.issues}
    return IngestOutcome(plan, report, tuple(latest.values()))
