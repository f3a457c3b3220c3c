"""Confidence of articles against what is true of them, and odds fitted to it."""

from __future__ import annotations

import numpy as np
import pytest

from bench.confidence import Told, fit, told_of
from bench.segmentation import Character
from document.geometry import Box, Quad, WritingMode
from document.page import LineShape, PageLayout, Region, RegionKind
from layout.articles.confidence import WEIGHTS, Margins


def line(top: int) -> LineShape:
    quad = Quad.of(Box(0, top, 200, top + 20))
    return LineShape(quad, 20.0, 0.0, 0.0, 0.0, False, WritingMode.HORIZONTAL_LR)


def layout(*articles: int) -> PageLayout:
    """A page of regions of two lines each, one under the other; their articles."""
    regions = []
    for k, article in enumerate(articles):
        lines = (line(100 * k), line(100 * k + 30))
        box = Box(0, 100 * k, 200, 100 * k + 50)
        regions.append(Region(f"r{k}", RegionKind.BODY, box, lines, article))
    return PageLayout(200, 100 * len(articles), 20.0, 0.0, tuple(regions))


def printed(*owners: str) -> list[Character]:
    """Twenty characters in the lines of each region."""
    return [
        Character("字", 10.0 + 20 * x, 100 * k + 30 * y + 10.0, owner, "article")
        for k, owner in enumerate(owners)
        for y in range(2)
        for x in range(10)
    ]


@pytest.mark.parametrize(
    ("found", "true", "right"),
    [
        ((0, 0, 1), "aab", [True, True]),
        ((0, 1, 2), "aab", [False, False, True]),
        ((0, 0, 0), "aab", [False]),
        ((0, 0, 1), "aa", [True, False]),
    ],
    ids=["as printed", "torn", "fused", "a speck with nothing printed in it"],
)
def test_an_article_is_right_when_it_is_whole_and_alone(
    found: tuple[int, ...], true: str, right: list[bool]
) -> None:
    told = told_of("p1", layout(*found), printed(*true))
    assert [one.right for one in told] == right


def test_fitted_odds_say_how_often_such_articles_are_right() -> None:
    firm, loose = Margins(6.0, headed=True, text=True), Margins(0.5, headed=True, text=True)
    told = [Told("p", firm, k % 10 > 0) for k in range(400)]
    told += [Told("p", loose, k % 2 > 0) for k in range(400)]
    weights = fit(told)
    said = [1 / (1 + np.exp(-np.dot(list(m.facts.values()), weights))) for m in (firm, loose)]
    assert said == pytest.approx([0.9, 0.5], abs=0.02)


def test_facts_are_told_in_the_order_of_their_weights() -> None:
    assert list(Margins(1.0, headed=True, text=False).facts) == list(WEIGHTS)


def test_what_has_no_text_is_less_sure() -> None:
    assert Margins(6.0, headed=True, text=False).whole < Margins(6.0, headed=True, text=True).whole
