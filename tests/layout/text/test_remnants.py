"""What a picture that is cut out leaves at its edge is no type."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from document.geometry import Box
from document.page import Grey
from layout.sheet.straighten import EM
from layout.text.strokes import without_remnants

PICTURE = Box(10 * EM, 2 * EM, 16 * EM, 12 * EM)


def covered() -> Grey:
    mask = np.zeros((14 * EM, 20 * EM), np.uint8)
    cv2.rectangle(mask, (PICTURE.left, PICTURE.top), (PICTURE.right, PICTURE.bottom), 255, -1)
    return mask


@pytest.mark.parametrize("length", [1.2, 1.7, 4.0])
def test_a_wedge_along_the_picture_goes(length: float) -> None:
    mask = covered()
    ink = np.zeros_like(mask)
    foot = round(6 * EM + length * EM)
    wedge = np.array([(PICTURE.left, 6 * EM), (PICTURE.left, foot), (PICTURE.left - 9, foot)])
    cv2.fillPoly(ink, [wedge], 255)
    ink[mask > 0] = 0
    without_remnants(ink, mask, [PICTURE])
    assert not ink.any()


def test_glyphs_that_the_cover_cuts_and_type_beside_it_stay() -> None:
    mask = covered()
    ink = np.zeros_like(mask)
    for top in (4 * EM, 6 * EM):
        for left in (PICTURE.left - 2 * EM, PICTURE.left - EM // 2):  # the second one is cut
            cv2.rectangle(ink, (left, top), (left + EM - 2, top + EM - 2), 255, 2)
    large = (PICTURE.left - 3 * EM, 8 * EM, PICTURE.left - 2, 11 * EM)  # 国 in a headline
    cv2.rectangle(ink, large[:2], large[2:], 255, 5)
    ink[mask > 0] = 0
    before = ink.copy()
    without_remnants(ink, mask, [PICTURE])
    assert np.array_equal(ink, before)
