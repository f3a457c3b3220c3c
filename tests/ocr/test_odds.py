"""Which of two readers a page suits shows in what they are sure of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from document.page import Grey, RegionKind
from ocr import Readers, read_lines
from ocr.engine import CropStyle, LineReading
from ocr.odds import Odds, Pair, odds_here
from ocr.options import OcrOptions
from tests.ocr.drawn import Sheet

USUAL = (0.2, 0.6)


def page(here: Pair, count: int = 300) -> tuple[list[Pair], list[Pair]]:
    """Disputes, how often either side is right by tables of usual pages; and which are right."""
    rng = np.random.default_rng(3)
    told, right = [], []
    for who in rng.choice(3, count, p=[*here, 1 - sum(here)]):
        sure = [rng.normal(1.0 if who == at else -1.0) for at in (0, 1)]
        odds = [share / (1 - share) * np.exp(2 * s) for share, s in zip(USUAL, sure, strict=True)]
        told.append((float(odds[0] / (1 + odds[0])), float(odds[1] / (1 + odds[1]))))
        right.append((float(who == 0), float(who == 1)))
    return told, right


def wrong(told: list[Pair], right: list[Pair], odds: Odds | None) -> int:
    sides = [odds.likely(pair) if odds else pair for pair in told]
    return sum(not truth[0 if a >= b else 1] for (a, b), truth in zip(sides, right, strict=True))


@pytest.mark.parametrize("here", [(0.5, 0.2), (0.4, 0.4)])
def test_on_a_page_that_suits_the_other_reader_more_disputes_are_decided_well(here: Pair) -> None:
    told, right = page(here)
    assert wrong(told, right, odds_here(told, USUAL)) < 0.95 * wrong(told, right, None)


def test_a_usual_page_loses_nothing() -> None:
    told, right = page(USUAL)
    odds = odds_here(told, USUAL)
    assert odds.here == pytest.approx(USUAL, abs=0.06)
    assert wrong(told, right, odds) <= wrong(told, right, None)


def test_a_few_disputes_make_no_page_unusual() -> None:
    assert odds_here([], USUAL).here == pytest.approx(USUAL)
    assert odds_here([(0.9, 0.1)] * 3, USUAL).here == pytest.approx(USUAL, abs=0.06)


@pytest.mark.parametrize("rights", [(0.0, 0.0), (1.0, 1.0), (0.0, 1.0)])
def test_sides_are_likely_by_shares_of_one(rights: Pair) -> None:
    sides = Odds(USUAL, (0.5, 0.2)).likely(rights)
    assert all(0 <= side <= 1 for side in sides)
    assert sum(sides) <= 1


class Told:
    """A reader that tells one character for all of a page, with a certainty for each line."""

    traditional = None
    reads_small_print = True
    looks = (CropStyle(36, 0.16, 0),)

    def __init__(self, name: str, character: str, certainties: Sequence[float]) -> None:
        self.name = self.description = name
        self._character, self._certainties = character, certainties

    def read(self, crops: Sequence[Grey]) -> list[LineReading | None]:
        told = zip(crops, self._certainties, strict=True)
        return [LineReading.of(self._character * 12, [sure] * 12) for _, sure in told]


@pytest.mark.parametrize(
    ("elsewhere", "told"), [((0.6, 0.3), "甲"), ((0.1, 0.95), "乙")], ids=["fast", "standard"]
)
def test_what_two_sets_of_models_tell_elsewhere_on_the_page_decides(
    elsewhere: Pair, told: str
) -> None:
    sheet = Sheet()
    shapes = [sheet.line(60, 60 + 56 * i, "春夏秋冬" * 3) for i in range(10)]
    sheet.region(RegionKind.BODY, *shapes)
    doubted = (0.6, 0.75)
    first, second = (
        Told(name, character, [*[sure] * 9, doubted[at]])
        for at, (name, character, sure) in enumerate(
            zip(("tesseract", "tesseract-standard"), "甲乙", elsewhere, strict=True)
        )
    )
    lines = read_lines(sheet.grey, sheet.layout(), Readers(first, second), OcrOptions()).lines
    assert lines[-1].text == told * 12
