"""The state in which a run ends: green and called Completed only when the issue is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from document.errors import BanmianError
from document.issue import AssembledIssue, Issue, IssueStatus, PageStatus

INCOMPLETE = "Incomplete"

_Outcome = TypeVar("_Outcome")


class PagesFailed(BanmianError):
    """An issue was assembled, and pages of it are on record as failed."""


def ended(
    outcome: _Outcome, issues: Sequence[AssembledIssue], failed: BanmianError | None = None
) -> State[_Outcome]:
    """The state of a run that assembled issues.

    A page that failed makes the run fail, in a state named Incomplete where others are done. An
    issue of which pages have not come in yet ends so named, too, without having failed.

    Args:
        outcome: what the run gives back.
        issues: that it assembled.
        failed: why it did not do all it was told to.

    Raises:
        BanmianError: ``failed``, when there is no issue at all.
    """
    ledgers = [issue.ledger for issue in issues]
    said = "; ".join(map(summary, ledgers)) or "nothing to do"
    failed = failed or _failed_before(ledgers)
    if failed and not any(issue.articles for issue in ledgers):
        raise failed
    if failed:
        # A state holds what it was left with: here the error, for whoever called the flow.
        return Failed(name=INCOMPLETE, message=f"{failed.problem}; {said}", data=failed)
    if any(ledger.status is IssueStatus.INCOMPLETE for ledger in ledgers):
        return Completed(name=INCOMPLETE, message=said, data=outcome)
    return Completed(message=said, data=outcome)


def summary(ledger: Issue) -> str:
    """An issue in one line: 宛城晨报 2021-12-13: complete, 8 pages, 41 articles, 3 joins."""
    name = f"{ledger.title or ledger.slug} {ledger.date}: {ledger.status}"
    counts = Counter(page.status for page in ledger.pages)
    told = [_counted(counts[PageStatus.READ], "page")]
    others = (PageStatus.FAILED, PageStatus.MISSING)
    told += [f"{counts[status]} {status}" for status in others if counts[status]]
    told += [_counted(len(ledger.articles), "article"), _counted(len(ledger.joins), "join")]
    return f"{name}, {', '.join(told)}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _failed_before(ledgers: Sequence[Issue]) -> BanmianError | None:
    """The complaint about pages that stand in a ledger as failed."""
    failed = [
        page.source or page.page
        for ledger in ledgers
        for page in ledger.pages
        if page.status is PageStatus.FAILED
    ]
    if not failed:
        return None
    names = ", ".join(failed[:3]) + (", …" if len(failed) > 3 else "")
    problem = f"{_counted(len(failed), 'page')} could not be read"
    return PagesFailed(names, "assemble", problem, "Replace the scans, and read them again.")
