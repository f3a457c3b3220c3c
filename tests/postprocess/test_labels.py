"""Page labels: one page, many spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postprocess.labels import (
    LARGEST_PAGE,
    is_label,
    page_order,
    parse_label,
    repair_label,
    same_page,
)

SPELLINGS = [
    ("4", "4"), ("04", "04"), ("４", "4"), ("１２", "12"), ("四", "4"), ("十", "10"),
    ("十二", "12"), ("二十", "20"), ("二十四", "24"), ("廿", "20"), ("廿四", "24"), ("卅", "30"),
    ("卅二", "32"), ("一〇", "10"), ("二零", "20"), ("〇四", "4"), ("头", "1"), ("頭", "1"),
    ("首", "1"),
    ("A1", "A1"), ("A03", "A03"), ("Ａ３", "A3"), ("b02", "B02"), (" 4 ", "4"), ("A一", "A1"),
]  # fmt: skip
NO_LABELS = [
    "",
    "A",
    "回",
    "0",
    "00",
    "200",
    "2026",
    "一个",
    "十十",
    "4a",
    "AA1",
    "第四",
    "-1",
    "f3c9e1",
    "²²²²",
    "半",
]
REPAIRS = [
    ("l", "1"), ("I2", "12"), ("lO", "10"), ("AO3", "A03"), ("B|", "B1"), ("丨", "1"), ("—", "1"),
    ("-", "1"), ("十—", "11"), ("囚", "4"), ("入", "8"), ("4", "4"), ("回", ""), ("一—二", ""),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "label"), SPELLINGS)
def test_a_label_is_kept_in_half_width_arabic_form(printed: str, label: str) -> None:
    assert parse_label(printed) == label
    assert parse_label(label) == label


@pytest.mark.parametrize("text", NO_LABELS)
def test_what_is_no_label(text: str) -> None:
    assert parse_label(text) == ""
    assert not is_label(text)


@pytest.mark.parametrize(("read", "label"), REPAIRS)
def test_reading_errors_inside_a_marker(read: str, label: str) -> None:
    assert repair_label(read) == label


@pytest.mark.parametrize(
    ("a", "b"), [("04", "4"), ("A03", "A3"), ("Ａ３", "A03"), ("四", "4"), ("a3", "A3")]
)
def test_spellings_of_one_page(a: str, b: str) -> None:
    assert same_page(a, b)
    assert page_order(a) == page_order(b)


@pytest.mark.parametrize(
    ("a", "b"), [("A3", "3"), ("A3", "B3"), ("1", "11"), ("", ""), ("", "1"), ("f3c9", "f3ca")]
)
def test_different_pages(a: str, b: str) -> None:
    assert not same_page(a, b)


def test_order() -> None:
    shuffled = ["B1", "10", "A2", "c0ffee", "2", "A10", "1", "A1"]
    assert sorted(shuffled, key=page_order) == ["1", "2", "10", "A1", "A2", "A10", "B1", "c0ffee"]


@given(st.integers(1, LARGEST_PAGE), st.sampled_from(["", "A", "B"]), st.integers(0, 2))
def test_leading_zeros_never_matter(number: int, section: str, zeros: int) -> None:
    padded = f"{section}{number:0{min(3, len(str(number)) + zeros)}}"
    assert same_page(padded, f"{section}{number}")


@given(st.text(max_size=8))
def test_a_parsed_label_is_stable(text: str) -> None:
    label = parse_label(text)
    assert parse_label(label) == label
    assert repair_label(text) == label or label == ""
