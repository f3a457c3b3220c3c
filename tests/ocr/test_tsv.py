"""What is made of Tesseract's table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.tsv import parse_tsv

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


def test_lines_are_found_by_image() -> None:
    lines = parse_tsv(TABLE.encode(), whole=True)
    assert sorted(lines) == [0, 1, 2]
    assert [lines[number].text for number in (0, 1, 2)] == ["北上 招商", "", "GDP"]
    assert lines[0].certainties == (0.965, 0.965, 0.965, 0.8, 0.8)


def test_the_last_image_of_a_broken_run_is_left_out() -> None:
    assert sorted(parse_tsv(TABLE.encode(), whole=False)) == [0, 1]


@given(st.integers(0, len(TABLE.encode())))
def test_a_table_cut_anywhere_gives_no_half_image(length: int) -> None:
    whole = parse_tsv(TABLE.encode(), whole=True)
    for number, line in parse_tsv(TABLE.encode()[:length], whole=False).items():
        assert line == whole[number]


@given(st.binary())
def test_rubbish_is_no_table(data: bytes) -> None:
    assert parse_tsv(data, whole=True) == {}


def test_broken_text_costs_its_image_only() -> None:
    broken = TABLE.encode().replace("招".encode(), b"\xe6\x8b")
    assert sorted(parse_tsv(broken, whole=True)) == [1, 2]


def test_confidence_is_weighted_by_characters() -> None:
    table = TABLE.replace("招商", "招")
    assert parse_tsv(table.encode(), whole=True)[0].confidence == pytest.approx(0.91)
