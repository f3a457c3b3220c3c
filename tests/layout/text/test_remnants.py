"""What a picture that is cut out leaves at its edge is no type, nor is a bar beside a subhead."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from document.geometry import Box
from document.page import Grey, RegionKind
from layout.line import Line
from layout.page import analyse
from layout.sheet.straighten import EM
from layout.text.strokes import is_bar, is_scrap, strokes_down, without_remnants
from tests.layout.printed import sheet

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


@pytest.mark.parametrize(
    ("width", "em", "vertical", "solid", "bar"),
    [
        (0.35, 1.5, False, True, True),
        (0.8, 1.5, False, True, False),
        (0.35, 1.0, False, True, False),
        (0.35, 1.5, True, True, False),
        (0.35, 1.5, False, False, False),
    ],
    ids=["bar", "broad", "small", "down", "digit"],
)
def test_what_is_upright_slim_and_solid_is_a_bar(
    width: float, em: float, vertical: bool, solid: bool, bar: bool
) -> None:
    box = Box(0, 0, round(width * EM), round(em * EM))
    ink = np.full((2 * EM, EM), 255, np.uint8)
    if not solid:  # 1
        ink[EM // 3 :, : box.width // 2] = 0
    assert is_bar(Line(box, em * EM, vertical), ink) is bar


def test_bars_beside_subheads_are_no_regions() -> None:
    page = sheet(34, 46, EM)
    page.text("河上的新桥通车了", page.style("noto-sans-bold", 2.5), 3, 3, 30.5, "headline", 0)
    lines = page.body("bus")
    for left in (3, 17.5):
        page.column(lines, left, 8, 22, 0)
        page.text("桥上的灯", page.style("noto-sans-bold"), left + 0.8, 23, left + 5, "subhead", 0)
        page.column(lines, left, 25, 44, 0)
        bar = page.box(left, 22.8, left + 0.35, 24.3)
        page.canvas.pixels[bar.top : bar.bottom, bar.left : bar.right] = 0
    found = [r for r in analyse(page.canvas.pixels).regions if r.kind is not RegionKind.FOLIO]
    assert all(r.box.width > EM for r in found)
    assert all(line.box.width > EM for r in found for line in r.lines)


def scraps(strokes: int) -> Grey:
    """A spot two glyphs long beside the picture, in so many strokes one under the other."""
    ink = np.zeros_like(covered())
    for k in range(strokes):
        top = 5 * EM + k * EM // strokes
        ink[top : top + EM // (2 * strokes), 7 * EM : 9 * EM + EM // 2] = 255
    return ink


@pytest.mark.parametrize(
    ("strokes", "em", "right", "scrap"),
    [(1, 1.0, 9.5, True), (3, 1.0, 9.5, False), (1, 1.5, 9.5, False), (1, 1.0, 8.0, False)],
    ids=["spot", "glyphs", "large", "apart"],
)
def test_a_spot_at_a_picture_is_no_line(strokes: int, em: float, right: float, scrap: bool) -> None:
    ink = scraps(strokes)
    box = Box(7 * EM, 5 * EM, round(right * EM), 6 * EM)
    assert strokes_down(ink, box) == strokes
    assert is_scrap(Line(box, em * EM), ink, [PICTURE]) is scrap


def test_spots_in_the_corner_of_a_picture_cut_out_are_no_regions() -> None:
    page = sheet(34, 46, EM)
    own = page.canvas.pixels
    for part in (page.box(3, 4, 16, 8), page.box(3, 4, 7, 16)):
        own[part.top : part.bottom, part.left : part.right] = 90
    for top in (10.5, 13):
        spot = page.box(10, top, 11.3, top + 0.9)
        own[spot.top : spot.bottom, spot.left : spot.right] = 40
    page.text("新桥通车", page.style("kaiti", 0.9), 3, 16.8, 16, "caption", 0)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 20, 44, 0)
    found = [r.box for r in analyse(own).regions if r.kind is not RegionKind.FOLIO]
    corner = page.box(8, 9, 16, 15)
    assert not any(box.share_in(corner) > 0.5 for box in found)
    assert any(box.share_in(page.box(2, 16, 17, 19)) == 1 for box in found)
