"""What is written in and about drawings, and what is text of the page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM

COLUMN, SENTENCE = 7.0, 20.0
"""A line of body this wide, in glyphs, is no label, nor is one of smaller type that is wider
still."""

APART = 1.6
"""White between two labels of one row, in glyphs. Text has as much in one line of fifty on some
pages, a caption before its credit: but on one side of it they go on longer than labels do."""

LABEL, LARGE, NEAR = 0.93, 1.3, 1.6
"""Labels are smaller than the body by this, and stand this near to their drawing, in glyphs; from
so many bodies on type is large."""

REACH, STACKED = 3.6, 2
"""How far over and under a line the lines of its column are looked for, in glyphs, and how many are
there at least."""


def is_text(line: Line, usual: float, ink: Grey) -> bool:
    """Whether a line is of body size and as wide as columns are; large type may be strokes.

    Smaller type is a label, unless it is longer than labels are; so are several in a row.

    Args:
        line: on the working page.
        usual: size of the body, pixels.
        ink: (H, W) uint8 of the working page, 255 where ink is.
    """
    long = COLUMN if line.em > LABEL * usual else SENTENCE
    return line.em < LARGE * usual and line.box.width > long * EM and not _is_row(line.box, ink)


def is_label_in(line: Line, lines: Sequence[Line], usual: float, ink: Grey) -> bool:
    """Whether a line in the hull of a drawing is a label; text may run into the hull.

    Args:
        line: on the working page.
        lines: all in the drawing's hull.
        usual: size of the body, pixels.
        ink: (H, W) uint8 of the working page, 255 where ink is.
    """
    body = LABEL * usual < line.em < LARGE * usual
    return not body or _is_loose(line, lines) or _is_row(line.box, ink)


def is_label_about(line: Line, box: Box, usual: float, *, under: bool) -> bool:
    """Whether a line outside a drawing's hull is a label of it.

    Args:
        line: on the working page.
        box: hull of the drawing.
        usual: size of the body, pixels.
        under: labels stand under it, too, and not only its caption, which is longer.
    """
    x, y = line.box.centre
    place = box.grow(round(NEAR * EM), round(NEAR * EM))
    near = place.left <= x < place.right and place.top <= y < place.bottom
    beside = y <= box.bottom or (under and line.box.width < COLUMN * EM)
    return near and beside and line.em < LABEL * usual


def _is_row(line: Box, ink: Grey) -> bool:
    """Whether white parts a line into labels; a caption is long and its credit stands apart."""
    inked = np.flatnonzero(ink[line.top : line.bottom, line.left : line.right].any(axis=0))
    words = np.split(inked, np.flatnonzero(np.diff(inked) > APART * EM) + 1)
    long = [extent for word in words if word.size and (extent := int(np.ptp(word))) > EM]
    return len(long) > 1 and max(long) < COLUMN * EM


def _is_loose(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is short and stands in no column."""
    place = line.box.grow(0, round(REACH * EM))
    column = [x for x in lines if x is not line and place.intersection(x.box)]
    return line.box.width < COLUMN * EM and len(column) < STACKED
