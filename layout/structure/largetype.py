"""Large type among what may be strokes of a drawing: rows of glyphs that touch, or touch a rule."""

from __future__ import annotations

from collections.abc import Sequence

import cv2

from document.geometry import Box
from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM

LARGEST = 9.0
"""No glyph is wider or higher than this, in body glyphs."""

ROW = 4.0
"""What is so many times as wide as high is a row of type; drawings are higher."""

DRESSED = 1.3
"""A row of type and the rule that touches it are no higher than this, in heights of the row."""

SET = 0.8
"""Share of a piece that rows of large type fill where it is nothing but these, set close."""

THIN = 0.16
"""Share of its hull that strokes of a drawing fill and large type does not: 870 lines of headlines
at three degrees of damage had 0.19 and more."""


def is_type(line: Box, ink: Grey) -> bool:
    """Whether what was taken for a line of large type is as high and as dense as type is.

    Args:
        line: its hull, working pixels.
        ink: (H, W) uint8 of the working page, 255 where ink is.
    """
    filled = cv2.countNonZero(ink[line.top : line.bottom, line.left : line.right])
    return line.height < LARGEST * EM and filled > THIN * line.area


def covers(line: Box, box: Box) -> bool:
    """Whether a line of large type is most of a piece of ink, or a piece a glyph of it."""
    return box.share_in(line) > (0.3 if line.width > 2 * line.height else 0.7)


def is_notice(lines: Sequence[Line]) -> bool:
    """Whether what stands in a frame is rows of large type alone, as in an advertisement."""
    return bool(lines) and all(x.em > 1.3 * EM and x.box.width > ROW * x.box.height for x in lines)


def is_in_row(line: Box, box: Box) -> bool:
    """Whether a piece is glyphs of a row of large type: set close they touch when reduced.

    A rule close under a headline reaches beyond its ends.
    """
    ruled = line.share_in(box) > 0.9 and box.height < DRESSED * line.height
    return line.width > ROW * line.height and (ruled or box.share_in(line) > 0.9)


def are_rows(lines: Sequence[Box], box: Box) -> bool:
    """Whether a piece is nothing but rows of large type, one close under the other.

    Args:
        lines: hulls of what is large type.
        box: hull of the piece.
    """
    rows = [x for x in lines if x.width > ROW * x.height and x.share_in(box) > 0.9]
    return len(rows) > 1 and sum(row.area for row in rows) > SET * box.area
