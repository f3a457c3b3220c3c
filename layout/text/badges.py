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

WHITE, CLEAR = 0.6, 0.4
"""Darkness of that white over that of a usual row or column, at most; and of the clearer of the
two. Measured at eleven pixels a glyph, where the ink of the rows touches: all of 180 badges of two
press faces and a brush face; of 800 single glyphs three (部, 器, 活)."""


def part_badges(lines: Iterable[Line], even: Grey) -> list[Line]:
    """The lines, each badge of two rows of two glyphs as two lines.

    Args:
        lines: of the page.
        even: (H, W) uint8, the grey page, paper 255, light type on dark ground turned to dark.
    """
    return [part for line in lines for part in _parted(line, even)]


def _parted(line: Line, even: Grey) -> Iterator[Line]:
    box = line.box
    low, high = (2 * share * EM for share in GLYPH)
    sides = sorted((box.width, box.height))
    if not line.reversed or not low <= line.em <= high or sides[1] > SQUARE * sides[0]:
        yield line
        return
    dark = 255 - even[box.top : box.bottom, box.left : box.right].astype(np.int64)
    (row, in_rows), (_, in_columns) = _valley(dark.sum(axis=1)), _valley(dark.sum(axis=0))
    if max(in_rows, in_columns) > WHITE or min(in_rows, in_columns) > CLEAR:
        yield line
        return
    for top, bottom in ((box.top, box.top + row), (box.top + row, box.bottom)):
        half = Box(box.left, top, box.right, bottom)
        yield replace(line, box=half, em=line.em * half.height / box.height)


def _valley(dark: NDArray[np.int64]) -> tuple[int, float]:
    """Where in its middle a profile is lowest, and how low, over what is usual."""
    start, end = (round(share * dark.size) for share in MIDDLE)
    lowest = start + int(np.argmin(dark[start:end]))
    return lowest, float(dark[lowest]) / max(float(np.median(dark)), 1.0)
