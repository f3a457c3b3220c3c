"""Badges 标签 set in two rows of two glyphs, so close that they look like one large glyph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM

GLYPH = (0.7, 1.25)
"""Size of a quarter, in body glyphs: badges are set in about that size."""

SQUARE = 1.25
"""Longer over shorter side of two rows of two glyphs, at most."""

MIDDLE = (0.45, 0.55)
"""Where the white between the rows and between the glyphs is looked for, shares of the side."""

WHITE, CLEAR = 0.72, 0.5
"""Ink in that white over the ink of a usual row or column, at most; and that of the clearer of the
two. At eleven pixels a glyph the rows touch and only the glyphs stand apart."""


def part_badges(lines: Iterable[Line], ink: Grey) -> list[Line]:
    """The lines, each badge of two rows of two glyphs as two lines.

    Args:
        lines: of the page.
        ink: (H, W) uint8, 255 on ink, light type on dark ground turned to ink too.
    """
    return [part for line in lines for part in _parted(line, ink)]


def _parted(line: Line, ink: Grey) -> Iterator[Line]:
    box = line.box
    low, high = (2 * share * EM for share in GLYPH)
    sides = sorted((box.width, box.height))
    if not line.reversed or not low <= line.em <= high or sides[1] > SQUARE * sides[0]:
        yield line
        return
    own = ink[box.top : box.bottom, box.left : box.right] > 0
    (row, ink_in_row), (_, ink_in_column) = _valley(own.sum(axis=1)), _valley(own.sum(axis=0))
    if max(ink_in_row, ink_in_column) > WHITE or min(ink_in_row, ink_in_column) > CLEAR:
        yield line
        return
    for top, bottom in ((box.top, box.top + row), (box.top + row, box.bottom)):
        half = Box(box.left, top, box.right, bottom)
        yield replace(line, box=half, em=line.em * half.height / box.height)


def _valley(ink: NDArray[np.int64]) -> tuple[int, float]:
    """Where in its middle a profile is lowest, and how low, over what is usual."""
    start, end = (round(share * ink.size) for share in MIDDLE)
    lowest = start + int(np.argmin(ink[start:end]))
    return lowest, float(ink[lowest]) / max(float(np.median(ink)), 1.0)
