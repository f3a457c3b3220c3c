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

WIDE, WIDE_REACH, WIDE_LINES = 1.1, 5.0, 2.2
"""White at least this wide, in glyphs, that is the same in three lines (their ink, in glyphs) is a
gutter however short the columns are: no mark leaves so much. Lines beside it may end this far from
it, in glyphs: a paragraph's last, a centred subhead."""

SOLID = 0.6
"""A wall that thick both ways, in glyphs, is a picture: text beside it stands in a column."""


def find_gutters(ink: Grey, walls: Grey, large: Grey | None = None) -> Grey:
    """White corridors that run down between columns, and the walls themselves.

    A gutter shows where several rows have text on both sides of one unbroken white strip, or text
    on one side and a picture on the other; it is as long as the strip stays white.

    Args:
        ink: (H, W) uint8, 255 where ink may be text.
        walls: (H, W) uint8, 255 on rules and pictures.
        large: (H, W) uint8, 255 on large type, whose blanks say nothing of columns.

    Returns:
        (H, W) uint8, 255 on gutters and walls.
    """
    scale = 4
    em = EM / scale
    solid = cv2.morphologyEx(_smaller(walls, scale), cv2.MORPH_OPEN, _square(SOLID * em))
    printed = _smaller(ink, scale) | solid
    white = cv2.bitwise_not(printed)
    text = printed if large is None else printed & ~_smaller(large, scale)
    found = np.zeros_like(white)
    for wide in (False, True):
        width, reach = (WIDE, WIDE_REACH) if wide else (GUTTER_WIDTH, 1.2 * ROW_GAP)
        rows = cv2.morphologyEx(text, cv2.MORPH_CLOSE, np.ones((1, round(reach * em)), np.uint8))
        rows &= white
        between = cv2.morphologyEx(rows, cv2.MORPH_CLOSE, np.ones((round(0.9 * em), 1), np.uint8))
        across = np.ones((1, 2 * round((width * em - 1) / 2) + 1), np.uint8)
        strips = cv2.erode(white, across)
        runs = _long_runs(strips > 0, between > 0, rows > 0, em, wide=wide)
        if not wide:  # no blank in a line over the columns is as wide as the others
            trim_ends(runs, white > 0, rows > 0, em)
        found |= cv2.dilate(runs, across)
    full = cv2.resize(found, (ink.shape[1], ink.shape[0]), interpolation=cv2.INTER_NEAREST)
    return full | walls


def _smaller(image: Grey, scale: int) -> Grey:
    small = cv2.resize(image, None, fx=1 / scale, fy=1 / scale, interpolation=cv2.INTER_AREA)
    return cv2.threshold(small, 40, 255, cv2.THRESH_BINARY)[1].astype(np.uint8)


def _square(side: float) -> Grey:
    return np.ones((max(1, round(side)), max(1, round(side))), np.uint8)


def _long_runs(white: Mask, between: Mask, rows: Mask, em: float, *, wide: bool) -> Grey:
    """Vertical white runs with text on both sides of them along enough rows.

    Args:
        white: (h, w), where a strip of white as wide as a gutter is centred.
        between: (h, w), where white lies between text of one row, and what is between such rows.
        rows: the same without what is between.
        em: body glyph in pixels.
        wide: judge the runs as those of wide white.
    """
    down = np.zeros((white.shape[1], white.shape[0] + 1), np.int8)
    down[:, 1:] = white.T
    flat = np.append(down.ravel(), 0)
    starts = np.flatnonzero((flat[1:] == 1) & (flat[:-1] == 0)) + 1
    ends = np.flatnonzero((flat[1:] == 0) & (flat[:-1] == 1)) + 1
    text = _flat(rows)
    if wide:
        lines = np.searchsorted(text, ends) - np.searchsorted(text, starts)
        kept = np.asarray(lines >= WIDE_LINES * em, np.bool_)
    else:
        kept = _is_gutter(starts, ends, _flat(between), text, em)
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


def _is_gutter(starts: Places, ends: Places, beside: Places, rows: Places, em: float) -> Mask:
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
