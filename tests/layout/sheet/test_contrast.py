"""Levels of a scan: pale print, and a margin whiter than the paper."""

from __future__ import annotations

import numpy as np
import pytest

from document.page import Grey, RegionKind
from layout.page import analyse
from layout.sheet.contrast import levelled
from layout.sheet.straighten import EM
from tests.layout.printed import sheet


def page_of(ink: int) -> Grey:
    """A page with a headline in a shade of ink over two columns."""
    page = sheet(34, 46, EM)
    page.text("河上的新桥", page.style("noto-sans-bold", 3.5), 3, 3, 30.5, "headline", 0)
    own = page.canvas.pixels
    own[:] = np.maximum(own, ink)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 8, 44, 0)
    return own


def pale(grey: Grey, black: int) -> Grey:
    """Shades between black and white, as a scan has them that was exposed too long."""
    return (black + grey * ((255 - black) / 255)).astype(np.uint8)


@pytest.mark.parametrize("black", [90, 130])
def test_a_headline_in_grey_is_there_on_a_pale_scan(black: int) -> None:
    seen = analyse(pale(page_of(ink=110), black))
    assert [r for r in seen.regions if r.kind is RegionKind.HEADLINE]


@pytest.mark.parametrize("black", [0, 40])
def test_a_scan_with_black_ink_stays_as_it_is(black: int) -> None:
    grey = pale(page_of(ink=0), black)
    assert levelled(grey) is grey


def test_ink_of_a_pale_scan_is_as_black_as_of_another() -> None:
    grey = levelled(pale(page_of(ink=0), 120))
    assert float(np.percentile(grey, 0.5)) < 60
    assert float(np.percentile(grey, 90)) == 255


@pytest.mark.parametrize("paper", [225, 238])
def test_a_white_margin_makes_no_shade_of_the_paper(paper: int) -> None:
    grey = np.minimum(page_of(ink=0), paper)
    bordered = np.pad(grey, 4 * EM, constant_values=255)
    assert int(levelled(bordered).max()) == paper


def test_light_that_falls_unevenly_is_no_margin() -> None:
    grey = page_of(ink=0)
    light = np.linspace(0.7, 1, grey.shape[1])
    own = (grey * light).astype(np.uint8)
    assert levelled(own) is own
