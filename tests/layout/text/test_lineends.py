"""What belongs to lines of large type at their ends, across and down the page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from document.geometry import Box
from document.page import PageLayout, RegionKind
from layout.page import analyse
from layout.sheet.glyphs import Components
from layout.sheet.straighten import EM
from layout.text.display import display_lines
from layout.text.lineends import absorb
from layout.text.piles import with_singles
from tests.layout.printed import sheet
from tests.layout.text.test_display import large_lines, with_columns

WHITE = np.zeros((1200, 1200), np.uint8)


def pieces(boxes: Sequence[Box]) -> Components:
    rows = [(b.left, b.top, b.width, b.height, b.area) for b in boxes]
    columns = np.array(rows, np.int32).reshape(-1, 5).T
    return Components(*columns)


@pytest.mark.parametrize("face", ["noto-sans-bold", "wenkai", "noto-sans"])
@pytest.mark.parametrize("near", [0.4, 0.6])
def test_a_flat_glyph_opens_a_headline_close_to_another_column(face: str, near: float) -> None:
    page = sheet(34, 40, EM)
    page.column(page.body("river"), 3, 3, 37, 0)
    left = 16 + near
    page.text("一根光纤", page.style(face, 3.4), left, 6, left + 13.61, "headline", 0)
    page.column(page.body("river"), 16.5, 11, 37, 0)
    (line,) = large_lines(page)
    (printed,) = page.printed().of("headline")
    assert line.box.width > 0.95 * printed.box.width


def test_a_flat_stroke_with_text_close_behind_it_is_no_glyph_of_a_headline() -> None:
    line, one = Box(400, 100, 800, 200), Box(310, 145, 390, 155)
    row = [Box(x, 138, x + 25, 162) for x in range(20, 290, 30)]
    walls = WHITE
    assert absorb(line, pieces([one]), walls).left == one.left
    assert absorb(line, pieces([one, *row]), walls).left == one.left
    assert absorb(line, pieces([one, *row, Box(285, 138, 302, 162)]), walls) == line


@pytest.mark.parametrize(("face", "size"), [("noto-sans", 1.9), ("noto-sans", 2.4)])
def test_a_flat_glyph_may_stand_before_glyphs_in_pieces(face: str, size: float) -> None:
    page = with_columns(top=9)
    page.text("一只蜜蜂的救助记", page.style(face, size), 3, 4, 30.5, "headline", 0)
    (line,) = large_lines(page)
    (printed,) = page.printed().of("headline")
    assert line.box.width > 0.95 * printed.box.width


@pytest.mark.parametrize("face", ["noto-sans-bold", "wenkai", "noto-sans"])
def test_a_glyph_in_pieces_does_not_part_a_headline_down_the_page(face: str) -> None:
    page = sheet(34, 40, EM)
    page.column(page.body("river"), 17.5, 3, 37, 0)
    style = page.style(face, 1.9)
    for at, glyph in enumerate("三千年前的一声虎啸"):
        page.text(glyph, style, 9, 6 + 1.95 * at, 10.9, "headline", 0)
    (line,) = large_lines(page)
    assert line.vertical
    assert line.box.bottom > page.px(6 + 1.95 * 8 + 1.5)


@pytest.mark.parametrize(
    ("aside", "white", "joined"), [(0, 20, True), (40, 20, False), (0, 60, False)]
)
def test_a_lone_glyph_under_a_column_is_of_it(aside: int, white: int, *, joined: bool) -> None:
    column = Box(100, 100, 160, 400)
    lone = Box(102 + aside, 400 + white, 160 + aside, 455 + white)
    found = with_singles([column], [lone])
    assert found == (([column.union(lone)], []) if joined else ([column], [lone]))


def test_rows_of_two_glyphs_over_each_other_are_rows() -> None:
    upper = [Box(left, 100, left + 49, 151) for left in (100, 156, 212, 269)]
    middle = [Box(100, 180, 205, 285), Box(212, 180, 318, 285)]
    lower = [Box(125, 314, 205, 424), Box(213, 314, 293, 424)]
    lines = display_lines(pieces([*upper, *middle, *lower]), pieces([]), WHITE, WHITE)
    assert sorted(line.box for line in lines) == [Box.hull(x) for x in (upper, middle, lower)]


def read(texts: Sequence[str], size: float) -> PageLayout:
    page = sheet(34, 40, EM)
    for left in (3, 17.5):
        page.column(page.body("river"), left, 7 + 1.2 * size * len(texts), 37, 0)
    for at, text in enumerate(texts):
        page.text(
            text, page.style("noto-sans-bold", size), 3, 3 + 1.2 * size * at, 30.5, "headline", 0
        )
    return analyse(page.printed().pixels)


def test_a_lone_glyph_in_a_headlines_last_row_is_no_picture() -> None:
    regions = read(["也谈过年", "春"], 4.4).regions
    (head,) = [r for r in regions if r.kind is RegionKind.HEADLINE]
    assert len(head.lines) == 2
    assert not any(r.kind is RegionKind.PICTURE for r in regions)
