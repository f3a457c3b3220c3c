"""Grey to ink: even out the paper, then tell ink from paper."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from document.page import Grey

PAPER_FLOOR = 0.72
"""Darkest a spot may be, as share of the page's paper level, and still count as paper.

Without it a solid dark bar wider than the window whitens itself and its reversed text is lost.
"""

UNLIT = 0.5
"""A page image more of whose paper than this is of one level was never under a lamp: a polynomial
would take its pale tints for paper."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The light on the paper of a page, at a reduced scale.

    Attributes:
        local: (h, w) uint8, the paper's shade nearby; follows tints, bridges text.
        surface: (h, w) uint8, the light over the whole sheet; follows neither tint nor picture.
    """

    local: Grey
    surface: Grey


def even_paper(grey: Grey, window: int, reduction: int = 8) -> Grey:
    """Divides the paper's own shade out, so that paper is 255 wherever the light fell.

    Args:
        grey: (H, W) uint8.
        window: side of the neighbourhood that surely holds some paper, in pixels of ``grey``.
        reduction: scale at which the paper is estimated.

    Returns:
        (H, W) uint8, paper 255, ink darker; tints whiten, solid dark areas stay dark.
    """
    paper = find_paper(grey, window, reduction)
    floor = (paper.surface * PAPER_FLOOR).astype(np.uint8)
    return divide(grey, np.maximum(paper.local, floor))


def find_paper(grey: Grey, window: int, reduction: int = 8) -> Paper:
    """Estimates the light on the paper; arguments as of ``even_paper``."""
    local = local_paper(grey, window, reduction)
    return Paper(local, _surface(local))


def local_paper(grey: Grey, window: int, reduction: int = 8) -> Grey:
    """The paper's shade nearby, at a reduced scale; arguments as of ``even_paper``."""
    height, width = grey.shape
    size = (max(1, width // reduction), max(1, height // reduction))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    side = max(3, window // reduction | 1)
    kernel = np.ones((side, side), np.uint8)
    # A grey closing takes out everything dark and narrower than the window.
    local = cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel, borderType=cv2.BORDER_REPLICATE)
    return cv2.medianBlur(local, 9 if min(local.shape) > 9 else 3)


def divide(grey: Grey, shade: Grey) -> Grey:
    """A grey image over the (reduced) shade of its paper, 255 where both are equal."""
    height, width = grey.shape
    full = cv2.resize(shade, (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, np.maximum(full, 1), scale=255)


def _surface(local: Grey) -> Grey:
    """A polynomial of degree 4 through the paper, fitted anew without what lies far below it.

    Pictures, tints and the scanner lid are darker than the sheet: a few rounds leave them out.
    """
    height, width = local.shape
    columns, rows = min(48, width), min(64, height)
    tiles = cv2.resize(local, (columns, rows), interpolation=cv2.INTER_AREA).astype(np.float64)
    y, x = np.mgrid[-1 : 1 : rows * 1j, -1 : 1 : columns * 1j]
    terms = np.stack([x**i * y**j for i in range(5) for j in range(5 - i)], axis=-1)
    if not tiles.any():  # a black sheet has no paper to follow
        return np.full((height, width), 255, np.uint8)
    white = np.percentile(tiles, 90)
    if float((np.abs(tiles - white) <= 1).mean()) > UNLIT:
        return np.full((height, width), white, np.uint8)
    paper = tiles > white * 0.55
    fitted = tiles
    ridge = 1e-6 * np.eye(terms.shape[-1])
    for _ in range(6):
        # Fifteen normal equations: least squares over all tiles takes the BLAS's threads, and 1 s.
        seen = np.where(paper[..., None], terms, 0).reshape(-1, terms.shape[-1])
        weights = np.linalg.solve(seen.T @ seen + ridge, seen.T @ tiles.ravel())
        fitted = terms @ weights
        nearer = (tiles > 0.95 * fitted) & (tiles > np.percentile(tiles, 90) * 0.45)
        if nearer.sum() < 3 * terms.shape[-1]:
            break
        paper = nearer
    # Where nothing but lid or picture stands the polynomial runs wild: stay near the sheet's own.
    low, high = np.percentile(tiles[paper], [2, 98])
    bounded = np.clip(fitted, low, high).clip(1, 255).astype(np.uint8)
    return cv2.resize(bounded, (width, height), interpolation=cv2.INTER_LINEAR)


GHOST = 0.72, 0.95
"""Shades of the paper between which large type of the other side shines through; seen at about 0.78
on poor scans. Of the articles on three worn pages of the press 0.94 were whole with 0.95, 0.89 with
0.88, 0.75 without taking any of it off."""

BROAD = 0.32
"""Width of strokes in glyphs: those of body type are narrower."""


def without_ghosts(even: Grey, em: int) -> Grey:
    """Takes off what shines through broad and pale, so that thin dark strokes on it stay.

    Pale ground on which body type stands becomes paper; pale strokes of large type of this side
    are lost with it, dark ones not.

    Args:
        even: (H, W) uint8 with the paper evened out to about 255.
        em: size of a body glyph, in pixels.
    """
    side = round(BROAD * em)
    ground = cv2.morphologyEx(even, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    lookup = np.arange(256, dtype=np.uint8)
    lookup[(lookup < GHOST[0] * 255) | (lookup > GHOST[1] * 255)] = 255
    return cv2.divide(even, cv2.LUT(ground, lookup), scale=255)


WEAK, STRONG = (204, 222), 28
"""Hysteresis: bounds of the level down to which a stroke is ink, and how much darker it must be
somewhere.

0.8 of the paper keeps all thin strokes (1.00 against 0.98 for Otsu's threshold alone) and 1-11 %
of the other side's print that shines through; asking for a darker spot drops most of that.
"""


def binarise(even: Grey, traced: int = 1) -> Grey:
    """Ink as 255, paper as 0: hysteresis about a threshold near Otsu's.

    Args:
        even: (H, W) uint8 with the paper evened out to about 255.
        traced: reduction at which strokes are followed to their darkest spots; what is nearer than
            so many pixels is then one stroke.

    Returns:
        (H, W) uint8 of 0 and 255.
    """
    level = otsu(np.bincount(even[::2, ::2].ravel(), minlength=256).astype(np.float64))
    level = float(np.clip(1.1 * level, *WEAK))
    weak = cv2.threshold(even, level, 255, cv2.THRESH_BINARY_INV)[1]
    dark = cv2.threshold(even, np.ceil(level - STRONG) - 1, 255, cv2.THRESH_BINARY_INV)[1]
    strokes = pooled(weak, traced)
    count, labels = cv2.connectedComponents(strokes, connectivity=8, ltype=cv2.CV_32S)
    strong = np.zeros(count, np.uint8)
    strong[labels[pooled(dark, traced) > 0]] = 255
    strong[0] = 0
    return within(weak, strong[labels], traced)


def pooled(mask: Grey, reduction: int) -> Grey:
    """A mask reduced, set wherever a part of it is."""
    if reduction == 1:
        return mask
    down, right = (-side % reduction for side in mask.shape)
    if down or right:
        mask = cv2.copyMakeBorder(mask, 0, down, 0, right, cv2.BORDER_CONSTANT, value=0)
    size = (mask.shape[1] // reduction, mask.shape[0] // reduction)
    return cv2.threshold(cv2.resize(mask, size, interpolation=cv2.INTER_AREA), 0, 255, 0)[1]


def within(mask: Grey, reduced: Grey, reduction: int) -> Grey:
    """The part of a mask that lies in another one, which is reduced as by ``pooled``."""
    height, width = mask.shape
    if reduction == 1:
        return reduced
    whole = cv2.resize(reduced, None, fx=reduction, fy=reduction, interpolation=cv2.INTER_NEAREST)
    return cv2.bitwise_and(whole[:height, :width], mask)


def otsu(histogram: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    """The grey level that parts a histogram best (Otsu 1979), between 96 and 208 of 255.

    The bounds keep a blank or a solid page from being split in its own noise.
    """
    levels = np.arange(256)
    below = np.cumsum(histogram)
    mass = np.cumsum(histogram * levels)
    total, all_mass = below[-1], mass[-1]
    above = total - below
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = below * above * (mass / below - (all_mass - mass) / above) ** 2
    spread = np.nan_to_num(spread)
    return float(np.clip(int(spread.argmax()), 96, 208))
