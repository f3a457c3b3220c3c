"""The page as a graph: its pieces as nodes, and which of them stand over and beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
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


class NodeKind(StrEnum):
    """What a node of the graph is."""

    HEAD = "head"  # a headline stack that opens an article
    SMALL = "small"  # a stack or line that may be a subhead, a label or a small headline
    TEXT = "text"  # a piece of a column
    PICTURE = "picture"


@dataclass(frozen=True, eq=False)
class Node:
    """A piece of the page that belongs to one article.

    Attributes:
        box: hull of its ink, working pixels.
        left, right: edges of its column.
        lines: from top to bottom; none for a picture.
        source: which block of the page it was cut from, -1 for other things.
        head: the stack it stands for, if it is one.
        note: hull of the caption of a picture that has one.
    """

    kind: NodeKind
    box: Box
    left: int
    right: int
    lines: tuple[Line, ...] = ()
    source: int = -1
    head: Head | None = None
    note: Box | None = None

    @cached_property
    def em(self) -> float:
        return float(np.median([line.em for line in self.lines])) if self.lines else 0.0

    @property
    def whole(self) -> Box:
        """Its hull, a picture's with the caption."""
        return self.box.union(self.note) if self.note else self.box

    @property
    def edges(self) -> tuple[int, int]:
        return self.left, self.right

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def vertical(self) -> bool:
        return self.head is not None and self.head.vertical

    @property
    def indent(self) -> float:
        """White before its first line, in glyphs."""
        return (self.lines[0].box.left - self.left) / EM if self.lines else 0.0

    @property
    def slack(self) -> float:
        """White behind its last line, in glyphs."""
        return (self.right - self.lines[-1].box.right) / EM if self.lines else 0.0

    def overlap_x(self, other: Node) -> int:
        """Width that the columns of both share."""
        return min(self.right, other.right) - max(self.left, other.left)


@dataclass(frozen=True, slots=True)
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


def graph_of(zone: Zone) -> Graph:
    """The graph of the pieces of a zone, columns cut wherever an article may end."""
    nodes = [_head_node(head) for head in zone.heads]
    notes = {caption.picture: caption.box for caption in zone.captions}
    nodes += [replace(_edged(NodeKind.PICTURE, p), note=notes.get(p)) for p in zone.pictures]
    for number, block in enumerate(zone.blocks):
        nodes += _cut(block, number)
    over = _over(nodes, SHARED)
    linked = {k for pair in over for k in pair}
    astride = {k for k, n in enumerate(nodes) if n.kind is NodeKind.PICTURE and k not in linked}
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


def past_pictures(graph: Graph) -> frozenset[tuple[int, int]]:
    """Pairs (headline, text) with nothing but a picture between.

    Under many headlines of one column the picture comes first: what stands under it stands under
    the headline all the same.
    """
    nodes = graph.nodes
    under = [
        (picture, text)
        for picture, text in graph.over
        if nodes[picture].kind is NodeKind.PICTURE and nodes[text].kind is NodeKind.TEXT
    ]
    return frozenset(
        (head, text)
        for head, upper in graph.over
        for picture, text in under
        if upper == picture
        and nodes[head].kind is NodeKind.HEAD
        and nodes[text].overlap_x(nodes[head]) > SHARED * nodes[text].width
    )


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
