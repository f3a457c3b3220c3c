"""Why the articles of a page are what they are, told as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from document.evidence import Edge
from document.geometry import Box, Quad
from document.page import LineShape, PageLayout, Region, RegionKind, TextLine
from flows.explain import as_explanation
from tests.flows.records import record


def region(name: str, kind: RegionKind, article: int) -> Region:
    line = LineShape(Quad.of(Box(0, 0, 90, 20)), 20.0)
    return Region(name, kind, Box(0, 0, 90, 20), (line,), article, confidence=0.8)


def test_each_region_says_what_holds_it_and_what_speaks_against() -> None:
    regions = (
        region("r001", RegionKind.HEADLINE, 0),
        region("r002", RegionKind.BODY, 0),
        region("r003", RegionKind.BODY, 1),
    )
    edges = (
        Edge("r001", "r002", 4.0, {"directly under": 2.5, "always": 1.5}),
        Edge("r002", "r003", 0.5, {"tops level": 0.5}),
        Edge("r001", "r003", -3.0, {"rule down between": -3.0}),
    )
    layout = PageLayout(100, 100, 20.0, 0.0, regions, confidence=0.8, edges=edges)
    lines = tuple(TextLine(r.id, 0, text, 0.9) for r, text in zip(regions, "甲乙丙", strict=True))
    told = json.loads(as_explanation(replace(record(), layout=layout, lines=lines)))
    assert told["confidence"] == 0.8
    assert [a["article"] for a in told["articles"]] == [1, 2]
    headline, body = told["articles"][0]["regions"]
    assert (headline["id"], headline["kind"], headline["text"]) == ("r001", "headline", "甲")
    assert headline["holds"][0]["with"] == "r002"
    assert list(headline["holds"][0]["facts"]) == ["directly under", "always"]
    assert headline["parts"][0] == {
        "with": "r003",
        "score": -3.0,
        "facts": {"rule down between": -3.0},
    }
    assert [doubt["with"] for doubt in body["doubts"]] == ["r003"]
