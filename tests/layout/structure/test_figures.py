"""Tables, charts and codes: type in them is no body text."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from bench.press.pictures import SCENES, photograph
from bench.press.typeset import set_centred
from document.geometry import Box
from document.page import RegionKind
from layout.line import Line
from layout.page import analyse
from layout.sheet.ink import binarise
from layout.sheet.straighten import EM
from layout.structure.figures import each_once, find_tables, take_drawings, without_inside
from layout.structure.rules import find_rules
from tests.layout.printed import Sheet, sheet
from tests.layout.seen import lines_of


def columns(top: float) -> Sheet:
    page = sheet(34, 46, EM)
    for left in (3, 17.5):
        page.column(page.body("river"), left, top, 44, 0)
    return page


def table(page: Sheet, left: float, right: float, top: float, rows: int) -> None:
    small = page.style("noto-sans-bold", 0.85)
    for row in range(rows + 1):
        page.across(left, right, top + 1.75 * row)
    for row in range(rows):
        for at in range(3):
            a = left + at * (right - left) / 3
            y = top + 1.75 * row + 0.4
            page.text("水稻", small, a, y, a + (right - left) / 3, "table", 0)


@pytest.mark.parametrize("rows", [4, 8])
def test_rules_a_row_apart_are_a_table(rows: int) -> None:
    page = columns(26)
    table(page, 3, 30.5, 4, rows)
    seen = analyse(page.canvas.pixels)
    (found,) = (r for r in seen.regions if r.kind is RegionKind.TABLE)
    assert len(found.lines) == 3 * rows
    body = [r for r, _ in lines_of(seen) if r.kind is RegionKind.BODY]
    assert all(region.box.top > page.px(25) for region in body)


def test_rules_between_articles_are_no_table() -> None:
    page = columns(3)
    for y in (2.2, 45):
        page.across(3, 30.5, y)
    assert find_tables(find_rules(binarise(page.canvas.pixels))) == []


def test_the_frame_of_a_picture_parts_nothing_though_it_stand_out() -> None:
    page = columns(12)
    picture = page.box(3, 3, 16, 11)
    page.canvas.frame(picture, 4, "solid")
    page.canvas.across(0, page.px(34), page.px(1), 4, "solid")
    rules = find_rules(binarise(page.canvas.pixels))
    assert len(rules.horizontal) == 3
    left = without_inside(rules, [picture.grow(-2, -2)])
    assert len(left.horizontal) == 1
    assert left.vertical == ()


def test_a_chart_is_a_picture_with_its_labels() -> None:
    page = columns(24)
    page.down(5, 18, 5)
    page.across(5, 28, 18)
    points = [(page.px(6 + 5 * k), page.px(8 + 3 * (k % 3))) for k in range(5)]
    cv2.polylines(page.canvas.pixels, [np.array(points, np.int32)], False, 40, 3, cv2.LINE_AA)
    small = page.style("noto-sans", 0.78)
    for k, (x, y) in enumerate(points):
        em = page.em
        page.text(f"{37 + k}", small, x / em - 1, y / em - 1.4, x / em + 1, "label", None)
        page.text("东区", small, x / em - 2, 18.5, x / em + 2, "label", None)
    seen = analyse(page.canvas.pixels)
    (chart,) = (r for r in seen.regions if r.kind is RegionKind.PICTURE)
    assert chart.box.width > 0.8 * page.px(23)
    assert all(line.box.top > page.px(21) for _, line in lines_of(seen))


def bars(page: Sheet) -> list[tuple[float, float]]:
    """Five solid bars on two axes; left edge and top of each, in glyphs."""
    page.down(5, 18, 5)
    page.across(5, 28, 18)
    places = [(6 + 4.4 * k, top) for k, top in enumerate((9, 6, 8, 7, 5.5))]
    for left, top in places:
        page.canvas.fill(page.box(left, top, left + 2.2, 18), 120)
    return places


def test_solid_bars_on_an_axis_are_a_chart_with_its_labels() -> None:
    page = columns(24)
    small = page.style("noto-sans", 0.78)
    for left, top in bars(page):
        page.text("83.7", small, left - 1, top - 1, left + 3.2, "label", None)
        page.text("东区", small, left - 1, 18.5, left + 3.2, "label", None)
    seen = analyse(page.canvas.pixels)
    (chart,) = (r for r in seen.regions if r.kind is RegionKind.PICTURE)
    assert chart.box.width > 0.8 * page.px(23)
    assert all(line.box.top > page.px(21) for _, line in lines_of(seen))


def test_the_scale_of_a_chart_is_its_own_and_the_row_under_it_the_caption() -> None:
    page = columns(26)
    small = page.style("noto-sans", 0.78)
    for k, (left, _) in enumerate(bars(page)):
        page.text(f"20{16 + k}年", small, left - 1, 18.4, left + 3.2, "label", None)
    page.text("三年来各区客流的变化一览", page.style("kaiti", 0.85), 5, 20.6, 28, "caption", 0)
    regions = analyse(page.canvas.pixels).regions
    (caption,) = (r for r in regions if r.kind is RegionKind.CAPTION)
    (line,) = caption.lines
    assert line.box.overlap_y(page.lines[-1].box) > 0.8 * page.lines[-1].box.height


def test_photographs_in_a_row_are_no_bars_of_a_chart() -> None:
    ink = np.zeros((20 * EM, 34 * EM), np.uint8)
    no_rules = find_rules(ink)
    for left in (2, 12, 22):
        cv2.rectangle(ink, (left * EM, 3 * EM), ((left + 9) * EM, 11 * EM), 255, cv2.FILLED)
    cv2.rectangle(ink, (2 * EM, 11 * EM - 4), (31 * EM, 11 * EM), 255, cv2.FILLED)
    cv2.rectangle(ink, (8 * EM, 11 * EM), (9 * EM, 12 * EM), 255, cv2.FILLED)  # a mark that touches
    caption = Line(Box(8 * EM, 11 * EM + 4, 24 * EM, 12 * EM), 0.8 * EM)
    body = [Line(Box(EM, top * EM, 30 * EM, (top + 1) * EM), float(EM)) for top in (14, 16)]
    drawings, rest = take_drawings(ink, no_rules, [caption, *body])
    assert drawings == []
    assert caption in rest


def test_type_over_the_frame_of_a_chart_is_no_label() -> None:
    page = columns(30)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 2, 9, 0)
    for y in (12, 27):
        page.across(4, 29, y)
    for x in (4, 29):
        page.down(12, 27, x)
    points = [(page.px(6 + 5 * k), page.px(16 + 3 * (k % 3))) for k in range(5)]
    cv2.polylines(page.canvas.pixels, [np.array(points, np.int32)], False, 40, 3, cv2.LINE_AA)
    page.down(14, 26, 5)
    page.across(5, 28, 26)
    page.text("各区客流对比", page.style("noto-sans", 0.78), 4, 12.4, 29, "label", None)
    page.text("三年来各区客流的变化一览", page.style("kaiti", 0.9), 4, 10.7, 29, "caption", 0)
    (caption,) = (r for r in analyse(page.canvas.pixels).regions if r.kind is RegionKind.CAPTION)
    (line,) = caption.lines
    assert line.box.overlap_y(page.lines[-1].box) > 0.8 * page.lines[-1].box.height


def test_glyphs_of_a_headline_that_touch_are_no_drawing() -> None:
    page = columns(16)
    style = replace(page.style("noto-serif-bold", 5), spacing=-0.06)
    line = set_centred("大江大道大江", style, page.px(30))
    page.put(line, style, (2, 5), "headline", 0)
    kinds = [region.kind for region in analyse(page.canvas.pixels).regions]
    assert RegionKind.PICTURE not in kinds
    assert RegionKind.HEADLINE in kinds


def test_a_headline_whose_glyphs_touch_is_no_drawing() -> None:
    page = columns(12)
    page.text("从一碗熏鱼说起", page.style("noto-serif", 3.6), 3, 4, 31, "headline", 0)
    page.canvas.fill(page.box(6, 6, 18, 6.1), 0)
    seen = analyse(page.canvas.pixels)
    assert not [r for r in seen.regions if r.kind is RegionKind.PICTURE]
    assert [r for r in seen.regions if r.kind is RegionKind.HEADLINE]


def test_a_dark_patch_at_a_picture_is_no_headline() -> None:
    page = columns(24)
    box = page.box(5, 4, 20, 20)
    page.canvas.picture(box, photograph(box.width, box.height, 5, min(SCENES)))
    page.canvas.fill(page.box(3.9, 15, 4.9, 18), 0)
    seen = analyse(page.canvas.pixels)
    assert all(line.box.top > page.px(21) for _, line in lines_of(seen))


def test_a_box_with_a_photograph_under_a_headline_is_no_drawing() -> None:
    page = columns(24)
    for y in (3, 22):
        page.across(3, 16, y)
    for x in (3, 16):
        page.down(3, 22, x)
    page.text("河畔春光正好", page.style("noto-sans-bold", 1.8), 4, 4.5, 15.5, "headline", 1)
    box = page.box(4, 8, 15, 18)
    page.canvas.picture(box, photograph(box.width, box.height, 5, min(SCENES)))
    page.text("市民在河畔散步", page.style("kaiti", 0.9), 4, 19, 15, "caption", 1)
    kinds = {region.kind for region in analyse(page.canvas.pixels).regions}
    assert {RegionKind.HEADLINE, RegionKind.PICTURE, RegionKind.CAPTION} <= kinds


def strokes() -> np.ndarray:
    """A comb of strokes that hang together: an axis with curves, or glyphs that touch."""
    ink = np.zeros((20 * EM, 20 * EM), np.uint8)
    cv2.line(ink, (4 * EM, 6 * EM), (12 * EM, 8 * EM), 255, 3)
    for x in (5, 7, 9, 11):
        cv2.line(ink, (x * EM, 5 * EM), (x * EM + EM, 9 * EM), 255, 3)
    return ink


def test_strokes_that_hang_together_are_a_drawing_where_no_text_crosses_them() -> None:
    no_rules = find_rules(np.zeros((20 * EM, 20 * EM), np.uint8))
    rows = [round((4.6 + 1.4 * k) * EM) for k in range(4)]
    text = [Line(Box(2 * EM, top, 19 * EM, top + EM), float(EM)) for top in rows]
    assert len(take_drawings(strokes(), no_rules, [])[0]) == 1
    assert take_drawings(strokes(), no_rules, text) == ([], text)


def row_of_strokes(height: int) -> np.ndarray:
    """Strokes that hang together, 42 glyphs wide: a row of type, or a curve."""
    ink = np.zeros((20 * EM, 50 * EM), np.uint8)
    for x in range(2, 44, 3):
        cv2.line(ink, (x * EM, height * EM), (x * EM + 3 * EM, EM), 255, 5)
        cv2.line(ink, (x * EM, EM), (x * EM + 3 * EM, height * EM), 255, 5)
    return ink


@pytest.mark.parametrize(("height", "ruled", "drawings"), [(7, 0, 0), (7, 1, 0), (10, 0, 1)])
def test_a_row_of_type_is_no_drawing_with_a_long_rule_or_without_unless_too_high(
    height: int, ruled: int, drawings: int
) -> None:
    ink = row_of_strokes(height)
    no_rules = find_rules(np.zeros(ink.shape, np.uint8))
    ink[EM - 8 : EM, : ruled * 50 * EM] = 255
    row = Line(Box(2 * EM, EM, 44 * EM, height * EM), 1.1 * height * EM)
    body = [Line(Box(EM, top * EM, 19 * EM, (top + 1) * EM), float(EM)) for top in (14, 16)]
    assert len(take_drawings(ink, no_rules, [row, *body])[0]) == drawings


@pytest.mark.parametrize("width", [8, 3])
def test_a_caption_or_credit_that_hangs_together_with_its_photograph_is_no_label(
    width: int,
) -> None:
    no_rules = find_rules(np.zeros((20 * EM, 20 * EM), np.uint8))
    ink = strokes()
    photograph = Box(4 * EM, 5 * EM, 13 * EM, 9 * EM)
    caption = Line(Box(4 * EM, 9 * EM, (4 + width) * EM, 9 * EM + 8), 0.7 * EM)
    cv2.rectangle(ink, (5 * EM, 9 * EM), (12 * EM, 9 * EM + 6), 255, 2)
    body = [Line(Box(EM, top * EM, 19 * EM, (top + 1) * EM), float(EM)) for top in (14, 16)]
    lines = [caption, *body]
    assert take_drawings(ink, no_rules, lines)[1] == body
    assert take_drawings(ink, no_rules, lines, [photograph])[1] == lines


def test_type_on_a_legend_is_no_label() -> None:
    no_rules = find_rules(np.zeros((20 * EM, 20 * EM), np.uint8))
    note = Line(Box(6 * EM, 7 * EM, 11 * EM, 7 * EM + 20), 0.8 * EM)
    body = [Line(Box(EM, top * EM, 19 * EM, (top + 1) * EM), float(EM)) for top in (14, 16)]
    assert take_drawings(strokes(), no_rules, [note, *body])[1] == body
    legend = note.box.grow(10, 10)
    drawings, rest = take_drawings(strokes(), no_rules, [note, *body], (), [legend])
    assert len(drawings) == 1
    assert note in rest


@pytest.mark.parametrize("weight", [1, 3])
def test_a_frame_of_large_type_alone_is_no_drawing(weight: int) -> None:
    page = sheet(44, 46, EM)
    for left in (3, 17.5, 32):
        page.column(page.body("bus"), left, 2, 14, 0)
    corners = (page.px(3), page.px(17)), (page.px(41), page.px(40))
    cv2.rectangle(page.canvas.pixels, *corners, 20, weight, cv2.LINE_AA)
    bold, light = page.style("noto-sans-bold", 3.0), page.style("noto-sans", 1.8)
    page.text("砚溪家具城", bold, 8, 20, 36, "advertisement", 0)
    page.text("全场春季优惠三天", light, 7, 25, 37, "advertisement", 0)
    seen = analyse(page.canvas.pixels)
    assert not [r for r in seen.regions if r.kind is RegionKind.PICTURE]
    assert sum(line.box.top > page.px(17) for _, line in lines_of(seen)) == 2


@pytest.mark.parametrize(("long", "drawn"), [(26, False), (12, True)])
def test_a_box_with_a_sentence_in_small_type_is_no_drawing(long: int, drawn: bool) -> None:
    body = [Line(Box(EM, top * EM, 15 * EM, (top + 1) * EM), float(EM)) for top in (30, 32, 34)]
    note = Line(Box(2 * EM, 6 * EM, (2 + long) * EM, round(6.85 * EM)), 0.85 * EM)
    ink = np.zeros((40 * EM, 34 * EM), np.uint8)
    cv2.rectangle(ink, (EM, EM), (31 * EM, 12 * EM), 255, 3)
    cv2.line(ink, (EM, EM), (28 * EM, 5 * EM), 255, 3)
    drawings, _ = take_drawings(ink, find_rules(np.zeros_like(ink)), [note, *body])
    assert bool(drawings) is drawn


def test_what_was_found_twice_is_one_picture_and_a_drawn_table_the_table() -> None:
    table, drawn = Box(100, 100, 500, 400), Box(97, 98, 503, 402)
    photo, within, code = Box(600, 0, 900, 300), Box(620, 20, 700, 120), Box(600, 400, 700, 500)
    pictures = [drawn, photo, within, code, code.grow(2, 2)]
    assert each_once(pictures, [table]) == (table, photo, within, code)
