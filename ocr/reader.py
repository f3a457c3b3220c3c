"""Reads the lines of a page: cut, read, and look again at what looks wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from document.errors import EngineError
from document.page import Grey, PageLayout, TextLine
from ocr.calibration import Calibration, shipped
from ocr.cutting import Line, cut_lines, lines_of
from ocr.decide import Decision, alone, between, disputes
from ocr.doubt import trust, unsure
from ocr.engine import CropStyle, Engine, LineReading
from ocr.odds import USUAL, Odds, odds_here
from ocr.options import OcrOptions
from ocr.readers import Readers

log = logging.getLogger(__name__)

UNSURE_CHARACTER = 0.8
DOUBTFUL_SCRIPT = 0.16
"""Share of characters told with less than that from which the print may be of the other script.
chi_sim tells 0.21-0.34 of the characters of traditional print so; on 72 pages of simplified print
full of rare characters 0.12 is usual, and every twentieth has more than 0.165."""

QUICK_LOOKS = (8, 32)
"""Lines that decide about the script: a few, and where they speak for the other, more."""

SURER_SCRIPT = 0.015
"""Certainty that the other model must add: on 13 traditional pages it is 0.02-0.14 over 8 lines and
0.07-0.14 over 32, on 14 pages of simplified print below 0."""

BAD_PAGE = 0.05
"""Share of a page's lines, doubted by both readers, from which both look again: headlines of the
other side may shine through it. Of a scan where that was 0.17 (from fewer wrong characters on),
body text had 2.6 % errors without another look of the fast models, 1.8 with it."""

Timed = Callable[[str], AbstractContextManager[None]]
"""Notes how long the named step takes."""


@dataclass(frozen=True, slots=True)
class PageReading:
    """What the readers made of a page.

    Attributes:
        lines: one for each line shape of the layout, in order; empty text and confidence 0 for
            what could not be read.
        review: what went wrong meanwhile, for people to look at.
    """

    lines: tuple[TextLine, ...]
    review: tuple[str, ...] = ()


def read_lines(
    grey: Grey,
    layout: PageLayout,
    readers: Readers,
    options: OcrOptions,
    timed: Timed = lambda _: nullcontext(),
) -> PageReading:
    """Read every line of every region.

    Args:
        grey: the scan, (H, W) uint8.
        layout: of that scan.
        readers: read the crops.
        options: when a line is read again.
        timed: notes the seconds of each step.

    Raises:
        EngineMissing: the first reader has gone.
        EngineFailed: the first reader could read nothing at all, because it does not work.
    """
    lines = list(lines_of(layout))
    desk = _Desk(grey, lines, options, timed)
    small = 0 < layout.glyph < options.small_print
    decisions = desk.read_small(readers) if small else desk.read(readers)
    texts = (
        TextLine(line.region, line.index, one.text, one.confidence, one.alternatives)
        for line, one in zip(lines, decisions, strict=True)
    )
    return PageReading(tuple(texts), tuple(desk.review))


@dataclass(frozen=True, slots=True)
class _Desk:
    """The lines of a page while they are being read."""

    grey: Grey
    lines: Sequence[Line]
    options: OcrOptions
    timed: Timed
    review: list[str] = field(default_factory=list)

    def read_small(self, readers: Readers) -> list[Decision]:
        """Decisions on a page of small print, by who reads that best alone, while it works."""
        try:
            return self.read(Readers(readers.small))
        except EngineError as failure:
            if readers.small is readers.first:
                raise
            log.warning("small print is left to %s: %s", readers.first.name, failure)
            self.review.append(f"small print was read by {readers.first.name} alone: {failure}")
            return self.read(Readers(readers.first))

    def read(self, readers: Readers) -> list[Decision]:
        """Decisions on all lines, in order."""
        tables = shipped()
        everything = range(len(self.lines))
        engine = readers.first
        first, *further = engine.looks
        traditional, script = engine.traditional, self.options.script
        if traditional and script == "traditional":
            engine = traditional
        readings = self._look(everything, engine, first, "recognise")
        if traditional and script == "auto" and self._is_traditional(readings, traditional):
            log.info("the print is traditional: read with %s", traditional.description)
            engine = traditional
            readings = self._look(everything, engine, first, "recognise")
        if readers.second:
            second = readers.second
            if engine is traditional and second.traditional:
                second = second.traditional
            return self._with_second(readings, engine, second, tables)
        for look in further:
            self._look_again(self._distrusted(readings), readings, engine, look)
        return [alone(reading, engine.name, tables) for reading in readings]

    def _is_traditional(self, readings: Sequence[LineReading], traditional: Engine) -> bool:
        """A quick look at a few lines of a page that was read with little certainty."""
        body = [i for i, r in enumerate(readings) if r.text and not self.lines[i].display]
        if unsure_share([readings[i] for i in body]) < DOUBTFUL_SCRIPT:
            return False
        for lines in QUICK_LOOKS:
            some = body[:: -(-len(body) // lines)]
            others = self._again(some, traditional, traditional.looks[0], "recognise")
            told = mean_certainty([readings[i] for i in some])
            if mean_certainty(list(others.values())) <= told + SURER_SCRIPT:
                return False
        return True

    def _look(
        self, places: Sequence[int], engine: Engine, look: CropStyle, step: str
    ) -> list[LineReading]:
        """One reading for each of some lines, in order."""
        with self.timed("cut"):
            crops = cut_lines(self.grey, [self.lines[i] for i in places], look)
        with self.timed(step):
            answers = dict(zip(crops, engine.read(list(crops.values())), strict=True))
        if lost := list(answers.values()).count(None):
            self.review.append(f"{engine.name} failed on {lost} of {len(places)} lines")
        return [answers.get(place) or LineReading() for place in range(len(places))]

    def _again(
        self, places: Sequence[int], engine: Engine, look: CropStyle, step: str
    ) -> dict[int, LineReading]:
        """Further readings of some lines; none when the engine does not work."""
        log.debug("%d of %d lines are read again: %s", len(places), len(self.lines), step)
        try:
            again = self._look(places, engine, look, step)
        except EngineError as failure:
            log.warning("doubtful lines keep their first reading: %s", failure)
            self.review.append(f"{len(places)} doubtful lines were not read again: {failure}")
            return {}
        return dict(zip(places, again, strict=True))

    def _distrusted(self, readings: Sequence[LineReading]) -> list[int]:
        return [
            i
            for i, line in enumerate(self.lines)
            if trust(readings[i], line.length) < self.options.doubt
        ]

    def _look_again(
        self, places: Sequence[int], readings: list[LineReading], engine: Engine, look: CropStyle
    ) -> None:
        """Read some lines anew and keep, in place, the more trustworthy reading of each."""
        for i, reading in self._again(places, engine, look, "look again").items():
            length = self.lines[i].length
            if trust(reading, length) > trust(readings[i], length):
                readings[i] = reading

    def _with_second(
        self, readings: Sequence[LineReading], first: Engine, second: Engine, tables: Calibration
    ) -> list[Decision]:
        """Decisions where a second reader reads what the first is unsure of.

        Where many characters of a line are doubted still, the second looks again, if it can, and on
        a bad page the first, too.
        """
        widths = [line.length for line in self.lines]
        doubts = unsure(readings, widths, *self.options.doubt_beside(second.name))
        doubtful = [i for i, line in enumerate(self.lines) if line.display or doubts[i]]
        names = first.name, second.name
        again = self._again(doubtful, second, second.looks[0], "second reader")
        ours, theirs = list(readings), [again.get(i, LineReading()) for i in range(len(readings))]
        odds = _odds([(ours[i], theirs[i]) for i in again], names, tables)
        decisions = [_decide(*pair, names, tables, odds) for pair in zip(ours, theirs, strict=True)]
        for look, other in zip(first.looks[1:], second.looks[1:], strict=False):
            left = [i for i in again if decisions[i].wrong > self.options.third_doubt]
            if not left:
                break
            if len(left) > BAD_PAGE * len(self.lines):
                self._look_again(left, ours, first, look)
            self._look_again(left, theirs, second, other)
            for i in left:
                decisions[i] = _decide(ours[i], theirs[i], names, tables, odds)
        return decisions


def unsure_share(readings: Sequence[LineReading]) -> float:
    """The share of the characters of all lines that are told with little certainty; 0 for none."""
    certainties = [certainty for reading in readings for certainty in reading.certainties]
    unsure = sum(certainty < UNSURE_CHARACTER for certainty in certainties)
    return unsure / len(certainties) if certainties else 0.0


def mean_certainty(readings: Sequence[LineReading]) -> float:
    """What the characters of all lines are told with on average; 0 for none."""
    certainties = [certainty for reading in readings for certainty in reading.certainties]
    return sum(certainties) / len(certainties) if certainties else 0.0


def _odds(
    pairs: Sequence[tuple[LineReading, LineReading]], names: tuple[str, str], tables: Calibration
) -> Odds | None:
    """How often two readers are right on this page where they differ; None for by the tables."""
    if names not in USUAL:
        return None
    told = [rights for pair in pairs for rights in disputes(*pair, names, tables)]
    return odds_here(told, USUAL[names])


def _decide(
    one: LineReading,
    other: LineReading,
    names: tuple[str, str],
    tables: Calibration,
    odds: Odds | None,
) -> Decision:
    if one.text.strip() and other.text.strip():
        return between(one, other, names, tables, odds)
    return alone(other, names[1], tables) if other.text.strip() else alone(one, names[0], tables)
