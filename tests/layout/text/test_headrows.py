"""Headlines of two articles in one row."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from document.geometry import Box
from layout.line import Line
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
