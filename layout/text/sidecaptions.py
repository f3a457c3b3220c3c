"""Captions 图注 beside their pictures, and the notes of QR codes and portraits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from document.geometry import Box
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.captionrows import MOST_LINES, BodyType, is_small
from layout.text.creditrows import Part, rows_with

BESIDE = 2.2
"""Most white between a picture and the caption beside it, in glyphs."""

EMBLEM, NOTE, AWAY = 9.0, 3, 5.0
"""A QR code or a portrait is at most this wide, in glyphs; its note has at most so many lines, may
be wider than it, and stands up to so far beside it, in glyphs, or anywhere in its column."""

LOW = 1.5
"""How far below a picture's foot the caption beside it ends at most, in glyphs: a chart's ink may
end above the white that belongs to it."""

HEAD = 4.0
"""An emblem with its note stands this near below the column whose width they share, in glyphs."""


def beside(picture: Box, blocks: Sequence[Block], body: BodyType) -> list[Part]:
    """Small type in a narrow column at the foot or the head of a picture.

    Args:
        picture: its hull, working pixels.
        blocks: all of the page.
        body: how the page's body is set.
    """
    near = [block for block in blocks if _is_beside(block, picture, blocks, body)]
    nearest = sorted(near, key=lambda block: -picture.overlap_x(block.box))[:1]
    return [
        part
        for block in nearest
        for part in [(block, block.lines), *rows_with(block, blocks, body)]
    ]


def _is_beside(block: Block, picture: Box, blocks: Sequence[Block], body: BodyType) -> bool:
    note = picture.width < EMBLEM * EM and len(block.lines) <= NOTE
    low = block.box.bottom - picture.bottom
    level = picture.top - EM < block.box.top and low < LOW * EM
    if len(block.lines) > 2 * MOST_LINES or not level:
        return False
    white = -picture.overlap_x(block.box)
    near = 0 <= white < (AWAY if note else BESIDE) * EM
    if not near and not (note and white > 0 and _is_under_column(picture, block, blocks)):
        return False
    told = is_small(block.lines, body) or _stands_alone(block, picture, blocks)
    told = told or (note and _stands_level(block, picture, blocks))
    return told and not _is_between(block.box, picture, blocks)


def _is_under_column(picture: Box, block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a picture and a block stand a little below a column that is as wide as both."""
    row = picture.union(block.box)
    return any(
        len(b.lines) > 1
        and 0 <= row.top - b.box.bottom < HEAD * EM
        and b.left < row.left + EM
        and b.right > row.right - EM
        for b in blocks
    )


def _is_between(box: Box, picture: Box, blocks: Sequence[Block]) -> bool:
    """Whether text stands in the white between a picture and what is beside it."""
    left, right = min(box.right, picture.right), max(box.left, picture.left)
    white = Box(left, box.top, max(right, left + 1), box.bottom)
    return any(block.box.intersection(white) for block in blocks)


def _stands_alone(block: Block, picture: Box, blocks: Sequence[Block]) -> bool:
    """Whether a narrow block ends where the picture does, nothing being in its column beside it."""
    foot = abs(block.box.bottom - picture.bottom) < 0.8 * EM
    head = abs(block.box.top - picture.top) < 0.8 * EM
    column = Box(block.left, picture.top, block.right, picture.bottom)
    alone = not any(b is not block and b.box.intersection(column) for b in blocks)
    narrow = block.box.width < 0.6 * _usual_width(blocks)
    return (foot or head) and alone and narrow and block.box.height < 0.7 * picture.height


def _stands_level(block: Block, picture: Box, blocks: Sequence[Block]) -> bool:
    """Whether a note stands half way up beside an emblem, with nothing over and under it."""
    column = Box(block.left, picture.top, block.right, picture.bottom)
    alone = not any(b is not block and b.box.intersection(column) for b in blocks)
    return alone and abs(block.box.centre[1] - picture.centre[1]) < EM


def _usual_width(blocks: Sequence[Block]) -> float:
    widths = [b.right - b.left for b in blocks for _ in b.lines if len(b.lines) >= 4]
    return float(np.median(widths)) if widths else 0.0
