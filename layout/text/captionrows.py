"""Captions whose rows run together with the text that flows round their picture."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.bodylines import measured, tight

FIRST, NEXT, ROWS = 1.6, 1.0, 4
"""Most white above a caption's first row and above the next ones, in glyphs, and most rows."""

BESIDE, WHITE = 2.0, 0.45
"""A row reaches this far beyond its picture if text flows beside; the white that parts them."""

SIDE = 1.6
"""How far from the picture's edge that white may be, in glyphs."""

SMALL = 0.95
"""Captions are set smaller than the text beside them."""


def part_caption_rows(lines: Sequence[Line], ink: Grey, pictures: Sequence[Box]) -> list[Line]:
    """Cuts lines under pictures where a caption in small type stands amid flowing text.

    The white between them is hardly wider than that after a comma, so that a row of the caption
    and the row of text beside it come as one line.

    Args:
        lines: of the page.
        ink: (H, W) uint8 of the working page, 255 where ink is.
        pictures: their hulls, working pixels.
    """
    rest = list(lines)
    for picture in pictures:
        foot, reach = picture.bottom, FIRST
        for _ in range(ROWS):
            row = _row_below(picture, foot, reach, rest)
            if row is None:
                break
            parts = _parted(row, ink, picture)
            if len(parts) > 1:
                rest.remove(row)
                rest += parts
            foot, reach = row.box.bottom, NEXT
    return rest


def _row_below(picture: Box, foot: int, reach: float, lines: Sequence[Line]) -> Line | None:
    """The next line across the middle of a picture's width."""
    below = [
        line
        for line in lines
        if line.box.left < picture.centre[0] < line.box.right
        and -0.5 * EM < line.box.top - foot < reach * EM
        and line.box.bottom > foot + 0.5 * EM
    ]
    return min(below, key=lambda line: line.box.top, default=None)


def _parted(line: Line, ink: Grey, picture: Box) -> list[Line]:
    """The caption's part of a line and the text at its sides; the line itself if there is none."""
    box = line.box
    cuts = [box.left, box.right]
    whites = _whites(ink, box)
    for number, edge in enumerate((picture.left, picture.right)):
        beyond = edge - box.left if number == 0 else box.right - edge
        if beyond < BESIDE * EM:
            continue
        near = [(b - a, (a + b) // 2) for a, b in whites if abs((a + b) / 2 - edge) < SIDE * EM]
        if not near:
            return [line]
        cuts.append(max(near)[1])
    pieces = [
        tight(Box(left, box.top, right, box.bottom), ink)
        for left, right in itertools.pairwise(sorted(cuts))
    ]
    parts = [measured([piece], ink) for piece in pieces if piece is not None]
    found = [replace(part, reversed=line.reversed) for part in parts if part is not None]
    caption = [p for p in found if p.box.left < picture.centre[0] < p.box.right]
    beside = [p.em for p in found if p not in caption]
    smaller = caption and beside and caption[0].em < SMALL * max(beside)
    return found if smaller else [line]


def _whites(ink: Grey, box: Box) -> list[tuple[int, int]]:
    """The white gaps along a line, from one end to the other, wide enough to part it."""
    filled = (ink[box.top : box.bottom, box.left : box.right] > 0).any(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate([[1], filled.astype(np.int8), [1]])))
    pairs = [(box.left + int(a), box.left + int(b)) for a, b in edges.reshape(-1, 2)]
    return [(a, b) for a, b in pairs if b - a > WHITE * EM]
