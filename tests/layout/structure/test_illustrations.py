"""Drawings and the frames about them."""

from __future__ import annotations

import pytest

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.structure.illustrations import find_dull, find_framed, with_their_rest


def ems(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(*(round(v * EM) for v in (left, top, right, bottom)))


FRAME, DRAWING = ems(0, 0, 15, 11), ems(0.5, 4, 14.5, 10)


def test_a_frame_that_holds_a_drawing_alone_is_part_of_it() -> None:
    assert find_framed([FRAME], [DRAWING], []) == [FRAME]


def test_a_double_frame_is_found_once() -> None:
    inner = FRAME.grow(-EM // 3, -EM // 3)
    assert find_framed([inner, FRAME], [DRAWING], []) == [FRAME]


def test_a_drawing_may_stand_out_of_its_frame() -> None:
    drawing = DRAWING.union(ems(-0.2, 4, 14.5, 11.2))
    assert find_framed([FRAME], [drawing], []) == [FRAME.union(drawing)]


@pytest.mark.parametrize(
    ("picture", "line"),
    [(DRAWING, ems(1, 1, 12, 2)), (ems(1, 1, 7, 10), None), (ems(1, 1, 14, 4), None)],
    ids=["text as well", "narrow", "low"],
)
def test_a_box_that_holds_more_than_a_drawing_or_mostly_white_is_no_frame(
    picture: Box, line: Box | None
) -> None:
    assert find_framed([FRAME], [picture], [Line(line, EM)] if line else []) == []


@pytest.mark.parametrize(
    ("texture", "whole"),
    [
        (ems(0.1, 4.5, 15, 14), ems(0, 0, 15, 14)),
        (ems(0, 5.5, 15, 14), ems(0, 0, 15, 5)),
        (ems(0, 4, 9, 14), ems(0, 0, 15, 5)),
    ],
    ids=["overlaps", "apart", "narrower"],
)
def test_strokes_and_texture_that_overlap_in_one_width_are_one_picture(
    texture: Box, whole: Box
) -> None:
    assert with_their_rest([ems(0, 0, 15, 5)], [texture]) == [whole]


LINE, BLOB = Line(ems(2, 5, 12, 6), EM), Line(ems(5, 3, 12, 8), 5 * EM)


@pytest.mark.parametrize(
    ("lines", "found"), [([], [FRAME]), ([BLOB], [FRAME]), ([LINE], []), ([BLOB, LINE], [])]
)
def test_an_even_area_without_a_line_is_a_picture(lines: list[Line], found: list[Box]) -> None:
    assert find_dull([FRAME, ems(0, 20, 40, 22)], lines) == found
