"""What darkens the paper slowly: stains, shadows."""

from __future__ import annotations

import cv2
import numpy as np

from document.page import Grey

FADE = 3.5
"""Levels of 255 by which a stain, a shadow or uneven light darkens within a glyph at most; what is
printed falls within a pixel or two. At 3.5 the stains of a poor scan were gone, and its photograph
was whole but for its lightest places; at 10 the middle of the photograph paled as well."""


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
