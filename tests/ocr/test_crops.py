"""Strips: straight, evenly lit, of one glyph height."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document.geometry import Box, Quad
from document.page import Grey, LineShape
from ocr.crops import LARGEST_AREA, LONGEST_SIDE, cut_strip
from ocr.engine import CropStyle
from ocr.levels import even_out
from tests.ocr.drawn import turned_box

COORDINATE = st.floats(-600, 600)
UNHURRIED = settings(max_examples=30, deadline=None)  # a strip may be large, a machine busy
STYLE = CropStyle(glyph=32, air=0.25, border=0)


def strip_of(grey: Grey, shape: LineShape, style: CropStyle = STYLE) -> Grey:
    strip = cut_strip(grey, shape, style)
    assert strip is not None
    return strip


@UNHURRIED
@given(
    degrees=st.floats(-10, 10),
    glyph=st.floats(8, 120),
    length=st.floats(1, 12),
    target=st.integers(20, 48),
)
def test_a_strip_has_the_wanted_scale_however_its_line_is_turned(
    degrees: float, glyph: float, length: float, target: int
) -> None:
    grey = np.full((1600, 1600), 220, np.uint8)
    shape = LineShape(turned_box((800, 800), length * glyph, glyph, degrees), glyph)
    strip = strip_of(grey, shape, CropStyle(target, 0.25, 0))
    height, width = strip.shape
    assert height == pytest.approx(1.5 * target, abs=1)
    assert width == pytest.approx((length + 0.5) * target, abs=1)


def test_a_strip_is_as_narrow_and_stands_on_as_much_white_as_wanted() -> None:
    grey = np.full((100, 500), 220, np.uint8)
    grey[40:60, 50:450] = 20
    shape = LineShape(Quad.of(Box(50, 30, 450, 70)), 40.0)
    plain = strip_of(grey, shape, CropStyle(40, 0.25, 0))
    set_in = strip_of(grey, shape, CropStyle(40, 0.25, 3, squeeze=0.8))
    assert plain.shape == (60, 420)
    assert set_in.shape == (66, 336 + 6)
    assert (set_in[:3] == 255).all()
    assert (set_in[:, -3:] == 255).all()
    assert (set_in < 128).sum() == pytest.approx(0.8 * (plain < 128).sum(), rel=0.01)


@UNHURRIED
@given(degrees=st.floats(-10, 10))
def test_a_turned_bar_comes_out_level(degrees: float) -> None:
    bar = turned_box((400, 300), 500, 40, degrees)
    grey = np.full((600, 800), 220, np.uint8)
    yy, xx = np.mgrid[:600, :800].astype(float) + 0.5
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    along, across = (xx - 400) * c - (yy - 300) * s, (xx - 400) * s + (yy - 300) * c
    grey[(abs(along) < 250) & (abs(across) < 6)] = 20
    strip = strip_of(grey, LineShape(bar, 40.0))
    middle = strip[24, 12:-12]
    assert middle.max() < 60
    assert strip[:16, 12:-12].min() > 200
    assert strip[32:, 12:-12].min() > 200


@UNHURRIED
@given(
    corners=st.lists(st.tuples(COORDINATE, COORDINATE), min_size=4, max_size=4),
    glyph=st.floats(0, 400),
)
def test_no_outline_however_wild_breaks_the_cut(
    corners: list[tuple[float, float]], glyph: float
) -> None:
    grey = np.full((300, 200), 220, np.uint8)
    strip = cut_strip(grey, LineShape(Quad(*corners), glyph), STYLE)
    assert strip is None or (
        strip.dtype == np.uint8
        and max(strip.shape) <= LONGEST_SIDE
        and strip.size <= 1.1 * LARGEST_AREA
    )


def test_an_outline_beside_the_scan_has_no_strip() -> None:
    grey = np.full((100, 100), 220, np.uint8)
    for box in (Box(200, 200, 300, 230), Box(10, 300, 90, 330), Box(50, 50, 50, 80)):
        assert cut_strip(grey, LineShape(Quad.of(box), 30.0), STYLE) is None
    assert cut_strip(grey, LineShape(turned_box((-500, 50), 90, 30, 0), 30.0), STYLE) is None


def test_reversed_lines_become_black_on_white() -> None:
    grey = np.full((100, 400), 25, np.uint8)
    grey[40:60, 100:300:8] = 240
    strip = strip_of(grey, LineShape(Quad.of(Box(100, 35, 300, 65)), 32.0, reversed=True))
    assert np.median(strip) == 255
    assert strip.min() < 60


@pytest.mark.parametrize("level", [60, 120, 200, 255])
def test_any_level_of_paper_becomes_white_and_its_ink_black(level: int) -> None:
    strip = np.full((48, 300), level, np.uint8)
    strip[16:32, 20:280:6] = level // 4
    even = even_out(strip, 32.0, STYLE)
    assert even[:16].min() == 255
    assert even[20, 20:280:6].max() == 0


def test_soft_strips_keep_the_greys_of_strokes_apart() -> None:
    strip = np.full((48, 300), 240, np.uint8)
    greys = (30, 70, 150, 220)
    for row, grey in enumerate(greys):
        strip[4 + 10 * row : 8 + 10 * row, 20:280:6] = grey
    crisp, soft = even_out(strip, 32.0, STYLE), even_out(strip, 32.0, replace(STYLE, soft=True))
    levels = [(int(crisp[5 + 10 * row, 20]), int(soft[5 + 10 * row, 20])) for row in range(4)]
    assert [c for c, _ in levels][::3] == [0, 255]
    assert all(a[1] < b[1] for a, b in pairwise(levels))
    assert soft[:3].min() == 255


def test_pale_strokes_of_large_type_are_lifted_and_thin_dark_ones_on_them_stay() -> None:
    strip = np.full((48, 300), 240, np.uint8)
    strip[:, 100:140] = 180  # three quarters of the paper
    strip[10:38, 20:280:12] = 60
    plain = even_out(strip, 32.0, STYLE)
    lifted = even_out(strip, 32.0, replace(STYLE, broad=0.45))
    assert plain[5, 110:130].max() < 200
    assert lifted[5].min() == 255
    assert lifted[20, 20:280:12].max() < 30


def test_how_much_of_the_paper_is_white_can_be_said() -> None:
    strip = np.full((48, 300), 200, np.uint8)
    strip[:, 100:140] = 168
    assert even_out(strip, 32.0, STYLE)[20, 120] < 255
    assert even_out(strip, 32.0, replace(STYLE, white=0.8))[20, 120] == 255


def test_light_that_falls_along_the_line_is_evened() -> None:
    strip = np.full((48, 600), 230.0)
    strip[16:32, 20:580:8] = 40
    lit = (strip * np.linspace(0.4, 1.0, 600)).astype(np.uint8)
    even = even_out(lit, 32.0, STYLE)
    assert even[:16].min() > 200
    assert even[20, 20:580:8].max() < 30


@UNHURRIED
@given(st.integers(1, 80), st.integers(1, 200), st.integers(0, 255), st.floats(1, 60))
def test_flat_paper_is_white_whatever_its_size(h: int, w: int, level: int, glyph: float) -> None:
    even = even_out(np.full((h, w), level, np.uint8), glyph, STYLE)
    assert even.shape == (h, w)
    assert level == 0 or even.min() == 255


def scene(drawing: str) -> Grey:
    """A strip drawn in ASCII, every sign a square of 4 pixels: # ink, the rest paper."""
    rows = [[ord(sign) for sign in row] for row in drawing.split()]
    ink = np.array(rows) == ord("#")
    return np.kron(np.where(ink, 20, 230), np.ones((4, 4))).astype(np.uint8)


def test_strokes_from_above_and_below_are_whitened_and_own_ones_kept() -> None:
    """The line's ink box is the middle; two rows of air above and below it.

    The stroke in the first row hangs down from the line above; the one that goes on into the ink
    is the line's own; the dot in the air floats free and stays.
    """
    grey = scene(
        """
        ....#.......#.....
        ....#.......#.....
        ............#..#..
        ..................
        .####...#####.....
        .#..#...#...#.....
        .####...#####.....
        .#..#...#...#.....
        .####...#####.....
        ..................
        ..#.........#.....
        """
    )
    shape = LineShape(Quad.of(Box(0, 12, 72, 36)), 24.0)
    strip = strip_of(grey, shape, CropStyle(24, 0.5, 0))
    assert strip.shape == (48, 96)
    air_above, air_below = strip[:12, 12:-12], strip[-12:, 12:-12]
    dots = np.flatnonzero((air_above < 128).any(axis=0))
    assert set(dots // 4) == {12, 15}
    assert (air_below < 128).sum() == 0
    assert (strip[12:36, 12:-12] < 128).sum() > 0
