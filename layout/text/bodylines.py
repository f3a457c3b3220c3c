"""Lines of body size: ink smeared along the line, cut at the gutters."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.line import INK_PER_EM, Line
from layout.sheet.glyphs import components
from layout.sheet.pieces import long_pieces
from layout.sheet.straighten import EM
from layout.text.gutters import ROW_GAP, gutter_between

WORD_GAP = 1.0
"""White inside a body line that is always bridged, in glyphs: after a comma stands up to 0.9."""

STEP = 2
"""Columns of which one is looked at to tell smeared lines apart."""


def body_lines(ink: Grey, gutters: Grey) -> list[Line]:
    """The lines of a (H, W) 0/255 ink image without large type; gutters as of ``find_gutters``."""
    smeared = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, round(WORD_GAP * EM)), np.uint8))
    smeared[(gutters > 0) & (ink == 0)] = 0
    boxes = [tight(box, ink, own) for box, own in long_pieces(smeared, STEP, connectivity=4)]
    fragments = [piece for box in boxes if box for piece in _split_rows(ink, box)]
    rows = _join_rows(fragments, gutters)
    return [line for row in rows if (line := measured(row, ink))]


def tight(box: Box, ink: Grey, own: NDArray[np.bool_] | None = None) -> Box | None:
    """The hull of the ink in a box, or in that part of it where ``own`` holds; None without ink."""
    inside = ink[box.top : box.bottom, box.left : box.right] > 0
    if own is not None:
        inside &= own
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    if not rows.size:
        return None
    return Box(
        box.left + int(columns[0]),
        box.top + int(rows[0]),
        box.left + int(columns[-1]) + 1,
        box.top + int(rows[-1]) + 1,
    )


def _split_rows(ink: Grey, box: Box) -> list[Box]:
    """Cuts a fragment that is several lines high where its row profile is emptiest."""
    if box.height < 1.7 * EM or box.width < 1.5 * EM:
        return [box]
    profile = (ink[box.top : box.bottom, box.left : box.right] > 0).mean(axis=1)
    rows = max(2, round(box.height / (1.35 * EM)))
    cuts = [0]
    for k in range(1, rows):
        middle = round(k * box.height / rows)
        low, high = max(cuts[-1] + 1, middle - EM // 2), min(box.height, middle + EM // 2)
        if high > low:
            cuts.append(low + int(profile[low:high].argmin()))
    cuts.append(box.height)
    return [
        Box(box.left, box.top + a, box.right, box.top + b)
        for a, b in itertools.pairwise(cuts)
        if b > a
    ]


def _join_rows(fragments: Sequence[Box], gutters: Grey) -> list[list[Box]]:
    """Groups fragments that follow each other in one row with no gutter between them."""
    if not fragments:
        return []
    order = sorted(fragments, key=lambda b: b.left)
    left = np.array([b.left for b in order])
    right = np.array([b.right for b in order])
    top = np.array([b.top for b in order])
    bottom = np.array([b.bottom for b in order])
    parent = list(range(len(order)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, box in enumerate(order):
        gap = left - box.right
        shared = np.minimum(bottom, box.bottom) - np.maximum(top, box.top)
        least = np.minimum(bottom - top, box.height)
        near = (gap > -0.6 * EM) & (gap < ROW_GAP * EM) & (shared > 0.5 * least) & (left > box.left)
        # A stroke that came apart lies within another's width.
        near |= (left >= box.left) & (right <= box.right) & (shared > 0.5 * least)
        near[i] = False
        near &= np.maximum(bottom, box.bottom) - np.minimum(top, box.top) < 1.5 * EM
        for j in np.flatnonzero(near):
            if root(i) != root(int(j)) and not gutter_between(box, order[int(j)], gutters):
                parent[root(int(j))] = root(i)
    groups: dict[int, list[Box]] = {}
    for i, box in enumerate(order):
        groups.setdefault(root(i), []).append(box)
    return list(groups.values())


def measured(row: Sequence[Box], ink: Grey) -> Line | None:
    """A line with the size of its glyphs; None for what is no text."""
    box = Box.hull(row)
    inside = ink[box.top : box.bottom, box.left : box.right]
    weight = cv2.countNonZero(inside) / inside.size
    if weight < 0.04:
        return None
    merged = cv2.dilate(inside, np.ones((3, 5), np.uint8))
    parts = components(merged)
    heights = np.sort(parts.height)[::-1]
    typical = float(np.median(heights[: max(1, len(heights) // 2)])) - 2
    em = max(typical, 0.75 * box.height) / INK_PER_EM
    flat = box.height < 0.45 * EM and box.width > 2.5 * EM  # a piece of a wavy or dotted border
    if flat or box.width < 0.45 * EM or (box.height < 0.3 * EM and box.width < 2 * EM):
        return None
    return Line(box, em, weight=weight)
