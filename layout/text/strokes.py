"""What was taken for large type and is none: strokes of drawings, dark parts of pictures."""

from __future__ import annotations

from collections.abc import Sequence

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.heads import DISPLAY

DRAWN = 3.0
"""Least glyphs of what may be strokes of a drawing rather than a headline."""

PATCH = 2.5
"""Glyphs in a line of large type, at least, that stands in a picture's hull or touches it."""


def is_drawn(line: Line, pictures: Sequence[Box]) -> bool:
    """Whether what was taken for large type is strokes of a drawing: several pictures are in it."""
    within = sum(picture.share_in(line.box) > 0.5 for picture in pictures)
    return line.em > DRAWN * EM and within >= 2


def is_patch(line: Line, pictures: Sequence[Box]) -> bool:
    """Whether it is a dark part of a picture: a glyph or two in a picture's hull, or at it."""
    few = line.em > DISPLAY * EM and max(line.box.width, line.box.height) < PATCH * line.em
    return few and any(p.grow(EM // 2, EM // 2).intersection(line.box) for p in pictures)
