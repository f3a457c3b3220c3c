"""Lines that do not run from left to right are cut into glyphs and set anew as if they did."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from document.geometry import WritingMode
from document.page import Grey

SHORTEST, LONGEST = 0.7, 1.45
"""Glyphs: least and greatest distance between two cuts. A comma in a line has a cell of its own
or shares that of the glyph before it; headline type is set up to half a glyph apart."""

UNEVENNESS = 0.05
"""Cost of a cell twice the usual length, as a share of a full row of ink: where there is no white
between glyphs, cuts fall a glyph apart."""

AIR_BETWEEN = 0.05
"""Glyphs of white left and right of a glyph in its new line."""

WIDEST = 2.0
"""Glyphs: what is wider holds more than one column, and cutting rows would not set it right."""

INK = 160
"""Grey below which a pixel of an evenly lit strip is ink."""


def relay(strip: Grey, mode: WritingMode, glyph: float, air: float) -> Grey:
    """The strip with its glyphs from left to right.

    Args:
        strip: (h, w) uint8, upright glyphs, black on white, air on all sides.
        mode: how the glyphs follow each other in it.
        glyph: size of a glyph in the strip, in pixels.
        air: paper around the ink, in glyphs.
    """
    margin = round(air * glyph)
    upright = mode is WritingMode.VERTICAL_RL
    column = strip if upright else strip.T
    inner = column[margin : column.shape[0] - margin, margin : column.shape[1] - margin]
    if mode is WritingMode.HORIZONTAL_LR or not _is_single(inner, glyph):
        return strip
    cells = _cells(inner, glyph)
    line = np.hstack(cells if upright else [cell.T for cell in reversed(cells)])
    return np.pad(line, margin, constant_values=255)


def _is_single(column: Grey, glyph: float) -> bool:
    """Whether it is one column of glyphs, and not a block or nothing."""
    return column.size > 0 and column.shape[1] <= WIDEST * glyph


def _cells(column: Grey, glyph: float) -> list[Grey]:
    """A column of glyphs cut into cells of one height, top to bottom, each with a little air."""
    cuts = cut_rows((column < INK).mean(axis=1), glyph)
    pairs = list(pairwise(cuts))
    height = max(end - start for start, end in pairs)
    air = round(AIR_BETWEEN * glyph)
    cells = []
    for start, end in pairs:
        cell = np.full((height, column.shape[1] + 2 * air), 255, np.uint8)
        top = (height - (end - start)) // 2
        cell[top : top + end - start, air : air + column.shape[1]] = column[start:end]
        cells.append(cell)
    return cells


def cut_rows(ink: NDArray[np.floating], glyph: float) -> list[int]:
    """Where a column of glyphs is best cut: through the least ink, about a glyph apart.

    Args:
        ink: for each row the share of its pixels that are ink.
        glyph: size of a glyph, in rows.

    Returns:
        Cuts in rising order, from 0 to ``len(ink)``.
    """
    rows = len(ink)
    near, far = max(1, round(SHORTEST * glyph)), max(2, round(LONGEST * glyph))
    if rows <= far:
        return [0, rows]
    # cost[y]: cheapest way to cut the rows above y, with a cut at y
    cost = np.full(rows + 1, np.inf)
    cost[0] = 0
    before = np.zeros(rows + 1, int)
    through = np.append(ink, 0.0)
    for y in range(near, rows + 1):
        starts = np.arange(max(0, y - far), y - near + 1)
        uneven = UNEVENNESS * ((y - starts) / glyph - 1) ** 2
        ways = cost[starts] + uneven
        best = int(np.argmin(ways))
        cost[y] = ways[best] + through[y]
        before[y] = starts[best]
    cuts = [rows]
    while cuts[-1] > 0:
        cuts.append(int(before[cuts[-1]]))
    return cuts[::-1]
