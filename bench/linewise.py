"""Lines read where the truth says they stand, by each engine alone: to learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from bench.outlines import TrueLine, true_page
from bench.pages import Page
from document.page import Grey
from layout.scan import decode
from layout.scan.options import ScanOptions
from ocr.cutting import Line, compose, lines_of
from ocr.engine import Engine, LineReading
from ocr.reader import by_line


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
    known = list(zip(lines_of(truth.layout), truth.lines, strict=True))
    chosen = list(_some(known, most, np.random.default_rng(seed)))
    lines = [line for line, _ in chosen]
    readings = {}
    for engine in engines:
        composed = compose(grey, lines, engine.looks[0])
        answers = engine.read([crop for crop, _ in composed])
        readings[engine.name] = by_line(len(lines), [m for _, m in composed], answers)
    for place, (line, true) in enumerate(chosen):
        read = {name: readings[name][place] for name in readings}
        yield ReadLine(page, true, line, read)


def _some(
    known: Sequence[tuple[Line, TrueLine]], most: int, rng: np.random.Generator
) -> Iterator[tuple[Line, TrueLine]]:
    """Whole regions at random, until there are enough lines; in their order."""
    regions: dict[str, list[tuple[Line, TrueLine]]] = {}
    for pair in known:
        regions.setdefault(pair[0].region, []).append(pair)
    taken: set[str] = set()
    for name in rng.permutation(sorted(regions)):
        if sum(len(regions[one]) for one in taken) < most:
            taken.add(str(name))
    return chain.from_iterable(regions[name] for name in regions if name in taken)
