"""Illustrations: a ground of their own that holds drawings and their labels, and no text."""

from __future__ import annotations

from collections.abc import Sequence

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.structure.labels import COLUMN

PARTS, LABELS = 2, 3
"""Least pictures and lines on an illustration's ground."""

DISPLAY, HEADLINE = 1.35, 5.0
"""Type this large, in body glyphs, and so long, in its own, is a headline and no piece of a
drawing."""

HALF = 0.5
"""Share of a picture or line on a ground from which it stands on it."""

WIDE, HIGH = 0.7, 0.4
"""Least share of a frame's width and height that its drawing takes."""

DULL, TOUCHED = 4.0, 0.1
"""Least side of an even area without text that is a picture, in glyphs: bars are lower; and most
share of a line that is on it."""

LONE = 1.6
"""Ink no longer than this, in its own glyphs, is none of a line."""

SIDES = 0.5
"""How far the sides of two parts of one picture differ, in glyphs."""

PITCH = 2.0
"""Most from a line to the next of its column, in glyphs."""


def find_illustrations(
    grounds: Sequence[Box], pictures: Sequence[Box], lines: Sequence[Line]
) -> list[Box]:
    """Finds the tints and boxes whose drawings and labels are one picture.

    Args:
        grounds: tints and boxes.
        pictures: hulls of what was found of the drawings, no QR codes among them.
        lines: text lines of the page.
    """
    found = []
    for ground in grounds:
        parts = [p for p in pictures if p.share_in(ground) > HALF]
        labels = [x for x in lines if x.box.share_in(ground) > HALF]
        if len(parts) < PARTS or len(labels) < LABELS:
            continue
        free = [x for x in labels if not any(x.box.share_in(p) > HALF for p in parts)]
        if not any(_is_headline(x) or _is_column(x, free) for x in free):
            found.append(ground)
    return found


def find_framed(boxes: Sequence[Box], pictures: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """Finds the drawings that are all a box of rules holds: it is their frame, and part of them.

    Args:
        boxes: of rules.
        pictures: hulls of what was found of the drawings, no QR codes among them.
        lines: text lines of the page.
    """
    found: list[Box] = []
    for box in sorted(boxes, key=lambda b: -b.area):
        parts = [p for p in pictures if p.share_in(box) > HALF]
        free = [x for x in lines if x.box.share_in(box) > HALF]
        free = [x for x in free if not any(x.box.share_in(p) > HALF for p in parts)]
        if not parts or free or any(other.contains(box) for other in found):
            continue
        hull = Box.hull(parts)
        if hull.width > WIDE * box.width and hull.height > HIGH * box.height:
            found.append(box.union(hull))
    return found


def find_dull(areas: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """Finds the tints and dark areas without a line on them: pictures with little to see.

    A lone piece of large ink is no line.
    """
    large = [area for area in areas if min(area.width, area.height) > DULL * EM]
    rows = [x.box for x in lines if max(x.box.width, x.box.height) > LONE * x.em]
    return [area for area in large if not any(row.share_in(area) > TOUCHED for row in rows)]


def with_their_rest(drawings: Sequence[Box], pictures: Sequence[Box]) -> list[Box]:
    """Drawings with the rest of them: what overlaps them in their own width is one picture.

    Of a photograph with a pale sky in a frame the sky is found as strokes, what is under it as
    texture.
    """
    return [
        Box.hull([own, *(p for p in pictures if p.overlap_y(own) > 0 and _is_as_wide(p, own))])
        for own in drawings
    ]


def _is_as_wide(one: Box, other: Box) -> bool:
    return abs(one.left - other.left) < SIDES * EM and abs(one.right - other.right) < SIDES * EM


def _is_headline(line: Line) -> bool:
    return line.em > DISPLAY * EM and line.box.width > HEADLINE * line.em


def _is_column(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line as long as columns are wide goes on below; a row of labels does not."""
    return line.box.width > COLUMN * EM and any(
        other.box.width > COLUMN * EM
        and 0 < other.box.top - line.box.top < PITCH * EM
        and other.box.overlap_x(line.box) > COLUMN * EM
        for other in lines
    )
