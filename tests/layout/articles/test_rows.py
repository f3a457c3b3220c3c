"""Text that begins beside a headline, under one strip of white with it."""

from __future__ import annotations

import pytest

from layout.articles.evidence import Relation, links_of
from layout.articles.graph import graph_of
from layout.articles.node import Node
from layout.articles.setting import setting_of
from layout.line import Line
from tests.layout.drawn import Drawing, drawing

PARTIAL = """
    AAAAAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAA
    aaaaaaa aaaaaaa ccccccc
    aaaaaaa aaaaaaa ccccccc
    aaaaaaa aaaaaaa ccccccc

    BBBBBBBBBBBBBBB ddddddd
    BBBBBBBBBBBBBBB ddddddd
    bbbbbbb bbbbbbb ddddddd
    bbbbbbb bbbbbbb ddddddd
"""
GOES_ON = PARTIAL.replace("ccccccc\n\n", "ccccccc\n                    ccccccc\n")
BETWEEN = """
    AAAAAAAAAAAAAAAAAAAAAAA eeeeeee ccccccc
    AAAAAAAAAAAAAAAAAAAAAAA eeeeeee ccccccc
    aaaaaaa aaaaaaa aaaaaaa eeeeeee ccccccc
    aaaaaaa aaaaaaa aaaaaaa eeeeeee ccccccc
    aaaaaaa aaaaaaa aaaaaaa eeeeeee ccccccc
                            eeeeeee
    BBBBBBBBBBBBBBB         eeeeeee ddddddd
    BBBBBBBBBBBBBBB         eeeeeee ddddddd
    bbbbbbb bbbbbbb         eeeeeee ddddddd
"""
NEAREST = """
    AAAAAAA AAAAAAAAAAAAAAA ccccccc
    AAAAAAA AAAAAAAAAAAAAAA ccccccc
    aaaaaaa aaaaaaa aaaaaaa ccccccc
    aaaaaaa aaaaaaa aaaaaaa ccccccc
    aaaaaaa aaaaaaa aaaaaaa ccccccc

    EEEEEEE BBBBBBBBBBBBBBB ddddddd
    EEEEEEE BBBBBBBBBBBBBBB ddddddd
    eeeeeee bbbbbbb bbbbbbb ddddddd
"""
DOWN = """
    FFFFFFFFFFFFFFF AAAAAAAAAAAAAAA ccccccc
    FFFFFFFFFFFFFFF AAAAAAAAAAAAAAA ccccccc
    fffffff fffffff aaaaaaa aaaaaaa ccccccc
    fffffff fffffff aaaaaaa aaaaaaa ccccccc
    fffffff fffffff aaaaaaa aaaaaaa ccccccc

    E eeeee eeeeeee BBBBBBBBBBBBBBB ddddddd
    E eeeee eeeeeee BBBBBBBBBBBBBBB ddddddd
    E eeeee eeeeeee bbbbbbb bbbbbbb ddddddd
    E eeeee eeeeeee bbbbbbb bbbbbbb ddddddd
"""


def told(page: str) -> set[str]:
    """The headlines that are told to have the text ``d`` in another's row."""
    drawn = drawing(page)
    setting = setting_of(graph_of(drawn.zone), drawn.separators)
    return {
        letter(drawn, setting.graph.nodes[link.one])
        for link in links_of(setting)
        if link.relation is Relation.REIGN
        and letter(drawn, setting.graph.nodes[link.other]) == "d"
        and link.facts["in another's row"]
    }


def letter(drawn: Drawing, node: Node) -> str:
    lines: tuple[Line, ...] = node.lines
    return "".join(drawn.letters(lines))


@pytest.mark.parametrize(
    ("page", "others"),
    [
        (PARTIAL, {"a"}),
        (GOES_ON, set()),
        (BETWEEN, set()),
        (NEAREST, {"a", "e"}),
        (DOWN, {"e"}),
    ],
    ids=["beside", "goes on", "text between", "nearest", "one that runs down"],
)
def test_a_row_is_of_the_nearest_headline_that_white_leads_to(page: str, others: set[str]) -> None:
    assert told(page) == others


def test_a_headline_that_runs_down_on_the_other_side_may_be_the_texts() -> None:
    page = """
        AAAAAAAAAAAAAAA ccccccc FFFFFFF
        AAAAAAAAAAAAAAA ccccccc FFFFFFF
        aaaaaaa aaaaaaa ccccccc fffffff
        aaaaaaa aaaaaaa ccccccc fffffff
        aaaaaaa aaaaaaa ccccccc fffffff

        BBBBBBBBBBBBBBB ddddddd E fffff
        BBBBBBBBBBBBBBB ddddddd E fffff
        bbbbbbb bbbbbbb ddddddd E fffff
        bbbbbbb bbbbbbb ddddddd E fffff
    """
    assert told(page) == set()
