"""Tesseract's TSV output: which words it saw on which image, and how sure it was.

"Word" is Tesseract's own notion; in Chinese it means nothing, and it goes no further than here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from ocr.engine import LineReading

WORD_LEVEL = 5
ROW = re.compile(r"(\d+\t){10}-?\d+(\.\d+)?\t[^\t]*", re.ASCII)
"""Level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""


def parse_tsv(data: bytes, whole: bool) -> dict[int, LineReading]:
    """The line on each image that was read to its end and came out as sound UTF-8.

    Args:
        data: the TSV file as written, perhaps cut short.
        whole: the program ended well; otherwise the last image may be half done and is left out.

    Returns:
        Lines by image number, counted from 0; an image without text has an empty one.
    """
    rows = [row for row in map(_fields, data.splitlines()) if row is not None]
    pages = {
        number: list(group) for number, group in groupby(rows, key=lambda row: int(row[1]) - 1)
    }
    if not whole and pages:
        del pages[max(pages)]
    return {
        number: _line([row for row in page if int(row[0]) == WORD_LEVEL and row[-1].strip()])
        for number, page in pages.items()
        if not any("\ufffd" in row[-1] for row in page)
    }


def _line(words: Sequence[Sequence[str]]) -> LineReading:
    """The rows of a line's words as one, a space between each two."""
    texts = [word[-1].strip() for word in words]
    certainties = [
        min(max(float(word[10]) / 100, 0.0), 1.0)
        for word, text in zip(words, texts, strict=True)
        for _ in range(len(text) + 1)
    ]
    return LineReading.of(" ".join(texts), certainties[:-1])


def _fields(line: bytes) -> list[str] | None:
    """The cells of a data row; None for the header and for a row cut short."""
    text = line.decode("utf-8", errors="replace")
    return text.split("\t") if ROW.fullmatch(text) else None
