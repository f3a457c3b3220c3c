"""Two readings of a line become one: the likelier character of each, and nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.calibration import Calibration, shipped
from ocr.decide import Decision, alone, between, unspaced
from ocr.engine import LineReading

READERS = ("tesseract", "rapidocr")
NO_TABLES = Calibration({})


def reading(text: str, *certainties: float) -> LineReading:
    return LineReading.of(text, certainties or [0.9] * len(text))


def decide(one: LineReading, other: LineReading) -> Decision:
    return between(one, other, READERS, NO_TABLES)


def test_where_both_agree_there_is_nothing_to_check() -> None:
    decision = decide(reading("春天来了"), reading("春天来了"))
    assert (decision.text, decision.alternatives) == ("春天来了", ())


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        ('他说:"好"', "他说：“好”", "他说：“好”"),
        ("（一）", "(一)", "（一）"),
        ("第 4 版", "第4版", "第4版"),
        ("用 Linux kernel 写", "用Linux kernel写", "用Linux kernel写"),
        ("一——二", "一—-二", "一——二"),
    ],
)
def test_forms_of_one_sign_are_no_disagreement(one: str, other: str, text: str) -> None:
    decision = decide(reading(one), reading(other))
    assert (decision.text, decision.alternatives) == (text, ())


def test_the_likelier_character_stays_and_the_other_is_kept() -> None:
    decision = decide(reading("冀北", 0.9, 0.9), reading("费北", 0.2, 0.9))
    assert decision.text == "冀北"
    (other,) = decision.alternatives
    assert (other.start, other.end, other.text) == (0, 1, "费")
    assert other.confidence == pytest.approx(0.2)


def test_each_character_is_decided_by_itself() -> None:
    one, other = reading("甲乙丙", 0.9, 0.1, 0.9), reading("申乙内", 0.1, 0.9, 0.2)
    assert decide(one, other).text == "甲乙丙"
    one, other = reading("甲己丙", 0.9, 0.1, 0.1), reading("申乙内", 0.1, 0.9, 0.9)
    assert decide(one, other).text == "甲乙内"


def test_what_one_reader_saw_alone_stays_if_it_is_likely() -> None:
    sure = decide(reading("和春天", 0.9, 0.9, 0.9), reading("春天"))
    unlikely = decide(reading("和春天", 0.1, 0.9, 0.9), reading("春天"))
    assert (sure.text, unlikely.text) == ("和春天", "春天")
    assert [(a.start, a.end, a.text) for a in sure.alternatives] == [(0, 1, "")]
    assert [(a.start, a.end, a.text) for a in unlikely.alternatives] == [(0, 0, "和")]


def test_agreement_makes_sure() -> None:
    tables, one = shipped(), reading("春天来了", *[0.5] * 4)
    together = between(one, reading("春天来了"), READERS, tables)
    assert together.confidence > alone(one, "tesseract", tables).confidence
    assert together.confidence > 0.99


TEXTS = st.text("春天来了，。“GDP 35", min_size=1, max_size=12).filter(str.strip)


@given(TEXTS, TEXTS, st.floats(0, 1), st.floats(0, 1))
def test_every_alternative_leads_back_to_the_other_reading(
    one: str, other: str, sure: float, other_sure: float
) -> None:
    a, b = (unspaced(reading(t, *[c] * len(t))) for t, c in ((one, sure), (other, other_sure)))
    decision = between(a, b, READERS, shipped())
    assert len(decision.certainties) == len(decision.text)
    assert 0 <= decision.confidence <= 1
    rejected = decision.text
    for alternative in reversed(decision.alternatives):
        assert 0 <= alternative.confidence <= 1
        rejected = rejected[: alternative.start] + alternative.text + rejected[alternative.end :]
    assert len(rejected) + len(decision.text) == len(a.text) + len(b.text)


def test_a_character_among_unsure_ones_is_doubted_where_the_other_reader_differs() -> None:
    other = reading("甲乙丙", 0.8, 0.8, 0.8)
    sure, unsure = reading("甲己丙", 0.95, 0.85, 0.95), reading("甲己丙", 0.1, 0.85, 0.1)
    assert decide(sure, other).text == "甲己丙"
    assert decide(unsure, other).text == "甲乙丙"


def test_neighbours_change_nothing_where_both_agree() -> None:
    decision = decide(reading("甲乙", 0.1, 0.9), reading("甲乙", 0.1, 0.9))
    assert decision.certainties == (0.1, 0.9)
