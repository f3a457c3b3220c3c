"""How far a headline reigns: the columns that may stand under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from document.geometry import Box
from layout.articles.downheads import is_level
from layout.articles.node import COLUMNS, Node, NodeKind
from layout.articles.setting import Setting
from layout.sheet.straighten import EM

DRESS = 2.0
"""A rule at most this far under a headline, in glyphs, is its dress and parts nothing."""

CLOSE = 1.5
"""White, in glyphs, up to which a column goes on."""

ROW = 6.0
"""White between a headline and its text, in glyphs, up to which it is the headline's row."""

BEGINS = 0.6
"""Columns of one row begin level within this, in glyphs."""

SPANS = 2.0
"""Text that covers so much of two columns, in glyphs, runs across their gutter."""


@dataclass(frozen=True, slots=True)
class Reign:
    """The stretch of the page's width a headline may stand over, working pixels.

    Attributes:
        free: left and right end of the white in its row, up to text, headline or rule.
        even: the widest stretch within it that has the headline in its middle.
    """

    free: tuple[int, int]
    even: tuple[int, int]


def reign_of(head: Node, setting: Setting) -> Reign:
    """The reign of a headline among the other nodes of its page."""
    own = head.box
    nodes = setting.graph.nodes
    hull = Box.hull(node.box for node in nodes)
    left, right = hull.left, hull.right
    others = [_barrier(node, nodes) for node in nodes if node is not head and _bars(node)]
    for box in [*others, *setting.rules.vertical]:
        if box.overlap_y(own) < min(0.6 * EM, 0.5 * box.height):
            continue
        if own.overlap_x(box) > 0.5 * min(own.width, box.width):
            continue
        if box.centre[0] < own.centre[0]:
            left = max(left, min(box.right, own.left))
        else:
            right = min(right, max(box.left, own.right))
    half = min(own.centre[0] - left, right - own.centre[0])
    even = round(own.centre[0] - half), round(own.centre[0] + half)
    return Reign((left, right), even)


def _bars(node: Node) -> bool:
    return node.kind is NodeKind.HEAD or _is_text(node)


def _barrier(node: Node, nodes: Sequence[Node]) -> Box:
    """A column, or a headline with the white down to its text, between its edges."""
    top, foot = node.box.top, node.box.bottom
    if node.kind is NodeKind.HEAD:
        tops = [n.box.top for n in nodes if _is_text(n) and n.overlap_x(node) > 0]
        foot = max(foot, min((t for t in tops if foot < t < foot + ROW * EM), default=foot))
    return Box(node.left, top, max(node.right, node.left), foot)


def _is_text(node: Node) -> bool:
    return node.kind is NodeKind.TEXT and len(node.lines) > 1


def share_of(node: Node, stretch: tuple[int, int]) -> float:
    """Share of a node's width in a stretch."""
    within = min(node.right, stretch[1]) - max(node.left, stretch[0])
    return max(0.0, within / max(1, node.width))


def rules_under(head: Node, text: Node, setting: Setting) -> list[Box]:
    """The rules between a headline and text below it that are not its dress, or its byline's."""
    top, bottom = _foot_of(head, setting) + DRESS * EM, text.box.top + 0.5 * EM
    return [
        r
        for r in setting.rules.horizontal
        if top < r.centre[1] < bottom
        and min(r.right, text.right) - max(r.left, text.left) > 0.6 * text.width
    ]


def _foot_of(head: Node, setting: Setting) -> int:
    """Where a headline ends, with the subtitle or byline close under it in its own width."""
    own = head.box.grow(EM, 0)
    bylines = [
        n.box.bottom
        for n in setting.graph.nodes
        if len(n.lines) == 1
        and own.left < n.box.left < n.box.right < own.right
        and 0 < n.box.centre[1] - own.bottom < CLOSE * EM
    ]
    return max([own.bottom, *bylines])


def spans(text: Node, left: Node, right: Node) -> bool:
    """Whether a text runs under two columns, across the gutter between them."""
    under = len(text.lines) > 2 and text.box.top > max(left.box.bottom, right.box.bottom) - EM
    return under and text.left < left.right - SPANS * EM and text.right > right.left + SPANS * EM


def visible_heads(text: int, setting: Setting, reigns: dict[int, Reign]) -> list[int]:
    """The headlines a piece of text may stand under, or beside: none hides another.

    A headline hides those above it from all that stands below it within its even reach, and from
    columns aside that begin under the strip of white it stands in; one that runs down hides them
    from what is beside it.
    """
    nodes = setting.graph.nodes
    node = nodes[text]
    heads = [k for k, n in enumerate(nodes) if n.kind is NodeKind.HEAD]
    heads = [k for k in heads if _may_head(k, text, setting)]
    over = [k for k in heads if nodes[k].box.bottom < node.box.top + EM]
    return [
        k
        for k in heads
        if not any(
            j != k
            and nodes[j].box.top > nodes[k].box.bottom - 0.5 * EM
            and (
                share_of(node, reigns[j].even) > 0.7 or _in_white_over(j, text, setting, reigns[j])
            )
            for j in over
        )
        and not any(hides(down, k, text, setting) for down in setting.backs)
    ]


def _in_white_over(head: int, text: int, setting: Setting, reign: Reign) -> bool:
    """Whether a headline stands in the white over a column aside, and a row of columns begins.

    The column begins level with the text under the headline.
    """
    nodes, graph = setting.graph.nodes, setting.graph
    h, t = nodes[head], nodes[text]
    above = [nodes[a] for a, b in graph.over if b == text]
    ends = [n.whole.bottom for n in above if n.kind in COLUMNS]
    inside = bool(ends) and len(ends) == len(above) and max(ends) < h.box.top + 0.5 * EM
    if h.vertical or not inside or share_of(t, reign.free) <= 0.7:
        return False
    under = (nodes[b] for a, b in graph.standing_over if a == head)
    row = (n for n in under if n.kind is NodeKind.TEXT and len(n.lines) > 1)
    return any(abs(n.box.top - t.box.top) < BEGINS * EM for n in row)


def _may_head(head: int, text: int, setting: Setting) -> bool:
    h, t = setting.graph.nodes[head], setting.graph.nodes[text]
    return faces(head, text, setting) if h.vertical else h.box.top < t.box.bottom - EM


def faces(down: int, node: int, setting: Setting) -> bool:
    """Whether a node stands beside a headline that runs down, and not behind its back.

    Text that runs round its foot stands beside it as well, and text under a picture beside it; what
    a rule parts from it does not.
    """
    head, own, back = setting.graph.nodes[down], setting.graph.nodes[node], setting.backs[down]
    level = is_level(head, top_piece(down, node, setting))
    if back is None:
        one, other = sorted((head, own), key=lambda n: n.box.centre[0])
        return level and not setting.ruled_down(one, other)
    before = (own.box.centre[0] > back.right) is (head.box.centre[0] > back.right)
    foot = own.box.top < back.bottom < own.box.bottom + EM and head.overlap_x(own) > 0
    return before and (level or foot)


def top_piece(down: int, node: int, setting: Setting) -> Node:
    """What tops the column of a piece of text, if it stands next to a headline that runs down.

    A picture may stand there, or text that goes on closely. Otherwise the piece itself.
    """
    nodes = setting.graph.nodes
    head, own = nodes[down], nodes[node]
    columns, seen = [node], {node}
    while own.kind is NodeKind.TEXT and columns:
        lower = columns.pop()
        if is_level(head, nodes[lower]) and _is_beside(down, lower, setting):
            return nodes[lower]
        uppers = [a for a, b in setting.graph.over if b == lower and a not in seen]
        uppers = [a for a in uppers if nodes[a].overlap_x(head) <= 0]
        columns += [a for a in uppers if _goes_on(nodes[a], nodes[lower])]
        seen.update(uppers)
    return own


def _goes_on(upper: Node, lower: Node) -> bool:
    if upper.kind is NodeKind.PICTURE:
        return True
    return upper.kind is not NodeKind.HEAD and lower.box.top - upper.box.bottom < CLOSE * EM


def hides(down: int, over: int, node: int, setting: Setting) -> bool:
    """Whether a headline that runs down hides one above it from what stands beside it.

    It does from what is next to it, or runs round it; farther away from what that other one does
    not stand over directly, or next to, if it runs down as well, nor has columns before it. Where
    white does not tell which side it faces, it hides nothing from what that other one stands over
    directly.
    """
    nodes = setting.graph.nodes
    head = nodes[down]
    if over == down or head.box.top <= nodes[over].box.bottom - 0.5 * EM:
        return False
    if not faces(down, node, setting):
        return False
    if setting.backs[down] is None and (over, node) in setting.graph.standing_over:
        return False
    if _is_beside(down, node, setting) or head.overlap_x(nodes[node]) > 0:
        return True
    own = nodes[over].vertical and _is_beside(over, node, setting)
    return not own and not any(
        (over, k) in setting.graph.standing_over and _is_between(head, nodes[k], nodes[node])
        for k in range(len(nodes))
    )


def _is_between(head: Node, one: Node, far: Node) -> bool:
    """Whether a node stands between a headline that runs down and another one, or is that one."""
    near, end = sorted((head.box.centre[0], far.box.centre[0]))
    return one is far or (is_level(head, one) and near < one.box.centre[0] < end)


def _is_beside(one: int, other: int, setting: Setting) -> bool:
    return not {(one, other), (other, one)}.isdisjoint(setting.graph.beside)
