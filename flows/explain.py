"""Why the articles of a page are what they are, as JSON for ``banmian read --explain``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from document.evidence import Edge
from document.page import PageLayout, PageRecord, Region

QUOTED = 16  # characters of a region's text that name it
NEAREST = 3  # edges told of a region, the strongest ones; and of a neighbouring article
Told = dict[str, Any]


def as_explanation(record: PageRecord) -> str:
    """Articles with their regions, what holds each region there, and what parts it from others.

    A region's ``holds`` are the edges to its own article, strongest first; ``doubts`` those that
    speak against it, or for another article, and were outweighed.
    """
    layout = record.layout
    texts = {(line.region, line.index): line.text for line in record.lines}
    articles = sorted({r.article for r in layout.regions if r.article is not None})
    told = {
        "confidence": layout.confidence,
        "review": list(record.review),
        "articles": [_article(layout, number, texts) for number in articles],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _article(layout: PageLayout, number: int, texts: dict[tuple[str, int], str]) -> Told:
    own = [r for r in layout.regions if r.article == number]
    return {
        "article": number + 1,
        "confidence": own[0].confidence,
        "regions": [_region(layout, region, texts) for region in own],
    }


def _region(layout: PageLayout, region: Region, texts: dict[tuple[str, int], str]) -> Told:
    article = {r.id: r.article for r in layout.regions}
    edges = [edge for edge in layout.edges if region.id in (edge.one, edge.other)]
    inside = [e for e in edges if article.get(e.one) == article.get(e.other)]
    outside = [e for e in edges if e not in inside]
    against = [e for e in inside if e.score < 0] + [e for e in outside if e.score > 0]
    text = "".join(texts.get((region.id, k), "") for k in range(len(region.lines)))
    return {
        "id": region.id,
        "kind": region.kind.value,
        "box": [region.box.left, region.box.top, region.box.right, region.box.bottom],
        "text": text[:QUOTED],
        "holds": _strongest([e for e in inside if e.score > 0], region),
        "doubts": _strongest(against, region),
        "parts": _strongest([e for e in outside if e.score < 0], region),
    }


def _strongest(edges: Sequence[Edge], region: Region) -> list[Told]:
    ranked = sorted(edges, key=lambda e: (-abs(e.score), e.one, e.other))
    return [
        {
            "with": edge.other if edge.one == region.id else edge.one,
            "score": edge.score,
            "facts": dict(sorted(edge.facts.items(), key=lambda item: -abs(item[1]))),
        }
        for edge in ranked[:NEAREST]
    ]
