"""Printed rules are found; strokes of type, dashes and pictures are none."""

from __future__ import annotations

import numpy as np
import pytest

from bench.press.canvas import RuleStyle
from document.page import Grey
from layout.sheet.ink import binarise, even_paper
from layout.sheet.straighten import EM
from layout.structure.boxes import boxes_of
from layout.structure.rules import Rules, find_rules
from tests.layout.printed import COLUMN, Sheet, sheet


def rules_of(page: Sheet) -> Rules:
    return find_rules(binarise(even_paper(page.canvas.pixels, round(2.6 * EM))))


def two_columns(top: float = 3) -> Sheet:
    """A sheet of the working page's size of type with two columns of text."""
    page = sheet(34, 40, EM)
    for left in (3, 17.5):
        page.column(page.body("river"), left, top, 37, 0)
    return page


STYLES: tuple[RuleStyle, ...] = ("solid", "double", "thick-thin")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("weight", [1, 2, 4])
def test_rules_are_found_whatever_their_style(style: RuleStyle, weight: int) -> None:
    page = two_columns(top=8)
    drawn = page.canvas.across(page.px(3), page.px(30.5), page.px(5), weight, style)
    found = rules_of(page)
    assert found.horizontal
    for rule in found.horizontal:
        assert drawn.grow(6, 6).contains(rule)
    assert max(rule.width for rule in found.horizontal) > 0.95 * drawn.width
    assert not found.vertical


@pytest.mark.parametrize("near", [0.3, 0.5])
def test_a_long_rule_close_over_text_is_found(near: float) -> None:
    page = two_columns(top=8)
    drawn = page.canvas.across(page.px(3), page.px(30.5), page.px(8 - near), 4, "solid")
    (rule,) = rules_of(page).horizontal
    assert drawn.grow(6, 6).contains(rule)


GATE = ((15.95, 16.15, 15.3, 17.2), (15.95, 18, 15.3, 15.5), (17.8, 18, 15.3, 17.2))
"""The strokes of 几: left, right, top and foot, in ems."""

BRANCHED = ((15.95, 16.15, 15.3, 17.2), (15.95, 16.6, 15.9, 16.1))
"""Those of 卜, which is no wider than a stroke and its dot."""


@pytest.mark.parametrize("strokes", [GATE, BRANCHED], ids=["几", "卜"])
def test_a_stroke_of_a_headline_in_line_with_a_rule_is_no_part_of_it(
    strokes: tuple[tuple[float, float, float, float], ...],
) -> None:
    page = two_columns(top=20)
    drawn = page.canvas.down(page.px(3), page.px(14), page.px(16), 4, "solid")
    for left, right, top, foot in strokes:
        page.canvas.fill(page.box(left, top, right, foot), 0)
    (rule,) = rules_of(page).vertical
    assert drawn.grow(6, 6).contains(rule)


def test_a_rule_between_columns_is_found() -> None:
    page = two_columns()
    drawn = page.canvas.down(page.px(3), page.px(37), page.px(16.75), 2, "solid")
    found = rules_of(page)
    assert [drawn.grow(6, 6).contains(rule) for rule in found.vertical] == [True]
    assert not found.horizontal


def scanned(page: Sheet) -> Rules:
    """The rules of a page with the noise of a scan."""
    noise = np.random.default_rng(1).normal(0, 6, page.canvas.pixels.shape)
    grey = (page.canvas.pixels + noise).clip(0, 255).astype(np.uint8)
    even = even_paper(grey, round(2.6 * EM))
    return find_rules(binarise(even), even)


def test_a_pale_hairline_is_a_rule() -> None:
    """Scanning blurs a thin rule until no spot of it is as dark as ink."""
    page = two_columns()
    page.canvas.fill(page.box(16.7, 3, 16.8, 37), 200)
    assert not find_rules(binarise(page.canvas.pixels)).vertical
    (rule,) = scanned(page).vertical
    assert page.box(16.4, 2.7, 17.1, 37.3).contains(rule)
    assert rule.height > 32.5 * EM


def test_a_hairline_that_turning_the_page_smears_is_a_rule() -> None:
    page = two_columns()
    top, bottom, middle = page.px(3), page.px(37), page.px(16.75)
    page.canvas.pixels[top:bottom, middle : middle + 2] = 218
    (rule,) = scanned(page).vertical
    assert rule.height > 32 * EM


def test_the_other_sides_rules_are_none() -> None:
    """What shines through is as dark as the palest hairlines, but blurred by the paper."""
    page = two_columns()
    top, bottom, middle = page.px(3), page.px(37), page.px(16.75)
    page.canvas.pixels[top:bottom, middle : middle + 7] = [245, 236, 227, 220, 225, 235, 244]
    assert scanned(page).vertical == ()


def test_a_pale_hairline_ends_before_the_headline_over_it() -> None:
    page = two_columns(top=10)
    page.canvas.fill(page.box(16.7, 10, 16.8, 37), 200)
    page.canvas.fill(page.box(16.5, 5, 17.0, 9), 0)  # the stroke of a large glyph
    page.canvas.fill(page.box(15, 6, 18.5, 6.4), 0)
    (rule,) = scanned(page).vertical
    assert rule.top > 9 * EM


def test_a_sloping_rule_is_found() -> None:
    """Paper bends: a straight rule climbs by half a glyph over a page."""
    page = two_columns(top=8)
    for x in range(page.px(3), page.px(30.5)):
        y = page.px(5) + round(0.4 * EM * x / page.px(30.5))
        page.canvas.pixels[y : y + 2, x] = 0
    found = rules_of(page)
    assert sum(rule.width for rule in found.horizontal) > 0.9 * page.px(27.5)


STROKES = (
    ("三农一号文件", 2.0, ()),
    ("三农一号文件", 3.4, ()),
    ("三农一号文件", 5.0, ()),
    ("二十一世纪三十年", 2.0, ()),
    ("二十一世纪三十年", 3.4, ()),
    ("种子入库一周年", 5.0, ()),
    ("三千年前", 2.7, ()),
    ("三千年前的一声虎啸", 2.7, ()),
    ("气象观测员的三十年", 3.9, ()),
    ("——十一纪实", 1.4, ()),
    ("——十一纪实", 2.0, ()),
)


@pytest.mark.parametrize(
    ("text", "size"), [pytest.param(text, size, marks=marks) for text, size, marks in STROKES]
)
def test_strokes_of_large_type_are_no_rules(text: str, size: float) -> None:
    page = two_columns(top=12)
    page.text(text, page.style("noto-sans-bold", size), 3, 3, 30.5, "headline", 0)
    found = rules_of(page)
    assert found.horizontal == found.vertical == ()


def test_a_flat_glyph_and_a_stroke_in_line_with_it_are_no_rule() -> None:
    page = two_columns(top=12)
    page.text("一堂没有课本", page.style("wenkai", 4.2), 3, 3, 30.5, "headline", 0)
    assert rules_of(page).horizontal == ()


@pytest.mark.parametrize("face", ["noto-serif", "uming", "noto-sans", "kaiti"])
def test_body_type_has_no_rules(face: str) -> None:
    page = sheet(34, 40, EM)
    style = page.style(face)
    for row in range(20):
        page.text("一二三王十工土士干千上下一一丁", style, 3, 3 + 1.4 * row, 30.5, "body", 0)
    found = rules_of(page)
    assert found.horizontal == found.vertical == ()


@pytest.mark.parametrize("radius", [0.0, 0.5, 1.0, 1.5])
def test_rules_close_in_a_box(radius: float) -> None:
    page = two_columns(top=20)
    frame = page.box(3, 3, 30.5, 17)
    page.canvas.frame(frame, 2, "solid", round(radius * EM))
    page.text("种子入库", page.style("noto-serif"), 3, 9, 30.5, "body", 0)
    (box,) = boxes_of(rules_of(page))
    assert frame.grow(EM, EM).contains(box)
    assert box.area > 0.85 * frame.area


def test_an_open_frame_is_no_box() -> None:
    page = two_columns(top=20)
    frame = page.box(3, 3, 30.5, 17)
    page.canvas.across(frame.left, frame.right, frame.top, 2, "solid")
    page.canvas.down(frame.top, frame.bottom, frame.left, 2, "solid")
    page.canvas.down(frame.top, frame.bottom, frame.right, 2, "solid")
    assert boxes_of(rules_of(page)) == ()


@pytest.mark.parametrize("past", [0, 6])
def test_rules_that_run_on_over_and_under_columns_make_no_box_with_the_rules_between(
    past: float,
) -> None:
    page = two_columns(top=20)
    frame = page.box(3, 3, 17, 17)
    for y in (frame.top, frame.bottom):
        page.canvas.across(frame.left, frame.right + page.px(past), y, 2, "solid")
    for x in (frame.left, frame.right):
        page.canvas.down(frame.top, frame.bottom, x, 2, "solid")
    assert bool(boxes_of(rules_of(page))) is (not past)


def test_a_box_may_have_a_label_on_its_corner() -> None:
    page = two_columns(top=20)
    frame = page.box(3, 3, 17, 17)
    page.canvas.across(frame.left, frame.right, frame.bottom, 2, "solid")
    page.canvas.down(frame.top, frame.bottom, frame.right, 2, "solid")
    page.canvas.down(frame.top + 2 * EM, frame.bottom, frame.left, 2, "solid")
    (box,) = boxes_of(rules_of(page))
    assert box.area > 0.9 * frame.area


def test_white_paper_has_neither_rules_nor_boxes() -> None:
    blank: Grey = np.zeros((400, 300), np.uint8)
    found = find_rules(blank)
    assert found.horizontal == found.vertical == ()
    assert boxes_of(found) == ()


def test_the_dots_of_a_rule_that_runs_down_are_one_wall() -> None:
    mask = np.zeros((20 * EM, 4 * EM), np.uint8)
    for top in range(EM, 19 * EM, EM // 2):
        mask[top : top + 4, 2 * EM : 2 * EM + 4] = 255
    walls = Rules((), (), mask).walls
    assert (walls[EM + 4 : 18 * EM, 2 * EM] > 0).all()
    assert not (walls[:, : 2 * EM] > 0).any()


@pytest.mark.parametrize("gap", [1, 2, 3, 6])
def test_a_rule_of_fine_dots_is_found_however_close_they_are(gap: int) -> None:
    """Dots a pixel apart are neither a stroke nor, at a coarser look, dots."""
    page = two_columns()
    left, top, bottom = page.px(16.75), page.px(3), page.px(37)
    for y in range(top, bottom, 3 + gap):
        page.canvas.pixels[y : y + 3, left : left + 3] = 0
    found = rules_of(page)
    assert not found.horizontal
    assert len(found.vertical) == 1
    assert found.vertical[0].height > 0.95 * (bottom - top)


def dotted_row(page: Sheet, left: float, right: float, y: float) -> None:
    for x in np.arange(left, right, 0.45):
        page.canvas.fill(page.box(x, y, x + 0.25, y + 0.25), 40)


def test_dots_under_a_line_and_beside_a_column_are_a_rule() -> None:
    page = sheet(34, 30, EM)
    page.column(page.body("bus"), 3, 4, 18, 0)
    page.text("更多内容请扫码阅读", page.style("kaiti", 0.9), 17.5, 8.4, 30.5, "caption", 0)
    dotted_row(page, 17.5, 30, 10)
    (rule,) = rules_of(page).horizontal
    assert rule.width > 11 * EM


def test_the_dots_of_a_leader_are_no_rule() -> None:
    page = sheet(34, 30, EM)
    style = page.style("noto-serif")
    for row in range(4):
        y = 4 + 2 * row
        page.text("今日要闻", style, 3, y, 7, "body", 0)
        dotted_row(page, 7.3, 16, y + 0.5)
        page.text("三版", style, 16.2, y, 18.2, "body", 0)
    assert rules_of(page).horizontal == ()


@pytest.mark.parametrize("even", [True, False])
def test_dots_close_between_columns_are_a_rule_where_they_keep_their_distance(even: bool) -> None:
    page = sheet(31, 40, EM)
    for left in (3, 3.6 + COLUMN):
        page.column(page.body("river"), left, 3, 37, 0)
    x, y = page.px(3.25 + COLUMN), page.px(3)
    steps = np.random.default_rng(1).integers(8, 19, 200) if not even else [13] * 200
    for step in steps:
        page.canvas.pixels[y : y + 6, x : x + 4] = 0
        y = min(y + int(step), page.px(36))
    assert bool(rules_of(page).vertical) is even
