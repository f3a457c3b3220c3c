"""Kickers are no columns, and what headlines stand over."""

from __future__ import annotations

import pytest

from layout.articles.evidence import Relation, links_of
from layout.articles.graph import graph_of
from layout.articles.reign import rules_under
from layout.articles.scene import Scene
from layout.articles.setting import Setting, setting_of
from tests.layout.drawn import Drawing, drawing


def setting_drawn(drawn: Drawing) -> Setting:
    return setting_of(graph_of(drawn.zone), drawn.separators)


@pytest.mark.parametrize("white", [0, 3], ids=["text", "kickers"])
def test_kickers_side_by_side_are_no_columns(white: int) -> None:
    """A line close over its headline and far under the text above it."""
    above = "aaaaaaa bbbbbbb\n" * 4 + "\n" * white
    drawn = drawing(above + "ccccc   ddddd\n" + "HHHHHHH IIIIIII\n" * 2 + "eeeeeee fffffff\n" * 4)
    setting = setting_drawn(drawn)
    nodes = setting.graph.nodes
    beside = [link for link in links_of(setting) if link.relation is Relation.COLUMNS]
    pairs = {drawn.letters([*nodes[x.one].lines, *nodes[x.other].lines]) for x in beside}
    assert any("c" in pair for pair in pairs) is (not white)
    assert "ef" in pairs


@pytest.mark.parametrize(
    ("head", "over"),
    [("    HHHHHHH", {"a", "b"}), ("  HHHHHHH", {"a"})],
    ids=["astride", "over one"],
)
def test_a_headline_astride_two_columns_stands_over_both(head: str, over: set[str]) -> None:
    drawn = drawing("---------------\n" + f"{head}\n" * 2 + "aaaaaaa bbbbbbb\n" * 6)
    graph = graph_of(drawn.zone)
    under = {drawn.letters(graph.nodes[b].lines) for a, b in graph.over if graph.nodes[a].head}
    assert under == over


@pytest.mark.parametrize(
    ("aside", "lower", "upper"),
    [("", 0, False), (" ccccccc aaaaaaa", 0, True), ("", 2, True)],
    ids=["white", "text", "not level"],
)
def test_a_headline_in_the_white_over_columns_hides_the_one_above_from_those_aside(
    aside: str, lower: int, upper: bool
) -> None:
    rows = "HHHHHHHHHHHHHHHHHHHHHHH\n" * 2 + "bbbbbbb ccccccc ddddddd\n" * 4
    own = f"GGGGGGG{aside}\n" * 2 + "eeeeeee\n" * lower
    drawn = drawing(rows + "\n" + own + "eeeeeee fffffff ggggggg\n" * 6)
    scene = Scene(setting_drawn(drawn))
    nodes = scene.nodes
    (text,) = (k for k, n in enumerate(nodes) if drawn.letters(n.lines[-1:]) == "f")
    heads = {drawn.letters(nodes[k].lines) for k in scene.heads_of(text)}
    assert ("h" in heads) is upper


@pytest.mark.parametrize(("rows", "parted"), [(1, 0), (5, 2)], ids=["byline", "text"])
def test_a_rule_under_a_byline_is_the_dress_of_its_headline(rows: int, parted: int) -> None:
    under = "    ccccccc    \n" * rows + "---------------\n" + "aaaaaaa bbbbbbb\n" * 6
    drawn = drawing("HHHHHHHHHHHHHHH\n" * 2 + under)
    setting = setting_drawn(drawn)
    (head,) = (n for n in setting.graph.nodes if n.head)
    columns = [n for n in setting.graph.nodes if drawn.letters(n.lines) in {"a", "b"}]
    assert sum(bool(rules_under(head, n, setting)) for n in columns) == parted
