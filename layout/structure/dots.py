"""Dots and dashes of dotted rules."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from document.page import Grey
from layout.sheet.ink import pooled, within
from layout.sheet.straighten import EM

DOT, DOT_GAP = 0.35, 0.8
"""Largest dot or dash of a dotted rule and widest gap between two, in glyphs."""

FINE = 0.25
"""Dots closer than the eye parts them run together into a piece of any length, this thin."""

MANY, EVEN, THROUGHOUT = 20, 0.2, 0.8
"""So many dots are a rule though text stands close, where they keep their distance within this
share of it over so much of their length: the marks and strokes at a column's edge do not."""


def dots_of(ink: Grey) -> tuple[Grey, Grey, Grey]:
    """What may be dots or dashes of a rule; with the fine pieces that run across, and down."""
    half = pooled(ink, 2)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(half, connectivity=8)
    width, height = 2 * stats[:, cv2.CC_STAT_WIDTH], 2 * stats[:, cv2.CC_STAT_HEIGHT]
    dot = np.maximum(width, height) <= DOT * EM + 1
    masks = []
    for kept in (dot, dot | (height <= FINE * EM + 1), dot | (width <= FINE * EM + 1)):
        table = np.where(kept, 255, 0).astype(np.uint8)
        table[0] = 0
        masks.append(within(ink, table[labels], 2))
    return masks[0], masks[1], masks[2]


def are_even(page: Grey, own: NDArray[np.bool_]) -> bool:
    """Whether a piece is dots that follow one another at one distance from end to end.

    Args:
        page: (H, W) uint8 of a strip that runs across, 255 where ink is.
        own: (H, W), where the piece is.
    """
    inked = ((page > 0) & own).any(axis=0)
    steps = np.diff(np.flatnonzero(np.diff(inked.astype(np.int8), prepend=0) > 0))
    if steps.size < MANY:
        return False
    step = float(np.median(steps))
    even = steps[np.abs(steps - step) <= EVEN * step + 1]
    return float(even.sum()) > THROUGHOUT * own.shape[1]
