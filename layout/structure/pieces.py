"""Connected ink that is too large for type: what drawings consist of."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.sheet.straighten import EM
from layout.structure.largetype import LARGEST

REDUCTION = 4

LEAST, LARGE = (4.0, 3.0), (8.0, 5.0)
"""Least width and height of a drawing, in glyphs, and of one with dark areas."""

SPARSE, DENSE, DRAWN = 0.35, 0.7, 0.008
"""Most of its hull that a drawing's strokes fill, and one with dark areas, and least that its ink
without straight rules does: the rules between articles meet as well, and frame them."""

EDGE, CLOSED = 1.2, 0.8
"""What has ink no farther from the sides of its hull than the first, in glyphs, and along the
second of each, is a frame and no drawing, whatever text is in it."""

SOLID = 2.0
"""Ink in a frame larger both ways than this, in glyphs, is drawn and no text."""

BAR, BROAD, BARS, CLEAN = 0.7, 6.0, 2, 0.85
"""Least and most width of a bar of a chart, in glyphs, least number of bars, and how much of its
hull each fills: what bars fill does not count against a drawing. Photographs are broader."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Connected ink that reaches far and leaves white between.

    Attributes:
        box: its hull, working pixels.
        connected: half the width holds together without the straight rules: the strokes of a
            drawing do, the glyphs of a headline that touches a rule do not.
        dense: it has dark areas besides strokes and bars.
    """

    box: Box
    connected: bool
    dense: bool


def find_pieces(ink: Grey, straight: Grey) -> list[Piece]:
    """What of the ink may be drawn.

    Args:
        ink: (H, W) uint8 of the working page, 255 where ink is, rules and pictures included.
        straight: (H, W) uint8, 255 on rules.
    """
    size = tuple(max(1, side // REDUCTION) for side in ink.shape[::-1])
    small = cv2.threshold(cv2.resize(ink, size, interpolation=cv2.INTER_AREA), 24, 255, 0)[1]
    ruled = cv2.resize(straight, size, interpolation=cv2.INTER_AREA)
    drawn = cv2.bitwise_and(small, cv2.bitwise_not(cv2.dilate(ruled, np.ones((3, 3), np.uint8))))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(small, connectivity=8)
    em = EM / REDUCTION
    found = []
    for label in range(1, len(stats)):
        x, y, w, h, area = (int(v) for v in stats[label])
        if w < LEAST[0] * em or h < LEAST[1] * em:
            continue
        window = (slice(y, y + h), slice(x, x + w))
        own = labels[window] == label
        if _is_frame(own) and not _holds_drawing(labels[window], stats, label):
            continue
        sparse = area <= SPARSE * w * h or area - _bars(own) <= SPARSE * w * h
        large = w >= LARGE[0] * em and h >= LARGE[1] * em and area <= DENSE * w * h
        if not sparse and not large:
            continue
        strokes = np.where(own & (drawn[window] > 0), 255, 0).astype(np.uint8)
        if cv2.countNonZero(strokes) <= DRAWN * w * h:
            continue
        widest = int(cv2.connectedComponentsWithStats(strokes, connectivity=8)[2][1:, 2].max())
        connected = widest > max(w / 2, LARGEST * em)
        if sparse or connected:
            found.append(Piece(_full(x, y, w, h), connected, not sparse))
    return found


def _is_frame(own: NDArray[np.bool_]) -> bool:
    """Whether ink runs along all sides of its hull and is nowhere else."""
    edge = round(EDGE * EM / REDUCTION)
    across, down = (own[:edge], own[-edge:]), (own[:, :edge], own[:, -edge:])
    closed = min(float(side.any(axis=0).mean()) for side in across) > CLOSED
    closed &= min(float(side.any(axis=1).mean()) for side in down) > CLOSED
    return closed and not own[edge:-edge, edge:-edge].any()


def _holds_drawing(window: NDArray[np.int32], stats: NDArray[np.int32], frame: int) -> bool:
    """Whether a frame goes round ink that is too large for text: a chart is drawn in it.

    Args:
        window: (h, w), labels of connected ink in its hull.
        stats: (N, 5), left, top, width, height and area of each.
        frame: its own label.
    """
    x, y, w, h, _ = stats[frame]
    inside = [stats[k] for k in np.unique(window) if k not in (0, frame)]
    return any(
        min(one[2], one[3]) > SOLID * EM / REDUCTION
        and x <= one[0]
        and y <= one[1]
        and one[0] + one[2] <= x + w
        and one[1] + one[3] <= y + h
        for one in inside
    )


def _bars(own: NDArray[np.bool_]) -> int:
    """Ink of the solid bars of a chart, in reduced pixels; 0 where one is no clean rectangle."""
    side = max(2, round(BAR * EM / REDUCTION))
    ink = np.where(own, 255, 0).astype(np.uint8)
    solid = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    stats = cv2.connectedComponentsWithStats(solid, connectivity=4)[2][1:]
    ragged = stats[:, 4] < CLEAN * stats[:, 2] * stats[:, 3]
    broad = stats[:, 2:4].min(axis=1) > BROAD * EM / REDUCTION
    if len(stats) < BARS or ragged.any() or broad.all():
        return 0
    return int(stats[:, 4].sum())


def _full(*reduced: int) -> Box:
    x, y, width, height = (REDUCTION * v for v in reduced)
    return Box(x, y, x + width, y + height)
