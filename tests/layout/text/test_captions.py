"""Which lines are captions, and of which picture."""

from __future__ import annotations

import pytest

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block, find_blocks
from layout.text.captions import take_captions
from tests.layout.drawn import Drawing, drawing


def captions(drawn: Drawing) -> dict[str, str]:
    """The letters of every caption, by the digit of its picture."""
    return {drawn.named[c.picture]: drawn.letters(c.lines) for c in drawn.captions}


def test_a_narrow_block_of_small_type_beside_a_picture_is_its_caption() -> None:
    drawn = drawing(
        """
        aaaaaaa aaaaaaa aaaaaaa
        11111111111111
        11111111111111
        11111111111111 cccc
        11111111111111 cccc
        11111111111111 cc
        aaaaaaa aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa aaaaaaa
        """,
        small="c",
    )
    assert captions(drawn) == {"1": "c"}


def test_a_column_beside_a_picture_is_no_caption() -> None:
    drawn = drawing("1111111 aaaaaaa\n" * 5 + "aaaaaaa aaaaaaa\n" * 4)
    assert drawn.captions == []


def test_columns_that_begin_under_a_picture_are_no_caption() -> None:
    drawn = drawing("111111111111111\n" * 4 + "aaaaaaa bbbbbbb\n" * 4)
    assert drawn.captions == []


def test_small_type_over_columns_is_the_caption_of_the_picture_above() -> None:
    drawn = drawing(
        "111111111111111\n" * 4 + "cccccccccccc\n" + "aaaaaaa bbbbbbb\n" * 5,
        small="c",
        gaps={"a": 0.6, "b": 0.6},
    )
    assert captions(drawn) == {"1": "c"}


def test_the_pieces_of_a_caption_in_one_row_are_one_caption() -> None:
    drawn = drawing(
        """
        111111111111111111111111
        111111111111111111111111
        111111111111111111111111
        ccccccccccccc   dddddddd
        """,
        small="cd",
    )
    (caption,) = drawn.captions
    assert [drawn.named[line.box] for line in caption.lines] == ["c", "d"]


def test_one_caption_serves_pictures_abreast() -> None:
    drawn = drawing(
        """
        1111111 2222222
        1111111 2222222
        1111111 2222222
            ccccccc
        """,
        small="c",
    )
    assert captions(drawn) == {"1": "c"}


def test_the_note_of_a_small_picture_may_be_wider_than_it() -> None:
    drawn = drawing(
        """
        aaaaaaaaaaaa
        aaaaaaaaaaaa
        aaaaaaaaaaaa

            1111
            1111
           cccccc
        """
    )
    assert captions(drawn) == {"1": "c"}


def test_the_note_of_a_small_picture_may_stand_away_beside_it() -> None:
    drawn = drawing(
        """
        aaaaaaaaaaaaaaaa
        aaaaaaaaaaaaaaaa
        aaaaaaaaaaaaaaaa

        1111
        1111
        1111  ccccc
        """,
        small="c",
    )
    assert captions(drawn) == {"1": "c"}


def test_text_between_a_picture_and_small_type_keeps_them_apart() -> None:
    drawn = drawing(
        """
        111111
        111111 b
        111111 b cccc
        """,
        small="c",
    )
    assert "c" not in captions(drawn).values()


def test_a_lone_line_in_the_middle_under_a_drawing_is_its_caption() -> None:
    drawn = drawing("11111111111111\n" * 8 + "\n\n   cccccccc", small="c")
    assert captions(drawn) == {"1": "c"}


def test_the_first_line_of_text_some_way_under_a_drawing_is_no_caption() -> None:
    drawn = drawing("11111111111111\n" * 8 + "\n\n   aaaaaaaa\n" + "aaaaaaaaaaaaaa\n" * 3)
    assert drawn.captions == []


def test_a_credit_of_body_size_ends_a_caption() -> None:
    drawn = drawing(
        """
        111111111111
        111111111111
        111111111111
        cccccccccc
             ddddddd

        aaaaaa aaaaaa
        aaaaaa aaaaaa
        aaaaaa aaaaaa
        aaaaaa aaaaaa
        """
    )
    assert captions(drawn) == {"1": "cd"}


def test_rows_go_on_under_a_first_one_that_the_rim_of_the_picture_covers() -> None:
    drawn = drawing(
        """
        111111111111
        111111111111
        111111111111
        cccccccccccc
        ddd
             eeeeeee

        aaaaaa aaaaaa
        aaaaaa aaaaaa
        aaaaaa aaaaaa
        aaaaaa aaaaaa
        """,
        small="c",
    )
    assert captions(drawn) == {"1": "cde"}


def test_a_caption_beside_the_foot_of_a_picture_has_its_credit() -> None:
    drawn = drawing(
        """
        aaaaaaa aaaaaaa 1111111111
        aaaaaaa aaaaaaa 1111111111
        aaaaaaa aaaaaaa 1111111111
        aaaaaaa aaaaaaa 1111111111
                        1111111111
        ccccccccccccccc 1111111111
        ccc         ddd 1111111111
        """,
        small="cd",
    )
    assert captions(drawn) == {"1": "cd"}


def test_a_note_half_way_up_beside_a_code_is_its_caption() -> None:
    drawn = drawing(
        """
        aaaaaaaaaaaaa
        aaaaaaaaaaaaa
        aaaaaaaaaaaaa

        1111
        1111 cccccccc
        1111 cccccc
        1111
        """
    )
    assert captions(drawn) == {"1": "c"}


def test_small_type_at_the_foot_of_a_column_is_the_caption_of_the_picture_under_it() -> None:
    drawn = drawing(
        "aaaaaaa aaaaaaa\n" * 6
        + "ccccccc aaaaaaa\n" * 2
        + "1111111 aaaaaaa\n" * 4
        + "aaaaaaa aaaaaaa\n" * 3,
        small="c",
        gaps={"c": 0.2},
    )
    assert captions(drawn) == {"1": "c"}
    assert drawn.letters(drawn.blocks) == "a"


@pytest.mark.parametrize(("step", "expected"), [(1.2, 1), (1.4, 0)])
def test_type_hardly_smaller_than_the_body_is_a_caption_if_its_lines_are_closer(
    step: float, expected: int
) -> None:
    """The body's lines are 1.4 glyphs apart."""
    body = find_blocks(drawing("aaaaaaa aaaaaaa\n" * 8).body)
    tops = 10, 10 + round(step * EM)
    lines = tuple(Line(Box(40, top, 300, top + EM), 0.96 * EM) for top in tops)
    picture = Box(30, lines[-1].box.bottom + 4, 310, lines[-1].box.bottom + 200)
    found, _ = take_captions([picture], [*body, Block(lines, 40, 300)])
    assert len(found) == expected


@pytest.mark.parametrize(
    "rows",
    ["ccccccc         ddddd", "cccccccccccccccccc\n            ddddddddd"],
    ids=["one row", "two rows"],
)
@pytest.mark.parametrize("small", ["", "cd"], ids=["as large as the body", "smaller"])
def test_text_and_credit_set_out_over_a_picture_are_its_caption(rows: str, small: str) -> None:
    drawn = drawing(
        "\n" + rows + "\n" + "111111111111111111111\n" * 5 + "aaaaaaaaa   aaaaaaaaa\n" * 6,
        small=small,
    )
    assert captions(drawn) == {"1": "cd"}


def test_columns_that_end_over_a_picture_are_no_caption() -> None:
    drawn = drawing("aaaaaaaaa   aaaaaaaaa\n" * 4 + "111111111111111111111\n" * 5)
    assert drawn.captions == []


def test_the_note_of_a_code_may_stand_far_away_in_its_column() -> None:
    drawn = drawing(
        """
        aaaaaaaaaaaaaaaaa
        aaaaaaaaaaaaaaaaa
        aaaaaaaaaaaaaaaaa

        1111
        1111
        1111        ccccc
        """,
        small="c",
    )
    assert captions(drawn) == {"1": "c"}


def test_small_type_far_from_a_code_in_another_column_is_no_note() -> None:
    drawn = drawing(
        """
        aaaaaaa  bbbbbbbb
        aaaaaaa  bbbbbbbb
        aaaaaaa  bbbbbbbb

        1111
        1111
        1111        ccccc
        """,
        small="c",
    )
    assert drawn.captions == []


@pytest.mark.parametrize(("white", "expected"), [(0.9, "cd"), (0.4, "")])
def test_a_credit_over_a_column_ends_the_row_below_a_caption(white: float, expected: str) -> None:
    """The caption is as large as the body, whose lines have 0.4 glyphs of white between them."""
    column = drawing("aaaaaaaaaaaa\n" * 6).body
    left, right, top = column[0].box.left, column[0].box.right, column[0].box.top
    row = top - round(white * EM) - column[0].box.height, top - round(white * EM)
    credit = Line(Box(right - 6 * EM, row[0], right, row[1]), column[0].em)
    start = Line(Box(left, row[0], left + 8 * EM, row[1]), column[0].em)
    first = Line(Box(left, row[0] - EM, right, row[0] - 4), column[0].em)
    picture = Box(left, first.box.top - 10 * EM, right, first.box.top - 8)
    blocks = [Block((line,), left, right) for line in (first, start)]
    blocks.append(Block((credit, *column), left, right))
    found, rest = take_captions([picture], blocks)
    assert found[0].lines == ((first, start, credit) if expected else (first,))
    assert sum(len(block.lines) for block in rest) == (6 if expected else 8)


@pytest.mark.parametrize(("indent", "expected"), [(0, 3), (2, 1)], ids=["runs on", "a paragraph"])
def test_rows_as_large_as_the_body_go_on_with_the_full_first_row(
    indent: int, expected: int
) -> None:
    body = find_blocks(drawing("aaaaaaa aaaaaaa\n" * 8).body)
    rows = [
        Box(40 + x * EM, 900 + y, 600, 900 + y + EM) for x, y in ((2, 0), (indent, 38), (0, 76))
    ]
    first, *rest = (Line(box, body[0].em) for box in rows)
    picture = Box(30, 500, 610, 892)
    blocks = [*body, Block((first,), 40, 600), Block(tuple(rest), 40, 600)]
    found, _ = take_captions([picture], blocks)
    assert [len(caption.lines) for caption in found] == [expected]


def test_the_last_word_of_a_caption_stands_alone_before_the_credit() -> None:
    """A word of small signs is measured as smaller type."""
    body = find_blocks(drawing("aaaaaaa aaaaaaa\n" * 8).body)
    first, word = Box(40, 900, 600, 928), Box(40, 946, 56, 960)
    name = Box(400, 940, 590, 968)
    sizes = {first: body[0].em, word: 0.6 * EM, name: body[0].em}
    blocks = [Block((Line(box, em),), 40, 600) for box, em in sizes.items()]
    found, _ = take_captions([Box(30, 500, 610, 892)], [*body, *blocks])
    assert [[line.box for line in caption.lines] for caption in found] == [[first, word, name]]
