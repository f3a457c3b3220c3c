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
