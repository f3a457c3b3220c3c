"""Captions away from the ink of their pictures, and which of two places is the caption's."""

from __future__ import annotations

import pytest

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block, find_blocks
from layout.text.captions import take_captions
from tests.layout.drawn import drawing

BODY = drawing("aaaaaaa aaaaaaa\n" * 8)
SIZE = BODY.body[0].em
CHART = Box(2000, 1000, 2400, 1280)


def taken(picture: Box, *others: Block) -> list[list[Box]]:
    """The captions found among the columns of a page and other blocks."""
    found, _ = take_captions([picture], [*find_blocks(BODY.body), *others])
    return [[line.box for line in caption.lines] for caption in found]


def block(*rows: Box, size: float = 1.0) -> Block:
    hull = Box.hull(rows)
    return Block(tuple(Line(row, size * SIZE) for row in rows), hull.left, hull.right)


def column(left: int, right: int, top: int, lines: int) -> Block:
    step = BODY.body[2].box.top - BODY.body[0].box.top
    return block(*(Box(left, y, right, y + 26) for y in range(top, top + lines * step, step)))


@pytest.mark.parametrize("space", [1.6, 3.0])
def test_a_caption_far_under_a_chart_has_its_credit(space: float) -> None:
    text = Box(1900, 1390, 2280, 1414)
    credit = Box(2280 + round(space * EM), 1391, 2430 + round(space * EM), 1415)
    found = taken(CHART, block(text, size=0.9), block(credit, size=0.88))
    assert found == ([[text, credit]] if space < 2 else [[text]])


@pytest.mark.parametrize(("gutter", "expected"), [(1.5, 1), (0.8, 0)])
def test_a_caption_far_under_a_chart_stands_apart_from_the_column_beside(
    gutter: float, expected: int
) -> None:
    text = Box(1900, 1390, 2380, 1414)
    right = 1900 - round(gutter * EM)
    found = taken(CHART, block(text, size=0.9), column(right - 400, right, 1300, 6))
    assert len(found) == expected


@pytest.mark.parametrize(("low", "expected"), [(1.2, 1), (1.8, 0)])
def test_a_caption_beside_a_chart_may_end_below_its_ink(low: float, expected: int) -> None:
    foot = CHART.bottom + round(low * EM)
    rows = [Box(2430, y, 2600, y + 24) for y in (foot - 88, foot - 56, foot - 24)]
    assert len(taken(CHART, block(*rows, size=0.85))) == expected


@pytest.mark.parametrize("small", [True, False])
def test_small_type_over_a_picture_is_its_caption_and_body_under_it_is_not(*, small: bool) -> None:
    over = Box(2080, 960, 2320, 984)
    under = column(2000, 2400, 1310, 3)
    found = taken(CHART, block(over, size=0.83 if small else 1.0), under)
    assert found == [[over] if small else [line.box for line in under.lines]]


@pytest.mark.parametrize("small", [True, False])
def test_a_kicker_under_a_picture_is_none_of_its_caption_in_small_type_beside(
    *, small: bool
) -> None:
    foot = CHART.bottom
    rows = [Box(2430, y, 2600, y + 24) for y in (foot - 88, foot - 56, foot - 24)]
    kicker = Box(2030, foot + 30, 2180, foot + 62)
    found = taken(CHART, block(*rows, size=0.85 if small else 1.2), block(kicker, size=1.25))
    assert found == [rows if small else [kicker]]


def test_lines_set_off_at_the_head_of_a_column_are_none_of_a_caption_in_small_type_over() -> None:
    over = Box(2000, 960, 2220, 984)
    first, rest = column(2210, 2400, 1310, 2), column(2210, 2400, 1400, 4)
    lines = [Line(x.box, 0.97 * SIZE) for x in first.lines]
    joined = Block((*lines, *rest.lines), 2210, 2400)
    assert taken(CHART, block(over, size=0.83), joined) == [[over]]


@pytest.mark.parametrize("glyphs", [4.6, 5.6])
def test_a_few_flat_glyphs_over_a_picture_do_not_come_before_a_caption_under_it(
    glyphs: float,
) -> None:
    over = Box(2000, 960, 2000 + round(glyphs * EM), 984)
    under = Box(2030, CHART.bottom + 20, 2370, CHART.bottom + 46)
    found = taken(CHART, block(over, size=0.8), block(under, size=0.97))
    assert found == [[over] if glyphs > 5 else [under]]


def test_a_row_at_the_feet_of_two_columns_is_the_caption_under_them() -> None:
    feet = Box(2000, 968, 2150, 992), Box(2300, 968, 2400, 992)
    columns = [column(2000, 2190, 600, 9), column(2210, 2400, 600, 9)]
    ends = [
        Block((*c.lines, Line(foot, 0.88 * SIZE)), c.left, c.right)
        for c, foot in zip(columns, feet, strict=True)
    ]
    assert columns[0].box.bottom < 960
    assert taken(CHART, *ends) == [list(feet)]


@pytest.mark.parametrize(("white", "expected"), [(4.5, 1), (5.5, 0)])
def test_how_far_the_white_of_a_chart_may_reach(white: float, expected: int) -> None:
    top = CHART.bottom + round(white * EM)
    assert len(taken(CHART, block(Box(2020, top, 2380, top + 24), size=0.9))) == expected
