"""Sheets that lie sideways or upside down are found out by the shape of their glyphs."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from bench.glyph_shapes import weights
from document.geometry import WritingMode
from document.page import Grey, PageLayout
from document.turning import turned_point, upright
from layout import LayoutOptions, analyse
from layout.sheet import upright as upright_module
from layout.sheet.upright import FEWEST, WEIGHTS, Shapes, glyph_shapes
from ocr.crops import cut_strip
from ocr.engine import CropStyle
from tests.layout.printed import Printed
from tests.layout.seen import Where, found, grouping, lines_of, printed_grouping, recall, turned


def laid(pixels: Grey, quarters: int) -> tuple[Grey, Where]:
    """A sheet laid on the scanner turned clockwise, and where its points went."""
    height, width = pixels.shape

    def where(points: np.ndarray) -> np.ndarray:
        return np.array([turned_point((x, y), quarters, width, height) for x, y in points])

    return np.ascontiguousarray(np.rot90(pixels, -quarters)), where


def test_the_weights_are_those_of_the_faces() -> None:
    assert np.abs(weights() - WEIGHTS).max() <= 2  # another release of a font moves a stroke


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_sheet_has_the_same_articles(page: Printed, quarters: int) -> None:
    scan, where = laid(page.pixels, quarters)
    seen = analyse(scan)
    assert seen.turned == 90 * quarters
    assert any(str(90 * quarters) in why for why in seen.review)
    assert (seen.width, seen.height) == scan.shape[::-1]
    assert recall(seen, page, where) >= 0.97
    assert grouping(seen, page, where) == printed_grouping(page)


def test_a_turned_sheet_may_be_skewed_too(page: Printed) -> None:
    askew, first = turned(page.pixels, -2.5, ground=250)
    scan, then = laid(askew, 2)
    seen = analyse(scan)
    assert seen.turned == 180
    assert abs(seen.skew + 2.5) < 0.1
    assert recall(seen, page, lambda points: then(first(points))) >= 0.97


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_crops_of_a_turned_sheet_come_out_upright(
    page: Printed, layout: PageLayout, quarters: int
) -> None:
    """The strip of a line is that of the sheet scanned as it should be."""
    scan, where = laid(page.pixels, quarters)
    ways = zip(found(layout, page), found(analyse(scan), page, where), strict=True)
    pairs = [(a[1], b[1]) for a, b in ways if a and b and a[1].quad.width > 8 * layout.glyph]
    style = CropStyle(glyph=32, air=0.2, border=0)
    alike = []
    for plain, laid_line in pairs[:12]:
        one, other = cut_strip(page.pixels, plain, style), cut_strip(scan, laid_line, style)
        assert one is not None
        assert other is not None
        # A line of 20 px may be found two pixels higher: its strip is drawn so much shorter.
        assert abs(one.shape[1] / other.shape[1] - 1) < 0.13
        alike.append(likeness(one, other))
    assert np.median(alike) > 0.8


def likeness(one: Grey, other: Grey) -> float:
    """Correlation of two strips, drawn alike large, the second moved to and fro by a few pixels.

    A row of pixels more or less in a line's box makes its strip a few per cent larger.
    """
    height, width = one.shape
    other = cv2.resize(other, (width, height), interpolation=cv2.INTER_AREA)
    first = one[2:-2, 8:-8].astype(float).ravel()
    moved = [
        np.roll(other, (down, along), (0, 1))[2:-2, 8:-8].astype(float).ravel()
        for down in range(-2, 3)
        for along in range(-6, 7)
    ]
    return max(float(np.corrcoef(first, m)[0, 1]) for m in moved)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_upright_columns_are_not_taken_for_a_sheet_on_its_side(
    vertical_page: Printed, quarters: int
) -> None:
    scan, where = laid(vertical_page.pixels, quarters)
    seen = analyse(scan)
    assert seen.turned == 90 * quarters
    assert seen.writing_mode is WritingMode.VERTICAL_RL
    assert recall(seen, vertical_page, where) >= 0.95


def test_the_upright_copy_reads_from_the_top(page: Printed) -> None:
    seen = upright(analyse(laid(page.pixels, 2)[0]))
    quads = [line.quad for _, line in lines_of(seen)]
    assert all(q.top_left[1] < q.bottom_left[1] and q.top_left[0] < q.top_right[0] for q in quads)


def test_it_can_be_told_not_to_look(page: Printed) -> None:
    assert analyse(laid(page.pixels, 2)[0], LayoutOptions(turned=False)).turned == 0


def test_a_few_glyphs_say_nothing() -> None:
    assert FEWEST > 20
    assert analyse(np.full((900, 700), 255, np.uint8)).turned == 0


def test_what_is_surely_upright_is_not_looked_at_further(
    page: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def counted(tile: Grey) -> Shapes:
        seen.append(len(tile))
        return glyph_shapes(tile)

    def looked_at(quarters: int) -> int:
        seen.clear()
        assert analyse(laid(page.pixels, quarters)[0]).turned == 90 * quarters
        return len(seen)

    monkeypatch.setattr(upright_module, "glyph_shapes", counted)
    assert 1 <= looked_at(0) < looked_at(2)
