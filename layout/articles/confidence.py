"""How sure the articles of a page are, told by what it would take to part them otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from document.evidence import Edge
from document.page import PageLayout, Region, RegionKind
from layout.articles.partition import Labels, Scores, branches, pulls

ENOUGH = 6.0
"""Log-odds from which more evidence makes no difference."""

WEIGHTS = {"always": -3.33, "firmness": 0.26, "headed": 1.3, "text": 3.56}
"""Log-odds that an article is whole and alone: at the least, for each log-odd it takes to tear a
piece off, for having a headline, and for having text. Fitted by ``python -m bench.confidence`` to
991 articles on 120 pages of the press's training sets, 90 % of them right: of those said to be so
with 0.30, 0.80, 0.88 and 0.95, held out, 0.13, 0.87, 0.83 and 0.97 were. What it would take to join
an article with a neighbour tells nothing beyond that."""

TEXT = 3
"""Lines of text that an article has; less is a speck, a headline that lost its text, a picture."""

PRINT = (RegionKind.BODY, RegionKind.LEAD, RegionKind.ADVERTISEMENT, RegionKind.TABLE)
"""Kinds of regions that are an article's text."""

DOUBTFUL = 0.7
"""An article less sure than this is named in the page's review."""


@dataclass(frozen=True, slots=True)
class Margins:
    """What it would take, in log-odds, to part a page otherwise at one article.

    Attributes:
        firmness: to move its loosest piece elsewhere.
        headed: it has a headline.
        text: it has lines of text.
    """

    firmness: float
    headed: bool
    text: bool

    @property
    def facts(self) -> dict[str, float]:
        """What the odds are made of, in the order of ``WEIGHTS``."""
        firmness = min(self.firmness, ENOUGH)
        return {"always": 1.0, "firmness": firmness, "headed": self.headed, "text": self.text}

    @property
    def whole(self) -> float:
        """How likely the article is whole and alone, 0-1."""
        odds = sum(WEIGHTS[name] * value for name, value in self.facts.items())
        return float(1 / (1 + np.exp(-odds)))


def assessed(layout: PageLayout) -> PageLayout:
    """The layout with its confidence, that of its regions, and what is doubtful in review."""
    found = margins(layout)
    sure = {article: round(told.whole, 3) for article, told in found.items()}
    regions = tuple(
        r if r.article is None else replace(r, confidence=sure[r.article]) for r in layout.regions
    )
    share = round(float(np.mean(list(sure.values()))), 3) if sure else layout.confidence
    doubts = tuple(_doubt(layout, k, found[k]) for k in sorted(sure) if sure[k] < DOUBTFUL)
    return replace(layout, regions=regions, confidence=share, review=(*layout.review, *doubts))


def margins(layout: PageLayout) -> dict[int, Margins]:
    """The margins of every article of a page, by its number."""
    placed = [r for r in layout.regions if r.article is not None]
    scores = scores_of(placed, layout.edges)
    labels = np.array([r.article for r in placed], np.intp)
    pull = pulls(scores, labels)
    return {
        int(article): Margins(
            _firmness(scores, labels, pull, int(article)),
            any(r.kind is RegionKind.HEADLINE and r.article == article for r in placed),
            sum(len(r.lines) for r in placed if r.kind in PRINT and r.article == article) >= TEXT,
        )
        for article in np.unique(labels)
    }


def scores_of(regions: Sequence[Region], edges: Sequence[Edge]) -> Scores:
    """(N, N) symmetric scores of the edges between regions."""
    place = {region.id: at for at, region in enumerate(regions)}
    scores = np.zeros((len(regions), len(regions)))
    for edge in edges:
        one, other = place.get(edge.one), place.get(edge.other)
        if one is not None and other is not None:
            scores[one, other] += edge.score
            scores[other, one] += edge.score
    return scores


def _firmness(scores: Scores, labels: Labels, pull: Scores, article: int) -> float:
    inside = np.flatnonzero(labels == article)
    least = np.inf
    for branch in branches(scores[np.ix_(inside, inside)]):
        moved = inside[branch]
        others = pull[moved].sum(axis=0)
        stays = others[article] - scores[np.ix_(moved, moved)].sum()
        others[article] = 0.0  # a new article
        least = min(least, stays - float(others.max()))
    return float(least)


def _doubt(layout: PageLayout, article: int, told: Margins) -> str:
    """What makes an article doubtful, in words."""
    first = next(r.id for r in layout.regions if r.article == article)
    why = "a piece of it may belong elsewhere" if told.headed else "it has no headline"
    if not told.text:
        why = "it has hardly any text"
    return f"article {article + 1} (from {first}) is not surely whole: {why}"
