"""Skies: the pale upper part of a photograph, hardly darker or lighter than what it stands on."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.structure.areas import Area
from layout.structure.runs import run_of

GAP, FLANK = 0.4, 0.8
"""So far beside a picture's edge, in glyphs, and so wide is the ground it is compared with."""

LEAST, BREAK = 1.0, 1.0
"""Least height of a sky, and most of what cannot be told from the ground within it, in glyphs."""

HIGHER = 2.0
"""A sky is at most so many times as high as what was found of its picture."""

FAINT, SPREAD = 4.0, 2.0
"""Least difference between a sky and the ground, in grey levels and in spreads of the ground."""

FULL, EVEN = 0.4, 0.9
"""How much of a row of sky differs from the ground, and how much of the ground does not."""

STROKES, TEXT = 50, 0.15
"""What closing makes lighter by so many grey levels is strokes; most of half a glyph of a sky that
they cover: lines of text have more, the dots of a screen half."""


def with_skies(pictures: Sequence[Area], closed: Grey, sheet: Grey, em: float) -> list[Area]:
    """Pictures with the skies over them, as wide as they are.

    Where the sky of a photograph is as pale as paper, or crosses the tone of the tint it stands on,
    a caption over it would be far from the picture, and the rule round it no part of it.

    Args:
        pictures: hulls and masks at the reduced scale.
        closed: (h, w) uint8, the page reduced, its paper 255 and its text removed.
        sheet: the same with its text.
        em: size of a glyph at that scale, pixels.
    """
    found = []
    for box, mask in pictures:
        above = Box(box.left, max(0, box.top - round(HIGHER * box.height)), box.right, box.top)
        height = _height_of_sky(_without_text(above, closed, sheet, em), closed, em)
        if height > LEAST * em:
            sky = Box(box.left, box.top - height, box.right, box.top)
            corners = (sky.left, sky.top), (sky.right - 1, sky.bottom)
            mask = cv2.rectangle(mask.copy(), *corners, 255, cv2.FILLED)
            box = box.union(sky)
        found.append((box, mask))
    return found


def _height_of_sky(above: Box, closed: Grey, em: float) -> int:
    """How far up what stands over a picture differs from the ground beside it."""
    gap, flank = round(GAP * em), round(FLANK * em)
    if above.left < gap + flank or above.right + gap + flank > closed.shape[1] or not above.height:
        return 0
    rows = closed[above.top : above.bottom].astype(np.int16)
    left = rows[:, above.left - gap - flank : above.left - gap]
    right = rows[:, above.right + gap : above.right + gap + flank]
    ground = np.hstack([left, right])
    level = float(np.median(ground))
    least = max(FAINT, SPREAD * float(np.percentile(np.abs(ground - level), 75)))
    inner = rows[:, above.left + gap : above.right - gap]
    differs = (np.abs(inner - level) > least).mean(axis=1)
    even = (np.abs(ground - level) <= least).mean(axis=1)
    return run_of(np.asarray((differs > FULL) & (even > EVEN), np.bool_)[::-1], round(BREAK * em))


def _without_text(above: Box, closed: Grey, sheet: Grey, em: float) -> Box:
    """What stands over a picture, up to the first line of text."""
    window = (slice(above.top, above.bottom), slice(above.left, above.right))
    strokes = np.float32(cv2.subtract(closed[window], sheet[window]) > STROKES)
    if not strokes.size:
        return above
    share = cv2.blur(strokes.mean(axis=1, keepdims=True), (1, max(1, round(0.5 * em))))
    text = np.flatnonzero(share > TEXT)
    last = int(text[-1]) + 1 if text.size else 0
    return Box(above.left, above.top + last, above.right, above.bottom)
