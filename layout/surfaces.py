"""What is not black ink on paper: dark borders, pictures, tints, reversed panels."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.glyphs import components
from layout.ink import divide
from layout.straighten import EM

REDUCTION = 4
"""Surfaces are looked for at a quarter of the working page: EM / 4 is 7 px."""


@dataclass(frozen=True, slots=True)
class Surfaces:
    """What covers the paper; masks are (H, W) uint8 of 0 and 255 on the working page.

    Attributes:
        border: scanner lid, fold and neighbouring sheets at the edges of the scan.
        picture: photographs and drawings, by outline.
        reversed: dark ground that carries light text.
        pictures: hulls of the pictures.
        panels: hulls of the reversed areas.
        tints: hulls of evenly tinted rectangles that carry dark text.
    """

    border: Grey
    picture: Grey
    reversed: Grey
    pictures: tuple[Box, ...]
    panels: tuple[Box, ...]
    tints: tuple[Box, ...]


def find_surfaces(page: Grey, surface: Grey) -> Surfaces:
    """Looks for what covers the paper of a working page.

    Args:
        page: (H, W) uint8, the working page as scanned.
        surface: (h, w) uint8, the light over the sheet (``ink.Paper.surface``).
    """
    small = cv2.resize(page, None, fx=1 / REDUCTION, fy=1 / REDUCTION, interpolation=cv2.INTER_AREA)
    small = divide(small, surface)
    em = EM / REDUCTION
    border = dark_border(small, em)
    sheet = np.where(border > 0, np.uint8(255), small)
    closed = _without_text(sheet, em)
    pictures, panels, tints = [], [], []
    picture, reverse = np.zeros_like(small), np.zeros_like(small)
    for box, mask in _dark_areas(closed, em):
        if is_reversed(sheet, box, mask, em):
            reverse |= mask
            panels.append(_scaled(box))
        elif _is_picture(closed, mask, box, em):
            solid, hull = _regular(mask, box, em)
            picture |= solid
            pictures.append(_scaled(hull))
        elif _is_tint(mask, box, em):
            tints.append(_scaled(box))
    return Surfaces(
        _full(border, page),
        _full(picture, page),
        _full(reverse, page),
        tuple(pictures),
        tuple(panels),
        tuple(tints),
    )


def dark_border(small: Grey, em: float) -> Grey:
    """Solid dark areas that touch the edge of the scan, with the shadow beside them.

    Args:
        small: (h, w) uint8, evened.
        em: body glyph in pixels of ``small``.
    """
    dark = cv2.threshold(small, 150, 255, cv2.THRESH_BINARY_INV)[1]
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, _ellipse(0.8 * em))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    height, width = small.shape
    reach = 1
    touches = (
        (stats[:, cv2.CC_STAT_LEFT] <= reach)
        | (stats[:, cv2.CC_STAT_TOP] <= reach)
        | (stats[:, cv2.CC_STAT_LEFT] + stats[:, cv2.CC_STAT_WIDTH] >= width - reach)
        | (stats[:, cv2.CC_STAT_TOP] + stats[:, cv2.CC_STAT_HEIGHT] >= height - reach)
    )
    touches[0] = False
    mask = np.where(touches, 255, 0).astype(np.uint8)[labels]
    return cv2.dilate(mask, _ellipse(0.8 * em))


def _without_text(page: Grey, em: float) -> Grey:
    """A grey closing that removes every dark stroke thinner than a glyph."""
    return cv2.morphologyEx(page, cv2.MORPH_CLOSE, _ellipse(1.3 * em))


def _dark_areas(closed: Grey, em: float) -> list[tuple[Box, Grey]]:
    """Areas that stay dark without their text: at least 12 square glyphs and 1.2 each way."""
    dark = cv2.threshold(closed, round(0.86 * 255), 255, cv2.THRESH_BINARY_INV)[1]
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    areas = []
    for label in range(1, len(stats)):
        x, y, w, h, area = (int(v) for v in stats[label])
        if area < 12 * em * em or min(w, h) < 1.2 * em:
            continue
        areas.append((Box(x, y, x + w, y + h), np.where(labels == label, 255, 0).astype(np.uint8)))
    return areas


def _is_picture(closed: Grey, mask: Grey, box: Box, em: float) -> bool:
    """A picture has truly dark places; a tint, a stain or show-through has none."""
    if min(box.width, box.height) < 2.5 * em:
        return False
    values = closed[mask > 0]
    return float(np.percentile(values, 10)) < 0.62 * 255


def _is_tint(mask: Grey, box: Box, em: float) -> bool:
    """A tint is a rectangle; a stain, a shadow or show-through has ragged sides."""
    inside = mask[box.top : box.bottom, box.left : box.right]
    return min(box.width, box.height) > 4 * em and float((inside > 0).mean()) > 0.9


def _regular(mask: Grey, box: Box, em: float) -> tuple[Grey, Box]:
    """A picture's mask without tails and holes, and its hull.

    Show-through and a caption's dirt hang on as tails: rows and columns at the rim that are mostly
    empty go. What then fills three quarters of its hull was printed as a rectangle.
    """
    inside = (mask[box.top : box.bottom, box.left : box.right] > 0).astype(np.float32)
    rows = np.flatnonzero(inside.mean(axis=1) > 0.35)
    if not rows.size:
        return mask, box
    inside = inside[rows[0] : rows[-1] + 1]
    columns = np.flatnonzero(inside.mean(axis=0) > 0.35)
    if not columns.size:
        return mask, box
    hull = Box(
        box.left + int(columns[0]),
        box.top + int(rows[0]),
        box.left + int(columns[-1]) + 1,
        box.top + int(rows[-1]) + 1,
    )
    solid = np.zeros_like(mask)
    if inside[:, columns[0] : columns[-1] + 1].mean() > 0.75:
        solid[hull.top : hull.bottom, hull.left : hull.right] = 255
        return solid, hull
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    cv2.drawContours(solid, outlines, -1, 255, cv2.FILLED)
    return cv2.dilate(solid, _ellipse(0.4 * em)), box


def is_reversed(sheet: Grey, box: Box, mask: Grey, em: float) -> bool:
    """Whether a dark area is an even ground that carries light text.

    The ground is even (its middle half spans little), and the light pieces on it have the size of
    glyphs, of like height, several in a row.
    """
    window = (slice(box.top, box.bottom), slice(box.left, box.right))
    area = sheet[window]
    outline = cv2.morphologyEx(mask[window], cv2.MORPH_CLOSE, _ellipse(4 * em)) > 0
    if outline.mean() < 0.8:
        return False
    level = float(np.median(area[outline]))
    rim = outline & (cv2.erode(outline.astype(np.uint8), _ellipse(0.4 * em)) == 0)
    if not rim.any() or (area[rim] < level + 60).mean() < 0.8:
        return False
    ground = np.abs(area.astype(np.int16) - level) < 28
    if level > 160 or ground[outline].mean() < 0.45:
        return False
    light = np.where((area > level + 60) & outline, 255, 0).astype(np.uint8)
    pieces = components(cv2.dilate(light, np.ones((1, 3), np.uint8)))
    glyphs = (pieces.height >= 0.55 * em) & (pieces.height <= 6 * em) & (pieces.width <= 12 * em)
    if int(glyphs.sum()) < 2:
        return False
    text = float(pieces.area[glyphs].sum()) / max(1.0, float(pieces.area.sum()))
    heights = pieces.height[glyphs]
    typical = float(np.median(heights))
    alike = float((np.abs(heights - typical) < 0.4 * typical).mean())
    return text > 0.6 and alike > 0.5 and (light > 0).mean() < 0.4


def _ellipse(diameter: float) -> Grey:
    side = max(3, round(diameter) | 1)
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)).astype(np.uint8)


def _scaled(box: Box) -> Box:
    return Box(
        box.left * REDUCTION, box.top * REDUCTION, box.right * REDUCTION, box.bottom * REDUCTION
    )


def _full(mask: Grey, like: Grey) -> Grey:
    height, width = like.shape
    return cv2.resize(mask, (width, height), interpolation=cv2.INTER_NEAREST)
