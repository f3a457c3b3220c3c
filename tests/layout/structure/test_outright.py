"""Photographs of which closing over text leaves little, or too much."""

from __future__ import annotations

import numpy as np
import pytest

from document.geometry import Box
from document.page import Grey, PageLayout, RegionKind
from layout.page import analyse
from layout.sheet.border import REDUCTION
from layout.sheet.straighten import EM
from layout.structure.outright import with_whole
from tests.layout.printed import Sheet, sheet
from tests.layout.seen import recall

PICTURE = RegionKind.PICTURE


def drawn() -> Sheet:
    page = sheet(34, 46, EM)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 22, 44, 0)
    return page


def shares(seen: PageLayout, boxes: list[Box]) -> list[float]:
    """What each box and the picture that is most like it have in common, as share of both."""
    found = [r.box for r in seen.regions if r.kind is PICTURE]
    return [
        max((s.area / p.union(b).area for p in found if (s := p.intersection(b))), default=0.0)
        for b in boxes
    ]


def tissue(area: Grey, dark: int, pale: int, rare: float = 0.35) -> None:
    """Dark cells in pale tissue, the fewer the rarer; thin dark threads across both."""
    height, width = area.shape
    down, across = np.mgrid[0:height, 0:width] / EM
    cells = np.sin(0.55 * across + 0.8) * np.cos(0.5 * down - 0.4)
    light = pale - (pale - dark) * np.clip(4 * (cells - rare), 0, 1)
    area[:] = np.where(cells > rare, light + 12 * np.sin(3 * down), pale)
    threads = np.abs(np.sin(1.9 * across + np.sin(1.3 * down)) * np.sin(2.3 * down)) > 0.93
    area[threads] = dark - 20


def test_a_photograph_with_parts_as_pale_as_paper_is_whole() -> None:
    page = drawn()
    box = page.box(3, 3, 16, 12)
    tissue(page.canvas.pixels[box.top : box.bottom, box.left : box.right], 150, 241)
    assert min(shares(analyse(page.canvas.pixels), [box])) > 0.95


@pytest.mark.parametrize("pale", [228, 236])
def test_a_photograph_as_even_as_a_tint_between_its_strokes_is_none(pale: int) -> None:
    page = drawn()
    box = page.box(3, 3, 16, 12)
    tissue(page.canvas.pixels[box.top : box.bottom, box.left : box.right], 150, pale, 0.5)
    assert min(shares(analyse(page.canvas.pixels), [box])) > 0.95


def test_two_photographs_that_stand_close_are_two() -> None:
    page = drawn()
    boxes = [page.box(3, 3, 16, 10.5), page.box(3, 11.1, 16, 18.6)]
    for number, box in enumerate(boxes):
        area = page.canvas.pixels[box.top : box.bottom, box.left : box.right]
        area[:] = np.random.default_rng(number).integers(70, 190, (box.height, box.width))
        area[: 3 * EM] = 200
        area[-2 * EM :, : 4 * EM] = 40
    assert min(shares(analyse(page.canvas.pixels), boxes)) > 0.9


@pytest.mark.parametrize("noise", [0, 6])
def test_text_on_an_uneven_ground_is_no_photograph(noise: int) -> None:
    page = drawn()
    ground = page.box(2, 2, 31.5, 20)
    area = page.canvas.pixels[ground.top : ground.bottom, ground.left : ground.right]
    area[:] = np.repeat([198, 214, 230], -(-ground.height // 3))[: ground.height, None]
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 3, 19, 0)
    rough = np.random.default_rng(1).normal(0, noise, page.canvas.pixels.shape)
    seen = analyse(np.clip(page.canvas.pixels + rough, 0, 255).astype(np.uint8))
    assert not [r for r in seen.regions if r.kind is PICTURE]
    assert recall(seen, page.printed()) == 1


@pytest.mark.parametrize("worded", [True, False])
def test_text_on_what_shines_through_a_dark_scan_is_no_photograph(*, worded: bool) -> None:
    page = drawn()
    ground = page.box(2, 2, 31.5, 20)
    area = page.canvas.pixels[ground.top : ground.bottom, ground.left : ground.right]
    down, across = np.mgrid[0 : ground.height, 0 : ground.width] / EM
    area[:] = 203 + 34 * np.sin(0.9 * across + np.sin(down)) * np.cos(0.8 * down)
    for left in (3, 17.5) if worded else ():
        page.column(page.body("bus"), left, 3, 19, 0)
    grey = np.maximum(page.canvas.pixels, 110)
    small = np.ascontiguousarray(grey[::REDUCTION, ::REDUCTION])
    found, _ = with_whole([], [], [], grey, (small, small))
    assert len(found) == (0 if worded else 1)


@pytest.mark.parametrize("deepest", [95, 190])
def test_what_is_nowhere_dark_shines_through(deepest: int) -> None:
    page = drawn()
    ground = page.box(3, 3, 28, 18)
    down, across = np.mgrid[0 : ground.height, 0 : ground.width] / EM
    waves = np.sin(0.9 * across + np.sin(down)) * np.cos(0.8 * down)
    area = page.canvas.pixels[ground.top : ground.bottom, ground.left : ground.right]
    area[:] = deepest + (236 - deepest) * (1 - np.clip(waves, 0, 1) ** 2)
    small = np.ascontiguousarray(page.canvas.pixels[::REDUCTION, ::REDUCTION])
    found, _ = with_whole([], [], [], page.canvas.pixels, (small, small))
    assert len(found) == (1 if deepest == 95 else 0)


def test_a_tint_that_is_a_photograph_is_none_any_more() -> None:
    page = drawn()
    box = page.box(3, 3, 28, 18)
    tissue(page.canvas.pixels[box.top : box.bottom, box.left : box.right], 90, 228, 0.5)
    small = np.ascontiguousarray(page.canvas.pixels[::REDUCTION, ::REDUCTION])
    tint = Box(*(round(side / REDUCTION) for side in (box.left, box.top, box.right, box.bottom)))
    found, tints = with_whole([], [tint], [], page.canvas.pixels, (small, small))
    assert len(found) == 1
    assert tints == []
