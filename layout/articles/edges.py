"""Edges between regions, from the ties between the nodes they were made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from document.evidence import Edge
from document.geometry import Box
from document.page import Region
from layout.articles.grouping import Tie
from layout.articles.node import Node

ONE_PIECE = "of one piece"
"""The fact that holds a column's subhead to it, and a caption to its picture."""

HOLD = 12.0
"""What it adds: more than any other evidence."""

TOLD = 5
"""Facts told of an edge, the weightiest ones."""


def edges_of(
    ties: Sequence[Tie], of: Mapping[Box, str], regions: Sequence[Region]
) -> tuple[Edge, ...]:
    """The edges of a page.

    Args:
        ties: between the nodes of the page.
        of: the region that every line and picture went to, by its box.
        regions: all of them.
    """
    scores: dict[tuple[str, str], float] = {}
    facts: dict[tuple[str, str], Counter[str]] = {}
    for one, other, score, told in _all(ties, of, regions):
        pair = (one, other) if one <= other else (other, one)
        scores[pair] = scores.get(pair, 0.0) + score
        facts.setdefault(pair, Counter()).update(told)
    return tuple(Edge(*pair, round(scores[pair], 2), _weightiest(facts[pair])) for pair in scores)


def _all(
    ties: Sequence[Tie], of: Mapping[Box, str], regions: Sequence[Region]
) -> list[tuple[str, str, float, Mapping[str, float]]]:
    found: list[tuple[str, str, float, Mapping[str, float]]] = []
    homes = {id(n): _homes(n, of) for tie in ties for n in (tie.one, tie.other)}
    for tie in ties:
        one, other = homes[id(tie.one)], homes[id(tie.other)]
        if one and other and one[0] != other[0]:
            found.append((one[0], other[0], tie.score, tie.facts))
    pieces = {(home[0], name) for home in homes.values() for name in home[1:]}
    pieces |= {(r.picture, r.id) for r in regions if r.picture is not None}
    found += [(one, other, HOLD, {ONE_PIECE: HOLD}) for one, other in sorted(pieces)]
    return found


def _homes(node: Node, of: Mapping[Box, str]) -> list[str]:
    """The regions a node went to, the one with most of its lines first."""
    boxes = [line.box for line in node.lines] or [node.box]
    return [name for name, _ in Counter(of[box] for box in boxes if box in of).most_common()]


def _weightiest(facts: Mapping[str, float]) -> dict[str, float]:
    ranked = sorted(facts.items(), key=lambda item: (-abs(item[1]), item[0]))
    return {name: round(value, 2) for name, value in ranked[:TOLD] if abs(value) >= 0.05}
