"""A round at its end: the report of what was done."""

from __future__ import annotations

from flows.inbox.planning import Plan
from flows.inbox.report import AssembledAs, RoundReport, utc_now
from flows.inbox.scans import ScanWork
from flows.inbox.work import Round
from store.addresses import shown


def report_of(work: Round, plan: Plan, started: str) -> RoundReport:
    """The report of a round that has ended."""
    attempts = work.desk.settings.flows.attempts
    latest = {(i.ledger.slug, i.ledger.date): str(i.ledger.status) for i in work.issues}
    return RoundReport(
        inbox=shown(plan.inbox),
        store=shown(work.desk.store.url),
        started=started,
        ended=utc_now(),
        known=plan.known,
        done=tuple(scan.as_read() for scan in _with(work, "done")),
        failed=tuple(scan.as_failed(attempts) for scan in _with(work, "failed")),
        waiting=(*plan.waiting, *(scan.found.shown for scan in _with(work, "waiting"))),
        gone=tuple(scan.found.shown for scan in _with(work, "gone")),
        given_up=plan.given_up,
        unread=tuple(scan.found.shown for scan in _with(work, "")),
        issues=tuple(AssembledAs(*key, status) for key, status in latest.items()),
        stopped=str(work.stopped or ""),
    )


def _with(work: Round, verdict: str) -> list[ScanWork]:
    return [scan for scan in work.scans if scan.verdict == verdict]
