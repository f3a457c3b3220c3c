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


class MarkerFate(StrEnum):
    """What became of a continuation marker."""

    JOINED = "joined"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the issue as the ledger knows it."""

    page: str
    status: PageStatus
    source: str = ""
    sha256: str = ""
    confidence: float | None = None
    reason: str = ""  # why it failed, or how we know that it is missing


@dataclass(frozen=True, slots=True)
class MarkerEntry:
    """A continuation marker and its fate."""

    page: str
    article: str  # id of the article it stands in
    text: str
    direction: Direction
    points_to: str
    fate: MarkerFate
    reason: str


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


@dataclass(frozen=True, slots=True)
class Issue:
    """The ledger of an issue (``issue.json``)."""

    title: str
    slug: str
    date: str
    status: IssueStatus
    pages: tuple[PageEntry, ...]
    articles: tuple[str, ...]  # ids, in reading order
    markers: tuple[MarkerEntry, ...]
    joins: tuple[JoinEntry, ...]
    review: tuple[str, ...]
    schema: str = ISSUE_SCHEMA


@dataclass(frozen=True, slots=True)
class AssembledIssue:
    """The ledger with the articles it speaks of."""

    ledger: Issue
    articles: tuple[Article, ...]
