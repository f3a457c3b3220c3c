"""Reads the lines of a page: cut, group, read, and look again at what looks wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from document.errors import EngineFailed
from document.geometry import WritingMode
from document.page import Grey, LineShape, PageLayout, RegionKind, TextLine
from ocr.crops import cut_strip, stack
from ocr.doubt import trust
from ocr.engine import Crop, CropStyle, Engine, LineReading, Look
from ocr.options import OcrOptions

log = logging.getLogger(__name__)

DISPLAY_KINDS = frozenset(
    {RegionKind.HEADLINE, RegionKind.KICKER, RegionKind.SUBTITLE, RegionKind.MASTHEAD}
)
DISPLAY_SIZE = 1.3  # body glyphs from which type counts as display, whatever its region is
SAME_SIZE = 1.1  # ratio of glyph sizes up to which two lines may share a crop


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
    def width(self) -> float:
        """Extent of the ink along the line, in glyphs."""
        quad = self.shape.quad
        along = quad.height if self.shape.writing_mode is WritingMode.VERTICAL_RL else quad.width
        return along / self.shape.glyph if self.shape.glyph > 0 else 0.0


def read_lines(
    grey: Grey, layout: PageLayout, engine: Engine, options: OcrOptions
) -> tuple[TextLine, ...]:
    """Read every line of every region, in order.

    Args:
        grey: the scan, (H, W) uint8.
        layout: of that scan.
        engine: reads the crops.
        options: when a line gets a second look.

    Returns:
        Exactly one text line for each line shape; with empty text and confidence 0 if unread.

    Raises:
        EngineMissing: the engine has gone.
        EngineFailed: the engine could read nothing at all, because it does not work.
    """
    lines = list(_lines(layout))
    first, *further = engine.looks
    readings = _look(grey, lines, engine, first)
    for look in further:
        doubtful = [
            i for i, line in enumerate(lines) if trust(readings[i], line.width) < options.doubt
        ]
        log.debug("%d of %d lines get another look", len(doubtful), len(lines))
        try:
            again = _look(grey, [lines[i] for i in doubtful], engine, look)
        except EngineFailed as failure:
            log.warning("doubtful lines keep their first reading: %s", failure)
            break
        for i, reading in zip(doubtful, again, strict=True):
            readings[i] = _better(readings[i], reading, lines[i].width)
    return tuple(
        TextLine(line.region, line.index, reading.text, reading.confidence)
        for line, reading in zip(lines, readings, strict=True)
    )


def _lines(layout: PageLayout) -> Iterator[Line]:
    for region in layout.regions:
        for index, shape in enumerate(region.lines):
            large = shape.glyph > DISPLAY_SIZE * layout.glyph
            yield Line(region.id, index, shape, large or region.kind in DISPLAY_KINDS)


def _look(grey: Grey, lines: Sequence[Line], engine: Engine, look: Look) -> list[LineReading]:
    """One reading for each line, in order."""
    readings = [LineReading()] * len(lines)
    numbers: list[list[int]] = []
    crops: list[Crop] = []
    for block in _blocks(lines, look):
        style = lines[block[0]].style(look)
        strips = {
            i: strip for i in block if (strip := cut_strip(grey, lines[i].shape, style)) is not None
        }
        if strips:
            numbers.append(list(strips))
            crops.append(stack(list(strips.values()), style.border))
    for block, reading in zip(numbers, engine.read(crops), strict=True):
        # A crop nothing came of has no lines at all.
        for i, line in zip(block, reading, strict=False):
            readings[i] = line
    return readings


def _blocks(lines: Sequence[Line], look: Look) -> Iterator[list[int]]:
    """Places of lines that share a crop: neighbours of one region, size and kind of print."""
    run: list[int] = []
    for i, line in enumerate(lines):
        if run and not _alike(lines[run[-1]], line):
            yield from _evenly(run, lines[run[0]].style(look).block)
            run = []
        run.append(i)
    if run:
        yield from _evenly(run, lines[run[0]].style(look).block)


def _alike(above: Line, below: Line) -> bool:
    a, b = above.shape, below.shape
    return (
        (above.region, above.display) == (below.region, below.display)
        and (a.reversed, a.writing_mode) == (b.reversed, b.writing_mode)
        and max(a.glyph, b.glyph) <= SAME_SIZE * min(a.glyph, b.glyph)
    )


def _evenly(run: list[int], size: int) -> Iterator[list[int]]:
    """A run in as few pieces of at most ``size`` as possible, all about equally long."""
    count = -(-len(run) // size)
    for piece in range(count):
        yield run[len(run) * piece // count : len(run) * (piece + 1) // count]


def _better(one: LineReading, other: LineReading, width: float) -> LineReading:
    return max((one, other), key=lambda reading: trust(reading, width))
