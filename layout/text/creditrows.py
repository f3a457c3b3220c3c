"""The rows of a caption 图注 that the white of a ragged line or of a credit parts into blocks."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.captionrows import MOST_LINES, BodyType, is_small

LEADING = 0.9
"""Most white between the rows of a caption, in glyphs."""

BEGINS, ENDS, SHORT, CLEAR = 1.8, 0.8, 0.5, 1.2
"""The text of a caption begins this near to the left edge of its picture, where a mark of its own
may stand; its credit ends so near to the right one, and is at most so wide, as share of the
picture; and the white above them, in glyphs, that no column breaks."""

SET_OFF = 0.2
"""White under a credit that is none of the column below, beyond the white between its lines."""

Part = tuple[Block, tuple[Line, ...]]
"""A block and those of its lines, from the first on, that belong to a caption."""


def rows_with(block: Block, blocks: Sequence[Block], body: BodyType) -> list[Part]:
    """What belongs to a caption of which one line was found: the credit stands by itself.

    Args:
        block: of one line; for a longer one nothing is looked for.
        blocks: all of the page.
        body: how the page's body is set.
    """
    taken = [block]
    while len(block.lines) == 1 and is_small(block.lines, body):
        found = next((b for b in blocks if b not in taken and _adjoins(b, taken, body)), None)
        if found is None or sum(len(b.lines) for b in [*taken, found]) > MOST_LINES:
            break
        taken.append(found)
    return [(b, b.lines) for b in taken[1:]]


def set_out_over(picture: Box, blocks: Sequence[Block], reach: float) -> list[Part]:
    """The caption over a picture from edge to edge: its text on the left, a credit on the right.

    Its size may be that of the body. The credit stands in the last row of the text or below it.

    Args:
        picture: its hull, working pixels.
        blocks: all of the page.
        reach: most white between the last row and the picture, in glyphs.
    """
    over = [b for b in blocks if -0.5 * EM < picture.top - b.box.bottom < reach * EM]
    names = [b for b in over if _is_credit(b, picture)]
    texts = [b for b in blocks if len(b.lines) <= MOST_LINES and _begins_at(b, picture)]
    for credit, text in itertools.product(names, texts):
        pair = [text, credit]
        if credit is not text and _in_turn(text, credit) and _are_clear(pair, blocks):
            return [(block, block.lines) for block in pair]
    return []


def with_credits_apart(blocks: Sequence[Block], caption: Sequence[Line]) -> list[Block]:
    """Parts a column from the credit over it that ends the row below a caption.

    Such a credit looks like the first line of a paragraph, but that the row begins with a line of
    its own, and that more white than usual stands under it.

    Args:
        blocks: all of the page.
        caption: the rows found of it.
    """
    foot = max(line.box.bottom for line in caption)
    begun = [b.box for b in blocks if len(b.lines) == 1 and _goes_on_at(foot, b.box)]
    parted: list[Block] = []
    for block in blocks:
        if any(_is_credit_behind(block, start) for start in begun):
            parted += [replace(block, lines=block.lines[:1]), replace(block, lines=block.lines[1:])]
        else:
            parted.append(block)
    return parted


def _goes_on_at(foot: int, row: Box) -> bool:
    return -0.4 * EM < row.top - foot < LEADING * EM


def _is_credit_behind(block: Block, start: Box) -> bool:
    """Whether a column's first line is the credit of the row that begins with another line."""
    first, *column = block.lines
    if len(column) < 2 or first.box.left < start.right + EM:
        return False
    whites = [b.box.top - a.box.bottom for a, b in itertools.pairwise(block.lines)]
    off = whites[0] > float(np.median(whites[1:])) + SET_OFF * EM
    return off and first.box.overlap_y(start) > 0.5 * first.box.height


def _is_credit(block: Block, picture: Box) -> bool:
    ends = abs(block.box.right - picture.right) < ENDS * EM
    return ends and len(block.lines) == 1 and block.box.width < SHORT * picture.width


def _begins_at(block: Block, picture: Box) -> bool:
    begins = abs(block.box.left - picture.left) < BEGINS * EM
    return begins and block.box.right < picture.right + ENDS * EM


def _in_turn(text: Block, credit: Block) -> bool:
    """Whether a credit stands behind the last line of a text, or in the row below it."""
    last, own = text.lines[-1].box, credit.box
    behind = last.overlap_y(own) > 0.5 * own.height and own.left > last.right + EM
    return behind or 0 <= own.top - last.bottom < LEADING * EM


def _are_clear(rows: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether no column comes down to some rows."""
    hull = Box.hull(b.box for b in rows)
    above = Box(hull.left, hull.top - round(CLEAR * EM), hull.right, hull.bottom)
    return not any(b not in rows and b.box.intersection(above) for b in blocks)


def _adjoins(block: Block, taken: Sequence[Block], body: BodyType) -> bool:
    """Whether small type stands over what was taken, under it, or in a row within its width."""
    if not is_small(block.lines, body):
        return False
    left, right = min(b.box.left for b in taken), max(b.box.right for b in taken)
    beside = block.box.right > left - EM and block.box.left < right + EM
    return beside and any(b.box.overlap_y(block.box) > -LEADING * EM for b in taken)
