"""Ink is told from paper wherever the light falls."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.page import Grey
from layout.sheet.ink import binarise, even_paper, otsu
from tests.layout.printed import Printed

WINDOW = 52  # pixels: 2.6 glyphs of the specimen


def ink_of(grey: Grey) -> np.ndarray:
    return binarise(even_paper(grey, WINDOW)) > 0


@pytest.fixture(scope="module")
def text(page: Printed) -> Grey:
    """A part of the page with body text alone."""
    return np.ascontiguousarray(page.pixels[830:1170, 40:620])


def lit(grey: Grey, darkest: float, across: bool) -> Grey:
    """The image under a light that falls off towards one side."""
    side = grey.shape[1 if across else 0]
    fall = np.linspace(1, darkest, side)
    light = fall[None, :] if across else fall[:, None]
    return (grey * light).astype(np.uint8)


@pytest.mark.parametrize("across", [True, False])
@pytest.mark.parametrize("darkest", [0.8, 0.55])
def test_uneven_light_does_not_change_the_ink(text: Grey, darkest: float, across: bool) -> None:
    plain, dim = ink_of(text), ink_of(lit(text, darkest, across))
    assert (plain & dim).sum() > 0.9 * (plain | dim).sum()


def test_paper_becomes_white_under_any_light(text: Grey) -> None:
    even = even_paper(lit(text, 0.55, True), WINDOW)
    assert np.percentile(even[text == 255], 5) > 235
    assert np.percentile(even[text < 60], 95) < 120


def test_faint_shadows_are_no_ink(text: Grey) -> None:
    """What shines through from the other side comes at four fifths of the paper."""
    ghost = np.where(text[:, ::-1] < 128, 212, 255).astype(np.uint8)
    both = np.minimum(text, ghost)
    plain, haunted = ink_of(text), ink_of(both)
    assert (haunted & ~plain).sum() < 0.12 * plain.sum()


@pytest.mark.parametrize("level", [255, 200, 128])
def test_blank_paper_has_no_ink(level: int) -> None:
    assert not ink_of(np.full((200, 300), level, np.uint8)).any()


@given(st.lists(st.floats(0, 1e6), min_size=256, max_size=256))
def test_the_threshold_stays_between_black_and_white(histogram: list[float]) -> None:
    assert 96 <= otsu(np.array(histogram)) <= 208


@given(st.integers(100, 130), st.integers(170, 207))
def test_the_threshold_parts_two_peaks(dark: int, light: int) -> None:
    histogram = np.zeros(256)
    histogram[dark], histogram[light] = 300, 700
    assert dark <= otsu(histogram) < light
