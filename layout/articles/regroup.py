"""A layout parted anew when something else is known: what the read lines say at its seams."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from document.evidence import Edge, Hint
from document.geometry import Box
from document.page import PageLayout, Region, RegionKind
from layout.articles.confidence import assessed, scores_of
from layout.articles.order import reading_order
from layout.articles.partition import Labels, numbered, partition, total

FIRST = (
    RegionKind.PICTURE,
    RegionKind.KICKER,
    RegionKind.HEADLINE,
    RegionKind.SUBTITLE,
    RegionKind.BYLINE,
)
"""Kinds that come first in an article, in this order; captions come last."""


def regroup(layout: PageLayout, hints: Sequence[Hint]) -> PageLayout:
    """The layout with hints added to its edges, and other articles where they tip the balance.

    Args:
        layout: as ``analyse`` gives it.
        hints: between regions that have an edge; others are left aside.

    Returns:
        The same regions under the same ids. Articles that stay what they were keep the order of
        their regions; new ones are put in reading order.
    """
    edges = _told(layout.edges, hints)
    if edges == layout.edges:
        return layout
    placed = [r for r in layout.regions if r.article is not None]
    before = np.array([r.article for r in placed], np.intp)
    scores = scores_of(placed, edges)
    labels = partition(scores)
    if total(scores, labels) <= total(scores, before):
        return assessed(replace(layout, edges=edges))
    rest = tuple(r for r in layout.regions if r.article is None)
    regions = rest + _articles(layout, placed, labels)
    return assessed(replace(layout, regions=regions, edges=edges))


def _told(edges: Sequence[Edge], hints: Sequence[Hint]) -> tuple[Edge, ...]:
    added = {frozenset((hint.one, hint.other)): hint for hint in hints if hint.score}
    found = []
    for edge in edges:
        hint = added.get(frozenset((edge.one, edge.other)))
        if hint is None:
            found.append(edge)
        else:
            facts = {**edge.facts, hint.fact: round(hint.score, 2)}
            score = round(edge.score + hint.score, 2)
            found.append(replace(edge, score=score, facts=facts))
    return tuple(found)


def _articles(layout: PageLayout, placed: Sequence[Region], labels: Labels) -> tuple[Region, ...]:
    known = {frozenset(r.id for r in placed if r.article == k): k for k in range(len(placed))}
    groups = []
    for part in range(int(numbered(labels).max(initial=-1)) + 1):
        own = [r for r, label in zip(placed, numbered(labels), strict=True) if label == part]
        same = frozenset(r.id for r in own) in known
        groups.append(own if same else _in_order(own, layout))
    hulls = [Box.hull(_straight(r.box, layout) for r in own) for own in groups]
    order = reading_order(hulls, layout.glyph)
    return tuple(
        replace(region, article=number) for number, k in enumerate(order) for region in groups[k]
    )


def _in_order(own: Sequence[Region], layout: PageLayout) -> list[Region]:
    """The regions of a new article as they are read."""
    first = [r for kind in FIRST for r in own if r.kind is kind]
    last = [r for r in own if r.kind is RegionKind.CAPTION]
    text = [r for r in own if r not in first and r not in last]
    order = reading_order([_straight(r.box, layout) for r in text], layout.glyph)
    return [*first, *(text[k] for k in order), *last]


def _straight(box: Box, layout: PageLayout) -> Box:
    """A box where it would stand if the print were not turned in the scan."""
    x, y = box.centre
    angle = math.radians(layout.skew)
    dx = round(x * math.cos(angle) - y * math.sin(angle) - x)
    dy = round(x * math.sin(angle) + y * math.cos(angle) - y)
    return Box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy)
