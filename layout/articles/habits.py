"""What a paper does everywhere on a page, so that one place can be read by the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from layout.articles.node import Node, NodeKind
from layout.sheet.straighten import EM

FREE = 2.0
"""White that a headline leaves of its columns, in glyphs, from which its setting can be told."""

UNSURE = 1
"""So many headlines more, half of them set left, are thought to stand on every page."""


def share_set_left(nodes: Sequence[Node], heads: Iterable[tuple[int, Sequence[int]]]) -> float:
    """How surely the headlines of a page begin at the left edge of their columns.

    Args:
        nodes: of the page.
        heads: each with what stands directly under it.

    Returns:
        0-1; 0 where at least as many stand in the middle.
    """
    left = middle = 0
    for head, below in heads:
        own = nodes[head]
        columns = [nodes[k] for k in below if nodes[k].kind is NodeKind.TEXT]
        start = min((n.left for n in columns), default=own.left)
        free = max((n.right for n in columns), default=own.right) - start - own.width
        if own.vertical or free < FREE * EM:
            continue
        left += abs(own.left - start) < 0.8 * EM
        middle += abs(own.left - start - free / 2) < 0.15 * free
    share = (left + UNSURE / 2) / (left + middle + UNSURE)
    return max(0.0, 2 * share - 1)
