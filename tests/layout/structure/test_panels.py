"""Dark ground with light text, told from photographs and from bold type."""

from __future__ import annotations

import pytest

from bench.press.pictures import SCENES, photograph
from bench.press.typeset import set_centred
from layout.page import analyse
from layout.sheet.straighten import EM
from tests.layout.printed import sheet
from tests.layout.seen import found


@pytest.mark.parametrize("level", [20, 90, 150])
@pytest.mark.parametrize("size", [1.0, 2.4])
def test_light_type_on_dark_or_grey_ground_is_text(level: int, size: float) -> None:
    page = sheet(34, 30, EM)
    page.canvas.fill(page.box(3, 3.7, 30.5, 4.3 + size), level)
    style = page.style("noto-sans-bold", size)
    line = set_centred("乡间公交通到家门口", style, page.px(27.5))
    page.put(line, style, (3, 4), "headline", 0, 255)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 9, 28, 0)
    seen = analyse(page.canvas.pixels)
    (pair,) = found(seen, page.printed())[:1]
    assert pair is not None
    assert pair[1].reversed


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_photographs_are_no_panels(scene: str) -> None:
    page = sheet(34, 44, EM)
    box = page.box(3, 3, 30.5, 18)
    page.canvas.picture(box, photograph(box.width, box.height, 5, scene))
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 21, 42, 0)
    seen = analyse(page.canvas.pixels)
    lines = [line for region in seen.regions for line in region.lines]
    assert not any(line.reversed for line in lines)
    assert all(line.box.top > page.px(19) for line in lines)
