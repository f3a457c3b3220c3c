"""Headlines that run down the page: large type in piles."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from document.geometry import Box

BESIDE, UNDER = 0.6, 1.3
"""Most white between pieces of one pile, in glyphs: a blank may part the clauses of a headline."""

TALL = 1.6
"""Rows across have more glyphs than there are rows, unless a pile is so much higher than wide."""

ALIGNED, BLANK, SHARED = 0.2, 1.6, 0.6
"""How far the edges of two clauses in one column differ, most white between them, and how much of
a mark between them both may have taken, in glyphs."""

ONE, NEXT = 1.15, 0.5
"""Size of a lone glyph over the width of its column, and white between them, at most."""

SLIM, HIGH = (0.45, 1.3), 2.4
"""Width of a column, and its height at least, in glyphs."""

SHARE = 0.85
"""Share of the ink of a pile that stands in its columns; a frame beside it may leave a corner."""


def take_piles(pieces: list[Box]) -> tuple[list[Box], list[Box]]:
    """Parts the columns of headlines that run down the page from other large type.

    The glyphs of such columns need not stand level, so no rows show them; white that runs down
    between all of them does.

    Args:
        pieces: hulls of large components, working pixels.

    Returns:
        (columns, pieces that stand in none).
    """
    columns: list[Box] = []
    for pile in _near(pieces):
        columns += _columns(pile)
    rest = [piece for piece in pieces if not any(column.contains(piece) for column in columns)]
    return columns, rest


def with_clauses_joined(columns: list[Box]) -> list[Box]:
    """Columns of large type with the next clause of their own, behind a blank."""
    joined: list[Box] = []
    for column in sorted(columns, key=lambda c: c.top):
        for k, over in enumerate(joined):
            aside = max(abs(over.left - column.left), abs(over.right - column.right))
            white = (column.top - over.bottom) / over.width
            if aside < ALIGNED * over.width and -SHARED < white < BLANK:
                joined[k] = over.union(column)
                break
        else:
            joined.append(column)
    return joined


def with_singles(columns: list[Box], rest: list[Box]) -> tuple[list[Box], list[Box]]:
    """Columns of large type with the lone glyphs that stand close over and under them.

    A glyph in pieces within a headline parts it, and less than a column may be left behind it.

    Args:
        columns: of large type, the glyphs in pieces next to them taken in.
        rest: hulls of other large type.

    Returns:
        (columns, what is left of the rest).
    """
    joined, left = list(columns), []
    for box in sorted(rest, key=lambda b: b.top):
        for k, column in enumerate(joined):
            size = column.width
            aside = abs(box.centre[0] - column.centre[0]) < ALIGNED * size
            like = SLIM[0] * size < min(box.width, box.height)
            like &= max(box.width, box.height) < ONE * size
            if aside and like and -ALIGNED * size < -column.overlap_y(box) < NEXT * size:
                joined[k] = column.union(box)
                break
        else:
            left.append(box)
    return joined, left


def _near(pieces: list[Box]) -> list[list[Box]]:
    """Pieces in groups that no more white parts than stands inside one headline."""
    if len(pieces) < 4:
        return []
    left, top, right, bottom = np.array([(p.left, p.top, p.right, p.bottom) for p in pieces]).T
    size = np.maximum(right - left, bottom - top)
    most = np.maximum(size[:, None], size[None])
    joined = (_gaps(left, right) < BESIDE * most) & (_gaps(top, bottom) < UNDER * most)
    return [[pieces[k] for k in np.flatnonzero(group)] for group in _groups(joined)]


def _groups(joined: NDArray[np.bool_]) -> Iterator[NDArray[np.bool_]]:
    """What hangs together in a symmetric (N, N) relation: (N,) masks, each piece in one."""
    left = np.ones(len(joined), np.bool_)
    while left.any():
        group = np.zeros_like(left)
        new = np.arange(len(left)) == left.argmax()
        while new.any():
            group |= new
            new = joined[new].any(axis=0) & ~group
        left &= ~group
        yield group


def _gaps(near: NDArray[np.int_], far: NDArray[np.int_]) -> NDArray[np.int_]:
    """White between all pairs along one axis; negative where they overlap."""
    return np.asarray(np.maximum(near[:, None], near[None]) - np.minimum(far[:, None], far[None]))


def _columns(pile: list[Box]) -> list[Box]:
    """The columns that white parts in a pile; none where it is no headline down the page."""
    hull = Box.hull(pile)
    if len(pile) < 4 or hull.height < TALL * hull.width:
        return []
    columns: list[Box] = []
    for piece in sorted(pile):
        if columns and piece.left < columns[-1].right:
            columns[-1] = columns[-1].union(piece)
        else:
            columns.append(piece)
    glyph = max(column.width for column in columns)
    if glyph > SLIM[1] * float(np.median([max(p.width, p.height) for p in pile])):
        return []
    own = [c for c in columns if c.width > SLIM[0] * glyph and c.height > HIGH * c.width]
    held = sum(p.area for p in pile if any(c.contains(p) for c in own))
    return own if held > SHARE * sum(p.area for p in pile) else []
