"""Tesseract's TSV output: which words it saw on which image, where, and how sure it was.

"Word" is Tesseract's own notion; in Chinese it means nothing, and it goes no further than here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from document.geometry import Box
from ocr.engine import LineReading, Reading

WORD_LEVEL = 5
ROW = re.compile(r"(\d+\t){10}-?\d+(\.\d+)?\t[^\t]*", re.ASCII)
"""Level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text with its place in its crop, in pixels, and confidence 0-1."""

    text: str
    box: Box
    confidence: float


def parse_tsv(data: bytes, whole: bool) -> dict[int, list[Word]]:
    """The words of each image that was read to its end and came out as sound UTF-8.

    Args:
        data: the TSV file as written, perhaps cut short.
        whole: the program ended well; otherwise the last image may be half done and is left out.

    Returns:
        Words by image number, counted from 0; an image without text has an empty list.
    """
    rows = [row for row in map(_fields, data.splitlines()) if row is not None]
    pages = {
        number: list(group) for number, group in groupby(rows, key=lambda row: int(row[1]) - 1)
    }
    if not whole and pages:
        del pages[max(pages)]
    return {
        number: [_word(row) for row in page if int(row[0]) == WORD_LEVEL and row[-1].strip()]
        for number, page in pages.items()
        if not any("\ufffd" in row[-1] for row in page)
    }


def to_reading(words: Sequence[Word], cells: Sequence[Box]) -> Reading:
    """One line for each cell of the crop: words are matched by place, never by count."""
    lines: list[list[Word]] = [[] for _ in cells]
    for word in words:
        x, y = word.box.centre
        beneath = [i for i, cell in enumerate(cells) if cell.left <= x < cell.right]
        if beneath:
            # Tesseract's boxes are often as high as two lines; their middle can be trusted.
            nearest = min(beneath, key=lambda i: abs(y - cells[i].centre[1]))
            lines[nearest].append(word)
    return tuple(_line(line) for line in lines)


def _line(words: list[Word]) -> LineReading:
    """Words of one line from left to right, a space between each two."""
    ordered = sorted(words, key=lambda word: word.box.left)
    certainties = [c for word in ordered for c in [word.confidence] * (len(word.text) + 1)]
    return LineReading.of(" ".join(word.text for word in ordered), certainties[:-1])


def _fields(line: bytes) -> list[str] | None:
    """The cells of a data row; None for the header and for a row cut short."""
    text = line.decode("utf-8", errors="replace")
    return text.split("\t") if ROW.fullmatch(text) else None


def _word(cells: list[str]) -> Word:
    left, top, width, height = (int(cell) for cell in cells[6:10])
    confidence = min(max(float(cells[10]) / 100, 0.0), 1.0)
    return Word(cells[11].strip(), Box(left, top, left + width, top + height), confidence)
