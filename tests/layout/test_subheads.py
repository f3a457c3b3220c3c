"""Subheads of which a line, or the only one, is set as the body is."""

from __future__ import annotations

import pytest

from document.geometry import Box
from document.page import RegionKind as Kind
from layout.articles.grouping import Group
from layout.line import Line
from layout.roles import pieces_of
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from tests.layout.drawn import drawing
from tests.layout.test_roles import kinds


def row(start: float, end: float, top: float, weight: float = 0.3, white: bool = False) -> Line:
    box = Box(round(start * EM), round(top * EM), round(end * EM), round((top + 1) * EM))
    return Line(box, float(EM), weight=weight, reversed=white)


def test_a_line_in_the_middle_of_its_column_with_white_about_it_is_a_subhead() -> None:
    drawn = drawing(
        """
        HHHHHHHHHHHHHHHHHHH
        HHHHHHHHHHHHHHHHHHH
        bbbbbbbbb bbbbbbbbb
        bbbbbbbbb bbbbbbbbb
        bbbbbbbbb bbbbbbbbb
                  bbbbbbbbb
           sss    bbbbbbbbb
                  bbbbbbbbb
        bbbbbbbbb bbbbbbbbb
        bbbbbbbbb bbbbbbbbb
        bbbbbbbbb bbbbbbbbb
        """
    )
    assert kinds(drawn) == {"h": Kind.HEADLINE, "b": Kind.BODY, "s": Kind.SUBHEAD}


@pytest.mark.parametrize(("white", "expected"), [(0.8, Kind.SUBHEAD), (0.2, Kind.BODY)])
def test_the_first_line_of_a_subhead_may_be_set_as_the_body(white: float, expected: Kind) -> None:
    """It stands apart from the column above, and not only as lines of a column do."""

    over = [row(0, 20, 1.4 * k) for k in range(6)]
    first, second = row(8, 12, 8 + white), row(7, 13, 9.2 + white, weight=0.5)
    under = [row(0, 20, 11 + white + 1.4 * k) for k in range(6)]
    column = Block((*over, first, second, *under), 0, 20 * EM)
    pieces = pieces_of(Group((), (column,), ()))
    (kind,) = (piece.kind for piece in pieces if first in piece.lines)
    assert kind is expected


@pytest.mark.parametrize(("left", "expected"), [(7, Kind.SUBHEAD), (2, Kind.BODY)])
def test_a_line_that_stands_by_itself_goes_on_with_the_reversed_subhead_over_it(
    left: int, expected: Kind
) -> None:
    """The same line begins a paragraph where it is not in the middle of its column."""

    over, under = (
        Block(tuple(row(0, 20, top + 1.4 * k) for k in range(6)), 0, 20 * EM) for top in (0, 12)
    )
    first, second = row(8, 12, 9, white=True), row(left, left + 6, 10.2)
    lines = [Block((line,), line.box.left, line.box.right) for line in (first, second)]
    pieces = pieces_of(Group((), (over, *lines, under), ()))
    (kind,) = (piece.kind for piece in pieces if second in piece.lines)
    assert kind is expected
