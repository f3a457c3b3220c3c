"""Photographs told from tints and from text, also on pale scans."""

from __future__ import annotations

import numpy as np
import pytest

from bench.press.pictures import photograph
from document.geometry import Box
from document.page import Grey, PageLayout, RegionKind
from layout.page import analyse
from layout.sheet.straighten import EM
from tests.layout.printed import sheet
from tests.layout.seen import lines_of, recall

PICTURE = RegionKind.PICTURE


def covered(seen: PageLayout, box: Box) -> float:
    """What the only picture and a box have in common, as share of both."""
    (picture,) = (r for r in seen.regions if r.kind is PICTURE)
    shared = picture.box.intersection(box)
    return shared.area / picture.box.union(box).area if shared else 0.0


@pytest.mark.parametrize("seed", [2, 5])
def test_fine_texture_is_a_photograph_on_a_pale_scan(seed: int) -> None:
    page = sheet(34, 46, EM)
    box = page.box(3, 3, 30.5, 18)
    page.canvas.picture(box, photograph(box.width, box.height, seed, "grains"))
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 20, 44, 0)
    seen = analyse(_pale(page.canvas.pixels))
    assert covered(seen, box) > 0.95
    assert all(line.box.top > box.bottom for _, line in lines_of(seen))


def test_text_on_a_tint_is_no_photograph() -> None:
    page = sheet(34, 46, EM)
    page.canvas.fill(page.box(2, 2, 31.5, 44), 205)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 3, 43, 0)
    seen = analyse(page.canvas.pixels)
    assert not [r for r in seen.regions if r.kind is PICTURE]
    assert recall(seen, page.printed()) == 1


def test_a_round_picture_is_whole_though_its_sky_be_nearly_white() -> None:
    page = sheet(34, 46, EM)
    box = page.box(10, 4, 24, 18)
    area = page.canvas.pixels[box.top : box.bottom, box.left : box.right]
    down, across = np.mgrid[-1 : 1 : box.height * 1j, -1 : 1 : box.width * 1j]
    picture = np.where(down < -0.2 + 0.1 * np.sin(9 * across), 238, 60)
    area[:] = np.where(across**2 + down**2 < 1, picture, area)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 20, 44, 0)
    assert covered(analyse(page.canvas.pixels), box) > 0.95


@pytest.mark.parametrize("seed", [1, 2])
def test_an_exhibit_on_even_dark_ground_is_a_photograph_on_a_pale_scan(seed: int) -> None:
    page = sheet(34, 46, EM)
    box = page.box(3, 3, 16, 11)
    page.canvas.picture(box, photograph(box.width, box.height, seed, "exhibit"))
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 13, 44, 0)
    assert covered(analyse(_pale(page.canvas.pixels)), box) > 0.9


def _pale(pixels: Grey) -> Grey:
    """A page as a scan shows it that has neither white nor black, with noise."""
    noise = np.random.default_rng(1).normal(0, 9, pixels.shape)
    return np.clip(70 + 0.6 * pixels + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(("size", "foot"), [(1.9, 8.0), (2.2, 18), (3.2, 18)])
def test_coins_in_rows_on_black_cloth_are_a_photograph(size: float, foot: float) -> None:
    page = sheet(34, 46, EM)
    box = page.box(3, 3, 30.5, foot)
    area = page.canvas.pixels[box.top : box.bottom, box.left : box.right]
    area[:] = 50
    for top in np.arange(0.3, foot - 3.1 - size, 1.3 * size):
        for left in np.arange(0.5, 27 - size, 1.5 * size):
            _coin(area, round(left * EM), round(top * EM), round(size * EM))
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 20, 44, 0)
    assert covered(analyse(page.canvas.pixels), box) > 0.95


def _coin(area: Grey, left: int, top: int, size: int) -> None:
    """A disc lit from the left, a dark crescent and a groove on it."""
    own = area[top : top + size, left : left + size]
    down, across = np.mgrid[-1 : 1 : size * 1j, -1 : 1 : size * 1j]
    light = 150 - 70 * across + 30 * np.sin(9 * down)
    light[(across**2 + (down - 0.2) ** 2 < 0.35) & (across > -0.1)] = 60
    own[:] = np.where(across**2 + down**2 < 1, light, own)
