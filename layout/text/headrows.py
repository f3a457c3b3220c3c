"""Headlines of two articles that stand in one row, taken for one."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.line import INK_PER_EM, Line
from layout.sheet.straighten import EM
from layout.text.blocks import EDGE, Block
from layout.text.bodylines import tight
from layout.text.grid import blanks

BLANK, IN_ROWS = 0.5, 0.35
"""Least white between two headlines, in glyphs of theirs: of one row each, and where the row above
or below begins behind it as well."""

UNDER = 6.0
"""White between a headline and the text under it, in body glyphs, at most: a subtitle and a byline
may stand there."""

SHORT = 1.4
"""White before or behind the first line of an article's text, in body glyphs, at least: an indent,
or what a subtitle or a byline leaves."""

MARK = 0.6
"""“ and ” are lower than this, of the row, and bring half a glyph of white."""

DOT, DOTS = 0.4, 3
"""What stands in the white between two headlines is of a dotted rule where it is narrower, in body
glyphs, and so many dots: · is one, ： two."""

LEADING = 0.8
"""White between two rows of a headline, in glyphs, at most."""

LIKE = 0.85
"""Glyphs smaller than this, of those beside them, are of another size."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """White in a row of large type, and what stands before and behind it.

    Attributes:
        before, behind: hulls of the ink of the row, working pixels.
        dotted: a dot stands in the white.
    """

    before: Box
    behind: Box
    dotted: bool

    @property
    def white(self) -> int:
        return self.behind.left - self.before.right

    @property
    def em(self) -> float:
        return self.behind.height / INK_PER_EM


def part_headlines(display: Sequence[Line], blocks: Sequence[Block], ink: Grey) -> list[Line]:
    """Lines of large type, cut where the headline of another article begins.

    It does behind white where

    - it begins at the edge of a column and the headline before it at the edge of another, and the
      text of both begins there;
    - the next row of large type begins there as well, at the edge of a column;
    - a dotted rule runs through the white, and both are set over a column of their own.

    Args:
        display: lines of large type.
        blocks: of body size.
        ink: (H, W) uint8 of the working page, 255 where ink is.
    """
    rows = [line for line in display if not line.vertical]
    return [part for line in display for part in _parts(line, rows, blocks, ink)]


def _parts(line: Line, rows: Sequence[Line], blocks: Sequence[Block], ink: Grey) -> Iterator[Line]:
    cuts = [] if line.vertical else [*_cuts(line, rows, blocks, ink)]
    own = line.box
    if not cuts:
        yield line
        return
    for left, right in itertools.pairwise([own.left, *cuts, own.right]):
        if box := tight(replace(own, left=left, right=right), ink):
            yield replace(line, box=box, em=_em(box, line))


def _em(part: Box, line: Line) -> float:
    """Size of the glyphs of a row's part, in which the other headline's may be larger."""
    own = part.height / INK_PER_EM
    return own if own < LIKE * line.em and part.width > 2 * part.height else line.em


def _cuts(line: Line, rows: Sequence[Line], blocks: Sequence[Block], ink: Grey) -> Iterator[int]:
    """Where other headlines begin in a row."""
    under = _under(line.box, blocks)
    begun = [b for b in under if len(b.lines) >= 3 and _opens(b)]
    start = line.box.left
    for gap in _gaps(line, ink):
        first = replace(gap.before, left=start)
        own_text = (
            _at(first, begun) and _at(gap.behind, begun) and not _full((first, gap.behind), begun)
        )
        apart = gap.white - _of_marks(gap, ink) > BLANK * line.em
        if (
            (own_text and apart)
            or (gap.dotted and _over(first, under) and _over(gap.behind, under))
            or _begins_rows(first, gap, rows, blocks)
        ):
            start = gap.behind.left
            yield start


def _gaps(line: Line, ink: Grey) -> Iterator[_Gap]:
    """White in a line, also where dots part it."""
    runs: list[tuple[int, int, bool]] = []
    for start, end in blanks(line.box, ink, DOT * EM):
        if runs and _are_dots(replace(line.box, left=runs[-1][1], right=start), ink):
            runs[-1] = (runs[-1][0], end, True)
        else:
            runs.append((start, end, False))
    for start, end, dotted in runs:
        before = tight(replace(line.box, right=start), ink)
        behind = tight(replace(line.box, left=end), ink)
        if before and behind:
            yield _Gap(before, behind, dotted)


def _are_dots(box: Box, ink: Grey) -> bool:
    """Whether narrow ink is dots that stand under each other."""
    rows = (ink[box.top : box.bottom, box.left : box.right] > 0).any(axis=1)
    dots = int(np.count_nonzero(np.diff(rows.astype(np.int8), prepend=0) > 0))
    return box.width < DOT * EM and dots >= DOTS


def _of_marks(gap: _Gap, ink: Grey) -> float:
    """How much of the white belongs to quotation marks beside it, working pixels."""
    third = round(gap.em / 3)
    beside = (
        replace(gap.before, left=gap.before.right - third),
        replace(gap.behind, right=gap.behind.left + third),
    )
    hulls = [tight(box, ink) for box in beside]
    low = [box for box in hulls if box and box.height < MARK * gap.behind.height]
    return gap.em / 2 * len(low)


def _begins_rows(first: Box, gap: _Gap, rows: Sequence[Line], blocks: Sequence[Block]) -> bool:
    """Whether a row over or under begins behind the white, too, and there a column's edge is."""
    if gap.white < IN_ROWS * gap.em:
        return False
    level = [row.box for row in rows if abs(row.box.left - gap.behind.left) < EDGE * EM]
    for row in level:
        apart = max(row.top - gap.behind.bottom, gap.behind.top - row.bottom)
        under = _under(Box.hull((row, gap.behind)), blocks, overlap=first.height)
        if -LEADING < apart / gap.em < LEADING and _at(first, under) and _at(gap.behind, under):
            return True
    return False


def _under(box: Box, blocks: Sequence[Block], overlap: int = 0) -> list[Block]:
    """The blocks close under a line, or beginning in the lowest rows of it."""
    least = -0.5 * EM - overlap
    return [b for b in blocks if least < b.box.top - box.bottom < UNDER * EM]


def _at(box: Box, blocks: Iterable[Block]) -> bool:
    """Whether a line begins at the edge of a column."""
    return any(abs(b.left - box.left) < EDGE * EM for b in blocks)


def _full(boxes: Iterable[Box], blocks: Sequence[Block]) -> bool:
    """Whether lines all end where a column does, as one headline set as wide as its columns."""
    return all(any(abs(b.right - box.right) < EM for b in blocks) for box in boxes)


def _over(box: Box, blocks: Iterable[Block]) -> bool:
    """Whether a line is set over one of these columns alone, from its edge on or in its middle."""
    air = EDGE * EM
    return any(
        min(abs(b.left - box.left), abs(b.left + b.right - box.left - box.right) / 2) < air
        and b.left - air < box.left
        and box.right < b.right + air
        for b in blocks
    )


def _opens(block: Block) -> bool:
    """Whether a column begins with a paragraph, a subtitle or a byline."""
    first = block.lines[0].box
    return max(first.left - block.left, block.right - first.right) > SHORT * EM
