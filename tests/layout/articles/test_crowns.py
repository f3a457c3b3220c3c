"""Pictures over headlines: of the story under them, or of that over or beside them."""

from __future__ import annotations

import pytest

from layout.articles.evidence import Relation, links_of
from layout.articles.graph import graph_of
from layout.articles.setting import setting_of
from tests.layout.drawn import Drawing, drawing

UNDER_PART_OF_A_ROW = """
    BBBBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBBBB
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb
    111111111111111 CCCCCCC
    111111111111111 CCCCCCC
    111111111111111 ccccccc
    111111111111111 ccccccc
    111111111111111 ccccccc
    111111111111111 ccccccc
                    ccccccc
    AAAAAAAAAAAAAAA ccccccc
    AAAAAAAAAAAAAAA ccccccc
    aaaaaaa aaaaaaa ccccccc
    aaaaaaa aaaaaaa ccccccc
    aaaaaaa aaaaaaa ccccccc
    """
UNDER_ALL_OF_IT = """
    BBBBBBBBBBBBBBB CCCCCCC
    BBBBBBBBBBBBBBB CCCCCCC
    bbbbbbb bbbbbbb ccccccc
    bbbbbbb bbbbbbb ccccccc
    bbbbbbb bbbbbbb ccccccc
    bbbbbbb bbbbbbb ccccccc
    111111111111111 ccccccc
    111111111111111 ccccccc
    111111111111111 ccccccc
    111111111111111 ccccccc
                    ccccccc
    AAAAAAAAAAAAAAA ccccccc
    AAAAAAAAAAAAAAA ccccccc
    aaaaaaa aaaaaaa ccccccc
    aaaaaaa aaaaaaa ccccccc
    aaaaaaa aaaaaaa ccccccc
    """
OVER_PART_OF_A_STORY = UNDER_PART_OF_A_ROW.replace("AAAAAAAAAAAAAAA ccccccc", "A" * 23).replace(
    "aaaaaaa ccccccc", "aaaaaaa aaaaaaa"
)
OPENS = """
    ------------------------
    B bbbbbbb bbbbbbb 111111111111111 CCCCCCC
    B bbbbbbb bbbbbbb 111111111111111 CCCCCCC
    B bbbbbbb bbbbbbb 111111111111111 ccccccc
    B bbbbbbb bbbbbbb 111111111111111 ccccccc
    B bbbbbbb bbbbbbb 111111111111111 ccccccc
      bbbbbbb bbbbbbb 111111111111111 ccccccc
      bbbbbbb bbbbbbb                 ccccccc
      bbbbbbb bbbbbbb AAAAAAAAAAAAA   ccccccc
      bbbbbbb bbbbbbb AAAAAAAAAAAAA   ccccccc
      bbbbbbb bbbbbbb aaaaaaa aaaaaaa ccccccc
      bbbbbbb bbbbbbb aaaaaaa aaaaaaa ccccccc
      bbbbbbb bbbbbbb aaaaaaa aaaaaaa ccccccc
    """
CAPTION_BESIDE = OPENS.replace("111111111111111 ccccccc", "1111111111      ccccccc", 3).replace(
    "111111111111111 CCCCCCC", "1111111111      CCCCCCC"
)
CAPTION_BESIDE = CAPTION_BESIDE.replace("111111111111111 ccccccc", "1111111111 dddd ccccccc")
TINTED_LEAD = OPENS.replace("aaaaaaa aaaaaaa", "...............", 1).replace(
    "aaaaaaa aaaaaaa", ".  aaaaaaaaa  .", 2
)
TINTED_LEAD = TINTED_LEAD.rstrip() + "\n      bbbbbbb bbbbbbb ............... ccccccc\n"
BESIDE_ITS_HEADLINE = """
    BBBBBBBBBBBBB
    BBBBBBBBBBBBB
    bbbbbbbb bbbbbbbb
    bbbbbbbb bbbbbbbb
    bbbbbbbb bbbbbbbb
    bbbbbbbb bbbbbbbb
    bbbbbbbb bbbbbbbb
    bbbbbbbb bbbbbbbb


      111111111111111
    A 111111111111111
    A 111111111111111
    A 111111111111111
    A
    A aaaaaaa aaaaaaa
    A aaaaaaa aaaaaaa
      aaaaaaa aaaaaaa
    """


def crowns(drawn: Drawing) -> bool:
    links = links_of(setting_of(graph_of(drawn.zone), drawn.separators))
    (foot,) = (x.facts for x in links if x.relation is Relation.FOOT and x.facts["picture"])
    return bool(foot["picture crowns it"])


@pytest.mark.parametrize(
    ("page", "small", "told"),
    [
        (UNDER_PART_OF_A_ROW, "", True),
        (UNDER_ALL_OF_IT, "", False),
        (OVER_PART_OF_A_STORY, "", False),
        (OPENS, "", True),
        (CAPTION_BESIDE, "d", True),
        (TINTED_LEAD, "", True),
    ],
)
def test_a_picture_makes_a_rectangle_with_the_story_under_it(
    page: str, small: str, *, told: bool
) -> None:
    assert crowns(drawing(page, small=small)) is told


@pytest.mark.parametrize("page", [UNDER_PART_OF_A_ROW, OPENS, CAPTION_BESIDE, TINTED_LEAD])
def test_a_picture_is_of_the_story_it_makes_a_rectangle_with(page: str) -> None:
    assert any("1" in own and "a" in own for own in drawing(page, small="d").articles())


@pytest.mark.parametrize("before", [True, False])
def test_a_headline_that_runs_down_stands_before_its_pictures(*, before: bool) -> None:
    turned = "\n".join(row[4:].ljust(17)[::-1] for row in BESIDE_ITS_HEADLINE.split("\n"))
    drawn = drawing(BESIDE_ITS_HEADLINE if before else turned)
    links = links_of(setting_of(graph_of(drawn.zone), drawn.separators))
    facts = [x.facts for x in links if x.relation is Relation.PICTURE and x.facts["headline"]]
    assert [own["beside, headline runs down before it"] for own in facts] == [float(before)]
