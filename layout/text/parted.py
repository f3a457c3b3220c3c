"""Large glyphs whose strokes stand apart one over the other, put together: 会, 今, 章, 意."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from layout.line import LARGE
from layout.sheet.glyphs import Components
from layout.sheet.straighten import EM

BROAD, FLAT = (1.0, 7.0), 0.8
"""Least width of the broadest part of such a glyph, in glyphs of the body, which are narrower, and
most, and most height of it, in its own widths."""

WHITE = 0.09
"""Most white between two parts, in widths of the broadest: rows of type have more."""

TALL, SQUARE, ASIDE, STROKE = (1.2, 1.6), 0.8, 1.15, 0.4
"""Most height of the glyph, and of a narrow one with a stroke for a roof (夜), least height, and
most width, in widths of the broadest part, and most height of such a stroke: small type may stand
close under a headline, and another glyph under a flat one."""

BODY, TOUCHING, FEW = (0.6, 1.1, 1.3), 0.05, 20
"""Least and most height of the body's glyphs and width of those that touch, in glyphs, share of
these from which broad pieces say nothing (two worn pages had 0.12 and 0.29, others 0.024 at most),
and how few pieces tell nothing of it."""

LINE, LEVEL, BESIDE = (0.7, 1.4), 0.15, 4.0
"""Least and most height, in glyphs, of what may be a bold line of the body that touches the next,
the white between included. What may be two of them is a glyph if a whole one of large type is near
it, level by so much and no farther off, in its own heights."""

SHARED = 0.6
"""Share of its width that each part has over or under the others, and width of a broad part, in
those of the broadest."""


def glyphs_of_parts(large: list[Box], small: Components) -> list[Box]:
    """The glyphs as large as large type that neither large nor small pieces are by themselves.

    In light faces 会 is a roof over a foot that touch nowhere. Each is too low for large type, or
    they make two rows of it.

    Args:
        large: hulls of large components, working pixels.
        small: the others that may be type.

    Returns:
        Hulls of such glyphs; none where glyphs of the body touch each other.
    """
    if _touching(small) > TOUCHING:
        return []
    boxes = np.array([(b.left, b.top, b.right, b.bottom) for b in large], np.int32).reshape(-1, 4)
    others = np.stack([small.left, small.top, small.right, small.bottom], axis=1)
    parts = np.concatenate([boxes, others])
    width, height = parts[:, 2] - parts[:, 0], parts[:, 3] - parts[:, 1]
    broad = (width > BROAD[0] * EM) & (width < BROAD[1] * EM) & (height < FLAT * width)
    found: list[Box] = []
    for k in sorted(np.flatnonzero(broad), key=lambda k: -int(width[k])):
        own = Box(*(int(v) for v in parts[k]))
        if any(glyph.contains(own) for glyph in found):
            continue
        glyph = _grown(own, parts)
        if glyph == own or glyph.height < max(LARGE * EM, SQUARE * own.width):
            continue
        if not _are_lines(own, glyph) or any(_are_level(glyph, other) for other in large):
            found.append(glyph)
    return found


def _touching(small: Components) -> float:
    """Share of the pieces as high as the body's glyphs that are several of them."""
    body = (small.height > BODY[0] * EM) & (small.height < BODY[1] * EM)
    touching = small.width[body] > BODY[2] * EM
    return float(touching.mean()) if touching.size >= FEW else 0.0


def _are_lines(own: Box, glyph: Box) -> bool:
    """Whether a part and the rest of what may be a glyph are each as high as a line of the body."""
    return all(
        LINE[0] * EM < high < LINE[1] * EM for high in (own.height, glyph.height - own.height)
    )


def _are_level(glyph: Box, whole: Box) -> bool:
    """Whether a whole glyph of the same size stands in a row with one of parts."""
    ends = abs(glyph.top - whole.top), abs(glyph.bottom - whole.bottom)
    return max(ends) < LEVEL * glyph.height and -glyph.overlap_x(whole) < BESIDE * glyph.height


def _grown(own: Box, parts: NDArray[np.int32]) -> Box:
    """The hull of a part of a glyph with those over and under it, the broad ones first."""
    width, hull = own.width, own
    broad = parts[:, 2] - parts[:, 0] > SHARED * width
    narrow = TALL[1] if own.height < STROKE * width else TALL[0]
    for kept, tall in ((parts[broad], narrow), (parts, TALL[0])):
        before = own if kept is parts else None  # text over a dark part of a picture is none of it
        while hull != before:
            before = hull
            near = kept[_near(hull, kept, width, tall)]
            if near.size:
                (left, top), (right, bottom) = near[:, :2].min(axis=0), near[:, 2:].max(axis=0)
                grown = hull.union(Box(int(left), int(top), int(right), int(bottom)))
                hull = grown if grown.height < tall * width else hull
    return hull


def _near(hull: Box, parts: NDArray[np.int32], width: int, tall: float) -> NDArray[np.bool_]:
    """Which parts may be of the glyph that has a hull, and a part of this width."""
    left, top, right, bottom = parts.T
    shared = np.minimum(right, hull.right) - np.maximum(left, hull.left)
    apart = np.maximum(top, hull.top) - np.minimum(bottom, hull.bottom)
    high = np.maximum(bottom, hull.bottom) - np.minimum(top, hull.top)
    across = np.maximum(right, hull.right) - np.minimum(left, hull.left)
    near = (shared > SHARED * (right - left)) & (apart < WHITE * width)
    return np.asarray(near & (high < tall * width) & (across < ASIDE * width))
