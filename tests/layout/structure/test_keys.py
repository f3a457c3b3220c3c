"""Keys of charts: labels beside a pie are a part of it, rows of text beside a picture are not."""

from __future__ import annotations

import numpy as np
import pytest

from bench.press.graphics import graphic
from bench.press.typeset import set_centred
from document.geometry import Box
from document.page import RegionKind
from layout.line import Line
from layout.page import analyse
from layout.sheet.straighten import EM
from layout.structure.keys import key_of
from tests.layout.printed import sheet


@pytest.mark.parametrize("seed", [1, 4])
def test_a_pie_is_a_picture_with_its_key_and_the_row_under_it_the_caption(seed: int) -> None:
    page = sheet(34, 46, EM)
    box = page.box(3, 3, 31, 17)
    page.canvas.picture(box, graphic("pie", box.width, box.height, seed, page.em))
    style = page.style("kaiti", 0.88)
    line = set_centred("图为三年来各区客流的变化。", style, page.px(28))
    page.put(line, style, (3, 17.4), "caption", 0)
    row = page.lines[-1].box
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 21, 44, 0)
    regions = analyse(page.canvas.pixels).regions
    (pie,) = (r for r in regions if r.kind is RegionKind.PICTURE)
    (caption,) = (r for r in regions if r.kind is RegionKind.CAPTION)
    assert pie.box.right > page.px(20)
    assert caption.picture == pie.id
    assert caption.box.overlap_y(row) > 0.8 * caption.box.height


@pytest.mark.parametrize(
    ("marks", "step", "key"), [(4, 1.35, 4), (2, 1.35, 4), (1, 1.35, 0), (0, 1.6, 4), (0, 1.2, 0)]
)
def test_a_key_has_marks_or_labels_apart_and_rows_of_text_neither(
    marks: int, step: float, key: int
) -> None:
    chart = Box(3 * EM, 3 * EM, 14 * EM, 14 * EM)
    tops = [round((4 + step * row) * EM) for row in range(4)]
    ink = np.zeros((20 * EM, 30 * EM), np.uint8)
    ink[chart.top : chart.bottom, chart.left : chart.right] = 255
    for top in tops[:marks]:
        ink[top : top + 22, 15 * EM : 16 * EM] = 255
    rows = [Line(Box(16 * EM + 14, top, 20 * EM, top + 22), 0.8 * EM) for top in tops]
    assert len(key_of(chart, rows, 0.93 * EM, ink)) == key


def test_a_picture_close_before_rows_of_text_is_no_mark_of_theirs() -> None:
    chart = Box(3 * EM, 3 * EM, 14 * EM, 14 * EM)
    ink = np.zeros((20 * EM, 30 * EM), np.uint8)
    ink[chart.top : chart.bottom, chart.left : chart.right] = 255
    tops = [round((4 + 1.35 * row) * EM) for row in range(4)]
    rows = [Line(Box(14 * EM + 14, top, 20 * EM, top + EM), float(EM)) for top in tops]
    assert key_of(chart, rows, 0.93 * EM, ink) == []


@pytest.mark.parametrize(("last", "key"), [(19.5, 4), (17.0, 0)])
def test_rows_set_out_to_both_edges_but_for_the_last_are_a_caption(last: float, key: int) -> None:
    chart = Box(3 * EM, 3 * EM, 14 * EM, 14 * EM)
    tops = [round((5 + 1.6 * row) * EM) for row in range(4)]
    ink = np.zeros((20 * EM, 30 * EM), np.uint8)
    rights = [20.0, 20.0, 20.0, last]
    rows = [
        Line(Box(15 * EM, top, round(right * EM), top + 22), 0.8 * EM)
        for top, right in zip(tops, rights, strict=True)
    ]
    assert len(key_of(chart, rows, 0.93 * EM, ink)) == key
