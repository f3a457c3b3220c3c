"""Which pieces make one article: one letter is one article, capitals are its headlines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from document.geometry import Box
from layout.articles.evidence import links_of
from layout.articles.graph import graph_of
from layout.articles.grouping import group
from layout.articles.node import NodeKind
from layout.articles.scene import Scene
from layout.articles.setting import setting_of
from layout.sheet.straighten import EM
from tests.layout import drawn_dress, drawn_rules, drawn_shapes
from tests.layout.drawn import Drawing, drawing

DRAWN = {**vars(drawn_rules), **vars(drawn_shapes), **vars(drawn_dress)}
PAGES = {name: page for name, page in DRAWN.items() if name.isupper()}


def expected(drawn: Drawing) -> set[str]:
    """Every letter an article; the only picture belongs to ``a``."""
    letters = {letter.lower() for letter in drawn.named.values() if letter.isalpha()}
    pictures = "".join(sorted(letter for letter in drawn.named.values() if letter.isdigit()))
    return {pictures + letter if letter == "a" else letter for letter in letters}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_letter_is_an_article(page: str) -> None:
    drawn = drawing(page)
    assert drawn.articles() == expected(drawn)
    assert len(drawn.groups) == len(expected(drawn))


def test_a_bold_line_without_white_about_it_is_no_place_where_an_article_may_end() -> None:
    column = drawing("aaaaaaa\n" * 4 + "bbbbbbb\n" + "aaaaaaa\n" * 4, bold="b")
    assert len(graph_of(column.zone).nodes) == 1
    set_off = drawing("aaaaaaa\n" * 4 + "bbbbb\n" + "aaaaaaa\n" * 4, bold="b", gaps={"b": 0.2})
    assert len(graph_of(set_off.zone).nodes) == 3


@pytest.mark.xfail(reason="the edge of a tint does not keep two headlines apart")
def test_a_tint_straight_under_a_headline_is_an_article() -> None:
    drawn = drawing(
        """
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        aaaaaaa aaaaaaa ...................
        aaaaaaa aaaaaaa ...BBBBBBBBBBBBB...
        aaaaaaa aaaaaaa ...BBBBBBBBBBBBB...
        aaaaaaa aaaaaaa ..bbbbbbb.bbbbbbb..
        aaaaaaa aaaaaaa ..bbbbbbb.bbbbbbb..
        aaaaaaa aaaaaaa ..bbbbbbb.bbbbbbb..
        aaaaaaa aaaaaaa ..bbbbbbb.bbbbbbb..
        aaaaaaa aaaaaaa ...................
        aaaaaaa aaaaaaa aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa aaaaaaa aaaaaaa
        """
    )
    assert drawn.articles() == {"a", "b"}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_nothing_is_lost_and_nothing_stands_twice(page: str) -> None:
    drawn = drawing(page)
    lines = [line.box for g in drawn.groups for x in (*g.heads, *g.blocks) for line in x.lines]
    lines += [line.box for caption in drawn.captions for line in caption.lines]
    pictures = [picture for g in drawn.groups for picture in g.pictures]
    assert sorted(lines + pictures) == sorted(drawn.named)
    pieces = [line.box for piece in drawn.pieces for line in piece.lines]
    assert sorted(pieces) == sorted(lines)


@pytest.mark.parametrize("page", [drawn_rules.BOXED, drawn_rules.TINTED], ids=["boxed", "tinted"])
def test_a_box_knows_itself(page: str) -> None:
    drawn = drawing(page)
    (boxed,) = (g for g in drawn.groups if g.boxed)
    assert drawn.letters([*boxed.heads, *boxed.blocks]) == "b"
    assert isinstance(boxed.boxed, Box)
    assert boxed.boxed.contains(boxed.box)


def test_a_tint_behind_a_headline_alone_is_no_box() -> None:
    drawn = drawing(drawn_rules.TINT_BEHIND_A_HEADLINE)
    assert drawn.separators.tints
    assert not any(found.boxed for found in drawn.groups)


def test_a_picture_alone_is_kept() -> None:
    assert drawing("1111111\n1111111\n1111111").articles() == {"1"}


def test_a_scrap_goes_with_the_article_it_is_tied_to() -> None:
    """The last glyphs of a column below a picture."""
    drawn = drawing(
        """
        AAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAA
        aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa
        aaaaaaa 1111111
        aaaaaaa 1111111
        aaaaaaa 1111111
        aaaaaaa aa
        """
    )
    assert drawn.articles() == {"1a"}


def test_a_scrap_by_itself_is_no_article() -> None:
    drawn = drawing("aa")
    found = group(drawn.zone, drawn.separators)
    assert found.groups == ()
    assert drawn.letters(found.scraps) == "a"


STOREYS = """
+-----------------+
| AAAAAAAAAAAAAAA |
| AAAAAAAAAAAAAAA |
|                 |
| aaaaaaa aaaaaaa |
| aaaaaaa aaaaaaa |
| aaaaaaa aaaaaaa |
| aaaaaaa aaaaaaa |
|                 |
| --------------- |
|                 |
| BBBBBBBBBBBBBBB |
| BBBBBBBBBBBBBBB |
|                 |
| bbbbbbb bbbbbbb |
| bbbbbbb bbbbbbb |
| bbbbbbb bbbbbbb |
| bbbbbbb bbbbbbb |
+-----------------+
"""


def test_a_rule_over_a_headline_parts_a_box() -> None:
    assert drawing(STOREYS).articles() == {"a", "b"}


@pytest.mark.parametrize(("rows", "together"), [("aaaaaaa", 1.0), ("BBBBBBB", 0.0)])
def test_a_box_of_several_stories_says_nothing_of_what_is_one(rows: str, together: float) -> None:
    drawn = drawing(
        f"""
        +---------+ CCCCCCC
        | AAAAAAA | CCCCCCC
        | AAAAAAA | ccccccc
        |         | ccccccc
        | aaaaaaa | ccccccc
        | aaaaaaa | ccccccc
        | {rows} | ccccccc
        | {rows} | ccccccc
        |         | ccccccc
        | bbbbbbb | ccccccc
        | bbbbbbb | ccccccc
        +---------+ ccccccc
        """
    )
    scene = Scene(setting_of(graph_of(drawn.zone), drawn.separators))
    one, other = [k for k, ground in enumerate(scene.setting.ground) if ground >= 0][:2]
    assert scene.ground_of(one, other)["same box"] == together


@pytest.mark.parametrize(("badge", "together"), [(True, 1.0), (False, 0.0)])
def test_a_badge_over_a_column_makes_no_second_story(badge: bool, together: float) -> None:
    drawn = drawing(
        """
        +-----------------+ CCCCCCC
        | BBBB    AAAAAAA | CCCCCCC
        | BBBB    AAAAAAA | ccccccc
        |                 | ccccccc
        | aaaaaaa aaaaaaa | ccccccc
        | aaaaaaa aaaaaaa | ccccccc
        | aaaaaaa aaaaaaa | ccccccc
        +-----------------+ ccccccc
        """
    )
    zone = drawn.zone
    heads = tuple(replace(h, badge=badge and h.box.width < 10 * EM) for h in zone.heads)
    scene = Scene(setting_of(graph_of(replace(zone, heads=heads)), drawn.separators))
    one, other = [k for k, ground in enumerate(scene.setting.ground) if ground >= 0][:2]
    assert scene.ground_of(one, other)["same box"] == together


def test_the_baseline_of_a_drawing_parts_it_from_nothing() -> None:
    drawn = drawing(
        """
        AAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAA
        aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa
        111111111111111
        111111111111111
        111111111111111
        ---------------
        aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa
        aaaaaaa aaaaaaa
        """
    )
    rule = drawn.rules.horizontal[0]
    foot = drawn.pictures[0].bottom
    moved = Box(rule.left, foot - 4, rule.right, foot)
    rules = replace(drawn.rules, horizontal=(moved,))
    found = group(drawn.zone, replace(drawn.separators, rules=rules))
    assert [drawn.letters([*g.heads, *g.blocks, *g.pictures]) for g in found.groups] == ["1a"]


@pytest.mark.parametrize(
    ("page", "of_columns"),
    [
        (drawn_rules.RULES_BETWEEN_THE_COLUMNS_OF_A_HEADLINE_OVER_SOME, True),
        (drawn_rules.RULES_BESIDE_THE_HEADLINES_OF_TWO, False),
    ],
)
def test_rules_that_begin_under_a_headline_are_between_its_columns(
    page: str, of_columns: bool
) -> None:
    drawn = drawing(page)
    scene = Scene(setting_of(graph_of(drawn.zone), drawn.separators))
    foot = max(node.box.bottom for node in scene.nodes)
    columns = [k for k, node in enumerate(scene.nodes) if node.box.bottom == foot]
    _, left, right, _ = sorted(columns, key=lambda k: scene.nodes[k].left)
    assert scene.is_column_rule(left, right) is of_columns


@pytest.mark.parametrize(
    ("foot", "across"), [("ccccccccccccccc", True), ("ccccccc ddddddd", False)]
)
def test_text_may_run_across_the_gutter_of_a_story_over_it(foot: str, across: bool) -> None:
    columns = "bbbbbbb bbbbbbb\n" * 4
    drawn = drawing("HHHHHHHHHHHHHHH\n" * 2 + columns + "\n" + f"{foot}\n" * 4)
    scene = Scene(setting_of(graph_of(drawn.zone), drawn.separators))
    (head,) = scene.heads
    last = max(node.box.bottom for node in scene.nodes)
    lowest = [k for k, node in enumerate(scene.nodes) if node.box.bottom == last]
    assert {scene.spans_gutter(head, k) for k in lowest} == {across}


@pytest.mark.parametrize(
    ("rule", "between"), [("       --------", False), ("---------------", True)]
)
def test_a_rule_over_columns_aside_alone_is_not_between_them_and_a_headline(
    rule: str, between: bool
) -> None:
    upper, lower = "aaaaaaa bbbbbbb\n" * 4, "ccccccc ddddddd\n" * 4
    drawn = drawing("HHHHHHH BBBBBBB\n" * 2 + upper + rule + "\n" + lower)
    scene = Scene(setting_of(graph_of(drawn.zone), drawn.separators))
    head = min(scene.heads, key=lambda k: scene.nodes[k].left)
    (aside,) = (k for k, node in enumerate(scene.nodes) if drawn.letters(node.lines) == "d")
    assert scene.rule_between(head, aside) is between


@pytest.mark.parametrize(("rows", "parted"), [(4, 0.0), (7, 1.0)])
def test_a_rule_that_ends_over_text_parts_it_from_no_headline_beside(
    rows: int, parted: float
) -> None:
    """The side of a box, under which the text of the story beside it runs on."""
    over = [*["HHHHHHHHHHHHHHH BBBBBBB"] * 2, *["aaaaaaa aaaaaaa bbbbbbb"] * 2]
    under = ["aaaaaaa aaaaaaa        ", *["aaaaaaa aaaaaaa ccccccc"] * 4]
    page = [row[:15] + "|" + row[16:] if k < rows else row for k, row in enumerate(over + under)]
    drawn = drawing("\n".join(page))
    setting = setting_of(graph_of(drawn.zone), drawn.separators)
    nodes = setting.graph.nodes
    head = min((k for k, n in enumerate(nodes) if n.head), key=lambda k: nodes[k].left)
    (text,) = (k for k, n in enumerate(nodes) if drawn.letters(n.lines) == "c")
    facts = {(link.one, link.other): link.facts for link in links_of(setting)}
    assert facts[head, text]["rule down between"] == parted


@pytest.mark.parametrize("row", ["1111111", "   1111"])
def test_text_holds_a_picture_of_its_own_width_more(row: str) -> None:
    drawn = drawing("AAAAAAA\nAAAAAAA\n" + "aaaaaaa\n" * 4 + f"{row}\n" * 3)
    found = group(drawn.zone, drawn.separators)
    (tie,) = (t for t in found.ties if t.other.box in drawn.pictures and t.one.lines)
    assert (tie.score > 5) is (row == "1111111")


def test_text_under_the_picture_of_a_headline_is_under_the_headline() -> None:
    upper = "AAAAAAA\nAAAAAAA\n" + "aaaaaaa\n" * 4
    drawn = drawing(upper + "BBBBBBB\nBBBBBBB\n" + "1111111\n" * 4 + "bbbbbbb\n" * 8)
    scene = Scene(setting_of(graph_of(drawn.zone), drawn.separators))
    first, second = sorted(scene.heads, key=lambda k: scene.nodes[k].box.top)
    (text,) = (
        k
        for k, node in enumerate(scene.nodes)
        if drawn.letters(node.lines) == "b" and node.kind is NodeKind.TEXT
    )
    assert scene.has_text(second)
    assert scene.is_crowned_by_other(text, first)
