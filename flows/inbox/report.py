"""What a round over an inbox did: a report in the store, and the outcome of the flow."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

from document.errors import BanmianError, ExitCode, PartialFailure
from store import Store
from store.keys import JSON_TYPE

REPORT_SCHEMA = "banmian.round/1"


@dataclass(frozen=True, slots=True)
class ReadScan:
    """A scan that is in the store now.

    Attributes:
        scan: its path inside the inbox.
        pages: keys of its pages.
        read: it was recognised in this round; False: the store had it.
        confidence: of its least sure page, 0-1.
        seconds: that its pages took.
    """

    scan: str
    pages: tuple[str, ...]
    read: bool
    confidence: float
    seconds: float


@dataclass(frozen=True, slots=True)
class FailedScan:
    """A scan that could not be read.

    Attributes:
        scan: its path inside the inbox.
        stage: that met the error.
        error: what it said.
        attempt: the number of the attempt.
        last: it is not tried again until it is replaced.
    """

    scan: str
    stage: str
    error: str
    attempt: int
    last: bool


@dataclass(frozen=True, slots=True)
class AssembledAs:
    """An issue that was assembled, and its status then."""

    slug: str
    date: str
    status: str


@dataclass(frozen=True, slots=True)
class RoundReport:
    """A round over an inbox.

    Attributes:
        inbox, store: their addresses.
        started, ended: in UTC, ISO 8601.
        known: number of scans that were in the store before.
        done, failed: scans that were tried.
        waiting: scans that may still be being written, or changed while they were read.
        gone: scans that left the inbox before they could be read.
        given_up: scans that failed too often before, and were not replaced since.
        unread: scans that were not come to because the round was stopped.
        issues: that were assembled.
        stopped: why the round was stopped; empty when it came to its end.
    """

    inbox: str
    store: str
    started: str
    ended: str
    known: int = 0
    done: tuple[ReadScan, ...] = ()
    failed: tuple[FailedScan, ...] = ()
    waiting: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    given_up: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    issues: tuple[AssembledAs, ...] = ()
    stopped: str = ""
    schema: str = field(default=REPORT_SCHEMA)

    def told(self) -> str:
        """The round in one line."""
        read = sum(one.read for one in self.done)
        counts = (
            (read, "read"),
            (len(self.done) - read, "read before"),
            (len(self.failed), "failed"),
            (len(self.waiting), "left for the next round"),
            (len(self.gone), "gone"),
            (len(self.given_up), "given up"),
            (len(self.unread), "not come to"),
            (self.known, "known"),
        )
        told = ", ".join(f"{number} {what}" for number, what in counts if number)
        return told or "nothing in the inbox"


def encode_report(report: RoundReport) -> bytes:
    """``reports/{time}.json``."""
    values = {"schema": report.schema, **asdict(report)}
    return f"{json.dumps(values, ensure_ascii=False, indent=1)}\n".encode(errors="backslashreplace")


def utc_now() -> str:
    """The time, in UTC, as ISO 8601 with microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class RoundFailed(BanmianError):
    """A round in which scans failed, or which was stopped; all that could be done is done."""

    def __init__(self, report: RoundReport, stopped: BanmianError | None) -> None:
        problem, remedy = report.told(), "Reports and ledgers say why; replace those scans."
        if stopped is not None:
            problem = f"the round was stopped: {stopped.problem} ({stopped.subject}); {problem}"
            remedy = stopped.remedy
        super().__init__(report.inbox, stopped.stage if stopped else "input", problem, remedy)
        self.report, self.stopped = report, stopped
        self.exit_code = stopped.exit_code if stopped else ExitCode.PARTIAL


def too_many(failed: int, tried: int, ceiling: float, last: str) -> PartialFailure:
    """The failure rate is above its ceiling."""
    return PartialFailure(
        f"last: {last}",
        "input",
        f"{failed} of {tried} scans failed, more than {ceiling:.0%}",
        "Find what they have in common (banmian doctor), or raise flows.failure_ceiling.",
    )


def keep_report(store: Store, report: RoundReport) -> str:
    """Put a report into the store; its key.

    Raises:
        StoreError: the store cannot be used.
    """
    time = report.started[:19].replace(":", "").replace("-", "")
    key = f"reports/{time}Z-{secrets.token_hex(3)}.json"
    store.put(key, encode_report(report), JSON_TYPE)
    return key
