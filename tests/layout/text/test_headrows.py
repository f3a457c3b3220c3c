"""Headlines of two articles in one row."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from document.geometry import Box
from layout.line import INK_PER_EM, Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.headrows import part_headlines

SIZE = 3 * EM
GUTTER, COLUMN = 2 * EM, 16 * EM
SECOND = EM + COLUMN + GUTTER
"""Left edge of the second column."""


def column(left: int, *, opens: bool) -> Block:
    """A column of five lines under a headline; its first line is indented, or runs on."""
    lines = [
        Line(Box(left, top, left + COLUMN, top + EM), float(EM))
        for top in range(5 * EM, 12 * EM, round(1.5 * EM))
    ]
    if opens:
        lines[0] = Line(Box(left + 2 * EM, 5 * EM, left + COLUMN, 6 * EM), float(EM))
    return Block(tuple(lines), left, left + COLUMN)


def row(*words: tuple[int, int]) -> tuple[Line, np.ndarray]:
    """A line of large type: glyphs from where on, and how many."""
    ink = np.zeros((14 * EM, 50 * EM), np.uint8)
    for left, glyphs in words:
        for k in range(glyphs):
            at = left + k * SIZE
            cv2.rectangle(ink, (at, EM), (at + SIZE - EM // 4, EM + SIZE - 1), 255, -1)
    inked = np.flatnonzero(ink.any(axis=0))
    return Line(Box(int(inked[0]), EM, int(inked[-1]) + 1, EM + SIZE), float(SIZE)), ink


@pytest.mark.parametrize(
    ("first", "second", "opens", "parts"),
    [
        (EM, SECOND, True, 2),
        (EM, SECOND, False, 1),
        (EM, SECOND + EM, True, 1),
        (2 * EM, SECOND, True, 1),
    ],
    ids=["two headlines", "text runs on", "no edge", "not set left"],
)
def test_a_row_is_cut_where_another_headline_begins_over_its_own_text(
    first: int, second: int, opens: bool, parts: int
) -> None:
    line, ink = row((first, 4), (second, 3))
    blocks = [column(EM, opens=True), column(SECOND, opens=opens)]
    found = part_headlines([line], blocks, ink)
    assert len(found) == parts
    assert Box.hull(part.box for part in found) == line.box
    assert parts == 1 or found[1].box.left == second


def test_glyphs_of_one_headline_over_a_gutter_are_not_cut() -> None:
    line, ink = row((EM, 10))
    near = replace(column(EM, opens=True), right=SECOND - EM // 4)
    blocks = [near, column(SECOND, opens=True)]
    assert part_headlines([line], blocks, ink) == [line]


def test_a_headline_that_runs_down_is_left_alone() -> None:
    line, ink = row((EM, 4), (SECOND, 3))
    down = Line(line.box, line.em, vertical=True)
    blocks = [column(EM, opens=True), column(SECOND, opens=True)]
    assert part_headlines([down], blocks, ink) == [down]


def test_a_quotation_mark_brings_white_of_its_own() -> None:
    line, ink = row((EM + EM // 2, 5), (SECOND, 3))
    blocks = [column(EM, opens=True), column(SECOND, opens=True)]
    assert len(part_headlines([line], blocks, ink)) == 2
    ink[2 * EM : EM + SIZE, SECOND : SECOND + SIZE - EM // 4] = 0
    assert part_headlines([line], blocks, ink) == [line]


def test_a_headline_set_as_wide_as_its_columns_is_one() -> None:
    line, ink = row((EM, 5), (SECOND, 5))
    blocks = [
        replace(column(left, opens=True), right=left + 5 * SIZE - EM // 4) for left in (EM, SECOND)
    ]
    assert part_headlines([line], blocks, ink) == [line]


@pytest.mark.parametrize(("dots", "parts"), [(0, 1), (2, 1), (4, 2)], ids=["none", "：", "a rule"])
def test_a_dotted_rule_between_headlines_parts_them(dots: int, parts: int) -> None:
    line, ink = row((3 * EM, 4), (SECOND + 2 * EM, 4))
    for top in range(EM, EM + dots * EM // 2, EM // 2):
        ink[top : top + EM // 4, SECOND - EM : SECOND - 3 * EM // 4] = 255
    blocks = [column(EM, opens=False), column(SECOND, opens=False)]
    assert len(part_headlines([line], blocks, ink)) == parts


@pytest.mark.parametrize(
    ("left", "top", "parts"),
    [(SECOND, EM + SIZE + EM, 2), (SECOND + 2 * EM, EM + SIZE + EM, 1), (SECOND, 8 * EM, 1)],
    ids=["begins there", "begins elsewhere", "far below"],
)
def test_a_row_is_cut_where_another_row_begins_at_the_same_columns_edge(
    left: int, top: int, parts: int
) -> None:
    line, ink = row((EM, 5), (SECOND, 3))
    below = Line(Box(left, top, left + 2 * SIZE, top + SIZE), float(SIZE))
    blocks = [_lower(column(edge, opens=False)) for edge in (EM, SECOND)]
    assert len(part_headlines([line, below], blocks, ink)) == parts + 1


def _lower(block: Block) -> Block:
    """A column that begins a row of large type further down."""
    lines = [
        replace(
            line, box=replace(line.box, top=line.box.top + 4 * EM, bottom=line.box.bottom + 4 * EM)
        )
        for line in block.lines
    ]
    return Block(tuple(lines), block.left, block.right)


def test_a_headline_in_smaller_type_keeps_its_size() -> None:
    line, ink = row((EM, 4), (SECOND, 3))
    ink[: 2 * EM, :SECOND] = 0
    blocks = [column(EM, opens=True), column(SECOND, opens=True)]
    first, second = part_headlines([line], blocks, ink)
    assert first.em == pytest.approx(2 * EM / INK_PER_EM)
    assert second.em == line.em
