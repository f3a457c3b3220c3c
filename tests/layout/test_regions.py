"""Advertisements, and the way from pieces to regions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from document.page import Region, RegionKind
from layout.articles.grouping import Group
from layout.regions import RegionWriter, is_advertisement
from layout.sheet.straighten import Straightening
from layout.text.blocks import Block
from tests.layout.drawn import WIDE, drawing

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


def regions_of(page: str) -> tuple[Region, ...]:
    """The regions of a drawing of one article."""
    drawn = drawing(page)
    return written(Group(tuple(drawn.heads), tuple(drawn.blocks), ()))


def written(article: Group) -> tuple[Region, ...]:
    """The regions of one article, the working page its own scan."""
    size = 4000, 4000
    writer = RegionWriter(Straightening(np.eye(2, 3), 1.0, 0.0, False, size, size))
    writer.add_article(0, article)
    return writer.regions()


def test_a_lead_is_read_before_the_columns_that_stand_over_its_headline() -> None:
    found = regions_of(
        """
        aaaaaaa aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa aaaaaaa
        AAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAA
        bbbbbbbbbbbbbbbbbbbbbbb
        bbbbbbbbbbbbbbbbbbbbbbb
        bbbbbbbbbbbbbbbbbbbbbbb
        -----------------------
        aaaaaaa aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa aaaaaaa
        """
    )
    text = [region for region in found if region.kind is RegionKind.BODY]
    assert text[0].box.width > 20 * WIDE
    assert [region.box.left for region in text[1:]] == sorted(r.box.left for r in text[1:])


@pytest.mark.parametrize(("height", "whole"), [(0.2, True), (0.6, True), (0.9, False)])
def test_a_flat_or_torn_line_of_a_column_is_as_large_as_its_type(
    height: float, whole: bool
) -> None:
    *full, last = drawing("aaaaaaaa\n" * 4 + "aa").body
    ink = replace(last.box, top=last.box.bottom - round(height * last.box.height))
    lines = (*full, replace(last, box=ink, em=height * last.em))
    (column,) = written(Group((), (Block(lines, full[0].box.left, full[0].box.right),), ()))
    *others, low = column.lines
    assert (low.glyph == others[0].glyph) is whole
    if whole:
        assert low.length == pytest.approx(last.box.width / last.em)
        assert low.quad.height == pytest.approx(last.box.height, abs=1)
