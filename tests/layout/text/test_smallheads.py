"""Headlines of nearly body size, told from subheads by their place."""

from __future__ import annotations

import pytest

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.heads import Head
from layout.text.openings import Edges
from layout.text.smallheads import lift_heads
from tests.layout.drawn import Drawing, drawing

COLUMN = "bbbbbbbbbb\n" * 5


def heads(drawn: Drawing) -> set[str]:
    return {drawn.letters([head]) for head in drawn.heads if head.strong}


def test_a_bold_line_under_a_rule_at_the_top_of_a_column_is_a_headline() -> None:
    drawn = drawing(
        "aaaaaaaaaa\n" * 5 + "----------\n  hhhhhh\n" + COLUMN, bold="h", gaps={"b": 0.5}
    )
    assert heads(drawn) == {"h"}


def test_a_bold_line_amid_a_column_is_none() -> None:
    drawn = drawing(COLUMN + "  hhhhhh\n" + COLUMN, bold="h", gaps={"h": 0.2, "b": 0.2})
    assert heads(drawn) == set()


def test_white_over_a_small_headline_is_held_against_that_over_its_byline() -> None:
    """Down to its column there is the byline as well, and the white about it."""
    drawn = drawing(
        "aaaaaaaaaa\n" * 5 + "\n\n HHHHHH\n  yyyyyy\n" + COLUMN, gaps={"y": 0.9, "b": 1.7}
    )
    assert heads(drawn) == {"h"}


def test_a_bold_line_at_the_top_of_a_column_under_a_headline_is_none() -> None:
    drawn = drawing(
        """
        HHHHHHHHHHHHHHHHHHHHH
        HHHHHHHHHHHHHHHHHHHHH
        bbbbbbbbbb   ssssss
        bbbbbbbbbb cccccccccc
        bbbbbbbbbb cccccccccc
        bbbbbbbbbb cccccccccc
        bbbbbbbbbb cccccccccc
        bbbbbbbbbb cccccccccc
        """,
        bold="s",
        gaps={"c": 0.5},
    )
    assert heads(drawn) == {"h"}


def test_what_is_set_like_a_subhead_elsewhere_is_a_subhead_under_a_rule() -> None:
    drawn = drawing(
        """
        ---------------------
          ssssss   cccccccccc
        bbbbbbbbbb cccccccccc
        bbbbbbbbbb cccccccccc
        bbbbbbbbbb   tttttt
        bbbbbbbbbb cccccccccc
        bbbbbbbbbb cccccccccc
        bbbbbbbbbb cccccccccc
        """,
        bold="st",
        gaps={"b": 0.5},
    )
    assert heads(drawn) == set()


def test_what_stands_between_a_small_headline_and_its_column_does_not_part_them() -> None:
    drawn = drawing(
        """
        ---------------------
          hhhhhh   cccccccccc
                   cccccccccc
           ssss    cccccccccc
                   cccccccccc
        bbbbbbbbbb cccccccccc
        bbbbbbbbbb cccccccccc
        bbbbbbbbbb cccccccccc
        bbbbbbbbbb cccccccccc
        """,
        bold="h",
    )
    assert any("h" in name for name in heads(drawn))


def row(left: float, right: float, top: float, em: float = 1.0) -> Line:
    """A line at places in glyphs."""
    box = Box(*(round(v * EM) for v in (left, top, right, top + 0.93 * em)))
    return Line(box, em * EM, weight=0.3)


@pytest.mark.parametrize(("above", "lines"), [(-9, 2), (-4.5, 1), (None, 1)])
def test_a_kicker_may_stand_far_from_its_headline_where_it_is_farther_from_what_is_above(
    above: float | None, lines: int
) -> None:
    """What has nothing at all above it may be the page's folio."""
    title = Head((row(0, 20, 0, 2.0),), strong=True)
    kicker = Block((row(5, 15, -3.2, 1.25),), 5 * EM, 15 * EM)
    rows = tuple(row(0, 20, above - 1.4 * k) for k in range(8)) if above else ()
    over = [Block(rows, 0, 20 * EM)] if rows else []
    under = Block(tuple(row(0, 20, 3 + 1.4 * k) for k in range(8)), 0, 20 * EM)
    (head,), _ = lift_heads([title], [*over, kicker, under], Edges())
    assert len(head.lines) == lines


@pytest.mark.parametrize(("beside", "lines"), [(3.0, 1), (5.2, 2)], ids=["level", "lower"])
def test_a_line_at_the_top_of_one_of_two_columns_is_no_subtitle_of_the_headline_over_both(
    beside: float, lines: int
) -> None:
    """A subtitle stands over all columns that begin under its headline."""
    title = Head((row(2, 40, 0, 2.2),), strong=True)
    line = Block((row(25, 37, 3.0, 1.25),), 25 * EM, 37 * EM)
    columns = [
        Block(tuple(row(left, left + 20, top + 1.4 * k) for k in range(8)), left * EM, right * EM)
        for left, right, top in ((0, 20, beside), (22, 42, 5.2))
    ]
    (head,), _ = lift_heads([title], [line, *columns], Edges())
    assert len(head.lines) == lines


def test_a_bold_line_under_the_end_of_a_paragraph_at_the_top_of_a_column_is_none() -> None:
    drawn = drawing("----------\naaa\n  hhhhhh\n" + COLUMN, bold="h", gaps={"h": 0.2, "b": 0.5})
    assert heads(drawn) == set()


@pytest.mark.parametrize(("white", "found"), [(0.2, set[str]()), (0.9, {"h"})])
def test_a_rule_as_close_and_wide_as_a_frame_makes_no_headline(
    white: float, found: set[str]
) -> None:
    head = Line(Box(5 * EM, 0, 11 * EM, EM), 1.05 * EM, weight=0.4)
    upper, lower = (
        Block(
            tuple(
                Line(Box(2 * EM, y, 14 * EM, y + EM), float(EM), weight=0.2)
                for y in range(top, top + 9 * EM, round(1.5 * EM))
            ),
            2 * EM,
            14 * EM,
        )
        for top in (-11 * EM, 2 * EM)
    )
    rule = Box(2 * EM, round(-white * EM) - 3, 14 * EM, round(-white * EM))
    blocks = [upper, Block((head,), 5 * EM, 11 * EM), lower]
    lifted, _ = lift_heads([], blocks, Edges((rule,)))
    assert {"h" for x in lifted if x.strong} == found


def test_what_is_set_like_a_subhead_is_a_headline_at_the_top_of_a_box_without_another() -> None:
    drawn = drawing(
        """
        +----------+
        |  ssssss  | cccccccccc
        |bbbbbbbbbb| cccccccccc
        |bbbbbbbbbb| cccccccccc
        |bbbbbbbbbb|   tttttt
        |bbbbbbbbbb| cccccccccc
        |bbbbbbbbbb| cccccccccc
        +----------+ cccccccccc
        """,
        bold="st",
        gaps={"b": 0.5},
    )
    assert heads(drawn) == {"s"}


@pytest.mark.parametrize(("white", "strong"), [(0.4, False), (2.5, True), (None, True)])
def test_a_line_over_a_small_headline_is_its_kicker_where_white_parts_it_from_the_column(
    white: float | None, strong: bool
) -> None:
    """Or where no column stands over it."""
    title = Head((row(0, 12, 0, 1.5),), strong=False)
    kicker = Block((row(0, 6, -1.4),), 0, 20 * EM)
    under, over = (
        Block(tuple(row(0, 20, top + 1.4 * k) for k in range(8)), 0, 20 * EM)
        for top in (2.4, -1.4 - (white or 0.0) - 7 * 1.4 - 0.93)
    )
    above = [] if white is None else [over]
    (head, *_), _ = lift_heads([title], [*above, kicker, under], Edges())
    assert head.strong is strong


@pytest.mark.parametrize(("indent", "lifted"), [(2.0, 0), (0.0, 1)], ids=["paragraph", "flush"])
def test_a_paragraph_that_is_all_a_box_holds_is_no_headline(indent: float, lifted: int) -> None:
    """A lead is set in other type than the body and stands at the top of a box, as headlines do."""
    box = Box(-EM, -5 * EM, 21 * EM, round(-1.2 * EM))
    rows = row(indent, 20, -4.5, 1.15), row(0, 15, -2.9, 1.15)
    lead = [Block((line,), 0, 20 * EM) for line in rows]
    under = Block(tuple(row(0, 20, 1.4 * k) for k in range(8)), 0, 20 * EM)
    found, _ = lift_heads([], [*lead, under], Edges((), (box,)))
    assert bool(found) is bool(lifted)
