"""Gutters between two headlines, and those that a headline runs across."""

from __future__ import annotations

import numpy as np
import pytest

from document.geometry import Box
from layout.sheet.straighten import EM
from layout.text.headgutters import between_headlines

HAN = Box(2 * EM, 4 * EM, 14 * EM, 6 * EM)
NUMBER = Box(16 * EM, 4 * EM + 7, 24 * EM, 6 * EM - 7)  # figures are lower than Han


@pytest.mark.parametrize(("dash", "parted"), [(False, True), (True, False)])
def test_a_number_behind_a_dash_is_of_its_line(dash: bool, parted: bool) -> None:
    gutters, ink = np.zeros((2, 10 * EM, 30 * EM), np.uint8)
    gutters[:, HAN.right + round(1.5 * EM) : NUMBER.left - 4] = 255
    if dash:
        ink[5 * EM - 2 : 5 * EM + 2, HAN.right + EM // 2 : HAN.right + round(1.4 * EM)] = 255
    assert between_headlines([HAN, NUMBER], gutters, ink).any() == parted


def test_a_flat_glyph_at_an_end_of_a_headline_is_no_part_of_the_white_before_it() -> None:
    gutters, ink = np.zeros((2, 10 * EM, 30 * EM), np.uint8)
    gutters[:, HAN.right + 4 : HAN.right + EM // 2] = 255
    one = slice(NUMBER.left - round(0.85 * EM), NUMBER.left - 3)  # 一
    ink[5 * EM - 2 : 5 * EM + 2, one] = 255
    walls = between_headlines([HAN, NUMBER], gutters, ink)
    assert walls[5 * EM, HAN.right : one.start].all()
    assert not walls[:, one.start :].any()


ROWS = (Box(2 * EM, 4 * EM, 14 * EM, 6 * EM), Box(16 * EM, 4 * EM, 28 * EM, 6 * EM))
LAST = (Box(6 * EM, 7 * EM, 10 * EM, 9 * EM), Box(20 * EM, 7 * EM, 24 * EM, 9 * EM))
MIDDLE = Box(8 * EM, 7 * EM, 22 * EM, 9 * EM)
SUBTITLE = (Box(6 * EM, 7 * EM, 10 * EM, 8 * EM), Box(20 * EM, 7 * EM, 24 * EM, 8 * EM))
COUPLET = (Box(2 * EM, 7 * EM, 14 * EM, 9 * EM), Box(16 * EM, 7 * EM, 28 * EM, 9 * EM))


@pytest.mark.parametrize(
    ("below", "parted"),
    [((), False), (LAST, True), ((MIDDLE,), False), (COUPLET, False), (SUBTITLE, False)],
)
def test_headlines_whose_last_rows_stand_far_apart_are_two(
    below: tuple[Box, ...], parted: bool
) -> None:
    gutters, ink = np.zeros((2, 14 * EM, 30 * EM), np.uint8)
    gutters[:, 14 * EM + 4 : 16 * EM - 4] = 255
    assert between_headlines([*ROWS, *below], gutters, ink).any() == parted
