"""Levels of a scan: nothing is whiter than its paper, and black is black."""

from __future__ import annotations

import cv2
import numpy as np

from document.page import Grey

TILES = 12
"""A page is looked at in so many tiles each way; at its edges the scanner's lid may lie bare."""

INK, BLACKEST = 0.5, 10
"""Percentile of a tile that is its ink, and of the tiles those with the blackest."""

BLACK, PRINTED = 48, 16
"""Shade of black up to which nothing is done: 0-46 on thirty pages, of the worst scans too, and 86
and more where all is pale; and the shade that the black of paler scans gets."""

LIGHTEST, LIGHT = 98, 90
"""Percentiles of the shades inside a sheet that are its lightest paper, and its paper."""

RIM, EVEN, BARE, APART = 100, 2, 0.5, 4
"""Part of a scan's side that its rim is deep, and what of it is of one shade, so far either way,
where no sheet lies: so much of it, lighter than the lightest paper by so much. Light that falls
unevenly makes no even rim."""


def levelled(grey: Grey) -> Grey:
    """A scan without anything whiter than its paper, and with black ink.

    A white lid or margin beside a sheet that is not quite white would be taken for the paper, and
    the sheet for shade. What is pale all over loses large type, as what shines through is pale.

    Args:
        grey: (H, W) uint8.

    Returns:
        (H, W) uint8; the scan itself where nothing is to do.
    """
    light, white = _white(grey)
    black = _black(grey)
    levels = np.minimum(np.arange(256), light)
    if BLACK < black < white:
        levels = np.interp(levels, [0, black, white, 255], [0, PRINTED, white, 255])
    table = np.rint(levels).astype(np.uint8)
    return grey if (table == np.arange(256)).all() else np.asarray(cv2.LUT(grey, table), np.uint8)


def _white(grey: Grey) -> tuple[float, float]:
    """The lightest shade of the paper, 255 where nothing lies bare about it, and its usual one."""
    thin = grey[::4, ::4]
    height, width = thin.shape
    inner = thin[height // 4 : height - height // 4, width // 4 : width - width // 4]
    if not inner.size:
        return 255.0, 255.0
    light, white = (float(v) for v in np.percentile(inner, [LIGHTEST, LIGHT]))
    deep = max(1, min(height, width) // RIM)
    rim = np.concatenate([thin[:deep].ravel(), thin[-deep:].ravel(), thin[:, :deep].ravel()])
    rim = np.concatenate([rim, thin[:, -deep:].ravel()])
    shade = int(np.bincount(rim, minlength=256).argmax())
    even = np.abs(rim.astype(np.int16) - shade) <= EVEN
    bare = shade > light + APART and float(even.mean()) > BARE
    return (light if bare else 255.0), white


def _black(grey: Grey) -> float:
    """The shade of the blackest ink inside a scan."""
    height, width = grey.shape
    inner = range(1, TILES - 1)
    rows = [slice(height * k // TILES, height * (k + 1) // TILES, 2) for k in inner]
    columns = [slice(width * k // TILES, width * (k + 1) // TILES, 2) for k in inner]
    tiles = [grey[row, column] for row in rows for column in columns]
    inks = [_darkest(tile) for tile in tiles if tile.size]
    return float(np.percentile(inks, BLACKEST)) if inks else 0.0


def _darkest(tile: Grey) -> int:
    """The shade of a tile's ink; counted, at a twentieth of what sorting takes."""
    counts = cv2.calcHist([np.ascontiguousarray(tile)], [0], None, [256], [0, 256])
    return int(np.searchsorted(np.cumsum(counts), INK / 100 * tile.size))
