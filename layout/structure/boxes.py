"""Boxes: what rules close in."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from document.geometry import Box
from layout.sheet.straighten import EM
from layout.structure.rules import Rules

MEET, LEVEL = 0.7, 0.6
"""How near the ends of two rules of a box come, in glyphs, and least height of the lower of its
sides over the higher: where a label stands on a corner, one side is shorter by its height."""

PAST = 2.0
"""How far rules run on past the side of what they close in with others, in glyphs, to be no part of
its frame."""


def boxes_of(rules: Rules) -> tuple[Box, ...]:
    """Areas that rules close in on all sides, as hulls of their insides.

    Corners may be rounded or open by up to a glyph. An area that fills less than four fifths of
    its hull is no box. A box may be open above or below, where a label stands on its corner.
    """
    scale = 4
    small = cv2.resize(rules.mask, None, fx=1 / scale, fy=1 / scale, interpolation=cv2.INTER_AREA)
    walls = cv2.threshold(small, 10, 255, cv2.THRESH_BINARY)[1]
    walls = cv2.dilate(walls, np.ones((5, 5), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(255 - walls, connectivity=4)
    height, width = walls.shape
    found = []
    for label in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[label])
        outside = x == 0 or y == 0 or x + w == width or y + h == height
        if outside or min(w, h) * scale < 2.5 * EM or area < 0.5 * w * h:
            continue
        box = Box(x * scale, y * scale, (x + w) * scale, (y + h) * scale)
        if not _is_cell(box, rules.horizontal):
            found.append(box)
    for box in (*rules.frames, *_open_boxes(rules)):
        if not any(_alike(box, other) for other in found):
            found.append(box)
    return tuple(found)


def _is_cell(box: Box, rules: Sequence[Box]) -> bool:
    """Whether the rules over and under an area both run on past one side of it.

    They part stories; the rules down between them may do so, too, or part columns.
    """
    edges = box.top, box.bottom
    along = [
        [r for r in rules if abs(r.centre[1] - y) < MEET * EM and r.overlap_x(box) > 0]
        for y in edges
    ]
    left = all(any(r.left < box.left - PAST * EM for r in own) for own in along)
    right = all(any(r.right > box.right + PAST * EM for r in own) for own in along)
    return left or right


def _open_boxes(rules: Rules) -> list[Box]:
    """What a rule across closes in with two rules down that meet its ends, one cut by a label."""
    found = []
    for rule in rules.horizontal:
        for above in (True, False):
            left = _upright_at(rules.vertical, rule.left, rule, above)
            right = _upright_at(rules.vertical, rule.right, rule, above)
            if left is None or right is None or left == right:
                continue
            low, high = sorted((left.height, right.height))
            if LEVEL * high < low < high - MEET * EM:
                top, bottom = min(left.top, right.top), max(left.bottom, right.bottom)
                found.append(Box(left.right, top, right.left, bottom))
    return found


def _upright_at(rules: Sequence[Box], x: int, rule: Box, above: bool) -> Box | None:
    """The rule down that ends, or begins, where a rule across does."""
    meeting = [
        r
        for r in rules
        if abs(r.centre[0] - x) < MEET * EM
        and abs((r.bottom if above else r.top) - rule.centre[1]) < MEET * EM
    ]
    return max(meeting, key=lambda r: r.height, default=None)


def _alike(a: Box, b: Box) -> bool:
    shared = a.intersection(b)
    return shared is not None and shared.area > 0.85 * a.union(b).area
