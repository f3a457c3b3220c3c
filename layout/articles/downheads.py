"""Headlines that run down the page: which side they face."""

from __future__ import annotations

from collections.abc import Sequence

from document.geometry import Box
from layout.articles.node import COLUMNS, Node, NodeKind
from layout.sheet.straighten import EM

BACK = 0.8
"""A headline that runs down turns its back to columns farther from it than its own by this, in
glyphs. A picture fills a column as text does."""

RULED = 0.8
"""Share of a headline's height along which a rule beside it tells its side."""

EDGE = 0.2
"""Where its back is, in glyphs from its ink."""


def back_of(head: Node, nodes: Sequence[Node], rules: Sequence[Box]) -> Box | None:
    """The edge of a headline's article behind its back; it parts as a rule does.

    A headline that runs down stands closer to its own columns than to those of the article behind
    it. Where a rule stands, or white does not tell, there is no such edge.

    Args:
        head: the headline.
        nodes: of the page.
        rules: that run down.

    Returns:
        A narrow box as high as the headline, and the text that runs round its foot.
    """
    beside = [n for n in nodes if n.kind is NodeKind.PICTURE or len(n.lines) > 1]
    beside = [n for n in beside if n.kind in COLUMNS and is_level(head, n)]
    left = [_white(n, head) for n in beside if not _is_right(n, head)]
    right = [_white(head, n) for n in beside if _is_right(n, head)]
    if not left or not right or abs(min(left) - min(right)) < BACK * EM:
        return None
    on_left = min(right) < min(left)
    white = min(left) if on_left else min(right)
    own = head.box
    near = Box(own.left - white, own.top, own.right + white, own.bottom)
    if any(near.intersection(r) and r.overlap_y(own) > RULED * own.height for r in rules):
        return None
    x = own.left - round(EDGE * EM) if on_left else own.right + round(EDGE * EM)
    foot = max([own.bottom, *(n.box.bottom for n in _round_its_foot(head, nodes, on_left))])
    return Box(x, own.top, x + 1, foot)


def is_level(head: Node, node: Node) -> bool:
    """Whether a node stands as high or low as a headline that runs down."""
    return head.box.overlap_y(node.box) > min(EM, 0.5 * node.box.height)


def _is_right(node: Node, head: Node) -> bool:
    return node.box.centre[0] > head.box.centre[0]


def _white(first: Node, second: Node) -> int:
    return max(0, second.left - first.right)


def _round_its_foot(head: Node, nodes: Sequence[Node], on_left: bool) -> list[Node]:
    """The text that goes on under a headline, up to the edge it stands at."""
    found = []
    for node in nodes:
        edges = (node.left, head.left) if on_left else (node.right, head.right)
        under = node.kind is NodeKind.TEXT and node.box.bottom > head.box.bottom
        if under and node.overlap_x(head) > 0 and abs(edges[0] - edges[1]) < EM:
            found.append(node)
    tops = [
        n.box.top
        for n in nodes
        if n.kind is NodeKind.HEAD and n.box.top > head.box.bottom and n.overlap_x(head) > 0
    ]
    return [n for n in found if n.box.top < min(tops, default=n.box.bottom)]
