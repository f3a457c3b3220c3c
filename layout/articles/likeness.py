"""How alike two nodes are, as numbers from 0 to 1."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from layout.articles.node import Node
from layout.sheet.straighten import EM

FAR = 60.0
"""Distance, in glyphs, from which it does not matter how far apart two pieces stand."""

NEAR = 0.7
"""Edges that differ by less, in glyphs, are one edge."""

UNKNOWN_PHASE = 0.5
"""What is said of two texts of which none has lines enough to tell their leading."""


def white(gap: float) -> float:
    """White between two pieces, in glyphs; 1 from four glyphs on."""
    return min(max(gap, 0.0), 4.0) / 4


def far(gap: float) -> float:
    """Distance of two pieces, in glyphs; 1 at the height of half a page."""
    return min(max(gap, 0.0), FAR) / FAR


def is_near(a: float, b: float) -> bool:
    """Whether two edges are one."""
    return abs(a - b) < NEAR * EM


def in_one_column(a: Node, b: Node) -> bool:
    """Whether two pieces begin and end at the same edges."""
    return is_near(a.left, b.left) and is_near(a.right, b.right)


def same_size(a: Node, b: Node) -> float:
    """1 for glyphs of one size, 0 for sizes a tenth apart."""
    if not a.em or not b.em:
        return 0.0
    ratio = max(a.em, b.em) / min(a.em, b.em)
    return float(np.clip((1.1 - ratio) / 0.07, 0.0, 1.0))


def hardly_larger(head: Node) -> float:
    """1 for a headline of 1.4 body glyphs, 0 from 2.2 on."""
    return float(np.clip((2.2 - max(line.em for line in head.lines) / EM) / 0.8, 0.0, 1.0))


def runs_past(a: Node, b: Node) -> bool:
    """Whether one column begins well above another and goes on beside it."""
    return a.box.top < b.box.top - 2 * EM and a.box.bottom > b.box.top + 2 * EM


def in_phase(a: Node, b: Node) -> float:
    """1 when the lines of both stand on one grid, 0 when half a line off."""
    many, few = (a, b) if len(a.lines) >= len(b.lines) else (b, a)
    if len(many.lines) < 3:
        return UNKNOWN_PHASE
    middles = [line.box.centre[1] for line in many.lines]
    pitch = float(np.median([lower - upper for upper, lower in pairwise(middles)]))
    if pitch <= 0:
        return UNKNOWN_PHASE
    off = [abs((y - middles[0] + pitch / 2) % pitch - pitch / 2) for y in _middles(few)[:5]]
    return 1.0 - 2.0 * float(np.median(off)) / pitch


def _middles(node: Node) -> list[float]:
    return [line.box.centre[1] for line in node.lines]
