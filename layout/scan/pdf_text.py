"""The text layer of a PDF page: its characters with their boxes in the drawn page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from document.geometry import Box
from document.page import PrintedGlyph

_MOST = 200_000  # characters; a page of small print has 20,000
_UNMAPPED = "\ufffd"  # what stands for a glyph of which the font does not say what it means


def text_layer(page: pypdfium2.PdfPage, width: int, height: int) -> tuple[PrintedGlyph, ...]:
    """The characters of a page in the order of its text layer, white space left out.

    Args:
        page: as PDFium opened it.
        width: of the drawn page in pixels.
        height: of the drawn page in pixels.

    Returns:
        Characters with boxes in the drawn page, parts beyond its edges cut off; those that lie
        outside, and nothing but white, are left out. A glyph without meaning is U+FFFD.
    """
    text = page.get_textpage()
    try:
        count = min(text.count_chars(), _MOST)
        return tuple(_glyphs(page, text, count, (width, height)))
    finally:
        text.close()


def _glyphs(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, count: int, size: tuple[int, int]
) -> Iterator[PrintedGlyph]:
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        unmapped = raw.FPDFText_HasUnicodeMapError(text, at) == 1 or not 0 < code < 0x110000
        sign = _UNMAPPED if unmapped or 0xD800 <= code < 0xE000 else chr(code)
        box = None if sign.isspace() else _box(page, text.get_charbox(at), size)
        if box is not None:
            yield PrintedGlyph(sign, box)


def _box(
    page: pypdfium2.PdfPage, bounds: tuple[float, float, float, float], size: tuple[int, int]
) -> Box | None:
    """A box on the page in pixels, rotation and crop applied; None for one outside."""
    left, bottom, right, top = bounds
    xs, ys = zip(
        *(_pixel(page, x, y, size) for x in (left, right) for y in (bottom, top)), strict=True
    )
    box = Box(min(xs), min(ys), max(xs), max(ys))
    seen = box.intersection(Box(0, 0, *size))
    return seen if seen is not None and seen.area else None


def _pixel(page: pypdfium2.PdfPage, x: float, y: float, size: tuple[int, int]) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
    return across.value, down.value
