"""What the pieces of an article are; here a letter is one piece."""

from __future__ import annotations

import pytest

from document.page import RegionKind as Kind
from layout.articles.grouping import Group
from layout.roles import pieces_of
from tests.layout.drawn import Drawing, drawing


def kinds(drawn: Drawing) -> dict[str, Kind]:
    """The kind of every letter, asserting that no letter has two."""
    (article,) = drawn.groups
    return kinds_in(drawn, article)


def kinds_in(drawn: Drawing, article: Group) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for piece in pieces_of(article, drawn.captions):
        for line in piece.lines:
            assert found.setdefault(drawn.named[line.box].lower(), piece.kind) is piece.kind
    return found


def test_tiers_of_a_headline() -> None:
    drawn = drawing(
        """
              KKKKKKK
        HHHHHHHHHHHHHHHHHHH
        HHHHHHHHHHHHHHHHHHH
            SSSSSSSSSSS
        bbbbbb bbbbbb bbbbbb
        bbbbbb bbbbbb bbbbbb
        bbbbbb bbbbbb bbbbbb
        """
    )
    assert kinds(drawn) == {
        "k": Kind.KICKER,
        "h": Kind.HEADLINE,
        "s": Kind.SUBTITLE,
        "b": Kind.BODY,
    }


def test_a_headline_of_two_lines_is_one_headline() -> None:
    drawn = drawing(
        """
        HHHHHHHHHHHHHHHHHHH
        HHHHHHHHHHHHHHHHHHH
           HHHHHHHHHHHHH
           HHHHHHHHHHHHH
        bbbbbb bbbbbb bbbbbb
        bbbbbb bbbbbb bbbbbb
        """
    )
    (article,) = drawn.groups
    (headline,) = (p for p in pieces_of(article, drawn.captions) if p.kind is Kind.HEADLINE)
    assert len(headline.lines) == 2


def test_a_byline_stands_between_headline_and_columns() -> None:
    drawn = drawing(
        """
        HHHHHHHHHHHHHHHHHHHH
        HHHHHHHHHHHHHHHHHHHH
              yyyyyyyyy

        bbbbbb bbbbbb bbbbbb
        bbbbbb bbbbbb bbbbbb
        bbbbbb bbbbbb bbbbbb
        """
    )
    assert kinds(drawn) == {"h": Kind.HEADLINE, "y": Kind.BYLINE, "b": Kind.BODY}


def test_the_first_line_of_a_column_is_no_byline() -> None:
    drawn = drawing(
        """
        HHHHHHHHHHHHHHHHHHHH
        HHHHHHHHHHHHHHHHHHHH
         bbbbb bbbbbb bbbbbb
        bbbbbb bbbbbb bbbbbb
        bbbbbb bbbbbb bbbbbb
        bbbbbb bbbbbb bbbbbb
        """
    )
    assert kinds(drawn) == {"h": Kind.HEADLINE, "b": Kind.BODY}


def test_a_line_over_the_subhead_at_the_top_of_a_column_is_no_byline() -> None:
    drawn = drawing(
        """
        HHHHHHHHHHHHHHHHHHHHHHHH
        HHHHHHHHHHHHHHHHHHHHHHHH

        bbbbbbbb bbbbbbbb ccc
        bbbbbbbb bbbbbbbb
        bbbbbbbb bbbbbbbb   ssss
        bbbbbbbb bbbbbbbb
        bbbbbbbb bbbbbbbb bbbbbbbb
        bbbbbbbb bbbbbbbb bbbbbbbb
        bbbbbbbb bbbbbbbb bbbbbbbb
        """,
        bold="s",
    )
    assert kinds(drawn) == {
        "h": Kind.HEADLINE,
        "b": Kind.BODY,
        "c": Kind.BODY,
        "s": Kind.SUBHEAD,
    }


def test_a_bold_line_in_the_middle_of_its_column_is_a_subhead() -> None:
    drawn = drawing(
        """
        HHHHHHHHHHHHHHHHHHH
        HHHHHHHHHHHHHHHHHHH
        bbbbbbb bbbbbbbbbbb
        bbbbbbb bbbbbbbbbbb
        bbbbbbb   sssssss
        bbbbbbb bbbbbbbbbbb
        bbbbbbb bbbbbbbbbbb
          sss   bbbbbbbbbbb
        bbbbbbb bbbbbbbbbbb
        bbbbbbb bbbbbbbbbbb
        """,
        bold="s",
    )
    assert kinds(drawn) == {"h": Kind.HEADLINE, "b": Kind.BODY, "s": Kind.SUBHEAD}


def test_the_second_line_of_a_subhead_may_be_set_as_the_body() -> None:
    drawn = drawing(
        """
        HHHHHHHHHHHHHHHHHHH
        HHHHHHHHHHHHHHHHHHH
        bbbbbbbbb bbbbbbbbb
        bbbbbbbbb bbbbbbbbb
          sssss   bbbbbbbbb
         ttttttt  bbbbbbbbb
         bbbbbbbb bbbbbbbbb
        bbbbbbbbb bbbbbbbbb
        bbbbbbbbb bbbbbbbbb
        bbbbbbbbb bbbbbbbbb
        """,
        bold="s",
    )
    assert kinds(drawn) == {
        "h": Kind.HEADLINE,
        "b": Kind.BODY,
        "s": Kind.SUBHEAD,
        "t": Kind.SUBHEAD,
    }


def test_a_bold_line_that_fills_its_column_is_body() -> None:
    drawn = drawing("bbbbbbb\n" * 3 + "sssssss\n" + "bbbbbbb\n" * 3, bold="s")
    assert set(kinds(drawn).values()) == {Kind.BODY}


def test_a_short_last_line_is_no_subhead() -> None:
    drawn = drawing("bbbbbbb\nbbbbbbb\nbbb\n bbbbbb\nbbbbbbb\nbbbbbbb")
    assert kinds(drawn) == {"b": Kind.BODY}


def test_type_between_body_and_headline_within_a_column_is_a_subhead() -> None:
    drawn = drawing(
        """
        HHHHHHHHHHHHHHH
        HHHHHHHHHHHHHHH
        bbbbbbb bbbbbbb
        bbbbbbb bbbbbbb
        bbbbbbb bbbbbbb
        bbbbbbb  SSSSS
        bbbbbbb bbbbbbb
        bbbbbbb bbbbbbb
        bbbbbbb bbbbbbb
        """
    )
    assert kinds(drawn) == {"h": Kind.HEADLINE, "b": Kind.BODY, "s": Kind.SUBHEAD}


UNDER = """
    HHHHHHHHHHHHHHHHHHHHHHH
    HHHHHHHHHHHHHHHHHHHHHHH
    bbbbbbb 111111111111111
    bbbbbbb 111111111111111
    bbbbbbb 111111111111111
    bbbbbbb 111111111111111
    bbbbbbb  ccccccccccccc
    bbbbbbb

    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    """
TWO_LINES_UNDER = """
    HHHHHHHHHHHHHHHHHHHHHHH
    HHHHHHHHHHHHHHHHHHHHHHH
    bbbbbbb 111111111111111
    bbbbbbb 111111111111111
    bbbbbbb 111111111111111
    bbbbbbb 111111111111111
    bbbbbbb ccccccccccccccc
    bbbbbbb ccccccccc
    bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    """
IN_ONE_COLUMN = """
    HHHHHHHHHHHHHHHHHHHHHHH
    HHHHHHHHHHHHHHHHHHHHHHH
    bbbbbbb 1111111 bbbbbbb
    bbbbbbb 1111111 bbbbbbb
    bbbbbbb 1111111 bbbbbbb
    bbbbbbb 1111111 bbbbbbb
    bbbbbbb ccccccc bbbbbbb
    bbbbbbb cccc    bbbbbbb
    bbbbbbb         bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    """


@pytest.mark.parametrize(
    "page", [UNDER, TWO_LINES_UNDER, IN_ONE_COLUMN], ids=["one line", "two lines", "in a column"]
)
def test_what_stands_close_under_a_picture_is_its_caption(page: str) -> None:
    drawn = drawing(page, small="c")
    assert kinds(drawn) == {"h": Kind.HEADLINE, "b": Kind.BODY, "c": Kind.CAPTION}
    (article,) = drawn.groups
    captions = [p for p in pieces_of(article, drawn.captions) if p.kind is Kind.CAPTION]
    assert [drawn.named[article.pictures[p.picture]] for p in captions] == ["1"]


def test_each_picture_has_its_own_caption() -> None:
    drawn = drawing(
        """
        HHHHHHHHHHHHHHHHHHHHHHH
        HHHHHHHHHHHHHHHHHHHHHHH
        bbbbbbb 1111111 2222222
        bbbbbbb 1111111 2222222
        bbbbbbb 1111111 2222222
        bbbbbbb ccccccc ddddddd
        bbbbbbb
        bbbbbbb
        bbbbbbb bbbbbbb bbbbbbb
        bbbbbbb bbbbbbb bbbbbbb
        bbbbbbb bbbbbbb bbbbbbb
        """,
        small="cd",
    )
    (article,) = drawn.groups
    under = {
        drawn.letters(p.lines): drawn.named[article.pictures[p.picture]]
        for p in pieces_of(article, drawn.captions)
        if p.kind is Kind.CAPTION and p.picture is not None
    }
    assert under == {"c": "1", "d": "2"}


def test_a_column_that_goes_on_under_a_picture_is_no_caption() -> None:
    above = "bbbbbbb bbbbbbb bbbbbbb\n" * 3
    picture = "bbbbbbb 111111111111111\n" * 4
    below = "bbbbbbb\n" + "bbbbbbb bbbbbbb bbbbbbb\n" * 9
    drawn = drawing("HHHHHHHHHHHHHHHHHHHHHHH\n" * 2 + above + picture + below)
    assert kinds(drawn) == {"h": Kind.HEADLINE, "b": Kind.BODY}


def test_two_lines_between_headline_and_picture_are_body() -> None:
    drawn = drawing(
        """
        HHHHHHHHHHHHHHHHHHHHHHH
        HHHHHHHHHHHHHHHHHHHHHHH
        bbbbbbb bbbbbbb bbbbbbb
        bbbbbbb bbbbbbb bbbbbbb
        bbbbbbb 111111111111111
        bbbbbbb 111111111111111
        bbbbbbb 111111111111111
        bbbbbbb
        bbbbbbb
        bbbbbbb bbbbbbb bbbbbbb
        bbbbbbb bbbbbbb bbbbbbb
        bbbbbbb bbbbbbb bbbbbbb
        """
    )
    assert kinds(drawn) == {"h": Kind.HEADLINE, "b": Kind.BODY}
