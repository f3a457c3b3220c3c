"""What use does to a sheet: folds with their shadow, holes punched for a binder."""

from __future__ import annotations

import cv2
import numpy as np

from document.page import Grey

LID = 46  # grey of what is behind the sheet


def folded(page: Grey, depth: float, rng: np.random.Generator) -> Grey:
    """A sheet that was folded across its middle, and perhaps down it: a crease between shadows.

    Args:
        page: (H, W) uint8.
        depth: how much darker the shadow is, 0-1.
        rng: decides where and whether there are two.
    """
    height, width = page.shape
    shade = np.ones((height, width), np.float32)
    shade *= _crease(height, depth, rng)[:, None]
    if rng.random() < 0.5:
        shade *= _crease(width, depth, rng)[None, :]
    return np.asarray(cv2.multiply(page, shade, dtype=cv2.CV_8U), np.uint8)


def _crease(length: int, depth: float, rng: np.random.Generator) -> np.ndarray:
    """Light along one side of the sheet: darker on one side of the fold, brighter on the other."""
    away = (np.arange(length) - length * rng.uniform(0.46, 0.54)) / (length * 0.006)
    side = 1.0 if rng.random() < 0.5 else -1.0
    slope = np.exp(-np.abs(away)) * np.where(away * side > 0, 1.0, 0.25)
    line = 0.5 * np.exp(-((away * 12) ** 2))
    return np.asarray(1 - depth * np.clip(slope + line, 0, 1), np.float32)


def punched(page: Grey, count: int, margin: int, rng: np.random.Generator) -> Grey:
    """Holes in the left or right margin, through which the lid shows.

    Args:
        page: (H, W) uint8.
        count: how many holes.
        margin: white beside the print, in pixels; a hole never reaches print.
        rng: decides on the side and the heights.
    """
    height, width = page.shape
    marked = page.copy()
    left = bool(rng.random() < 0.5)
    radius = max(round(min(margin * 0.34, width * 0.012)), 2)
    x = round(margin * 0.45) if left else width - round(margin * 0.45)
    step = height * 0.22
    first = height / 2 - step * (count - 1) / 2
    for number in range(count):
        cv2.circle(marked, (x, round(first + number * step)), radius, LID, -1, cv2.LINE_AA)
    return marked
