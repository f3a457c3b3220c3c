"""Light text on dark ground, turned into dark text on white."""

from __future__ import annotations

import cv2
import numpy as np

from document.page import Grey
from layout.sheet.straighten import EM
from layout.structure.surfaces import Surfaces


def upright_contrast(even: Grey, surfaces: Surfaces) -> Grey:
    """Turns reversed areas into dark text on white.

    Args:
        even: (H, W) uint8, the working page on even paper; changed in place.
        surfaces: what covers it.

    Returns:
        The same array.
    """
    for panel in surfaces.panels + surfaces.legends:
        window = (slice(panel.top, panel.bottom), slice(panel.left, panel.right))
        inside = surfaces.reversed[window] > 0
        area = even[window]
        if not inside.any():
            continue
        ground = max(1.0, 255.0 - float(np.median(area[inside])))
        turned = np.clip((255.0 - area) * (255.0 / ground), 0, 255).astype(np.uint8)
        area[inside] = turned[inside]
        # What the closing left out of a panel's outline is its text.
        hole = _closed(surfaces.reversed[window], 4 * EM) > 0
        area[hole & ~inside] = turned[hole & ~inside]
    # A panel's outermost pixels are half paper: left as they are they would frame it like a rule.
    even[rims_of(surfaces.reversed, 11) > 0] = 255
    return even


def _closed(mask: Grey, side: int) -> Grey:
    """A mask with what is narrower than a square filled, but for what is open to its outside.

    Without white around it, the notches beside a badge on top of a panel would be filled as well.
    """
    height, width = mask.shape
    around = cv2.copyMakeBorder(mask, side, side, side, side, cv2.BORDER_CONSTANT, value=0)
    closed = cv2.morphologyEx(around, cv2.MORPH_CLOSE, _square(side))
    return closed[side : side + height, side : side + width]


def rims_of(reverse: Grey, width: int = 5) -> Grey:
    """The edges of reversed panels: a line stands inside or outside, never across."""
    return cv2.morphologyEx(reverse, cv2.MORPH_GRADIENT, _square(width))


def _square(side: int) -> Grey:
    return np.ones((side, side), np.uint8)
