"""Rows of a caption amid text that flows round its picture."""

from __future__ import annotations

import pytest

from bench.press.typeset import set_centred
from document.geometry import Box
from layout.line import Line
from layout.sheet.ink import binarise
from layout.sheet.straighten import EM
from layout.text.captionrows import part_caption_rows
from tests.layout.printed import Sheet, sheet


def row(
    page: Sheet,
    left: str,
    caption: str,
    right: str,
    face: str,
    size: float,
    lower: float = 0.0,
) -> Line:
    """Text, a caption from 9 to 16 ems, and text in one row, as one line."""
    body, small = page.style("noto-serif"), page.style(face, size)
    for text, style, a, b in ((left, body, 3, 8), (caption, small, 9, 16), (right, body, 17, 22)):
        if text:
            line = set_centred(text, style, page.px(b - a))
            page.put(line, style, (a, 10 + (lower if text == caption else 0)), "body", 0)
    return Line(Box.hull(line.box for line in page.lines), EM)


def texts(line: Line, page: Sheet) -> list[Line]:
    picture = page.box(9, 3, 16, 9.5)
    captions, rest = part_caption_rows([line], binarise(page.canvas.pixels), [picture])
    return sorted([*captions, *rest], key=lambda part: part.box.left)


@pytest.mark.parametrize("right", ["河水清清又", ""])
def test_small_type_under_a_picture_is_parted_from_the_text_beside(right: str) -> None:
    page = sheet(25, 14, EM)
    line = row(page, "大家都满意", "村民在晾晒稻谷", right, "kaiti", 0.85)
    parts = texts(line, page)
    assert len(parts) == (3 if right else 2)
    assert page.px(8.5) < parts[1].box.left < parts[1].box.right < page.px(16.5)
    assert parts[1].em < 0.95 * parts[0].em


@pytest.mark.parametrize(("lower", "parts"), [(0.3, 3), (0.0, 1)])
def test_type_as_large_as_the_text_beside_is_parted_where_it_stands_lower(
    lower: float, parts: int
) -> None:
    page = sheet(25, 14, EM)
    line = row(page, "大家都满意", "村民在晾晒稻谷", "河水清清又", "noto-serif", 1.0, lower)
    assert len(texts(line, page)) == parts


def test_a_column_that_goes_on_under_a_picture_stays_whole() -> None:
    page = sheet(25, 14, EM)
    line = row(page, "大家都满意", "村民晾晒，稻谷", "河水清清又", "noto-serif", 1.0)
    (whole,) = texts(line, page)
    assert whole == line


def test_text_beside_that_runs_on_stays_whole() -> None:
    page = sheet(25, 14, EM)
    style = page.style("noto-serif")
    page.put(
        set_centred("村民在河边晾晒新收的稻谷和黄花菜又运", style, page.px(19)),
        style,
        (3, 10),
        "body",
        0,
    )
    line = Line(page.lines[0].box, EM)
    assert texts(line, page) == [line]


def test_a_short_last_row_at_the_edge_of_its_picture_is_of_the_caption() -> None:
    page = sheet(25, 16, EM)
    body, small = page.style("noto-serif"), page.style("kaiti", 0.8)
    placed = (("村民在晾晒", small, 9, 9.7), ("摄影", small, 9, 11), ("大家都满意", body, 3, 11))
    for text, style, left, top in placed:
        line = set_centred(text, style, page.px(len(text) * style.size / EM))
        page.put(line, style, (left, top), "body", 0)
    first, last, beside = (line.box for line in page.lines)
    column = [Line(Box(beside.left, y, beside.right, y + EM), EM) for y in range(4, 8)]
    row = Line(last.union(beside), 0.95 * EM)
    lines = [*column, Line(first, 0.8 * EM), row]
    picture = page.box(9, 3, 16, 9.5)
    captions, rest = part_caption_rows(lines, binarise(page.canvas.pixels), [picture])
    (short,) = captions
    assert last.grow(4, 4).contains(short.box)
    assert any(line.box.right < page.px(8.5) for line in rest[len(column) :])


@pytest.mark.parametrize(
    ("second", "left", "expected"),
    [
        ("孩子们在河边晾晒新收的稻谷", 15.3, 2),
        ("江一帆摄", 16, 1),
        ("通讯员孙煜江一帆摄", 16, 1),
        ("孩子们在河边晾晒新收的稻谷", 14.5, 1),
    ],
    ids=["captions of two", "a credit", "a long credit", "one that runs on"],
)
def test_captions_of_two_pictures_in_one_row_are_two(
    second: str, left: float, expected: int
) -> None:
    page = sheet(30, 14, EM)
    style = page.style("kaiti", 0.9)
    for text, at in (("村民在晾晒新收稻谷", 4.5), (second, left)):
        line = set_centred(text, style, page.px(0.9 * len(text)))
        page.put(line, style, (at, 10), "body", 0)
    row = Line(Box.hull(line.box for line in page.lines), 0.9 * EM)
    pictures = [page.box(3, 3, 14.5, 9.5), page.box(15.5, 4, 27, 9.5)]
    captions, rest = part_caption_rows([row], binarise(page.canvas.pixels), pictures)
    assert len([*captions, *rest]) == expected
