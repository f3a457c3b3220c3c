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
from layout.structure.lettering import holds_glyphs, is_set
from layout.structure.panels import EVEN, TWO_TONE
from layout.structure.runs import run_of

Rows = NDArray[np.float64]

DARK, LIGHT = 100, 215
"""A legend's ground is darker or lighter than these grey levels, paper being 255."""

INSET, MARGIN = 0.6, 1.0
"""A legend begins so near to head or foot of its picture, and may end so far from its sides, in
glyphs."""

HEIGHT, MOST = (1.1, 7.0), 0.6
"""Least and most height of a legend, in glyphs; most of it as share of its picture's height."""

GROUND, WHITE, QUIET = 0.4, 0.25, 0.92
"""Least share of ground in any row of a dark legend, of a light one, whose ground pictures hardly
have, and in the empty rows between its lines."""

DENSE = 1.3
"""A line of type that covers more of its rows than that is no higher than this, in glyphs."""

GLYPHS, DENSELY = 4, 0.3
"""Least pieces of text, and least share of it that is set in rows: dense lines run together."""

VEIL, ALONG, ACROSS = 1.4, 70, 0.2
"""How many times as light as on a dark ground that it shines through a photograph is beside it, in
so many percent of its columns, and how far apart both are looked at, in glyphs. Where such a ground
shows it is 2.2 to 2.8, on a worn scan 1.46; among 270 pictures without one none has so much at a
strip with text."""

STARK = 45
"""Least contrast of its text, in grey levels. Measured on the worst scans: 56 and more, and up to
44 in what is no text."""

FLANK, FLANKED, CLOSED, BREAK = 0.86, 0.3, 0.6, 0.4
"""Shade of the paper below which the picture goes on beside a light legend and under it, how wide
that is at its sides, in glyphs, how much of the row under it, and how long light places in it may
be at the sides, in glyphs."""


def with_light_feet(pictures: Sequence[Area], sheet: Grey, reduction: int) -> list[Area]:
    """Pictures with the light legends at their feet that only a rim of them goes round.

    Args:
        pictures: hulls and masks at the reduced scale.
        sheet: (h, w) uint8, the page reduced, its paper 255.
        reduction: of the sheet against the page.
    """
    found = []
    for box, mask in pictures:
        foot = _flanked_foot(sheet, box, EM / reduction)
        if foot > box.bottom:
            box = Box(box.left, box.top, box.right, foot)
            mask = cv2.rectangle(
                mask.copy(), (box.left, box.top), (box.right - 1, foot - 1), 255, -1
            )
        found.append((box, mask))
    return found


def _flanked_foot(sheet: Grey, box: Box, em: float) -> int:
    """Where what stands under a picture ends that is dark at both sides and at its foot."""
    below = sheet[box.bottom : box.bottom + round(HEIGHT[1] * em), box.left : box.right]
    side = max(1, round(FLANKED * em))
    dark = np.asarray(below < FLANK * 255)
    flanked = dark[:, :side].any(axis=1) & dark[:, -side:].any(axis=1)
    end = run_of(np.asarray(flanked, np.bool_), round(BREAK * em))
    closed = np.flatnonzero(dark[:end].mean(axis=1) > CLOSED)
    last = int(closed[-1]) if closed.size else 0
    if last < HEIGHT[0] * em:
        return box.bottom
    ground = float(np.median(below[:last, side:-side]))
    rim = float(np.median(np.hstack([below[:last, :side], below[:last, -side:]])))
    return box.bottom + last + 1 if ground > max(LIGHT, rim + EVEN) else box.bottom


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
        for strip in _strips(page, sheet, box, reduction):
            level = float(np.median(sheet[strip.top : strip.bottom, strip.left : strip.right]))
            if level < DARK:
                dark.append(strip)
            elif level > LIGHT:
                light.append(_without_rims(sheet, strip, EM / reduction))
    return dark, light


def _without_rims(sheet: Grey, strip: Box, em: float) -> Box:
    """A light legend without what of the picture stands left and right of it."""
    area = sheet[strip.top : strip.bottom, strip.left : strip.right]
    strange = (area < LIGHT).mean(axis=0) > 1 - GROUND
    margin = round(MARGIN * em)
    left, right = (np.flatnonzero(side[:margin]) for side in (strange, strange[::-1]))
    inset = [int(columns[-1]) + 1 if columns.size else 0 for columns in (left, right)]
    return Box(strip.left + inset[0], strip.top, strip.right - inset[1], strip.bottom)


def _strips(page: Grey, sheet: Grey, box: Box, reduction: int) -> Iterator[Box]:
    """The even strips with text at both ends of a picture.

    On a dark ground that lets the photograph through, all that is dark is ground.
    """
    window = page[
        box.top * reduction : box.bottom * reduction, box.left * reduction : box.right * reduction
    ]
    # On a dark scan type on dark ground is no lighter than grey: what counts is the paper.
    light = float(sheet[box.top : box.bottom, box.left : box.right].mean()) / float(window.mean())
    window = cv2.convertScaleAbs(window, alpha=light)
    most = min(round(HEIGHT[1] * EM), round(MOST * window.shape[0]))
    for upside_down in (True, False):
        end = window[::-1][:most] if upside_down else window[:most]
        rows = _even_rows(end) or _even_rows(np.maximum(end[: _veiled(end)], DARK))
        if rows is None:
            continue
        first, last = -(-rows[0] // reduction), rows[1] // reduction  # nothing of the picture
        if upside_down:
            first, last = box.height - last, box.height - first
        yield Box(box.left, box.top + first, box.right, box.top + last)


def _veiled(end: Grey) -> int:
    """Rows of the dark ground the end of a picture begins with that the photograph shines through.

    At its edge the photograph grows lighter all along; 0 where it does so nowhere.
    """
    apart = round(ACROSS * EM)
    rows = cv2.blur(end, (1, 3)).astype(np.float32) + 1
    if len(rows) <= apart:
        return 0
    lighter = np.percentile(rows[apart:] / rows[:-apart], 100 - ALONG, axis=1)
    edge = int(lighter.argmax())
    return edge + apart // 2 if lighter[edge] > VEIL else 0


def _even_rows(end: Grey) -> tuple[int, int] | None:
    """The rows of the even ground that the end of a picture begins with, if text is set on it."""
    margin, inset = round(MARGIN * EM), round(INSET * EM)
    if end.shape[0] < HEIGHT[0] * EM or end.shape[1] < 5 * margin:
        return None
    inner = cv2.blur(end, (3, 3))[:, margin:-margin].astype(np.int16)
    values = inner[inset : 2 * inset]
    level = float(np.bincount(values.ravel().clip(0, 255), minlength=256).argmax())
    share = (np.abs(inner - level) < EVEN).mean(axis=1)
    light = level > LIGHT
    least = WHITE if light else GROUND
    rim = np.flatnonzero(share[:inset] < least)  # and what is outside it, as white as the ground
    start = int(rim[-1]) + 1 if light and rim.size else 0
    first = start + int(np.argmax(share[start : inset + 1] > QUIET))
    last = first + _even_end(share[first:], least)
    if share[first] <= QUIET:
        return None
    # What is above the uppermost white row is the picture again, which may be as even in places.
    quiet = share[first:last] > QUIET
    ends = np.flatnonzero(quiet & ~np.append(quiet[1:], False)) + 1
    high = (first + int(end) for end in ends[::-1] if end >= HEIGHT[0] * EM)
    return next(((first, end) for end in high if _has_text(inner[first:end], level)), None)


def _even_end(share: Rows, least: float) -> int:
    """Where ground ends that fills so much of every row, but for those of a dense line of type."""
    at = np.arange(len(share))
    since = at - np.maximum.accumulate(np.where(share > QUIET, at, 0))
    strange = np.flatnonzero((share < least) & (since > DENSE * EM))
    return int(strange[0]) if strange.size else len(share)


def _has_text(strip: NDArray[np.int16], level: float) -> bool:
    """Whether what stands out of a strip's ground is glyphs, all lighter or all darker."""
    away = np.abs(strip - level)
    inked = (away > EVEN).any(axis=0)  # a line may be short
    contrast = float(np.percentile(away[:, inked], 98)) if inked.any() else 0.0
    if contrast < STARK or float(((away < EVEN) | (away > contrast / 2)).mean()) < TWO_TONE:
        return False
    if min(float((strip > level + EVEN).mean()), float((strip < level - EVEN).mean())) > 0.02:
        return False
    text = np.where(away > contrast / 2, 255, 0).astype(np.uint8)
    return holds_glyphs(text, GLYPHS) and is_set(text, DENSELY)
