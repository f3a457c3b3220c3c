"""An issue 期: the ledger of its pages, markers and joins."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from document.article import Article, Direction, Join

ISSUE_SCHEMA = "banmian.issue/1"


class IssueStatus(StrEnum):
    """Whether the issue can be relied on as it stands."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    NEEDS_REVIEW = "needs review"


class PageStatus(StrEnum):
    """What became of a page of the issue."""

    READ = "read"
    FAILED = "failed"
    MISSING = "missing"
    DUPLICATE = "duplicate"  # another scan of a page that was read; not used


class MarkerFate(StrEnum):
    """What became of a continuation marker."""

    JOINED = "joined"
    UNRESOLVED = "unresolved"
    RECORDED = "recorded"  # it speaks of another day's paper or of a journal's pages: no join


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the issue as the ledger knows it."""

    page: str  # empty when nothing tells its label
    status: PageStatus
    source: str = ""
    sha256: str = ""
    confidence: float | None = None
    reason: str = ""  # why it failed, or how we know that it is missing


@dataclass(frozen=True, slots=True)
class Candidate:
    """What could be the other half of an article, with what speaks for it (0-1)."""

    article: str
    page: str
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class MarkerEntry:
    """A continuation marker and its fate.

    Attributes:
        points_to: page label as the marker gives it; empty when it cannot be read or names none.
        candidates: of an unresolved marker, the best first.
        damaged: it was recognised in spite of reading errors.
    """

    page: str
    article: str  # id of the article it stands in
    text: str
    direction: Direction
    points_to: str
    fate: MarkerFate
    reason: str
    candidates: tuple[Candidate, ...] = ()
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class JoinEntry:
    """A join and the article it made."""

    article: str
    join: Join


@dataclass(frozen=True, slots=True)
class PageFailure:
    """A scan that could not be read: it keeps the issue from being complete."""

    source: str
    page: str  # label if the command line or the inbox path gave one, else empty
    reason: str
    stage: str = ""  # that met it: input, layout, ocr, text, store
    attempt: int = 1  # which one it was


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another issue of the same newspaper: its date ``YYYY-MM-DD`` and its number 总第N期."""

    date: str
    number: int


@dataclass(frozen=True, slots=True)
class Issue:
    """The ledger of an issue (``issue.json``).

    Attributes:
        pages: read, failed, missing and duplicate ones, in page order.
        articles: ids, in reading order.
        review: why a person should look, contradictions first.
        number: the issue's own number 总第N期 as its pages print it; None when they print none, or
            several.
    """

    title: str
    slug: str
    date: str
    status: IssueStatus
    pages: tuple[PageEntry, ...]
    articles: tuple[str, ...]
    markers: tuple[MarkerEntry, ...]
    joins: tuple[JoinEntry, ...]
    review: tuple[str, ...]
    number: int | None = None
    schema: str = ISSUE_SCHEMA


@dataclass(frozen=True, slots=True)
class AssembledIssue:
    """The ledger with the articles it speaks of."""

    ledger: Issue
    articles: tuple[Article, ...]
