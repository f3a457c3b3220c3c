"""Photographs by their outline: rectangles in which nothing is as white as paper."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.sheet.border import REDUCTION, ellipse
from layout.sheet.straighten import EM
from layout.structure.areas import Area, areas_of, darker
from layout.structure.lettering import has_halftones, is_set
from layout.structure.shapes import filled

SMALL = EM / REDUCTION

FINE, SHADES, LEAST = 0.6, (0.94, 0.96, 0.975), 4.0
"""White narrower than the first, in glyphs, is closed over as between strokes; shades of the paper
below which something covers it; and least side of a photograph, in glyphs."""

RECTANGLE, SOLID = 0.9, 2.0
"""Share of its hull that a photograph fills, and what is narrower than this, in glyphs, is no part
of it: stains and shining through hang on as tails."""

SAME, SURE, PART, WHOLE = 0.75, 0.9, 0.5, 0.8
"""Two outlines that have so much in common are of one picture, which is whole for sure from the
second; what lies by so much in a photograph is a part of it; photographs that fill so much of a
picture are what it consists of."""

EVEN, STRAY = 0.8, 8
"""Share of a tint that is of one shade, and how far that strays, in grey levels."""

DEEP = 2, 0.7
"""So many percent of a photograph are darker than this shade of the paper."""

STROKE, TYPED = 40, 0.62
"""Type is darker than its ground by so many grey levels; and share of what is dark that is set in
rows from which it is type in spite of halftones. Measured: the one text that came so far 0.66,
photographs up to 0.58, most under 0.1."""


def with_whole(
    pictures: Sequence[Area],
    tints: Sequence[Box],
    panels: Sequence[Box],
    page: Grey,
    images: tuple[Grey, Grey],
) -> tuple[list[Area], list[Box]]:
    """Pictures, those of which only parts were found whole, those found as one apart; and tints.

    Closing over text spreads the light places of photographs, too: of one that is pale little is
    left, or it looks as even as a tint, and two that stand close run together. Closed over less,
    text falls into spots, and a photograph remains: a clean rectangle with no type on it.

    Args:
        pictures: hulls and masks at the reduced scale.
        tints: hulls.
        panels: hulls.
        page: (H, W) uint8, the working page.
        images: (h, w) uint8, the page reduced, its paper 255, and the same without its text.
    """
    sheet, closed = images
    known = [box for box, _ in pictures]
    deep = [tint for tint in tints if _is_deep(sheet, tint)]
    found = [tint for tint in deep if _is_photograph(tint, known, page, closed)]
    tints = [t for t in tints if t not in found]
    rectangles = _rectangles(sheet)
    for box in rectangles:
        old = any(_common(box, other) > SAME for other in [*known, *found])
        inside = any(box.share_in(other) > PART for other in [*tints, *panels, *found])
        if old or inside or not _is_deep(sheet, box):
            continue
        parts = [b for b in known if b.share_in(box) > PART]
        within = any(box.share_in(b) > WHOLE for b in known)
        if _is_shaded(page, box, parts) or (within and not is_set(_ink(_window(page, box)))):
            found.append(box)
    whole = [b for b in known if any(_common(b, other) > SURE for other in rectangles)]
    gone = [b for b in known if b not in whole and _is_replaced(b, found, known)]
    kept = [area for area in pictures if area[0] not in gone]
    new = [b for b in found if not any(b.share_in(box) > PART for box, _ in kept)]
    return [*kept, *((box, _drawn(box, sheet)) for box in new)], tints


def _is_photograph(tint: Box, pictures: Sequence[Box], page: Grey, closed: Grey) -> bool:
    """Whether a tint is a photograph: uneven, with halftones, and none of them on it."""
    large = min(tint.width, tint.height) > LEAST * SMALL
    ground = closed[tint.top : tint.bottom, tint.left : tint.right]
    plain = not any(picture.share_in(tint) > PART for picture in pictures)
    return large and plain and _evenness(ground) < EVEN and _is_shaded(page, tint)


def _is_replaced(picture: Box, found: Sequence[Box], known: Sequence[Box]) -> bool:
    """Whether a picture is a part of a photograph, or consists of some."""
    own = [box for box in found if box.share_in(picture) > WHOLE]
    others = [box for box in known if box != picture and box.share_in(picture) > WHOLE]
    parts = [*own, *(b for b in others if not any(b.share_in(box) > PART for box in own))]
    apart = own and len(parts) > 1 and sum(box.area for box in parts) > WHOLE * picture.area
    larger = [box for box in found if box.area > picture.area]
    return bool(apart) or any(picture.share_in(box) > PART for box in larger)


def _rectangles(sheet: Grey) -> list[Box]:
    """The hulls of all rectangles that are darker than paper, large ones first."""
    fine = cv2.morphologyEx(sheet, cv2.MORPH_CLOSE, ellipse(FINE * SMALL))
    found = []
    for shade in SHADES:
        mask = cv2.morphologyEx(darker(fine, shade), cv2.MORPH_OPEN, ellipse(SOLID * SMALL))
        for box, own in areas_of(mask, SMALL, LEAST * LEAST):
            large = min(box.width, box.height) > LEAST * SMALL
            if large and float((filled(own, box) > 0).mean()) > RECTANGLE:
                found.append(box)
    return sorted(found, key=lambda box: -box.area)


def _is_deep(sheet: Grey, box: Box) -> bool:
    """Whether some of an area is truly dark: what shines through is not."""
    inside = sheet[box.top : box.bottom, box.left : box.right]
    return float(np.percentile(inside, DEEP[0])) < DEEP[1] * 255


def _evenness(ground: Grey) -> float:
    """How much of a ground is of its commonest shade."""
    histogram = np.bincount(ground.ravel(), minlength=256)
    return float(np.convolve(histogram, np.ones(2 * STRAY + 1), mode="same").max()) / ground.size


def _window(page: Grey, box: Box) -> Grey:
    rows = slice(box.top * REDUCTION, box.bottom * REDUCTION)
    return page[rows, box.left * REDUCTION : box.right * REDUCTION]


def _ink(window: Grey) -> Grey:
    """What is dark and no broader than a glyph; (H, W) 0/255."""
    strokes = cv2.morphologyEx(window, cv2.MORPH_BLACKHAT, np.ones((EM, EM), np.uint8))
    return cv2.threshold(strokes, STROKE, 255, cv2.THRESH_BINARY)[1]


def _is_shaded(page: Grey, box: Box, parts: Sequence[Box] = ()) -> bool:
    """Whether an area, some parts aside, has halftones and no type.

    Text and drawings have them along edges only, but where a photograph shines through a dark scan.
    """
    window = _window(page, box)
    inside = np.ones(window.shape, np.bool_)
    for part in filter(None, map(box.intersection, parts)):
        top, bottom = (REDUCTION * (y - box.top) for y in (part.top, part.bottom))
        left, right = (REDUCTION * (x - box.left) for x in (part.left, part.right))
        inside[top:bottom, left:right] = False
    darkness = 255 - cv2.blur(window, (3, 3)).astype(np.int16)
    if not inside.any():
        return False
    ground, deepest = (float(v) for v in np.percentile(darkness[inside], [50, 99.5]))
    ink = np.where(inside, _ink(window), np.uint8(0))
    return has_halftones(darkness, ink, inside, ground, deepest) and not is_set(ink, TYPED)


def _drawn(box: Box, like: Grey) -> Grey:
    mask = np.zeros(like.shape, np.uint8)
    mask[box.top : box.bottom, box.left : box.right] = 255
    return mask


def _common(one: Box, other: Box) -> float:
    shared = one.intersection(other)
    return shared.area / (one.area + other.area - shared.area) if shared else 0.0
