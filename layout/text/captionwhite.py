"""The white between a caption under a picture and the text that flows past it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.sheet.straighten import EM

WHITE = 0.45
"""Least width of the white, in glyphs."""

SIDE = 1.6
"""How far from the picture's edge it may be, in glyphs."""

ROWS, MOST = 2.4, 8.0
"""It parts two rows of a caption at least, and is followed down so far, in glyphs: commas stand
under each other in two rows of text as well, but such rows have full lines above or below."""

ROW, LOOK = (0.3, 1.4), 3.4
"""Rows of small type are so high, in glyphs, those of headlines are higher; and how far down they
are looked for."""

BESIDE = 2.0
"""Text stands this near to it on both sides, in glyphs."""


def caption_whites(ink: Grey, pictures: Sequence[Box]) -> list[Box]:
    """Strips of white that run down beside the captions of pictures that text flows round.

    The two are set on grids of their own, so that rows of both run together as one line.

    Args:
        ink: (H, W) uint8 of the working page, 255 where ink may be text.
        pictures: their hulls, working pixels.
    """
    found = []
    for picture in pictures:
        for edge in (picture.left, picture.right):
            strip = _white_at(ink, picture, edge)
            if strip and _parts_text(ink, strip):
                found.append(strip)
    return found


def _white_at(ink: Grey, picture: Box, edge: int) -> Box | None:
    """The widest strip of white from the foot of a picture down, near one of its edges."""
    reach = round(SIDE * EM)
    left, right = max(0, edge - reach), min(ink.shape[1], edge + reach)
    below = ink[picture.bottom : picture.bottom + round(MOST * EM), left:right] > 0
    rows = round(ROWS * EM)
    if len(below) < rows or left >= right:
        return None
    free = np.asarray(~below[:rows].any(axis=0), np.bool_)
    start, end = max(_runs(free), key=lambda run: run[1] - run[0], default=(0, 0))
    if end - start < WHITE * EM:
        return None
    inked = np.flatnonzero(below[:, start:end].any(axis=1))
    height = int(inked[0]) if inked.size else len(below)
    return Box(left + start, picture.bottom, left + end, picture.bottom + height)


def _parts_text(ink: Grey, strip: Box) -> bool:
    """Whether rows of small type stand on both sides of a strip, more than one on each."""
    rows = slice(strip.top, min(strip.bottom, strip.top + round(LOOK * EM)))
    before = ink[rows, max(0, strip.left - round(BESIDE * EM)) : strip.left] > 0
    after = ink[rows, strip.right : strip.right + round(BESIDE * EM)] > 0
    return all(_rows_of(np.asarray(side.any(axis=1), np.bool_)) > 1 for side in (before, after))


def _rows_of(inked: NDArray[np.bool_]) -> int:
    """How many runs of places are as high as rows of small type, the last perhaps cut short."""
    return sum(ROW[0] * EM < end - start < ROW[1] * EM for start, end in _runs(inked))


def _runs(free: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and one behind the last place of every run."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], free.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
