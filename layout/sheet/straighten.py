"""From the scan to the working page: upright, evenly lit, its body glyph of one known size."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box, Point, Quad, WritingMode
from document.page import Grey
from layout.sheet.bow import Bow, draw_level, find_bow
from layout.sheet.glyphs import level_size
from layout.sheet.ink import binarise, even_paper
from layout.sheet.upright import quarter_turns

EM = 28
"""Size of a body glyph on the working page, pixels: every later step counts in these.

Large enough that hairlines survive and glyphs of 11 px are enlarged before any morphology
(below that rules and strokes cannot be told apart), small enough to stay fast.
"""

SEARCH_GLYPH = 9.0
"""Size of a body glyph on the image that skew is searched on (1/4 scale of a 300 dpi page)."""

STRIP = 4
"""Width of the strips of print that are slid along each other to find the skew, in pixels: within
one, print that is turned by seven degrees moves by half a pixel."""

LEADING = 1.2
"""Widest white between two lines, in glyphs; gutters are wider."""

Affine = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Straightening:
    """The map between the scan and the working page.

    Attributes:
        forward: (2, 3) affine, scan to working page.
        scale: working pixels for a scan pixel.
        skew: degrees, counter-clockwise positive, by which the print is turned in the scan.
        turned: the working page shows a vertical page turned counter-clockwise, so that its
            columns run as lines from left to right.
        quarters: right angles by which the sheet lies turned clockwise in the scan.
        size: (width, height) of the scan in pixels.
        working_size: (width, height) of the working page in pixels.
    """

    forward: Affine
    scale: float
    skew: float
    turned: bool
    size: tuple[int, int]
    working_size: tuple[int, int]
    quarters: int = 0
    bow: Bow | None = None

    def quad(self, left: float, top: float, right: float, bottom: float) -> Quad:
        """The outline in the scan of a box of the working page, corners named for upright text."""
        corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], float)
        if self.bow:
            corners[:, 1] += self.bow.at(corners[:, 0], corners[:, 1])
        back = cv2.invertAffineTransform(self.forward)
        points = corners @ back[:, :2].T + back[:, 2]
        points[:, 0] = points[:, 0].clip(0, self.size[0])
        points[:, 1] = points[:, 1].clip(0, self.size[1])
        named: list[Point] = [(round(float(x), 1), round(float(y), 1)) for x, y in points]
        if self.turned:  # the working page's left is the top of the scan
            named = [named[3], *named[:3]]
        return Quad(*named)

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The upright hull in the scan of a box of the working page."""
        return self.quad(left, top, right, bottom).hull().clip(*self.size)

    def outside(self, shape: tuple[int, ...], scale: float) -> Grey:
        """Where the working page, drawn at a scale with this shape, reaches beyond the scan."""
        width, height = self.size
        along = np.linspace(0, 1, 60)
        sides = [
            np.stack([along * width, 0 * along], axis=1),
            np.stack([width + 0 * along, along * height], axis=1),
            np.stack([(1 - along) * width, height + 0 * along], axis=1),
            np.stack([0 * along, (1 - along) * height], axis=1),
        ]
        rim = np.concatenate(sides) @ self.forward[:, :2].T + self.forward[:, 2]
        if self.bow:
            rim[:, 1] -= self.bow.at(rim[:, 0], rim[:, 1])
        mask = np.full(shape, 255, np.uint8)
        cv2.fillPoly(mask, [np.rint(rim * scale).astype(np.int32)], 0)
        return mask


def straightening(
    grey: Grey,
    glyph: float,
    max_skew: float = 5.0,
    writing_mode: str = "auto",
    turns: bool = False,
) -> Straightening:
    """Finds way up, skew and writing mode of a scan and the map to its working page.

    Args:
        grey: (H, W) uint8.
        glyph: body glyph in pixels of the scan, as ``glyph_size`` measures it.
        max_skew: degrees searched on either side.
        writing_mode: ``auto`` or one of the writing modes.
        turns: the sheet may lie sideways or upside down.
    """
    height, width = grey.shape
    reduction = min(1.0, SEARCH_GLYPH / glyph)
    small = cv2.resize(grey, None, fx=reduction, fy=reduction, interpolation=cv2.INTER_AREA)
    ink = binarise(even_paper(small, max(9, int(4 * glyph * reduction)), reduction=1))
    ink = _without_blots(ink, glyph * reduction)
    quarters = quarter_turns(grey, glyph, ink) if turns else 0
    ink = np.ascontiguousarray(np.rot90(ink, quarters))
    skew = find_skew(ink, max_skew)
    vertical = (
        runs_vertically(_level(ink, skew), glyph * reduction)
        if writing_mode == "auto"
        else writing_mode == WritingMode.VERTICAL_RL
    )
    if vertical:
        ink = np.ascontiguousarray(np.rot90(ink))
    to = _map((width, height), EM / level_size(glyph, skew), skew, vertical, quarters)
    bow = find_bow(_level(ink, skew), glyph * reduction)
    return replace(to, bow=bow.scaled(to.scale / reduction, *to.working_size)) if bow else to


def _level(ink: Grey, skew: float) -> Grey:
    """An ink image with its skew taken out: the working page in small."""
    to = _map((ink.shape[1], ink.shape[0]), 1.0, skew, False, 0)
    return np.asarray(cv2.warpAffine(ink, to.forward, to.working_size, borderValue=0), np.uint8)


def _map(
    size: tuple[int, int], scale: float, skew: float, turned: bool, quarters: int
) -> Straightening:
    width, height = size
    angle = -skew + (90 if turned else 0) + 90 * quarters
    forward = cv2.getRotationMatrix2D((0, 0), angle, scale).astype(np.float64)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], float)
    mapped = corners @ forward[:, :2].T
    low = mapped.min(axis=0)
    forward[:, 2] = -low
    extent = np.ceil(mapped.max(axis=0) - low).astype(int)
    return Straightening(
        forward, scale, skew, turned, size, (int(extent[0]), int(extent[1])), quarters
    )


def working_page(grey: Grey, to: Straightening) -> Grey:
    """The scan warped to the working page; (H, W) uint8.

    What lies outside the scan repeats its edge: a dark scanner lid stays dark up to the border.
    """
    shrink = to.scale < 0.75
    source, forward = grey, to.forward
    if shrink:  # average first: a plain warp would skip pixels
        source = cv2.resize(grey, None, fx=to.scale, fy=to.scale, interpolation=cv2.INTER_AREA)
        forward = to.forward.copy()
        forward[:, :2] /= to.scale
    interpolation = cv2.INTER_CUBIC if to.scale > 1.3 else cv2.INTER_LINEAR
    if to.bow:
        return draw_level(source, forward, to.working_size, to.bow, interpolation)
    return cv2.warpAffine(
        source,
        forward,
        to.working_size,
        flags=interpolation,
        borderMode=cv2.BORDER_REPLICATE,
    )


def find_skew(ink: Grey, max_skew: float) -> float:
    """Degrees, counter-clockwise positive, by which the print of an ink image is turned.

    The turn that makes the profiles of rows and columns sharpest together (sum of squared
    differences of neighbours; Postl 1986), searched in steps of 0.5 (at half the size), 0.1 and
    0.02 degrees. Rows alone follow lines that bow: on six pages of the press turned by -5 to 5
    degrees they were wrong by up to 0.4, with the edges of columns by 0.05.
    """
    best = 0.0
    span, step = max_skew, 0.5
    whole = _strips(ink)
    coarse = _strips(cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
    for strips, finer in ((coarse, 0.1), (whole, 0.02), (whole, 0.0)):
        angles = np.arange(best - span, best + span + step / 2, step)
        angles = angles[np.abs(angles) <= max_skew + 0.5]
        sharpness = np.array([_sharpness(strips, float(angle)) for angle in angles])
        # On a small image neighbouring angles tie: the middle of the plateau is the truth.
        best = float(angles[sharpness >= 0.997 * sharpness.max()].mean())
        span, step = step, finer
    return round(best, 3)


def _strips(ink: Grey) -> tuple[Grey, Grey]:
    """The profiles of an ink image's rows, and of its columns, in strips of ``STRIP`` pixels."""
    height, width = ink.shape
    across, down = (max(1, width // STRIP), height), (max(1, height // STRIP), width)
    return (
        np.asarray(cv2.resize(ink, across, interpolation=cv2.INTER_AREA), np.uint8),
        np.asarray(cv2.resize(cv2.transpose(ink), down, interpolation=cv2.INTER_AREA), np.uint8),
    )


def _sharpness(strips: tuple[Grey, Grey], angle: float) -> float:
    slope = STRIP * math.tan(math.radians(angle))
    return _contrast(strips[0], slope) + _contrast(strips[1], -slope)


def _contrast(strips: Grey, slope: float) -> float:
    height, width = strips.shape
    # A shear moves every strip up by its share: the profile of a turn by a small angle.
    shear = np.array([[1, 0, 0], [slope, 1, -slope * width / 2]], float)
    sheared = cv2.warpAffine(strips, shear, (width, height), flags=cv2.INTER_NEAREST)
    profile = cv2.reduce(sheared, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F)
    return float(np.square(np.diff(profile[:, 0])).sum())


def _without_blots(ink: Grey, glyph: float) -> Grey:
    """Only what has the size of text: pictures and dark borders must not steer the skew."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    keep = (stats[:, cv2.CC_STAT_HEIGHT] < 3 * glyph) & (stats[:, cv2.CC_STAT_WIDTH] < 6 * glyph)
    keep[0] = False
    table = np.where(keep, 255, 0).astype(np.uint8)
    return table[labels] if count > 1 else ink


def runs_vertically(ink: Grey, glyph: float) -> bool:
    """Whether the text stands in vertical columns, on an ink image without skew.

    Between lines lies more white than between the glyphs of a line: in tiles of ten glyphs the
    profile across the lines swings more than the one along them. The tiles vote by their ink.
    Lines that climb by four degrees would fill each other's white within a tile.
    """
    side = max(24, round(10 * glyph))
    height, width = ink.shape
    rows_win = columns_win = 0.0
    for top in range(0, height - side + 1, side):
        for left in range(0, width - side + 1, side):
            tile = ink[top : top + side, left : left + side]
            share = float(tile.mean()) / 255
            if not 0.05 < share < 0.6:
                continue
            across, along = (_swing(tile.mean(axis=axis), LEADING * glyph) for axis in (1, 0))
            if across > 1.3 * along:
                rows_win += share
            elif along > 1.3 * across:
                columns_win += share
    return columns_win > 1.5 * rows_win


def _swing(profile: NDArray[np.float64], widest: float) -> float:
    """How much of a profile is white between lines: the share of it below a third of its mean.

    Args:
        profile: (n,) ink along one side of a tile.
        widest: what is white for longer, in pixels, is a gutter or the end of a text.
    """
    white = np.concatenate([[0], profile < 0.35 * profile.mean(), [0]]).astype(np.int8)
    edges = np.flatnonzero(np.diff(white))
    runs = edges[1::2] - edges[::2]
    return float(runs[runs <= widest].sum()) / len(profile) + 1e-3
