"""Headlines that run down the page: what stands beside them, and what belongs to others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from document.geometry import Box
from layout.articles.downheads import back_of
from layout.articles.graph import graph_of
from layout.articles.node import NodeKind
from layout.articles.reign import faces, top_piece
from layout.articles.setting import Setting, setting_of
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from tests.layout.drawn import Drawing, drawing

BEHIND_A_STORY = """
    AAAAAAA   bbbbbbb bbbbbbb
    AAAAAAA   bbbbbbb bbbbbbb
    aaaaaaa B bbbbbbb bbbbbbb
    aaaaaaa B bbbbbbb bbbbbbb
    aaaaaaa B bbbbbbb bbbbbbb
    aaaaaaa B bbbbbbb bbbbbbb
    aaaaaaa B bbbbbbb bbbbbbb
    aaaaaaa   bbbbbbb bbbbbbb
    """

BESIDE_A_PICTURE = """
    AAAAAAA   111111111111111
    AAAAAAA   111111111111111
    aaaaaaa B 111111111111111
    aaaaaaa B 111111111111111
    aaaaaaa B 111111111111111
    aaaaaaa B 111111111111111
    aaaaaaa   111111111111111
    aaaaaaa   bbbbbbb bbbbbbb
    aaaaaaa   bbbbbbb bbbbbbb
    aaaaaaa   bbbbbbb bbbbbbb
    aaaa      bbbbbbb bbbbb
    """

THE_NEXT_STORY = """
                  AAAAAAAAAAAAAAA
    B bbbbbbb     AAAAAAAAAAAAAAA
    B bbbbbbb     aaaaaaa
    B bbbbbbb     111111111111111 aaaaaaa
    B bbbbbbb     111111111111111 aaaaaaa
    B bbbbbbb     111111111111111 aaaaaaa
    B bbbbbbb     111111111111111 aaaaaaa
      bbbbbbb     aaaaaaa aaaaaaa aaaaaaa
      bbbbbbb     aaaaaaa aaaaaaa aaaaaaa
      bbbb        aaaaaaa aaaaaaa aaaa
    """


def setting(drawn: Drawing) -> Setting:
    return setting_of(graph_of(drawn.zone), drawn.separators)


def numbers(drawn: Drawing, own: Setting, letter: str, kind: NodeKind) -> list[int]:
    return [
        k
        for k, node in enumerate(own.graph.nodes)
        if node.kind is kind and drawn.letters(node.lines or [node.box]) == letter
    ]


@pytest.mark.parametrize(
    ("page", "articles"),
    [
        (BEHIND_A_STORY, {"a", "b"}),
        (BESIDE_A_PICTURE, {"a", "1b"}),
        (THE_NEXT_STORY, {"1a", "b"}),
    ],
)
def test_a_story_keeps_its_text_beside_the_headline_of_another(
    page: str, articles: set[str]
) -> None:
    assert drawing(page).articles() == articles


def test_text_under_a_picture_stands_beside_what_the_picture_stands_beside() -> None:
    drawn = drawing(BESIDE_A_PICTURE)
    own = setting(drawn)
    (down,) = numbers(drawn, own, "b", NodeKind.HEAD)
    (picture,) = numbers(drawn, own, "1", NodeKind.PICTURE)
    for text in numbers(drawn, own, "b", NodeKind.TEXT):
        assert top_piece(down, text, own) is own.graph.nodes[picture]
        assert faces(down, text, own)


def with_subhead(block: Block, at: int) -> Block:
    """A block of which one line stands in the middle of its column, white over and under it."""
    white, inner = round(0.5 * EM), round(3 * EM)
    lines = []
    for k, line in enumerate(block.lines):
        box, down = line.box, white * ((k >= at) + (k > at))
        box = Box(box.left, box.top + down, box.right, box.bottom + down)
        lines.append(replace(line, box=box.grow(-inner, 0) if k == at else box))
    return Block(tuple(lines), block.left, block.right)


def test_text_under_a_subhead_stands_beside_what_the_text_over_it_does() -> None:
    row = "    aaaaaaa   bbbbbbb bbbbbbb\n"
    drawn = drawing(BESIDE_A_PICTURE.replace(row, 3 * row))
    foot = drawn.pictures[0].bottom
    blocks = [with_subhead(b, 4) if b.box.top >= foot else b for b in drawn.blocks]
    own = setting_of(graph_of(replace(drawn.zone, blocks=tuple(blocks))), drawn.separators)
    (down,) = numbers(drawn, own, "b", NodeKind.HEAD)
    under = [k for k, node in enumerate(own.graph.nodes) if node.box.top >= foot]
    kinds = [own.graph.nodes[k].kind for k in under]
    assert (kinds.count(NodeKind.TEXT), kinds.count(NodeKind.SMALL)) == (4, 2)
    assert all(faces(down, k, own) for k in under if own.graph.nodes[k].kind is NodeKind.TEXT)


@pytest.mark.parametrize("filled", ["1111111", "       "])
def test_a_picture_beside_a_headline_is_as_good_as_text(filled: str) -> None:
    rows = [f"aaaaaaa B {filled}          bbbbbbb"] * 6
    drawn = drawing("\n".join(rows))
    own = setting(drawn)
    (head,) = (n for n in own.graph.nodes if n.kind is NodeKind.HEAD)
    back = back_of(head, own.graph.nodes, ())
    assert (back is None) is bool(filled.strip())


@pytest.mark.parametrize("inside", [True, False])
def test_the_edge_of_a_picture_is_no_rule(inside: bool) -> None:
    row = "111|111 aaaaaaa\n" if inside else "1111111|aaaaaaa\n"
    drawn = drawing(row * 8)
    assert len(drawn.pictures) == len(drawn.rules.vertical) == 1
    assert len(setting(drawn).rules.vertical) == (not inside)


@pytest.mark.parametrize(("ruled", "told"), [(2, True), (6, False)])
def test_a_rule_along_a_part_of_a_headline_does_not_tell_its_side(ruled: int, told: bool) -> None:
    rows = ["aaaaaaa B          bbbbbbb"] * (6 - ruled) + ["aaaaaaa B    |     bbbbbbb"] * ruled
    drawn = drawing("\n".join(rows))
    own = setting(drawn)
    (head,) = (n for n in own.graph.nodes if n.kind is NodeKind.HEAD)
    rules = drawn.rules.vertical
    assert len(rules) == 1
    assert (back_of(head, own.graph.nodes, rules) is not None) is told


@pytest.mark.parametrize("over", [True, False], ids=["far above", "round its foot"])
def test_text_runs_round_the_foot_of_a_headline_that_is_not_far_below(over: bool) -> None:
    wide, own_rows = "ccccccccc\n" * 4, "bbbbbbb B          aaaaaaa\n" * 6
    page = wide + "\n" * 6 + own_rows if over else own_rows + wide
    drawn = drawing(page)
    own = setting(drawn)
    (down,) = numbers(drawn, own, "b", NodeKind.HEAD)
    (text,) = numbers(drawn, own, "c", NodeKind.TEXT)
    assert own.backs[down] is not None
    assert faces(down, text, own) is not over
