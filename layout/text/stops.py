"""Pale punctuation at the ends of lines: too thin for ink, dark enough to be read."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.line import Line
from layout.sheet.ink import WEAK

REACH = 1.1
"""How far behind a line the next mark of it ends at most, in glyphs."""

SMALL, LEAST = 0.6, 0.012
"""A mark is nowhere larger than this, in glyphs, and has so much ink at least, in square glyphs."""

LEVEL = WEAK[1]
"""Grey level of 255 up to which a mark counts: the palest that is ever taken for ink, where darker
ink is about."""

MARKS = 2
"""Most marks behind each other: a full stop and a quote."""


def with_stops(line: Line, ink: Grey, even: Grey) -> Line:
    """A horizontal line, reaching over the pale marks that follow its last glyph.

    Args:
        line: of the working page.
        ink: (H, W) uint8, 255 where ink is; no mark is looked for where the next glyph stands.
        even: (H, W) uint8, the grey page, paper 255.
    """
    box = line.box
    for _ in range(MARKS):
        end = _end_of_mark(box, line.em, ink, even)
        if end is None:
            break
        box = Box(box.left, box.top, end, box.bottom)
    return line if box == line.box else replace(line, box=box)


def _end_of_mark(box: Box, em: float, ink: Grey, even: Grey) -> int | None:
    """Where the mark behind a box ends; None when there is none."""
    window = slice(box.top, box.bottom), slice(box.right, box.right + round(REACH * em))
    free = np.flatnonzero((ink[window] > 0).any(axis=0))
    width = int(free[0]) - round(em / 4) if free.size else round(REACH * em)
    if width < em / 4 or not even[window].size:
        return None
    pale = cv2.threshold(even[window][:, :width], LEVEL, 255, cv2.THRESH_BINARY_INV)[1]
    _, _, stats, _ = cv2.connectedComponentsWithStats(pale, connectivity=8)
    marks = stats[1:][stats[1:, cv2.CC_STAT_AREA] > LEAST * em * em]
    if not len(marks):
        return None
    first = marks[int(marks[:, cv2.CC_STAT_LEFT].argmin())]
    left, top, wide, high = (int(v) for v in first[:4])
    whole = left + wide < width or width == round(REACH * em)
    if not whole or max(wide, high) > SMALL * em or left > SMALL * em:
        return None
    beside = (marks[:, 0] < left + wide) & (np.abs(marks[:, 1] - top) > SMALL * em)
    return None if beside.any() else box.right + left + wide
