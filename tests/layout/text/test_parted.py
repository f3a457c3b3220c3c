"""Large glyphs whose strokes stand apart one over the other."""

from __future__ import annotations

import pytest

from document.geometry import Box
from layout.sheet.straighten import EM
from layout.text.display import display_lines
from layout.text.parted import glyphs_of_parts
from tests.layout.text.test_display import large_lines, with_columns
from tests.layout.text.test_lineends import WHITE, pieces


@pytest.mark.parametrize(
    ("text", "face", "size"),
    [
        ("今冬第一场雪", "microhei", 3.4),
        ("章华台的晨昏", "noto-sans", 4.0),
        ("意思意思", "noto-serif", 1.9),
        ("会冬令营", "sungti", 4.0),
        ("夜行公交点亮", "microhei", 1.9),
    ],
)
def test_a_headline_whose_glyphs_fall_in_two_is_one_line(text: str, face: str, size: float) -> None:
    page = with_columns(top=9)
    page.text(text, page.style(face, size), 3, 3, 30.5, "headline", 0)
    (line,) = large_lines(page)
    (printed,) = page.printed().of("headline")
    assert line.box.width > 0.93 * printed.box.width
    assert line.box.height > 0.85 * printed.box.height


@pytest.mark.parametrize(("face", "size"), [("wenkai", 2.4), ("wenkai", 3.4), ("noto-serif", 3.4)])
def test_a_lone_glyph_has_its_roof(face: str, size: float) -> None:
    page = with_columns(top=9)
    page.text("字", page.style(face, size), 3, 4, 30.5, "headline", 0)
    (line,) = large_lines(page)
    (printed,) = page.printed().of("headline")
    assert line.box.height > 0.88 * printed.box.height


def test_a_line_whose_glyphs_are_all_strokes_apart_but_one_is_one() -> None:
    whole, foot = Box(260, 105, 320, 166), Box(69, 122, 125, 164)
    heads = [(17, 62, 28), (69, 125, 24), (131, 189, 28), (196, 255, 29)]
    feet = [(3, 57, 135), (139, 191, 131), (203, 249, 137)]
    strokes = [Box(left, 105, right, 105 + height) for left, right, height in heads]
    strokes += [Box(left, top, right, 166) for left, right, top in feet]
    (line,) = display_lines(pieces([whole, foot]), pieces(strokes), WHITE, WHITE)
    assert line.box == Box(3, 105, 320, 166)


HEAD, FOOT = Box(100, 100, 190, 140), Box(103, 144, 187, 192)


@pytest.mark.parametrize(
    ("foot", "whole"),
    [
        (FOOT, True),
        (Box(103, 152, 187, 192), False),
        (Box(103, 144, 187, 240), False),
        (Box(150, 144, 240, 192), False),
    ],
    ids=["close", "apart", "as high as a glyph", "aside"],
)
def test_parts_of_a_glyph_stand_close_over_each_other(foot: Box, *, whole: bool) -> None:
    found = glyphs_of_parts([], pieces([HEAD, foot]))
    assert found == ([HEAD.union(foot)] if whole else [])


def test_two_flat_parts_that_are_flat_together_are_no_glyph() -> None:
    low = Box(103, 121, 187, 150)
    assert not glyphs_of_parts([], pieces([Box(100, 100, 190, 118), low]))


def test_a_narrow_glyph_may_have_a_stroke_for_a_roof() -> None:
    roof, rest = Box(100, 100, 144, 112), Box(100, 113, 145, 166)
    assert glyphs_of_parts([rest], pieces([roof])) == [roof.union(rest)]


def test_small_type_close_under_a_glyph_is_no_part_of_it() -> None:
    byline = [Box(103, 195, 129, 221), Box(133, 195, 159, 221)]
    assert glyphs_of_parts([], pieces([HEAD, FOOT, *byline])) == [HEAD.union(FOOT)]


def test_text_over_a_dark_part_of_a_picture_is_no_part_of_a_glyph() -> None:
    dark = Box(100, 162, 210, 212)
    rows = [Box(x, y, x + 24, y + 25) for x in (102, 132, 162) for y in (102, 132)]
    assert not glyphs_of_parts([dark], pieces(rows))


def test_the_panel_of_a_box_is_no_part_of_a_glyph() -> None:
    wide, under = Box(100, 100, 700, 300), Box(120, 310, 680, 560)
    assert not glyphs_of_parts([wide, under], pieces([]))


def test_two_bold_lines_of_the_body_that_touch_are_a_glyph_beside_a_whole_one_only() -> None:
    upper, lower = Box(100, 100, 160, 128), Box(103, 131, 157, 161)
    near, far = Box(170, 100, 230, 161), Box(170, 131, 230, 192)
    assert glyphs_of_parts([near], pieces([upper, lower])) == [upper.union(lower)]
    assert not glyphs_of_parts([far], pieces([upper, lower]))


def test_where_the_body_touches_its_lines_are_no_parts_of_glyphs() -> None:
    body = [Box(x, 400, x + EM, 400 + EM) for x in range(100, 1100, 36)]
    touching = [Box(x, 500, x + 2 * EM, 500 + EM) for x in range(100, 1100, 200)]
    assert glyphs_of_parts([], pieces([HEAD, FOOT, *body]))
    assert not glyphs_of_parts([], pieces([HEAD, FOOT, *body, *touching]))
