"""Captions beside their pictures, and the notes of codes and portraits."""

from __future__ import annotations

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
