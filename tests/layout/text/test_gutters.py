"""Gutters between columns, drawn as squares of ink: one for each glyph."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.gutters import find_gutters
from layout.text.lines import find_lines

GLYPH, PITCH = round(0.86 * EM), round(1.4 * EM)
LEFT, TOP = 3 * EM, 3 * EM


def drawn(rows: Sequence[str], size: float = 1.0) -> Grey:
    """Rows of text: ``#`` a glyph, ``,`` a mark in the lower left of its cell, blank white."""
    width = max(len(row) for row in rows)
    sheet = np.zeros((len(rows) * PITCH + 2 * TOP, width * EM + 2 * LEFT), np.uint8)
    for k, row in enumerate(rows):
        for at, sign in enumerate(row):
            x, y = LEFT + at * EM, TOP + k * PITCH
            if sign == "#":
                glyph(sheet, x, y, round(size * GLYPH))
            elif sign == ",":
                sheet[y + 20 : y + 27, x + 1 : x + 6] = 255
    return sheet


def glyph(sheet: Grey, x: int, y: int, size: int) -> None:
    """Crossed strokes in a square, as much ink as type has."""
    step = max(3, size // 4)
    sheet[y : y + size : step, x : x + size] = 255
    sheet[y : y + size, x : x + size : step] = 255
    sheet[y + size - 1, x : x + size] = 255


def lines(sheet: Grey, walls: Grey | None = None) -> list[Line]:
    walls = np.zeros_like(sheet) if walls is None else walls
    found = find_lines(sheet, 255 - sheet, walls)
    return sorted(found, key=lambda line: (line.box.top // PITCH, line.box.left))


def widths(found: Sequence[Line]) -> list[int]:
    return [round((line.box.width + EM - GLYPH) / EM) for line in found]


SHORT_COLUMNS = [
    "##########  ##########",
    "####,#####  #####     ",
    "#####       ##########",
    "######################",
]
CENTRED_SUBHEAD = [
    "##########  ##########",
    "##########    ####    ",
    "##########  ##########",
    "######################",
]
ONE_COLUMN_WITH_BLANKS = [
    "############  ########",
    "######  ##############",
    "################  ####",
    "##########  ##########",
]


@pytest.mark.parametrize("rows", [SHORT_COLUMNS, CENTRED_SUBHEAD])
def test_three_lines_are_enough_for_a_wide_gutter(rows: list[str]) -> None:
    found = widths(lines(drawn(rows)))
    assert sorted(found)[-2] <= 10


def test_blanks_that_do_not_stand_under_each_other_are_no_gutter() -> None:
    assert widths(lines(drawn(ONE_COLUMN_WITH_BLANKS))) == [22, 22, 22, 22]


def test_a_caption_in_the_gap_of_the_text_stands_apart_from_the_text_beside() -> None:
    """Text flows round a picture of two columns, whose caption stands between the lines.

    #######11#######
    #######11#######
    #######cc#######
    """
    rows = ["######" + " " * 10 + "######"] * 8
    sheet, walls = drawn(rows), np.zeros_like(drawn(rows))
    left, right = LEFT + round(6.5 * EM), LEFT + round(15.4 * EM)
    walls[TOP : TOP + 6 * PITCH - 20, left:right] = 255
    for x in range(left, right - GLYPH, EM):
        glyph(sheet, x, TOP + 6 * PITCH, GLYPH)
        glyph(sheet, x, TOP + 7 * PITCH, GLYPH)
    assert sorted(widths(lines(sheet, walls))) == [6] * 16 + [9, 9]


def test_the_blanks_of_a_headline_make_no_gutter_of_the_comma_below() -> None:
    """A headline of two lines, a comma under the white between its glyphs, a short line.

    ■■■■■■
    ■■■■■■
    #####,####
    ####
    """
    sheet = drawn(["", "", "", "", "", "", "######,#######", "######"])
    for row in range(2):
        for at in range(4):
            glyph(sheet, LEFT + round(3.5 * at * EM), TOP + row * 4 * EM, 3 * EM)
    body = [line for line in lines(sheet) if line.em < 1.3 * EM]
    assert widths(body) == [14, 6]


def test_gutters_never_cover_ink() -> None:
    sheet = drawn(SHORT_COLUMNS)
    assert not ((find_gutters(sheet, np.zeros_like(sheet)) > 0) & (sheet > 0)).any()
