"""Captions beside their pictures, and the notes of codes and portraits."""

from __future__ import annotations

import pytest

from tests.layout.drawn import drawing


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
    assert drawn.captioned == {"1": "c"}


def test_a_column_beside_a_picture_is_no_caption() -> None:
    drawn = drawing("1111111 aaaaaaa\n" * 5 + "aaaaaaa aaaaaaa\n" * 4)
    assert drawn.captions == []


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
    assert drawn.captioned == {"1": "cd"}


NOTES = {
    "wider than its picture": """
        aaaaaaaaaaaa
        aaaaaaaaaaaa
        aaaaaaaaaaaa

            1111
            1111
           cccccc
        """,
    "away beside it": """
        aaaaaaaaaaaaaaaa
        aaaaaaaaaaaaaaaa
        aaaaaaaaaaaaaaaa

        1111
        1111
        1111  sssss
        """,
    "half way up beside it": """
        aaaaaaaaaaaaa
        aaaaaaaaaaaaa
        aaaaaaaaaaaaa

        1111
        1111 cccccccc
        1111 cccccc
        1111
        """,
    "far away in its column": """
        aaaaaaaaaaaaaaaaa
        aaaaaaaaaaaaaaaaa
        aaaaaaaaaaaaaaaaa

        1111
        1111
        1111        sssss
        """,
}
"""Notes of small pictures; ``s`` is smaller than the body."""


@pytest.mark.parametrize("page", NOTES.values(), ids=NOTES)
def test_the_note_of_a_code_or_portrait_is_its_caption(page: str) -> None:
    (note,) = drawing(page, small="s").captioned.values()
    assert note in ("c", "s")


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
