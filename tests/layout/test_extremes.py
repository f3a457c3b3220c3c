"""Images that are hardly pages: every one has a layout, none an exception."""

from __future__ import annotations

import numpy as np
import pytest

from bench.press.pictures import photograph
from document.geometry import Box
from document.page import Grey, RegionKind
from layout import LayoutOptions, analyse
from layout.overlay import draw_overlay
from tests.layout.printed import sheet

RNG = np.random.default_rng(7)


def one_line() -> Grey:
    page = sheet(30, 8, 20)
    page.text("砚溪两岸的垂柳抽出了鹅黄的嫩芽", page.style("noto-serif"), 3, 3, 27, "body", 0)
    return page.canvas.pixels


def half(levels: Grey) -> Grey:
    page = np.full((700, 500), 255, np.uint8)
    page[:350] = levels
    return page


def grid() -> Grey:
    page = np.full((600, 600), 255, np.uint8)
    page[40::40], page[:, 40::40] = 0, 0
    return page


EXTREMES = {
    "white": np.full((800, 600), 255, np.uint8),
    "black": np.zeros((800, 600), np.uint8),
    "grey": np.full((800, 600), 128, np.uint8),
    "noise": RNG.integers(0, 256, (500, 400), np.uint8),
    "specks": np.where(RNG.random((600, 500)) < 0.01, 0, 255).astype(np.uint8),
    "forty pixels square": RNG.integers(0, 256, (40, 40), np.uint8),
    "one pixel": np.zeros((1, 1), np.uint8),
    "a strip": np.full((3, 900), 200, np.uint8),
    "a pole": np.full((900, 3), 200, np.uint8),
    "half black": half(np.zeros((350, 500), np.uint8)),
    "slope": np.tile(np.linspace(0, 255, 600).astype(np.uint8), (500, 1)),
    "stripes": np.tile(np.repeat(np.array([0, 255], np.uint8), 6), (400, 40)),
    "grid": grid(),
    "picture": photograph(600, 500, 3, "hills"),
    "picture on paper": np.pad(photograph(400, 300, 5, "street"), 120, constant_values=255),
    "one line": one_line(),
}


@pytest.mark.parametrize("name", EXTREMES)
def test_every_image_has_a_layout_and_an_overlay(name: str) -> None:
    image = EXTREMES[name]
    seen = analyse(image)
    height, width = image.shape
    assert (seen.width, seen.height) == (width, height)
    for region in seen.regions:
        assert Box(0, 0, width, height).contains(region.box)
        assert region.lines or region.kind is RegionKind.PICTURE
    assert draw_overlay(image, seen).startswith(b"\xff\xd8")


@pytest.mark.parametrize("name", ["white", "black", "grey", "one pixel", "a strip", "a pole"])
def test_a_page_without_text_says_so(name: str) -> None:
    seen = analyse(EXTREMES[name])
    assert not any(region.lines for region in seen.regions)
    assert seen.review


@pytest.mark.parametrize("name", ["picture", "slope", "half black"])
def test_a_picture_is_not_full_of_text(name: str) -> None:
    assert sum(len(region.lines) for region in analyse(EXTREMES[name]).regions) <= 2


@pytest.mark.parametrize("mode", ["auto", "horizontal-lr", "vertical-rl"])
@pytest.mark.parametrize("glyph", [0.0, 8.0, 300.0])
def test_settings_that_do_not_fit_do_no_harm(glyph: float, mode: str) -> None:
    seen = analyse(one_line(), LayoutOptions(glyph=glyph, writing_mode=mode))
    assert (seen.width, seen.height) == (600, 160)


def test_one_line_is_one_line() -> None:
    (region,) = analyse(one_line(), LayoutOptions(glyph=20)).regions
    assert len(region.lines) == 1


@pytest.mark.parametrize(
    "wrong",
    [{"glyph": -1.0}, {"max_skew": -1.0}, {"max_skew": 60.0}, {"writing_mode": "boustrophedon"}],
)
def test_settings_without_sense_are_refused(wrong: dict) -> None:
    with pytest.raises(ValueError, match=r"glyph|writing mode"):
        LayoutOptions(**wrong)
