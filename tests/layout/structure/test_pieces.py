"""Drawings with dark areas, and what is written on them."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from document.geometry import Box
from document.page import RegionKind
from layout.line import Line
from layout.page import analyse
from layout.sheet.straighten import EM
from layout.structure.figures import take_drawings
from layout.structure.labels import is_label_about, is_label_in, is_text
from layout.structure.pieces import find_pieces
from layout.structure.rules import find_rules
from tests.layout.printed import Sheet, sheet
from tests.layout.seen import lines_of, recall


def works(page: Sheet, left: float, top: float) -> Box:
    """A drawing of boilers and pipes, 24 by 9 glyphs, with labels of body size in a row on it."""
    own = page.canvas.pixels
    for k, x in enumerate((0.5, 9, 18)):
        corners = [(x + 0.6, 4), (x + 5.4, 4), (x + 6, 8), (x + 3, 10), (x, 8)]
        outline = np.array([(page.px(left + a), page.px(top + b)) for a, b in corners])
        cv2.fillPoly(own, [outline], 185)
        cv2.polylines(own, [outline], True, 0, 4)
        chimney = page.box(left + x + 2, top + (1, 2.5, 2.5)[k], left + x + 3.2, top + 4)
        own[chimney.top : chimney.bottom, chimney.left : chimney.right] = 40
    along = np.linspace(0, 24, 80)
    pipe = np.stack([left + along, top + 6 + 0.8 * np.sin(along)], axis=1) * page.em
    cv2.polylines(own, [np.rint(pipe).astype(np.int32)], False, 40, 14)
    body = page.style("noto-sans-bold", 1.0)
    for at, words in ((5, "静电除尘"), (11.2, "布袋过滤"), (17.4, "气体排放")):
        page.text(words, body, left + at, top + 1, left + at + 4, "label", None)
    return page.box(left, top + 1, left + 24, top + 10)


def test_a_drawing_with_dark_areas_is_a_picture_with_its_labels() -> None:
    page = sheet(34, 46, EM)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 18, 44, 0)
    body = page.printed()
    drawn = works(page, 3, 4)
    seen = analyse(page.canvas.pixels)
    hull = Box.hull([r.box for r in seen.regions if r.kind is RegionKind.PICTURE])
    shared = hull.intersection(drawn)
    assert shared
    assert shared.area > 0.9 * hull.union(drawn).area
    assert recall(seen, body) == 1
    assert all(line.box.top > drawn.bottom for _, line in lines_of(seen))


def test_dark_ink_that_hangs_together_is_a_piece_and_glyphs_are_not() -> None:
    page = sheet(34, 46, EM)
    drawn = works(page, 3, 4)
    page.text("河上的新桥", page.style("noto-sans-bold", 5), 3, 18, 30.5, "headline", 0)
    ink = np.where(page.canvas.pixels < 200, 255, 0).astype(np.uint8)
    pieces = find_pieces(ink, np.zeros_like(ink))
    assert any(piece.dense and piece.connected for piece in pieces)
    assert all(piece.box.top < drawn.bottom for piece in pieces if piece.dense)


@pytest.mark.parametrize(("inside", "found"), [(False, 0), (True, 1)], ids=["empty", "drawn"])
def test_a_frame_is_no_drawing(inside: bool, found: int) -> None:
    """A double one is not all found as rules."""
    ink = np.zeros((20 * EM, 30 * EM), np.uint8)
    for edge in (2 * EM, 2 * EM + 12):
        cv2.rectangle(ink, (edge, edge), (ink.shape[1] - edge, ink.shape[0] - edge), 255, 3)
    cv2.line(ink, (2 * EM, 4 * EM), (2 * EM + 12, 4 * EM), 255, 3)
    if inside:
        cv2.line(ink, (2 * EM, 17 * EM), (27 * EM, 5 * EM), 255, 3)
    assert len(find_pieces(ink, np.zeros_like(ink))) == found


@pytest.mark.parametrize(("radius", "found"), [(0.8, 0), (3.0, 2)], ids=["glyphs", "a pie"])
def test_a_frame_round_what_is_drawn_is_part_of_it(radius: float, found: int) -> None:
    ink = np.zeros((20 * EM, 30 * EM), np.uint8)
    cv2.rectangle(ink, (2 * EM, 2 * EM), (28 * EM, 18 * EM), 255, 3)
    for x in (7 * EM, 15 * EM):
        cv2.circle(ink, (x, 10 * EM), round(radius * EM), 255, 3)
    hulls = [piece.box for piece in find_pieces(ink, np.zeros_like(ink))]
    assert sum(hull.width > 20 * EM for hull in hulls) == (radius > 1)
    assert len(hulls) == (found + 1 if found else 0)


@pytest.mark.parametrize(("share", "taken"), [(0.2, True), (0.7, False)])
def test_dark_ink_in_a_photograph_is_no_drawing_of_its_own(share: float, taken: bool) -> None:
    page = sheet(34, 46, EM)
    drawn = works(page, 3, 4)
    ink = np.where(page.canvas.pixels < 200, 255, 0).astype(np.uint8)
    photograph = replace(drawn, right=drawn.left + round(share * drawn.width))
    found, _ = take_drawings(ink, find_rules(ink), [], [photograph])
    assert bool(found) is taken


def row(*words: tuple[float, float]) -> tuple[Line, np.ndarray]:
    """A line of words from one place to another, in glyphs, and its ink."""
    ink = np.zeros((3 * EM, 40 * EM), np.uint8)
    for left, right in words:
        for glyph in np.arange(left, right, 1.0):
            ink[EM : 2 * EM, round(glyph * EM) : round((glyph + 0.9) * EM)] = 255
    box = Box(round(words[0][0] * EM), EM, round(words[-1][1] * EM), 2 * EM)
    return Line(box, EM), ink


def test_labels_in_a_row_are_no_text_and_a_caption_with_its_credit_is() -> None:
    labels, ink = row((2, 6), (8, 12), (14, 18))
    assert not is_text(labels, EM, ink)
    caption, ink = row((2, 14), (17, 22))
    assert is_text(caption, EM, ink)
    text, ink = row((2, 18))
    assert is_text(text, EM, ink)


def test_a_short_line_of_body_size_is_a_label_where_it_is_in_no_column() -> None:
    tops = [round(y * EM) for y in (2, 3.4, 4.8)]
    column = [Line(Box(2 * EM, top, 8 * EM, top + EM), EM) for top in tops]
    lone = Line(Box(20 * EM, 2 * EM, 24 * EM, 3 * EM), EM)
    lines = [*column, lone]
    ink = np.full((12 * EM, 30 * EM), 255, np.uint8)
    assert is_label_in(lone, lines, EM, ink)
    assert not any(is_label_in(x, lines, EM, ink) for x in column)


def test_a_drawing_with_dark_areas_takes_the_labels_and_no_body() -> None:
    page = sheet(34, 46, EM)
    works(page, 3, 4)
    ink = np.where(page.canvas.pixels < 200, 255, 0).astype(np.uint8)
    labels = Line(page.box(8, 5, 24.4, 6), EM)
    body = [Line(page.box(3, y, 30, y + 1), EM) for y in np.arange(18, 44, 1.4)]
    (drawing,), rest = take_drawings(ink, find_rules(ink), [labels, *body])
    assert drawing.lines == (labels,)
    assert rest == body


@pytest.mark.parametrize("under", [True, False])
def test_a_short_caption_under_a_drawing_with_dark_areas_is_no_label(under: bool) -> None:
    drawing = Box(2 * EM, 2 * EM, 30 * EM, 12 * EM)
    line = Line(Box(2 * EM, 12 * EM + 10, 8 * EM, 13 * EM), 0.85 * EM)
    assert is_label_about(line, drawing, EM, under=under) is under
