"""What darkens the paper slowly: stains, shadows; told from the skies of photographs."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.structure.areas import Area

FADE = 3.5
"""Levels of 255 by which a stain, a shadow or uneven light darkens within a glyph at most. A
printed edge falls by more (measured on stained scans: 2 against 20 and more)."""

TEXT = 0.05
"""Share of the pale parts of a picture that strokes cover at most: what shines through, and what
lies in a stain, has text on it."""

WRITTEN = 0.12
"""Share of a sky that strokes cover at most: branches and windows do up to a tenth, text a quarter
and more."""

SKY, BESIDE = 0.45, 0.7
"""Least share of a picture's width that its sky covers, and how far beside it the paper is white,
in glyphs: a sky ends where the picture does, a stain seldom."""


def without_stains(closed: Grey, em: float) -> Grey:
    """Divides out what darkens slowly: every shade that lighter places nearby can fade to.

    The paper at a place is at least as light as the lightest place about, less ``FADE`` for every
    glyph of the way there.

    Args:
        closed: (h, w) uint8, the sheet without its text, paper about 255.
        em: size of a body glyph in pixels of ``closed``.
    """
    paper = closed.astype(np.float32)
    for axis in (1, 0):
        slope = np.arange(paper.shape[axis], dtype=np.float32) * np.float32(FADE / em)
        slope = slope if axis else slope[:, None]
        behind = np.maximum.accumulate(paper + slope, axis=axis) - slope
        ahead = np.flip(np.maximum.accumulate(np.flip(paper - slope, axis), axis=axis), axis)
        paper = np.maximum(behind, ahead + slope)
    return cv2.divide(closed, paper.astype(np.uint8), scale=255)


def with_sky(picture: Area, dark: Grey, strokes: Grey, em: float) -> Area:
    """A picture's dark parts together with the pale rest of it above, below and beside them.

    Args:
        picture: hull and mask of what is surely printed.
        dark: (h, w) uint8, 255 where anything is darker than paper, stains too.
        strokes: (h, w) uint8, 255 on text.
        em: size of a body glyph in pixels of the masks.
    """
    outlines, _ = cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    filled = cv2.drawContours(np.zeros_like(dark), outlines, -1, 255, cv2.FILLED) > 0
    hull, mask = picture
    top, bottom = _spread(filled, hull, em)
    hull = Box(hull.left, top, hull.right, bottom)
    left, right = _spread(np.transpose(filled), _transposed(hull), em)
    hull = Box(left, hull.top, right, hull.bottom)
    window = slice(hull.top, hull.bottom), slice(hull.left, hull.right)
    pale = filled[window] & (mask[window] == 0)
    if (strokes[window] > 0)[pale].sum() > WRITTEN * pale.sum():
        return picture
    whole = mask.copy()
    whole[window][pale] = 255
    return hull, whole


def _spread(dark: NDArray[np.bool_], hull: Box, em: float) -> tuple[int, int]:
    """First row and end of the rows that belong to a picture of these columns."""
    beside = max(1, round(BESIDE * em))
    like = dark[:, hull.left : hull.right].mean(axis=1) > SKY
    for side in (hull.left - beside - 1, hull.right + beside):
        if 0 <= side < dark.shape[1]:
            like &= ~dark[:, side]
    like[hull.top : hull.bottom] = True
    ends = np.flatnonzero(~like)
    above, below = ends[ends < hull.top], ends[ends >= hull.bottom]
    return (
        int(above[-1]) + 1 if above.size else 0,
        int(below[0]) if below.size else dark.shape[0],
    )


def _transposed(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)
