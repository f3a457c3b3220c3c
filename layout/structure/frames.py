"""Frames of any line: rounded at the corners, dotted, wavy, drawn in one piece."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.sheet.straighten import EM

REDUCTION = 4

LEAST, THICKEST = (6.5, 2.5), 0.5
"""Least width and height of a frame, and most ink across its line, in glyphs: large glyphs (国) are
closed as well."""

RIM, ON_RIM = 1.0, 0.93
"""A frame's ink keeps this near to its hull, in glyphs, and at least this much of it: the arc of a
corner of two glyphs' radius lies 0.6 glyphs within."""

COVERED = 0.8
"""How much of each side is covered; rounded corners leave some of it out."""


def find_frames(ink: Grey, dots: Grey) -> tuple[list[Box], Grey]:
    """Finds closed frames and their ink.

    Args:
        ink: (H, W) uint8 of the working page, 255 where ink is.
        dots: the same, of it only what may be dots or dashes of a rule.

    Returns:
        The hulls of the frames, and (H, W) uint8, 255 on their ink.
    """
    size = (ink.shape[1] // REDUCTION, ink.shape[0] // REDUCTION)
    if not all(size):
        return [], np.zeros(ink.shape, np.uint8)
    small = cv2.threshold(cv2.resize(ink, size, interpolation=cv2.INTER_AREA), 16, 255, 0)[1]
    dotted = cv2.threshold(cv2.resize(dots, size, interpolation=cv2.INTER_AREA), 16, 255, 0)[1]
    reach = round(0.8 * EM / REDUCTION)
    dotted = cv2.morphologyEx(dotted, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    boxes, mask = [], np.zeros(small.shape, np.uint8)
    for image in (small, dotted):
        for box, own in _closed(image):
            boxes.append(_full(box))
            mask[box.top : box.bottom, box.left : box.right][own] = 255
    whole = cv2.resize(mask, (ink.shape[1], ink.shape[0]), interpolation=cv2.INTER_NEAREST)
    return boxes, cv2.bitwise_and(cv2.dilate(whole, np.ones((5, 5), np.uint8)), ink)


def _closed(image: Grey) -> list[tuple[Box, NDArray[np.bool_]]]:
    """Connected strokes that run all round their hull and nowhere else."""
    em = EM / REDUCTION
    _, labels, stats, _ = cv2.connectedComponentsWithStats(image, connectivity=8)
    wide = (stats[:, 2] >= LEAST[0] * em) & (stats[:, 3] >= LEAST[1] * em)
    thin = stats[:, 4] < 2 * THICKEST * em * (stats[:, 2] + stats[:, 3])
    found = []
    for label in np.flatnonzero(wide & thin):
        x, y, w, h = (int(v) for v in stats[label, :4])
        own = labels[y : y + h, x : x + w] == label
        if label and runs_round(own, round(RIM * em)):
            found.append((Box(x, y, x + w, y + h), own))
    return found


def runs_round(own: NDArray[np.bool_], rim: int) -> bool:
    """Whether ink, (H, W), runs along all sides of its hull, within a rim, and nowhere else."""
    inner = own[rim:-rim, rim:-rim]
    if inner.size == 0 or inner.sum() > (1 - ON_RIM) * own.sum():
        return False
    sides = (
        own[:rim].any(axis=0),
        own[-rim:].any(axis=0),
        own[:, :rim].any(axis=1),
        own[:, -rim:].any(axis=1),
    )
    return all(float(side.mean()) > COVERED for side in sides)


def _full(box: Box) -> Box:
    return Box(*(v * REDUCTION for v in (box.left, box.top, box.right, box.bottom)))
