"""Tesseract's hOCR output: which characters it saw on which image, and how sure it was of each.

Its tables (TSV) tell one confidence for all characters of a "word", Tesseract's own notion that
means nothing in Chinese: that of the worst of them. hOCR can tell each character's own.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ocr.engine import LineReading

PAGE = re.compile(
    rb"^  <div class='ocr_page' id='page_(\d+)'[^\n]*\n(.*?)^  </div>$", re.MULTILINE | re.DOTALL
)
PART = re.compile(
    rb"(?P<word><span class='ocrx_word')"
    rb"|<span class='ocrx_cinfo' title='x_bboxes[^;']*; x_conf (?P<told>-?[\d.]+)'>(?P<text>[^<]*)<"
)

SPREAD = 7.0
"""Tesseract multiplies what a character lacks to certainty by this to tell it of a word."""


def parse_hocr(data: bytes) -> dict[int, LineReading]:
    """The line on each image that was read to its end and came out as sound UTF-8.

    Args:
        data: the file as written, perhaps cut short.

    Returns:
        Lines by image number, counted from 0; an image without text has an empty one.
    """
    lines = {}
    for page in PAGE.finditer(data):
        try:
            signs = list(_signs(page[2]))
        except UnicodeDecodeError:
            continue
        text = "".join(sign for sign, _ in signs)
        lines[int(page[1]) - 1] = LineReading.of(text, [certainty for _, certainty in signs])
    return lines


def _signs(page: bytes) -> Iterator[tuple[str, float]]:
    """The characters of all words, and how sure each is; a space between each two words."""
    begun = parted = False
    for part in PART.finditer(page):
        if part["word"]:
            parted = begun
            continue
        certainty = min(max(1 - SPREAD * (1 - float(part["told"]) / 100), 0.0), 1.0)
        for sign in html.unescape(part["text"].decode()).strip():
            if parted:
                yield " ", certainty
            yield sign, certainty
            begun, parted = True, False
