"""Boxes and outlines in the frame of the original scan.

The frame is that of the scan as decoded (after EXIF orientation): origin top-left, x to the
right, y downwards, one unit a pixel.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]


class WritingMode(StrEnum):
    """How the glyphs of a line follow each other."""

    HORIZONTAL_LR = "horizontal-lr"
    HORIZONTAL_RL = "horizontal-rl"
    VERTICAL_RL = "vertical-rl"


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """An upright rectangle, half-open: pixels ``left <= x < right``, ``top <= y < bottom``."""

    left: int
    top: int
    right: int
    bottom: int

    def __post_init__(self) -> None:
        if self.right < self.left or self.bottom < self.top:
            raise ValueError(f"a box must not end before it begins: {self}")

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def area(self) -> int:
        return self.width * self.height

    @property
    def centre(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def intersection(self, other: Box) -> Box | None:
        """What both share, or None when they share no pixel."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        if right <= left or bottom <= top:
            return None
        return Box(left, top, right, bottom)

    def share_in(self, other: Box) -> float:
        """How much of this box lies in another: 0-1, 0 for a box without pixels."""
        shared = self.intersection(other)
        return shared.area / self.area if shared else 0.0

    def overlap_x(self, other: Box) -> int:
        """Pixels of width both share; negative is the gap between them."""
        return min(self.right, other.right) - max(self.left, other.left)

    def overlap_y(self, other: Box) -> int:
        """Pixels of height both share; negative is the gap between them."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def contains(self, other: Box) -> bool:
        """Whether every pixel of the other box lies in this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def grow(self, dx: int, dy: int) -> Box:
        """The box with ``dx`` pixels more on the left and right, ``dy`` above and below."""
        return Box(self.left - dx, self.top - dy, self.right + dx, self.bottom + dy)

    def clip(self, width: int, height: int) -> Box:
        """The part of the box inside an image of ``width`` by ``height`` pixels."""

        def within(value: int, limit: int) -> int:
            return min(max(value, 0), limit)

        return Box(
            within(self.left, width),
            within(self.top, height),
            within(self.right, width),
            within(self.bottom, height),
        )

    @staticmethod
    def hull(boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of them.

        Raises:
            ValueError: there is no box at all.
        """
        sides = [(b.left, b.top, b.right, b.bottom) for b in boxes]
        if not sides:
            raise ValueError("no boxes to take the hull of")
        lefts, tops, rights, bottoms = zip(*sides, strict=True)
        return Box(min(lefts), min(tops), max(rights), max(bottoms))


@dataclass(frozen=True, slots=True)
class Quad:
    """A four-cornered outline; the corners are named as they lie when the text stands upright."""

    top_left: Point
    top_right: Point
    bottom_right: Point
    bottom_left: Point

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        return self.top_left, self.top_right, self.bottom_right, self.bottom_left

    @property
    def width(self) -> float:
        """Length of the middle line from left to right, in pixels."""
        return math.dist(
            _middle(self.top_left, self.bottom_left), _middle(self.top_right, self.bottom_right)
        )

    @property
    def height(self) -> float:
        """Length of the middle line from top to bottom, in pixels."""
        return math.dist(
            _middle(self.top_left, self.top_right), _middle(self.bottom_left, self.bottom_right)
        )

    def hull(self) -> Box:
        """The smallest box that holds the outline."""
        xs, ys = zip(*self.corners, strict=True)
        return Box(math.floor(min(xs)), math.floor(min(ys)), math.ceil(max(xs)), math.ceil(max(ys)))

    @staticmethod
    def of(box: Box) -> Quad:
        """The outline of an upright box."""
        return Quad(
            (box.left, box.top),
            (box.right, box.top),
            (box.right, box.bottom),
            (box.left, box.bottom),
        )


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
