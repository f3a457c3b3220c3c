"""Lines that are not straight: paper that curls towards the gutter, or lies in waves.

The slope of the lines is measured wherever there is text, and a smooth surface is fitted whose
slopes are those; taking it off makes lines level. Rules that bow sideways are left: nothing in
layout needs them straight over more than a column.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from document.page import Grey

Floats = NDArray[np.float64]

STRIP, WINDOW = 3.0, 16.0
"""Two strips of text beside each other, in glyphs wide and high, are slid along each other."""

REACH = 0.45
"""Farthest that a line may sink from one strip to the next, in glyphs: beyond half a line pitch the
next line would match."""

KNOTS, ORDERS = 12, 4
"""The surface: straight between so many knots across the page, a cubic down it."""

STIFF = 0.2
"""Weight of the surface's bending against that of one measured slope. Seven pages of the press,
worn and scan3: lines tilt by 0.32 degrees in the middle of them without the bow taken off, 0.13
with it; 0.6 leaves 0.17, 0.07 follows noise."""

LIKE = 0.6
"""Correlation from which two strips are taken to show the same lines."""

FEWEST = 80
"""Slopes without which nothing is said."""

EXPLAINED = 0.6
"""Share of the slopes' median that a true bow leaves at most; noise leaves nearly all of it."""

SLIGHT = 0.2
"""Bows of less than this many glyphs are left as they are: at 0.27 lines still tilt by 0.3 degrees
in the middle of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Bow:
    """How far down the lines of a page are displaced.

    Attributes:
        width: of the page, in the unit that displacements and points are in.
        height: of the page.
        knots: (KNOTS, ORDERS) displacement, by place across and by power of the place down.
    """

    width: float
    height: float
    knots: Floats

    def at(self, x: Floats, y: Floats) -> Floats:
        """The displacement at points (n,), downwards positive."""
        weights = _weights(x / self.width, y / self.height)
        return np.asarray(weights @ self.knots.ravel())

    def scaled(self, factor: float, width: float, height: float) -> Bow:
        """The same bow of a page that is so many times as large."""
        return Bow(width, height, self.knots * factor)


def find_bow(ink: Grey, glyph: float) -> Bow | None:
    """Measures how lines bow; None when they are straight, or too few to tell.

    Args:
        ink: (H, W) uint8 of 0 and 255, skew taken out, lines from left to right.
        glyph: body glyph in pixels of the image.
    """
    height, width = ink.shape
    places, slopes, trust = _slopes(ink, glyph)
    if len(slopes) < FEWEST:
        return None
    x, y = places[:, 0] / width, places[:, 1] / height
    rise = (_weights(x + 1e-3, y) - _weights(x - 1e-3, y)) / (2e-3 * width)
    bend = STIFF * np.sqrt(len(slopes) / KNOTS) * _bending() / width
    knots = np.zeros(rise.shape[1])
    for _ in range(4):
        off = np.abs(slopes - rise @ knots)
        weight = trust / np.maximum(1.0, off / max(1e-4, 2 * float(np.median(off))))
        rows = np.concatenate([rise * weight[:, None], bend])
        wanted = np.concatenate([slopes * weight, np.zeros(len(bend))])
        square = rows.T @ rows + 1e-9 * np.eye(rows.shape[1])
        knots = np.linalg.solve(square, rows.T @ wanted)
    table = knots.reshape(KNOTS, ORDERS)
    table -= table.mean(axis=0)  # slopes say nothing of what is moved as a whole
    bow = Bow(width, height, table)
    seen = bow.at(places[:, 0], places[:, 1])
    left = np.median(np.abs(slopes - rise @ knots)) / max(1e-6, float(np.median(np.abs(slopes))))
    return bow if np.ptp(seen) > SLIGHT * glyph and left < EXPLAINED else None


BAND, COARSE = 512, 16
"""A page is drawn in bands of so many rows, by a map that is exact at every COARSE-th pixel."""


def draw_level(
    source: Grey, forward: Floats, size: tuple[int, int], bow: Bow, interpolation: int
) -> Grey:
    """A page drawn with its lines level.

    Args:
        source: (H, W) uint8.
        forward: (2, 3) affine, source to page, without the bow.
        size: (width, height) of the page.
        bow: of the page.
        interpolation: OpenCV's.
    """
    back = cv2.invertAffineTransform(forward)
    width, height = size
    page = np.empty((height, width), np.uint8)
    xs = np.arange(0, width + 2 * COARSE, COARSE, dtype=float)
    for top in range(0, height, BAND):
        rows = min(BAND, height - top)
        ys = np.arange(top, top + rows + 2 * COARSE, COARSE, dtype=float)
        x, y = (grid.ravel() for grid in np.meshgrid(xs, ys))
        points = np.stack([x, y + bow.at(x, y)], axis=1) @ back[:, :2].T + back[:, 2]
        knots = points.reshape(len(ys), len(xs), 2).astype(np.float32)
        across, down = (_between(knots[..., axis], width, rows) for axis in (0, 1))
        page[top : top + rows] = cv2.remap(
            source, across, down, interpolation, borderMode=cv2.BORDER_REPLICATE
        )
    return page


def _between(knots: NDArray[np.float32], width: int, rows: int) -> NDArray[np.float32]:
    """A map for every pixel from one for every COARSE-th."""
    stretch = np.array([[COARSE, 0, 0], [0, COARSE, 0]], float)
    full = cv2.warpAffine(knots, stretch, (width, rows), flags=cv2.INTER_LINEAR)
    return np.asarray(full, np.float32)


def _slopes(ink: Grey, glyph: float) -> tuple[Floats, Floats, Floats]:
    """Places (n, 2), slopes of the lines there (downwards positive), and how far to trust each."""
    strip, window = max(6, round(STRIP * glyph)), round(WINDOW * glyph)
    reach = max(2, round(REACH * glyph))
    columns = ink.shape[1] // strip
    if columns < 2 or ink.shape[0] < window:
        return np.zeros((0, 2)), np.zeros(0), np.zeros(0)
    profiles = cv2.resize(
        ink[:, : columns * strip], (columns, ink.shape[0]), interpolation=cv2.INTER_AREA
    )
    profiles = cv2.GaussianBlur(profiles.astype(np.float32), (1, 3), 0)
    found: list[tuple[float, float, float, float]] = []
    for top in range(0, ink.shape[0] - window + 1, window // 2):
        part = profiles[top : top + window]
        for k in range(columns - 1):
            lag, likeness = _lag(part[:, k], part[:, k + 1], reach)
            if likeness > LIKE:
                found.append(((k + 1) * strip, top + window / 2, lag / strip, likeness))
    table = np.array(found, float).reshape(-1, 4)
    return table[:, :2], table[:, 2], table[:, 3]


def _lag(left: NDArray[np.float32], right: NDArray[np.float32], reach: int) -> tuple[float, float]:
    """How much lower the right profile stands, to a part of a pixel, and how alike they are."""
    inner = left[reach:-reach] - left[reach:-reach].mean()
    spread = float(inner @ inner)
    sums = np.cumsum(np.concatenate([[[0.0, 0.0]], np.stack([right, np.square(right)], 1)]), axis=0)
    size = len(inner)
    total, squares = (sums[size:] - sums[:-size]).T
    norms = np.sqrt(spread * np.maximum(squares - total**2 / size, 0.0)) + 1e-6
    likeness = np.correlate(right, inner, "valid") / norms  # the inner profile's mean is 0
    best = int(likeness.argmax())
    if spread < len(inner) or best in (0, len(likeness) - 1):
        return 0.0, 0.0
    before, here, after = likeness[best - 1 : best + 2]
    part = 0.5 * (before - after) / min(before - 2 * here + after, -1e-6)
    return best + float(part) - reach, float(here)


def _weights(x: Floats, y: Floats) -> Floats:
    """(n, KNOTS * ORDERS): what each knot has to say at places given as shares of the page."""
    place = np.clip(x, 0, 1) * (KNOTS - 1)
    hats = np.clip(1 - np.abs(place[:, None] - np.arange(KNOTS)), 0, None)
    powers = (2 * y[:, None] - 1) ** np.arange(ORDERS)
    return np.asarray((hats[:, :, None] * powers[:, None, :]).reshape(len(x), -1))


def _bending() -> Floats:
    """Second differences of neighbouring knots, for every power."""
    rows = []
    for k in range(1, KNOTS - 1):
        for order in range(ORDERS):
            row = np.zeros((KNOTS, ORDERS))
            row[k - 1 : k + 2, order] = (1, -2, 1)
            rows.append(row.ravel())
    return np.array(rows) * (KNOTS - 1)
