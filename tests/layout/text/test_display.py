"""Large type to lines, on printed sheets."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from document.geometry import Box
from layout.line import Line
from layout.sheet.glyphs import components
from layout.sheet.ink import binarise, even_paper
from layout.sheet.straighten import EM
from layout.structure.rules import find_rules
from layout.text.lineends import absorb
from layout.text.lines import find_lines
from layout.text.piles import with_clauses_joined
from tests.layout.printed import Sheet, sheet


def large_lines(page: Sheet) -> list[Line]:
    even = even_paper(page.canvas.pixels, round(2.6 * EM))
    ink = binarise(even)
    rules = find_rules(ink)
    found = find_lines(ink & ~rules.mask, even, rules.mask)
    return sorted((x for x in found if x.em > 1.5 * EM or x.vertical), key=lambda x: x.box)


def with_columns(top: float) -> Sheet:
    page = sheet(34, 40, EM)
    for left in (3, 17.5):
        page.column(page.body("river"), left, top, 37, 0)
    return page


@pytest.mark.parametrize("face", ["microhei", "noto-sans-bold", "wenkai"])
@pytest.mark.parametrize("text", ["立冬臊子面香", "三千年前", "说说一二", "溧源市7条公交"])
def test_a_headline_is_one_line_though_its_glyphs_be_in_pieces(text: str, face: str) -> None:
    page = with_columns(top=9)
    page.text(text, page.style(face, 1.95), 3, 4, 30.5, "headline", 0)
    (line,) = large_lines(page)
    (printed,) = page.printed().of("headline")
    assert line.box.width > 0.95 * printed.box.width


def test_the_frame_of_a_subhead_is_no_type() -> None:
    page = with_columns(top=9)
    page.text("一碗锅盔化干戈", page.style("noto-sans-bold", 1.1), 6, 4, 14, "subhead", 0)
    (printed,) = page.printed().of("subhead")
    ink, reach = printed.box, round(0.25 * EM)
    corners = (round(3 * EM), ink.top - reach), (round(16.5 * EM), ink.bottom + reach)
    cv2.rectangle(page.canvas.pixels, *corners, 0, 2)
    assert not large_lines(page)


def test_headlines_of_two_sizes_in_one_row_are_two_lines() -> None:
    page = with_columns(top=9)
    page.text("灯亮了几点", page.style("noto-sans-bold", 2.0), 3, 4.6, 14, "headline", 0)
    page.text("里的一个字", page.style("noto-sans-bold", 2.9), 17.5, 4, 32, "headline", 1)
    assert len(large_lines(page)) == 2


def test_a_headline_with_a_blank_is_one_line() -> None:
    page = with_columns(top=9)
    page.text("乡村围棋赛 踢出名堂", page.style("noto-sans-bold", 2.4), 3, 4, 30.5, "headline", 0)
    assert len(large_lines(page)) == 1


@pytest.mark.parametrize(("drop", "size", "lines"), [(0.0, 2.4, 1), (0.7, 2.4, 2), (0.0, 2.9, 2)])
def test_headlines_that_are_not_level_are_two_though_no_wider_white_parts_them(
    drop: float, size: float, lines: int
) -> None:
    page = with_columns(top=9)
    page.text("村里围棋赛", page.style("noto-sans-bold", 2.4), 3, 4, 15.2, "headline", 0)
    end = 17.2 + 4 * size
    page.text("灯亮几点", page.style("noto-sans-bold", size), 17.2, 4 + drop, end, "headline", 1)
    assert len(large_lines(page)) == lines


def with_headline_down(columns: Sequence[tuple[float, str]], pitch: float) -> Sheet:
    """A column, and a headline down the page beside it: left edges and texts, in glyphs."""
    page = sheet(34, 40, EM)
    page.column(page.body("river"), 17.5, 3, 37, 0)
    style = page.style("noto-sans-bold", 2.4)
    for left, text in columns:
        for at, glyph in enumerate(text):
            page.text(glyph, style, left, 6 + pitch * at, left + 2.4, "headline", 0)
    return page


def test_two_columns_of_a_headline_down_the_page_are_two_lines() -> None:
    page = with_headline_down([(9.0, "八旬老人设下"), (6.4, "百日擂台迎客")], 2.55)
    lines = large_lines(page)
    assert [line.vertical for line in lines] == [True, True]
    assert all(line.box.height > 5 * 2.4 * EM for line in lines)


@pytest.mark.parametrize("lower", [0.6, 1.3, 1.9])
def test_columns_of_a_headline_down_the_page_need_not_be_level(lower: float) -> None:
    page = with_headline_down([(9.0, "八旬老人设下")], 2.55)
    style = page.style("noto-sans-bold", 2.4)
    for at, glyph in enumerate("百日擂台"):
        page.text(glyph, style, 6.4, 6 + lower + 2.55 * at, 8.8, "headline", 0)
    lines = large_lines(page)
    assert [line.vertical for line in lines] == [True, True]
    assert sorted(round(line.box.height / EM / 2.55) for line in lines) == [4, 6]


def test_a_blank_parts_the_clauses_of_a_headline_down_the_page() -> None:
    page = with_headline_down([(9.0, "中秋将至　云梧迎雪")], 2.55)
    (line,) = large_lines(page)
    assert line.vertical
    assert line.box.height > 8 * 2.55 * EM


@pytest.mark.parametrize(
    ("lower", "aside", "joined"),
    [(0.8, 0, True), (-0.3, 0, True), (2.0, 0, False), (-1.0, 0, False), (0.8, 0.4, False)],
)
def test_clauses_of_one_column_are_one_line(lower: float, aside: float, joined: bool) -> None:
    over = Box(100, 100, 160, 340)
    top, left = over.bottom + round(60 * lower), over.left + round(60 * aside)
    under = Box(left, top, left + 60, top + 200)
    found = with_clauses_joined([under, over])
    assert found == ([over.union(under)] if joined else [over, under])


def test_the_corner_of_a_frame_is_no_part_of_a_headline_down_the_page() -> None:
    page = with_headline_down([(9.4, "别让门槛"), (6.4, "成了新题")], 2.6)
    page.canvas.fill(page.box(4.9, 12.0, 5.5, 12.6), 0)
    lines = large_lines(page)
    assert [line.vertical for line in lines] == [True, True]


def test_a_headline_down_the_page_ends_with_all_strokes_of_its_last_glyph() -> None:
    page = sheet(34, 40, EM)
    page.column(page.body("river"), 17.5, 3, 37, 0)
    style = page.style("noto-sans", 3.0)
    for at, glyph in enumerate("一年胡思亂想"):
        page.text(glyph, style, 9, 6 + 3.2 * at, 12, "headline", 0)
    (line,) = large_lines(page)
    assert line.box.bottom > page.px(6 + 3.2 * 5 + 2.65)


def test_a_headline_of_three_short_lines_is_none_down_the_page() -> None:
    page = sheet(34, 40, EM)
    page.column(page.body("river"), 17.5, 3, 37, 0)
    style = page.style("noto-sans-bold", 2.4)
    for at, text in enumerate(("桥通了", "水清了", "人来了")):
        page.text(text, style, 3, 6 + 3.4 * at, 12, "headline", 0)
    assert not any(line.vertical for line in large_lines(page))


@pytest.mark.parametrize("shift", [0.0, 0.35, 0.7, 1.05])
def test_rows_beside_a_headline_down_the_page_are_no_part_of_it(shift: float) -> None:
    page = sheet(34, 40, EM)
    style, body = page.style("noto-sans-bold", 2.6), page.style("noto-serif", 1.0)
    for at, glyph in enumerate("老街持续提升"):
        page.text(glyph, style, 3, 4 + 2.8 * at, 5.6, "headline", 0)
    for row in range(20):
        text = "流动性，为各路资金" if row % 2 else "定、透明、可预期的"
        page.text(text, body, 6.9, 3 + shift + 1.42 * row, 16.5, "body", 0)
    (line,) = large_lines(page)
    assert line.vertical


def test_a_scrap_behind_a_rule_is_no_part_of_a_headline() -> None:
    page = with_columns(top=9)
    page.text("三千年前", page.style("noto-sans-bold", 3.4), 17.5, 4, 31, "headline", 0)
    page.down(2, 20, 17)
    page.canvas.fill(page.box(16, 4.6, 16.6, 4.9), 0)
    (line,) = large_lines(page)
    assert line.box.left > page.px(17)


def test_the_hills_under_a_banners_words_are_no_headline() -> None:
    page = with_columns(top=12)
    page.text("全市环境保护督察在行动", page.style("noto-sans-bold", 1.3), 6, 5, 30, "kicker", 0)
    page.text("一条河的十年治理之路", page.style("noto-sans-bold", 2.2), 3, 9, 30.5, "headline", 0)
    words = page.printed().of("kicker")[0].box
    left, right = words.left - 3 * EM, words.right + 3 * EM
    hill = page.canvas.pixels[words.bottom + EM // 3 : words.bottom + EM, left:right]
    hill[:] = 70
    page.canvas.pixels[words.top - EM // 2 : words.bottom + EM, right - 2 * EM : right] = 70
    (headline,) = large_lines(page)
    assert headline.box.top > words.bottom + EM


def test_the_frame_of_a_label_is_no_type() -> None:
    page = with_columns(top=12)
    page.text("今日快评", page.style("noto-sans-bold", 1.3), 4, 5, 12, "kicker", 0)
    page.text("一条河的十年治理之路", page.style("noto-sans-bold", 2.2), 3, 8, 30.5, "headline", 0)
    words = page.printed().of("kicker")[0].box
    page.canvas.frame(words.grow(EM // 2, EM // 4), 2, "solid")
    (headline,) = large_lines(page)
    assert headline.box.top > words.bottom + EM


@pytest.mark.parametrize(("size", "taken"), [(0.06, False), (0.15, True)])
def test_a_speck_beside_a_lone_large_glyph_is_no_mark_of_it(size: float, taken: bool) -> None:
    glyph = Box(100, 100, 200, 200)
    side = round(size * glyph.height)
    ink = np.zeros((300, 300), np.uint8)
    ink[150 : 150 + side, 60 : 60 + side] = 255
    found = absorb(glyph, components(ink), np.zeros_like(ink))
    assert (found != glyph) is taken


def test_pieces_of_a_broken_glyph_at_the_end_of_a_headline_may_be_small() -> None:
    headline = Box(100, 100, 700, 200)
    ink = np.zeros((300, 1000), np.uint8)
    for y in range(105, 195, 9):
        for x in range(715, 790, 9):
            ink[y : y + 6, x : x + 6] = 255
    assert absorb(headline, components(ink), np.zeros_like(ink)).right > 780
