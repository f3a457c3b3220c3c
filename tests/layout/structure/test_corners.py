"""The rounded corners of frames are taken for no type."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from document.geometry import Box
from document.page import Grey
from layout.sheet.straighten import EM
from layout.structure.corners import without_corners
from layout.structure.rules import Rules

SIDE, FRAME = 30 * EM, Box(3 * EM, 3 * EM, 27 * EM, 20 * EM)
WEIGHT = 5


def frame(radius: int) -> tuple[Grey, Rules]:
    """The ink of a frame's round corners without its straight rules, and these."""
    mask, corners = np.zeros((SIDE, SIDE), np.uint8), np.zeros((SIDE, SIDE), np.uint8)
    left, top, right, bottom = FRAME.left, FRAME.top, FRAME.right, FRAME.bottom
    for y in (top, bottom):
        cv2.line(mask, (left + radius, y), (right - radius, y), 255, WEIGHT)
    for x in (left, right):
        cv2.line(mask, (x, top + radius), (x, bottom - radius), 255, WEIGHT)
    for x, y, turn in ((left, top, 180), (right, top, 270), (right, bottom, 0), (left, bottom, 90)):
        centre = (x + radius if x == left else x - radius, y + radius if y == top else y - radius)
        cv2.ellipse(corners, centre, (radius, radius), turn, 0, 90, 255, WEIGHT)
    half = WEIGHT // 2
    across = [Box(left + radius, y - half, right - radius, y + half + 1) for y in (top, bottom)]
    down = [Box(x - half, top + radius, x + half + 1, bottom - radius) for x in (left, right)]
    return cv2.subtract(corners, mask), Rules(tuple(across), tuple(down), mask)


@pytest.mark.parametrize("radius", [0.4, 0.8, 1.3])
def test_the_arcs_between_the_rules_of_a_frame_are_taken_off(radius: float) -> None:
    arcs, rules = frame(round(radius * EM))
    assert arcs.any()
    assert not without_corners(arcs, rules).any()


def test_type_in_a_corner_stays() -> None:
    arcs, rules = frame(round(0.4 * EM))
    x, y = FRAME.left + EM, FRAME.top + EM
    type_alone = np.zeros_like(arcs)
    type_alone[y : y + EM, x : x + EM] = 255
    left = without_corners(cv2.bitwise_or(arcs, type_alone), rules)
    assert np.array_equal(left, type_alone)


def test_a_stroke_that_goes_on_beyond_the_corner_is_no_arc() -> None:
    arcs, rules = frame(EM)
    cv2.line(arcs, (FRAME.left, FRAME.top), (FRAME.left + 4 * EM, FRAME.top + 4 * EM), 255, WEIGHT)
    kept = without_corners(arcs, rules)
    assert kept[FRAME.top : FRAME.top + EM, FRAME.left : FRAME.left + EM].any()
    assert not kept[FRAME.bottom - EM : FRAME.bottom + EM, FRAME.left : FRAME.left + EM].any()
