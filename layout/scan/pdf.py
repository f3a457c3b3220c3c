"""PDF pages, drawn with PDFium."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

import numpy as np
import pypdfium2
from pypdfium2 import raw

from document.geometry import Point
from document.page import Grey
from layout.scan.alone import alone
from layout.scan.failures import CONVERT, SEND_AGAIN, mapped, refusal
from layout.scan.options import ScanOptions
from layout.scan.pdf_text import text_layer
from layout.scan.picture import Picture, check_frame, check_frames, check_size

# PDF's unit of length, in inches.
_POINT = 1 / 72
# A page with other marks is still a scan (with a stamp, a frame) when pictures cover so much of it.
_COVERED = 0.9
# Pictures below this share of the page (stamps, logos) do not set its resolution.
_COUNTS = 0.05
# Objects of a page that are looked at: scans have a handful, drawn pages soon show that they are.
_LOOKED_AT = 2000
# Pixels by which a page is drawn smaller than its bitmap, on each side. PDFium widens a picture to
# whole pixels; without this, one that rounding made 2480.0001 wide is resampled to 2481. Covers
# lengths rounded to a hundredth of a point at 600 dpi.
_INSET = 0.1


@dataclass(frozen=True, slots=True)
class _Contents:
    """What stands on a page: how much of it pictures cover, their resolution, and other marks."""

    covered: float  # share of the page
    dpi: float  # of its finest picture; 0 without one
    drawn: bool  # there is visible text or line work


def count_pdf_pages(data: bytes, name: str, options: ScanOptions) -> int:
    """How many pages a PDF has.

    Raises:
        InputError: it is encrypted, damaged, has no pages, or too many.
    """
    with alone(), _opened(data, name, options) as document:
        return len(document)


def decode_pdf(data: bytes, name: str, frame: int, options: ScanOptions) -> Picture:
    """Draw one page: rotated and cropped as it says, on white.

    A page of nothing but pictures is drawn at their own resolution, so that the scan inside comes
    out pixel by pixel; visible marks beside them raise that to ``options.pdf_dpi``. Other pages
    are drawn at ``options.pdf_dpi``. A text layer, visible or not, is handed on unproven, if
    ``options.pdf_text``; an invisible one leaves no trace in the picture.

    Args:
        data: the whole file.
        name: for errors.
        frame: which page, counted from 1.
        options: limits, and the resolution.

    Raises:
        InputError: it is encrypted, damaged, out of limits, or has no such page.
    """
    with alone(), _opened(data, name, options) as document:
        frames = len(document)
        check_frame(name, frame, frames)
        with mapped(name, "PDF page"):
            page = document[frame - 1]
            width, height = page.get_size()
            contents = _contents(page)
        dpi = _resolution(contents, width, height, options)
        size = _pixels(width, height, dpi)
        check_size(name, *size, options, smaller="Lower scan.pdf_dpi")
        with mapped(name, "PDF page"):
            text = text_layer(page, *size) if options.pdf_text else ()
            return Picture(_drawn(page, *size), frames, round(dpi, 2), text_layer=text)


@contextmanager
def _opened(data: bytes, name: str, options: ScanOptions) -> Iterator[pypdfium2.PdfDocument]:
    with mapped(name, "PDF"):
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _unopened(data, name, error) from error
    try:
        check_frames(name, len(document), options)
        yield document
    finally:
        document.close()


def _unopened(data: bytes, name: str, error: pypdfium2.PdfiumError) -> Exception:
    """Why PDFium refuses: its code may be left from an earlier file, so the bytes must agree."""
    if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) and b"/Encrypt" in data:
        remedy = "Remove the password, or export its pages as images."
        return refusal(name, "the PDF is encrypted", remedy)
    if re.search(rb"/Kids\s*\[\s*\]", data):
        return refusal(name, "it has no pages", CONVERT)
    return refusal(name, "the PDF is damaged: PDFium cannot open it", SEND_AGAIN)


def _pixels(width: float, height: float, dpi: float) -> tuple[int, int]:
    return round(width * dpi * _POINT), round(height * dpi * _POINT)


def _resolution(contents: _Contents, width: float, height: float, options: ScanOptions) -> float:
    """Dots per inch to draw at; that of a picture only where the limits allow it."""
    if not contents.dpi or (contents.drawn and contents.covered < _COVERED):
        return options.pdf_dpi
    dpi = max(contents.dpi, options.pdf_dpi) if contents.drawn else contents.dpi
    across, down = _pixels(width, height, dpi)
    too_large = max(across, down) > options.max_side or across * down > options.max_pixels
    return options.pdf_dpi if too_large else dpi


def _contents(page: pypdfium2.PdfPage) -> _Contents:
    left, bottom, right, top = page.get_bbox()
    area = max((right - left) * (top - bottom), 1e-6)
    covered, dpi, drawn = 0.0, 0.0, False
    for thing in islice(page.get_objects(), _LOOKED_AT):
        if not isinstance(thing, pypdfium2.PdfImage):
            drawn = drawn or _is_visible(thing)
            continue
        corners = _corners(thing)
        across = min(max(x for x, _ in corners), right) - max(min(x for x, _ in corners), left)
        down = min(max(y for _, y in corners), top) - max(min(y for _, y in corners), bottom)
        share = max(across, 0.0) * max(down, 0.0) / area
        covered += share
        if share >= _COUNTS:
            dpi = max(dpi, _picture_dpi(thing, corners))
    return _Contents(covered, dpi, drawn)


def _is_visible(thing: pypdfium2.PdfObject) -> bool:
    """Whether it leaves marks; forms are only wrappers, their contents come after them."""
    if thing.type == raw.FPDF_PAGEOBJ_TEXT:
        mode = raw.FPDFTextObj_GetTextRenderMode(thing)
        return bool(mode != raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    return bool(thing.type != raw.FPDF_PAGEOBJ_FORM)


def _corners(picture: pypdfium2.PdfImage) -> tuple[Point, ...]:
    """Its corners on the page, counter-clockwise from the lower left as it stands in its file."""
    corners = picture.get_quad_points()
    form = picture.container
    while form is not None:
        matrix = form.get_matrix()
        corners = tuple(matrix.on_point(*corner) for corner in corners)
        form = form.container
    return tuple(corners)


def _picture_dpi(picture: pypdfium2.PdfImage, corners: tuple[Point, ...]) -> float:
    """Pixels per inch of the page, along the side where they are denser."""
    width, height = picture.get_px_size()
    across, down = math.dist(corners[0], corners[1]), math.dist(corners[0], corners[3])
    if not across or not down:
        return 0.0
    return float(max(width / across, height / down) / _POINT)


def _drawn(page: pypdfium2.PdfPage, width: int, height: int) -> Grey:
    """The page on white, fitted into so many pixels."""
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_Gray)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        across, down = page.get_size()
        wide, high = (width - 2 * _INSET) / across, (height - 2 * _INSET) / down
        fit = raw.FS_MATRIX(wide, 0, 0, high, _INSET, _INSET)
        everything = raw.FS_RECTF(0, 0, width, height)
        flags = raw.FPDF_ANNOT | raw.FPDF_GRAYSCALE
        raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, fit, everything, flags)
        return np.array(bitmap.to_numpy(), np.uint8, order="C")
    finally:
        bitmap.close()
