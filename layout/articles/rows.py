"""Rows of a page: text that begins beside a headline, under the white that the headline is under.

A story whose headline stands over some of its columns alone begins so in the others.
"""

from __future__ import annotations

from collections.abc import Iterable

from layout.articles.scene import APART_FROM, Scene
from layout.sheet.straighten import EM

LEVEL = 1.5
"""A headline and text of its row begin level within this, in glyphs."""

STRIP = 0.3
"""So far above a row, in glyphs, no text runs across the white."""


def heads_in_row(scene: Scene, text: int) -> frozenset[int]:
    """The headlines beside which a text begins a row; none where it goes on from above.

    White parts it from other text above it, and goes on to the headline. Of several on one side it
    is the nearest.
    """
    own = scene.nodes[text]
    above = scene.above(text)
    foot = max((scene.nodes[k].box.bottom for k in above), default=own.box.top)
    if not above or not all(scene.is_text(k) for k in above):
        return frozenset()
    if own.box.top - foot < APART_FROM * EM:
        return frozenset()
    row = [k for k in scene.heads if _begins_with(scene, k, text)]
    return frozenset(k for k in row if not stands_between(scene, row, k, text))


def stands_between(scene: Scene, row: Iterable[int], head: int, text: int) -> bool:
    """Whether one of the headlines of a row stands between a headline and a text."""
    near, end = sorted(scene.nodes[k].box.centre[0] for k in (head, text))
    return any(k != head and near < scene.nodes[k].box.centre[0] < end for k in row)


def _begins_with(scene: Scene, head: int, text: int) -> bool:
    """Whether a headline and a text stand beside each other under one strip of white."""
    one, other = scene.nodes[head], scene.nodes[text]
    level = abs(one.box.top - other.box.top) < LEVEL * EM
    if one.vertical or not level or one.overlap_x(other) > 0:
        return False
    left, right = min(one.left, other.left), max(one.right, other.right)
    strip = min(one.box.top, other.box.top) - STRIP * EM
    return not any(
        n.left < right and n.right > left and n.box.top < strip < n.box.bottom for n in scene.nodes
    )
