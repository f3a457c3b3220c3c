"""Connected pieces of a mask, told apart on fewer columns than it has."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey


def long_pieces(
    mask: Grey, step: int, shortest: float = 0.0, connectivity: int = 8
) -> Iterator[tuple[Box, NDArray[np.bool_]]]:
    """The pieces of a mask whose strokes run along its rows.

    Only every ``step``-th column is looked at, and no empty row but one between pieces: labelling
    is the dearest step of layout, and what lies along the rows holds together on fewer columns.

    Args:
        mask: (H, W) uint8 of 0 and 255; what is narrower than ``step`` may be missed.
        step: columns of which one is looked at.
        shortest: least width of a piece, in pixels.
        connectivity: 4 or 8.

    Yields:
        The hull of a piece, and (height, width) where in it the piece is.
    """
    thinned = np.ascontiguousarray(mask[:, ::step])
    inked = thinned.max(axis=1) > 0
    rows = np.flatnonzero(inked | np.append(False, inked[:-1]))
    if not rows.size:
        return
    _, labels, stats, _ = cv2.connectedComponentsWithStats(thinned[rows], connectivity=connectivity)
    near = (stats[:, cv2.CC_STAT_WIDTH] + 1) * step > shortest
    for label in np.flatnonzero(near):
        x, y, w, h = (int(v) for v in stats[label, :4])
        if not label:  # the ground
            continue
        seen = labels[y : y + h, x : x + w] == label
        y = int(rows[y])
        seen = np.repeat(np.concatenate([seen[:, :1], seen], axis=1), step, axis=1)[:, 1:]
        left = step * (x - 1) + 1  # where the columns before the first one seen begin
        right = min(mask.shape[1], left + seen.shape[1])
        before = max(0, -left)
        own = seen[:, before : right - left] & (mask[y : y + h, left + before : right] > 0)
        columns = np.flatnonzero(own.any(axis=0))
        first, last = int(columns[0]), int(columns[-1]) + 1
        if last - first >= shortest:
            start = left + before + first
            yield Box(start, y, start + last - first, y + h), own[:, first:last]
