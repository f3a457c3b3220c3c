"""Line shapes become straight, evenly lit crops of one glyph height.

Each line is taken from the scan by its own four corners, so that skew and warp of the page are
gone, and neither a turned nor an enlarged copy of the page is ever made.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Quad, WritingMode
from document.page import Grey, LineShape
from ocr.engine import CropStyle
from ocr.levels import even_out
from ocr.relay import relay
from ocr.straighten import is_bowed, straighten

LONGEST_SIDE = 32_000
"""Pixels; Tesseract refuses sides over 32,767, and OpenCV cannot warp them."""

LARGEST_AREA = 16_000_000
"""Pixels of one strip; a line with an outline gone wild must not eat the memory."""

REACH = 0.6
"""Glyphs above and below a bowed line's outline in which the line may stand."""

WHITE = 255
DARK = 160
"""Grey below which a pixel of an evenly lit strip is a stroke."""


def cut_strip(grey: Grey, shape: LineShape, style: CropStyle) -> Grey | None:
    """The line as a straight strip, black on white, read from left to right.

    Args:
        grey: the scan, (H, W) uint8.
        shape: where the line stands in the scan.
        style: how it is wanted.

    Returns:
        (h, w) uint8, or None when the shape holds no pixel of the scan.
    """
    scale = _scale(shape, style)
    if scale is None:
        return None
    air = style.air * shape.glyph
    strip = _warp(grey, _grown(shape.quad, air, air), scale, soft=style.soft)
    if strip is None:
        return None
    if shape.reversed:
        strip = np.subtract(WHITE, strip, dtype=np.uint8)
    if shape.writing_mode is WritingMode.VERTICAL_RL:
        # Windows of light go along the line.
        strip = np.ascontiguousarray(even_out(strip.T, scale * shape.glyph, style).T)
    else:
        strip = even_out(strip, scale * shape.glyph, style)
        if is_bowed(strip, scale * shape.glyph):
            strip = _levelled(strip, grey, shape, style, scale)
    strip = _without_neighbours(strip, round(style.air * shape.glyph * scale))
    return _set(relay(strip, shape.writing_mode, scale * shape.glyph, style.air), style)


def has_ink(strip: Grey) -> bool:
    """Whether a strip has anything to read; Tesseract can take minutes over a long white one."""
    return bool((strip < DARK).any())


def _scale(shape: LineShape, style: CropStyle) -> float | None:
    """Pixels of the strip for a pixel of the scan; None for a shape without extent."""
    width, height = shape.quad.width, shape.quad.height
    if shape.glyph <= 0 or min(width, height) < 1:
        return None
    air = 2 * style.air * shape.glyph
    return min(
        style.glyph / shape.glyph,
        (LONGEST_SIDE - 2 * style.border) / (max(width, height) + air),
        math.sqrt(LARGEST_AREA / ((width + air) * (height + air))),
    )


def _set(strip: Grey, style: CropStyle) -> Grey:
    """The strip as narrow as wanted, with white around it."""
    height, width = strip.shape
    if style.squeeze != 1:
        narrow = max(1, round(style.squeeze * width))
        strip = np.asarray(cv2.resize(strip, (narrow, height), interpolation=cv2.INTER_LINEAR))
    return np.pad(strip, style.border, constant_values=WHITE)


def _levelled(strip: Grey, grey: Grey, shape: LineShape, style: CropStyle, scale: float) -> Grey:
    """The strip of a bowed line, which leaves its outline between the corners, drawn level."""
    air, reach = style.air * shape.glyph, REACH * shape.glyph
    wide = _warp(grey, _grown(shape.quad, air, air + reach), scale, soft=style.soft)
    if wide is None:
        return strip
    if shape.reversed:
        wide = np.subtract(WHITE, wide, dtype=np.uint8)
    glyph = scale * shape.glyph
    return straighten(even_out(wide, glyph, style), round(REACH * glyph), glyph)


def _grown(quad: Quad, beside: float, above: float) -> NDArray[np.float32]:
    """The outline's corners, (4, 2), moved outwards along its own sides, by pixels."""
    tl, tr, br, bl = (np.array(corner) for corner in quad.corners)
    along = (tr - tl + br - bl) / (2 * quad.width) * beside
    down = (bl - tl + br - tr) / (2 * quad.height) * above
    grown = [tl - along - down, tr + along - down, br + along + down, bl - along + down]
    return np.array(grown, np.float32)


def _warp(grey: Grey, corners: NDArray[np.float32], scale: float, *, soft: bool) -> Grey | None:
    """The outline drawn straight at a scale; None when it lies outside the scan."""
    # OpenCV warps sources below 32,767 pixels only, so it is given the line's surroundings.
    left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int) - 1, 0)
    right, bottom = np.maximum(np.ceil(corners.max(axis=0)).astype(int) + 2, 0)
    source = grey[top:bottom, left:right]
    if source.size == 0:
        return None
    tl, tr, br, bl = corners
    width = max(1, round(float(np.linalg.norm(tr - tl + br - bl)) / 2 * scale))
    height = max(1, round(float(np.linalg.norm(bl - tl + br - tr)) / 2 * scale))
    # Linear sampling skips pixels when it shrinks a lot: draw larger, then average.
    finer = max(1, math.floor(1 / scale))
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32) * finer
    strip = cv2.warpPerspective(
        source,
        cv2.getPerspectiveTransform(corners - np.array([left, top], np.float32), target),
        (width * finer, height * finer),
        flags=cv2.INTER_CUBIC if scale > 1 and not soft else cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    if finer > 1:
        strip = cv2.resize(strip, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(strip, np.uint8)


def _without_neighbours(strip: Grey, air: int) -> Grey:
    """Whiten strokes of the lines above and below that reach into the air around the ink.

    A neighbour's stroke comes from the strip's edge and ends in the air. What goes on into the
    line's ink, or floats free in the air (a dot, an accent), is the line's own.
    """
    if air < 2 or strip.shape[0] <= 2 * air:
        return strip
    for band in (strip[:air], strip[::-1][:air]):
        _clean_band(band)
    return strip


def _clean_band(band: Grey) -> None:
    """Whiten in place what touches the band's first row and not its last."""
    dark = (band < DARK).astype(np.uint8)
    if not dark[0].any():
        return
    _, labels = cv2.connectedComponents(dark)
    foreign = np.setdiff1d(labels[0], labels[-1])
    foreign = foreign[foreign > 0]
    if foreign.size:
        stroke = np.isin(labels, foreign).astype(np.uint8)
        # The grey fringe of a stroke goes with it.
        band[cv2.dilate(stroke, np.ones((3, 3), np.uint8)) > 0] = WHITE
