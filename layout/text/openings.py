"""Where small type opens an article: at the top of something, set off from what is above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from document.geometry import Box
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.heads import Head, is_label_over
from layout.text.whites import is_first_in, white_over, white_under

HEADLINE = 1.25
"""Type this much larger than the body is a headline's rather than a subhead's (up to 1.17)."""

SUBHEAD_LENGTH = 11.0
"""A subhead amid a column is no longer than this, in its own glyphs."""

BELOW = 2.6
"""Most white between a headline and its column, in glyphs."""

FREE, NEARER = 1.8, 1.3
"""White above a headline that no rule sets off, in glyphs, and how much more than below it."""

REACH = 4.0
"""A rule or an edge this near above, in glyphs, sets a headline off."""

FRAME, FRAMED = 0.5, 2.6
"""How near the rule of a frame is to the subhead in it, and white over that to the text above, in
glyphs."""

EDGE, SIZE = 0.5, 1.2
"""A paragraph's last line at the top of a column begins this near to its edge, in glyphs, and is of
nearly its size: that of a few glyphs is often found too small."""


@dataclass(frozen=True, slots=True)
class Edges:
    """What sets print off from above.

    Attributes:
        rules: horizontal rules.
        areas: boxes, tints and panels: what stands first in one is set off by its edge.
    """

    rules: tuple[Box, ...] = ()
    areas: tuple[Box, ...] = ()


def opens(
    box: Box, size: float, heads: Sequence[Head], blocks: Sequence[Block], edges: Edges
) -> bool:
    """Whether what stands at a place opens an article, being set off from what is above."""
    if any(is_label_over(head, box, size * EM) for head in heads):
        return True
    column = column_below(box, blocks)
    span = box.union(Box(column.left, box.top, column.right, box.bottom)) if column else box
    over_text = white_over(span, [b.box for b in blocks if _is_column(b, column)])
    over_head = white_over(span, [h.box for h in heads])
    rules = [r for r in edges.rules if r.overlap_x(span) > 0.6 * span.width]
    if over_text < FRAMED * EM:
        rules = [r for r in rules if not _is_frame(r, box, span)]
    edge = min(
        white_over(span, rules),
        min((span.top - a.top for a in edges.areas if is_first_in(span, a)), default=1e9),
    )
    if edge < REACH * EM and edge < min(over_text, over_head):
        return True
    if over_head < over_text:  # the top of a column, under a headline over several
        return size >= HEADLINE and over_head > REACH * EM
    long = box.width > SUBHEAD_LENGTH * size * EM
    free = over_text > max(FREE * EM, NEARER * white_under(box, [b.box for b in blocks]))
    return size >= HEADLINE and (free or long)


def _is_column(block: Block, column: Block | None) -> bool:
    """Whether a block is text of a column: several lines, or the last of a paragraph at its top."""
    if len(block.lines) >= 2 or column is None:
        return len(block.lines) >= 2
    return abs(block.box.left - column.left) < EDGE * EM and _is_of_size(block, column)


def _is_of_size(block: Block, column: Block) -> bool:
    return max(block.em, column.em) < SIZE * min(block.em, column.em)


def _is_frame(rule: Box, box: Box, span: Box) -> bool:
    """Whether a rule over a place is of the frame of a subhead: as close to it and no wider.

    Rules that part articles keep more distance: 0.7 glyphs and more on the press.
    """
    return box.top - rule.bottom < FRAME * EM and rule.width < span.width + EM


def column_below(box: Box, blocks: Sequence[Block], own: Block | None = None) -> Block | None:
    """The column that begins under a headline, a byline between them or not."""
    below = [
        b
        for b in blocks
        if b is not own
        and len(b.lines) >= 2
        and -0.3 * EM < b.box.top - box.bottom < 2 * BELOW * EM
        and b.box.overlap_x(box) > 0.4 * min(b.box.width, box.width)
    ]
    nearest = min(below, key=lambda b: b.box.top, default=None)
    if nearest is None:
        return None
    steps = [
        (b.box.top, b.box.bottom)
        for b in blocks
        if b is not own and len(b.lines) <= 2 and b.box.overlap_x(box) > 0
        if box.bottom <= b.box.centre[1] <= nearest.box.top
    ]
    at, widest = box.bottom, 0
    for top, bottom in [*sorted(steps), (nearest.box.top, nearest.box.top)]:
        widest, at = max(widest, top - at), max(at, bottom)
    return nearest if widest < BELOW * EM else None
