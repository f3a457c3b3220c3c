"""Nothing lost: ink that looks like text and lies in no region."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.line import INK_PER_EM, Line
from layout.sheet.glyphs import components
from layout.sheet.ink import pooled
from layout.sheet.straighten import EM
from layout.text.strokes import strokes_down

LOWEST, HIGHEST, SHORTEST = 0.6, 1.7, 4.0
"""Height of a row of body type, skewed and blurred too, and least width, in glyphs: below are marks
and dirt; display type becomes a headline wherever it stands."""

HALF = 2
"""Reduction at which rows are looked for."""

NEXT = 0.7
"""White between the glyphs of a row, in glyphs."""

INKED = (0.12, 0.75)
"""Share of a row's hull that is ink."""

ACROSS, DOWN = 0.9, 1.5
"""Strokes met on the way along a row for each glyph, and from top to bottom of an inked column:
rules, borders and shadows have one or none."""


def uncovered(ink: Grey, covered: Sequence[Box]) -> list[Line]:
    """Rows of body type outside all regions, in no particular order.

    Args:
        ink: (H, W) uint8 of the working page, 255 where there may be text.
        covered: boxes of the lines and pictures of all regions.
    """
    rest = ink.copy()
    margin = round(0.2 * EM)
    for box in covered:
        grown = box.grow(margin, margin).clip(ink.shape[1], ink.shape[0])
        rest[grown.top : grown.bottom, grown.left : grown.right] = 0
    em = EM / HALF
    kernel = np.ones((2, round(NEXT * em)), np.uint8)
    parts = components(cv2.morphologyEx(pooled(rest, HALF), cv2.MORPH_CLOSE, kernel))
    rows = (parts.height > LOWEST * em) & (parts.height < HIGHEST * em)
    rows &= parts.width > SHORTEST * em
    hulls = zip(
        parts.left[rows], parts.top[rows], parts.right[rows], parts.bottom[rows], strict=True
    )
    boxes = [Box(*(HALF * int(side) for side in hull)) for hull in hulls]
    return [Line(box, box.height / INK_PER_EM) for box in boxes if _is_text(rest, box)]


def _is_text(ink: Grey, box: Box) -> bool:
    inside = ink[box.top : box.bottom, box.left : box.right] > 0
    if not INKED[0] < inside.mean() < INKED[1]:
        return False
    along = np.diff(inside.astype(np.int8), axis=1) > 0
    # The rows in the middle: half of them meet more strokes than the median says.
    across = float(np.median(along.sum(axis=1))) / (box.width / EM)
    return across > ACROSS and strokes_down(ink, box) > DOWN
