"""What parts nothing: a rule at a subhead of body type, what goes round a picture."""

from __future__ import annotations

import pytest

from document.geometry import Box
from layout.articles.dress import dressing_rules, is_dress
from layout.articles.graph import graph_of
from layout.articles.node import NodeKind
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.heads import Head
from layout.text.zones import Zone

PITCH = 1.4


def lines(places: list[tuple[float, float, float]], em: float = 1.0) -> tuple[Line, ...]:
    """Lines at (left, right, top), in glyphs."""
    boxes = [Box(*(round(v * EM) for v in (a, y, b, y + 0.93))) for a, b, y in places]
    return tuple(Line(box, em * EM) for box in boxes)


def column(subhead: tuple[float, float], em: float = 1.0) -> Block:
    """A column of ten glyphs with a line amid it that white sets off."""
    over = lines([(0, 10, PITCH * k) for k in range(6)])
    amid = lines([(*subhead, PITCH * 6 + 0.8)], em)
    under = lines([(0, 10, PITCH * k + 1.6) for k in range(7, 13)])
    return Block((*over, *amid, *under), 0, 10 * EM)


def rule_over_the_line() -> Box:
    y = round((PITCH * 6 + 0.4) * EM)
    return Box(0, y, 10 * EM, y + 4)


def test_a_centred_line_in_body_type_is_a_subhead_and_its_rule_parts_nothing() -> None:
    graph = graph_of(Zone(blocks=(column((3, 7)),)))
    assert [node.kind for node in graph.nodes] == [NodeKind.TEXT, NodeKind.SMALL, NodeKind.TEXT]
    assert dressing_rules([rule_over_the_line()], (), graph) == {rule_over_the_line()}


def test_the_last_line_of_a_paragraph_is_none() -> None:
    graph = graph_of(Zone(blocks=(column((0, 4)),)))
    assert all(node.kind is NodeKind.TEXT for node in graph.nodes)
    assert dressing_rules([rule_over_the_line()], (), graph) == set()


def test_a_rule_over_larger_type_parts_stories() -> None:
    graph = graph_of(Zone(blocks=(column((3, 7), 1.15),)))
    assert dressing_rules([rule_over_the_line()], (), graph) == set()


def test_rules_about_a_lead_part_nothing_though_a_subhead_follows() -> None:
    title = Head((Line(Box(0, -6 * EM, 21 * EM, -3 * EM), 3.0 * EM),), strong=True)
    lead = Block(lines([(0, 21, -1), (0, 6, 0.4)]), 0, 21 * EM)
    subhead = lines([(3, 7, 4)], 1.15)
    left = Block((*subhead, *lines([(0, 10, 6 + PITCH * k) for k in range(6)])), 0, 10 * EM)
    right = Block(lines([(11, 21, 4 + PITCH * k) for k in range(7)]), 11 * EM, 21 * EM)
    graph = graph_of(Zone((title,), (lead, left, right)))
    assert NodeKind.SMALL in {node.kind for node in graph.nodes}
    rules = [Box(0, round(y * EM), 21 * EM, round(y * EM) + 4) for y in (-1.5, 2.5)]
    assert dressing_rules(rules, (), graph) == set(rules)


@pytest.mark.parametrize(
    ("size", "dark", "parts"), [(1.5, True, False), (1.5, False, True), (2.4, True, True)]
)
def test_rules_about_a_lead_part_nothing_though_the_bar_of_a_subhead_follows(
    size: float, dark: bool, parts: bool
) -> None:
    """A headline of its own under the lower rule begins another story."""

    def title(left: float, top: float, em: float, dark: bool = False) -> Head:
        box = Box(*(round(v * EM) for v in (left, top, left + 4 * em, top + em)))
        return Head((Line(box, em * EM, reversed=dark),), strong=True)

    lead = Block(lines([(0, 21, -1), (0, 6, 0.4)]), 0, 21 * EM)
    left = Block(lines([(0, 10, 7 + PITCH * k) for k in range(6)]), 0, 10 * EM)
    right = Block(lines([(11, 21, 4 + PITCH * k) for k in range(8)]), 11 * EM, 21 * EM)
    chart = (Box(22 * EM, 5 * EM, 32 * EM, 12 * EM),)
    graph = graph_of(Zone((title(4, -5, 3.0), title(0, 4, size, dark)), (lead, left, right), chart))
    rules = [Box(0, round(y * EM), 33 * EM, round(y * EM) + 4) for y in (-1.5, 2.5)]
    assert dressing_rules(rules, (), graph) == (set() if parts else set(rules))


def test_a_rule_that_leads_to_a_signature_parts_nothing() -> None:
    signed = Block(lines([*((0, 10, PITCH * k) for k in range(6)), (6, 10, PITCH * 6)]), 0, 10 * EM)
    graph = graph_of(Zone(blocks=(signed,)))
    y = round((PITCH * 6 + 0.5) * EM)
    leader = Box(0, y, round(5.5 * EM), y + 4)
    under = Box(0, y + 2 * EM, 10 * EM, y + 2 * EM + 4)
    assert dressing_rules([leader, under], (), graph) == {leader}


def test_text_whose_column_a_picture_stands_in_runs_round_it() -> None:
    block = column((0, 10))
    graph = graph_of(Zone(blocks=(block,), pictures=(Box(7 * EM, 4 * EM, 13 * EM, 9 * EM),)))
    assert {kind for pair in graph.around for kind in (graph.nodes[k].kind for k in pair)} == {
        NodeKind.TEXT,
        NodeKind.PICTURE,
    }


@pytest.mark.parametrize(("lines_between", "dress"), [(2, True), (4, False)])
def test_the_box_of_a_lead_may_stand_under_a_subtitle(lines_between: int, dress: bool) -> None:
    title = Head((Line(Box(0, -9 * EM, 10 * EM, -6 * EM), 3.0 * EM),), strong=True)
    between = Block(lines([(0, 10, PITCH * k - 5) for k in range(lines_between)]), 0, 10 * EM)
    top = PITCH * lines_between - 5 + 2
    lead = Block(lines([(1, 9, top + 1 + PITCH * k) for k in range(4)]), EM, 9 * EM)
    body = Block(lines([(0, 10, top + 9 + PITCH * k) for k in range(8)]), 0, 10 * EM)
    graph = graph_of(Zone((title,), (between, lead, body)))
    box = Box(0, round(top * EM), 10 * EM, round((top + 7.5) * EM))
    assert is_dress(box, graph) is dress
