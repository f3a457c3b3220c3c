"""Pictures told by their edge: what is printed ends at once all round, whatever its outline."""

from __future__ import annotations

import itertools

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.sheet.border import ellipse
from layout.structure.areas import Area, areas_of, darker
from layout.structure.shapes import disc_in, is_circle, is_shape

SHADES, FAINT = (0.98, 0.96, 0.94, 0.92), 0.94
"""Shades of the paper below which a picture is looked for: the head of a figure may be hardly
darker than paper, and on a scan stains are darker than the first. Rectangles of the last but one
are left to those who know tints."""

LEAST, TAIL, THIN = 5.0, 1.0, 0.1
"""Least width and height of a picture, in glyphs: those of headlines are smaller; and how thick
is what hangs on it and is none of it, in glyphs, or at its ends as share of its width or height."""

STEP, RIM = 8, 3
"""Least difference between paper and picture, in grey levels, and how far from the outline both are
looked at, in pixels: stains and shadows fade."""

SHARP, RECTANGULAR = 0.95, 0.9
"""How much of an outline the two differ along, and how much of that of a rectangle or circle."""

DEEP, DARK = 0.62, 0.1
"""Shade of what is truly dark, and least share of it. Measured on the press, as set: pictures 0.24
and more, tinted boxes without pictures up to 0.02."""

LEVEL, EVEN = 8, 0.6
"""How far an even ground strays from its level, in grey levels, and how much of a picture it takes
at most. Measured as above: pictures up to 0.47, tinted boxes, those with pictures too, 0.78 and
more."""

ALONG, TEXT = 0.5, 0.01
"""How much of the rim of a tinted box is its ground, at least, and how much of it the strokes of
its text cover."""

PALE, WORDED, LITTLE = (0.86, 0.7), 0.06, 0.12
"""Shade from which a place may be no print, on white paper and on any other, where the other side
shines through; how much of such places the strokes of text on it cover, at least, and least share
of such places: less of them may have the dots of a screen."""

WHITE = 0.006
"""Most of the paper that is below the first of the shades where it is white all over. Measured: the
press as set mostly 0.002, its scans 0.009 and more."""

TEXTURE = 0.7
"""Shade of what is surely printed beside a rectangle."""


def find_silhouettes(closed: Grey, strokes: Grey, reverse: Grey, em: float) -> list[Area]:
    """Finds the pictures with paper and a sharp edge all round, light places and all.

    Args:
        closed: (h, w) uint8, the sheet without its text and reversed panels, paper about 255.
        strokes: (h, w) uint8, 255 on its text.
        reverse: (h, w) uint8, 255 on its reversed panels.
        em: size of a body glyph in pixels of ``closed``.

    Returns:
        Hulls and masks.
    """
    found: list[Area] = []
    taken = np.zeros(closed.shape, np.uint8)
    paper = closed[closed > FAINT * 255]
    white = bool(paper.size) and float((paper < SHADES[0] * 255).mean()) < WHITE
    pale = PALE[0] if white else PALE[1]
    for shade, panels in itertools.product(SHADES, (True, False)):
        dark = cv2.subtract(darker(closed, shade), taken)
        dark = dark | cv2.subtract(reverse, taken) if panels else cv2.subtract(dark, reverse)
        dark = cv2.morphologyEx(dark, cv2.MORPH_OPEN, ellipse(TAIL * em))
        for box, mask in (_without_tails(*area) for area in areas_of(dark, em)):
            shape = is_shape(mask, box)
            if min(box.width, box.height) < LEAST * em or not (shape or not panels):
                continue
            window = _window(box, closed)
            own = _filled(mask[window])
            sharp = _sharpness(closed[window], strokes[window], own) > (
                RECTANGULAR if shape else SHARP
            )
            if sharp and _is_picture(closed[window], strokes[window], own, pale):
                found.append(regular(mask, box, em, closed) if shape else (box, outlined(mask, em)))
                taken |= found[-1][1]
            elif shape and shade == FAINT:
                taken |= mask
    return found


def _window(box: Box, like: Grey) -> tuple[slice, slice]:
    """A hull with room for what is looked at outside."""
    room = box.grow(2 * RIM, 2 * RIM).clip(like.shape[1], like.shape[0])
    return slice(room.top, room.bottom), slice(room.left, room.right)


def _filled(mask: Grey) -> Grey:
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return cv2.drawContours(np.zeros(mask.shape, np.uint8), outlines, -1, 255, cv2.FILLED)


def _without_tails(box: Box, mask: Grey) -> Area:
    """An area without the rows and columns at its rim that are all but empty."""
    inside = mask[box.top : box.bottom, box.left : box.right] > 0
    rows, columns = (np.flatnonzero(inside.mean(axis=k) > THIN) for k in (1, 0))
    if not rows.size or not columns.size:
        return box, mask
    left, top = box.left + int(columns[0]), box.top + int(rows[0])
    hull = Box(left, top, box.left + int(columns[-1]) + 1, box.top + int(rows[-1]) + 1)
    if hull == box:
        return box, mask
    own = np.zeros(mask.shape, np.uint8)
    window = slice(hull.top, hull.bottom), slice(hull.left, hull.right)
    own[window] = mask[window]
    return hull, own


def _sharpness(closed: Grey, strokes: Grey, own: Grey) -> float:
    """Along how much of its outline paper begins close to an area, with no print but a caption."""
    outside = cv2.subtract(cv2.dilate(own, ellipse(2 * RIM)), cv2.dilate(own, ellipse(RIM + 1)))
    inside = cv2.erode(np.where(own > 0, closed, np.uint8(255)), ellipse(4 * RIM))
    steps = cv2.subtract(closed, inside)
    foot = int(np.flatnonzero(own.any(axis=1))[-1])
    steps[:foot][strokes[:foot] > 0] = 0
    around = steps[outside > 0]
    return float((around >= STEP).mean()) if around.size else 0.0


def _is_picture(closed: Grey, strokes: Grey, own: Grey, shade: float) -> bool:
    """Whether an area has dark places and no even ground with text on it."""
    values: NDArray[np.uint8] = closed[own > 0]
    dark = cv2.dilate(cv2.bitwise_and(darker(closed, shade), own), ellipse(2 * RIM))
    pale = cv2.subtract(own, dark) > 0
    if float(pale.sum()) > LITTLE * values.size and float((strokes[pale] > 0).mean()) > WORDED:
        return False
    if float((values < DEEP * 255).mean()) < DARK:
        return False
    if _share_at(closed, own, _level(values)) > EVEN:
        return False
    inner = cv2.erode(own, ellipse(RIM))
    rim = cv2.subtract(inner, cv2.erode(inner, ellipse(2 * RIM)))
    level = _level(closed[rim > 0])
    text = float((strokes[_at(closed, own, level)] > 0).sum()) / values.size
    return text < TEXT or _share_at(closed, rim, level) < ALONG


def _level(values: NDArray[np.uint8]) -> int:
    """The grey level that most of some values are close to."""
    counts = np.bincount(values, minlength=256).astype(np.float64)
    return int(np.convolve(counts, np.ones(2 * LEVEL + 1), mode="same").argmax())


def _at(closed: Grey, area: Grey, level: int) -> NDArray[np.bool_]:
    return np.asarray((area > 0) & (np.abs(closed.astype(np.int16) - level) <= LEVEL), np.bool_)


def _share_at(closed: Grey, area: Grey, level: int) -> float:
    """How much of an area is close to a grey level."""
    return float(_at(closed, area, level)[area > 0].mean()) if area.any() else 0.0


def regular(mask: Grey, box: Box, em: float, closed: Grey) -> Area:
    """A picture's mask without tails and holes, and its hull.

    Show-through and a caption's dirt hang on as tails: rows and columns at the rim that are mostly
    empty go. What then fills three quarters of its hull was printed as a rectangle, but for what
    is truly dark beside it: the foot of a figure that is cut out. A circle is whole.
    """
    if is_circle(mask, box):
        disc = np.zeros(mask.shape, np.uint8)
        disc[box.top : box.bottom, box.left : box.right] = disc_in(box)
        return box, cv2.dilate(disc, ellipse(0.4 * em))
    inside = (mask[box.top : box.bottom, box.left : box.right] > 0).astype(np.float32)
    rows = np.flatnonzero(inside.mean(axis=1) > 0.35)
    if not rows.size:
        return box, mask
    inside = inside[rows[0] : rows[-1] + 1]
    columns = np.flatnonzero(inside.mean(axis=0) > 0.35)
    if not columns.size:
        return box, mask
    hull = Box(
        box.left + int(columns[0]),
        box.top + int(rows[0]),
        box.left + int(columns[-1]) + 1,
        box.top + int(rows[-1]) + 1,
    )
    solid = np.zeros(mask.shape, np.uint8)
    if inside[:, columns[0] : columns[-1] + 1].mean() > 0.75:
        solid[hull.top : hull.bottom, hull.left : hull.right] = 255
        beside = cv2.subtract(cv2.bitwise_and(darker(closed, TEXTURE), mask), solid)
        beside = cv2.morphologyEx(beside, cv2.MORPH_OPEN, ellipse(0.5 * em))
        if cv2.countNonZero(beside):
            x, y, width, height = cv2.boundingRect(beside)
            hull = hull.union(Box(x, y, x + width, y + height))
        return hull, solid | cv2.dilate(beside, ellipse(0.4 * em))
    return box, outlined(mask, em)


def outlined(mask: Grey, em: float) -> Grey:
    """A mask with its holes filled, and a little about it."""
    return cv2.dilate(_filled(mask), ellipse(0.4 * em))
