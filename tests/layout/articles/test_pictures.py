"""Which article a picture belongs to, and what a headline's place says on its page."""

from __future__ import annotations

import pytest

from layout.articles.evidence import Link, Relation, links_of
from layout.articles.footing import is_near_kicker
from layout.articles.graph import graph_of
from layout.articles.scene import Scene
from layout.articles.setting import setting_of
from tests.layout.drawn import Drawing, drawing

OVER_ITS_HEADLINE = """
    BBBBBBB 111111111111111
    BBBBBBB 111111111111111
    bbbbbbb 111111111111111
    bbbbbbb 111111111111111
    bbbbbbb 111111111111111
    bbbbbbb AAAAAAAAAAAAAAA
    bbbbbbb AAAAAAAAAAAAAAA
    bbbbbbb aaaaaaa aaaaaaa
    bbbbbbb aaaaaaa aaaaaaa
    bbbbbbb aaaaaaa aaaaaaa
    bbbbbbb aaaaaaa aaaaaaa
    """
LEFT = """
    AAAAAAAAAAAA            BBBBBBBBBB
    AAAAAAAAAAAA            BBBBBBBBBB
    aaaaaaaaaaaaaaa aaaaaaa bbbbbbbbbbbbbbb
    aaaaaaaaaaaaaaa aaaaaaa bbbbbbbbbbbbbbb
    aaaaaaaaaaaaaaa aaaaaaa bbbbbbbbbbbbbbb
    """


def scene_of(drawn: Drawing) -> Scene:
    return Scene(setting_of(graph_of(drawn.zone), drawn.separators))


def picture_links(drawn: Drawing) -> list[Link]:
    links = links_of(setting_of(graph_of(drawn.zone), drawn.separators))
    return [link for link in links if link.relation is Relation.PICTURE]


def test_a_picture_goes_with_the_headline_under_it_whose_text_is_as_wide() -> None:
    assert drawing(OVER_ITS_HEADLINE).articles() == {"1a", "b"}


@pytest.mark.parametrize("higher", [0, 3])
def test_a_picture_is_level_with_the_headline_beside_it_or_not(higher: int) -> None:
    page = "        1111111\n" * higher + "AAAAAAA 1111111\n" * 2 + "aaaaaaa 1111111\n" * 4
    facts = [link.facts for link in picture_links(drawing(page))]
    assert any(own["beside, tops level"] for own in facts) is (not higher)


@pytest.mark.parametrize("ruled", [True, False])
def test_a_picture_behind_a_rule_opens_nothing(ruled: bool) -> None:
    rule = "---------------\n" if ruled else ""
    page = "111111111111111\n" * 4 + rule + "AAAAAAAAAAAAAAA\n" * 2 + "aaaaaaa aaaaaaa\n" * 4
    drawn = drawing(page)
    links = links_of(setting_of(graph_of(drawn.zone), drawn.separators))
    (foot,) = (link.facts for link in links if link.relation is Relation.FOOT)
    signs = "picture by itself", "picture of its width", "picture opens"
    assert [foot[name] for name in signs] == [0.0 if ruled else 1.0] * 3


@pytest.mark.parametrize("inside", [True, False])
def test_a_rule_inside_a_picture_is_part_of_it(inside: bool) -> None:
    rows = "1111111\n" * 2 + ("-------\n" if inside else "") + "1111111\n" * 2
    drawn = drawing("aaaaaaa\n" * 3 + rows + ("" if inside else "-------\n") + "aaaaaaa\n" * 3)
    assert len(drawn.pictures) == len(drawn.rules.horizontal) == 1
    setting = setting_of(graph_of(drawn.zone), drawn.separators)
    assert len(setting.rules.horizontal) == (not inside)


ONE_OF_TWO = LEFT.replace("    AAAAAAAAAAAA    ", "      AAAAAAAAAAAA  ")


@pytest.mark.parametrize(("page", "share"), [(LEFT, 2 / 3), (ONE_OF_TWO, 0.5)])
def test_a_page_shows_how_its_headlines_are_set(page: str, share: float) -> None:
    assert scene_of(drawing(page)).set_left == pytest.approx(share)


def test_a_line_close_over_a_headline_is_its_kicker() -> None:
    upper = "AAAAAAA\nAAAAAAA\n" + "aaaaaaa\n" * 4
    lower = "BBBBBBB\nBBBBBBB\n" + "bbbbbbb\n" * 4
    for page, near in ((f"{upper}\n\ncccc\n{lower}", True), (f"{upper}\ncccc\n\n{lower}", False)):
        drawn = drawing(page)
        scene = scene_of(drawn)
        (line,) = (k for k, node in enumerate(scene.nodes) if drawn.letters(node.lines) == "c")
        assert scene.is_text(line)
        assert is_near_kicker(scene, line) is near


HEADED = """
    AAAAAAA
    AAAAAAA
    1111111 B bbbbbbb bbbbbbb
    1111111 B bbbbbbb bbbbbbb
    1111111 B bbbbbbb bbbbbbb
    1111111 B bbbbbbb bbbbbbb
    aaaaaaa B bbbbbbb bbbbbbb
    aaaaaaa   bbbbbbb bbbbbbb
    aaaaaaa   bbbbbbb bbbbbbb
    """


@pytest.mark.parametrize("wide", [False, True])
def test_a_picture_under_a_headline_of_its_own_is_not_of_what_stands_beside(wide: bool) -> None:
    page = HEADED.replace("AAAAAAA", "A" * 25) if wide else HEADED
    beside = [link.facts for link in picture_links(drawing(page)) if link.facts["beside"]]
    assert beside
    assert all(own["beside, headline over the picture"] == (not wide) for own in beside)


def test_a_picture_under_its_headline_keeps_the_story_beside_apart() -> None:
    assert drawing(HEADED).articles() == {"1a", "b"}
