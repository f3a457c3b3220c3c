"""How far a headline reigns: the columns that may stand under it."""

from __future__ import annotations

from dataclasses import dataclass

from document.geometry import Box
from layout.articles.downheads import is_level
from layout.articles.graph import Node, NodeKind
from layout.articles.setting import Setting
from layout.sheet.straighten import EM

DRESS = 2.0
"""A rule at most this far under a headline, in glyphs, is its dress and parts nothing."""

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
    others = [_barrier(node) for node in nodes if node is not head and _bars(node)]
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
    return node.kind is NodeKind.HEAD or (node.kind is NodeKind.TEXT and len(node.lines) > 1)


def _barrier(node: Node) -> Box:
    return Box(node.left, node.box.top, max(node.right, node.left), node.box.bottom)


def share_of(node: Node, stretch: tuple[int, int]) -> float:
    """Share of a node's width in a stretch."""
    within = min(node.right, stretch[1]) - max(node.left, stretch[0])
    return max(0.0, within / max(1, node.width))


def rules_under(head: Node, text: Node, setting: Setting) -> list[Box]:
    """The rules between a headline and text below it that are not its dress."""
    top, bottom = head.box.bottom + DRESS * EM, text.box.top + 0.5 * EM
    return [
        r
        for r in setting.rules.horizontal
        if top < r.centre[1] < bottom
        and min(r.right, text.right) - max(r.left, text.left) > 0.6 * text.width
    ]


def spans(text: Node, left: Node, right: Node) -> bool:
    """Whether a text runs under two columns, across the gutter between them."""
    under = len(text.lines) > 2 and text.box.top > max(left.box.bottom, right.box.bottom) - EM
    return under and text.left < left.right - SPANS * EM and text.right > right.left + SPANS * EM


def visible_heads(text: int, setting: Setting, reigns: dict[int, Reign]) -> list[int]:
    """The headlines a piece of text may stand under, or beside: none hides another.

    A headline hides those above it from all that stands below it within its even reach; one that
    runs down hides them from what is beside it.
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
            and share_of(node, reigns[j].even) > 0.7
            for j in over
        )
        and not any(hides(down, k, text, setting) for down in setting.backs)
    ]


def _may_head(head: int, text: int, setting: Setting) -> bool:
    h, t = setting.graph.nodes[head], setting.graph.nodes[text]
    return faces(head, text, setting) if h.vertical else h.box.top < t.box.bottom - EM


def faces(down: int, node: int, setting: Setting) -> bool:
    """Whether a node stands beside a headline that runs down, and not behind its back.

    Text that runs round its foot stands beside it as well; what a rule parts from it does not.
    """
    head, own, back = setting.graph.nodes[down], setting.graph.nodes[node], setting.backs[down]
    if back is None:
        one, other = sorted((head, own), key=lambda n: n.box.centre[0])
        return is_level(head, own) and not setting.ruled_down(one, other)
    before = (own.box.centre[0] > back.right) is (head.box.centre[0] > back.right)
    foot = own.box.top < back.bottom and head.overlap_x(own) > 0
    return before and (is_level(head, own) or foot)


def hides(down: int, over: int, node: int, setting: Setting) -> bool:
    """Whether a headline that runs down hides one above it from what stands beside it.

    It does from what is next to it, or runs round it; farther away from what that other one does
    not stand over directly, or next to, if it runs down as well.
    """
    nodes = setting.graph.nodes
    head = nodes[down]
    if over == down or head.box.top <= nodes[over].box.bottom - 0.5 * EM:
        return False
    if not faces(down, node, setting):
        return False
    if _is_beside(down, node, setting) or head.overlap_x(nodes[node]) > 0:
        return True
    own = nodes[over].vertical and _is_beside(over, node, setting)
    return not own and (over, node) not in setting.graph.over


def _is_beside(one: int, other: int, setting: Setting) -> bool:
    return not {(one, other), (other, one)}.isdisjoint(setting.graph.beside)
