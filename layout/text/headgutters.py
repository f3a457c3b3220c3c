"""Gutters that run up between two headlines side by side."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.sheet.straighten import EM
from layout.text.gutters import gutter_between

LEAST, REACH = 0.5, 1.7
"""White between two pieces of a headline with a gutter in it, in heights of the higher: less parts
nothing, more parts any."""

LEVEL, ALIKE = 0.15, 1.15
"""How far the middles of two pieces of one row differ at most, in heights of the higher, and the
ratio of their heights: warp does less."""

WORD = 1.8
"""A piece narrower than this, in heights of the higher, may be part of a glyph, or all flat ones:
its height says little."""


def between_headlines(rows: Sequence[Box], gutters: Grey, ink: Grey) -> Grey:
    """The stretches of gutters that part two headlines.

    A blank between the clauses of a headline may stand just over the gutter of its columns. It is
    a gutter itself where the type beside it is not level or not of one size, or goes on in a row
    below on either side, each with white about it.

    Args:
        rows: hulls of large type in rows, cut at all gutters; working pixels.
        gutters: (H, W) uint8, 255 on gutters.
        ink: (H, W) uint8, 255 where ink is: a dash or a comma stands in the white of one headline.

    Returns:
        (H, W) uint8, 255 where no headline runs across.
    """
    found = np.zeros_like(gutters)
    for left, right in _gaps(rows, gutters):
        hull = left.union(right)
        first, last = _white(ink[hull.top : hull.bottom, left.right : right.left])
        two = not _is_one_row(left, right) or _fork(left, right, rows)
        if two and last - first > LEAST * hull.height:
            # What stands at the end of one of them, 一 or a quote, is of its row.
            top, bottom = max(0, hull.top - EM // 2), hull.bottom + EM // 2
            found[top:bottom, left.right + first : left.right + last] = 255
    return found


def _gaps(rows: Sequence[Box], gutters: Grey) -> Iterator[tuple[Box, Box]]:
    """Neighbours in a row with a gutter between, and white that might be a blank."""
    for left, right in itertools.permutations(rows, 2):
        high = max(left.height, right.height)
        if not LEAST * high < right.left - left.right < REACH * high:
            continue
        level = left.overlap_y(right) > 0.5 * min(left.height, right.height)
        if level and gutter_between(left, right, gutters):
            yield left, right


def _white(area: Grey) -> tuple[int, int]:
    """Where the widest stretch without ink begins and ends, pixels from the left."""
    inked = np.flatnonzero(area.any(axis=0))
    edges = np.concatenate([[-1], inked, [area.shape[1]]])
    widest = int(np.diff(edges).argmax())
    return int(edges[widest]) + 1, int(edges[widest + 1])


def _is_one_row(left: Box, right: Box) -> bool:
    high, low = max(left.height, right.height), min(left.height, right.height)
    if min(left.width, right.width) < WORD * high:
        return True
    return high < ALIKE * low and abs(left.centre[1] - right.centre[1]) < LEVEL * high


def _fork(left: Box, right: Box, rows: Sequence[Box]) -> bool:
    """Whether each of two pieces has its own last row under it, far from the other's.

    Both are as high as these; a subtitle in pieces is not.
    """
    high, foot = max(left.height, right.height), max(left.bottom, right.bottom)
    if min(left.width, right.width) < WORD * high:
        return False
    near = (b for b in rows if -0.2 * high < b.top - foot < high)
    next_row = [b for b in near if high < ALIKE * b.height < ALIKE * ALIKE * high]
    own, other = (
        [b for b in next_row if piece.left <= b.centre[0] < piece.right] for piece in (left, right)
    )
    if not own or not other:
        return False
    return min(b.left for b in other) - max(b.right for b in own) > REACH * high
