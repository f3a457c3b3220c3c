"""Whether what is light on dark ground is type: pieces of the size of glyphs, in rows."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from document.page import Grey
from layout.sheet.border import ellipse
from layout.sheet.glyphs import Components, components
from layout.sheet.straighten import EM

Mask = NDArray[np.bool_]
Tones = NDArray[np.int16]

GLYPH = (0.3, 6.0)
"""Least and most height of a piece of type, in glyphs: a line may run together."""

MOSTLY = 0.6
"""Share of the light ink that is in pieces of the size of glyphs, at least."""

SET = 0.4
"""Share of it that is set in rows, at least. Measured over 126 panels of press pages at three
degrees of damage: 0.48 and more, most 0.75; photographs 0.32 and less, with a legend up to 0.5."""

LARGE = 4.0
"""What is larger than this both ways, in glyphs, may be a photograph, or a glyph of a headline: on
a panel of that size type stands in rows."""

SOLID = 0.75
"""What fills so much of its hull is no glyph but a window or a lamp."""

TALL = 2.0
"""What is so many times as high as wide may hold a vertical headline."""

ASKED = 400
"""Of more pieces than this only some are asked whether they stand in a row."""

ALIKE, LEVEL, NEXT = 1.5, 0.6, 1.5
"""Neighbours in a row: the heights of two pieces differ by less than the first, they share the
second of the lesser height, and the white between them is less than the third of the larger."""

HALF, BROAD, TONED = (0.25, 0.75), 0.3, 0.45
"""What is between ground and light, as share of the way, is of neither; the edges of glyphs are
narrower than this, in glyphs; and most of it that is broader, as share of the light ink. Measured:
57 panels of the presses up to 0.03, eight of real pages up to 0.26, photographs 0.69 and more."""


def is_type(light: Grey, least: int) -> bool:
    """Whether the light ink of a panel, (H, W) 0/255 of its hull, is type.

    Args:
        light: (H, W) uint8, 255 on what is light.
        least: least number of its pieces.
    """
    small = min(light.shape) <= LARGE * EM
    return holds_glyphs(light, least) and (small or is_set(light))


def holds_glyphs(light: Grey, least: int) -> bool:
    """Whether most of the light ink of a panel, (H, W) 0/255, is in pieces of the size of glyphs.

    Args:
        light: (H, W) uint8, 255 on what is light.
        least: least number of such pieces.
    """
    pieces = components(light)
    glyphs = _of_glyph_size(pieces)
    text = float(pieces.area[glyphs].sum()) / max(1.0, float(pieces.area.sum()))
    return int(glyphs.sum()) >= least and text > MOSTLY


def is_set(light: Grey, least: float = SET) -> bool:
    """Whether light ink is set as type is: pieces alike that follow each other, none of them solid.

    The light places of a photograph lie anywhere; the windows of a house stand in rows, but are
    solid. Only in what is high and narrow may type stand in a column.

    Args:
        light: (H, W) uint8, 255 on what is light.
        least: least share of it.
    """
    pieces = components(light)
    glyphs = pieces.where(_of_glyph_size(pieces))
    open_ = glyphs.where(glyphs.area < SOLID * glyphs.width * glyphs.height)
    asked = np.arange(0, open_.area.size, 1 + open_.area.size // ASKED)
    followed = _are_followed(open_, asked)
    if light.shape[0] > TALL * light.shape[1]:
        turned = Components(open_.top, open_.left, open_.height, open_.width, open_.area)
        followed |= _are_followed(turned, asked)
    share = float(open_.area[asked][followed].sum()) / max(1.0, float(open_.area[asked].sum()))
    return share * float(open_.area.sum()) > least * float(pieces.area.sum())


def _of_glyph_size(pieces: Components) -> Mask:
    return (pieces.height >= GLYPH[0] * EM) & (pieces.height <= GLYPH[1] * EM)


def _are_followed(pieces: Components, asked: NDArray[np.intp]) -> Mask:
    """(M,) bool, which of some pieces stand next to one of their height in a row."""
    high = np.maximum.outer(pieces.height[asked], pieces.height)
    low = np.minimum.outer(pieces.height[asked], pieces.height)
    white = -_shared(pieces.left, pieces.right, asked)
    level = _shared(pieces.top, pieces.bottom, asked) > LEVEL * low
    near = level & (white < NEXT * high) & (high < ALIKE * low)
    near[np.arange(asked.size), asked] = False
    return np.asarray(near.any(axis=1), np.bool_)


def _shared(
    first: NDArray[np.int32], last: NDArray[np.int32], asked: NDArray[np.intp]
) -> NDArray[np.int32]:
    """(M, N), what some of N spans have in common with each; below zero the white between them."""
    return np.minimum.outer(last[asked], last) - np.maximum.outer(first[asked], first)


def has_halftones(area: Tones, light: Grey, inside: Mask, level: float, top: float) -> bool:
    """Whether much is of a tone between ground and light: coins on black cloth, faces in the dark.

    Type stands in rows as they may, but is of one tone, and shades into its ground at edges only.

    Args:
        area: (H, W) grey levels.
        light: (H, W) uint8, 255 on what is light.
        inside: (H, W), where to look.
        level: grey level of the ground.
        top: that of the lightest.
    """
    low, high = (level + share * (top - level) for share in HALF)
    between = np.where((area > low) & (area < high) & inside, 255, 0).astype(np.uint8)
    broad = cv2.morphologyEx(between, cv2.MORPH_OPEN, ellipse(BROAD * EM))
    return cv2.countNonZero(broad) > TONED * cv2.countNonZero(light)
