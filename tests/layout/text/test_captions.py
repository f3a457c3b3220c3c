"""Which lines are captions, and of which picture."""

from __future__ import annotations

import pytest

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block, find_blocks
from layout.text.captions import take_captions
from tests.layout.drawn import drawing


def test_columns_that_begin_under_a_picture_are_no_caption() -> None:
    drawn = drawing("111111111111111\n" * 4 + "aaaaaaa bbbbbbb\n" * 4)
    assert drawn.captions == []


def test_small_type_over_columns_is_the_caption_of_the_picture_above() -> None:
    drawn = drawing(
        "111111111111111\n" * 4 + "cccccccccccc\n" + "aaaaaaa bbbbbbb\n" * 5,
        small="c",
        gaps={"a": 0.6, "b": 0.6},
    )
    assert drawn.captioned == {"1": "c"}


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
    assert drawn.captioned == {"1": "c"}


def test_a_credit_under_the_last_of_pictures_abreast_is_of_their_caption() -> None:
    drawn = drawing(
        """
        11111111111111 22222222222222 33333333333333
        11111111111111 22222222222222 33333333333333
        11111111111111 22222222222222 33333333333333
        11111111111111 22222222222222 33333333333333
                ccccccccccccccccccccccccdddd
        """,
        small="cd",
    )
    assert drawn.captioned == {"1": "cd"}


def test_text_between_a_picture_and_small_type_keeps_them_apart() -> None:
    drawn = drawing(
        """
        111111
        111111 b
        111111 b cccc
        """,
        small="c",
    )
    assert "c" not in drawn.captioned.values()


@pytest.mark.parametrize(
    ("row", "captions"),
    [("   cccccccc", {"1": "c"}), ("     ccccccccccc", {"1": "c"}), ("   c", {})],
)
def test_a_lone_line_under_a_drawing_is_its_caption_and_a_speck_is_not(
    row: str, captions: dict[str, str]
) -> None:
    drawn = drawing("11111111111111\n" * 8 + f"\n\n{row}", small="c")
    assert drawn.captioned == captions


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
    assert drawn.captioned == {"1": "cd"}


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
    assert drawn.captioned == {"1": "cde"}


def test_small_type_at_the_foot_of_a_column_is_the_caption_of_the_picture_under_it() -> None:
    drawn = drawing(
        "aaaaaaa aaaaaaa\n" * 6
        + "ccccccc aaaaaaa\n" * 2
        + "1111111 aaaaaaa\n" * 4
        + "aaaaaaa aaaaaaa\n" * 3,
        small="c",
        gaps={"c": 0.2},
    )
    assert drawn.captioned == {"1": "c"}
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
    assert drawn.captioned == {"1": "cd"}


def test_columns_that_end_over_a_picture_are_no_caption() -> None:
    drawn = drawing("aaaaaaaaa   aaaaaaaaa\n" * 4 + "111111111111111111111\n" * 5)
    assert drawn.captions == []


def test_a_caption_over_a_picture_has_a_text_over_its_wide_credit() -> None:
    drawn = drawing(
        """
        aaaaaaa aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa aaaaaaa

        cccc
          ddddd
        1111111
        1111111
        1111111
        """,
        small="cd",
    )
    assert {key: set(value) for key, value in drawn.captioned.items()} == {"1": set("cd")}


def test_one_caption_serves_pictures_abreast_though_the_sky_of_one_be_missing() -> None:
    drawn = drawing(
        """
        1111111
        1111111
        1111111 2222222
        1111111 2222222
            ccccccc
        """,
        small="c",
    )
    assert drawn.captioned == {"1": "c"}
