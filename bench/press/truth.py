"""What stands on a set page, exactly: the ground truth that measurements compare against."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from document.geometry import Box

Direction = Literal["from", "to"]


@dataclass(frozen=True, slots=True)
class TruthLine:
    """A line of text as printed: its box holds all of its ink."""

    box: Box
    text: str
    role: str


@dataclass(frozen=True, slots=True)
class TruthRegion:
    """A part of the page with one kind (the values of ``document.page.RegionKind``)."""

    kind: str
    box: Box


@dataclass(frozen=True, slots=True)
class TruthMarker:
    """A continuation marker as printed, with the page label it points to."""

    text: str
    direction: Direction
    page: str


@dataclass(frozen=True, slots=True)
class TruthCaption:
    """A caption and its own credit, and the box of its picture; ``images`` where it has several.

    The credit of all pictures of the page, printed after one of them, is the article's ``credit``.
    """

    text: str
    image: Box
    images: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class TruthArticle:
    """An article, or the part of one that stands on this page."""

    id: str
    kind: str
    box: Box
    kicker: str = ""
    headline: str = ""
    subtitle: str = ""
    byline: str = ""
    paragraphs: tuple[tuple[str, str], ...] = ()
    captions: tuple[TruthCaption, ...] = ()
    credit: str = ""
    markers: tuple[TruthMarker, ...] = ()
    regions: tuple[TruthRegion, ...] = ()
    lines: tuple[TruthLine, ...] = ()
    joins: str = ""  # id of the whole article that this is a part of, in an issue
    resumes: bool = False  # the first paragraph is the rest of one that another page cut


@dataclass(frozen=True, slots=True)
class TruthFolio:
    """Masthead or folio: what names the page."""

    newspaper: str
    date: str
    page: str
    section: str
    lines: tuple[TruthLine, ...] = ()


@dataclass(frozen=True, slots=True)
class TruthPage:
    """A page; the articles stand in reading order."""

    image: str
    width: int
    height: int
    dpi: int
    glyph: int
    folio: TruthFolio
    articles: tuple[TruthArticle, ...]
    regions: tuple[TruthRegion, ...] = ()
    recipe: dict[str, Any] = field(default_factory=dict)


def to_json(page: TruthPage) -> dict[str, Any]:
    """The page as JSON-ready data; boxes are ``[left, top, width, height]``."""
    return {
        "image": page.image,
        "width": page.width,
        "height": page.height,
        "dpi": page.dpi,
        "glyph": page.glyph,
        "folio": {
            "newspaper": page.folio.newspaper,
            "date": page.folio.date,
            "page_number": page_number(page.folio.page),
            "label": page.folio.page,
            "section": page.folio.section,
            "text": [line.text for line in page.folio.lines],
            "lines": [_line(line) for line in page.folio.lines],
        },
        "articles": [_article(article) for article in page.articles],
        "regions": [_region(region) for region in page.regions],
        "recipe": page.recipe,
    }


def page_number(label: str) -> int | None:
    """The number in a page label: ``A03`` is page 3 of its section.

    >>> page_number("A03"), page_number("4"), page_number("")
    (3, 4, None)
    """
    digits = re.search(r"\d+", label)
    return int(digits.group()) if digits else None


def _article(article: TruthArticle) -> dict[str, Any]:
    return {
        "id": article.id,
        "kind": article.kind,
        "kicker": article.kicker,
        "headline": article.headline,
        "subtitle": article.subtitle,
        "byline": article.byline,
        "continued_from": _pointed(article, "from"),
        "continued_to": _pointed(article, "to"),
        "captions": [_caption(caption) for caption in article.captions],
        "credit": article.credit,
        "markers": [
            {"text": m.text, "direction": m.direction, "page": m.page} for m in article.markers
        ],
        "joins": article.joins,
        "resumes": article.resumes,
        "regions": [_region(region) for region in article.regions],
        "paragraphs": [{"role": role, "text": text} for role, text in article.paragraphs],
        "body": "".join(text for _, text in article.paragraphs),
        "lines": [_line(line) for line in article.lines],
        "bbox": _xywh(article.box),
    }


def _caption(caption: TruthCaption) -> dict[str, Any]:
    several = [_xywh(box) for box in caption.images] if len(caption.images) > 1 else []
    return {"text": caption.text, "image_bbox": _xywh(caption.image)} | (
        {"image_bboxes": several} if several else {}
    )


def _pointed(article: TruthArticle, direction: Direction) -> int | None:
    pages = [page_number(m.page) for m in article.markers if m.direction == direction]
    return pages[0] if pages else None


def _line(line: TruthLine) -> dict[str, Any]:
    return {"bbox": _xywh(line.box), "text": line.text, "role": line.role}


def _region(region: TruthRegion) -> dict[str, Any]:
    return {"kind": region.kind, "bbox": _xywh(region.box)}


def _xywh(box: Box) -> list[int]:
    return [box.left, box.top, box.width, box.height]
