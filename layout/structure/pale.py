"""Pale tints: grounds hardly darker than paper, as web images of pages keep them."""

from __future__ import annotations

import cv2
import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.sheet.border import ellipse
from layout.structure.areas import areas_of, darker

PALE = 0.98
"""Shade of the paper below which a ground may be."""

LEAST, RECTANGLE = 40.0, 0.88
"""Least area of a pale ground in square glyphs, and least share of its hull that it fills."""

LEVEL, EVEN, WHITE = 4, 0.6, 0.9
"""How far a pale ground may stray from its level, how much of its rim does not, and how much of
the paper along it is lighter: what is printed ends at once, stains and shadows fade."""


CROSSED = 0.1
"""Share of the rows at a side of a ground in which print crosses it: it keeps within a tint, and
runs on over what shines through."""


def find_pale(closed: Grey, strokes: Grey, covered: Grey, em: float) -> list[Box]:
    """Finds even rectangles on the paper that are hardly darker than it.

    Args:
        closed: (h, w) uint8, the sheet without its text, paper about 255.
        strokes: (h, w) uint8, 255 on its text.
        covered: (h, w) uint8, 255 where something was found already.
        em: size of a body glyph in pixels of ``closed``.
    """
    mask = cv2.bitwise_and(darker(closed, PALE), cv2.bitwise_not(covered))
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, ellipse(1.2 * em))
    return [
        box
        for box, own in areas_of(mask, em, LEAST)
        if _is_printed(closed, own, box, em) and not _is_crossed(strokes, box, em)
    ]


def _is_printed(closed: Grey, own: Grey, box: Box, em: float) -> bool:
    """Whether an area is a rectangle, even along its rim, with paper about it."""
    outlines, _ = cv2.findContours(own, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    whole = cv2.drawContours(np.zeros(own.shape, np.uint8), outlines, -1, 255, cv2.FILLED)
    if float((whole[box.top : box.bottom, box.left : box.right] > 0).mean()) < RECTANGLE:
        return False
    step = max(2, round(0.4 * em))
    rim = _ring(closed, box.grow(-1, -1), step)
    about = _ring(closed, box.grow(step + 2, step + 2), step)
    if not rim.size or not about.size:
        return False
    level = float(np.median(rim))
    even = float((np.abs(rim - level) <= LEVEL).mean())
    return even > EVEN and float((about > level + LEVEL).mean()) > WHITE


def _is_crossed(strokes: Grey, box: Box, em: float) -> bool:
    """Whether lines of text run across the left or the right side of an area."""
    step = max(2, round(0.6 * em))
    rows = strokes[box.top : box.bottom]
    for x in (box.left, box.right):
        before, after = rows[:, max(0, x - step) : x], rows[:, x : x + step]
        both = (before > 0).any(axis=1) & (after > 0).any(axis=1)
        if float(both.mean()) > CROSSED:
            return True
    return False


def _ring(image: Grey, box: Box, width: int) -> np.ndarray:
    """The values in a band of this width along the inside of a box; what lies outside is none."""
    height, wide = image.shape
    outer = Box(max(0, box.left), max(0, box.top), min(wide, box.right), min(height, box.bottom))
    if min(outer.width, outer.height) <= 2 * width:
        return np.empty(0)
    part = image[outer.top : outer.bottom, outer.left : outer.right].astype(np.int16)
    sides = part[:width], part[-width:], part[:, :width], part[:, -width:]
    return np.concatenate([side.ravel() for side in sides])
