"""Pale ends of pictures: paper with type on it that shines through or lies in shadow."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.structure.areas import Area

PALE = 0.88
"""Shade of the paper from which rows at the end of a picture may be paper. Measured on the worst
scans: 0.91-0.95; skies 0.80-0.88, but they carry no type."""

FULL = 0.75
"""Share of its hull that a picture fills, from which its ends are looked at: the head of a figure
that is cut out stands on paper."""

EDGE = 0.4
"""Width of a picture's edges, in glyphs: a legend is framed by its picture at both."""

STROKES, TEXT = 50, 0.05
"""What closing made lighter by so many grey levels is strokes; least share of half a glyph of rows
that a line of type covers."""

LEAST, MOST = 0.3, 0.5
"""Least height of a pale end, in glyphs, and most, as share of its picture."""


def without_pale_ends(pictures: Sequence[Area], closed: Grey, sheet: Grey, em: float) -> list[Area]:
    """Pictures without the rows at head and foot that are as pale as paper and have type on them.

    What shines through, or lies in the shadow of a fold, goes on beyond the photograph beside it,
    and takes the caption in.

    Args:
        pictures: hulls and masks at the reduced scale.
        closed: (h, w) uint8, the page reduced, its paper 255 and its text removed.
        sheet: the same with its text.
        em: size of a glyph at that scale, pixels.
    """
    found = []
    for box, mask in pictures:
        window = (slice(box.top, box.bottom), slice(box.left, box.right))
        if float((mask[window] > 0).mean()) < FULL:
            found.append((box, mask))
            continue
        pale = _pale_rows(closed[window], max(1, round(EDGE * em)))
        text = _text_rows(closed[window], sheet[window], em)
        head, foot = _end(pale, text, em), _end(pale[::-1], text[::-1], em)
        if head or foot:
            mask = mask.copy()
            mask[: box.top + head, box.left : box.right] = 0
            mask[box.bottom - foot :, box.left : box.right] = 0
            box = Box(box.left, box.top + head, box.right, box.bottom - foot)
        found.append((box, mask))
    return found


def _pale_rows(area: Grey, edge: int) -> NDArray[np.bool_]:
    """(h,) bool, where it is pale in the middle and at an edge: captions may begin with a mark."""
    middle, left, right = (
        np.median(place, axis=1) for place in (area, area[:, :edge], area[:, -edge:])
    )
    return np.asarray(np.minimum(middle, np.maximum(left, right)) > PALE * 255, np.bool_)


def _text_rows(closed: Grey, sheet: Grey, em: float) -> NDArray[np.bool_]:
    """(h,) bool, where lines of type stand."""
    strokes = np.float32(cv2.subtract(closed, sheet) > STROKES).mean(axis=1, keepdims=True)
    return np.asarray(cv2.blur(strokes, (1, max(1, round(0.5 * em))))[:, 0] > TEXT, np.bool_)


def _end(pale: NDArray[np.bool_], text: NDArray[np.bool_], em: float) -> int:
    """How many of the first rows, pale all, end with a line of type: a sky has none."""
    dark = np.flatnonzero(~pale)
    rows = np.flatnonzero(text[: int(dark[0]) if dark.size else len(pale)])
    last = int(rows[-1]) + 1 if rows.size else 0
    return last if LEAST * em <= last < MOST * pale.size else 0
