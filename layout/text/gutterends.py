"""Where gutters end: below a line that runs over the columns, though it be white there."""

from __future__ import annotations

import itertools

import cv2
import numpy as np
from numpy.typing import NDArray

from document.page import Grey

Mask = NDArray[np.bool_]
Rows = list[tuple[int, int]]
"""First row and row behind the last of lines of text, from an end of a gutter inwards."""

INTRUDES = 0.2
"""How much less white a line over the columns leaves than the columns do, in glyphs: the white of
a comma or between names is narrower than a gutter."""

CLEAR = 0.3
"""How much more white than between the columns' lines stands under such a line, in glyphs."""

OVER, LOOK = 2, 6
"""At most so many lines stand over the columns; they are compared with so many of the columns."""

LEAST = 5.0
"""Shortest gutter that is trimmed, in glyphs."""


def trim_ends(gutters: Grey, white: Mask, beside: Mask, em: float) -> None:
    """Cuts gutters off at lines that run over the columns: captions, subtitles, bylines.

    The white after a comma or between two names may stand just over a gutter and seem part of it.
    Such a line reaches into the gutter's width, and keeps more distance to the columns than their
    lines keep to each other.

    Args:
        gutters: (h, w) uint8, changed in place: middles of white strips, 255.
        white: (h, w), where no ink is.
        beside: (h, w), where white lies between text of one row.
        em: body glyph in pixels.
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStats(gutters, connectivity=8)
    for label in range(1, count):
        left, top, width, height = (int(v) for v in stats[label, :4])
        if height < LEAST * em:
            continue
        window = (slice(top, top + height), slice(left, left + width))
        own = labels[window] == label
        rows = (beside[window] & own).any(axis=1)
        for turned in (False, True):
            lines = _lines(rows[::-1] if turned else rows)
            places = own[::-1] if turned else own
            sheet = white[window[0]][::-1] if turned else white[window[0]]
            cut = _cut(lines, places, sheet, left, em)
            part = gutters[window][::-1] if turned else gutters[window]
            part[:cut][places[:cut]] = 0


def _lines(rows: Mask) -> Rows:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], rows.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _cut(lines: Rows, own: Mask, sheet: Mask, left: int, em: float) -> int:
    """Rows at the beginning of a gutter that stand beside lines over the columns; 0 for none."""
    gaps = [b[0] - a[1] for a, b in itertools.pairwise(lines)]
    for number in range(1, min(OVER, len(lines) - LOOK // 2) + 1):
        columns = lines[number : number + LOOK]
        inner = gaps[number : number + LOOK - 1]
        if len(columns) < 3 or gaps[number - 1] < float(np.median(inner)) + CLEAR * em:
            continue
        least = min(_white_at(rows, own, sheet, left) for rows in columns)
        over = max(_white_at(rows, own, sheet, left) for rows in lines[:number])
        if over < least - INTRUDES * em:
            return lines[number - 1][1]
    return 0


def _white_at(rows: tuple[int, int], own: Mask, sheet: Mask, left: int) -> int:
    """Width of the white that a line of text leaves at a gutter, pixels."""
    window = slice(*rows)
    at = np.flatnonzero(own[window].any(axis=0))
    x = left + int(at[len(at) // 2])
    ink = np.flatnonzero(~sheet[window].all(axis=0))
    side = int(np.searchsorted(ink, x))
    before = int(ink[side - 1]) if side else -1
    after = int(ink[side]) if side < ink.size else sheet.shape[1]
    return after - before - 1
