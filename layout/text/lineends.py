"""What is part of a line of large type at its ends: marks, flat glyphs and broken ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.sheet.glyphs import Components
from layout.sheet.straighten import EM
from layout.text.gutters import Mask

BROKEN = 2.8
"""Most glyphs in pieces at the end of a line, with the white between them."""

LONGEST, FILLED = 4.8, 0.85
"""Most glyphs in pieces where their strokes fill this share of the height of each."""

STICKS = 0.2
"""How far text of other rows beside a line reaches into it at least, in glyphs of the body."""

HIGHER, WALLED = 0.25, 0.8
"""How far over and under a line a wall reaches, in heights of it, and the share of that where it
is: a stroke of a glyph has two thirds."""

LONE, SPECK = 1.6, 0.08
"""A line no longer than this, in heights of it, is a glyph of a headline that runs down; what is no
larger than this share of its height is no mark of it: a middle dot has 0.14 to 0.29."""

TALLER = 1.15
"""How much a mark may add to the height of its line: a comma hangs, a subtitle would add more."""

FLAT, ALONE = (0.6, 0.3, 1.15), 0.15
"""Width of a flat glyph's longest stroke at least, height of each at most, and width of them
together at most, in heights of the line; white that follows it whatever stands behind that."""


def absorb(box: Box, small: Components, walls: Grey, *, down: bool = False) -> Box:
    """Takes in the strokes inside a display line and a flat or broken glyph at its ends.

    一, quotes, colons and glyphs in pieces (漫) are no large components. What stands at an end, and
    behind no wall, is taken when it fits in one glyph and white follows; columns of text go on.
    """
    if down:
        turned = Components(small.top, small.left, small.height, small.width, small.area)
        return _turned(absorb(_turned(box), turned, walls.T))
    middle = (small.top + small.bottom) / 2
    crossed = (middle > box.top) & (middle < box.bottom)
    size = box.height
    box = _with_inside(box, small.where(crossed))
    within = (small.top > box.top - 0.1 * size) & (small.bottom < box.bottom + 0.12 * size)
    if box.width < LONE * size:
        within &= np.maximum(small.width, small.height) > SPECK * size
    across = (
        ~within & (small.top < box.bottom - STICKS * EM) & (small.bottom > box.top + STICKS * EM)
    )
    for near, far in (
        (small.left - box.right, small.right - box.right),
        (box.left - small.right, box.left - small.left),
    ):
        asked = within & (near > 0) & (near < LONGEST * size)
        own = within & ~_behind_wall(box, small, asked, walls)
        taken = _glyph_beside(small, near, far, own, size)
        if taken.any() and not (across & (near >= -2) & (near < far[taken].max())).any():
            hull = _hull(small.where(taken))
            if box.union(hull).height <= TALLER * size:
                box = box.union(hull)
    return box


def _with_inside(box: Box, crossed: Components) -> Box:
    """A line with the strokes that reach into it, and those that reach into them (心 has four)."""
    size, before = box.height, None
    while box != before:
        before = box
        inside = (crossed.left < box.right) & (crossed.right > box.left)
        if inside.any():
            hull = box.union(_hull(crossed.where(inside)))
            box = hull if hull.height <= TALLER * size else box
    return box


def _behind_wall(line: Box, small: Components, asked: Mask, walls: Grey) -> Mask:
    """Which of some pieces a wall parts from a line."""
    behind = np.zeros_like(asked)
    for k in np.flatnonzero(asked):
        left, top, right, bottom = small.left[k], small.top[k], small.right[k], small.bottom[k]
        behind[k] = is_walled(line, Box(int(left), int(top), int(right), int(bottom)), walls)
    return behind


def is_walled(line: Box, beside: Box, walls: Grey) -> bool:
    """Whether a wall higher than a line parts it from what stands beside it: strokes are not."""
    first, last = sorted((line, beside))
    reach = round(HIGHER * line.height)
    rows = walls[max(0, line.top - reach) : line.bottom + reach, first.right : last.left]
    return bool(rows.size) and float((rows > 0).any(axis=1).mean()) > WALLED


def _glyph_beside(
    small: Components,
    near: NDArray[np.int32],
    far: NDArray[np.int32],
    within: Mask,
    size: int,
) -> Mask:
    """The pieces of a few glyphs at a line's end; none when text goes on behind them.

    Args:
        small: the pieces.
        near: distance of each one's nearer side from the line's end.
        far: distance of its farther side.
        within: which keep to the line's height.
        size: height of the line.
    """
    taken, end = within & (near >= -2) & (near < 0.95 * size), 0
    while taken.any() and end < LONGEST * size:
        end = int(far[taken].max())
        more = within & (near > 0) & ~taken & (near < end + 0.4 * size)
        if not more.any():
            break
        taken = taken | more
    # A flat glyph and the quote or bracket behind it.
    if end < 1.9 * size or _is_whole(small, near, far, taken, size):
        return taken
    last = taken & (near > end - FLAT[2] * size)
    rest = taken & ~last
    ends_flat = rest.any() and _is_flat(small, near, far, last, size)
    if ends_flat and _is_whole(small, near, far, rest, size):
        return taken
    first = taken & (far < FLAT[2] * size)
    if not _is_flat(small, near, far, first, size) or int(near[first].min()) > 0.3 * size:
        return np.zeros_like(taken)
    behind = within & ~first & (far > 0) & (near < int(far[first].max()) + ALONE * size)
    return np.zeros_like(taken) if behind.any() else first


def _is_whole(
    small: Components,
    near: NDArray[np.int32],
    far: NDArray[np.int32],
    taken: Mask,
    size: int,
) -> bool:
    """Whether pieces beside a line, followed by white, are glyphs of it.

    Glyphs in pieces (立冬) stand close by and are as high as the line, or all flat (一二); text
    beside is neither.
    """
    pieces, end = small.where(taken), int(far[taken].max())
    flat = int(pieces.height.max()) < 0.5 * EM and end < BROKEN * size
    high = _hull(pieces).height > 0.85 * size
    high &= end < BROKEN * size or _is_filled(pieces, near[taken], far[taken], size)
    return (high or flat) and int(near[taken].min()) < 0.3 * size and end < LONGEST * size


def _is_flat(
    small: Components,
    near: NDArray[np.int32],
    far: NDArray[np.int32],
    taken: Mask,
    size: int,
) -> bool:
    """Whether pieces are one glyph of strokes across as long as the line's glyphs are: 一, 二.

    No stroke of the body is as long.
    """
    if not taken.any():
        return False
    pieces = small.where(taken)
    flat = int(pieces.height.max()) < FLAT[1] * size and int(pieces.width.max()) > FLAT[0] * size
    return flat and int(far[taken].max() - near[taken].min()) < FLAT[2] * size


def _is_filled(
    pieces: Components, near: NDArray[np.int32], far: NDArray[np.int32], size: int
) -> bool:
    """Whether pieces fill the height of every glyph of a run: rows of text leave white between."""
    top = int(pieces.top.min())
    for start in range(0, int(far.max()) - size // 2, size):
        rows = np.zeros(int(pieces.bottom.max()) - top, np.bool_)
        for k in np.flatnonzero((near < start + size) & (far > start)):
            rows[pieces.top[k] - top : pieces.bottom[k] - top] = True
        if float(rows.mean()) < FILLED:
            return False
    return True


def _turned(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def _hull(pieces: Components) -> Box:
    return Box(
        int(pieces.left.min()),
        int(pieces.top.min()),
        int(pieces.right.max()),
        int(pieces.bottom.max()),
    )
