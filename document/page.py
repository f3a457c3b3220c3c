"""A page 版 on its way from scan to text: regions 版块, text lines 文本行, the page record."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from document.article import ArticlePart
from document.evidence import Edge
from document.geometry import Box, Quad, WritingMode
from document.repairs import TextRepair

Grey = NDArray[np.uint8]
"""A grey image, (H, W) uint8, 0 black ink and 255 white paper."""

PAGE_SCHEMA = "banmian.page/1"


class RegionKind(StrEnum):
    """What a region of the page is."""

    MASTHEAD = "masthead"  # 报头
    FOLIO = "folio"  # 报眉
    KICKER = "kicker"  # 引题, 肩题
    HEADLINE = "headline"  # 主题
    SUBTITLE = "subtitle"  # 副题
    BYLINE = "byline"  # 署名
    LEAD = "lead"  # 提要
    SUBHEAD = "subhead"  # 小标题
    BODY = "body"  # 正文
    CAPTION = "caption"  # 图注
    PICTURE = "picture"  # 图片
    TABLE = "table"  # 表格
    ADVERTISEMENT = "advertisement"  # 广告
    UNASSIGNED = "unassigned"  # ink that looks like text and fits nowhere


@dataclass(frozen=True, slots=True)
class Source:
    """Where a page came from: one frame of one scan file."""

    name: str  # path or s3:// URL as given
    sha256: str  # of the file's bytes
    size: int  # bytes of the file
    format: str  # JPEG, TIFF, PDF, ...
    frame: int = 1  # which page of the file, counted from 1
    frames: int = 1  # how many pages the file has


@dataclass(frozen=True, slots=True)
class PrintedGlyph:
    """A character of a PDF page's own text layer, with its box in pixels of the drawn page."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """A decoded page image.

    Attributes:
        grey: (H, W) uint8, upright by EXIF, alpha flattened on white.
        source: the file and frame it was decoded from.
        dpi: dots per inch as the file says, or None when it says nothing believable.
        review: what a person should know about the decoding.
        text_layer: the characters that a PDF page says it has, in its own order; unproven.
    """

    grey: Grey
    source: Source
    dpi: float | None = None
    review: tuple[str, ...] = ()
    text_layer: tuple[PrintedGlyph, ...] = ()


@dataclass(frozen=True, slots=True)
class LineShape:
    """Where a text line 文本行 stands; no text yet.

    Attributes:
        quad: outline of the ink in the scan, corners named for upright text.
        glyph: size of a glyph 字 (em) in pixels of the scan.
        indent: white between the column's edge and the line's first glyph, in glyphs; measured on
            the straightened page, so that skew does not look like an indent.
        slack: white between the line's last glyph and the column's other edge, in glyphs.
        gap: white between this line and the one above it in its region, in glyphs; 0 for the first.
        reversed: white ink on a dark ground.
        writing_mode: direction in which the glyphs follow each other.
    """

    quad: Quad
    glyph: float
    indent: float = 0.0
    slack: float = 0.0
    gap: float = 0.0
    reversed: bool = False
    writing_mode: WritingMode = WritingMode.HORIZONTAL_LR

    @property
    def box(self) -> Box:
        return self.quad.hull()

    @property
    def length(self) -> float:
        """Extent of the ink along the line, in glyphs; 0 for a shape without glyphs."""
        upright = self.writing_mode is WritingMode.VERTICAL_RL
        along = self.quad.height if upright else self.quad.width
        return along / self.glyph if self.glyph > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the page with one role 版块: a column's piece of body, a headline, a picture.

    Attributes:
        id: ``r001``, ``r002``, ... in reading order, unique on the page.
        kind: its role.
        box: in the scan.
        lines: in reading order; empty for pictures.
        article: which article of the page it belongs to, counted from 0 in reading order; None for
            what belongs to the page (masthead, folio, imprint).
        picture: for a caption, the id of the picture it describes, where that is known.
        confidence: how sure layout is that its article is whole and nobody else's, 0-1.
    """

    id: str
    kind: RegionKind
    box: Box
    lines: tuple[LineShape, ...] = ()
    article: int | None = None
    picture: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class PageLayout:
    """What layout found on a page.

    Attributes:
        width, height: of the scan, in pixels.
        glyph: size of a body glyph in pixels of the scan; 0 for a page without text.
        skew: degrees the print is turned in the scan, counter-clockwise positive; what is left of
            it when the sheet lies upright.
        regions: in reading order.
        confidence: the share of its articles that are surely whole, 0-1: an article given 0.9 is
            so nine times in ten.
        review: why a person should look.
        turned: degrees by which the sheet lies turned clockwise in the scan: 0, 90, 180 or 270.
            Boxes are those of the scan all the same.
        edges: between regions; what the articles were made from.
    """

    width: int
    height: int
    glyph: float
    skew: float
    regions: tuple[Region, ...]
    writing_mode: WritingMode = WritingMode.HORIZONTAL_LR
    confidence: float = 1.0
    review: tuple[str, ...] = ()
    turned: int = 0
    edges: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """What the reader that was not believed saw in place of ``text[start:end]`` of a line.

    Attributes:
        start, end: the stretch of the line's text; of equal value where it saw something more.
        text: what it saw; empty where it saw nothing.
        confidence: that it is right after all, 0-1.
    """

    start: int
    end: int
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as the readers read it; ``text`` is raw, repairs come later.

    Attributes:
        region: id of the region it stands in.
        index: its place in ``Region.lines``.
        text: as read, spaces between Han included; empty when nothing could be read.
        confidence: 0-1, the share of its characters that is expected to be right; 0 for a line
            that could not be read.
        alternatives: where two readers disagree, for people to check, in order.
    """

    region: str
    index: int
    text: str
    confidence: float
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Folio:
    """What a page says of itself in folio 报眉 or masthead 报头; empty where it says nothing."""

    title: str = ""
    date: str = ""  # YYYY-MM-DD
    weekday: int | None = None  # Monday is 0
    label: str = ""  # page label as printed: 4, A03
    pages_today: int | None = None  # 今日N版
    text: str = ""  # the lines it was parsed from
    lunar: str = ""  # lunar date as printed: 辛丑年十一月初十
    number: int | None = None  # the number 总第N期


@dataclass(frozen=True, slots=True)
class PageIdentity:
    """Which page of which issue this is.

    Attributes:
        title: the newspaper's name, empty when unknown.
        slug: its folder name, ``unknown`` when the title is unknown.
        date: ``YYYY-MM-DD``, ``undated`` when unknown.
        label: page label as printed (``4``, ``A03``), empty when unknown.
        review: contradictions between the sources of these, and what was guessed.
    """

    title: str
    slug: str
    date: str
    label: str
    review: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageText:
    """What the text stage made of a page.

    Attributes:
        folio: parsed from the page furniture.
        parts: the page's pieces of articles, in reading order.
        confidence: 0-1, weighted by characters.
        review: why a person should look.
        repairs: what changed in what was read.
    """

    folio: Folio
    parts: tuple[ArticlePart, ...]
    confidence: float = 1.0
    review: tuple[str, ...] = ()
    repairs: tuple[TextRepair, ...] = ()


@dataclass(frozen=True, slots=True)
class PageRecord:
    """The stored page (``page.json``): everything articles and ledgers are derived from.

    Attributes:
        fingerprint: hash of the settings that matter to the result.
        reading_review: what went wrong in reading, for people to look at; part of ``review``, too.
        timings: seconds by stage; the only part that differs between two equal runs.
        versions: program, engine and model versions.
        repairs: what changed in the text of ``lines``, which is kept as read.
    """

    title: str
    slug: str
    date: str
    page: str
    source: Source
    layout: PageLayout
    lines: tuple[TextLine, ...]
    folio: Folio
    parts: tuple[ArticlePart, ...]
    confidence: float
    review: tuple[str, ...]
    engine: str
    fingerprint: str
    dpi: float | None = None
    reading_review: tuple[str, ...] = ()
    timings: dict[str, float] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    repairs: tuple[TextRepair, ...] = ()
    schema: str = PAGE_SCHEMA
