"""Lines that bow are drawn level, and their outlines lie where they are in the scan."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from bench.press.bend import Bend
from bench.press.page import make_page
from bench.press.scanner import LEVELS, scan_page
from document.page import Grey
from layout import analyse
from layout.sheet.straighten import Straightening, straightening, working_page
from tests.layout.printed import Printed, PrintedLine
from tests.layout.seen import found, recall

CURLED = replace(LEVELS["scan1"], skew=1.2, warp=5.0)


@pytest.fixture(scope="module")
def page() -> Printed:
    """A page with text enough to tell a bow by."""
    pixels, truth = make_page("layout/1", "page.png", 150)
    lines = tuple(
        PrintedLine(line.box, line.role, number)
        for number, article in enumerate(truth.articles)
        for line in article.lines
        if line.role == "body"
    )
    return Printed(pixels, truth.glyph, lines)


@pytest.fixture(scope="module")
def curled(page: Printed) -> tuple[Grey, Bend]:
    return scan_page(page.pixels, CURLED, 11, dpi=150)


@pytest.fixture(scope="module")
def to(page: Printed, curled: tuple[Grey, Bend]) -> Straightening:
    return straightening(curled[0], float(page.em))


def tilts(page: Printed, bend: Bend, to: Straightening) -> np.ndarray:
    """Degrees by which long printed lines slope on the working page."""
    long = [line.box for line in page.lines if line.box.width > 8 * page.em]
    ends = [[(b.left, b.bottom), (b.right, b.bottom)] for b in long]
    points = bend.to_scan(np.array(ends, float).reshape(-1, 2))
    moved = points @ to.forward[:, :2].T + to.forward[:, 2]
    if to.bow:
        y = moved[:, 1]
        for _ in range(10):
            y = moved[:, 1] - to.bow.at(moved[:, 0], y)
        moved = np.stack([moved[:, 0], y], axis=1)
    along = np.diff(moved.reshape(-1, 2, 2), axis=1)[:, 0]
    return np.abs(np.degrees(np.arctan2(along[:, 1], along[:, 0])))


def test_lines_are_level_on_the_working_page(
    page: Printed, curled: tuple[Grey, Bend], to: Straightening
) -> None:
    assert to.bow is not None
    before, after = (tilts(page, curled[1], one) for one in (replace(to, bow=None), to))
    assert np.median(after) < 0.5 * np.median(before)


def test_a_flat_page_is_left_alone(page: Printed) -> None:
    assert straightening(page.pixels, float(page.em)).bow is None


def test_outlines_are_mapped_back_to_the_curled_scan(
    page: Printed, curled: tuple[Grey, Bend]
) -> None:
    scan, bend = curled
    seen = analyse(scan)
    assert recall(seen, page, bend.to_scan) >= 0.97
    off = []
    for printed, pair in zip(page.lines, found(seen, page, bend.to_scan), strict=True):
        if pair and printed.box.width > 8 * page.em:
            true = np.array(bend.quad(printed.box).corners)
            off.append(np.abs(np.array(pair[1].quad.corners) - true)[:, 1].max())
    assert np.percentile(off, 90) < 0.45 * page.em


def test_what_is_drawn_is_what_the_map_says(to: Straightening) -> None:
    """A dot put into the scan where the map has a point of the working page shows up there."""
    width, height = to.size
    for x, y in ((300, 400), (900, 1100), (600, 200)):
        scan = np.full((height, width), 255, np.uint8)
        (at_x, at_y), *_ = to.quad(x, y, x + 10, y + 10).corners
        cv2.circle(scan, (round(at_x), round(at_y)), 3, 0, -1)
        rows, columns = np.nonzero(working_page(scan, to) < 128)
        assert abs(columns.mean() - x) < 2
        assert abs(rows.mean() - y) < 2
