"""Tables of certainty learned from lines of known text."""

from __future__ import annotations

import pytest

from bench.calibrate import rights, table
from ocr.calibration import Calibration, beside, shipped
from ocr.engine import LineReading


def test_right_is_what_the_truth_has_in_that_place() -> None:
    reading = LineReading.of("春大来了(", [0.9] * 5)
    assert rights(reading, "春天　来了（") == [True, False, True, True, True]


def test_a_table_says_how_often_it_was_right() -> None:
    doubtful = [(0.3 + n / 5000, n % 2 == 0) for n in range(400)]
    sure = [(0.9 + n / 1e6, n % 50 != 0) for n in range(4000)]
    told, true = table(doubtful + sure)
    tables = Calibration({"x/alone/han": (tuple(told), tuple(true))})
    assert tables.right("x", "alone", "字", 0.33) == pytest.approx(0.5, abs=0.05)
    assert tables.right("x", "alone", "字", 0.902) == pytest.approx(0.98, abs=0.01)
    assert tables.right("x", "alone", "。", 0.7) == 0.7


def test_what_told_the_same_is_one_point_of_a_table() -> None:
    samples = [(0.0, n % 4 == 0) for n in range(400)] + [(0.9, n % 50 != 0) for n in range(4000)]
    told, true = table(samples)
    assert told == [0.0, 0.9]
    assert true == pytest.approx([0.25, 0.98], abs=0.01)


def test_the_shipped_tables_rise_and_know_that_agreement_makes_sure() -> None:
    for told, true in shipped().tables.values():
        assert list(told) == sorted(set(told))
        assert list(true) == sorted(true)
        assert 0 <= min(true) <= max(true) <= 1
    for other in "rapidocr", "tesseract-standard":
        for character in "字。3":
            single = shipped().right("tesseract", "alone", character, 0.5)
            pair = beside("tesseract", other)
            assert shipped().right(pair, "agreed", character, 0.5) > single
