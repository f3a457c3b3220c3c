"""A round at work: which page comes next, and what follows from how it came out.

Marks of an issue are set after the issue was assembled. Whenever the process dies, what was not
assembled has no mark that says done; it is looked at again, and found in the store.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from document.errors import (
    BanmianError,
    EngineMissing,
    InputError,
    PartialFailure,
    SettingsError,
    StoreError,
    StoreUnavailable,
)
from document.issue import AssembledIssue
from flows import assembly, tasks
from flows.desk import Desk
from flows.inbox.marks import BEGUN, DONE, FAILED, Marks
from flows.inbox.planning import Why
from flows.inbox.report import too_many
from flows.inbox.scans import IssueWork, ScanWork
from flows.listing import pages_of
from flows.page_flow import PageOutcome
from flows.page_runs import Order, Result, Told, may_pass
from flows.place import Place, checked_given
from store.inbox import look

log = logging.getLogger(__name__)

TRIES = 3  # of one scan in one round, when the store or the server did not answer
PAUSE = 2.0  # seconds between two looks whether the store answers again

_T = TypeVar("_T")


class Round:
    """What is to be read, what was, and why it was stopped.

    Args:
        desk: settings, store, engine.
        marks: of the inbox.
        scans: to be read, in order.
        told: what all pages are told alike.
        publish: shows an issue that was assembled.
    """

    def __init__(
        self,
        desk: Desk,
        marks: Marks,
        scans: list[ScanWork],
        told: Told,
        publish: Callable[[AssembledIssue], None],
    ) -> None:
        self.desk, self.scans = desk, scans
        self.stopped: BanmianError | None = None
        self.issues: list[AssembledIssue] = []
        self._marks, self._told, self._publish = marks, told, publish
        self._unopened = deque(scans)
        self._orders: deque[Order] = deque()
        self._scans: dict[Place, ScanWork] = {}

    def take(self) -> Order | None:
        """The next page to be read; None when there is none, or the round was stopped."""
        while not self.stopped and not self._orders and self._unopened:
            self._open(self._unopened.popleft())
        return self._orders.popleft() if self._orders and not self.stopped else None

    def take_in(self, order: Order, result: Result) -> None:
        """Draw the conclusions from how a page came out."""
        scan = self._scans[order.place]
        if isinstance(result, PageOutcome):
            scan.add(result)
        elif may_pass(result):
            if self._may_try_again(scan, result):
                self._orders.append(order)
                return
        elif isinstance(result, EngineMissing | SettingsError):
            self.stopped = result
        elif isinstance(result, Exception):
            scan.error = result
        else:
            raise result
        self._page_is_through(scan)

    def forget(self, vanished: list[ScanWork]) -> None:
        """Take back the failures of scans that have left the inbox."""
        for scan in vanished:
            log.info("%s: it has left the inbox, its failure is forgotten", scan.found.shown)
            scan.forget_failure(self.desk)
        for issue in dict.fromkeys(scan.issue for scan in vanished):
            self._assemble(issue)
        for scan in vanished:
            self._marks.forget(scan.arrival.mark.scan)

    def close(self) -> None:
        """Assemble what the round has touched of issues that it did not come to the end of.

        A scan that was begun and not finished because the round was stopped has not used up an
        attempt.
        """
        try:
            for issue in dict.fromkeys(scan.issue for scan in self.scans):
                if issue.touched and not issue.is_through:
                    self._assemble(issue)
            for scan in self.scans:
                if scan.left is not None and not scan.is_through:
                    self._take_back(scan)
        except StoreError as error:
            self.stopped = self.stopped or error

    def _take_back(self, scan: ScanWork) -> None:
        mark = scan.arrival.mark
        if mark.attempt > 1:
            fate = FAILED if scan.arrival.why is Why.RETRY else BEGUN
            self._marks.put(replace(mark, fate=fate, attempt=mark.attempt - 1), self._about(scan))
        elif scan.arrival.why is not Why.RENEW:
            self._marks.forget(mark.scan)

    def _open(self, scan: ScanWork) -> None:
        """Make orders of the pages of a scan."""
        try:
            self._patiently(lambda: self._begin(scan))
        except (InputError, SettingsError) as error:
            scan.error, scan.left = error, 1
            self._page_is_through(scan)
        except BanmianError as error:
            self.stopped = error

    def _begin(self, scan: ScanWork) -> None:
        if scan.found.problem:
            remedy = "Rename or replace it."
            raise InputError(scan.found.shown, "input", scan.found.problem, remedy)
        checked_given(scan.given.title, scan.given.date, scan.given.page)
        self._marks.put(scan.arrival.mark, self._about(scan))
        if not scan.issue.names:
            scan.issue.survey(self.desk)
        places = pages_of(self.desk, Place(scan.found.location))
        scan.issue.names += [str(place) for place in places if place.frame]
        scan.left = len(places)
        for place in places:
            self._scans[place] = scan
            self._orders.append(self._order(scan, place))

    def _order(self, scan: ScanWork, place: Place) -> Order:
        told = replace(self._told, title=scan.given.title, date=scan.given.date)
        beside = [Place(name).name for name in scan.issue.names]
        return Order(place, told, beside, "" if place.frame else scan.given.page)

    def _page_is_through(self, scan: ScanWork) -> None:
        scan.left = (scan.left or 1) - 1
        if scan.left or self.stopped:
            return
        try:
            self._patiently(lambda: self._judge(scan))
            if scan.issue.is_through:
                self._patiently(lambda: self._assemble(scan.issue))
                self._patiently(lambda: self._mark(scan.issue))
        except BanmianError as error:
            self.stopped = error
        self._check_rate(scan)

    def _judge(self, scan: ScanWork) -> None:
        """Say what became of a scan: it may have changed or gone while it was read."""
        found = scan.found
        now = found if found.problem else look(found, self.desk.settings.store)
        if now == found and scan.error is None:
            verdict = "done"
        elif now == found:
            verdict = "failed"
            log.error("%s: %s", found.shown, scan.error, extra={"page_done": True})
            scan.put_on_record(self.desk)
        else:
            verdict = "waiting" if now else "gone"
            log.warning("%s: %s", found.shown, "it was changed meanwhile" if now else "it is gone")
            scan.forget_failure(self.desk)
        scan.verdict = verdict

    def _assemble(self, issue: IssueWork) -> None:
        for key in issue.touched:
            if key == issue.key and issue.names:
                assembly.forget_vanished(self.desk.store, key, issue.folders, issue.names)
            assembled = tasks.assemble(self.desk, *key)
            if assembled:
                self.issues.append(assembled)
                self._publish(assembled)

    def _mark(self, issue: IssueWork) -> None:
        for scan in issue.scans:
            mark = scan.arrival.mark
            if scan.verdict == "done":
                self._marks.put(replace(mark, fate=DONE, attempt=0), self._about(scan))
            elif scan.verdict == "failed":
                self._marks.put(replace(mark, fate=FAILED), self._about(scan))
            else:
                self._marks.forget(mark.scan)

    def _about(self, scan: ScanWork) -> dict[str, str]:
        slug, date = scan.issue.key
        found = scan.found
        about = {"scan": found.location, "name": found.name, "slug": slug, "date": date}
        return {**about, "error": str(scan.error)} if scan.error else about

    def _check_rate(self, scan: ScanWork) -> None:
        """Stop a round in which nearly everything fails."""
        options = self.desk.settings.flows
        tried = [one for one in self.scans if one.verdict in {"done", "failed"}]
        failed = [one for one in tried if one.verdict == "failed"]
        if len(tried) < options.failure_sample or self.stopped or scan.error is None:
            return
        if len(failed) > options.failure_ceiling * len(tried):
            self.stopped = too_many(
                len(failed), len(tried), options.failure_ceiling, str(scan.error)
            )
            log.error("%s", self.stopped)

    def _may_try_again(self, scan: ScanWork, error: BaseException) -> bool:
        """Wait until the store answers; whether a page should be tried once more.

        Where the store answers for all others, it is the scan that cannot be read.
        """
        scan.tries += 1
        log.warning("%s: %s", scan.found.shown, error)
        if not self._store_answers():
            self.stopped = _of_the_machine(error)
        elif scan.tries > TRIES and isinstance(error, BanmianError):
            scan.error = error
        elif scan.tries > TRIES:
            self.stopped = _of_the_machine(error)
        return not self.stopped and scan.error is None

    def _patiently(self, call: Callable[[], _T]) -> _T:
        """The result of a call; it is made again when the store did not answer and then does."""
        for _ in range(TRIES):
            try:
                return call()
            except StoreUnavailable as error:
                log.warning("%s", error)
                if not self._store_answers():
                    raise
        return call()

    def _store_answers(self) -> bool:
        """Wait for the store to take something, as long as patience lasts."""
        deadline = time.monotonic() + self.desk.settings.flows.patience
        while True:
            try:
                self._marks.probe()
            except StoreUnavailable as error:
                log.debug("%s", error)
                if time.monotonic() >= deadline:
                    return False
                time.sleep(PAUSE)
            except BanmianError:
                return False
            else:
                return True


def _of_the_machine(error: BaseException) -> BanmianError:
    """The error as one of ours; Prefect's own are about its server."""
    if isinstance(error, BanmianError):
        return error
    problem = f"the server does not answer ({type(error).__name__})"
    return PartialFailure("Prefect", "flow", problem, "See its log; run banmian doctor.")
