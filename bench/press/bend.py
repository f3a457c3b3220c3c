"""The map between a printed page and its scan."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from document.geometry import Box, Quad

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bend:
    """The map between the page as printed and its scan.

    ``page = turn(scan) + waves(scan)``: written from scan to page, so that resampling is one
    look-up and the way back is a short iteration, exact to a hundredth of a pixel. ``quarters``
    are clockwise turns by 90 degrees of the finished scan, whose size is ``width`` by ``height``.
    """

    page_width: int
    page_height: int
    width: int
    height: int
    scale: float
    angle: float  # radians
    gutter: float  # curl towards the left or right edge, in pixels; the sign names the edge
    waves: tuple[tuple[float, float, float, float], ...]  # amplitude, cycles x, cycles y, phase
    quarters: int = 0

    def turned(self, quarters: int) -> Bend:
        """The map to the scan turned clockwise by so many right angles."""
        odd = quarters % 2 == 1
        size = (self.height, self.width) if odd else (self.width, self.height)
        return replace(self, quarters=quarters % 4, width=size[0], height=size[1])

    def to_page(self, points: Floats) -> Floats:
        """Scan pixels (n, 2) to page pixels."""
        x, y = _quartered(points - self._middle, -self.quarters).T / self.scale
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        turned = np.stack([x * cos - y * sin, x * sin + y * cos], axis=1)
        centre = np.array([self.page_width / 2, self.page_height / 2])
        return np.asarray(turned + centre + self._shift(x, y))

    def to_scan(self, points: Floats) -> Floats:
        """Page pixels (n, 2) to scan pixels."""
        centre = np.array([self.page_width / 2, self.page_height / 2])
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        shift = np.zeros_like(points)
        for _ in range(12):
            away = points - centre - shift
            x = away[:, 0] * cos + away[:, 1] * sin
            y = -away[:, 0] * sin + away[:, 1] * cos
            shift = self._shift(x, y)
        upright = np.stack([x, y], axis=1) * self.scale
        return np.asarray(_quartered(upright, self.quarters) + self._middle)

    def quad(self, box: Box) -> Quad:
        """Where a box of the page lies in the scan."""
        corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom),
                   (box.left, box.bottom)]  # fmt: skip
        moved = self.to_scan(np.array(corners, np.float64))
        a, b, c, d = ((round(float(x), 2), round(float(y), 2)) for x, y in moved)
        return Quad(a, b, c, d)

    @property
    def _middle(self) -> Floats:
        return np.array([self.width / 2, self.height / 2])

    def _shift(self, x: Floats, y: Floats) -> Floats:
        """Displacement by curved paper at points given from the middle of the page."""
        u, v = x / self.page_width, y / self.page_height
        dx, dy = np.zeros_like(u), np.zeros_like(u)
        for amplitude, across, down, phase in self.waves:
            dy = dy + amplitude * np.sin(2 * math.pi * (across * u + down * v) + phase)
            dx = dx + 0.4 * amplitude * np.sin(2 * math.pi * (down * u + across * v) + 2 * phase)
        towards = 0.5 + (u if self.gutter > 0 else -u)
        dy = dy + abs(self.gutter) * np.exp(-np.clip(1 - towards, 0, None) * 9) * (0.3 + v)
        return np.stack([dx, dy], axis=1)


def _quartered(points: Floats, quarters: int) -> Floats:
    """Points about the origin turned clockwise, as seen on a page, by right angles."""
    x, y = points[:, 0], points[:, 1]
    ways = ((x, y), (-y, x), (-x, -y), (y, -x))
    return np.stack(ways[quarters % 4], axis=1)
