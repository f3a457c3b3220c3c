"""Articles: the part of one on a page, and the whole of it across pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from document.geometry import Box

ARTICLE_SCHEMA = "banmian.article/1"


class ArticleKind(StrEnum):
    """What sort of text it is."""

    ARTICLE = "article"
    BRIEF = "brief"  # 简讯
    TEASER = "teaser"  # 导读
    ADVERTISEMENT = "advertisement"  # 广告


class ParagraphRole(StrEnum):
    """What a paragraph does in its article."""

    BODY = "body"
    SUBHEAD = "subhead"
    LEAD = "lead"


class Direction(StrEnum):
    """Which way a continuation marker points."""

    FROM = "from"  # 上接
    TO = "to"  # 下转

    @property
    def opposite(self) -> Direction:
        return Direction.TO if self is Direction.FROM else Direction.FROM


@dataclass(frozen=True, slots=True)
class Marker:
    """A continuation marker 转版/接版 found at the edge of a part.

    Attributes:
        text: as printed (or as read), wrap included.
        direction: where the other half is: before this part or after it.
        page: label of the page it points to, as printed but in half-width Arabic form (``4``,
            ``A03``); empty when it could not be read.
        headline: the headline it names, if it names one.
        damaged: it was recognised in spite of reading errors.
    """

    text: str
    direction: Direction
    page: str
    headline: str = ""
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of clean text.

    Attributes:
        page: label of the page where it begins.
        also_on: of the pages where it goes on, when a page's end cuts it.
    """

    role: ParagraphRole
    text: str
    page: str
    confidence: float
    also_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption 图注 with its credit 摄影署名 and the box of its picture in the scan."""

    text: str
    credit: str
    page: str
    image_box: Box | None = None


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """The part of an article that stands on one page.

    Attributes:
        page: label of the page.
        index: place among the page's parts in reading order, from 0.
        opens_paragraph: its first body paragraph begins with an indent (False: it goes on with a
            sentence of another part, or nothing can be said).
        closes_paragraph: its last body line ends short or with an end stop.
        confidence: 0-1, weighted by characters.
    """

    page: str
    index: int
    kind: ArticleKind
    box: Box
    region_ids: tuple[str, ...]
    kicker: str = ""
    headline: str = ""
    subtitle: str = ""
    byline: str = ""
    dateline: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    captions: tuple[Caption, ...] = ()
    continued_from: Marker | None = None
    continued_to: Marker | None = None
    opens_paragraph: bool = True
    closes_paragraph: bool = True
    confidence: float = 1.0
    review: tuple[str, ...] = ()

    def marker(self, direction: Direction) -> Marker | None:
        """The marker that points in a direction."""
        return self.continued_from if direction is Direction.FROM else self.continued_to

    def with_marker(self, direction: Direction, marker: Marker | None) -> ArticlePart:
        """The part with another marker in a direction, or without one there."""
        if direction is Direction.FROM:
            return replace(self, continued_from=marker)
        return replace(self, continued_to=marker)


@dataclass(frozen=True, slots=True)
class PartReference:
    """Where a part of a joined article stands, and the marker it carried."""

    page: str
    box: Box
    region_ids: tuple[str, ...]
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Join:
    """Two parts put together, with the reason and how sure it is (0-1)."""

    from_page: str
    to_page: str
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a byline or dateline, and what they did there; empty when unsaid."""

    name: str
    role: str = ""  # as printed: 本报记者, 通讯员, 文, 图


@dataclass(frozen=True, slots=True)
class DatelineParts:
    """A dateline 电头 taken apart; what it does not say is empty."""

    agency: str = ""  # 新华社
    place: str = ""  # 北京
    date: str = ""  # YYYY-MM-DD


@dataclass(frozen=True, slots=True)
class Article:
    """A whole article, joined across the pages of its issue (``articles/{id}.json``).

    ``continued_from`` and ``continued_to`` hold the page label where another part should be while
    it is not joined; None when nothing is missing.
    """

    id: str
    kind: ArticleKind
    title: str
    date: str
    kicker: str
    headline: str
    subtitle: str
    byline: str
    dateline: str
    paragraphs: tuple[Paragraph, ...]
    captions: tuple[Caption, ...]
    parts: tuple[PartReference, ...]
    continued_from: str | None
    continued_to: str | None
    joins: tuple[Join, ...]
    confidence: float
    review: tuple[str, ...]
    engine: str
    text: str
    people: tuple[Person, ...] = ()  # of byline and dateline
    dateline_parts: DatelineParts | None = None  # None without a dateline
    simplified: str = ""  # the text of a traditional article in simplified characters, if asked for
    schema: str = ARTICLE_SCHEMA
