"""Where small type opens an article: at the top of something, set off from what is above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from document.geometry import Box
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.heads import DISPLAY, Head, is_label_over
from layout.text.whites import NOTHING, is_first_in, white_over, white_under

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

KICKER = (1.2, 6.0)
"""White over a kicker to the column that ends above it, in glyphs: less is within a column, and in
more a picture may stand."""

LEAD, INDENT = 4, (1.2, 3.0)
"""Most rows of a lead in a box that may be set like headlines, and the white before the first of
them, in glyphs."""

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
    columns = [b for b in blocks if _is_column(b, column)]
    if size >= DISPLAY:
        columns = [b for b in columns if not _is_kicker(b, blocks, heads)]
    over_text = white_over(span, [b.box for b in columns])
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


def _is_kicker(block: Block, blocks: Sequence[Block], heads: Sequence[Head]) -> bool:
    """Whether a lone line stands apart from the column over it, nothing between; or tops all.

    The last line of a paragraph goes on close under its column, or begins one.
    """
    over = white_over(block.box, [b.box for b in blocks if len(b.lines) >= 2])
    between = white_over(block.box, [h.box for h in heads])
    apart = KICKER[0] * EM < over < min(KICKER[1] * EM, between)
    return len(block.lines) == 1 and (apart or over >= NOTHING)


def _is_of_size(block: Block, column: Block) -> bool:
    return max(block.em, column.em) < SIZE * min(block.em, column.em)


def _is_frame(rule: Box, box: Box, span: Box) -> bool:
    """Whether a rule over a place is of the frame of a subhead: as close to it and no wider.

    Rules that part articles keep more distance: 0.7 glyphs and more on the press.
    """
    return box.top - rule.bottom < FRAME * EM and rule.width < span.width + EM


def is_lead(block: Block, blocks: Sequence[Block], areas: Sequence[Box]) -> bool:
    """Whether a block is part of a paragraph that is all a box or tint holds: a lead, no headline.

    Args:
        block: of a line or a few.
        blocks: of the page; the rows of a lead may be parted by the gutter of the columns under it.
        areas: boxes, tints and panels.
    """
    own = min((a for a in areas if block.box.share_in(a) > 0.8), key=lambda a: a.area, default=None)
    if own is None:
        return False
    rows: list[Box] = []
    for line in sorted((x.box for b in blocks for x in b.lines), key=lambda x: x.top):
        if line.share_in(own) < 0.8:
            continue
        if rows and line.overlap_y(rows[-1]) > 0.5 * line.height:
            rows[-1] = rows[-1].union(line)
        else:
            rows.append(line)
    if not 2 <= len(rows) <= LEAD:
        return False
    indent = (rows[0].left - min(row.left for row in rows[1:])) / EM
    return INDENT[0] < indent < INDENT[1] and rows[0].right > max(x.right for x in rows) - EM


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
