"""What was taken for large type and is none: strokes of drawings, parts of pictures, bars."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.heads import DISPLAY

AROUND = 2
"""How far about a picture's hull its remnants are looked for, in glyphs."""

REMNANT, TOUCHING, SLIM = 1.05, 0.7, 0.5
"""Least length of a picture's remnant, in glyphs, how much of it touches the picture, and its
greatest breadth over its length: 国 in large type is as broad as long."""

DRAWN = 3.0
"""Least glyphs of what may be strokes of a drawing rather than a headline."""

PATCH = 2.5
"""Glyphs in a line of large type, at least, that stands in a picture's hull or touches it."""

BAR, FILLED = 0.33, 0.85
"""Most breadth over height of a bar beside a line of type, and least share of it that is ink: a
lone digit one is as slim, but has a flag or a foot."""

SCRAP, NEAR, MET = 4.0, 1.0, 1.5
"""A line shorter than the first, in glyphs, so near to a picture, in glyphs, is none where fewer
strokes than the last are met from top to bottom of its inked columns: of those on 220 pages of the
presses none was type, and six ends of captions and paragraphs that stand alone met 2.1 and more."""


def strokes_down(ink: Grey, box: Box) -> float:
    """How many strokes are met from top to bottom of an inked column of a box, on the average.

    Args:
        ink: (H, W) uint8, 255 where ink is.
        box: not empty.
    """
    inside = ink[box.top : box.bottom, box.left : box.right] > 0
    inked = inside.any(axis=0)
    met = (np.diff(inside.astype(np.int8), axis=0, prepend=0) > 0).sum(axis=0)
    return float(met[inked].mean()) if inked.any() else 0.0


def is_scrap(line: Line, ink: Grey, pictures: Sequence[Box]) -> bool:
    """Whether a short line in or about a picture's hull is a part of what the picture shows."""
    if line.vertical or line.em > DISPLAY * EM or line.box.width > SCRAP * EM:
        return False
    reach = round(NEAR * EM)
    near = any(p.grow(reach, reach).intersection(line.box) for p in pictures)
    return near and strokes_down(ink, line.box) < MET


def is_bar(line: Line, ink: Grey) -> bool:
    """Whether it is a bar that dresses a subhead: what stands alone, upright, slim and solid."""
    box = line.box
    slim = not line.vertical and line.em > DISPLAY * EM and box.width < BAR * box.height
    return slim and float((ink[box.top : box.bottom, box.left : box.right] > 0).mean()) > FILLED


def is_drawn(line: Line, pictures: Sequence[Box]) -> bool:
    """Whether what was taken for large type is strokes of a drawing: several pictures are in it."""
    if line.em <= DRAWN * EM:
        return False
    return sum(picture.share_in(line.box) > 0.5 for picture in pictures) >= 2


def is_patch(line: Line, pictures: Sequence[Box]) -> bool:
    """Whether it is a dark part of a picture: a glyph or two in a picture's hull, or at it."""
    few = line.em > DISPLAY * EM and max(line.box.width, line.box.height) < PATCH * line.em
    return few and any(p.grow(EM // 2, EM // 2).intersection(line.box) for p in pictures)


def without_remnants(ink: Grey, covered: Grey, pictures: Sequence[Box]) -> None:
    """Takes from the ink what a picture that is cut out leaves at its edge, in place.

    Such a piece goes on under what is covered: it touches it almost as long as it is, and is slim
    and longer than a glyph. A glyph that the cover cuts touches it with a stroke or two.

    Args:
        ink: (H, W) uint8, 255 on ink, nothing where covered.
        covered: (H, W) uint8, 255 on pictures and close about them.
        pictures: hulls of the pictures.
    """
    height, width = ink.shape
    for picture in pictures:
        box = picture.grow(AROUND * EM, AROUND * EM)
        window = (
            slice(max(box.top, 0), min(box.bottom, height)),
            slice(max(box.left, 0), min(box.right, width)),
        )
        own = ink[window]
        count, labels, stats, _ = cv2.connectedComponentsWithStats(own, connectivity=8)
        touching = cv2.dilate(covered[window], np.ones((3, 3), np.uint8)) > 0
        contact = np.bincount(labels[touching], minlength=count)
        length, breadth = stats[:, 2:4].max(axis=1), stats[:, 2:4].min(axis=1)
        gone = (length > REMNANT * EM) & (contact > TOUCHING * length) & (breadth < SLIM * length)
        gone[0] = False
        own[gone[labels]] = 0
