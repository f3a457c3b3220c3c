"""Sheets that lie sideways or upside down: their layout as if they had been scanned upright.

Everything that is stored is in the frame of the scan as it came. What reads a page from left to
right and from top to bottom works on the upright copy, and its boxes are put back.
"""

from __future__ import annotations

from dataclasses import replace

from document.article import ArticlePart
from document.geometry import Box, Point, Quad
from document.page import LineShape, PageLayout, Region


def upright(layout: PageLayout) -> PageLayout:
    """The layout in the frame of the scan turned upright; the same when it lies upright."""
    quarters = layout.turned // 90
    if not quarters:
        return layout
    width, height = layout.width, layout.height
    back = 4 - quarters
    return replace(
        layout,
        width=height if quarters % 2 else width,
        height=width if quarters % 2 else height,
        turned=0,
        regions=tuple(_turned_region(r, back, width, height) for r in layout.regions),
    )


def as_scanned(part: ArticlePart, layout: PageLayout) -> ArticlePart:
    """A part whose boxes are those of the upright layout, in the frame of the scan."""
    quarters = layout.turned // 90
    if not quarters:
        return part
    seen = upright(layout)

    def put_back(box: Box) -> Box:
        return turned_box(box, quarters, seen.width, seen.height)

    captions = tuple(
        replace(c, image_box=put_back(c.image_box)) if c.image_box else c for c in part.captions
    )
    return replace(part, box=put_back(part.box), captions=captions)


def turned_box(box: Box, quarters: int, width: int, height: int) -> Box:
    """Where a box of an image lies when the image is turned clockwise by right angles.

    Args:
        box: in the image.
        quarters: right angles, clockwise.
        width: of the image before, in pixels.
        height: of the image before, in pixels.
    """
    corners = ((box.left, box.top), (box.right, box.bottom))
    (x1, y1), (x2, y2) = (turned_point(corner, quarters, width, height) for corner in corners)
    return Box(int(min(x1, x2)), int(min(y1, y2)), int(max(x1, x2)), int(max(y1, y2)))


def turned_point(point: Point, quarters: int, width: int, height: int) -> Point:
    """Where a point of an image lies when the image is turned; arguments as of ``turned_box``."""
    x, y = point
    return ((x, y), (height - y, x), (width - x, height - y), (y, width - x))[quarters % 4]


def _turned_region(region: Region, quarters: int, width: int, height: int) -> Region:
    lines = tuple(_turned_line(line, quarters, width, height) for line in region.lines)
    return replace(region, box=turned_box(region.box, quarters, width, height), lines=lines)


def _turned_line(line: LineShape, quarters: int, width: int, height: int) -> LineShape:
    points = [turned_point(corner, quarters, width, height) for corner in line.quad.corners]
    return replace(line, quad=Quad(*points))
