"""Advertisements, and the way from pieces to regions."""

from __future__ import annotations

import pytest

from layout.regions import is_advertisement
from tests.layout.drawn import drawing

SHOUTING = """
    aaaaaaa +-----------------+ aaaaaaa
    aaaaaaa |                 | aaaaaaa
    aaaaaaa |   BBBBBBBBBBB   | aaaaaaa
    aaaaaaa |   BBBBBBBBBBB   | aaaaaaa
    aaaaaaa |                 | aaaaaaa
    aaaaaaa |     bbbbbbb     | aaaaaaa
    aaaaaaa |                 | aaaaaaa
    aaaaaaa +-----------------+ aaaaaaa
    """
BOXED_ARTICLE = """
    aaaaaaa +-----------------+ aaaaaaa
    aaaaaaa |                 | aaaaaaa
    aaaaaaa |   BBBBBBBBBBB   | aaaaaaa
    aaaaaaa |   BBBBBBBBBBB   | aaaaaaa
    aaaaaaa | bbbbbbb bbbbbbb | aaaaaaa
    aaaaaaa | bbbbbbb bbbbbbb | aaaaaaa
    aaaaaaa | bbbbbbb bbbbbbb | aaaaaaa
    aaaaaaa | bbbbbbb bbbbbbb | aaaaaaa
    aaaaaaa |                 | aaaaaaa
    aaaaaaa +-----------------+ aaaaaaa
    """
BOX_WITHOUT_LARGE_TYPE = """
    aaaaaaa +-----------------+ aaaaaaa
    aaaaaaa |                 | aaaaaaa
    aaaaaaa |     bbbbbbb     | aaaaaaa
    aaaaaaa |                 | aaaaaaa
    aaaaaaa |     bbbbbbb     | aaaaaaa
    aaaaaaa |                 | aaaaaaa
    aaaaaaa +-----------------+ aaaaaaa
    """

LARGE_TYPE_ALONE = """
    AAAAAAA ...................
    AAAAAAA ...................
    aaaaaaa ....BBBBBBBBBBB....
    aaaaaaa ....BBBBBBBBBBB....
    aaaaaaa ...................
    aaaaaaa ......CCCCCCC......
    aaaaaaa ......CCCCCCC......
    aaaaaaa ...................
    """


@pytest.mark.parametrize(
    ("page", "shouts"), [(SHOUTING, True), (BOXED_ARTICLE, False), (BOX_WITHOUT_LARGE_TYPE, False)]
)
def test_large_type_alone_in_a_box_is_an_advertisement(page: str, shouts: bool) -> None:
    drawn = drawing(page)
    (boxed,) = (g for g in drawn.groups if g.boxed)
    assert is_advertisement(boxed) is shouts


def test_a_tint_with_nothing_but_large_type_is_an_advertisement() -> None:
    drawn = drawing(LARGE_TYPE_ALONE)
    shouting = [g for g in drawn.groups if g.boxed]
    assert "".join(drawn.letters(g.heads) for g in shouting) == "bc"
    assert all(is_advertisement(g) for g in shouting)


def test_a_headline_with_little_text_outside_a_box_is_an_article() -> None:
    (article,) = drawing("AAAAAAAAAAA\n" * 2 + "aaaaaaa\n" * 2).groups
    assert not is_advertisement(article)
