"""Badges of two rows of two glyphs."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.badges import part_badges
from tests.layout.printed import Sheet, sheet

WEB = 11 / EM  # a web page image of eleven pixels a glyph, as the working page shows it


def printed(rows: tuple[str, ...], size: float, scale: float) -> tuple[Sheet, Line]:
    """A badge, its light type already turned dark, and the one line that it was taken for."""
    page = sheet(12, 12, EM)
    for at, text in enumerate(rows):
        page.text(text, page.style("noto-sans-bold", size), 3, 5 + at * size, 11, "headline", 0)
    height, width = page.canvas.pixels.shape
    small = cv2.resize(page.canvas.pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    page.canvas.pixels[:] = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    ink = page.canvas.pixels < 128
    ys, xs = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    box = Box(int(xs[0]), int(ys[0]), int(xs[-1]) + 1, int(ys[-1]) + 1)
    return page, Line(box, box.height / 0.92, reversed=True)


@pytest.mark.parametrize("scale", [1.0, WEB])
@pytest.mark.parametrize("rows", [("相关", "链接"), ("核心", "阅读"), ("记者", "手记")])
def test_two_rows_of_two_glyphs_are_two_lines(rows: tuple[str, ...], scale: float) -> None:
    page, line = printed(rows, 0.95, scale)
    upper, lower = part_badges([line], page.canvas.pixels)
    first, second = (x.box for x in page.lines)
    assert abs(upper.box.bottom - (first.bottom + second.top) / 2) < 0.15 * EM
    assert upper.box.bottom == lower.box.top
    assert upper.em == pytest.approx(EM, rel=0.25)


@pytest.mark.parametrize("scale", [1.0, WEB])
@pytest.mark.parametrize("glyph", ["评", "论", "国", "街", "题"])
def test_one_large_glyph_is_one_line(glyph: str, scale: float) -> None:
    page, line = printed((glyph,), 1.9, scale)
    assert part_badges([line], page.canvas.pixels) == [line]
