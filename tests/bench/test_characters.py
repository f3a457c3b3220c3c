"""Distances between texts: the edge cases, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.characters import (
    bigram_f1,
    character_error_rate,
    folded,
    infix_error_rate,
    letters,
)

TEXT = st.text(alphabet="山水有清音何必丝与竹A1，。— ", max_size=30)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("“春”", '"春"'),
        ("１２月", "12 月"),
        ("——", "--"),
        ("……", "..."),
        ("（甲），乙；", "(甲),乙;"),
        ("甲、乙。", "甲,乙."),
    ],
)
def test_print_habits_are_no_errors(printed: str, read: str) -> None:
    assert folded(printed) == folded(read)


def test_a_wrong_mark_is_an_error_only_where_punctuation_counts() -> None:
    assert folded("好。") != folded("好，")
    assert letters("好。") == letters("好，")


@pytest.mark.parametrize(
    ("truth", "text", "rate"),
    [
        ("", "", 0.0),
        ("", "口", 1.0),
        ("山水", "", 1.0),
        ("山水", "山水", 0.0),
        ("山水", "山火", 0.5),
        ("山", "山水有清音", 4.0),
    ],
)
def test_error_rate(truth: str, text: str, rate: float) -> None:
    assert character_error_rate(truth, text) == rate


@pytest.mark.parametrize(
    ("truth", "text", "rate"),
    [
        ("", "口", 0.0),
        ("山水", "", 1.0),
        ("山水", "何必山水丝竹", 0.0),
        ("山水", "何必山火丝竹", 0.5),
        ("山水", "水山", 0.5),
    ],
)
def test_infix_error_rate_is_that_of_the_best_place(truth: str, text: str, rate: float) -> None:
    assert infix_error_rate(truth, text) == rate


@given(TEXT, TEXT, TEXT)
def test_a_passage_is_found_wherever_it_stands(before: str, passage: str, after: str) -> None:
    assert infix_error_rate(passage, before + passage + after) == 0.0


@given(TEXT, TEXT)
def test_the_best_place_is_never_worse_than_the_whole(truth: str, text: str) -> None:
    assert infix_error_rate(truth, text) <= character_error_rate(truth, text)


@given(TEXT, TEXT)
def test_bigrams_do_not_mind_who_is_the_truth(one: str, other: str) -> None:
    assert bigram_f1(one, other) == pytest.approx(bigram_f1(other, one))


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
