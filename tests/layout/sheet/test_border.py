"""Folds, gutters, neighbouring sheets and punched holes are no part of the page."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from bench.press.scanner import Damage, scan_page
from bench.press.wear import folded, punched
from document.page import Grey, PageLayout
from layout import analyse
from layout.sheet.creases import Crease, find_creases, take_out
from tests.layout.printed import Printed
from tests.layout.seen import Where, grouping, lines_of, printed_grouping, recall

EM, SIDE = 7, (900, 700)

WEAR = {
    "a fold": Damage(fold=0.35),
    "a deep fold, skewed": Damage(fold=0.5, skew=2.5, paper=225, ink=40),
    "holes": Damage(holes=4, border=8),
    "a neighbour": Damage(neighbour=35, border=8, skew=1.0),
    "a sliver of a neighbour": Damage(neighbour=15, border=14),
    "all of it": Damage(fold=0.3, holes=2, neighbour=30, border=8, skew=2.0, noise=5, blur=0.8),
}


def sheet() -> Grey:
    """White paper with rows of print, its margins clear."""
    page = np.full(SIDE, 255, np.uint8)
    for top in range(60, SIDE[0] - 60, 10):
        page[top : top + 6, 60 : SIDE[1] - 60 : 3] = 30
    return page


def nowhere() -> Grey:
    return np.zeros(SIDE, np.uint8)


def shaded(page: Grey, x: int, depth: float = 0.3) -> Grey:
    away = np.abs(np.arange(page.shape[1]) - x) / (0.5 * EM)
    return (page * (1 - depth * np.exp(-away))[None, :]).astype(np.uint8)


@pytest.mark.parametrize("x", [150, 351, 600])
def test_a_shadow_from_edge_to_edge_is_a_crease(x: int) -> None:
    (crease,) = find_creases(shaded(sheet(), x), nowhere(), EM)
    assert not crease.across
    assert np.abs(crease.track - x).max() <= 2
    (level,) = find_creases(cv2.transpose(shaded(sheet(), x)), nowhere().T.copy(), EM)
    assert level.across


def test_a_rule_as_long_as_the_print_is_no_crease() -> None:
    ruled = sheet()
    ruled[56 : SIDE[0] - 56, 348:352] = 60  # broad, and as grey as a shadow
    ruled[50:54, 60 : SIDE[1] - 60] = 60
    assert find_creases(ruled, nowhere(), EM) == []
    assert find_creases(sheet(), nowhere(), EM) == []


def test_a_rule_from_edge_to_edge_is_no_crease() -> None:
    cropped = sheet()
    cropped[50:54] = 40  # the picture of a page, cut off where its print ends
    assert find_creases(cropped, nowhere(), EM) == []


def test_print_across_a_crease_stays() -> None:
    plain = sheet()
    page = shaded(plain, 351, 0.45)
    crease = Crease(np.full(9, 351.0), SIDE[0] // 9, across=False)
    take_out(page, crease, EM)
    near = (slice(None), slice(330, 372))
    assert page[near][plain[near] == 255].min() > 200
    assert page[near][plain[near] == 30].max() < 120


@pytest.fixture(scope="module", params=WEAR)
def worn(page: Printed, request: pytest.FixtureRequest) -> tuple[PageLayout, Where]:
    damage = replace(WEAR[request.param], jpeg=90)
    scan, bend = scan_page(page.pixels, damage, 11, dpi=200)
    return analyse(scan), bend.to_scan


def test_a_worn_sheet_has_the_same_articles(page: Printed, worn: tuple[PageLayout, Where]) -> None:
    layout, where = worn
    assert recall(layout, page, where) >= 0.97
    assert grouping(layout, page, where) == printed_grouping(page)


def test_nothing_is_read_beside_the_sheet(page: Printed, worn: tuple[PageLayout, Where]) -> None:
    layout, where = worn
    height, width = page.pixels.shape
    corners = where(np.array([[0, 0], [width, 0], [width, height], [0, height]], float))
    outline = corners.astype(np.float32)
    for _, line in lines_of(layout):
        x, y = (line.box.left + line.box.right) / 2, (line.box.top + line.box.bottom) / 2
        assert cv2.pointPolygonTest(outline, (x, y), False) >= 0


@pytest.mark.parametrize("quarters", [0, 1])
def test_a_strip_left_out_is_told_of(page: Printed, quarters: int) -> None:
    scan, _ = scan_page(page.pixels, replace(WEAR["a neighbour"], jpeg=90), 11, dpi=200)
    told = [
        [why for why in analyse(one).review if "another sheet" in why]
        for one in (page.pixels, np.ascontiguousarray(np.rot90(scan, -quarters)))
    ]
    assert told[0] == []
    assert len(told[1]) == 1
    assert any(edge in told[1][0] for edge in (("left", "right"), ("upper", "lower"))[quarters])


def test_holes_are_no_headlines(page: Printed) -> None:
    rng = np.random.default_rng(2)
    scan = folded(punched(page.pixels, 4, page.pixels.shape[1] // 16, rng), 0.3, rng)
    plain, seen = analyse(page.pixels), analyse(scan)
    assert [r.kind for r in seen.regions] == [r.kind for r in plain.regions]
