"""The white between columns 栏."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.sheet.straighten import EM
from layout.text.gutterends import trim_ends

Mask = NDArray[np.bool_]
Places = NDArray[np.intp]

ROW_GAP = 2.6
"""Widest white inside a line, in glyphs, if no gutter runs through it: two blanks and a comma."""

GUTTER_WIDTH, GUTTER_HEIGHT, GUTTER_LINES = 0.45, 5.0, 3.2
"""A gutter is white at least this wide and this high, in glyphs, beside so much of lines: four
lines with what lies between. Commas that stand under each other in three lines happen on every
other page, and where leading is wide three lines are five glyphs high."""

SHORT_GUTTER, FREE_END, LONG_GUTTER = 2.0, 1.1, 6.5
"""Least height of a gutter through a short block, and white beyond its ends, in glyphs: more than
lies between two lines; and beside how much of lines a gutter is one whatever its ends."""

OPEN = 6.0
"""White inside a run, in glyphs, that leads from one block to the next: its ends are free there."""


def find_gutters(ink: Grey, walls: Grey) -> Grey:
    """White corridors that run down between columns, and the walls themselves.

    A gutter shows where several rows have text on both sides of one unbroken white strip; it is as
    long as the strip stays white.
    """
    scale = 4
    small = cv2.resize(ink, None, fx=1 / scale, fy=1 / scale, interpolation=cv2.INTER_AREA)
    white = cv2.threshold(small, 40, 255, cv2.THRESH_BINARY_INV)[1]
    em = EM / scale
    reach = round(1.2 * ROW_GAP * em)
    rows = cv2.bitwise_and(
        cv2.morphologyEx(255 - white, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8)), white
    )
    between = cv2.morphologyEx(rows, cv2.MORPH_CLOSE, np.ones((round(0.9 * em), 1), np.uint8))
    width = round(GUTTER_WIDTH * em)
    strips = cv2.erode(white, np.ones((1, width), np.uint8))
    runs = _long_runs(strips > 0, between > 0, rows > 0, em)
    trim_ends(runs, white > 0, rows > 0, em)
    gutters = cv2.dilate(runs, np.ones((1, width), np.uint8))
    full = cv2.resize(gutters, (ink.shape[1], ink.shape[0]), interpolation=cv2.INTER_NEAREST)
    return full | walls


def _long_runs(white: Mask, between: Mask, rows: Mask, em: float) -> Grey:
    """Vertical white runs with text on both sides of them along enough rows.

    Args:
        white: (h, w), where a strip of white as wide as a gutter is centred.
        between: (h, w), where white lies between text of one row, and what is between such rows.
        rows: the same without what is between.
        em: body glyph in pixels.
    """
    down = np.zeros((white.shape[1], white.shape[0] + 1), np.int8)
    down[:, 1:] = white.T
    flat = np.append(down.ravel(), 0)
    starts = np.flatnonzero((flat[1:] == 1) & (flat[:-1] == 0)) + 1
    ends = np.flatnonzero((flat[1:] == 0) & (flat[:-1] == 1)) + 1
    kept = _has_rows(starts, ends, _flat(between), _flat(rows), em)
    edges = np.zeros(flat.size + 1, np.int32)
    edges[starts[kept]] += 1
    edges[ends[kept]] -= 1
    inside = np.cumsum(edges)[: down.size].reshape(down.shape)[:, 1:]
    return np.ascontiguousarray(np.where(inside.T > 0, 255, 0).astype(np.uint8))


def _flat(mask: Mask) -> Places:
    """Where a mask holds, counted down its columns with one place more before each."""
    down = np.zeros((mask.shape[1], mask.shape[0] + 1), np.bool_)
    down[:, 1:] = mask.T
    return np.flatnonzero(down.ravel())


def _has_rows(starts: Places, ends: Places, beside: Places, rows: Places, em: float) -> Mask:
    """Which runs have text on both sides for long, or for the whole of a short block.

    Commas stand under each other in two or three lines on every page, in four or five on many:
    then the lines above and below run across. A gutter goes on freely beyond its columns, at both
    ends where the block is short, at one where it is not.
    """
    first, last = np.searchsorted(beside, starts), np.searchsorted(beside, ends) - 1
    count = last - first + 1
    padded = np.append(beside, 0)
    top, bottom = padded[np.minimum(first, beside.size)], padded[np.maximum(last, 0)]
    over, under = top - starts >= FREE_END * em, ends - 1 - bottom >= FREE_END * em
    unbroken = count >= 0.85 * (bottom - top + 1)
    short = (count >= SHORT_GUTTER * em) & over & under & unbroken
    lines = np.searchsorted(rows, ends) - np.searchsorted(rows, starts)
    high = (count >= GUTTER_HEIGHT * em) & (lines >= GUTTER_LINES * em)
    apart = bottom - top + 1 - count >= OPEN * em
    return short | (high & (over | under | apart | (lines >= LONG_GUTTER * em)))


def gutter_between(a: Box, b: Box, gutters: Grey) -> bool:
    """Whether a gutter, or a wall, runs between two boxes of one row, the first on the left."""
    if b.left <= a.right:
        return False
    top, bottom = max(a.top, b.top), min(a.bottom, b.bottom)
    middle = gutters[(top + bottom) // 2, a.right : b.left]
    return bool((middle > 0).any())
