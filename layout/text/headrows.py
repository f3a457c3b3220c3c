"""Headlines of two articles that stand in one row, taken for one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import EDGE, Block
from layout.text.bodylines import tight
from layout.text.grid import blanks

BLANK = 0.5
"""Least white between two headlines, in glyphs of theirs."""

UNDER = 6.0
"""White between a headline and the text under it, in body glyphs, at most: a subtitle and a byline
may stand there."""

SHORT = 1.4
"""White before or behind the first line of an article's text, in body glyphs, at least: an indent,
or what a subtitle or a byline leaves."""


def part_headlines(display: Sequence[Line], blocks: Sequence[Block], ink: Grey) -> list[Line]:
    """Lines of large type, cut where the headline of another article begins.

    It does where a blank ends at the edge of a column, the headline before it begins at the edge of
    another, and the text of both begins there. Of some 2,000 headlines of the press's and the
    browser's training sets three were such rows, and no other was cut.

    Args:
        display: lines of large type.
        blocks: of body size.
        ink: (H, W) uint8 of the working page, 255 where ink is.
    """
    return [part for line in display for part in _parts(line, blocks, ink)]


def _parts(line: Line, blocks: Sequence[Block], ink: Grey) -> Iterator[Line]:
    own = line.box
    near = [b for b in blocks if len(b.lines) >= 3 and -0.5 < (b.box.top - own.bottom) / EM < UNDER]
    begun = [b for b in near if _opens(b)]
    if line.vertical or not any(abs(b.left - own.left) < EDGE * EM for b in begun):
        yield line
        return
    edges = [b.left for b in begun]
    ends = [end for _, end in blanks(own, ink, BLANK * line.em)]
    starts = [end for end in ends if any(abs(edge - end) < EDGE * EM for edge in edges)]
    for left, right in itertools.pairwise([own.left, *starts, own.right]):
        if box := tight(replace(own, left=left, right=right), ink):
            yield replace(line, box=box)


def _opens(block: Block) -> bool:
    """Whether a column begins with a paragraph, a subtitle or a byline."""
    first = block.lines[0].box
    return max(first.left - block.left, block.right - first.right) > SHORT * EM
