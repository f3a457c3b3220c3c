"""A page to be set: its places, and what the browser is told of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.browser.look import Look
from bench.press.story import Story
from bench.press.truth import TruthFolio, TruthMarker
from document.article import ArticleKind
from document.geometry import Box

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """A box for an article, ``columns`` wide."""

    box: Box
    columns: int


@dataclass(slots=True)
class PagePlan:
    """A page to be set.

    Attributes:
        look: of the paper.
        data: what the browser is given.
        folio: what names the page.
        stories: by id, what is set.
        markers: by id, where the article goes on.
        kinds: by id, what is no article.
    """

    look: Look
    data: Json
    folio: TruthFolio
    stories: dict[str, Story] = field(default_factory=dict)
    markers: dict[str, TruthMarker] = field(default_factory=dict)
    kinds: dict[str, ArticleKind] = field(default_factory=dict)


def xywh(box: Box) -> Mapping[str, int]:
    """A box as the browser is told of it."""
    return {"x": box.left, "y": box.top, "w": box.width, "h": box.height}


def sources(plan: PagePlan) -> Sequence[Json]:
    """All pictures of a plan, as the browser is told of them."""
    return [picture for article in plan.data["articles"] for picture in article["pictures"]]
