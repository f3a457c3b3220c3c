"""From what the browser says it set to the truth of the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bench.browser.page import PagePlan
from bench.press.truth import (
    TruthArticle,
    TruthCaption,
    TruthLine,
    TruthPage,
)
from document.article import ArticleKind
from document.geometry import Box

TEXT = ("lead", "body", "subhead", "advertisement")
DPI = 300

Types = list[dict[str, Any]]


def page_truth(plan: PagePlan, found: dict[str, Any], image: str) -> TruthPage:
    """The truth of a page that ``setter.js`` has set.

    Args:
        plan: what it was given.
        found: what it returned.
        image: file name of the page.
    """
    types: dict[str, Types] = defaultdict(list)
    for element in found["types"]:
        types[element["article"]].append(element)
    folio = types.pop("", [])
    pictures = defaultdict(list, {one["id"]: one["images"] for one in found["images"]})
    return TruthPage(
        image=image,
        width=plan.look.width,
        height=plan.look.height,
        dpi=DPI,
        glyph=plan.look.em,
        folio=replace(plan.folio, lines=tuple(_lines(folio))),
        articles=tuple(_article(name, own, pictures[name], plan) for name, own in types.items()),
    )


def _article(name: str, types: Types, pictures: Sequence[Any], plan: PagePlan) -> TruthArticle:
    lines = tuple(_lines(types))
    numbers = dict.fromkeys(e["paragraph"] for e in types if e["role"] in TEXT)
    paragraphs = [[e for e in types if e["role"] in TEXT and e["paragraph"] == n] for n in numbers]
    left = [_joined(e) for e in types if e["role"] == "marker"]
    boxes = [_box(picture["box"]) for picture in pictures]
    return TruthArticle(
        id=name,
        kind=plan.kinds.get(name, ArticleKind.ARTICLE),
        box=Box.hull([*(line.box for line in lines), *boxes]),
        kicker=_said(types, "kicker"),
        headline=_said(types, "headline"),
        subtitle=_said(types, "subtitle"),
        byline=_said(types, "byline"),
        paragraphs=tuple((_role(p[0]), "".join(map(_joined, p))) for p in paragraphs),
        captions=tuple(
            TruthCaption(text, _box(picture["box"]))
            for picture in pictures
            if (text := _noted(types, picture["number"]))
        ),
        markers=(plan.markers[name],) if left else (),
        lines=lines,
    )


def _role(element: dict[str, Any]) -> str:
    return "body" if element["role"] == "advertisement" else str(element["role"])


def _said(types: Types, role: str) -> str:
    return "".join(_joined(e) for e in types if e["role"] == role)


def _noted(types: Types, number: int) -> str:
    own = [e for e in types if e["role"] == "caption" and e["paragraph"] == number]
    return "　".join(map(_joined, own))


def _joined(element: dict[str, Any]) -> str:
    return "".join(text for text, *_ in element["lines"])


def _lines(types: Types) -> list[TruthLine]:
    return [
        TruthLine(Box(*(round(side) for side in sides)), text, element["role"])
        for element in types
        for text, *sides in element["lines"]
    ]


def _box(box: dict[str, float]) -> Box:
    left, top = round(box["x"]), round(box["y"])
    return Box(left, top, left + round(box["w"]), top + round(box["h"]))
