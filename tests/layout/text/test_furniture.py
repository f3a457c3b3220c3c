"""What belongs to the page, not to an article; letters f and g are furniture."""

from __future__ import annotations

import pytest

from document.page import RegionKind
from layout.text.furniture import take_furniture
from layout.text.zones import Zone
from tests.layout.drawn import Drawing, drawing

BODY = (
    """
    AAAAAAAAAAAAA CCCCCCCCCCCCCCC
    AAAAAAAAAAAAA CCCCCCCCCCCCCCC
"""
    + "    aaaaaa aaaaaa ccccccc ccccccc\n" * 24
)
RULE = "    -----------------------------\n"
FOLIO = "    ffff    fffffffff    ffff\n"
MASTHEAD = """
    FFFFFFFFFFFFFF   fffffffff
    FFFFFFFFFFFFFF   fffffffff
    FFFFFFFFFFFFFF   fffffffff
    FFFFFFFFFFFFFF
    fffffff   fffffffff  fffff
"""
IMPRINT = "    ggggggggggg  gggggggggg\n"

NAME_OVER_A_HEADLINE = """
    fffffffff     fffffff
    FFFFFFFFFFFF
    FFFFFFFFFFFF
    -----------------------------
    AAAAAAAAAA    CCCCCCCCCCCCCCC
    aaaaaa aaaaaa CCCCCCCCCCCCCCC
"""
UNEVEN = """
                              f
    ffff       ffffff

    AAAAAAAAAAAAA CCCCCCCCCCCCCCC
    AAAAAAAAAAAAA CCCCCCCCCCCCCCC
"""
PAGES = {
    "nothing": BODY,
    "folio over a rule": FOLIO + RULE + BODY,
    "folio without a rule": FOLIO + "\n" + BODY,
    "masthead": MASTHEAD + RULE + BODY,
    "imprint under a rule": FOLIO + RULE + BODY + RULE + IMPRINT,
    "a name close over a headline": NAME_OVER_A_HEADLINE + BODY[BODY.index("    aaaaaa") :],
    "an uneven folio": UNEVEN + BODY[BODY.index("    aaaaaa") :],
    "imprint alone": BODY + RULE + IMPRINT,
}


def furniture(drawn: Drawing) -> tuple[str, str]:
    """Letters of the furniture and of the rest."""
    bands, rest = take_furniture(drawn.zone, drawn.rules)
    taken = [thing for band in bands for thing in (*band.heads, *band.blocks)]
    return drawn.letters(taken), drawn.letters([*rest.heads, *rest.blocks])


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_furniture_is_taken_off_and_articles_stay(page: str) -> None:
    drawn = drawing(page)
    present = "".join(sorted({letter.lower() for letter in drawn.named.values()}))
    assert furniture(drawn) == (present.replace("ac", ""), "ac")


@pytest.mark.parametrize(
    ("page", "kinds"),
    [
        ("folio over a rule", [RegionKind.FOLIO]),
        ("masthead", [RegionKind.MASTHEAD]),
        ("imprint under a rule", [RegionKind.FOLIO, RegionKind.FOLIO]),
    ],
)
def test_a_masthead_is_large(page: str, kinds: list[RegionKind]) -> None:
    drawn = drawing(PAGES[page])
    bands, _ = take_furniture(drawn.zone, drawn.rules)
    assert [band.kind for band in bands] == kinds


def two_articles(lines: int) -> str:
    """A folio, an article with so many lines in each column, a rule, a long article."""
    return (
        f"    ffff    fffffff    ffff\n{RULE}"
        + "    AAAAAAAAAAAAAAAAAAAAAAAAAAA\n" * 2
        + "    aaaaaa aaaaaa aaaaaa aaaaaa\n" * lines
        + RULE
        + "    CCCCCCCCCCCCCCCCCCCCCCCCCCC\n" * 2
        + "    cccccc cccccc cccccc cccccc\n" * 60
    )


@pytest.mark.parametrize("lines", [12, 9, 5])
def test_a_rule_between_two_articles_is_no_edge_of_furniture(lines: int) -> None:
    assert furniture(drawing(two_articles(lines))) == ("f", "ac")


def test_a_page_without_anything_has_no_furniture() -> None:
    assert take_furniture(Zone(), drawing(RULE).rules) == ([], Zone())
