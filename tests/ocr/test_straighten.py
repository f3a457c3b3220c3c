"""Bowed lines drawn level."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from document.page import Grey
from ocr.straighten import BOWED, bow, is_bowed, straighten
from tests.ocr.drawn import EM, Sheet

TEXT = "他们沿着新修的步道，慢慢向前走，两岸的树木都是去年春天种下的"


def strip(text: str = TEXT) -> Grey:
    sheet = Sheet(width=1280, height=160, paper=255)
    sheet.line(40, 60, text)
    return sheet.grey


def bent(flat: Grey, glyphs: float) -> Grey:
    """The strip with its end sunk by so many glyphs, as towards a gutter on the right."""
    down = glyphs * EM * np.linspace(0, 1, flat.shape[1]) ** 2
    rows = np.arange(flat.shape[0])[:, None] - down
    columns = np.broadcast_to(np.arange(flat.shape[1]), flat.shape)
    maps = (np.ascontiguousarray(x, np.float32) for x in (columns, rows))
    return np.asarray(cv2.remap(flat, *maps, cv2.INTER_LINEAR, borderValue=255), np.uint8)


@pytest.mark.parametrize("glyphs", [0.3, 0.6, 1.0])
def test_a_line_that_sinks_is_drawn_level(glyphs: float) -> None:
    crooked = bent(strip(), glyphs)
    curve = bow(crooked, EM)
    assert curve is not None
    assert np.ptp(curve) == pytest.approx(glyphs * EM, rel=0.25)
    left = bow(straighten(crooked, 10, EM), EM)
    assert left is not None
    assert np.ptp(left) < BOWED * EM


@pytest.mark.parametrize("flat", [strip(), strip("经济"), strip(""), strip("——" * 8)])
def test_a_level_line_stays_as_it_is(flat: Grey) -> None:
    assert not is_bowed(flat, EM)
    assert (straighten(flat, 10, EM) == flat[10:-10]).all()


def test_what_is_no_curve_is_left_alone() -> None:
    steps = strip()
    for at in range(0, 1280, 200):
        steps[:, at : at + 100] = np.roll(steps[:, at : at + 100], 20, axis=0)
    assert bow(steps, EM) is None
    assert not is_bowed(steps, EM)
