"""Two sets of Tesseract's models: which are used, and that together they read better."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from document.errors import EngineMissing
from document.page import Grey, RegionKind
from ocr import Readers, models, open_readers, read_lines
from ocr.engine import LineReading
from ocr.options import STANDARD, OcrOptions
from ocr.tesseract import Tesseract
from tests.ocr.drawn import BODY, Sheet

ALONE = OcrOptions(second_reader="none")
RARE = (
    "巷口的馄饨摊蒸着一笼糯米团",
    "池畔的菖蒲和芦苇都抽了新穗",
    "檐下的燕巢里雏燕嘟嘟地叫着",
    "蛀虫啃坏了祠堂的楠木匾额吗",
    "渔民用竹篾编的鱼篓捞起鳜鱼",
    "茶垄边的桤树上栖着几只鹧鸪",
    "崖壁的苔藓湿滑小心踩稳脚跟",
    "灶台煎着腊肉烟囱飘出袅袅烟",
)
TRADITIONAL = (
    "清晨的河邊已經有許多人在散步",
    "他們沿著新修的步道慢慢向前走",
    "兩岸的樹木都是去年春天種下的",
)


def errors(texts: Sequence[str], options: OcrOptions, *, worn: bool = False) -> int:
    sheet = Sheet()
    lines = [sheet.line(60, 300 + 56 * i, text) for i, text in enumerate(texts)]
    sheet.region(RegionKind.BODY, *lines)
    if worn:
        shine_through(sheet, BODY)
    read = read_lines(sheet.grey, sheet.layout(), open_readers(options), options).lines
    told = re.sub(r"\s", "", "".join(line.text for line in read))
    return Levenshtein.distance(told, "".join(texts))


def shine_through(sheet: Sheet, texts: Sequence[str]) -> None:
    """Headlines on the other side darken the paper; all of it is blurred, as a poor scan is."""
    back = Sheet(paper=255)
    for i, text in enumerate(texts):
        back.line(20 + 13 * i, 220 + 143 * i, text, 130, ink=0)
    bold = cv2.erode(back.grey, np.ones((5, 5), np.uint8))[:, ::-1]
    shade = 0.65 + 0.35 * cv2.GaussianBlur(bold, (0, 0), 3) / 255
    seen = cv2.GaussianBlur(sheet.grey * shade, (0, 0), 1.2)
    noise = np.random.default_rng(1).normal(0, 5, seen.shape)
    sheet.grey = np.clip(seen + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("models", ["auto", "none"])
def test_lines_that_headlines_shine_through_are_looked_at_again(models: str) -> None:
    once = replace(ALONE, standard_models=models, doubt=0.0, third_doubt=1e9)
    again = replace(ALONE, standard_models=models)
    assert errors(BODY, again, worn=True) < 0.6 * errors(BODY, once, worn=True)


def test_two_sets_of_models_read_better_than_one() -> None:
    fast = errors(RARE, OcrOptions(second_reader="none", standard_models="none"))
    assert errors(RARE, ALONE) < fast


def test_traditional_print_is_read_by_both() -> None:
    readers = open_readers(ALONE)
    assert readers.second is not None
    assert readers.second.traditional is not None
    assert "chi_tra" in readers.second.traditional.description
    assert errors(TRADITIONAL, ALONE) <= 2


@pytest.mark.parametrize(
    ("doubt", "glyph", "shown"),
    [(1e9, 40.0, [0]), (0.0, 40.0, [1]), (0.0, 13.0, [])],
    ids=["sure", "doubtful", "small print"],
)
def test_the_standard_models_read_doubtful_lines_alone(
    doubt: float, glyph: float, shown: list[int]
) -> None:
    asked: list[int] = []

    class Second(Tesseract):
        def read(self, crops: Sequence[Grey]) -> list[LineReading | None]:
            asked.append(len(crops))
            return super().read(crops)

    sheet = Sheet()
    sheet.region(RegionKind.BODY, sheet.line(60, 300, RARE[0]))
    readers = Readers(open_readers(ALONE).first, Second(ALONE, models.standard(ALONE)))
    layout = replace(sheet.layout(), glyph=glyph)
    once = OcrOptions(standard_doubt=doubt, third_doubt=1e9)
    read_lines(sheet.grey, layout, readers, once)
    assert asked == shown


def test_they_are_named_in_what_is_stored() -> None:
    assert f"{STANDARD} 5" in open_readers(ALONE).description


def test_without_them_the_fast_models_read_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "FOLDER", tmp_path)
    assert open_readers(ALONE).second is None


def test_a_folder_without_them_is_an_error_if_it_was_said(tmp_path: Path) -> None:
    said = OcrOptions(second_reader="none", standard_models=str(tmp_path))
    with pytest.raises(EngineMissing, match=re.escape(f"Put it into {tmp_path}")):
        open_readers(said)
