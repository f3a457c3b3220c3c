"""QR codes: found where they stand, apart from the text about them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from document.geometry import Box
from layout.sheet.ink import binarise
from layout.sheet.straighten import EM
from layout.structure.codes import find_codes
from tests.layout.printed import Sheet, sheet


def columns(top: float) -> Sheet:
    page = sheet(34, 46, EM)
    for left in (3, 17.5):
        page.column(page.body("river"), left, top, 44, 0)
    return page


def code(modules: int, side: int) -> np.ndarray:
    """A QR code's look: three finder marks, the rest at random."""
    rng = np.random.default_rng(7)
    cells = np.where(rng.random((modules, modules)) < 0.5, 0, 255).astype(np.uint8)
    mark = np.full((8, 8), 255, np.uint8)
    mark[:7, :7] = 0
    mark[1:6, 1:6] = 255
    mark[2:5, 2:5] = 0
    cells[:8, :8], cells[:8, -8:], cells[-8:, :8] = mark, mark[:, ::-1], mark[::-1]
    return np.asarray(cv2.resize(cells, (side, side), interpolation=cv2.INTER_NEAREST), np.uint8)


@pytest.mark.parametrize(("modules", "ems"), [(25, 4), (29, 6), (33, 8), (25, 10)])
def test_a_code_is_found_where_it_stands(modules: int, ems: int) -> None:
    page = columns(16)
    where = page.box(12, 4, 12 + ems, 4 + ems)
    page.canvas.picture(where, code(modules, where.width))
    (found,) = find_codes(binarise(page.canvas.pixels))
    assert found.grow(EM // 2, EM // 2).contains(where)
    assert where.grow(EM // 2, EM // 2).contains(found)


def test_a_code_may_have_large_white_places_at_its_rim() -> None:
    page = columns(16)
    where = page.box(12, 4, 19, 11)
    image = code(25, where.width)
    module = where.width / 25
    image[round(9 * module) : round(16 * module), : round(4 * module)] = 255
    image[round(9 * module) : round(16 * module), round(22 * module) :] = 255
    page.canvas.picture(where, image)
    (found,) = find_codes(binarise(page.canvas.pixels))
    assert found.grow(EM // 2, EM // 2).contains(where)


def test_a_code_may_lie_askew() -> None:
    page = columns(16)
    where = page.box(12, 4, 18, 10)
    page.canvas.picture(where, code(29, where.width))
    height, width = page.canvas.pixels.shape
    turn = cv2.getRotationMatrix2D(where.centre, 1.2, 1.0)
    turned = cv2.warpAffine(page.canvas.pixels, turn, (width, height), borderValue=255)
    (found,) = find_codes(binarise(np.asarray(turned, np.uint8)))
    assert found.grow(EM // 2, EM // 2).contains(where)


def test_a_note_close_under_a_code_is_no_part_of_it() -> None:
    page = columns(16)
    where = page.box(12, 4, 18, 10)
    page.canvas.picture(where, code(29, where.width))
    page.text("扫描二维码了解更多详情", page.style("kaiti", 0.85), 10, 10.3, 20, "caption", 0)
    (found,) = find_codes(binarise(page.canvas.pixels))
    assert where.grow(EM // 4, EM // 4).contains(found)


@pytest.mark.parametrize("shift", range(4))
def test_a_small_code_is_found_once_wherever_it_lies_on_the_reduced_grid(shift: int) -> None:
    page = columns(16)
    where = page.box(12, 4, 17, 9)
    where = Box(where.left + shift, where.top + shift, where.right + shift, where.bottom + shift)
    page.canvas.picture(where, code(29, where.width))
    page.text("扫描二维码了解更多详情", page.style("kaiti", 0.85), 9.5, 9.4, 19.5, "caption", 0)
    (found,) = find_codes(binarise(page.canvas.pixels))
    assert where.grow(EM // 4, EM // 4).contains(found)


def test_text_close_over_and_beside_a_code_is_no_part_of_it() -> None:
    page = sheet(34, 40, EM)
    where = page.box(16, 20.4, 23, 27.4)
    page.canvas.picture(where, code(29, where.width))
    for left, top in ((16, 2), (2, 18)):
        page.column(page.body("bus"), left, top, 20.5 if top == 2 else 36, 0)
    page.text("更多内容扫码阅读", page.style("kaiti", 0.9), 24, 26, 33, "caption", 0)
    (found,) = find_codes(binarise(page.canvas.pixels))
    assert where.grow(EM // 4, EM // 4).contains(found)


def test_text_and_headlines_are_no_codes() -> None:
    page = columns(16)
    page.text("国圆疆围", page.style("noto-sans-bold", 5), 3, 4, 30.5, "headline", 0)
    assert find_codes(binarise(page.canvas.pixels)) == []
