"""Lines too pale to be ink: hairlines on a poor scan, or such as turning a page has smeared."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from document.page import Grey
from layout.sheet.straighten import EM

ALONG = 2.0
"""How far the page is averaged along a line, in glyphs: noise goes, type becomes a grey band."""

ASIDE, CLOSE = 0.3, 0.07
"""How far from its middle the paper beside a hairline is looked at, in glyphs, and its edge."""

DEPTH, SHARP, LEAST = 30, 22, 28
"""How much darker than the paper beside it a hairline is on the average, of 255, than its own edge,
and than white everywhere. On fair and poor scans of the press, and on turned pages, hairlines are
darker than the paper by 37-60 and than their edge by 30; rules of the other side, which the paper
blurs, by 28-36 and 15."""

SPOT = 0.15
"""Longest paler spot within a line, in glyphs: between the lines of text is twice as much."""

STEP, RUN = 8, 1.0
"""Columns of which one is looked at to find the rows with lines, of at least so many glyphs."""


def hairlines(even: Grey) -> Grey:
    """Where thin lines run across a page, however pale; strokes of type among them.

    Args:
        even: (H, W) uint8 with the paper evened out to about 255.

    Returns:
        (H, W) uint8 of 0 and 255.
    """
    found = np.zeros_like(even)
    mean = cv2.blur(even, (round(ALONG * EM), 1))
    thinned = _deep(np.ascontiguousarray(mean[:, ::STEP]), np.arange(len(mean)))
    long = cv2.morphologyEx(thinned, cv2.MORPH_OPEN, np.ones((1, round(RUN * EM / STEP)), np.uint8))
    rows = np.flatnonzero(long.any(axis=1))
    if rows.size:
        found[rows] = _deep(mean, rows) & _unbroken(even, rows)
    return found


def _deep(mean: Grey, rows: NDArray[np.intp]) -> Grey:
    """Where rows are darker than the paper on both sides, and than their own edges."""
    deep = np.ones((len(rows), mean.shape[1]), np.bool_)
    for aside, least in ((round(ASIDE * EM), DEPTH), (round(CLOSE * EM), SHARP)):
        beside = np.minimum(*_beside(mean, rows, aside))
        deep &= cv2.subtract(beside, mean[rows]) > least
    return np.where(deep, 255, 0).astype(np.uint8)


def _unbroken(even: Grey, rows: NDArray[np.intp]) -> Grey:
    """Where rows, or those next to them, are nowhere white for long."""
    darkest = np.minimum(even[rows], np.minimum(*_beside(even, rows, 1)))
    dark = np.where(darkest <= 255 - LEAST, 255, 0).astype(np.uint8)
    return cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, round(SPOT * EM)), np.uint8))


def _beside(page: Grey, rows: NDArray[np.intp], aside: int) -> tuple[Grey, Grey]:
    """The rows so many pixels over and under some."""
    return page[np.maximum(rows - aside, 0)], page[np.minimum(rows + aside, len(page) - 1)]
