"""Strokes of drawings that were taken for large type, and large type that touches a rule."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from document.geometry import Box
from document.page import RegionKind
from layout.line import Line
from layout.page import analyse
from layout.sheet.straighten import EM
from layout.structure.figures import take_drawings
from layout.structure.rules import find_rules
from tests.layout.printed import sheet

BODY = [Line(Box(EM, top * EM, 19 * EM, (top + 1) * EM), float(EM)) for top in (24, 26)]
"""Two lines of body, which tell the usual size of type."""


def test_tanks_on_the_ground_are_a_drawing_and_no_headline() -> None:
    page = sheet(34, 46, EM)
    for left in (3, 17.5):
        page.column(page.body("river"), left, 16, 44, 0)
    page.across(3, 18, 12)
    for left, top in ((4, 8.5), (9, 7.8), (14, 7)):
        page.canvas.frame(page.box(left, top, left + 3.5, 12), 3, "solid")
    regions = analyse(page.canvas.pixels).regions
    assert [r.kind for r in regions if r.kind is not RegionKind.BODY] == [RegionKind.PICTURE]


def test_a_row_of_photographs_that_touches_its_caption_is_these_photographs() -> None:
    ink = np.zeros((30 * EM, 40 * EM), np.uint8)
    pictures = [Box(k * EM, 4 * EM, (k + 10) * EM, 15 * EM) for k in (4, 14, 24)]
    for box in pictures:
        cv2.rectangle(ink, (box.left, box.top), (box.right - 1, box.bottom), 255, 3)
        cv2.line(ink, (box.left, box.bottom), (box.right, box.top), 255, 3)
    cv2.rectangle(ink, (12 * EM, 15 * EM), (26 * EM, 16 * EM), 255, 3)
    caption = Line(Box(12 * EM, 15 * EM + 4, 26 * EM, 16 * EM), 0.8 * EM)
    no_rules = find_rules(np.zeros(ink.shape, np.uint8))
    ((row,), rest) = take_drawings(ink, no_rules, [caption, *BODY], pictures)
    assert row.box == Box.hull(pictures)
    assert caption in rest


@pytest.mark.parametrize(("rows", "drawings"), [(2, 0), (1, 1)])
def test_two_rows_of_type_set_so_close_that_they_touch_are_no_drawing(
    rows: int, drawings: int
) -> None:
    ink = np.zeros((30 * EM, 30 * EM), np.uint8)
    hulls = [Box(2 * EM, top * EM, 26 * EM, (top + 5) * EM) for top in (2, 7)]
    for box in hulls:
        for x in range(box.left, box.right, 3 * EM):
            cv2.line(ink, (x, box.top), (x + 3 * EM, box.bottom), 255, 5)
            cv2.line(ink, (x, box.bottom), (x + 3 * EM, box.top), 255, 5)
    lines = [Line(box, 5.5 * EM) for box in hulls[:rows]]
    no_rules = find_rules(np.zeros(ink.shape, np.uint8))
    assert len(take_drawings(ink, no_rules, [*lines, *BODY])[0]) == drawings
