"""How large the body glyphs are: the yardstick of everything that follows."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from document.page import Grey
from layout.sheet.ink import binarise, even_paper

EM_PER_INK = 1.12
"""Body em over the commonest size of a square component, the mean of its sides: 1.08 over the
press's faces at 100-600 dpi, and some more, as all later steps were found at that."""

NEAR = 0.08
"""Spread about the commonest size, as share of it, of the components its mean is taken over."""

TILT = 0.25
"""Growth of upright hulls with the sine of the angle that print is turned by. Four pages turned by
-5 to 5 degrees: 0.25 to 0.28; a full square would grow by 1."""

PITCH = (1.08, 2.0)
"""Line pitch over em in newspapers: solid setting to wide leading, with a margin."""

SMALLEST = 5
"""Components under this many pixels are noise at any resolution we can read."""


@dataclass(frozen=True, slots=True)
class Components:
    """Connected pieces of ink: (N,) int arrays, pixels."""

    left: NDArray[np.int32]
    top: NDArray[np.int32]
    width: NDArray[np.int32]
    height: NDArray[np.int32]
    area: NDArray[np.int32]

    @property
    def right(self) -> NDArray[np.int32]:
        return self.left + self.width

    @property
    def bottom(self) -> NDArray[np.int32]:
        return self.top + self.height

    def where(self, keep: NDArray[np.bool_]) -> Components:
        """Only the components for which ``keep`` (N,) holds."""
        return Components(
            self.left[keep], self.top[keep], self.width[keep], self.height[keep], self.area[keep]
        )


def components(ink: Grey) -> Components:
    """The 8-connected pieces of ink of a (H, W) 0/255 image."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=cv2.CV_32S)
    rest = stats[1:]
    return Components(rest[:, 0], rest[:, 1], rest[:, 2], rest[:, 3], rest[:, 4])


HALVED, ENOUGH = 2400, 14.0
"""A page with both sides over HALVED pixels is measured at half scale first; a glyph found to be
smaller than ENOUGH pixels there is measured again at full scale."""


def glyph_size(grey: Grey) -> float:
    """Size (em) of the body glyphs in pixels of the image; 0 when the page has no text."""
    if min(grey.shape) > HALVED:
        small = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        half = _measured(small)
        if half >= ENOUGH:
            return 2 * half
    return _measured(grey)


def level_size(glyph: float, skew: float) -> float:
    """The glyph size of print that lies turned by ``skew`` degrees, less what it grows by that."""
    return glyph / (1 + TILT * abs(math.sin(math.radians(skew))))


def _measured(grey: Grey) -> float:
    """The glyph size of an image as it is, to a part of a pixel.

    The commonest size of square components, weighted by size, so that the many small parts of
    glyphs do not win; checked against the line pitch, which survives where glyphs touch or fall
    apart (under 11 px, or damaged print).
    """
    window = max(15, min(grey.shape) // 60)
    ink = binarise(even_paper(grey, window, reduction=max(1, min(8, window // 6))))
    pieces = components(ink)
    ratio = pieces.width / np.maximum(pieces.height, 1)
    size = np.maximum(pieces.width, pieces.height)
    square = (
        (ratio > 0.65)
        & (ratio < 1.35)
        & (size >= SMALLEST)
        & (size < min(grey.shape) / 8)
        & (pieces.area > 0.08 * pieces.width * pieces.height)
    )
    if int(square.sum()) < 8:
        return 0.0
    histogram = np.bincount(size[square], weights=size[square].astype(float)).astype(np.float64)
    mode = _mode_in(histogram, line_pitch(ink))
    sides = (pieces.width + pieces.height)[square] / 2
    return _settled(sides, mode) * EM_PER_INK


def _settled(sizes: NDArray[np.float64], mode: float) -> float:
    """The mode of sizes to a part of a pixel: their mean about it, weighted by size (mean shift).

    A mode in whole pixels jumps by a twentieth when the page is turned or resized by a little.
    """
    middle = mode
    for _ in range(20):
        weights = sizes * np.exp(-0.5 * (np.log(sizes / middle) / NEAR) ** 2)
        moved = float(np.exp(weights @ np.log(sizes) / max(weights.sum(), 1e-9)))
        if abs(moved / middle - 1) < 1e-4:
            break
        middle = moved
    return middle if abs(middle / mode - 1) < 2 * NEAR else mode


def _mode_in(histogram: NDArray[np.float64], pitch: float) -> float:
    """The histogram's mode, moved into the window the line pitch allows if it lies outside."""
    smooth = np.convolve(histogram, [0.25, 0.5, 0.25], mode="same")
    mode = int(smooth.argmax())
    if not pitch:
        return float(mode)
    for doubled in (1, 2):
        low, high = (pitch / doubled / limit / EM_PER_INK for limit in reversed(PITCH))
        if low <= mode <= high:
            return float(mode)
    low, high = (int(pitch / limit / EM_PER_INK) for limit in reversed(PITCH))
    inside = smooth[low : high + 1]
    if inside.size and inside.max() > 0.2 * smooth[mode]:
        return float(low + int(inside.argmax()))
    return float(mode)


def line_pitch(ink: Grey) -> float:
    """The commonest distance between text lines in pixels, 0 when none stands out.

    Autocorrelation of the row profile in tiles of the page; the mode of their first peaks.
    """
    height, width = ink.shape
    tile_h, tile_w = max(64, height // 5), max(32, width // 20)
    found: list[int] = []
    for top in range(0, height - tile_h + 1, tile_h):
        for left in range(0, width - tile_w + 1, tile_w):
            profile = ink[top : top + tile_h, left : left + tile_w].mean(axis=1)
            peak = _first_peak(profile)
            if peak:
                found.append(peak)
    if len(found) < 3:
        return 0.0
    counts = np.convolve(np.bincount(found), [1, 1, 1], mode="same")
    return float(counts.argmax())


def _first_peak(profile: NDArray[np.float64]) -> int:
    """Lag of the first clear peak of a profile's autocorrelation, 0 for none."""
    centred = profile - profile.mean()
    energy = float(centred @ centred)
    if energy < 1e-6 or profile.mean() < 4:
        return 0
    size = len(profile)
    spectrum = np.fft.rfft(centred, 2 * size)
    correlation = np.fft.irfft(np.abs(spectrum) ** 2)[: size // 2] / energy
    inner = correlation[1:-1]
    peaks = np.flatnonzero((inner > correlation[:-2]) & (inner >= correlation[2:]) & (inner > 0.3))
    peaks = peaks[peaks >= SMALLEST]
    return int(peaks[0]) + 1 if peaks.size else 0
