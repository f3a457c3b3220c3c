"""Which lines share a crop, and how they are set in it.

Tesseract reads small blocks of lines better than single lines, and it loses short lines that
stand alone: of 78 body lines of up to five glyphs 12 came back empty. Two measures answer that:

    stack    lines of running text, one under the other
    shelf    short lines from anywhere on the page, side by side: 19 % errors become 1 %
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from document.geometry import Box
from document.page import Grey
from ocr.engine import Crop

SHORT = 6.0
"""Glyphs up to which a line that would stand alone is put on a shelf."""

SHELF = 18.0
"""Glyphs a shelf is long at least; at 12 Tesseract still returns nothing for many."""

GAP = 1.0
"""Glyphs of white between two lines on a shelf; at half or one and a half of it whole shelves come
back empty now and then."""

WHITE = 255


def stack(strips: Sequence[Grey], border: int) -> Crop:
    """Strips one under the other, flush left, with white around the whole."""
    tops = _starts([strip.shape[0] for strip in strips], border, 0)
    return _set(strips, [(border, top) for top in tops], border)


def shelf(strips: Sequence[Grey], border: int, glyph: int) -> Crop:
    """Strips side by side with a gap, repeated until the shelf is long enough to be read.

    Only the first of each strip has a cell; what is read in its repetitions is not asked for. A
    cell takes in half of the gaps beside it: Tesseract puts a line's last full stop there.
    """
    gap = round(GAP * glyph)
    row = list(strips)
    while sum(strip.shape[1] + gap for strip in row) < SHELF * glyph:
        row += strips
    lefts = _starts([strip.shape[1] for strip in row], border, gap)
    crop = _set(row, [(left, border) for left in lefts], border)
    return Crop(crop.image, tuple(cell.grow(gap // 2, 0) for cell in crop.cells[: len(strips)]))


def evenly(run: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """A run in as few pieces of at most ``size`` as possible, all about equally long.

    >>> list(evenly(range(6), 5))
    [range(0, 3), range(3, 6)]
    """
    count = -(-len(run) // size)
    for piece in range(count):
        yield run[len(run) * piece // count : len(run) * (piece + 1) // count]


def shelves(widths: Sequence[float]) -> Iterator[list[int]]:
    """Places of short lines, dealt onto shelves in order.

    Args:
        widths: of the lines, in glyphs.
    """
    row: list[int] = []
    length = 0.0
    for place, width in enumerate(widths):
        row.append(place)
        length += width + GAP
        if length >= SHELF:
            yield row
            row, length = [], 0.0
    if row:
        yield row


def _starts(lengths: Sequence[int], border: int, gap: int) -> list[int]:
    """Where each of a row of things begins."""
    starts = [border]
    for length in lengths[:-1]:
        starts.append(starts[-1] + length + gap)
    return starts


def _set(strips: Sequence[Grey], corners: Sequence[tuple[int, int]], border: int) -> Crop:
    """Strips at their (left, top) corners on white paper."""
    cells = tuple(
        Box(left, top, left + strip.shape[1], top + strip.shape[0])
        for strip, (left, top) in zip(strips, corners, strict=True)
    )
    whole = Box.hull(cells)
    image = np.full((whole.bottom + border, whole.right + border), WHITE, np.uint8)
    for strip, cell in zip(strips, cells, strict=True):
        image[cell.top : cell.bottom, cell.left : cell.right] = strip
    return Crop(image, cells)
