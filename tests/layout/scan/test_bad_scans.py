"""Bad scans: each gives an error that names file, stage, problem and remedy, and nothing else."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from document.errors import ExitCode, InputError
from layout.scan import ScanOptions, count_frames, decode
from tests.layout.scan.samples import (
    PICTURE,
    encode,
    pattern,
    pdf,
    pdf_page,
    picture,
    tiff,
    turned,
)

AGAIN = "again"
CONVERT = "Give the scan as JPEG, PNG, TIFF"
LOWER = "Scan at a lower resolution"
PATTERN = pattern()


def cut(data: bytes, share: float = 0.6) -> bytes:
    return data[: int(len(data) * share)]


def archive() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("4.jpg", encode(picture(), "JPEG"))
    return file.getvalue()


def png(width: int, height: int) -> bytes:
    """A PNG that claims a size, and holds next to nothing."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"x") + chunk(b"IEND", b"")
    )


def replaced(data: bytes, old: bytes, new: bytes) -> bytes:
    assert data.count(old) >= 1
    return data.replace(old, new, 1)


def encrypted() -> bytes:
    """A PDF that no empty password opens."""
    lock = b"<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (b"ab" * 32, b"cd" * 32)
    plain = pdf_page(PICTURE, further=[lock])
    return replaced(plain, b"trailer\n<<", b"trailer\n<</Encrypt 6 0 R/ID[<01><01>]")


GREY, COLOUR = picture(), picture("RGB")
JPEG, PNG = encode(COLOUR, "JPEG"), encode(COLOUR, "PNG")
TIFF, LZW = encode(GREY, "TIFF"), encode(GREY, "TIFF", compression="tiff_lzw")
TWELVE_BITS = replaced(JPEG, b"\xff\xc0\0\x11\x08", b"\xff\xc0\0\x11\x0c")
NO_PAGES = pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>")

NO_IMAGE = {
    "empty": (b"", "the file is empty", AGAIN),
    "zeros": (bytes(5000), "nothing but zeros", AGAIN),
    "noise": (np.random.default_rng(3).bytes(5000), "not an image", CONVERT),
    "text": ("下转第四版\n".encode() * 300, "it is plain text", CONVERT),
    "text that begins like BMP": (b"BM is not a header, and this is prose", "plain text", CONVERT),
    "web page": (b"\n<!DOCTYPE html><html>404</html>", "a web page", CONVERT),
    "xml": (b"\xef\xbb\xbf<?xml version='1.0'?><alto/>", "an XML document", CONVERT),
    "svg": (b"<?xml version='1.0'?>\n<svg width='9'/>", "an SVG drawing", CONVERT),
    "zip": (archive(), "a ZIP archive", CONVERT),
    "old office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "office document", CONVERT),
    "gzip": (b"\x1f\x8b\x08" + bytes(99), "a compressed archive", CONVERT),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(99), "a program", CONVERT),
    "script": (b"#!/bin/sh\nrm page\n", "a program", CONVERT),
    "video": (b"\0\0\0\x18ftypisom" + bytes(99), "a video", CONVERT),
    "heic": (b"\0\0\0\x18ftypheic" + bytes(99), "a HEIC or AVIF picture", CONVERT),
    "avif": (b"\0\0\0\x18ftypavif" + bytes(99), "a HEIC or AVIF picture", CONVERT),
    "jpeg xl": (b"\xff\x0a" + bytes(99), "a JPEG XL picture", CONVERT),
    "djvu": (b"AT&TFORM" + bytes(99), "a DjVu document", CONVERT),
    "photoshop": (b"8BPS" + bytes(99), "a Photoshop picture", CONVERT),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0", "a PostScript drawing", CONVERT),
}

DAMAGED = {
    "jpeg, cut": (cut(JPEG), "the JPEG is truncated", AGAIN),
    "jpeg, its start alone": (b"\xff\xd8\xff", "the JPEG is damaged or truncated", AGAIN),
    "jpeg, progressive, cut": (cut(encode(GREY, "JPEG", progressive=True)), "truncated", AGAIN),
    "jpeg, 12 bits": (TWELVE_BITS, "this kind of JPEG is not supported", CONVERT),
    "png, cut": (cut(PNG), "the PNG is truncated", AGAIN),
    "png, its start alone": (PNG[:8], "the PNG is", AGAIN),
    "png, wrong checksum": (replaced(PNG, b"IHDR\0", b"IHDR\1"), "the PNG is damaged", AGAIN),
    "png, no size": (png(0, 50), "its header makes no sense", AGAIN),
    "tiff, cut": (cut(TIFF), "the TIFF is truncated", AGAIN),
    "tiff, directory cut off": (cut(LZW), "directory 1 lies beyond the end of the file", AGAIN),
    "tiff, its start alone": (TIFF[:4], "the TIFF is truncated", AGAIN),
    "tiff, no directory": (b"II*\0" + bytes(200), "it has no pages", CONVERT),
    "tiff, strips missing": (tiff(PATTERN, kept=9), "9 of 15 strips", AGAIN),
    "tiff, tiles missing": (tiff(PATTERN, tile=64, kept=3), "3 of 4 strips or tiles", AGAIN),
    "tiff, plane missing": (
        tiff(np.stack([PATTERN] * 3, axis=2), planes=True, kept=30),
        "30 of 45 strips",
        AGAIN,
    ),
    "tiff, strip spoilt": (tiff(PATTERN, compression=5), "the TIFF is damaged", AGAIN),
    "tiff, unknown compression": (
        tiff(PATTERN, compression=34661),
        "its compression (TIFF number 34661) is not supported",
        CONVERT,
    ),
    "tiff, unknown samples": (
        tiff(PATTERN, photometric=32803),
        "this kind of TIFF is not supported (unknown pixel mode)",
        CONVERT,
    ),
    "jpeg 2000, cut": (cut(encode(COLOUR, "JPEG2000")), "the JPEG 2000 is", AGAIN),
    "jpeg 2000, codestream, cut": (cut(encode(GREY, "JPEG2000", no_jp2=True)), "2000 is", AGAIN),
    "jpeg 2000, no boxes": (encode(GREY, "JPEG2000")[:32], "the JPEG 2000 is", AGAIN),
    "webp, cut": (cut(encode(COLOUR, "WEBP")), "the WebP is", AGAIN),
    "gif, cut": (cut(encode(GREY, "GIF")), "the GIF is", AGAIN),
    "bmp, cut": (cut(encode(GREY, "BMP")), "the BMP is truncated", AGAIN),
    "pdf, cut": (cut(pdf_page(PICTURE)), "the PDF is truncated: its end mark is missing", AGAIN),
    "pdf, nothing inside": (b"%PDF-1.7\nlost\n%%EOF\n", "the PDF is damaged", AGAIN),
    "pdf, no pages": (NO_PAGES, "it has no pages", CONVERT),
    "pdf, locked": (encrypted(), "the PDF is encrypted", "Remove the password"),
}

OUT_OF_BOUNDS = {
    "bomb, png": (png(60_000, 60_000), "it is too large: 60,000 x 60,000 pixels", LOWER),
    "bomb, pdf": (pdf_page(b"", box="0 0 14400 14400"), "60,000 x 60,000", "Lower scan.pdf_dpi"),
    "long as no page": (png(40_000, 100), "no page is this long", "cut it into pages"),
    "thin as no page": (png(1, 400_000_000), "no page is this long", "cut it into pages"),
    "one pixel": (encode(GREY.resize((1, 1)), "PNG"), "too small for a page: 1 x 1", "150 dots"),
    "an icon": (encode(GREY.resize((16, 16)), "GIF"), "too small for a page", "150 dots"),
    "pdf, a stamp": (pdf_page(b"", box="0 0 5 5"), "too small for a page: 21 x 21", "150 dots"),
}

BAD = NO_IMAGE | DAMAGED | OUT_OF_BOUNDS


@pytest.mark.parametrize(("data", "problem", "remedy"), BAD.values(), ids=BAD.keys())
def test_a_bad_scan_says_what_is_wrong_and_what_to_do(
    data: bytes, problem: str, remedy: str
) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "in/2021-12-13/4.jpg")
    error = caught.value
    assert (error.subject, error.stage) == ("in/2021-12-13/4.jpg", "input")
    assert error.exit_code is ExitCode.BAD_INPUT
    assert problem in error.problem
    assert remedy in error.remedy
    assert "\n" not in str(error)
    assert ".." not in str(error)


THREE = encode(GREY, "TIFF", save_all=True, append_images=[GREY, GREY])
MANY_PAGES = encode(GREY, "PDF", save_all=True, append_images=[GREY])


@pytest.mark.parametrize("frame", [0, -1, 4, 99, 2**40])
@pytest.mark.parametrize(
    ("data", "has"),
    [(THREE, "pages 1 to 3"), (MANY_PAGES, "pages 1 to 2"), (PNG, "only one page")],
    ids=["tiff", "pdf", "png"],
)
def test_a_page_that_is_not_there(data: bytes, has: str, frame: int) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "a", frame=frame)
    assert caught.value.problem == f"there is no page {frame} in it"
    assert has in caught.value.remedy


@pytest.mark.parametrize("data", [THREE, MANY_PAGES], ids=["tiff", "pdf"])
def test_more_pages_than_the_limit(data: bytes) -> None:
    with pytest.raises(InputError, match="more than 1 pages"):
        count_frames(data, "a", ScanOptions(max_frames=1))


@pytest.mark.parametrize(
    "data", [b"", TIFF[:4], cut(LZW), encrypted(), NO_PAGES, b"prose"], ids=len
)
def test_counting_refuses_what_decoding_refuses(data: bytes) -> None:
    with pytest.raises(InputError):
        count_frames(data, "a")


def test_limits_are_settings() -> None:
    with pytest.raises(InputError, match=r"raise scan\.max_pixels"):
        decode(PNG, "a", ScanOptions(max_pixels=10_000))
    with pytest.raises(InputError, match="too small"):
        decode(PNG, "a", ScanOptions(min_side=100))


def test_too_little_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("layout.scan.raster.to_grey", exhausted)
    with pytest.raises(InputError, match="not enough memory"):
        decode(PNG, "a")


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    bomb = encode(Image.new("1", (18_000, 18_000)), "PNG")
    assert len(bomb) < 100_000
    tracemalloc.start()
    with pytest.raises(InputError, match="too large"):
        decode(bomb, "a", ScanOptions(max_pixels=200_000_000))
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


FILES = (
    *(JPEG, PNG, TIFF, LZW, THREE, MANY_PAGES, pdf_page(PICTURE)),
    encode(picture("CMYK"), "JPEG", exif=turned(5)),
    encode(picture("RGBA"), "PNG", exif=turned(8), dpi=(300, 300)),
    encode(picture("1"), "TIFF", compression="group4"),
    encode(COLOUR, "TIFF", compression="jpeg"),
    encode(Image.fromarray(PATTERN.astype(np.float32)), "TIFF"),
    encode(COLOUR, "JPEG2000"),
    encode(GREY, "JPEG2000", no_jp2=True, tile_size=(32, 32)),
    encode(picture("RGBA"), "WEBP", exif=turned(6)),
    encode(GREY, "GIF"),
    encode(GREY, "BMP"),
)
PLACES = st.one_of(st.integers(0, 300), st.integers(0, 1 << 16))
BYTES = st.one_of(st.binary(min_size=1, max_size=4), st.sampled_from([b"\0", b"\xff" * 4, b"\x7f"]))
SMALL = ScanOptions(max_pixels=1_000_000)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(FILES),
    st.lists(st.tuples(PLACES, st.integers(0, 4), BYTES), min_size=1, max_size=6),
    st.integers(0, 1 << 16),
)
def test_damage_gives_a_page_or_an_input_error_and_nothing_else(
    file: bytes, changes: list[tuple[int, int, bytes]], lost: int
) -> None:
    damaged = bytearray(file)
    for place, dropped, put in changes:
        damaged[place % len(file) : place % len(file) + dropped] = put
    if lost < len(damaged) // 8:
        del damaged[len(damaged) - lost :]
    scan = None
    with suppress(InputError):
        scan = decode(bytes(damaged), "a", SMALL)
    assert scan is None or (scan.grey.dtype == np.uint8 and min(scan.grey.shape) >= SMALL.min_side)
