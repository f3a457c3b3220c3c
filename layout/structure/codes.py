"""QR codes: squares of modules, found by their texture and their finder marks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.sheet.straighten import EM

REDUCTION = 4

SQUARE, FILLED = 0.88, 0.8
"""Least width by height of a code, and least share of it that is solid once the white between its
modules is filled: larger white is left at its rim."""

CODE, CHANGES = 3.5, 9.0
"""Least side of a QR code, in glyphs, and how often a row of it changes colour at least: the
smallest has 21 modules a row, a glyph has fewer than 9 strokes."""

MODULES = (0.7, 1.4)
"""White between the modules of small and of large codes, in glyphs."""

GAP = 0.25
"""Least white between a code and what stands beside it, in glyphs."""


def find_codes(ink: Grey) -> list[Box]:
    """QR codes: squares half full of ink whose rows change colour often.

    Args:
        ink: (H, W) uint8 of the working page, 255 where ink is.
    """
    height, width = ink.shape
    size = (max(1, width // REDUCTION), max(1, height // REDUCTION))
    small = cv2.threshold(cv2.resize(ink, size, interpolation=cv2.INTER_AREA), 64, 255, 0)[1]
    found: list[Box] = []
    for white in MODULES:
        for square in _squares(small, ink, white):
            box = _to_its_edge(ink, square)
            new = not any(box.intersection(other) for other in found)
            found += [box] if new and _is_modules(ink, box) else []
    return found


def _squares(small: Grey, ink: Grey, white: float) -> list[Box]:
    """Solid squares of a reduced ink image once white of so many glyphs is filled, in full size."""
    em = EM / REDUCTION
    solid = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((round(white * em),) * 2, np.uint8))
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((round(2.5 * em),) * 2, np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    found = []
    for x, y, w, h in stats[1:, :4] * REDUCTION:
        for box in _parts(ink, Box(int(x), int(y), int(x + w), int(y + h)).clip(*ink.shape[::-1])):
            short, long = sorted((box.width, box.height))
            if short > SQUARE * long and _filled(solid, box) > FILLED:
                found.append(box)
    return found


def _filled(solid: Grey, box: Box) -> float:
    top, bottom, left, right = (v // REDUCTION for v in (box.top, box.bottom, box.left, box.right))
    return float((solid[top:bottom, left:right] > 0).mean())


def _parts(ink: Grey, box: Box) -> Iterator[Box]:
    """What white from side to side leaves of an area, large enough for a code.

    Text that stands close to a code runs together with it; a code itself has no such white.
    """
    area = ink[box.top : box.bottom, box.left : box.right]
    rows = _runs(np.asarray(area.any(axis=1), np.bool_), GAP * EM)
    columns = _runs(np.asarray(area.any(axis=0), np.bool_), GAP * EM)
    for (top, bottom), (left, right) in itertools.product(rows, columns):
        part = Box(box.left + left, box.top + top, box.left + right, box.top + bottom)
        if min(part.width, part.height) > CODE * EM:
            yield from [part] if part == box else _parts(ink, part)


def _runs(filled: NDArray[np.bool_], gap: float) -> list[tuple[int, int]]:
    """Where something stands, up to gaps of some length."""
    places = np.flatnonzero(filled)
    if not places.size:
        return []
    breaks = np.flatnonzero(np.diff(places) > gap)
    starts, ends = places[np.append(0, breaks + 1)], places[np.append(breaks, places.size - 1)]
    return [(int(start), int(end) + 1) for start, end in zip(starts, ends, strict=True)]


def _to_its_edge(ink: Grey, box: Box) -> Box:
    """A code's hull to the white around it: opening on a reduced image cuts its rim off."""
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    height, width = ink.shape
    for _ in range(EM // 2):
        grown = (
            left - bool(left > 0 and ink[top:bottom, left - 1].any()),
            top - bool(top > 0 and ink[top - 1, left:right].any()),
            right + bool(right < width and ink[top:bottom, right].any()),
            bottom + bool(bottom < height and ink[bottom, left:right].any()),
        )
        if grown == (left, top, right, bottom):
            break
        left, top, right, bottom = grown
    return Box(left, top, right, bottom)


def _is_modules(ink: Grey, box: Box) -> bool:
    """Whether ink is a code's: many changes of colour, and solid finder marks in three corners."""
    area = ink[box.top : box.bottom, box.left : box.right] > 0
    rows, columns = np.flatnonzero(area.any(axis=1)), np.flatnonzero(area.any(axis=0))
    area = np.asarray(area[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1], np.bool_)
    changes = (area[:, 1:] != area[:, :-1]).sum(axis=1)
    if not 0.3 < float(area.mean()) < 0.7 or float(np.median(changes)) < CHANGES:
        return False
    corners = (area, area[:, ::-1], area[::-1])
    return all(_has_mark(corner) and _has_mark(np.transpose(corner)) for corner in corners)


def _has_mark(area: NDArray[np.bool_]) -> bool:
    """Whether the first rows begin with a solid stroke, as long as a finder mark's at least.

    The rows of nearly one module are looked at: a code may lie a degree or two askew.
    """
    side = area.shape[1]
    strip = np.any(area[: max(2, side // 32), side // 60 : side // 8], axis=0)
    return float(np.mean(strip)) > 0.9
