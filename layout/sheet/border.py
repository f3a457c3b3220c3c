"""What lies about the sheet in a scan: the lid of the scanner, the fold, neighbouring sheets."""

from __future__ import annotations

import cv2
import numpy as np

from document.page import Grey


def dark_border(small: Grey, em: float) -> Grey:
    """Solid dark areas that touch the edge of the scan, with the shadow beside them.

    Args:
        small: (h, w) uint8, evened.
        em: body glyph in pixels of ``small``.
    """
    dark = cv2.threshold(small, 150, 255, cv2.THRESH_BINARY_INV)[1]
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, ellipse(0.8 * em))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    height, width = small.shape
    reach = 1
    touches = (
        (stats[:, cv2.CC_STAT_LEFT] <= reach)
        | (stats[:, cv2.CC_STAT_TOP] <= reach)
        | (stats[:, cv2.CC_STAT_LEFT] + stats[:, cv2.CC_STAT_WIDTH] >= width - reach)
        | (stats[:, cv2.CC_STAT_TOP] + stats[:, cv2.CC_STAT_HEIGHT] >= height - reach)
    )
    touches[0] = False
    mask = np.where(touches, 255, 0).astype(np.uint8)[labels]
    return cv2.dilate(mask, ellipse(0.8 * em))


def ellipse(diameter: float) -> Grey:
    """A round kernel for morphology, at least 3 pixels wide."""
    side = max(3, round(diameter) | 1)
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)).astype(np.uint8)
