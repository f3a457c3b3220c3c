"""Which way up the sheet lies: read from the shape of its glyphs.

Han glyphs are not the same upside down: horizontal strokes are many and thin, radicals stand on
the left, legs spread below. No single glyph tells, but the mean of a hundred does, in print and
in script, simplified and traditional, in lines and in columns.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from document.page import Grey
from layout.sheet.ink import binarise, divide, local_paper

Shapes = NDArray[np.float64]
Gains = NDArray[np.float64]

EM = 20
"""Body glyph in pixels of the tiles that are looked at."""

TILE, TILES = 30, 8
"""Side of a tile in glyphs; how many are looked at, at most: a few thousand glyphs, more tell no
more."""

SIDE, CELLS, WAYS = 24, 4, 4
"""A glyph is drawn SIDE pixels square, in CELLS by CELLS cells, each with the weight of strokes in
WAYS directions."""

FEWEST = 40
"""Glyphs without which nothing is said; twice as many are enough where all speak for upright."""

CLEAR = 0.6
"""How much better than upright another turn must fit. Pages that lie as they should: turns fit
worse by 0.9 (blurred print of 1939) to 4.6 (1872); others of the press and of today by 1.5 to 4."""

WEIGHTS = np.array(
    [
        [-3, 21, -1, -30],
        [13, 55, 2, -7],
        [13, 4, 6, -5],
        [-4, -27, 8, -2],
        [2, 51, -8, -29],
        [3, 17, -2, -11],
        [0, 3, 4, -3],
        [-2, -5, 1, 26],
        [5, 12, -22, -100],
        [10, 9, -11, -15],
        [4, 0, -7, -1],
        [1, -17, -13, -13],
        [3, 42, -5, -39],
        [8, 39, -9, -28],
        [8, 19, -4, 0],
        [0, 20, 2, 15],
    ],
    float,
).reshape(CELLS, CELLS, WAYS)
"""What speaks for upright in every cell and direction (across, rising, down, falling): the mean
over the press's faces less the mean of its four turns, over the variance between faces.
``python -m bench.glyph_shapes`` prints it."""


def quarter_turns(grey: Grey, glyph: float, ink: Grey) -> int:
    """Right angles by which the print lies turned clockwise in a scan.

    Args:
        grey: (H, W) uint8.
        glyph: body glyph in pixels of the scan.
        ink: (h, w) uint8, the ink of the scan at a reduced scale: where to look.

    Returns:
        0 to 3; 0 also where too few glyphs stand alone, or their shapes do not tell.
    """
    fits = np.zeros((4, 0))
    for tile in _tiles(grey, glyph, ink):
        shapes = glyph_shapes(tile)
        new = [(_turned(shapes, -turn) * WEIGHTS).sum(axis=(1, 2, 3)) for turn in range(4)]
        fits = np.concatenate([fits, new], axis=1)
        if fits.shape[1] >= 2 * FEWEST and all(_is_clear(fits[0] - fits[k]) for k in (1, 2, 3)):
            return 0
    if fits.shape[1] < FEWEST:
        return 0
    best = int(fits.mean(axis=1).argmax())
    return best if _is_clear(fits[best] - fits[0]) else 0


def _is_clear(gains: Gains) -> bool:
    """Whether one turn fits so much better than another, glyph by glyph, that it is no chance."""
    doubt = 3 * float(gains.std()) / len(gains) ** 0.5
    return float(gains.mean()) > max(CLEAR, doubt)


def _tiles(grey: Grey, glyph: float, ink: Grey) -> Iterator[Grey]:
    """The parts of a scan that hold most text, most first, a body glyph of EM pixels."""
    height, width = grey.shape
    side = round(TILE * glyph)
    places = [
        (top, left)
        for top in range(0, max(1, height - side // 3), side)
        for left in range(0, max(1, width - side // 3), side)
    ]
    reduced = ink.shape[0] / height

    def text(place: tuple[int, int]) -> float:
        top, left = (int(edge * reduced) for edge in place)
        share = float(
            ink[top : top + int(side * reduced), left : left + int(side * reduced)].mean()
        )
        return min(share, 0.3 * 255)  # more than that is a picture, or noise

    places.sort(key=text, reverse=True)
    scale = EM / glyph
    filter_ = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    for y, x in places[:TILES]:
        tile = grey[y : y + side, x : x + side]
        small = cv2.resize(tile, None, fx=scale, fy=scale, interpolation=filter_)
        yield np.asarray(small, np.uint8)


def glyph_shapes(tile: Grey) -> Shapes:
    """The shapes of the glyphs that stand alone in a tile: (N, CELLS, CELLS, WAYS)."""
    even = divide(tile, local_paper(tile, round(2.6 * EM)))
    solid = cv2.morphologyEx(binarise(even), cv2.MORPH_CLOSE, np.ones((4, 4), np.uint8))
    stats = cv2.connectedComponentsWithStats(solid, connectivity=8)[2][1:]
    size = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
    alone = stats[((size > 0.7 * EM) & (size < 1.1 * EM)).all(axis=1)]
    drawn = [
        cv2.resize(even[y : y + h, x : x + w], (SIDE, SIDE), interpolation=cv2.INTER_AREA)
        for x, y, w, h, _ in alone
    ]
    return stroke_shapes(255.0 - np.array(drawn)) if drawn else np.zeros((0, CELLS, CELLS, WAYS))


def stroke_shapes(glyphs: Shapes) -> Shapes:
    """The share of every cell and direction in the edges of glyphs.

    Args:
        glyphs: (N, SIDE, SIDE), ink bright.

    Returns:
        (N, CELLS, CELLS, WAYS); each glyph adds up to 1.
    """
    down, right = np.zeros_like(glyphs), np.zeros_like(glyphs)
    right[:, :, 1:-1] = glyphs[:, :, 2:] - glyphs[:, :, :-2]
    down[:, 1:-1] = glyphs[:, 2:] - glyphs[:, :-2]
    way = np.round(np.arctan2(down, right) % np.pi / (np.pi / WAYS)).astype(int) % WAYS
    strength = np.hypot(right, down)
    cell = SIDE // CELLS
    shapes = np.stack(
        [
            np.where(way == one, strength, 0).reshape(-1, CELLS, cell, CELLS, cell).sum(axis=(2, 4))
            for one in range(WAYS)
        ],
        axis=-1,
    )
    return np.asarray(shapes / (shapes.sum(axis=(1, 2, 3), keepdims=True) + 1e-9))


def _turned(shapes: Shapes, quarters: int) -> Shapes:
    """Shapes as they are when the glyphs are turned clockwise by right angles."""
    moved = np.rot90(shapes, -quarters, axes=(1, 2))
    return np.roll(moved, WAYS // 2, axis=3) if quarters % 2 else moved
