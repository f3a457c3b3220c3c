"""Pale marks behind a line's last glyph belong to it; what else is pale there does not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.stops import with_stops

LINE = Line(Box(40, 40, 240, 40 + EM), float(EM))


def reach(marks: list[tuple[float, float, float]], next_glyph: float | None = None) -> float:
    """How far the line then goes on, in glyphs.

    Args:
        marks: rings of pale ink: centre across and down from the line's upper right corner, radius,
            all in glyphs.
        next_glyph: where ink begins again.
    """
    even = np.full((120, 400), 250, np.uint8)
    ink = np.zeros_like(even)
    for x, y, radius in marks:
        centre = LINE.box.right + round(x * EM), LINE.box.top + round(y * EM)
        cv2.circle(even, centre, round(radius * EM), 195, 3 if radius > 0.05 else 1)
    if next_glyph is not None:
        left = LINE.box.right + round(next_glyph * EM)
        ink[40 : 40 + EM, left : left + EM] = 255
        even[ink > 0] = 60
    return (with_stops(LINE, ink, even).box.right - LINE.box.right) / EM


STOP, QUOTE, QUOTED = (0.3, 0.8, 0.12), (0.3, 0.2, 0.1), (0.75, 0.2, 0.1)


@pytest.mark.parametrize(
    ("marks", "least", "most"),
    [([STOP], 0.4, 0.6), ([QUOTE], 0.35, 0.55), ([STOP, QUOTED], 0.8, 1.1), ([], 0, 0)],
)
def test_a_line_reaches_over_its_stops(
    marks: list[tuple[float, float, float]], least: float, most: float
) -> None:
    assert least <= reach(marks) <= most


@pytest.mark.parametrize("radius", [0.45, 0.01])
def test_neither_glyphs_that_shine_through_nor_specks_are_stops(radius: float) -> None:
    assert reach([(0.5, 0.5, radius)]) == 0


def test_dots_one_over_the_other_are_no_stop() -> None:
    assert reach([(0.3, 0.1, 0.1), (0.3, 0.85, 0.1)]) == 0


def test_a_stop_stands_clear_of_the_next_column() -> None:
    assert reach([STOP], next_glyph=0.5) == 0
    assert 0.4 <= reach([STOP], next_glyph=1.0) <= 0.6
