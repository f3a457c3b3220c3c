"""What is made of Tesseract's table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.geometry import Box
from ocr.tsv import Word, parse_tsv, to_reading

HEADER = "level page_num block_num par_num line_num word_num left top width height conf text"
ROWS = (
    (1, 1, 0, 0, 0, 0, 0, 0, 200, 60, -1, ""),
    (4, 1, 1, 1, 1, 0, 10, 10, 150, 30, -1, ""),
    (5, 1, 1, 1, 1, 1, 10, 10, 60, 30, 96.5, "北上"),
    (5, 1, 1, 1, 1, 2, 80, 10, 60, 30, 80, "招商"),
    (5, 1, 1, 1, 1, 3, 150, 10, 5, 30, 95, " "),
    (1, 2, 0, 0, 0, 0, 0, 0, 200, 60, -1, ""),
    (1, 3, 0, 0, 0, 0, 0, 0, 200, 60, -1, ""),
    (5, 3, 1, 1, 1, 1, 10, 10, 60, 30, 50, "GDP"),
)
TABLE = "".join("\t".join(map(str, row)) + "\n" for row in (HEADER.split(), *ROWS))
CELL = Box(0, 0, 200, 60)


def word(text: str, x: int, y: int, confidence: float = 0.9, height: int = 20) -> Word:
    return Word(text, Box(x, y - height // 2, x + 10, y + height // 2), confidence)


def test_words_are_found_by_image() -> None:
    pages = parse_tsv(TABLE.encode(), whole=True)
    assert {number: [w.text for w in words] for number, words in pages.items()} == {
        0: ["北上", "招商"],
        1: [],
        2: ["GDP"],
    }
    assert pages[0][0] == Word("北上", Box(10, 10, 70, 40), 0.965)


def test_the_last_image_of_a_broken_run_is_left_out() -> None:
    assert sorted(parse_tsv(TABLE.encode(), whole=False)) == [0, 1]


@given(st.integers(0, len(TABLE.encode())))
def test_a_table_cut_anywhere_gives_no_half_image(length: int) -> None:
    whole = parse_tsv(TABLE.encode(), whole=True)
    for number, words in parse_tsv(TABLE.encode()[:length], whole=False).items():
        assert words == whole[number]


@given(st.binary())
def test_rubbish_is_no_table(data: bytes) -> None:
    assert parse_tsv(data, whole=True) == {}


def test_broken_text_costs_its_image_only() -> None:
    broken = TABLE.encode().replace("招".encode(), b"\xe6\x8b")
    assert sorted(parse_tsv(broken, whole=True)) == [1, 2]


def test_confidence_is_weighted_by_characters() -> None:
    (line,) = to_reading([word("三个字", 10, 30, 0.9), word("字", 50, 30, 0.5)], [CELL])
    assert line.text == "三个字 字"
    assert line.confidence == pytest.approx(0.8)


def test_words_go_to_the_line_whose_place_they_have() -> None:
    """Two lines came out of three; the missing one is empty and the others stay in place."""
    rows = [Box(10, 10, 190, 50), Box(10, 50, 190, 90), Box(10, 90, 190, 130)]
    words = [word("丙", 20, 112), word("乙", 90, 28), word("甲", 20, 31, height=70)]
    assert [line.text for line in to_reading(words, rows)] == ["甲 乙", "", "丙"]


def test_words_beside_all_cells_belong_to_nobody() -> None:
    cells = [Box(10, 10, 60, 50), Box(90, 10, 140, 50)]
    words = [word("甲", 20, 30), word("乙", 100, 30), word("重", 160, 30), word("隙", 70, 30)]
    assert [line.text for line in to_reading(words, cells)] == ["甲", "乙"]
