"""Scans and issues of a round, and how far they have come."""

from __future__ import annotations

from dataclasses import dataclass, field

from document.errors import BanmianError
from flows import filing
from flows.assembly import IssueKey
from flows.desk import Desk
from flows.inbox.patterns import Pattern, given_by_name
from flows.inbox.planning import Arrival
from flows.inbox.report import FailedScan, ReadScan
from flows.page_flow import PageOutcome, expected_identity
from flows.place import Place
from postprocess.identity import Given
from store.inbox import Found
from store.keys import UNKNOWN
from store.scans import list_scans

MOST_BESIDE = 1000  # names a page is told of: a form of the server takes half a megabyte


@dataclass(slots=True, eq=False)
class IssueWork:
    """The scans of a round that should belong to one issue.

    Attributes:
        key: of the issue.
        scans: in the order in which they are read.
        names: of all scans in their folders, old and new.
        touched: issues that must be assembled because of them.
    """

    key: IssueKey
    scans: list[ScanWork] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    touched: dict[IssueKey, None] = field(default_factory=dict)

    @property
    def folders(self) -> tuple[str, ...]:
        found = (scan.found.location.rpartition("/")[0] for scan in self.scans)
        return tuple(dict.fromkeys(found))

    @property
    def is_through(self) -> bool:
        return all(scan.is_through for scan in self.scans)

    def survey(self, desk: Desk) -> None:
        """Learn the names of all scans in the folders of the issue.

        Raises:
            StoreError: the inbox does not answer.
        """
        deep = self.key[0] != UNKNOWN  # below a folder of strays may lie the whole inbox
        self.names = [
            name
            for folder in self.folders
            for name in list_scans(folder, options=desk.settings.store, recursive=deep)
        ][:MOST_BESIDE]


@dataclass(slots=True, eq=False)
class ScanWork:
    """A scan of a round.

    Attributes:
        arrival: what is to be done.
        given: what its path says.
        issue: where it should stand.
        left: number of its pages that are not through; None before they were counted.
        keys: of its pages in the store.
        error: the last that one of its pages met.
        tries: how often one of its pages was tried again because the store did not answer.
        verdict: ``done``, ``failed``, ``gone`` or ``waiting``; empty before it is through.
    """

    arrival: Arrival
    given: Given
    issue: IssueWork
    left: int | None = None
    keys: list[str] = field(default_factory=list)
    read: bool = False
    confidence: float = 1.0
    seconds: float = 0.0
    error: BaseException | None = None
    tries: int = 0
    verdict: str = ""

    @property
    def found(self) -> Found:
        return self.arrival.found

    @property
    def is_through(self) -> bool:
        return bool(self.verdict)

    def add(self, outcome: PageOutcome) -> None:
        """Note how a page came out; its record is not kept."""
        self.keys.append(outcome.filed.key)
        self.issue.touched |= dict.fromkeys(outcome.filed.touched)
        self.read = self.read or outcome.read
        self.confidence = min(self.confidence, outcome.record.confidence)
        self.seconds += sum(outcome.record.timings.values()) if outcome.read else 0.0

    def put_on_record(self, desk: Desk) -> None:
        """Make the ledger know why it failed."""
        place = Place(self.found.location)
        expected = expected_identity(desk, self.given, place)
        error = self.error or RuntimeError("it was not read")
        attempt = self.arrival.mark.attempt
        filing.file_failure(desk.store, place.name, expected, error, attempt)
        self.issue.touched[(expected.slug, expected.date)] = None

    def forget_failure(self, desk: Desk) -> None:
        """Take back that it failed: it is not there any more, or was still being written."""
        place = Place(self.found.location)
        expected = expected_identity(desk, self.given, place)
        filing.forget_failure(desk.store, place.name, expected)
        self.issue.touched[(expected.slug, expected.date)] = None

    def as_read(self) -> ReadScan:
        """For the report."""
        seconds, confidence = round(self.seconds, 1), round(self.confidence, 4)
        return ReadScan(self.found.shown, tuple(self.keys), self.read, confidence, seconds)

    def as_failed(self, attempts: int) -> FailedScan:
        """For the report.

        Args:
            attempts: after which a scan is left alone.
        """
        stage = self.error.stage if isinstance(self.error, BanmianError) else ""
        attempt = self.arrival.mark.attempt
        last = attempt >= attempts or bool(self.found.problem)
        return FailedScan(self.found.shown, stage, str(self.error), attempt, last)


def works(
    desk: Desk, arrivals: tuple[Arrival, ...], patterns: tuple[Pattern, ...]
) -> list[ScanWork]:
    """The scans of a round, those of an issue one after the other."""
    issues: dict[IssueKey, IssueWork] = {}
    for arrival in arrivals:
        given = given_by_name(arrival.found.name, patterns)
        expected = expected_identity(desk, given, Place(arrival.found.location))
        key = (expected.slug, expected.date)
        issue = issues.setdefault(key, IssueWork(key))
        issue.scans.append(ScanWork(arrival, given, issue))
    return [scan for issue in issues.values() for scan in issue.scans]
