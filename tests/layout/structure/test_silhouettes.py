"""Pictures told by a sharp edge all round: figures with pale heads, rectangles with pale walls."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from document.geometry import Box
from document.page import Grey
from layout.sheet.border import REDUCTION
from layout.sheet.straighten import EM
from layout.structure.silhouettes import find_silhouettes
from layout.structure.surfaces import find_surfaces
from tests.layout.printed import sheet

REDUCED = 7
SIDES = 40 * REDUCED, 40 * REDUCED


def paper() -> Grey:
    return np.full(SIDES, 255, np.uint8)


def fill(page: Grey, box: tuple[float, float, float, float], grey: int) -> None:
    """Fill left, top, right, bottom, in glyphs."""
    left, top, right, bottom = (round(REDUCED * v) for v in box)
    page[top:bottom, left:right] = grey


def lines(box: tuple[float, float, float, float]) -> Grey:
    """Strokes as text has them: rows with white between, a third of each inked."""
    strokes = np.zeros(SIDES, np.uint8)
    left, top, right, bottom = box
    for row in np.arange(top, bottom - 0.9, 1.6):
        fill(strokes, (left, row, right, row + 1), 255)
    strokes[:, ::3] = 0
    strokes[:, 1::3] = 0
    return strokes


def found(closed: Grey, strokes: Grey | None = None) -> list[Box]:
    none = np.zeros(SIDES, np.uint8)
    areas = find_silhouettes(closed, none if strokes is None else strokes, none, REDUCED)
    return [box for box, _ in areas]


def photograph(page: Grey, box: tuple[float, float, float, float], wall: int = 225) -> Box:
    """A wall, lit from the right, over dark benches."""
    left, top, right, bottom = box
    columns = slice(round(REDUCED * left), round(REDUCED * right))
    lit = np.linspace(wall - 50, wall, columns.stop - columns.start)
    page[round(REDUCED * top) : round(REDUCED * bottom), columns] = lit.astype(np.uint8)
    fill(page, (left, bottom - 0.3 * (bottom - top), right, bottom), 90)
    return Box(*(round(REDUCED * v) for v in box))


def close_to(one: Box, other: Box) -> bool:
    pairs = zip(
        (one.left, one.top, one.right, one.bottom),
        (other.left, other.top, other.right, other.bottom),
        strict=True,
    )
    return all(abs(a - b) <= 2 for a, b in pairs)


@pytest.mark.parametrize("head", [240, 246])
def test_a_figure_that_is_cut_out_has_its_pale_head_and_both_its_feet(head: int) -> None:
    page = sheet(34, 44, EM)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 23, 42, 0)
    em = page.em
    figure = np.full((page.px(18), page.px(14)), 255, np.uint8)
    body = np.array([(5, 4), (9, 4), (10, 10), (14, 18), (0, 18), (4, 10)]) * em
    cv2.fillPoly(figure, [body.astype(np.int32)], 190)
    cv2.circle(figure, (7 * em, 3 * em), 2 * em, head, -1)
    cv2.rectangle(figure, (5 * em, 8 * em), (9 * em, 17 * em), 60, -1)
    box = page.box(3, 3, 17, 21)
    page.canvas.picture(box, figure)
    pixels = page.canvas.pixels
    no_border = np.zeros([-(-side // REDUCTION) for side in pixels.shape], np.uint8)
    (picture,) = find_surfaces(pixels, np.full((8, 8), 255, np.uint8), no_border).pictures
    assert picture.top < box.top + 1.6 * em
    assert picture.left < box.left + em
    assert picture.right > box.right - em


def test_a_rectangle_with_an_even_pale_wall_is_a_photograph() -> None:
    page = paper()
    box = photograph(page, (5, 5, 25, 18))
    fill(page, (5, 5, 13, 14), 225)
    (picture,) = found(page)
    assert close_to(picture, box)


@pytest.mark.parametrize("tint", [225, 205])
def test_a_tinted_box_with_a_photograph_and_text_is_no_photograph(tint: int) -> None:
    page = paper()
    fill(page, (3, 3, 35, 25), tint)
    photograph(page, (5, 5, 33, 18), 150)
    assert not found(page, lines((5, 19, 33, 24)))


@pytest.mark.parametrize("shade", [232, 205])
def test_what_shines_through_beside_a_photograph_has_text_on_it(shade: int) -> None:
    page = paper()
    fill(page, (0, 30, 40, 31), 248)
    fill(page, (3, 6, 15, 14), shade)
    photograph(page, (15, 5, 30, 16), 190)
    assert found(page)
    assert not found(page, lines((4, 7, 15, 14)))


def test_on_white_paper_nothing_shines_through() -> None:
    page = paper()
    box = photograph(page, (5, 5, 25, 18), 215)
    (picture,) = found(page, lines((6, 6, 24, 13)))
    assert close_to(picture, box)


def test_what_fades_into_the_paper_is_no_print() -> None:
    page = paper()
    photograph(page, (15, 5, 30, 16), 190)
    shadow = np.linspace(255, 190, 10 * REDUCED).astype(np.uint8)
    page[5 * REDUCED : 16 * REDUCED, 5 * REDUCED : 15 * REDUCED] = shadow
    assert not any(box.left < 14 * REDUCED for box in found(page))


def test_a_part_of_a_drawing_has_strokes_beside_it() -> None:
    page = paper()
    box = photograph(page, (15, 5, 30, 16), 190)
    beside = np.zeros(SIDES, np.uint8)
    fill(beside, (14, 5, 14.9, 16), 255)
    assert not found(page, beside)
    under = np.zeros(SIDES, np.uint8)
    fill(under, (15, 16.1, 30, 17), 255)
    (picture,) = found(page, under)
    assert close_to(picture, box)


def test_a_tail_is_no_part_of_a_picture() -> None:
    page = paper()
    box = photograph(page, (5, 5, 25, 18), 190)
    fill(page, (23.8, 18, 25, 21), 200)
    (picture,) = found(page)
    assert close_to(picture, box)


def test_a_glyph_of_a_headline_is_no_picture() -> None:
    page = paper()
    photograph(page, (5, 5, 9.5, 9.5), 190)
    assert not found(page)


def test_what_is_pale_all_over_is_no_picture() -> None:
    page = paper()
    box = photograph(page, (5, 5, 25, 18))
    fill(page, (5, box.bottom / REDUCED - 5, 25, 18), 200)
    assert not found(page)


def test_a_bar_between_two_photographs_does_not_tie_them() -> None:
    page = paper()
    fill(page, (14, 10, 22, 10.7), 120)
    boxes = [photograph(page, (left, 5, left + 9, 16), 190) for left in (5, 22)]
    pictures = sorted(found(page))
    assert len(pictures) == 2
    assert all(close_to(one, other) for one, other in zip(pictures, boxes, strict=True))


def test_the_dark_half_of_a_rectangle_is_no_picture_of_its_own() -> None:
    page = paper()
    fill(page, (5, 5, 25, 12), 238)
    photograph(page, (5, 12, 25, 20), 200)
    assert found(page)
    beside = np.zeros(SIDES, np.uint8)
    fill(beside, (4, 5, 4.9, 12), 255)
    fill(beside, (25.1, 5, 26, 12), 255)
    assert not found(page, beside)
