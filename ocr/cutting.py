"""The lines of a page cut from the scan and put together as an engine wants them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from document.geometry import WritingMode
from document.page import Grey, LineShape, PageLayout, RegionKind
from ocr.compose import SHORT, evenly, shelf, shelves, stack
from ocr.crops import cut_strip, has_ink
from ocr.engine import Crop, CropStyle, Look

DISPLAY_KINDS = frozenset(
    {RegionKind.HEADLINE, RegionKind.KICKER, RegionKind.SUBTITLE, RegionKind.MASTHEAD}
)
DISPLAY_SIZE = 1.3  # body glyphs from which type counts as display, whatever its region is
SAME_SIZE = 1.1  # ratio of glyph sizes up to which two lines may share a crop

Members = Sequence[int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be read: where it belongs, its shape, and whether it is display type."""

    region: str
    index: int
    shape: LineShape
    display: bool

    def style(self, look: Look) -> CropStyle:
        return look.display if self.display else look.body

    @property
    def length(self) -> float:
        """Extent of the ink along the line, in glyphs."""
        quad = self.shape.quad
        along = quad.height if self.shape.writing_mode is WritingMode.VERTICAL_RL else quad.width
        return along / self.shape.glyph if self.shape.glyph > 0 else 0.0

    def beside(self, other: Line) -> bool:
        """Whether both may share a crop: of one region, size and kind of print."""
        a, b = self.shape, other.shape
        return (
            (self.region, self.display) == (other.region, other.display)
            and (a.reversed, a.writing_mode) == (b.reversed, b.writing_mode)
            and max(a.glyph, b.glyph) <= SAME_SIZE * min(a.glyph, b.glyph)
        )


def lines_of(layout: PageLayout) -> Iterator[Line]:
    """The lines of all regions, in order."""
    for region in layout.regions:
        for index, shape in enumerate(region.lines):
            large = shape.glyph > DISPLAY_SIZE * layout.glyph
            yield Line(region.id, index, shape, large or region.kind in DISPLAY_KINDS)


def compose(grey: Grey, lines: Sequence[Line], look: Look) -> Iterator[tuple[Crop, Members]]:
    """Crops that hold all lines with ink, each with the places of its lines.

    Args:
        grey: the scan, (H, W) uint8.
        lines: in order.
        look: how they are cut.
    """
    short: dict[CropStyle, list[int]] = {}
    for run in _runs(lines):
        style = lines[run[0]].style(look)
        for block in evenly(run, style.block):
            if style.shelved and len(block) == 1 and lines[block[0]].length <= SHORT:
                short.setdefault(style, []).extend(block)
            else:
                yield from _crop(grey, lines, block, style)
    for style, alone in short.items():
        for row in shelves([lines[i].length for i in alone]):
            yield from _crop(grey, lines, [alone[place] for place in row], style, on_shelf=True)


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Places of neighbours that may share a crop."""
    run: list[int] = []
    for i, line in enumerate(lines):
        if run and not lines[run[-1]].beside(line):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _crop(
    grey: Grey, lines: Sequence[Line], block: Members, style: CropStyle, on_shelf: bool = False
) -> Iterator[tuple[Crop, Members]]:
    """The crop of some lines, without those that hold no ink or no pixel of the scan."""
    cut = {i: cut_strip(grey, lines[i].shape, style) for i in block}
    inked = {i: strip for i, strip in cut.items() if strip is not None and has_ink(strip)}
    if inked:
        strips = list(inked.values())
        crop = shelf(strips, style.border, style.glyph) if on_shelf else stack(strips, style.border)
        yield crop, list(inked)
