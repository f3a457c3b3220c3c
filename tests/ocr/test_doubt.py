"""Which readings are trusted: cases as data, each with the worth it must have beside another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.doubt import extent, trust
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
