"""Skew, resolution, borders and damage: the page is the same, the scan is not."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from bench.press.page import make_page
from bench.press.scanner import LEVELS, Damage, scan_page
from document.page import Grey, PageLayout, RegionKind
from layout import analyse
from layout.sheet.glyphs import glyph_size
from layout.sheet.straighten import EM, straightening
from tests.layout.printed import Printed, PrintedLine, specimen
from tests.layout.seen import (
    Where,
    found,
    grouping,
    holds,
    lines_of,
    printed_grouping,
    recall,
    turned,
)


@pytest.mark.parametrize("degrees", [-5.0, -2.3, -0.7, 0.25, 1.6, 3.1, 5.0])
def test_skew_is_found_within_a_tenth_of_a_degree(page: Printed, degrees: float) -> None:
    scan, _ = turned(page.pixels, degrees)
    assert abs(straightening(scan, float(page.em)).skew - degrees) < 0.1


def test_skew_beyond_what_is_asked_for_is_not_looked_for(page: Printed) -> None:
    scan, _ = turned(page.pixels, 4.0)
    assert abs(straightening(scan, float(page.em), max_skew=1.0).skew) <= 1.5


@pytest.mark.parametrize("dpi", [72, 100, 150, 200, 300, 400])
def test_glyphs_are_measured_at_every_resolution(dpi: int) -> None:
    em = round(9.5 / 72 * dpi)
    assert abs(glyph_size(specimen(em).pixels) / em - 1) < 0.12


@pytest.mark.parametrize("level", ["scan1", "scan2", "scan3"])
@pytest.mark.parametrize("dpi", [100, 200])
def test_glyphs_are_measured_on_damaged_pages(dpi: int, level: str) -> None:
    em = round(9.5 / 72 * dpi)
    scan, _ = scan_page(specimen(em).pixels, LEVELS[level], 5, dpi=dpi)
    assert abs(glyph_size(scan) / em - 1) < 0.12


def test_glyphs_are_measured_alike_however_the_page_lies_and_at_any_resolution() -> None:
    """Thresholds in glyphs must not tip because the yardstick has another length."""
    measured = []
    for em in (22, 23, 25):
        for degrees in (-5.0, 0.0, 2.0):
            scan, _ = turned(specimen(em).pixels, degrees, ground=250)
            measured.append(EM / straightening(scan, glyph_size(scan)).scale / em)
    assert max(measured) / min(measured) < 1.02


@pytest.mark.parametrize("degrees", [-4.0, 0.5])
def test_lines_that_bow_do_not_turn_the_page(page: Printed, degrees: float) -> None:
    """Lines that sink towards one side climb on the whole; the edges of columns stay upright."""
    height, width = page.pixels.shape
    down, across = np.mgrid[:height, :width].astype(np.float32)
    sunk = 1.5 * page.em * np.clip(across / width - 0.5, 0, None) ** 2 / 0.25
    bowed = cv2.remap(page.pixels, across, down - sunk, cv2.INTER_LINEAR, borderValue=255)
    scan, _ = turned(np.asarray(bowed, np.uint8), degrees)
    assert abs(straightening(scan, float(page.em)).skew - degrees) < 0.1


@pytest.fixture(scope="module")
def tilted(page: Printed) -> tuple[Grey, Where]:
    """The page turned by three degrees, and where its points went."""
    return turned(page.pixels, 3.0, ground=250)


@pytest.fixture(scope="module")
def tilted_layout(tilted: tuple[Grey, Where]) -> PageLayout:
    return analyse(tilted[0])


def test_lines_of_a_turned_page_are_found_where_they_went(
    page: Printed, tilted: tuple[Grey, Where], tilted_layout: PageLayout
) -> None:
    assert recall(tilted_layout, page, tilted[1]) >= 0.97


def test_articles_of_a_turned_page_are_the_same(
    page: Printed, tilted: tuple[Grey, Where], tilted_layout: PageLayout
) -> None:
    assert grouping(tilted_layout, page, tilted[1]) == printed_grouping(page)


def test_outlines_follow_the_print(tilted_layout: PageLayout) -> None:
    assert abs(tilted_layout.skew - 3.0) < 0.1
    for _, line in lines_of(tilted_layout):
        if line.quad.width > 4 * tilted_layout.glyph:
            (x1, y1), (x2, y2) = line.quad.top_left, line.quad.top_right
            assert abs(np.degrees(np.arctan2(y1 - y2, x2 - x1)) - 3.0) < 0.3
            assert line.quad.bottom_left[1] > y1


def test_indents_of_a_turned_page_are_those_of_the_page(
    page: Printed, tilted: tuple[Grey, Where], tilted_layout: PageLayout
) -> None:
    """On a page turned by three degrees a column's edge wanders by a glyph and more."""
    off = [
        pair[1].indent - printed.indent
        for printed, pair in zip(page.lines, found(tilted_layout, page, tilted[1]), strict=True)
        if printed.role == "body" and pair is not None
    ]
    assert np.percentile(np.abs(off), 95) < 0.9


def test_a_dark_lid_around_the_sheet_is_no_text(page: Printed) -> None:
    """The sheet lies askew on a dark scanner bed."""
    scan, where = turned(page.pixels, 1.5, ground=46)
    wide = 70
    scan = cv2.copyMakeBorder(scan, wide, wide, wide, wide, cv2.BORDER_CONSTANT, value=46)
    scan = np.asarray(cv2.GaussianBlur(scan, (0, 0), 1.0), np.uint8)

    def moved(points: np.ndarray) -> np.ndarray:
        return where(points) + wide

    seen = analyse(scan)
    height, width = page.pixels.shape
    corners = moved(np.array([[0, 0], [width, 0], [width, height], [0, height]], float))
    sheet = corners.astype(np.float32)
    for region in seen.regions:
        x, y = region.box.centre
        assert cv2.pointPolygonTest(sheet, (x, y), False) > 0, region
    assert recall(seen, page, moved) >= 0.97
    assert grouping(seen, page, moved) == printed_grouping(page)


LIT = replace(LEVELS["scan2"], skew=0.0)
HARD = {
    "scan1": LEVELS["scan1"],
    "scan2": LEVELS["scan2"],
    "scan3": LEVELS["scan3"],
    "uneven light": replace(LIT, light=0.45, warp=0.0),
    "show-through": replace(LIT, show_through=0.2),
    "thin print": replace(LIT, bleed=-0.35),
}


@pytest.mark.parametrize("damage", HARD.values(), ids=HARD)
def test_damage_loses_no_lines(page: Printed, damage: Damage) -> None:
    scan, bend = scan_page(page.pixels, damage, 3, dpi=150)
    seen = analyse(scan)
    assert recall(seen, page, bend.to_scan) >= 0.97
    strays = stray_lines(seen, page, bend.to_scan)
    assert strays <= 0.05 * len(page.lines)


def stray_lines(seen: PageLayout, page: Printed, where: Where) -> int:
    """Lines of the layout that hold the middle of no printed line."""
    points = where(page.centres())
    return sum(not any(holds(line.quad, p) for p in points) for _, line in lines_of(seen))


@pytest.mark.parametrize(
    ("seed", "level"), [("layout/1", None), ("layout/1", "scan2"), ("layout/2", "scan2")]
)
def test_lines_of_pages_of_the_press_are_found(seed: str, level: str | None) -> None:
    pixels, truth = make_page(seed, "page.png", 150)
    lines = tuple(
        PrintedLine(line.box, line.role, number)
        for number, article in enumerate(truth.articles)
        if article.kind != "advertisement"
        for line in article.lines
    )
    page = Printed(pixels, truth.glyph, lines)
    if level is None:
        assert recall(analyse(pixels), page) >= 0.97
    else:
        scan, bend = scan_page(pixels, LEVELS[level], 1, dpi=150)
        assert recall(analyse(scan), page, bend.to_scan) >= 0.97


VARIANTS = {
    "margin": lambda p: (np.pad(p, 90, constant_values=255), 90, 90),
    "wide inner margin": lambda p: (np.pad(p, ((0, 0), (200, 0)), constant_values=255), 200, 0),
    "grey paper, pale ink": lambda p: ((p * 0.55 + 80).astype(np.uint8), 0, 0),
    "dark": lambda p: ((p * 0.6).astype(np.uint8), 0, 0),
    "JPEG": lambda p: (jpeg(p, 25), 0, 0),
    "specks": lambda p: (specked(p), 0, 0),
}


def jpeg(pixels: Grey, quality: int) -> Grey:
    data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8)


def specked(pixels: Grey) -> Grey:
    """Single dark pixels all over the page, one in two thousand."""
    dirty = pixels.copy()
    dirty[np.random.default_rng(1).random(pixels.shape) < 0.0005] = 0
    return dirty


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_does_not_change_the_print_does_not_change_the_articles(
    page: Printed, variant: str
) -> None:
    pixels, right, down = VARIANTS[variant](page.pixels)
    seen = analyse(np.ascontiguousarray(pixels, np.uint8))

    def moved(points: np.ndarray) -> np.ndarray:
        return points + np.array([right, down])

    assert grouping(seen, page, moved) == printed_grouping(page)
    assert {r.article for r in seen.regions if r.kind is RegionKind.HEADLINE} == {0, 1, 2}


def test_twice_the_resolution_gives_the_same_articles(page: Printed) -> None:
    large = specimen(2 * page.em)
    seen = analyse(large.pixels)
    assert grouping(seen, large) == printed_grouping(page)
