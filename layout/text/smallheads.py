"""Headlines in small type, and the lesser tiers about large ones, taken from among the columns.

Below 1.35 body glyphs type goes through the body's road: such a headline comes as the first lines
of a block. What tells it from a subhead is its place more than its size: a headline stands at the
top of something, under a rule, the edge of a box or white; a subhead stands amid a column, or at
the top of one under a headline over several.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.heads import STRONG, Head
from layout.text.openings import FREE, HEADLINE, NEARER, Edges, column_below, is_lead, opens
from layout.text.whites import NOTHING, is_first_in, white_over

LARGER, BOLDER = 1.12, 1.22
"""A line is set off from the body by glyphs this much larger or ink this much denser (the press:
subheads 1.10-1.17 and 1.24-1.46 of the body; 95 of 100 body lines under 1.08 and 1.25)."""

ALIKE = 0.06
"""Sizes of type this near to each other are the same."""

LINES = 3
"""A small headline has at most this many lines."""

ABOVE, BANNER = 1.6, 2.4
"""Most white between a kicker and its headline, and the words of a banner 栏题 and the headline
under it, in glyphs: these stand freer above than below."""

APART = 0.3
"""A wider gap than the column's own by this, in glyphs, parts what stands over it."""


def part_tops(blocks: Sequence[Block]) -> list[Block]:
    """Parts what stands over a column (headline, subtitle, byline) from it, by gap and setting."""
    return [part for block in blocks for part in _parted(block)]


def _parted(block: Block) -> list[Block]:
    lines = block.lines
    gaps = [b.box.top - a.box.bottom for a, b in itertools.pairwise(lines)]
    for k, gap in enumerate(gaps[: LINES + 1], 1):
        rest = lines[k:]
        usual = float(np.median(gaps[k:])) if len(rest) > 1 else 0.4 * EM
        if gap > usual + APART * EM and all(_apart(line, block, rest) for line in lines[:k]):
            edges = _edges(rest, block)
            upper = replace(block, lines=lines[:k])
            return [
                _own_edges(upper),
                *_parted(replace(block, lines=rest, left=edges[0], right=edges[1])),
            ]
    return [block]


def _edges(lines: Sequence[Line], block: Block) -> tuple[int, int]:
    left, right = min(x.box.left for x in lines), max(x.box.right for x in lines)
    return (max(left, block.left), min(right, block.right)) if len(lines) >= 4 else (left, right)


def _own_edges(block: Block) -> Block:
    return replace(
        block,
        left=min(x.box.left for x in block.lines),
        right=max(x.box.right for x in block.lines),
    )


def _apart(line: Line, block: Block, rest: Sequence[Line]) -> bool:
    """Whether a line is set otherwise than the column below: in size, weight or place."""
    size = float(np.median([x.em for x in rest]))
    weight = float(np.median([x.weight for x in rest]))
    if line.reversed != rest[0].reversed:
        return True
    other = not 0.95 * size < line.em < LARGER * size or line.weight > BOLDER * weight
    before, after = line.box.left - block.left, block.right - line.box.right
    centred = before > 0.8 * EM and abs(before - after) < 1.2 * EM
    return other or centred or before > 3 * EM


def lift_heads(
    heads: Sequence[Head], blocks: Sequence[Block], edges: Edges
) -> tuple[list[Head], list[Block]]:
    """Takes small headlines and lesser tiers out of the blocks.

    Args:
        heads: of large type; those too small to be sure of are judged anew by their place.
        blocks: from ``part_tops``.
        edges: what sets print off from above.

    Returns:
        (heads, the blocks left).
    """
    usual = _usual(blocks)
    heads = [_judged(head, heads, blocks, edges, usual) for head in heads]
    series = _subhead_sizes(blocks, usual, edges.rules)
    small = [
        block
        for block in blocks
        if _is_set_off(block, usual)
        and not is_lead(block, blocks, edges.areas)
        and (not _is_alike(block, series, usual) or _tops_area(block, heads, blocks, edges))
    ]
    lifted = []
    for block in small:
        others = [b for b in blocks if b is not block]
        below = column_below(block.box, others)
        if below and opens(block.box, block.em / usual[0], heads, others, edges):
            lifted.append(Head(block.lines, True))
            blocks = others
    return _with_tiers([*heads, *lifted], blocks, usual, edges)


def _subhead_sizes(
    blocks: Sequence[Block], usual: tuple[float, float], rules: Sequence[Box]
) -> list[float]:
    """Sizes of what is set off amid columns: what else is set so is a subhead as well."""
    columns = [b.box for b in blocks if len(b.lines) >= 2]
    within = [
        line.em
        for block in blocks
        for line in block.lines[1:-1]
        if line.em > LARGER * usual[0]
        or (line.weight > BOLDER * usual[1] and line.box.width < 0.8 * (block.right - block.left))
    ]
    between = [
        block.em
        for block in blocks
        if _is_set_off(block, usual)
        and white_over(block.box, columns) < min(FREE * EM, white_over(block.box, rules))
        and column_below(block.box, blocks, block)
    ]
    return within + between


def _is_alike(block: Block, series: Sequence[float], usual: tuple[float, float]) -> bool:
    """Whether a block is set as the subheads are; bars of light type head briefs as well."""
    if block.em >= HEADLINE * usual[0] or block.lines[0].reversed:
        return False
    return any(abs(block.em - em) < ALIKE * em for em in series)


def _tops_area(block: Block, heads: Sequence[Head], blocks: Sequence[Block], edges: Edges) -> bool:
    """Whether a block is the first thing in a box or tint without a headline: it is that."""
    areas = [a for a in edges.areas if is_first_in(block.box, a)]
    area = min(areas, key=lambda a: a.area, default=None)
    if area is None or any(head.strong and head.box.share_in(area) > 0.5 for head in heads):
        return False
    inside = [b for b in blocks if b.box.share_in(area) > 0.5]
    return len(inside) > 1 and min(b.box.top for b in inside) == block.box.top


def _usual(blocks: Sequence[Block]) -> tuple[float, float]:
    """(em, weight) of the page's body."""
    lines = [line for b in blocks for line in b.lines if len(b.lines) >= 4]
    if not lines:
        return float(EM), 1.0
    return float(np.median([x.em for x in lines])), float(np.median([x.weight for x in lines]))


def _is_set_off(block: Block, usual: tuple[float, float]) -> bool:
    if len(block.lines) > LINES:
        return False
    if all(line.reversed for line in block.lines):
        return True
    weight = float(np.median([line.weight for line in block.lines]))
    return block.em > LARGER * usual[0] or (
        block.em > 0.97 * usual[0] and weight > BOLDER * usual[1]
    )


def _judged(
    head: Head,
    heads: Sequence[Head],
    blocks: Sequence[Block],
    edges: Edges,
    usual: tuple[float, float],
) -> Head:
    """A head of a size between subhead and headline, strong where its place says so."""
    if head.strong or head.vertical or head.em >= STRONG * EM or head.badge:
        return head
    others = [h for h in heads if h is not head]
    below = column_below(head.box, blocks)
    strong = below is not None and opens(head.box, head.em / usual[0], others, blocks, edges)
    return replace(head, strong=strong)


def _with_tiers(
    heads: Sequence[Head], blocks: Sequence[Block], usual: tuple[float, float], edges: Edges
) -> tuple[list[Head], list[Block]]:
    """Gives kickers and subtitles of nearly body size to the headline they stand by."""
    rest, dressed = list(blocks), []
    for head in heads:
        own = head
        for block in list(rest) if head.strong and not head.vertical else ():
            if _is_tier(own, block, blocks, usual, edges):
                lines = sorted([*own.lines, *block.lines], key=lambda x: x.box.top)
                own = replace(own, lines=tuple(lines))
                rest.remove(block)
        dressed.append(own)
    return dressed, rest


def _is_tier(
    head: Head, block: Block, blocks: Sequence[Block], usual: tuple[float, float], edges: Edges
) -> bool:
    box, own = block.box, head.box
    if len(block.lines) > 2 or block.em < LARGER * usual[0] or block.em > 0.85 * head.em:
        return False
    inside = box.left > own.left - 2 * EM or box.right < own.right + 2 * EM
    inside |= abs(box.centre[0] - own.centre[0]) < EM  # a short headline under a long kicker
    if not inside or box.overlap_x(own) < 0.5 * min(box.width, own.width):
        return False
    above, below = own.top - box.bottom, box.top - own.bottom
    if 0 <= below < 2.2 * EM:
        return not _tops_one_column(block, own, blocks)
    ruled = any(
        box.bottom <= r.centre[1] <= own.top and r.overlap_x(own) > 0.5 * own.width
        for r in edges.rules
    )
    if ruled or not 0 <= above < BANNER * EM:
        return False
    free = white_over(box, [b.box for b in blocks])  # without end over what may be the page's folio
    return above < ABOVE * EM or NEARER * above < free < NOTHING


def _tops_one_column(block: Block, head: Box, blocks: Sequence[Block]) -> bool:
    """Whether a line stands at the top of one of the columns under a headline, and not over all."""
    level = block.box.bottom - 0.3 * EM
    return any(
        len(b.lines) >= 2
        and head.bottom - 0.5 * EM < b.box.top < level
        and b.box.overlap_x(head) > 0.5 * b.box.width
        and b.box.overlap_x(block.box) <= 0
        for b in blocks
    )
