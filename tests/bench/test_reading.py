"""Recognition measured where the truth says the lines stand."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import pytest

from bench.outlines import true_page
from bench.pages import find_pages
from bench.reading import (
    Outcome,
    calibration_error,
    confusions,
    error_rate,
    readings,
    tables,
)
from document.geometry import WritingMode
from document.page import TextLine
from ocr.options import OcrOptions
from ocr.readers import open_readers
from tests.ocr.drawn import Sheet

TEXTS = ("清晨的河边已经有许多人", "他们沿着新修的步道慢慢走")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page of two body lines and a vertical headline, with its truth."""
    sheet = Sheet(900, 800)
    shapes = [sheet.line(60, 60 + 60 * i, text) for i, text in enumerate(TEXTS)]
    column = sheet.column(700, 60, "河边公园", 80)
    printed = [
        *zip(shapes, TEXTS, ("body", "body"), strict=True),
        (column, "河边公园", "headline"),
    ]
    lines = [
        {"bbox": [s.box.left, s.box.top, s.box.width, s.box.height], "text": text, "role": role}
        for s, text, role in printed
    ]
    truth = {"glyph": 40, "articles": [{"lines": lines}], "folio": {"text": []}}
    (tmp_path / "page.json").write_text(json.dumps(truth), encoding="utf-8")
    cv2.imwrite(str(tmp_path / "page.png"), sheet.grey)
    return tmp_path


def test_the_truth_makes_a_layout(folder: Path) -> None:
    (page,) = find_pages(folder)
    truth = true_page(page, cv2.imread(str(page.image), cv2.IMREAD_GRAYSCALE))
    assert truth is not None
    assert [len(region.lines) for region in truth.layout.regions] == [2, 1]
    assert truth.layout.regions[1].lines[0].writing_mode is WritingMode.VERTICAL_RL
    assert [line.text for line in truth.lines] == [*TEXTS, "河边公园"]


def test_lines_are_read_where_they_stand(folder: Path) -> None:
    (page,) = find_pages(folder)
    outcomes = list(readings(page, {"both": open_readers(OcrOptions())}))
    assert error_rate(outcomes) == 0
    assert [one.role for one in outcomes] == ["body", "body", "display"]
    drawn, common = tables(outcomes)
    assert "both" in str(common)
    assert drawn.row_count == 2


def outcome(truth: str, text: str, confidence: float) -> Outcome:
    return Outcome("x", "g", "body", truth, TextLine("r001", 0, text, confidence))


def test_calibration_error_is_what_confidence_is_off() -> None:
    assert calibration_error([outcome("春天来了", "春天来了", 1.0)]) == 0
    assert calibration_error([outcome("春天来了", "春大来了", 0.75)]) == 0
    assert calibration_error([outcome("春天来了", "春大来了", 0.95)]) == pytest.approx(0.2)
    assert calibration_error([outcome("春天", "", 0.0)]) == 0


def test_confusions_name_what_was_and_what_was_read() -> None:
    found = confusions([outcome("冀北。", "费北", 0.5)])
    assert found == {"冀→费": 1, ".→·": 1}
