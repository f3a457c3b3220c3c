"""Glyphs of vertical and leftward lines set anew from left to right."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from document.geometry import WritingMode
from document.page import Grey
from ocr.relay import LONGEST, SHORTEST, cut_rows, relay

GLYPH = 20


def column(marks: list[int], pitch: int = 24) -> Grey:
    """A column of square glyphs, told apart by the width of a white slot in each."""
    strip = np.full((pitch * len(marks) - (pitch - GLYPH) + 10, GLYPH + 10), 255, np.uint8)
    for i, mark in enumerate(marks):
        cell = strip[5 + i * pitch : 5 + i * pitch + GLYPH, 5 : 5 + GLYPH]
        cell[:] = 0
        cell[8:12, 2 : 2 + mark] = 255
    return strip


def marks_of(line: Grey, count: int) -> list[int]:
    """The widths of the slots, from left to right, of glyphs set in cells of one width."""
    inner = line[5:-5, 5:-5]
    cells = np.array_split(inner, count, axis=1)
    return [int((cell[9:12].max(axis=0)[2:-2] == 255).sum()) for cell in cells]


def test_horizontal_lines_stay_as_they_are() -> None:
    strip = column([3]).T
    assert relay(strip, WritingMode.HORIZONTAL_LR, GLYPH, 0.25) is strip


def test_a_column_is_read_downwards() -> None:
    line = relay(column([2, 6, 10]), WritingMode.VERTICAL_RL, GLYPH, 0.25)
    assert line.shape[1] > 2 * line.shape[0] > 0
    found = marks_of(line, 3)
    assert found == sorted(found)
    assert len(set(found)) == 3


def test_a_leftward_line_is_turned_about_glyph_by_glyph() -> None:
    strip = np.ascontiguousarray(column([2, 6, 10]).T)
    line = relay(strip, WritingMode.HORIZONTAL_RL, GLYPH, 0.25)
    upright = [int((cell[2:-2, 8:12] == 255).any(axis=1).sum()) for cell in _thirds(line)]
    assert upright == sorted(upright, reverse=True)
    assert len(set(upright)) == 3


def _thirds(line: Grey) -> list[Grey]:
    return [part[:, 1:-1] for part in np.array_split(line[5:-5, 5:-5], 3, axis=1)]


def test_a_block_of_columns_is_left_alone() -> None:
    block = np.full((200, 200), 255, np.uint8)
    assert relay(block, WritingMode.VERTICAL_RL, GLYPH, 0.25) is block


@settings(deadline=None)
@given(
    ink=st.lists(st.floats(0, 1), min_size=1, max_size=300).map(np.array),
    glyph=st.floats(4, 40),
)
def test_cuts_rise_from_edge_to_edge_and_leave_no_sliver(ink: np.ndarray, glyph: float) -> None:
    cuts = cut_rows(ink, glyph)
    assert cuts[0] == 0
    assert cuts[-1] == len(ink)
    lengths = np.diff(cuts)
    assert (lengths > 0).all()
    if len(cuts) > 2:
        assert lengths.min() >= round(SHORTEST * glyph)
        assert lengths.max() <= round(LONGEST * glyph)


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(21, 27))
def test_cuts_fall_in_the_white_between_glyphs(count: int, pitch: int) -> None:
    strip = column([0] * count, pitch)
    ink = (strip[5:-5] < 128).mean(axis=1)
    cuts = cut_rows(ink, float(GLYPH))
    assert len(cuts) == count + 1
    assert all(ink[cut] == 0 for cut in cuts[1:-1])
