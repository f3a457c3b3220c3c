"""Reads the lines of a page: cut, compose, read, and look again at what looks wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from document.errors import EngineFailed
from document.geometry import WritingMode
from document.page import Grey, LineShape, PageLayout, RegionKind, TextLine
from ocr.compose import SHORT, evenly, shelf, shelves, stack
from ocr.crops import cut_strip, has_ink
from ocr.doubt import trust
from ocr.engine import Crop, CropStyle, Engine, LineReading, Look
from ocr.options import OcrOptions

log = logging.getLogger(__name__)

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


def read_lines(
    grey: Grey, layout: PageLayout, engine: Engine, options: OcrOptions
) -> tuple[TextLine, ...]:
    """Read every line of every region, in order.

    Args:
        grey: the scan, (H, W) uint8.
        layout: of that scan.
        engine: reads the crops.
        options: when a line gets a further look.

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
        _look_again(grey, lines, readings, engine, look, options.doubt)
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
    composed = list(_compose(grey, lines, look))
    answers = engine.read([crop for crop, _ in composed])
    for (_, members), reading in zip(composed, answers, strict=True):
        # A crop nothing came of has no lines at all.
        for place, line in zip(members, reading, strict=False):
            readings[place] = line
    return readings


def _look_again(
    grey: Grey,
    lines: Sequence[Line],
    readings: list[LineReading],
    engine: Engine,
    look: Look,
    doubt: float,
) -> None:
    """Read the doubtful lines anew and keep, in place, the more trustworthy reading of each."""
    doubtful = [i for i, line in enumerate(lines) if trust(readings[i], line.length) < doubt]
    log.debug("%d of %d lines get another look", len(doubtful), len(lines))
    try:
        again = _look(grey, [lines[i] for i in doubtful], engine, look)
    except EngineFailed as failure:
        log.warning("doubtful lines keep their first reading: %s", failure)
        return
    for i, reading in zip(doubtful, again, strict=True):
        length = lines[i].length
        if trust(reading, length) > trust(readings[i], length):
            readings[i] = reading


def _compose(grey: Grey, lines: Sequence[Line], look: Look) -> Iterator[tuple[Crop, Members]]:
    """Crops that hold all lines, each with the places of its lines."""
    short: dict[CropStyle, list[int]] = {}
    for run in _runs(lines):
        style = lines[run[0]].style(look)
        for block in evenly(run, style.block):
            if len(block) == 1 and lines[block[0]].length <= SHORT:
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
