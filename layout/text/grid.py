"""Lines held against the columns around them: run over a gutter, or broken where there is none."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import EDGE, MINIMUM, NEXT_LINE, WIDER, Block, column_width, find_blocks

BLANK = 0.9
"""Least white of a gutter inside a line, in glyphs: a comma leaves up to 0.8."""

SIZE = 1.06
"""Largest ratio of a line's glyphs to those of the columns around it: captions are smaller."""

SEAM = 2.2
"""Widest white, in glyphs, at which a line may have been broken: a comma and an opening quote."""

FEW = 4.0
"""Glyphs up to which a piece is too short to tell its size."""

BETWEEN = 5.0
"""White between two blocks of a column, in glyphs, in which broken lines may stand: three."""

SPLIT, FAR = 0.6, 16.0
"""White between two halves of a column, in glyphs, that is no gutter where the column stands whole
over and under them: commas that stand under each other; and how far apart that may be."""

FAR_EDGE = 0.8
"""How far the edges of columns in different parts of the page may differ, in glyphs: warp."""


def held_to_columns(lines: Sequence[Line], ink: Grey) -> list[Line]:
    """The lines of a page as the columns around them have them, in no particular order.

    Args:
        lines: of body size.
        ink: (H, W) uint8 of the working page, 255 where ink is.
    """
    cut = cut_over_gutters(lines, ink, column_width(find_blocks(lines)))
    return join_in_columns(cut, find_blocks(cut))


def cut_over_gutters(lines: Sequence[Line], ink: Grey, column: float) -> list[Line]:
    """Cuts lines over several columns at the white where columns next to them end or begin.

    Two columns of which one has a single line, or one short line under it, have no gutter of
    their own. A line over both is cut at its white where a column just above or below ends at
    that white and a column anywhere on the page begins behind it, or the other way round; and
    where rows just above and below end before it and begin behind it.

    Args:
        lines: of body size.
        ink: (H, W) uint8 of the working page, 255 where ink is.
        column: width of a typical column, working pixels.

    Returns:
        The lines, in no particular order.
    """
    wide = [line for line in lines if line.box.width > WIDER * column]
    found = [line for line in lines if line not in wide]
    columns = find_blocks(found) if wide else []
    for line in wide:
        found += _cut(line, _gutters(line, columns, ink))
    return found


def _gutters(line: Line, columns: Sequence[Block], ink: Grey) -> list[int]:
    """Middles of those blanks of a line that are gutters."""
    box = line.box
    alike = [b for b in columns if _alike(b.em, line.em)]
    near = [b for b in alike if _next_to(b.box, box)]
    places = []
    for left, right in blanks(box, ink, BLANK * EM):
        ends = [b for b in near if abs(b.box.right - left) < EDGE * EM]
        begins = [b for b in near if abs(b.box.left - right) < EDGE * EM]
        behind = [b for b in alike if abs(b.left - right) < FAR_EDGE * EM and len(b.lines) >= 3]
        before = [b for b in alike if abs(b.right - left) < FAR_EDGE * EM and len(b.lines) >= 3]
        here = ends and begins
        told = (behind and _are_columns(ends)) or (before and _are_columns(begins))
        if here or told:
            places.append((left + right) // 2)
    return places


def _are_columns(blocks: Sequence[Block]) -> bool:
    """Whether one of some blocks has more than a single row, which may be any line of text."""
    return any(len(b.lines) >= 2 for b in blocks)


def _next_to(block: Box, line: Box) -> bool:
    """Whether a block stands just above or below a line."""
    gap = max(block.top - line.bottom, line.top - block.bottom)
    return -0.45 * EM < gap < NEXT_LINE * EM and block.overlap_x(line) > 0.5 * block.width


def blanks(box: Box, ink: Grey, least: float) -> Iterator[tuple[int, int]]:
    """Left and right of the wide white in a line, its ends aside.

    Args:
        box: hull of the line, working pixels.
        ink: (H, W) uint8, 255 where ink is.
        least: width of what is wide, working pixels.
    """
    inside = ink[box.top : box.bottom, box.left : box.right] > 0
    covered = np.asarray(inside.any(axis=0))
    edges = np.flatnonzero(np.diff(covered.astype(np.int8))) + 1
    for start, end in itertools.pairwise(edges):
        inner = start > MINIMUM * EM and end < box.width - MINIMUM * EM
        if not covered[start] and end - start > least and inner:
            yield box.left + int(start), box.left + int(end)


def join_in_columns(lines: Sequence[Line], blocks: Sequence[Block]) -> list[Line]:
    """Puts together the pieces of a line that was broken inside its column.

    Commas that stand under each other look like a short gutter, which breaks off the glyphs
    before or behind them. Where a full line just above or below runs across that white, there is
    no gutter: the pieces are one line.

    Args:
        lines: of body size.
        blocks: of these lines.

    Returns:
        The lines, in no particular order.
    """
    for reach in _columns(blocks):
        lines = _join_in(reach, lines)
    return list(lines)


def _columns(blocks: Sequence[Block]) -> list[Box]:
    """Where columns stand: blocks of several lines, put together with what goes on below."""
    columns: list[Box] = []
    for block in sorted(blocks, key=lambda b: b.box.top):
        if len(block.lines) < 3:
            continue
        box = Box(block.left, block.box.top, block.right, block.box.bottom)
        for above in columns:
            same = max(abs(above.left - box.left), abs(above.right - box.right)) < EDGE * EM
            near = box.top - above.bottom < BETWEEN * EM
            if same and (near or _is_split(above, box, blocks)):
                columns.remove(above)
                box = box.union(above)
                break
        columns.append(box)
    return columns


def _is_split(above: Box, below: Box, blocks: Sequence[Block]) -> bool:
    """Whether what stands between two parts of a column is two halves of it."""
    place = Box(above.left, above.bottom, above.right, below.top).grow(round(EDGE * EM), 0)
    halves = [b for b in blocks if place.contains(b.box) and len(b.lines) >= 3]
    if len(halves) != 2 or place.height > FAR * EM:
        return False
    left, right = sorted(halves, key=lambda b: b.left)
    ends = abs(left.left - above.left), abs(right.right - above.right)
    return max(ends) < EDGE * EM and 0 < right.left - left.right < SPLIT * EM


def _join_in(column: Box, lines: Sequence[Line]) -> list[Line]:
    """The lines of a page after those in the rows of one column were put together."""
    margin = round(EDGE * EM)
    reach = column.grow(margin, margin)
    inside = [x for x in lines if reach.contains(x.box)]
    pieces = [x for x in inside if x.box.width < column.width - 2 * margin]
    while seam := _broken(pieces, inside):
        whole = _joined(*seam)
        lines, inside, pieces = (
            [x for x in some if x not in seam] + [whole] for some in (lines, inside, pieces)
        )
    return list(lines)


def _broken(pieces: Sequence[Line], lines: Sequence[Line]) -> tuple[Line, Line] | None:
    """A piece and the line it was broken off; None where there are no more."""
    for piece, line in itertools.product(pieces, lines):
        left, right = sorted((piece.box, line.box), key=lambda box: box.left)
        least = min(left.height, right.height)
        level = left.overlap_y(right) > 0.5 * least and right.left - left.right < SEAM * EM
        if piece is not line and level and _fit(piece, line) and _run_across(left, right, lines):
            return piece, line
    return None


def _run_across(left: Box, right: Box, lines: Sequence[Line]) -> bool:
    """Whether a line just above or below two pieces covers the white between them."""
    row = left.union(right)
    return any(
        line.box.left < left.right
        and line.box.right > right.left
        and -0.45 * EM < max(line.box.top - row.bottom, row.top - line.box.bottom) < NEXT_LINE * EM
        for line in lines
    )


def _fit(one: Line, other: Line) -> bool:
    """Whether two pieces are of one size; that of a few glyphs is often found too small."""
    few, many = sorted((one, other), key=lambda line: line.box.width)
    return few.em < SIZE * many.em and (few.box.width < FEW * EM or many.em < SIZE * few.em)


def _joined(one: Line, other: Line) -> Line:
    few, many = sorted((one, other), key=lambda line: line.box.width)
    share = few.box.width / (few.box.width + many.box.width)
    weight = share * few.weight + (1 - share) * many.weight
    return replace(many, box=few.box.union(many.box), weight=weight)


def _alike(one: float, other: float) -> bool:
    return max(one, other) < SIZE * min(one, other)


def _cut(line: Line, places: Sequence[int]) -> list[Line]:
    bounds = [line.box.left, *places, line.box.right]
    return [
        replace(line, box=Box(left, line.box.top, right, line.box.bottom))
        for left, right in itertools.pairwise(bounds)
    ]
