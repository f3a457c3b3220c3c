"""What a layout says, beside what was printed."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from document.geometry import Point, Quad
from document.page import Grey, LineShape, PageLayout, Region
from tests.layout.printed import Printed

Where = Callable[[np.ndarray], np.ndarray]
"""Points of the printed page (N, 2) to points of its scan."""


def unmoved(points: np.ndarray) -> np.ndarray:
    return points


def holds(quad: Quad, point: Point) -> bool:
    """Whether a point lies inside an outline."""
    outline = np.array(quad.corners, np.float32)
    return cv2.pointPolygonTest(outline, (float(point[0]), float(point[1])), False) >= 0


def lines_of(layout: PageLayout) -> list[tuple[Region, LineShape]]:
    return [(region, line) for region in layout.regions for line in region.lines]


def found(
    layout: PageLayout, page: Printed, where: Where = unmoved
) -> list[tuple[Region, LineShape] | None]:
    """For every printed line the region and line that hold its middle."""
    lines = lines_of(layout)
    return [
        next((pair for pair in lines if holds(pair[1].quad, point)), None)
        for point in where(page.centres())
    ]


def recall(layout: PageLayout, page: Printed, where: Where = unmoved) -> float:
    """Share of the printed lines that were found."""
    pairs = found(layout, page, where)
    return sum(pair is not None for pair in pairs) / len(pairs)


def most_in_one(layout: PageLayout, page: Printed, where: Where = unmoved) -> int:
    """How many printed lines stand in one line of the layout at most."""
    points = where(page.centres())
    return max(sum(holds(line.quad, p) for p in points) for _, line in lines_of(layout))


def grouping(layout: PageLayout, page: Printed, where: Where = unmoved) -> set[frozenset[int]]:
    """The printed lines of each article found, as sets of their numbers."""
    articles: dict[int | None, set[int]] = {}
    for number, pair in enumerate(found(layout, page, where)):
        if pair is not None:
            articles.setdefault(pair[0].article, set()).add(number)
    return {frozenset(lines) for lines in articles.values()}


def printed_grouping(page: Printed) -> set[frozenset[int]]:
    articles: dict[int | None, set[int]] = {}
    for number, line in enumerate(page.lines):
        articles.setdefault(line.article, set()).add(number)
    return {frozenset(lines) for lines in articles.values()}


def turned(pixels: Grey, degrees: float, ground: int = 255) -> tuple[Grey, Where]:
    """A page turned counter-clockwise on a larger ground, and where its points went."""
    height, width = pixels.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]]) @ turn[:, :2].T
    low = (corners + turn[:, 2]).min(axis=0)
    turn[:, 2] -= low
    size = np.ceil((corners + turn[:, 2]).max(axis=0)).astype(int)
    scan = cv2.warpAffine(
        pixels, turn, (int(size[0]), int(size[1])), flags=cv2.INTER_LINEAR, borderValue=ground
    )
    return np.asarray(scan, np.uint8), lambda points: points @ turn[:, :2].T + turn[:, 2]
