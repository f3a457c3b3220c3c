"""Which readings are trusted: cases as data, each with the worth it must have beside another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.doubt import FEW, extent, trust, unsure
from ocr.engine import LineReading
from ocr.options import OcrOptions

DOUBT = OcrOptions().doubt

TRUSTED = [
    ("清 晨 的 河边 已 经 有 许多 人", 12.0),
    ("行业 龙头 企业", 7.2),  # justified type is stretched
    ("GDP 增 长 36.43%", 6.5),
    ("Linux 系统 与 App 应用", 9.2),
    ("人 工 智 能 （AI） 系统", 9.6),
    ("完 。", 1.4),  # the stop stands in a corner of its cell
    ("一", 0.9),
]
DOUBTED = [
    ("ARERTBATAAE", 5.6),  # Latin rubbish for Han
    ("入 我 市 aLRnR 研", 8.0),
    ("联合 承办 的 江", 14.0),  # half the line is missing
    ("清 晨 的 河 边 已 经 有 许 多 人 在", 8.0),  # more than can stand there
    ("转 | 术 培 训", 5.0),
    ("", 5.0),
    ("  ", 5.0),
]


@pytest.mark.parametrize(("text", "width"), TRUSTED)
def test_sound_readings_are_trusted(text: str, width: float) -> None:
    assert trust(LineReading(text, 0.9), width) > DOUBT


@pytest.mark.parametrize(("text", "width"), DOUBTED)
def test_bad_readings_are_doubted_though_the_engine_is_sure(text: str, width: float) -> None:
    assert trust(LineReading(text, 0.9), width) < DOUBT


@given(st.text(max_size=30), st.floats(0, 1), st.floats(0, 100))
def test_trust_is_a_share_and_never_above_the_confidence(
    text: str, confidence: float, width: float
) -> None:
    assert 0 <= trust(LineReading(text, confidence), width) <= confidence


@given(st.text(max_size=30))
def test_spaces_take_no_room(text: str) -> None:
    assert extent(" ".join(text)) == extent(text)


SURE, HALF, LOST = (LineReading.of("春天来了", [told] * 4) for told in (1.0, 0.5, 0.1))
RUBBISH = LineReading.of("ARERTBATAAE", [1.0] * 11)


def doubts(readings: list[LineReading], limit: float, share: float = 1.0) -> list[bool]:
    return unsure(readings, [4.0] * len(readings), limit, share)


def test_what_lacks_more_than_the_limit_or_makes_no_sense_is_read_by_another() -> None:
    readings = [SURE, HALF, LOST, RUBBISH, LineReading()]
    assert doubts(readings, 0.5) == [False, True, True, True, True]
    assert doubts(readings, 1.5) == [False, False, True, True, True]


def test_of_a_page_with_too_many_the_least_sure_are_read_by_another() -> None:
    readings = [HALF, LOST, SURE] * FEW
    assert doubts(readings, 0.5, 1 / 3) == [False, True, False] * FEW
    assert doubts(readings, 0.5, 0.9) == [True, True, False] * FEW


def test_few_lines_and_those_that_make_no_sense_do_not_count_as_too_many() -> None:
    assert all(doubts([HALF, LOST] * (FEW // 2), 0.5, 0.1))
    assert all(doubts([RUBBISH] * 2 * FEW, 0.5, 0.1))
