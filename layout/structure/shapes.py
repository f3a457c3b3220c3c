"""The shapes that pictures and tints are printed in: rectangles and circles."""

from __future__ import annotations

import cv2
import numpy as np

from document.geometry import Box
from document.page import Grey

FRAMED = 0.88
"""Share of its hull that a printed rectangle fills, its text and light places closed over."""

ROUND, DISC, CORNERS = 1.12, 0.75, 0.1
"""A circle is at most this much longer one way than the other; least it fills of its disc, and most
of its hull's corners."""

SOLID = 0.55
"""Share of it that is darker than paper."""


def is_shape(mask: Grey, box: Box) -> bool:
    """Whether an area fills a rectangle or a circle, but for light places within: a sky, a screen.

    Args:
        mask: (h, w) uint8, 255 on the area.
        box: its hull.
    """
    if float((_inside(mask, box) > 0).mean()) < SOLID:
        return False
    return float((filled(mask, box) > 0).mean()) > FRAMED or is_circle(mask, box)


def is_circle(mask: Grey, box: Box) -> bool:
    """Whether an area fills most of a circle and nothing of its hull's corners."""
    whole = filled(mask, box) > 0
    disc = disc_in(box) > 0
    inside, corners = float(whole[disc].mean()), float(whole[~disc].mean())
    longer, shorter = max(box.width, box.height), min(box.width, box.height)
    return longer < ROUND * shorter and inside > DISC and corners < CORNERS


def disc_in(box: Box) -> Grey:
    """(h, w) uint8 of a box's size, 255 on the circle or ellipse that touches its sides."""
    disc = np.zeros((box.height, box.width), np.uint8)
    middle, axes = (box.width // 2, box.height // 2), (box.width // 2, box.height // 2)
    return cv2.ellipse(disc, middle, axes, 0, 0, 360, 255, cv2.FILLED)


def _inside(mask: Grey, box: Box) -> Grey:
    return mask[box.top : box.bottom, box.left : box.right]


def filled(mask: Grey, box: Box) -> Grey:
    """A mask within its hull, its holes filled."""
    inside = _inside(mask, box)
    outlines, _ = cv2.findContours(inside, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return cv2.drawContours(np.zeros(inside.shape, np.uint8), outlines, -1, 255, cv2.FILLED)
