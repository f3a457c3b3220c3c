"""Rules, boxes and tints that part nothing: they dress a lead 提要 or a subhead of an article."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence

from document.geometry import Box
from layout.articles.graph import Graph
from layout.articles.node import Node, NodeKind
from layout.sheet.straighten import EM

HOLDS = 0.7
"""Share of a node's area inside a box from which it stands in it."""

LEAD_LINES, LEAD_GAP = 12, 3.0
"""A tint, a box or two rules about no more lines than this, and this near under a headline, in
glyphs, are a lead's dress."""

BAR = 0.6
"""Glyphs of a subhead on dark ground over those of its article's headline, at most."""

LABEL_LINES = 3
"""A box about no more lines than this in the run of a column is a subhead's dress."""

EDGE = 0.7
"""Rules this near to the edge of a box, in glyphs, are its own."""

TYPE = 1.08
"""A subhead in type no larger than this many of its column's glyphs may have a rule at it; small
headlines of other stories are larger."""


def is_dress(box: Box, graph: Graph) -> bool:
    """Whether a box or tint sets off a part of an article: its lead, or a subhead in a column."""
    nodes = graph.nodes
    inside = [k for k, node in enumerate(nodes) if node.box.share_in(box) > HOLDS]
    if any(nodes[k].kind in (NodeKind.HEAD, NodeKind.PICTURE) for k in inside):
        return False
    over = (nodes[a] for a, b in graph.over if b in inside and a not in inside)
    near = any(box.top - node.box.bottom < LEAD_GAP * EM for node in over)
    headed = any(b in inside and nodes[a].kind is NodeKind.HEAD for a, b in graph.standing_over)
    few = sum(len(nodes[k].lines) for k in inside) <= LEAD_LINES
    return (few and near and headed) or _holds_subhead(box, graph)


def _holds_subhead(box: Box, graph: Graph) -> bool:
    """Whether a box, or what two rules make of one, has a few lines amid a column."""
    nodes = graph.nodes
    inside = [k for k, node in enumerate(nodes) if node.box.share_in(box) > HOLDS]
    over = [nodes[a] for a, b in graph.over if b in inside and a not in inside]
    under = [nodes[b] for a, b in graph.over if a in inside and b not in inside]
    lines = sum(len(nodes[k].lines) for k in inside)
    return 0 < lines <= LABEL_LINES and _runs_through(box, over, under)


def _runs_through(box: Box, over: Sequence[Node], under: Sequence[Node]) -> bool:
    """Whether a column of text as wide as a box goes on over and under it."""
    return all(
        any(
            n.kind is NodeKind.TEXT
            and -n.box.overlap_y(box) < 2 * EM
            and abs(n.left - box.left) + abs(n.right - box.right) < 3 * EM
            for n in beside
        )
        for beside in (over, under)
    )


def dressing_rules(rules: Sequence[Box], dressing: Collection[Box], graph: Graph) -> set[Box]:
    """The rules across that part nothing.

    Args:
        rules: all rules across.
        dressing: the boxes and tints that set off a lead or a subhead.
        graph: of the page.
    """
    found = _pairs(rules, graph)
    found |= {rule for rule in rules if any(_is_edge(rule, box) for box in dressing)}
    found |= {rule for rule in rules if any(_is_leader(rule, node) for node in graph.nodes)}
    subheads = [node for k, node in enumerate(graph.nodes) if _is_subhead(k, graph)]
    return found | {rule for rule in rules if any(_is_at(rule, node) for node in subheads)}


def _is_leader(rule: Box, column: Node) -> bool:
    """Whether a rule leads to a signature in its own row of a column: ————本报记者 柏书瑶."""
    own = rule.left > column.left - EM and rule.right < column.right + EM
    return own and any(
        line.box.top < rule.centre[1] < line.box.bottom
        and max(line.box.left, rule.left) >= min(line.box.right, rule.right)
        for line in column.lines
    )


def _is_subhead(k: int, graph: Graph) -> bool:
    """Whether lines in type of the body's size stand amid the text of their own column."""
    node, nodes = graph.nodes[k], graph.nodes
    if node.kind is not NodeKind.SMALL or node.source < 0:
        return False
    over = [nodes[a] for a, b in graph.over if b == k and nodes[a].source == node.source]
    under = [nodes[b] for a, b in graph.over if a == k and nodes[b].source == node.source]
    return bool(over and under) and node.em < TYPE * min(n.em for n in (*over, *under))


def _is_at(rule: Box, subhead: Node) -> bool:
    """Whether a rule runs close over or under a subhead, no wider than its column."""
    distance = max(subhead.box.top - rule.centre[1], rule.centre[1] - subhead.box.bottom)
    own = rule.left > subhead.left - EM and rule.right < subhead.right + EM
    return own and -0.4 * EM < distance < 1.5 * EM


def _pairs(rules: Sequence[Box], graph: Graph) -> set[Box]:
    """The rules over and under leads and subheads: they part them from their own article alone."""
    found: set[Box] = set()
    for upper, lower in itertools.permutations(rules, 2):
        same = abs(upper.left - lower.left) + abs(upper.right - lower.right) < 2 * EM
        if not same or upper.bottom >= lower.top:
            continue
        own = [n for n in graph.nodes if n.box.overlap_x(lower) > 0.3 * n.width]
        if _is_lead(upper, lower, own) or _holds_subhead(upper.union(lower), graph):
            found |= {upper, lower}
    return found


def _is_lead(upper: Box, lower: Box, nodes: Sequence[Node]) -> bool:
    """Whether what stands between two rules is a lead; ``nodes`` are those of their width.

    Close over the upper one stands a headline, its byline under it or not; under the lower one
    text follows without another.
    """
    top, bottom = upper.centre[1], lower.centre[1]
    between = [n for n in nodes if top < n.box.centre[1] < bottom]
    over = [n for n in nodes if -0.4 * EM < top - n.box.bottom < LEAD_GAP * EM]
    under = [n for n in nodes if n.box.centre[1] > bottom]
    first = min((n.box.top for n in under), default=0)
    below = [n for n in under if n.box.top < first + 2 * EM]
    heads = [n.em for n in over if n.kind is NodeKind.HEAD]
    return (
        0 < sum(len(n.lines) for n in between) <= LEAD_LINES
        and all(n.kind in (NodeKind.TEXT, NodeKind.SMALL) for n in between)
        and bool(heads)
        and any(n.kind is NodeKind.TEXT for n in below)
        and all(_is_bar(n, max(heads)) for n in below if n.kind is NodeKind.HEAD)
        and first - bottom < LEAD_GAP * EM
    )


def _is_bar(node: Node, head: float) -> bool:
    """Whether large type is a subhead on dark ground under a headline of a size."""
    return node.em < BAR * head and all(line.reversed for line in node.lines)


def _is_edge(rule: Box, box: Box) -> bool:
    near = min(abs(rule.centre[1] - box.top), abs(rule.centre[1] - box.bottom)) < EDGE * EM
    return near and rule.overlap_x(box) > 0.8 * rule.width
