"""Lines too pale to be ink: hairlines on a poor scan, or such as turning a page has smeared."""

from __future__ import annotations

import cv2
import numpy as np

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


def hairlines(even: Grey) -> Grey:
    """Where thin lines run across a page, however pale; strokes of type among them.

    Args:
        even: (H, W) uint8 with the paper evened out to about 255.

    Returns:
        (H, W) uint8 of 0 and 255.
    """
    mean = cv2.blur(even, (round(ALONG * EM), 1))
    deep = _darker(mean, round(ASIDE * EM), DEPTH) & _darker(mean, round(CLOSE * EM), SHARP)
    dark = cv2.threshold(even, 255 - LEAST, 255, cv2.THRESH_BINARY_INV)[1]
    dark = cv2.dilate(dark, np.ones((3, 1), np.uint8))
    dark = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, round(SPOT * EM)), np.uint8))
    return np.asarray(deep & dark, np.uint8)


def _darker(mean: Grey, aside: int, least: int) -> Grey:
    """Where rows are darker by more than ``least`` than those ``aside`` pixels over and under."""
    around = cv2.copyMakeBorder(mean, aside, aside, 0, 0, cv2.BORDER_REPLICATE)
    beside = np.minimum(around[: -2 * aside], around[2 * aside :])
    deeper = cv2.threshold(cv2.subtract(beside, mean), least, 255, cv2.THRESH_BINARY)[1]
    return np.asarray(deeper, np.uint8)
