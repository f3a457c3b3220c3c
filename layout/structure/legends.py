"""Legends: strips of even ground inside photographs that carry their captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.sheet.straighten import EM
from layout.structure.areas import Area
from layout.structure.panels import EVEN, TWO_TONE, holds_glyphs

Rows = NDArray[np.float64]

DARK, LIGHT = 100, 215
"""A legend's ground is darker or lighter than these grey levels, paper being 255."""

INSET, MARGIN = 0.6, 1.0
"""A legend begins so near to head or foot of its picture, and may end so far from its sides, in
glyphs."""

HEIGHT, MOST = (1.1, 7.0), 0.6
"""Least and most height of a legend, in glyphs; most of it as share of its picture's height."""

GROUND, QUIET = 0.4, 0.92
"""Least share of ground in any row of a legend, and in the white rows between its lines."""

GLYPHS = 4
"""Least pieces of text."""

STARK = 70
"""Least contrast of its text, in grey levels."""


def find_legends(
    page: Grey, sheet: Grey, pictures: Sequence[Area], reduction: int
) -> tuple[list[Box], list[Box]]:
    """Finds the legends at foot and head of rectangular pictures.

    Args:
        page: (H, W) uint8, the working page.
        sheet: (h, w) uint8, the page reduced, its paper 255.
        pictures: hulls and masks at the reduced scale.
        reduction: of the sheet against the page.

    Returns:
        Hulls of the dark and of the light ones, at the reduced scale.
    """
    dark, light = [], []
    for box, mask in pictures:
        own = mask[box.top : box.bottom, box.left : box.right]
        if float((own > 0).mean()) < 0.95:
            continue
        for strip in _strips(page, box, reduction):
            level = float(np.median(sheet[strip.top : strip.bottom, strip.left : strip.right]))
            if level < DARK:
                dark.append(strip)
            elif level > LIGHT:
                light.append(strip)
    return dark, light


def _strips(page: Grey, box: Box, reduction: int) -> Iterator[Box]:
    """The even strips with text at both ends of a picture."""
    window = page[
        box.top * reduction : box.bottom * reduction, box.left * reduction : box.right * reduction
    ]
    most = min(round(HEIGHT[1] * EM), round(MOST * window.shape[0]))
    for upside_down in (True, False):
        end = window[::-1][:most] if upside_down else window[:most]
        rows = _even_rows(end)
        if rows is None:
            continue
        first, last = -(-rows[0] // reduction), rows[1] // reduction  # nothing of the picture
        if upside_down:
            first, last = box.height - last, box.height - first
        yield Box(box.left, box.top + first, box.right, box.top + last)


def _even_rows(end: Grey) -> tuple[int, int] | None:
    """The rows of the even ground that the end of a picture begins with, if text is on it."""
    margin, inset = round(MARGIN * EM), round(INSET * EM)
    if end.shape[0] < HEIGHT[0] * EM or end.shape[1] < 5 * margin:
        return None
    inner = cv2.blur(end, (3, 3))[:, margin:-margin].astype(np.int16)
    values = inner[inset : 2 * inset]
    level = float(np.bincount(values.ravel().clip(0, 255), minlength=256).argmax())
    share = (np.abs(inner - level) < EVEN).mean(axis=1)
    first = int(np.argmax(share[: inset + 1] > QUIET))
    below = np.flatnonzero(share[first:] < GROUND)
    last = first + int(below[0]) if below.size else len(share)
    # What is above the uppermost white row is the picture again.
    quiet = np.flatnonzero(share[first:last] > QUIET)
    if not quiet.size or share[first] <= QUIET:
        return None
    last = first + int(quiet[-1]) + 1
    if last - first < HEIGHT[0] * EM:
        return None
    return (first, last) if _has_text(inner[first:last], level) else None


def _has_text(strip: NDArray[np.int16], level: float) -> bool:
    """Whether what stands out of a strip's ground is glyphs, all lighter or all darker."""
    away = np.abs(strip - level)
    contrast = float(np.percentile(away, 98))
    if contrast < STARK or float(((away < EVEN) | (away > contrast / 2)).mean()) < TWO_TONE:
        return False
    if min(float((strip > level + EVEN).mean()), float((strip < level - EVEN).mean())) > 0.02:
        return False
    return holds_glyphs(np.where(away > contrast / 2, 255, 0).astype(np.uint8), GLYPHS)
