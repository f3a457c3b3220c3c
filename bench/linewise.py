"""Lines read where the truth says they stand, by each engine alone: to learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bench.outlines import TrueLine, true_page
from bench.pages import Page
from document.page import Grey, Region
from layout.scan import decode
from layout.scan.options import ScanOptions
from ocr.cutting import Line, cut_lines, lines_of
from ocr.engine import Engine, LineReading


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of known text and what each engine made of it at its first look.

    Attributes:
        page: the scan it stands on.
        line: as the truth has it.
        shape: as it was read.
        readings: by engine name.
    """

    page: Page
    line: TrueLine
    shape: Line
    readings: dict[str, LineReading]


def read_scan(page: Page) -> Grey:
    """The scan of a page, (H, W) uint8."""
    return decode(page.image.read_bytes(), str(page.image), ScanOptions(), 1).grey


def read_page(page: Page, engines: Sequence[Engine], most: int, seed: int) -> Iterator[ReadLine]:
    """The lines of some regions of a page, each read by all engines.

    Args:
        page: with its truth; one whose lines nobody knows has none.
        engines: that read.
        most: lines from which no further region is taken.
        seed: of the choice of regions.
    """
    grey = read_scan(page)
    truth = true_page(page, grey)
    if truth is None:
        return
    regions = some_regions(truth.layout.regions, most, seed)
    wanted = {region.id for region in regions}
    known = zip(lines_of(truth.layout), truth.lines, strict=True)
    chosen = [(line, true) for line, true in known if line.region in wanted]
    lines = [line for line, _ in chosen]
    readings = {}
    for engine in engines:
        crops = cut_lines(grey, lines, engine.looks[0])
        answers = dict(zip(crops, engine.read(list(crops.values())), strict=True))
        readings[engine.name] = [answers.get(i) or LineReading() for i in range(len(lines))]
    for place, (line, true) in enumerate(chosen):
        read = {name: readings[name][place] for name in readings}
        yield ReadLine(page, true, line, read)


def some_regions(regions: Sequence[Region], most: int, seed: int) -> tuple[Region, ...]:
    """Regions at random, until they have so many lines; in their order."""
    taken: set[str] = set()
    count = 0
    for place in np.random.default_rng(seed).permutation(len(regions)):
        if count < most:
            taken.add(regions[place].id)
            count += len(regions[place].lines)
    return tuple(region for region in regions if region.id in taken)
