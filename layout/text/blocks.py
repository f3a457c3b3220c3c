"""Text lines to blocks: pieces of columns 栏, each a run of lines between the same two edges."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM

NEXT_LINE = 1.15
"""Most white between two lines of a block, in glyphs: wide leading is 1.0."""

EDGE = 0.6
"""How far the edges of two full lines may differ, in glyphs: a hanging or half-width mark."""

INSIDE = 0.8
"""How far a line may stick out of the column it belongs to, in glyphs."""

WIDER, WHITE, MINIMUM = 1.5, 0.6, 5.0
"""A block wider than this many columns is cut at shared white of this width, in glyphs, into
columns of at least this width, in glyphs."""

SIZE = 1.2
"""Largest ratio of glyph sizes in one block."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines in one column, from top to bottom.

    Attributes:
        lines: in reading order.
        left, right: the column's edges, working pixels.
        box: hull of the lines.
    """

    lines: tuple[Line, ...]
    left: int
    right: int
    box: Box = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for thousands of times a page.
        object.__setattr__(self, "box", Box.hull(line.box for line in self.lines))

    @property
    def em(self) -> float:
        return float(np.median([line.em for line in self.lines]))


def find_blocks(lines: Sequence[Line]) -> list[Block]:
    """Groups lines of body size into blocks.

    Lines that share both edges with a neighbour seed the columns; shorter lines (first and last
    of a paragraph, subheads) then join the column they stand in. Wide lines, such as a caption
    over two columns, share edges with none and stay apart.
    """
    order = sorted(lines, key=lambda line: (line.box.top, line.box.left))
    groups = _seed(order)
    groups = _attach(groups)
    return [_block(group) for group in groups]


def _seed(lines: list[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    reached: list[list[Line]] = []  # lines come from top to bottom: the other groups are done
    for line in lines:
        reached = [g for g in reached if line.box.top < g[-1].box.bottom + NEXT_LINE * g[-1].em]
        for group in reached:
            if _follows(group[-1], line) and _same_edges(group[-1].box, line.box):
                group.append(line)
                break
        else:
            groups.append([line])
            reached.append(groups[-1])
    return groups


def _attach(groups: list[list[Line]]) -> list[list[Line]]:
    """Chains groups that follow each other in one column until nothing changes.

    A group is chained only where the choice is clear: one group below, and no other above that.
    """
    while True:
        below = _candidates(groups)
        above: dict[int, list[int]] = {}
        for upper, lowers in below.items():
            for lower in lowers:
                above.setdefault(lower, []).append(upper)
        clear = {
            upper: lowers[0]
            for upper, lowers in below.items()
            if len(lowers) == 1 and len(above[lowers[0]]) == 1
        }
        if not clear:
            return groups
        groups = _chained(groups, clear)


def _candidates(groups: list[list[Line]]) -> dict[int, list[int]]:
    """For every group the groups that could go on with it just below."""
    ends = [_Ends(group) for group in groups]
    tops = np.array([group[0].box.top for group in groups])
    lefts, rights = np.array([e.head.left for e in ends]), np.array([e.head.right for e in ends])
    found: dict[int, list[int]] = {}
    for upper, above in enumerate(ends):
        foot, bottom = above.foot, above.lines[-1].box.bottom
        near = (tops > bottom - 0.5 * EM) & (tops < bottom + 2 * NEXT_LINE * EM)
        near &= (lefts < foot.right) & (rights > foot.left)
        fitting = [
            int(k)
            for k in np.flatnonzero(near)
            if k != upper and _goes_on(above, ends[k]) and _in_column(above, ends[k])
        ]
        if fitting:
            found[upper] = fitting
    return found


class _Ends:
    """A group of lines with the hulls of its first lines, its last lines and all of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.head = Box.hull(line.box for line in lines[:4])
        self.foot = Box.hull(line.box for line in lines[-4:])
        self.box = Box.hull(line.box for line in lines)


def _chained(groups: list[list[Line]], next_of: dict[int, int]) -> list[list[Line]]:
    chains = []
    for start in sorted(set(range(len(groups))) - set(next_of.values())):
        chain, at = list(groups[start]), start
        while at in next_of:
            at = next_of[at]
            chain += groups[at]
        chains.append(chain)
    return chains


def _follows(upper: Line, lower: Line) -> bool:
    """Whether a line may stand just below another in one column."""
    return _next_in_size(upper, lower) and _share_width(upper.box, lower.box)


def _goes_on(upper: _Ends, lower: _Ends) -> bool:
    """The same for groups: a last line of two glyphs shares no width with an indented line."""
    alike = _next_in_size(upper.lines[-1], lower.lines[0])
    return alike and _share_width(upper.foot, lower.head)


def _next_in_size(upper: Line, lower: Line) -> bool:
    gap = lower.box.top - upper.box.bottom
    return (
        upper.reversed == lower.reversed
        and -0.45 * EM < gap < NEXT_LINE * min(upper.em, lower.em)
        and lower.box.top > upper.box.top + 0.4 * EM
        and max(upper.em, lower.em) < SIZE * min(upper.em, lower.em)
    )


def _share_width(a: Box, b: Box) -> bool:
    return a.overlap_x(b) > 0.5 * min(a.width, b.width)


def _same_edges(a: Box, b: Box) -> bool:
    return abs(a.left - b.left) < EDGE * EM and abs(a.right - b.right) < EDGE * EM


def _in_column(upper: _Ends, lower: _Ends) -> bool:
    """Whether one group fits between the edges of the other, near where they meet."""
    above, below = upper.foot, lower.head
    wide, narrow = (above, below) if above.width >= below.width else (below, above)
    if narrow.left < wide.left - INSIDE * EM or narrow.right > wide.right + INSIDE * EM:
        return False
    few, many = (upper, lower) if len(upper.lines) <= len(lower.lines) else (lower, upper)
    return not (few.box.width > 1.2 * many.box.width and len(many.lines) >= 3)


def _block(group: Sequence[Line]) -> Block:
    lefts = np.sort([line.box.left for line in group])
    rights = np.sort([line.box.right for line in group])
    # The edges most lines share; a stray mark outside must not shift the indents.
    left = int(lefts[min(len(lefts) - 1, len(lefts) // 6)])
    right = int(rights[max(0, len(rights) - 1 - len(rights) // 6)])
    return Block(tuple(group), left, max(right, left + 1))


def column_width(blocks: Sequence[Block]) -> float:
    """Width of a typical column, weighted by lines; working pixels."""
    widths = [b.right - b.left for b in blocks for _ in b.lines if len(b.lines) >= 4]
    return float(np.median(widths)) if widths else 14.0 * EM


def split_wide(blocks: Sequence[Block], ink: Grey, column: float) -> list[Block]:
    """Cuts blocks of a few lines over several columns at the white that all their lines share.

    The lines of a short block run on across a gutter that was too short to be seen as one. Where
    the block is wider than a column and every line is white at the same place, the gutter is.

    Args:
        blocks: from ``find_blocks``.
        ink: (H, W) uint8 of the working page, 255 where ink is.
        column: width of a typical column, working pixels.
    """
    found = []
    for block in blocks:
        wide = block.box.width > WIDER * column and len(block.lines) >= 2
        parts = _cut_at(block, _shared_white(block, ink)) if wide else [block]
        # A caption over two columns has a short last line: white to the right of it is no gutter.
        found += parts if all(len(part.lines) >= 2 for part in parts) else [block]
    return found


def _shared_white(block: Block, ink: Grey) -> list[int]:
    """Middles of the white strips through all lines of a block."""
    box = block.box
    covered = np.zeros(box.width, np.bool_)
    for line in block.lines:
        rows = ink[line.box.top : line.box.bottom, box.left : box.right]
        covered |= (rows > 0).any(axis=0)
    edges = np.flatnonzero(np.diff(covered.astype(np.int8)))
    places = []
    for start, end in itertools.pairwise(edges):
        inner = start > MINIMUM * EM and end < box.width - MINIMUM * EM
        if not covered[start + 1] and end - start > WHITE * EM and inner:
            places.append(box.left + int(start + end) // 2)
    return places


def _cut_at(block: Block, places: Sequence[int]) -> list[Block]:
    bounds = [block.box.left, *places, block.box.right]
    parts = []
    for left, right in itertools.pairwise(bounds):
        lines = []
        for line in block.lines:
            a, b = max(line.box.left, left), min(line.box.right, right)
            if b > a + 0.5 * EM:
                lines.append(replace(line, box=Box(a, line.box.top, b, line.box.bottom)))
        if lines:
            parts.append(_block(lines))
    return parts
