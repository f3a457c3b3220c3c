"""Grounds hardly darker than paper, and the illustrations that stand on them."""

from __future__ import annotations

import numpy as np

from document.page import RegionKind
from layout.page import analyse
from layout.sheet.border import REDUCTION
from layout.sheet.straighten import EM
from layout.structure.surfaces import find_surfaces
from tests.layout.printed import Sheet, sheet
from tests.layout.seen import lines_of

PALE = 245


def page_on_pale(height: float) -> Sheet:
    """Four columns under a pale area two of them wide and of this height, in ems."""
    page = sheet(62.5, 100, EM)
    page.canvas.fill(page.box(3, 3, 30.5, 3 + height), PALE)
    for left in (3, 17.5, 32, 46.5):
        page.column(page.body("river"), left, 26, 98, 0)
    return page


def tints_of(pixels: np.ndarray) -> tuple[object, ...]:
    even = np.full((8, 8), 255, np.uint8)
    no_border = np.zeros([-(-side // REDUCTION) for side in pixels.shape], np.uint8)
    return find_surfaces(pixels, even, no_border).tints


def test_a_pale_rectangle_is_a_tint() -> None:
    page = page_on_pale(12)
    page.column(page.body("bus"), 9, 4, 14, 1)
    (tint,) = tints_of(page.canvas.pixels)
    expected = page.box(3, 3, 30.5, 15)
    assert expected.grow(EM // 2, EM // 2).contains(tint)
    assert tint.grow(EM // 2, EM // 2).contains(expected)


def test_a_pale_shadow_is_no_tint() -> None:
    page = page_on_pale(0)
    pixels = page.canvas.pixels.astype(np.float64)
    rows, columns = np.ogrid[: pixels.shape[0], : pixels.shape[1]]
    far = ((rows / EM - 12) / 6) ** 2 + ((columns / EM - 16) / 9) ** 2
    assert tints_of((pixels * (1 - 0.05 * np.exp(-far))).astype(np.uint8)) == ()


def test_a_pale_picture_that_shines_through_text_is_no_tint() -> None:
    page = page_on_pale(0)
    page.canvas.fill(page.box(6, 40, 30, 55), PALE)
    for left in (3, 17.5):
        page.column(page.body("river"), left, 26, 98, 0)
    assert tints_of(page.canvas.pixels) == ()


def illustration(page: Sheet) -> None:
    """Two machines with names over them."""
    for left in (6, 17):
        page.canvas.fill(page.box(left, 9, left + 7, 14), 120)
        page.canvas.fill(page.box(left + 1, 10, left + 3, 14), 60)
    small = page.style("noto-sans", 0.8)
    for left, name in ((6, "静电除尘"), (11, "反应塔"), (18, "脱酸"), (23, "引风机")):
        page.text(name, small, left, 6, left + 4, "label", None)


def test_drawings_and_labels_on_a_ground_of_their_own_are_one_picture() -> None:
    page = page_on_pale(18)
    illustration(page)
    seen = analyse(page.canvas.pixels)
    (picture,) = (r for r in seen.regions if r.kind is RegionKind.PICTURE)
    assert picture.box.grow(EM, EM).contains(page.box(3, 3, 30.5, 21))
    assert all(line.box.top > page.px(24) for _, line in lines_of(seen))


def test_text_with_pictures_on_a_ground_is_no_illustration() -> None:
    page = page_on_pale(22)
    illustration(page)
    for left in (3.2, 17.3):
        page.column(page.body("bus"), left, 15, 25, 1)
    seen = analyse(page.canvas.pixels)
    assert any(line.box.bottom < page.px(25) for _, line in lines_of(seen))
