"""Lines over two columns are cut at the gutter around them; broken ones are put together."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from document.geometry import Box
from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import find_blocks
from layout.text.grid import cut_over_gutters, join_in_columns

WIDE, HIGH = EM, round(1.4 * EM)  # of a cell

LAST_LINE_BESIDE_THE_FIRST = """
    aaaaaaaaaa bbbbbbbbbb
    aaaaaaaaaa
    aaaaaaaaaa
    aaaaaaaaaa

    cccccccccc cccccccccc
    cccccccccc cccccccccc
    cccccccccc cccccccccc
    """
FIRST_LINE_BESIDE_THE_LAST = """
    cccccccccc cccccccccc
    cccccccccc cccccccccc
    cccccccccc cccccccccc

               bbbbbbbbbb
               bbbbbbbbbb
    aaaaaaaaaa bbbbbbbbbb
    """
THREE_ROWS_ALONE = """
    cccccccccc   cccccccc
    aaaaaaaaaa bbbbbbbbbb
    cccccc     cccccccccc
    """
ONE_ROW_ENDS_THERE = """
    cccccccccc
    aaaaaaaaaa bbbbbbbbbb
    cccccc
    """
NO_OTHER_COLUMNS = """
    aaaaaaaaaa aaaaaaaaaa
    bbbbbbbbbb
    bbbbbbbbbb
    bbbbbbbbbb
    """
BLANK_ELSEWHERE = """
    aaaaaaa aaaaaaaaaaaaa
    bbbbbbbbbb
    bbbbbbbbbb

    cccccccccc cccccccccc
    cccccccccc cccccccccc
    cccccccccc cccccccccc
    """
NOTHING_NEAR = """
    aaaaaaaaaa aaaaaaaaaa



    cccccccccc cccccccccc
    cccccccccc cccccccccc
    cccccccccc cccccccccc
    """


def _drawn(text: str, width: float = 1.0) -> tuple[list[Line], Grey]:
    """Lines and ink; the letters of the first or last row that has two runs are one line."""
    rows = [row.removeprefix(" " * 4) for row in text.strip("\n").split("\n")]
    ink = np.zeros((HIGH * (len(rows) + 1), WIDE * 30), np.uint8)
    lines = []
    for y, row in enumerate(rows):
        boxes: list[Box] = []
        for run in row.split(" "):
            if run:
                left = row.index(run, 0 if not boxes else boxes[-1].right // WIDE) * WIDE
                boxes.append(Box(left, y * HIGH, left + len(run) * WIDE, y * HIGH + EM))
        for b in boxes:
            cv2.rectangle(ink, (b.left, b.top), (b.right - 1, b.bottom - 1), 255, -1)
        fused = set(row) - set(" c") and len(boxes) > 1
        hulls = [Box.hull(boxes)] if fused else boxes
        lines += [Line(box, EM * (width if fused else 1.0)) for box in hulls]
    return lines, ink


def _place(line: Line) -> tuple[int, int]:
    return line.box.top, line.box.left


@pytest.mark.parametrize(
    "page", [LAST_LINE_BESIDE_THE_FIRST, FIRST_LINE_BESIDE_THE_LAST, THREE_ROWS_ALONE]
)
def test_cut_at_the_gutter_of_the_columns_around(page: str) -> None:
    lines, ink = _drawn(page)
    cut = cut_over_gutters(lines, ink, 10 * WIDE)
    assert len(cut) == len(lines) + 1
    assert max(line.box.width for line in cut) < 11 * WIDE


@pytest.mark.parametrize(
    "page", [NO_OTHER_COLUMNS, BLANK_ELSEWHERE, NOTHING_NEAR, ONE_ROW_ENDS_THERE]
)
def test_other_blanks_stay(page: str) -> None:
    lines, ink = _drawn(page)
    assert sorted(cut_over_gutters(lines, ink, 10 * WIDE), key=_place) == lines


def test_a_smaller_caption_over_two_columns_stays_whole() -> None:
    lines, ink = _drawn(LAST_LINE_BESIDE_THE_FIRST, width=0.9)
    assert sorted(cut_over_gutters(lines, ink, 10 * WIDE), key=_place) == lines


def _column(*rows: tuple[tuple[float, float], ...]) -> list[Line]:
    """Lines of a column, a row each; what stands in a row from where to where, in glyphs."""
    return [
        Line(Box(round(a * EM), y * HIGH, round(b * EM), y * HIGH + EM), EM)
        for y, row in enumerate(rows)
        for a, b in row
    ]


FULL = ((0.0, 12.0),)


@pytest.mark.parametrize(
    "broken",
    [((0.0, 1.0), (2.2, 12.0)), ((0.0, 10.0), (11.3, 12.0)), ((0.0, 5.0), (6.4, 12.0))],
    ids=["first glyph", "last glyph", "middle"],
)
def test_commas_under_each_other_break_no_lines(broken: tuple[tuple[float, float], ...]) -> None:
    lines = _column(FULL, FULL, FULL, broken, broken, FULL, FULL, FULL)
    joined = join_in_columns(lines, find_blocks(lines))
    assert sorted(joined, key=_place) == _column(*[FULL] * 8)


def test_a_stroke_inside_its_line_is_part_of_it() -> None:
    lines = _column(FULL, FULL, FULL, FULL)
    dash = Line(Box(11 * EM, 2 * HIGH + 10, 12 * EM + 4, 2 * HIGH + 22), 0.4 * EM)
    joined = join_in_columns([*lines, dash], find_blocks(lines))
    assert len(joined) == len(lines)
    assert Box.hull(x.box for x in joined).contains(dash.box)


def test_columns_under_a_line_over_both_stay_apart() -> None:
    columns = ((0.0, 10.0), (11.5, 21.5))
    wide = ((0.0, 21.5),)
    lines = _column(wide, wide, wide, columns, columns, columns)
    assert sorted(join_in_columns(lines, find_blocks(lines)), key=_place) == lines


def test_smaller_type_in_the_column_is_no_piece_of_a_line() -> None:
    lines = _column(FULL, FULL, ((0.0, 5.0),), FULL, FULL)
    note = Line(Box(round(6.4 * EM), 2 * HIGH, 12 * EM, 2 * HIGH + EM), 0.8 * EM)
    assert note in join_in_columns([*lines, note], find_blocks(lines))


@pytest.mark.parametrize(("gutter", "whole"), [(0.4, True), (0.9, False)])
def test_halves_of_a_column_with_hardly_a_gutter_are_one(gutter: float, whole: bool) -> None:
    halves = ((0.0, 6.0), (6.0 + gutter, 12.0))
    comma = ((0.0, 5.7), (6.0 + gutter, 12.0))
    lines = _column(FULL, FULL, FULL, halves, comma, halves, halves, comma, FULL, FULL, FULL)
    joined = sorted(join_in_columns(lines, find_blocks(lines)), key=_place)
    assert joined == (_column(*[FULL] * 11) if whole else lines)
