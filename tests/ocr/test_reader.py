"""Pages read by the real Tesseract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from document.errors import EngineFailed
from document.geometry import Box, Quad
from document.page import Grey, LineShape, RegionKind, TextLine
from ocr import Readers, open_readers, read_lines
from ocr.engine import CropStyle, LineReading
from ocr.options import STANDARD, OcrOptions
from tests.ocr.drawn import BODY, EM, Sheet


@pytest.fixture(scope="module")
def engine() -> Readers:
    return open_readers(OcrOptions(second_reader="none"))


def read(sheet: Sheet, engine: Readers) -> list[str]:
    lines = read_lines(sheet.grey, sheet.layout(), engine, OcrOptions()).lines
    places = [(r.id, i) for r in sheet.layout().regions for i in range(len(r.lines))]
    assert [(line.region, line.index) for line in lines] == places
    return [re.sub(r"\s", "", line.text) for line in lines]


def body(sheet: Sheet, texts: Sequence[str] = BODY, left: int = 60, top: int = 300) -> None:
    shapes = [sheet.line(left, top + 56 * i, text) for i, text in enumerate(texts)]
    sheet.region(RegionKind.BODY, *shapes)


def test_headline_body_and_byline_come_in_their_order(engine: Readers) -> None:
    sheet = Sheet()
    sheet.region(RegionKind.HEADLINE, sheet.line(60, 60, "河边公园今天开放", 120))
    sheet.region(RegionKind.BYLINE, sheet.line(60, 220, "本报记者"))
    body(sheet)
    assert read(sheet, engine) == ["河边公园今天开放", "本报记者", *BODY]


def test_short_lines_that_stand_alone_are_read(engine: Readers) -> None:
    sheet = Sheet()
    texts = ["经济", "科技新闻", "河流", "国际"]
    for i, text in enumerate(texts):
        sheet.region(RegionKind.BODY, sheet.line(60 + 280 * i, 60, text))
    assert read(sheet, engine) == texts


def test_one_short_line_on_the_whole_page_is_read(engine: Readers) -> None:
    sheet = Sheet()
    sheet.region(RegionKind.BODY, sheet.line(60, 60, "科技新闻"))
    assert read(sheet, engine) == ["科技新闻"]


@pytest.mark.parametrize("degrees", [-4.0, 2.5])
def test_turned_lines_are_straightened(engine: Readers, degrees: float) -> None:
    sheet = Sheet()
    body(sheet)
    sheet.turn(degrees)
    assert Levenshtein.distance("".join(read(sheet, engine)), "".join(BODY)) <= 2


def test_uneven_light_and_show_through_do_not_matter(engine: Readers) -> None:
    sheet = Sheet()
    body(sheet)
    height, width = sheet.grey.shape
    light = np.linspace(0.45, 1.0, width) * np.linspace(1.0, 0.8, height)[:, None]
    behind = np.where(sheet.grey[:, ::-1] < 128, 0.94, 1.0)
    sheet.grey = (sheet.grey * light * behind).astype(np.uint8)
    assert read(sheet, engine) == list(BODY)


def test_white_on_black_is_read(engine: Readers) -> None:
    sheet = Sheet()
    line = sheet.line(60, 60, "城市建设新成果", 80, ink=240, ground=25)
    assert line.reversed
    sheet.region(RegionKind.HEADLINE, line)
    assert read(sheet, engine) == ["城市建设新成果"]


def test_vertical_headline_is_read(engine: Readers) -> None:
    sheet = Sheet()
    sheet.region(RegionKind.HEADLINE, sheet.column(100, 60, "河边公园今天开放", 90))
    assert read(sheet, engine) == ["河边公园今天开放"]


def test_small_print_is_enlarged(engine: Readers) -> None:
    sheet = Sheet()
    shapes = [sheet.line(60, 60 + 28 * i, text, 20) for i, text in enumerate(BODY)]
    sheet.region(RegionKind.CAPTION, *shapes)
    assert read(sheet, engine) == list(BODY)


def test_strokes_of_neighbours_are_not_read(engine: Readers) -> None:
    sheet = Sheet()
    tight = [sheet.line(60, 60 + 44 * i, text) for i, text in enumerate(BODY)]
    sheet.region(RegionKind.BODY, *tight)
    assert read(sheet, engine) == list(BODY)


def test_what_cannot_be_read_is_a_line_with_no_text_and_no_confidence(engine: Readers) -> None:
    sheet = Sheet()
    body(sheet, BODY[:2])
    blank = LineShape(Quad.of(Box(700, 700, 1000, 740)), EM)
    outside = LineShape(Quad.of(Box(5000, 5000, 5400, 5040)), EM)
    nothing = LineShape(Quad.of(Box(10, 10, 10, 10)), EM)
    sheet.region(RegionKind.BODY, blank, outside, nothing, replace(blank, glyph=0.0))
    lines = read_lines(sheet.grey, sheet.layout(), engine, OcrOptions()).lines
    assert [bool(line.text) for line in lines] == [True, True, False, False, False, False]
    assert all(line.confidence == 0 for line in lines[2:])
    assert all(line.confidence > 0.7 for line in lines[:2])


def test_a_page_without_lines_has_no_text(engine: Readers) -> None:
    assert read_lines(Sheet().grey, Sheet().layout(), engine, OcrOptions()).lines == ()


def test_a_line_far_too_long_for_the_engine_is_made_to_fit(engine: Readers) -> None:
    grey: Grey = np.full((30, 40_000), PAPER_WHITE, np.uint8)
    sheet = Sheet()
    sheet.grey = grey
    sheet.region(RegionKind.BODY, LineShape(Quad.of(Box(0, 5, 40_000, 25)), 20.0))
    assert read(sheet, engine) == [""]


PAPER_WHITE = 255
STYLE = CropStyle(glyph=32, air=0.25, border=10)


class Scripted:
    """An engine that answers from a list of texts, look by look, and counts what it is shown."""

    name = description = "scripted"
    traditional = None

    def __init__(self, *looks: str | EngineFailed) -> None:
        self._answers = list(looks)
        self.looks = tuple(STYLE for _ in looks)
        self.shown: list[int] = []

    def read(self, crops: Sequence[Grey]) -> list[LineReading | None]:
        answer = self._answers[len(self.shown)]
        self.shown.append(len(crops))
        if isinstance(answer, EngineFailed):
            raise answer
        confidence = 0.9 if answer.startswith("好") else 0.3
        line = LineReading.of(answer, [confidence] * len(answer))
        return [line for _ in crops]


def scripted(engine: Scripted, second: Scripted | None = None) -> tuple[TextLine, ...]:
    sheet = Sheet()
    body(sheet, BODY[:3])
    return read_lines(sheet.grey, sheet.layout(), Readers(engine, second), OcrOptions()).lines


TRADITIONAL = (
    "清晨的河邊已經有許多人在散步",
    "他們沿著新修的步道慢慢向前走",
    "兩岸的樹木都是去年春天種下的",
    "孩子們在草地上放風箏和踢足球",
    "老人們坐在長椅上談起從前的事",
    "大家都說現在的環境比過去好了",
)


@pytest.mark.parametrize("second", ["none", "auto"])
def test_traditional_print_stays_traditional(second: Literal["none", "auto"]) -> None:
    sheet = Sheet()
    body(sheet, TRADITIONAL)
    options = OcrOptions(second_reader=second)
    lines = read_lines(sheet.grey, sheet.layout(), open_readers(options), options).lines
    read_text = re.sub(r"\s", "", "".join(line.text for line in lines))
    assert Levenshtein.distance(read_text, "".join(TRADITIONAL)) <= 4


def test_a_script_that_was_said_is_not_looked_for(engine: Readers) -> None:
    sheet = Sheet()
    body(sheet, TRADITIONAL[:2])
    said = OcrOptions(script="simplified")
    lines = read_lines(sheet.grey, sheet.layout(), engine, said).lines
    assert not set("邊經許們") & set("".join(line.text for line in lines))


GOOD, BAD = "好" * 14, "坏" * 14
BROKEN = EngineFailed("tesseract", "ocr", "it broke", "Try again")


def test_only_doubtful_lines_get_a_second_look() -> None:
    engine = Scripted(GOOD, BAD)
    assert {line.text for line in scripted(engine)} == {GOOD}
    assert engine.shown == [3, 0]


def test_the_better_reading_stays() -> None:
    assert {line.text for line in scripted(Scripted(BAD, GOOD))} == {GOOD}
    assert {line.text for line in scripted(Scripted(BAD, ""))} == {BAD}


def test_a_failing_second_look_keeps_the_first() -> None:
    assert {line.text for line in scripted(Scripted(BAD, BROKEN))} == {BAD}


def test_a_failing_first_look_is_an_error() -> None:
    with pytest.raises(EngineFailed):
        scripted(Scripted(BROKEN, GOOD))


@pytest.mark.parametrize(("more", "told"), [(BAD, BAD), (GOOD, GOOD)])
def test_a_few_lines_that_speak_for_the_other_script_are_not_enough(more: str, told: str) -> None:
    few, all_lines = 8, 18
    engine, other = Scripted(BAD, BAD), Scripted(GOOD, more, GOOD, GOOD)
    engine.traditional = other  # type: ignore[assignment]
    sheet = Sheet()
    body(sheet, [BODY[0]] * all_lines, top=40)
    lines = read_lines(sheet.grey, sheet.layout(), Readers(engine), OcrOptions()).lines
    assert {line.text for line in lines} == {told}
    assert other.shown[0] <= few
    assert other.shown[1] > few


@pytest.mark.parametrize(
    ("first", "second", "told", "shown"),
    [
        ((GOOD, GOOD), (GOOD, GOOD), GOOD, ([3], [0])),
        ((BAD, GOOD), (BAD, GOOD), GOOD, ([3, 3], [3, 3])),
        ((BAD, BROKEN), (BAD, BROKEN), BAD, ([3, 3], [3, 3])),
        ((BAD, GOOD), (BAD,), BAD, ([3], [3])),
    ],
    ids=["both sure", "both unsure", "broken", "a reader with one look"],
)
def test_both_look_again_at_what_both_doubt_of_a_bad_page(
    first: tuple[str, ...], second: tuple[str, ...], told: str, shown: tuple[list[int], list[int]]
) -> None:
    readers = Scripted(*first), Scripted(*second)
    assert {line.text for line in scripted(*readers)} == {told}
    assert tuple(reader.shown for reader in readers) == shown


def test_the_second_alone_looks_again_at_few_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocr.reader.BAD_PAGE", 1.0)
    readers = Scripted(BAD, GOOD), Scripted(BAD, GOOD)
    scripted(*readers)
    assert [reader.shown for reader in readers] == [[3], [3, 3]]


@pytest.mark.parametrize(("name", "shown"), [(STANDARD, 35), ("another", 70)])
def test_the_standard_models_read_half_of_a_page_that_is_all_doubted(name: str, shown: int) -> None:
    sheet = Sheet(height=70 * 56)
    body(sheet, [BODY[0]] * 70, top=0)
    second = Scripted(GOOD)
    second.name = name
    read_lines(sheet.grey, sheet.layout(), Readers(Scripted(BAD), second), OcrOptions())
    assert second.shown == [shown]


def test_a_few_unsure_characters_do_not_ask_for_the_other_script() -> None:
    sure, unsure = 0.99, 0.2

    class Rare(Scripted):
        def read(self, crops: Sequence[Grey]) -> list[LineReading | None]:
            told = [unsure, *[sure] * 6]
            return [LineReading.of(GOOD[:7], told) for _ in super().read(crops)]

    engine, other = Rare(GOOD), Scripted(GOOD)
    engine.traditional = other  # type: ignore[assignment]
    assert {line.text for line in scripted(engine)} == {GOOD[:7]}
    assert other.shown == []
