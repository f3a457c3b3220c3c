"""Rows of a column that a gutter tore."""

from __future__ import annotations

import pytest

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.tornrows import whole_rows

COLUMN = 12  # glyphs


def row(start: float, end: float, number: int) -> Line:
    top = round(1.4 * number * EM)
    return Line(Box(round(start * EM), top, round(end * EM), top + EM), float(EM))


def block(*lines: Line) -> Block:
    return Block(lines, min(x.box.left for x in lines), max(x.box.right for x in lines))


def full(first: int, last: int) -> list[Line]:
    return [row(0, COLUMN, number) for number in range(first, last)]


def extents(found: list[Block]) -> list[list[tuple[int, int]]]:
    """Left and right of the lines of each block, in glyphs."""
    return [[(x.box.left // EM, x.box.right // EM) for x in b.lines] for b in found]


@pytest.mark.parametrize("order", [1, -1])
def test_rows_torn_where_commas_stand_under_each_other_are_whole(order: int) -> None:
    host = block(*full(0, 4), row(4, COLUMN, 4), row(4, COLUMN, 5), *full(6, 8))
    torn = block(row(0, 3, 4), row(0, 3, 5))
    assert extents(whole_rows([host, torn][::order])) == [[(0, COLUMN)] * 8]


def test_pieces_on_both_sides_of_a_row_are_put_back() -> None:
    host = block(*full(0, 4), row(3, 9, 4), *full(5, 8))
    left, right = block(row(0, 2, 4)), block(row(10, COLUMN, 4))
    assert extents(whole_rows([left, host, right])) == [[(0, COLUMN)] * 8]


def test_a_signature_in_the_last_row_stays_apart() -> None:
    host, name = block(*full(0, 4), row(0, 5, 4)), block(row(9, COLUMN, 4))
    assert whole_rows([host, name]) == [host, name]


def test_what_stands_before_a_signature_taken_for_the_last_row_is_the_row() -> None:
    host, rest = block(*full(0, 4), row(9, COLUMN, 4)), block(row(0, 2, 4))
    whole = [*[(0, COLUMN)] * 4, (0, 2)]
    assert extents(whole_rows([host, rest])) == [whole, [(9, COLUMN)]]


def test_lines_far_from_the_rows_or_between_them_are_left() -> None:
    host = block(*full(0, 4), row(6, COLUMN, 4), *full(5, 8))
    beyond, between = block(row(0, 2, 4)), block(row(4, 8, 20))
    assert whole_rows([host, beyond, between]) == [host, beyond, between]


def test_a_column_beside_another_is_not_torn_from_it() -> None:
    one, other = block(*full(0, 8)), block(*(row(13, 25, number) for number in range(3)))
    assert whole_rows([one, other]) == [one, other]
