"""Pieces of a mask, with their hulls."""

from __future__ import annotations

import cv2
import numpy as np

from document.geometry import Box
from document.page import Grey

Area = tuple[Box, Grey]
"""A hull and the (h, w) uint8 mask of what it holds, of the size of the image it came from."""


def darker(image: Grey, level: float) -> Grey:
    """Where an image, paper 255, is darker than this share of the paper; (h, w) 0/255."""
    return cv2.threshold(image, round(level * 255), 255, cv2.THRESH_BINARY_INV)[1]


def areas_of(mask: Grey, em: float, least: float = 12.0) -> list[Area]:
    """The pieces of a mask of at least so many square glyphs and 1.2 glyphs each way."""
    left, top, width, height = cv2.boundingRect(mask)
    covered = mask[top : top + height, left : left + width]
    if not covered.size:
        return []
    _, labels, stats, _ = cv2.connectedComponentsWithStats(covered, connectivity=8)
    areas = []
    for label in range(1, len(stats)):
        x, y, w, h, area = (int(v) for v in stats[label])
        if area < least * em * em or min(w, h) < 1.2 * em:
            continue
        box = Box(left + x, top + y, left + x + w, top + y + h)
        own = np.zeros(mask.shape, np.uint8)
        piece = labels[y : y + h, x : x + w] == label
        own[box.top : box.bottom, box.left : box.right][piece] = 255
        areas.append((box, own))
    return areas
