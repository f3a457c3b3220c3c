"""What a file is, by its first bytes; its name is not asked."""

from __future__ import annotations

import re
from enum import StrEnum

from layout.scan.failures import CONVERT, SEND_AGAIN, refusal

SCAN_SUFFIXES = (
    *(".jpg", ".jpeg", ".jpe", ".jfif"),
    *(".png", ".webp", ".gif", ".bmp"),
    *(".tif", ".tiff"),
    *(".jp2", ".j2k", ".j2c", ".jpc", ".jpf", ".jpx"),
    ".pdf",
)
"""Endings of the files that `decode` takes, for those who list folders; in lower case."""


class Format(StrEnum):
    """The formats of scans, as they are called in ``Source.format``."""

    JPEG = "JPEG"
    PNG = "PNG"
    TIFF = "TIFF"
    JPEG_2000 = "JPEG 2000"
    WEBP = "WebP"
    GIF = "GIF"
    BMP = "BMP"
    PDF = "PDF"


_TAKEN = (
    (Format.JPEG, rb"\xff\xd8\xff"),
    (Format.PNG, rb"\x89PNG\r\n\x1a\n"),
    (Format.TIFF, rb"II[*+]\0|MM\0[*+]"),
    (Format.JPEG_2000, rb"\xff\x4f\xff\x51|\0\0\0\x0cjP  \r\n\x87\n"),
    (Format.WEBP, rb"RIFF.{4}WEBP"),
    (Format.GIF, rb"GIF8[79]a"),
    # The size of its second header tells a BMP from a text that begins with BM.
    (Format.BMP, rb"BM.{12}(?:\x0c|\x28|\x34|\x38|\x40|\x6c|\x7c)\0\0\0"),
)

_REFUSED = (
    ("a HEIC or AVIF picture", rb".{4}ftyp(?:hei|hev|mif|msf|avi)"),
    ("a JPEG XL picture", rb"\xff\x0a|\0\0\0\x0cJXL "),
    ("a DjVu document", rb"AT&TFORM"),
    ("a Photoshop picture", rb"8BPS"),
    ("a PostScript drawing", rb"%!PS|\xc5\xd0\xd3\xc6"),
    ("an SVG drawing", rb"\s*(?:<\?xml.{0,500})?(?:<!DOCTYPE svg|<svg)"),
)

_STRANGE = (
    ("a web page", rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)"),
    ("an XML document", rb"\s*<\?xml"),
    ("a ZIP archive or an office document", rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"),
    ("an office document", rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("a compressed archive", rb"\x1f\x8b|Rar!|7z\xbc\xaf|\xfd7zXZ\0|BZh|\x28\xb5\x2f\xfd"),
    ("a program", rb"\x7fELF|MZ.{62}|\xcf\xfa\xed\xfe|#!"),
    ("a video", rb".{4}ftyp|\x1a\x45\xdf\xa3|RIFF.{4}AVI "),
)

# Readers of PDF look for its first line this far into the file, and for its end mark this far
# from its end: ISO 32000-1, annex H, notes 13 and 18.
_PDF_REACH = 1024

_FLAGS = re.DOTALL | re.IGNORECASE
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def recognise(data: bytes, name: str) -> Format:
    """The format of a scan file.

    Args:
        data: the whole file.
        name: of the file, for the error.

    Raises:
        InputError: it is empty, cut short (PDF) or no picture that we take.
    """
    if not data:
        raise refusal(name, "the file is empty", SEND_AGAIN)
    head = data[:_PDF_REACH]
    for taken, magic in _TAKEN:
        if re.match(magic, head, re.DOTALL):
            return taken
    if b"%PDF-" in head:
        _see_pdf_end(data, name)
        return Format.PDF
    raise _not_taken(head.removeprefix(_BYTE_ORDER_MARK), name)


def _see_pdf_end(data: bytes, name: str) -> None:
    """Refuse a PDF without its end mark: PDFium would show what is left as if it were whole."""
    tail = data[-64 * _PDF_REACH :].rstrip(b"\0\t\n\f\r ")
    if b"%%EOF" not in tail[-_PDF_REACH:]:
        raise refusal(name, "the PDF is truncated: its end mark is missing", SEND_AGAIN)


def _not_taken(head: bytes, name: str) -> Exception:
    for what, magic in _REFUSED:
        if re.match(magic, head, _FLAGS):
            return refusal(name, f"it is {what}, which is not taken", CONVERT)
    for what, magic in _STRANGE:
        if re.match(magic, head, _FLAGS):
            return refusal(name, f"it is {what}, not a scan", CONVERT)
    if not head.strip(b"\0"):
        return refusal(name, "it holds nothing but zeros", SEND_AGAIN)
    if not re.search(rb"[\0-\x08\x0e-\x1a\x7f]", head):
        return refusal(name, "it is plain text, not a scan", CONVERT)
    return refusal(name, "it is not an image: no known format begins like this", CONVERT)
