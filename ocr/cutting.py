"""The lines of a page cut from the scan as an engine wants them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from document.page import Grey, LineShape, PageLayout, RegionKind
from ocr.crops import cut_strip, has_ink
from ocr.engine import CropStyle

DISPLAY_KINDS = frozenset(
    {RegionKind.HEADLINE, RegionKind.KICKER, RegionKind.SUBTITLE, RegionKind.MASTHEAD}
)
DISPLAY_SIZE = 1.3  # body glyphs from which type counts as display, whatever its region is


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be read: where it belongs, its shape, and whether it is display type."""

    region: str
    index: int
    shape: LineShape
    display: bool

    @property
    def length(self) -> float:
        """Extent of the ink along the line, in glyphs."""
        return self.shape.length


def lines_of(layout: PageLayout) -> Iterator[Line]:
    """The lines of all regions, in order."""
    for region in layout.regions:
        for index, shape in enumerate(region.lines):
            large = shape.glyph > DISPLAY_SIZE * layout.glyph
            yield Line(region.id, index, shape, large or region.kind in DISPLAY_KINDS)


def cut_lines(grey: Grey, lines: Sequence[Line], style: CropStyle) -> dict[int, Grey]:
    """The crops of lines, by their places.

    Args:
        grey: the scan, (H, W) uint8.
        lines: of that scan.
        style: how they are cut.

    Returns:
        (h, w) uint8 for each line; none for those without ink or without a pixel of the scan.
    """

    def cut(line: Line) -> Grey | None:
        strip = cut_strip(grey, line.shape, style)
        return strip if strip is not None and has_ink(strip) else None

    # OpenCV and numpy let other threads run while they work.
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        crops = enumerate(pool.map(cut, lines))
        return {place: crop for place, crop in crops if crop is not None}
