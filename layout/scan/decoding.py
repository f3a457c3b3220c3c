"""From the bytes of a scan file to a grey page."""

from __future__ import annotations

import hashlib

from document.page import Scan, Source
from layout.scan.failures import LESS_MEMORY, refusal
from layout.scan.formats import Format, recognise
from layout.scan.options import ScanOptions
from layout.scan.picture import Picture
from layout.scan.raster import count_raster_frames, decode_raster

_DEFAULTS = ScanOptions()


def decode(data: bytes, name: str, options: ScanOptions = _DEFAULTS, frame: int = 1) -> Scan:
    """Decode one page of a scan file.

    EXIF orientation is applied, transparency laid on white, colour and deep grey brought to 8-bit
    grey. Nothing is resampled, and a scan's inks are not judged: a negative stays one. Animations
    give their first picture. Safe to call from several threads; one page is decoded at a time.

    Args:
        data: the whole file.
        name: its path or URL, for the source and for errors.
        options: limits, and the resolution of drawn PDF pages.
        frame: which page of a TIFF or PDF, counted from 1.

    Raises:
        InputError: empty, truncated, damaged, encrypted, too large, too small, no image, or
            without such a page.
    """
    format_ = recognise(data, name)
    try:
        picture = _decode(data, name, format_, options, frame)
    except MemoryError as error:
        raise refusal(name, "there is not enough memory to decode it", LESS_MEMORY) from error
    digest = hashlib.sha256(data).hexdigest()
    source = Source(name, digest, len(data), str(format_), frame, picture.frames)
    return Scan(picture.grey, source, picture.dpi, picture.review, picture.text_layer)


def _decode(data: bytes, name: str, format_: Format, options: ScanOptions, frame: int) -> Picture:
    if format_ is Format.PDF:
        from layout.scan.pdf import decode_pdf  # PDFium loads slowly: only where there is a PDF

        return decode_pdf(data, name, frame, options)
    return decode_raster(data, name, format_, frame, options)


def count_frames(data: bytes, name: str, options: ScanOptions = _DEFAULTS) -> int:
    """How many pages a scan file has; 1 for all formats but TIFF and PDF.

    Args:
        data: the whole file.
        name: its path or URL, for errors.
        options: the limit of pages.

    Raises:
        InputError: empty, encrypted, damaged, without pages, or no image.
    """
    format_ = recognise(data, name)
    if format_ is Format.PDF:
        from layout.scan.pdf import count_pdf_pages  # PDFium loads slowly

        return count_pdf_pages(data, name, options)
    return count_raster_frames(data, name, format_, options)
