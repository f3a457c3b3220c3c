"""The page as a graph: its pieces as nodes, and which of them stand over and beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from layout.articles.node import COLUMNS, FEW, Node, NodeKind
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.heads import Head
from layout.text.zones import Zone

BREAK = 0.35
"""White between two lines of a column over the usual, in glyphs, from which it is a place where an
article may end."""

MARKED = 1.1
"""Glyphs of a line over those of its column from which it may be a small headline."""

BOLD = 1.22
"""Ink of such a line over that of its column, if its glyphs are no larger."""

SET_OFF = 0.16
"""White over or under such a line over the usual, in glyphs: small headlines and subheads of the
press had more, but for one in twenty, which were centred; of a thousand lines of body that looked
larger or bolder one in a hundred had as much."""

CENTRED, SUBHEAD = 1.2, 3
"""So many lines with white over and under them whose distances from both edges of their column
differ by less than the first, in glyphs, are a subhead, whatever its type."""

SHARED = 0.5
"""Nodes stand one over the other when they share this much of the narrower one's width."""

ASTRIDE = 0.25
"""A picture that stands over or under nothing else does so over what it shares this much with: one
in the middle of two columns has less than half of its width over each."""

ABREAST = 1.2
"""Nodes stand side by side when they share this much height, in glyphs."""


@dataclass(frozen=True)
class Graph:
    """The nodes of a page and their neighbours.

    Attributes:
        nodes: in no particular order.
        over: pairs (upper, lower) with nothing between them.
        beside: pairs (left, right) with nothing between them.
        around: pairs (text, picture) where the text runs round the picture.
    """

    nodes: tuple[Node, ...]
    over: tuple[tuple[int, int], ...]
    beside: tuple[tuple[int, int], ...]
    around: tuple[tuple[int, int], ...] = ()

    @cached_property
    def standing_over(self) -> frozenset[tuple[int, int]]:
        """``over``, and texts that stand past the picture or byline of a headline under it."""
        return frozenset(self.over) | past_dress(self)


def graph_of(zone: Zone) -> Graph:
    """The graph of the pieces of a zone, columns cut wherever an article may end."""
    nodes = [_head_node(head) for head in zone.heads]
    notes = {caption.picture: caption.box for caption in zone.captions}
    nodes += [replace(_edged(NodeKind.PICTURE, p), note=notes.get(p)) for p in zone.pictures]
    for number, block in enumerate(zone.blocks):
        nodes += _cut(block, number)
    over = _over(nodes, SHARED)
    linked = {k for pair in over for k in pair}
    alone = NodeKind.PICTURE, NodeKind.HEAD
    astride = {k for k, n in enumerate(nodes) if n.kind in alone and k not in linked}
    if astride:
        over += tuple(pair for pair in _over(nodes, ASTRIDE) if not astride.isdisjoint(pair))
    return Graph(tuple(nodes), over, _beside(nodes), _around(nodes))


def _head_node(head: Head) -> Node:
    kind = NodeKind.HEAD if head.strong else NodeKind.SMALL
    return replace(_edged(kind, head.box), lines=head.lines, head=head)


def _edged(kind: NodeKind, box: Box) -> Node:
    return Node(kind, box, box.left, box.right)


def _cut(block: Block, number: int) -> list[Node]:
    """The pieces of a block between its wider gaps; lines that look like headlines apart."""
    lines = block.lines
    gaps = [lower.box.top - upper.box.bottom for upper, lower in pairwise(lines)]
    usual = _usual_gap(lines)
    wide = [at for at, gap in enumerate(gaps, 1) if gap > usual + BREAK * EM]
    size, ink = block.em, float(np.median([line.weight for line in lines]))
    free = [max(over, under) - usual > SET_OFF * EM for over, under in pairwise([0, *gaps, 0])]
    marked = [
        len(lines) > 2 and _is_marked(line, size, ink) and (free[at] or _is_centred(line, block))
        for at, line in enumerate(lines)
    ]
    for start, end in pairwise(wide):  # between white above and below
        if end - start <= SUBHEAD and all(_is_centred(x, block) for x in lines[start:end]):
            marked[start:end] = [True] * (end - start)
    cuts = {at for at in range(1, len(lines)) if at in wide or marked[at] != marked[at - 1]}
    runs = pairwise([0, *sorted(cuts), len(lines)])
    return [_text_node(lines[start:end], block, number, marked[start]) for start, end in runs]


def _is_centred(line: Line, block: Block) -> bool:
    before, after = line.box.left - block.left, block.right - line.box.right
    return min(before, after) > 2 * EM and abs(before - after) < CENTRED * EM


def _usual_gap(lines: Sequence[Line]) -> float:
    gaps = [lower.box.top - upper.box.bottom for upper, lower in pairwise(lines)]
    return float(np.percentile(gaps, 40)) if gaps else 0.0


def _is_marked(line: Line, size: float, ink: float) -> bool:
    return line.em > MARKED * size or line.weight > BOLD * ink


def _text_node(run: Sequence[Line], block: Block, number: int, marked: bool) -> Node:
    kind = NodeKind.SMALL if marked else NodeKind.TEXT
    box = Box.hull(line.box for line in run)
    return Node(kind, box, block.left, block.right, tuple(run), number)


@dataclass(frozen=True, slots=True)
class _Places:
    """The nodes' boxes as arrays, column edges for left and right."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    top: NDArray[np.int64]
    bottom: NDArray[np.int64]

    @staticmethod
    def of(nodes: Sequence[Node]) -> _Places:
        return _Places(
            np.array([n.left for n in nodes], np.int64),
            np.array([n.right for n in nodes], np.int64),
            np.array([n.box.top for n in nodes], np.int64),
            np.array([n.box.bottom for n in nodes], np.int64),
        )


def _over(nodes: Sequence[Node], least: float) -> tuple[tuple[int, int], ...]:
    at, found = _Places.of(nodes), []
    for upper, node in enumerate(nodes):
        shared = np.minimum(at.right, node.right) - np.maximum(at.left, node.left)
        narrower = np.minimum(at.right - at.left, node.width)
        below = at.top > node.box.bottom - 0.6 * EM
        below &= at.top + at.bottom > node.box.top + node.box.bottom
        for lower in np.flatnonzero(below & (shared > least * narrower)):
            left, right = max(at.left[lower], node.left), min(at.right[lower], node.right)
            within = np.minimum(at.right, right) - np.maximum(at.left, left)
            middle = (at.top + at.bottom) / 2
            between = (middle > node.box.bottom) & (middle < at.top[lower])
            between[[upper, lower]] = False
            if not np.any(between & (within > 0.3 * (right - left))):
                found.append((upper, int(lower)))
    return tuple(found)


def _beside(nodes: Sequence[Node]) -> tuple[tuple[int, int], ...]:
    at, found = _Places.of(nodes), []
    for first, node in enumerate(nodes):
        shared = np.minimum(at.bottom, node.box.bottom) - np.maximum(at.top, node.box.top)
        least = np.minimum(ABREAST * EM, 0.5 * np.minimum(at.bottom - at.top, node.box.height))
        right = (at.left > node.right - 0.6 * EM) & (shared > least)
        right &= at.left + at.right > node.left + node.right
        for second in np.flatnonzero(right):
            top, bottom = max(at.top[second], node.box.top), min(at.bottom[second], node.box.bottom)
            within = np.minimum(at.bottom, bottom) - np.maximum(at.top, top)
            middle = (at.left + at.right) / 2
            between = (middle > node.right) & (middle < at.left[second])
            between[[first, second]] = False
            covered = int(within[between & (within > 0)].sum())
            if covered < 0.6 * (bottom - top):
                found.append((first, int(second)))
    return tuple(found)


def past_dress(graph: Graph) -> frozenset[tuple[int, int]]:
    """Pairs (headline, text) with nothing between but pictures, or a few lines of text.

    Under many headlines of one column the picture comes first, or a subtitle or byline of body
    size: what stands under it stands under the headline all the same.
    """
    nodes = graph.nodes
    found: set[tuple[int, int]] = set()
    heads = {(a, b) for a, b in graph.over if nodes[a].kind is NodeKind.HEAD}
    while heads:
        past = {
            (head, lower)
            for head, dress in heads
            for upper, lower in graph.over
            if upper == dress and _is_dress(nodes[dress]) and _is_under(nodes[lower], nodes[head])
        }
        heads = past - found
        found |= past
    return frozenset(pair for pair in found if nodes[pair[1]].kind is NodeKind.TEXT)


def _is_under(node: Node, head: Node) -> bool:
    return node.kind in COLUMNS and node.overlap_x(head) > SHARED * min(node.width, head.width)


def _is_dress(node: Node) -> bool:
    few = node.kind is NodeKind.TEXT and len(node.lines) < FEW
    return few or node.kind is NodeKind.PICTURE


def _around(nodes: Sequence[Node]) -> tuple[tuple[int, int], ...]:
    pictures = [k for k, node in enumerate(nodes) if node.kind is NodeKind.PICTURE]
    return tuple(
        (k, picture)
        for k, node in enumerate(nodes)
        for picture in pictures
        if node.kind is NodeKind.TEXT
        and node.box.overlap_x(nodes[picture].box) > EM
        and node.box.overlap_y(nodes[picture].box) > EM
    )
