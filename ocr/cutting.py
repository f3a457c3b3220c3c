"""The lines of a page cut from the scan and put together as an engine wants them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

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
        return self.shape.length

    def beside(self, other: Line) -> bool:
        """Whether both may share a crop: of one region, size and kind of print."""
        a, b = self.shape, other.shape
        return (
            (self.region, self.display) == (other.region, other.display)
            and (a.reversed, a.writing_mode) == (b.reversed, b.writing_mode)
            and max(a.glyph, b.glyph) <= SAME_SIZE * min(a.glyph, b.glyph)
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """Lines that share a crop, by their places, and how they are set in it."""

    members: Members
    style: CropStyle
    on_shelf: bool = False


def lines_of(layout: PageLayout) -> Iterator[Line]:
    """The lines of all regions, in order."""
    for region in layout.regions:
        for index, shape in enumerate(region.lines):
            large = shape.glyph > DISPLAY_SIZE * layout.glyph
            yield Line(region.id, index, shape, large or region.kind in DISPLAY_KINDS)


def compose(grey: Grey, lines: Sequence[Line], look: Look) -> list[tuple[Crop, Members]]:
    """Crops that hold all lines with ink, each with the places of its lines.

    Args:
        grey: the scan, (H, W) uint8.
        lines: in order.
        look: how they are cut.
    """

    def cut(plan: Plan) -> tuple[Crop, Members] | None:
        return _crop(grey, [(i, lines[i].shape) for i in plan.members], plan)

    # OpenCV and numpy let other threads run while they work.
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        return [crop for crop in pool.map(cut, _plans(lines, look)) if crop]


def _plans(lines: Sequence[Line], look: Look) -> Iterator[Plan]:
    """Which lines share a crop: neighbours in a block, short ones that stand alone on a shelf."""
    short: dict[CropStyle, list[int]] = {}
    for run in _runs(lines):
        style = lines[run[0]].style(look)
        for block in evenly(run, style.block):
            if style.shelved and len(block) == 1 and lines[block[0]].length <= SHORT:
                short.setdefault(style, []).extend(block)
            else:
                yield Plan(block, style)
    for style, alone in short.items():
        for row in shelves([lines[i].length for i in alone]):
            yield Plan([alone[place] for place in row], style, on_shelf=True)


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
    grey: Grey, shapes: Sequence[tuple[int, LineShape]], plan: Plan
) -> tuple[Crop, Members] | None:
    """The crop of some lines, without those that hold no ink or no pixel of the scan."""
    style = plan.style
    cut = {i: cut_strip(grey, shape, style) for i, shape in shapes}
    inked = {i: strip for i, strip in cut.items() if strip is not None and has_ink(strip)}
    if not inked:
        return None
    strips = list(inked.values())
    if plan.on_shelf:
        return shelf(strips, style.border, style.glyph), list(inked)
    return stack(strips, style.border), list(inked)
