"""Nothing lost: ink that looks like text and lies in no region."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.glyphs import components
from layout.line import INK_PER_EM, Line
from layout.straighten import EM

SMALLEST, LARGEST = 0.5, 1.5
"""Height of ink that may be a body glyph, in glyphs: below are marks and dirt, above display type,
of which every line is a headline already."""

FILLED = (0.1, 0.8)
"""Share of a glyph's hull that is ink: a frame has less, a bullet or a blot more."""

GLYPHS, NEXT = 4, 1.0
"""A line has at least so many glyphs, this near to each other, in glyphs."""

EVEN = 1.35
"""Largest height of a line over the typical glyph in it: strokes of drawings are of all sizes."""


def uncovered(ink: Grey, covered: Sequence[Box]) -> list[Line]:
    """Rows of glyphs outside all regions, in no particular order.

    Args:
        ink: (H, W) uint8 of the working page, 255 where there may be text.
        covered: boxes of the lines and pictures of all regions.
    """
    rest = ink.copy()
    margin = round(0.2 * EM)
    for box in covered:
        grown = box.grow(margin, margin).clip(ink.shape[1], ink.shape[0])
        rest[grown.top : grown.bottom, grown.left : grown.right] = 0
    # Strokes of one glyph that stand apart: 二, 川.
    parts = components(cv2.morphologyEx(rest, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8)))
    high = np.maximum(parts.height, parts.width)
    fill = parts.area / np.maximum(1, parts.width * parts.height)
    glyph = (high > SMALLEST * EM) & (parts.height < LARGEST * EM) & (high < 2 * LARGEST * EM)
    glyph &= (fill > FILLED[0]) & (fill < FILLED[1])
    boxes = [
        Box(int(a), int(b), int(a + w), int(b + h))
        for a, b, w, h in zip(
            parts.left[glyph],
            parts.top[glyph],
            parts.width[glyph],
            parts.height[glyph],
            strict=True,
        )
    ]
    return [line for row in _rows(boxes) if (line := _line(row)) is not None]


def _rows(glyphs: Sequence[Box]) -> list[list[Box]]:
    """Glyphs that follow each other closely at one height."""
    rows: list[list[Box]] = []
    for box in sorted(glyphs, key=lambda b: b.left):
        for row in rows:
            last = row[-1]
            level = box.overlap_y(last) > 0.5 * min(box.height, last.height)
            if level and -box.overlap_x(last) < NEXT * EM:
                row.append(box)
                break
        else:
            rows.append([box])
    return rows


def _line(row: Sequence[Box]) -> Line | None:
    hull = Box.hull(row)
    typical = float(np.median([max(box.height, box.width) for box in row]))
    if len(row) < GLYPHS or hull.height > EVEN * typical or hull.width < GLYPHS * SMALLEST * EM:
        return None
    return Line(hull, max(typical, 0.75 * hull.height) / INK_PER_EM)
