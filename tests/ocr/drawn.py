"""Scans with a few lines on them, drawn as a newspaper would print them."""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from document.geometry import Box, Quad, WritingMode
from document.page import Grey, LineShape, PageLayout, Region, RegionKind

FONT = "/usr/share/fonts/truetype/arphic/uming.ttc"  # Debian: fonts-arphic-uming
EM = 40  # pixels of a body glyph
PAPER, INK = 235, 30
BODY = (
    "清晨的河边已经有许多人在散步",
    "他们沿着新修的步道慢慢向前走",
    "两岸的树木都是去年春天种下的",
    "孩子们在草地上放风筝和踢足球",
    "老人们坐在长椅上谈起从前的事",
    "大家都说现在的环境比过去好了",
    "明年这里还要建一座小型图书馆",
)


class Sheet:
    """A scan to print lines on."""

    def __init__(self, width: int = 1200, height: int = 1000, paper: int = PAPER) -> None:
        self.grey: Grey = np.full((height, width), paper, np.uint8)
        self.regions: list[Region] = []

    def line(
        self, left: int, top: int, text: str, em: int = EM, *, ink: int = INK, ground: int = -1
    ) -> LineShape:
        """Print a line from left to right, with a bar of its own under it if it has a ground."""
        font = ImageFont.truetype(FONT, em)
        box = Box(*(round(edge) for edge in font.getbbox(text)))
        box = Box(box.left + left, box.top + top, box.right + left, box.bottom + top)
        page = Image.fromarray(self.grey)
        draw = ImageDraw.Draw(page)
        if ground >= 0:
            bar = box.grow(em // 2, em // 2)
            draw.rectangle((bar.left, bar.top, bar.right, bar.bottom), fill=ground)
        draw.text((left, top), text, fill=ink, font=font)
        self.grey = np.array(page)
        return LineShape(Quad.of(box), float(em), reversed=0 <= ground < ink)

    def column(self, left: int, top: int, text: str, em: int = EM) -> LineShape:
        """Print a line from top to bottom."""
        shapes = [self.line(left, top + round(1.1 * em * i), c, em) for i, c in enumerate(text)]
        outline = Quad.of(Box.hull(shape.box for shape in shapes))
        return LineShape(outline, float(em), writing_mode=WritingMode.VERTICAL_RL)

    def region(self, kind: RegionKind, *lines: LineShape) -> None:
        """Note that these lines form a region."""
        name = f"r{len(self.regions) + 1:03}"
        self.regions.append(Region(name, kind, Box.hull(line.box for line in lines), lines))

    def layout(self) -> PageLayout:
        height, width = self.grey.shape
        return PageLayout(width, height, float(EM), 0.0, tuple(self.regions))

    def turn(self, degrees: float) -> None:
        """Turn the page counter-clockwise about its middle, and the outlines with it."""
        height, width = self.grey.shape
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
        self.grey = np.asarray(
            cv2.warpAffine(self.grey, matrix, (width, height), borderValue=PAPER), np.uint8
        )
        self.regions = [
            replace(region, lines=tuple(_moved(line, matrix) for line in region.lines))
            for region in self.regions
        ]


def _moved(line: LineShape, matrix: np.ndarray) -> LineShape:
    corners = [tuple(map(float, matrix @ (x, y, 1))) for x, y in line.quad.corners]
    return replace(line, quad=Quad(*((x, y) for x, y in corners)))


def turned_box(centre: tuple[float, float], width: float, height: float, degrees: float) -> Quad:
    """An outline turned counter-clockwise about its middle."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = centre
    corners = [(-width, -height), (width, -height), (width, height), (-width, height)]
    return Quad(*((x + (u * c + v * s) / 2, y + (v * c - u * s) / 2) for u, v in corners))
