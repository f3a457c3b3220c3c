"""Pictures on worn paper: what darkens slowly is no print."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from bench.press.pictures import SCENES, photograph
from document.geometry import Box
from layout.sheet.border import REDUCTION
from layout.sheet.straighten import EM
from layout.structure.surfaces import find_surfaces
from tests.layout.printed import sheet


@pytest.mark.parametrize("scene", sorted(SCENES))
@pytest.mark.parametrize("depth", [0.2, 0.3])
def test_a_stain_that_adjoins_a_picture_is_no_part_of_it(scene: str, depth: float) -> None:
    page = sheet(34, 44, EM)
    box = page.box(3, 3, 25, 18)
    page.canvas.picture(box, photograph(box.width, box.height, 5, scene))
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 21, 42, 0)
    pixels = page.canvas.pixels
    rows, columns = np.ogrid[: pixels.shape[0], : pixels.shape[1]]
    far = ((rows / page.em - 22) / 9) ** 2 + ((columns / page.em - 33) / 12) ** 2
    worn = (pixels * (1 - depth * np.exp(-far))).astype(np.uint8)
    even = np.full((8, 8), 255, np.uint8)
    no_border = np.zeros([-(-side // REDUCTION) for side in worn.shape], np.uint8)
    (picture,) = find_surfaces(worn, even, no_border).pictures
    assert picture.grow(page.em, page.em).contains(box)
    assert box.grow(page.em, page.em).contains(picture)


def test_the_wide_foot_of_a_figure_that_is_cut_out_is_part_of_it() -> None:
    page = sheet(34, 44, EM)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 21, 42, 0)
    side = photograph(page.px(14), page.px(16), 5, "street")
    outline = np.array([(5, 0), (9, 0), (10, 9), (14, 16), (0, 16), (4, 9)]) * page.em
    mask = np.zeros(side.shape, np.uint8)
    cv2.fillPoly(mask, [outline.astype(np.int32)], 255)
    figure = np.where(mask > 0, np.minimum(side, 120), 255).astype(np.uint8)
    box = page.box(3, 3, 17, 19)
    page.canvas.picture(box, figure)
    even = np.full((8, 8), 255, np.uint8)
    pixels = page.canvas.pixels
    no_border = np.zeros([-(-side // REDUCTION) for side in pixels.shape], np.uint8)
    found = find_surfaces(pixels, even, no_border)
    covered = found.picture[box.top : box.bottom, box.left : box.right] > 0
    assert covered[mask > 0].mean() > 0.97
    assert covered[mask == 0].mean() < 0.5


def pictures_of(pixels: np.ndarray) -> tuple[Box, ...]:
    even = np.full((8, 8), 255, np.uint8)
    no_border = np.zeros([-(-side // REDUCTION) for side in pixels.shape], np.uint8)
    return find_surfaces(pixels, even, no_border).pictures


@pytest.mark.parametrize("ground", [255, 214])
def test_a_sky_of_the_tone_of_what_it_stands_on_is_part_of_its_photograph(ground: int) -> None:
    page = sheet(34, 44, EM)
    page.canvas.fill(page.box(1, 1, 33, 43), ground)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 21, 42, 0)
    box = page.box(3, 4, 17, 16)
    scene = photograph(box.width, box.height, 5, "hills")
    height = scene.shape[0] // 3
    rows = np.linspace(-24, 20 if ground < 255 else -8, height)[:, None]
    scene[:height] = np.clip(ground + rows, 0, 255)
    page.canvas.picture(box, scene)
    assert any(abs(p.top - box.top) < EM for p in pictures_of(page.canvas.pixels))


@pytest.mark.parametrize("rim", [0.5, 1.5])
def test_a_photograph_with_a_light_sky_near_the_edge_of_its_tint_is_not_all_of_that(
    rim: float,
) -> None:
    page = sheet(34, 44, EM)
    tint = page.box(2, 2, 31.5, 34).grow(2, 2)
    assert tint.left % REDUCTION == REDUCTION // 2
    page.canvas.fill(tint, 206)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 20, 33, 0)
    box = page.box(8, 2 + rim, 24, 15)
    scene = photograph(box.width, box.height, 5, "hills")
    scene[: scene.shape[0] // 3] = 232
    page.canvas.picture(box, scene)
    (found,) = pictures_of(page.canvas.pixels)
    assert found.share_in(box.grow(EM, 2 * EM)) == 1


@pytest.mark.parametrize("worded", [False, True])
def test_an_even_grey_rectangle_on_a_tint_is_a_picture_where_no_text_is_on_it(
    worded: bool,
) -> None:
    page = sheet(34, 44, EM)
    page.canvas.fill(page.box(1, 1, 33, 43), 232)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 21, 42, 0)
    box = page.box(3, 4, 17, 16)
    page.canvas.fill(box, 196)
    if worded:
        page.column(page.body("river"), 4, 5, 15, 0)
    found = pictures_of(page.canvas.pixels)
    assert [abs(p.top - box.top) < EM for p in found] == ([] if worded else [True])
