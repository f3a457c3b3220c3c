"""What stands about the nodes of a page: rules, boxes and tints, the usual white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from document.geometry import Box
from layout.articles.downheads import back_of
from layout.articles.dress import HOLDS, dressing_rules, is_dress
from layout.articles.graph import Graph
from layout.articles.node import Node, NodeKind
from layout.sheet.straighten import EM
from layout.structure.rules import Rules
from layout.text.zones import Separators

BOX_LINES = 3
"""A tint with fewer body lines is no box of its own but the dress of a headline."""

SPARSE, TALL = 0.4, 8.0
"""A tint of several lines without body text, which fill less than this share of its height, is an
advertisement's ground, if it is as tall as this, in glyphs: a fifth was filled on three pages of
the press. The dress of a headline is mostly filled."""

PAGE = 0.8
"""A box of more than this share of the page's hull is the page's own frame."""

ACROSS, DOWN = 0.6, 0.55
"""A rule parts two nodes when it covers this share of the width, or height, they share."""

EDGE = 0.3
"""A rule so near the edge of a picture, in glyphs, is that edge."""

PARTS = 0.75
"""A rule of this share of a box's width, with a headline under it, parts what is in the box."""


@dataclass(frozen=True, eq=False)
class Setting:
    """A page's nodes with what parts them.

    Attributes:
        graph: the nodes and their neighbours.
        rules: rules across and down that part anything.
        grounds: boxes and tints that hold text, smallest first.
        areas: all boxes and tints.
    """

    graph: Graph
    rules: Rules
    grounds: tuple[Box, ...]
    areas: tuple[Box, ...] = ()

    @cached_property
    def ground(self) -> tuple[int, ...]:
        """Which ground each node stands on, -1 for the paper."""
        return tuple(
            next((k for k, box in enumerate(self.grounds) if node.box.share_in(box) > HOLDS), -1)
            for node in self.graph.nodes
        )

    @cached_property
    def floors(self) -> tuple[int, ...]:
        """Which storey of its ground each node stands in: rules over headlines part them.

        A rule with a headline under it and text over it begins a story of its own; the one under
        a headline is its dress.
        """
        nodes = self.graph.nodes
        beginnings = [self._beginnings(k) for k in range(len(self.grounds))]
        return tuple(
            sum(y < node.box.centre[1] for y in beginnings[ground]) if ground >= 0 else 0
            for node, ground in zip(nodes, self.ground, strict=True)
        )

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """The ground and the storey of each node."""
        return tuple(zip(self.ground, self.floors, strict=True))

    @cached_property
    def shared(self) -> frozenset[tuple[int, int]]:
        """The places in which more than one headline has text under it; a badge is none."""
        nodes = self.graph.nodes
        opening = {
            a
            for a, b in self.graph.over
            if nodes[a].kind is NodeKind.HEAD and nodes[b].kind is NodeKind.TEXT
            if not (head := nodes[a].head) or not head.badge
        }
        places = [self.places[k] for k in opening]
        return frozenset(place for place in places if places.count(place) > 1)

    def _beginnings(self, ground: int) -> list[float]:
        """Where rules part a box: those over a headline and under text."""
        box = self.grounds[ground]
        inside = [n for n, k in zip(self.graph.nodes, self.ground, strict=True) if k == ground]
        return [
            rule.centre[1]
            for rule in self.rules.horizontal
            if box.top + EM < rule.centre[1] < box.bottom - EM
            and rule.overlap_x(box) > PARTS * box.width
            and _begins(rule, inside)
        ]

    @cached_property
    def down(self) -> tuple[Box, ...]:
        """What parts columns side by side: rules, and the backs of headlines that run down."""
        return self.rules.vertical + tuple(back for back in self.backs.values() if back)

    @cached_property
    def backs(self) -> dict[int, Box | None]:
        """The backs of the headlines that run down, by their nodes."""
        nodes, rules = self.graph.nodes, self.rules.vertical
        return {k: back_of(n, nodes, rules) for k, n in enumerate(nodes) if n.vertical}

    @cached_property
    def ruled(self) -> float:
        """Share of the columns side by side that have a rule between them."""
        text = NodeKind.TEXT
        nodes = self.graph.nodes
        pairs = [p for p in self.graph.beside if nodes[p[0]].kind is nodes[p[1]].kind is text]
        ruled = [self.ruled_down(nodes[a], nodes[b]) for a, b in pairs]
        return float(np.mean(ruled)) if ruled else 0.0

    @cached_property
    def gutter(self) -> float:
        """White between columns, pixels."""
        nodes = self.graph.nodes
        gaps = [
            nodes[b].left - nodes[a].right
            for a, b in self.graph.beside
            if len(nodes[a].lines) > 3 and len(nodes[b].lines) > 3
        ]
        return float(np.median(gaps)) if gaps else 1.5 * EM

    def ruled_across(self, upper: Node, lower: Node) -> bool:
        """Whether a rule runs between a node and one below it."""
        left, right = max(upper.left, lower.left), min(upper.right, lower.right)
        if right <= left:  # not one above the other: the rule must be over the lower one
            left, right = lower.left, lower.right
        top, bottom = upper.box.bottom - 0.4 * EM, lower.box.top + 0.4 * EM
        return _covered(
            [(r.left, r.right) for r in self.rules.horizontal if top < r.centre[1] < bottom],
            left,
            right,
            ACROSS,
        )

    def ruled_down(self, one: Node, other: Node) -> bool:
        """Whether a rule runs down between a node and one to its right."""
        top, bottom = max(one.box.top, other.box.top), min(one.box.bottom, other.box.bottom)
        if bottom <= top:
            top, bottom = min(one.box.top, other.box.top), max(one.box.bottom, other.box.bottom)
        between = self.rules_down(one, other)
        return _covered([(r.top, r.bottom) for r in between], top, bottom, DOWN)

    def rules_down(self, one: Node, other: Node) -> list[Box]:
        """What runs down between a node and one to its right, in any row that either stands in."""
        left, right = one.right - 0.4 * EM, other.left + 0.4 * EM
        top, bottom = min(one.box.top, other.box.top), max(one.box.bottom, other.box.bottom)
        beside = (r for r in self.down if r.top < bottom and r.bottom > top)
        return [r for r in beside if left < r.centre[0] < right]


def setting_of(graph: Graph, separators: Separators) -> Setting:
    """The setting of a graph among what parts a page, without what only dresses an article."""
    page = Box.hull(node.box for node in graph.nodes) if graph.nodes else Box(0, 0, 0, 0)
    grounds = [
        box
        for box in separators.boxes + separators.tints
        if box.area <= PAGE * page.area and _is_ground(box, graph.nodes, box in separators.tints)
    ]
    areas = separators.boxes + separators.tints
    dressing = {box for box in grounds if is_dress(box, graph)}
    dress = dressing_rules(separators.rules.horizontal, dressing, graph)
    pictures = [node.box for node in graph.nodes if node.kind is NodeKind.PICTURE]
    across = tuple(
        rule
        for rule in separators.rules.horizontal
        if rule not in dress and not any(_is_drawn(rule, box) for box in pictures)
    )
    own = sorted((box for box in grounds if box not in dressing), key=lambda b: b.area)
    down = tuple(
        rule
        for rule in separators.rules.vertical
        if not any(_is_drawn(_turned(rule), _turned(box)) for box in pictures)
    )
    rules = replace(separators.rules, horizontal=across, vertical=down)
    return Setting(graph, rules, tuple(own), areas)


def _is_drawn(rule: Box, picture: Box) -> bool:
    """Whether a rule is part of a picture: the baseline of a chart, the edge of a photograph."""
    left, right = picture.left - EM, picture.right + EM
    within = picture.top - EDGE * EM < rule.centre[1] < picture.bottom + EDGE * EM
    return within and left < rule.left and rule.right < right


def _turned(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def _begins(rule: Box, inside: Sequence[Node]) -> bool:
    """Whether text ends over a rule and a headline is the first thing under it."""
    y = rule.centre[1]
    crossed = any(n.box.top + 0.5 * EM < y < n.box.bottom - 0.5 * EM for n in inside)
    over = [n for n in inside if n.box.centre[1] < y]
    under = [n for n in inside if n.box.centre[1] > y]
    if crossed or not over or not under:
        return False
    foot, first = max(over, key=lambda n: n.box.bottom), min(under, key=lambda n: n.box.top)
    return first.kind is NodeKind.HEAD and foot.kind in (NodeKind.TEXT, NodeKind.PICTURE)


def _is_ground(box: Box, nodes: Sequence[Node], tint: bool) -> bool:
    inside = [node for node in nodes if node.box.share_in(box) > HOLDS]
    text = sum(len(node.lines) for node in inside if node.kind is NodeKind.TEXT)
    heads = any(node.kind in (NodeKind.HEAD, NodeKind.SMALL) for node in inside)
    if not tint:
        return bool(text or heads)
    return text >= BOX_LINES or (len(inside) > 1 and _is_sparse(box, inside))


def _is_sparse(box: Box, inside: Sequence[Node]) -> bool:
    """Whether lines stand far apart on a tall area."""
    rows = [line.box for node in inside for line in node.lines]
    rows += [node.box for node in inside if not node.lines]
    filled = sum(row.height for row in rows)
    return box.height > TALL * EM and filled < SPARSE * box.height


def _covered(pieces: Sequence[tuple[int, int]], start: float, end: float, share: float) -> bool:
    """Whether pieces of rules cover this share of a stretch together."""
    reach, total = start, 0.0
    for first, last in sorted(pieces):
        begins = max(reach, first)
        total += max(0.0, min(end, last) - begins)
        reach = max(reach, min(end, last))
    return total > share * (end - start)
