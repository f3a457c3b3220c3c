"""What is made of Tesseract's hOCR."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr.hocr import parse_hocr

Word = list[tuple[str, float]]
PAGES: list[list[Word]] = [
    [[("北", 99.5), ("上", 99)], [("招", 97), ("商", 80)], [(" ", 95)]],
    [],
    [[("G", 99), ("&amp;", 99), ("&#39;", 99)]],
]


def printed(number: int, words: list[Word]) -> str:
    """A page as Tesseract 5 writes it."""
    rows = [f"  <div class='ocr_page' id='page_{number}' title='image \"a.pgm\"; ppageno 0'>"]
    for word in words:
        rows.append("      <span class='ocrx_word' id='word_1_1' title='bbox 0 0 9 9; x_wconf 91'>")
        rows += [
            f"       <span class='ocrx_cinfo' title='x_bboxes 0 0 9 9; x_conf {told}'>{sign}</span>"
            for sign, told in word
        ]
        rows += ["      </span>", "     </span>", "   </div>"]
    return "\n".join([*rows, "  </div>", ""])


PRINTED = " <body>\n" + "".join(printed(number, words) for number, words in enumerate(PAGES, 1))


def test_lines_are_found_by_image() -> None:
    lines = parse_hocr(PRINTED.encode())
    assert [lines[number].text for number in (0, 1, 2)] == ["北上 招商", "", "G&'"]


def test_each_character_has_its_own_certainty() -> None:
    line = parse_hocr(PRINTED.encode())[0]
    assert line.certainties == pytest.approx((0.965, 0.93, 0.79, 0.79, 0.0))
    assert line.confidence == pytest.approx((0.965 + 0.93 + 0.79) / 4)


@given(st.integers(0, len(PRINTED.encode())))
def test_output_cut_anywhere_gives_no_half_image(length: int) -> None:
    whole = parse_hocr(PRINTED.encode())
    for number, line in parse_hocr(PRINTED.encode()[:length]).items():
        assert line == whole[number]


@given(st.binary())
def test_rubbish_has_no_lines(data: bytes) -> None:
    assert parse_hocr(data) == {}


def test_broken_text_costs_its_image_only() -> None:
    broken = PRINTED.encode().replace("招".encode(), b"\xe6\x8b")
    assert sorted(parse_hocr(broken)) == [1, 2]
