"""Good scans: their grey values, page by page, format by format."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from layout.scan import decode
from tests.layout.scan.samples import deep, encode, pattern, picture, tiff, turned

Grey = NDArray[np.uint8]
PATTERN = pattern()
INK = np.where(PATTERN > 127, 255, 0).astype(np.uint8)  # the pattern of a 1-bit scan

LOSSLESS = {
    "png": ("L", "PNG", {}),
    "png, colour": ("RGB", "PNG", {}),
    "png, palette": ("P", "PNG", {}),
    "tiff": ("L", "TIFF", {}),
    "tiff, colour, lzw": ("RGB", "TIFF", {"compression": "tiff_lzw"}),
    "tiff, deflate": ("L", "TIFF", {"compression": "tiff_adobe_deflate"}),
    "tiff, packbits": ("L", "TIFF", {"compression": "packbits"}),
    "tiff, palette": ("P", "TIFF", {}),
    "tiff, big": ("L", "TIFF", {"big_tiff": True}),
    "jpeg 2000": ("L", "JPEG2000", {}),
    "jpeg 2000, tiled": ("RGB", "JPEG2000", {"tile_size": (64, 64)}),
    "jpeg 2000, codestream": ("L", "JPEG2000", {"no_jp2": True}),
    "webp": ("RGB", "WEBP", {"lossless": True}),
    "gif": ("L", "GIF", {}),
    "bmp": ("L", "BMP", {}),
}


@pytest.mark.parametrize(("mode", "form", "settings"), LOSSLESS.values(), ids=LOSSLESS.keys())
def test_lossless_formats_keep_every_pixel(mode: str, form: str, settings: dict[str, Any]) -> None:
    grey = decode(encode(picture(mode), form, **settings), "a").grey
    np.testing.assert_array_equal(grey, PATTERN)


HAND_MADE = {
    "strips": tiff(PATTERN),
    "strips, big-endian": tiff(PATTERN, order=">"),
    "strips, colour": tiff(np.stack([PATTERN] * 3, axis=2)),
    "strips, colour plane by plane": tiff(np.stack([PATTERN] * 3, axis=2), planes=True),
    "tiles": tiff(PATTERN, tile=64),
    "tiles, colour": tiff(np.stack([PATTERN] * 3, axis=2), tile=32),
}


@pytest.mark.parametrize("data", HAND_MADE.values(), ids=HAND_MADE.keys())
def test_tiffs_may_come_in_strips_tiles_and_planes(data: bytes) -> None:
    np.testing.assert_array_equal(decode(data, "a").grey, PATTERN)


LOSSY = {
    "jpeg": ("L", "JPEG", {"quality": 95}),
    "jpeg, colour": ("RGB", "JPEG", {"quality": 95}),
    "jpeg, stored as red, green, blue": ("RGB", "JPEG", {"quality": 95, "keep_rgb": True}),
    "jpeg, progressive": ("RGB", "JPEG", {"quality": 95, "progressive": True}),
    "jpeg, cmyk of Adobe": ("CMYK", "JPEG", {"quality": 95}),
    "tiff, cmyk": ("CMYK", "TIFF", {}),
    "tiff, jpeg": ("L", "TIFF", {"compression": "jpeg", "quality": 95}),
    "jpeg 2000, lossy": ("L", "JPEG2000", {"irreversible": True, "quality_layers": [2]}),
    "webp, lossy": ("RGB", "WEBP", {"quality": 95}),
}


@pytest.mark.parametrize(("mode", "form", "settings"), LOSSY.values(), ids=LOSSY.keys())
def test_lossy_formats_keep_paper_and_ink(mode: str, form: str, settings: dict[str, Any]) -> None:
    grey = decode(encode(picture(mode), form, **settings), "a").grey
    assert np.abs(grey.astype(int) - PATTERN).mean() < 1
    assert grey[16, 30] < 8
    assert abs(int(grey[60, 16]) - 96) < 8
    assert grey[100, 70] > 247


@pytest.mark.parametrize(
    "data",
    [
        encode(picture("1"), "PNG"),
        encode(picture("1"), "TIFF"),
        encode(picture("1"), "TIFF", compression="group4"),
        encode(picture("1"), "TIFF", compression="group3"),
        encode(picture("1"), "TIFF", compression="group4", tiffinfo={262: 0}),
        encode(picture("1"), "BMP"),
    ],
    ids=["png", "tiff", "group 4", "group 3", "group 4, least is white", "bmp"],
)
def test_one_bit_scans_are_black_and_white(data: bytes) -> None:
    np.testing.assert_array_equal(decode(data, "a").grey, INK)


WIDE = PATTERN.astype(np.uint16)
TWELVE, TEN = (np.rint(PATTERN / 255 * top).astype(np.uint16) for top in (4095, 1023))
DEEP = {
    "png, 16 bits": deep(WIDE * 257),
    "tiff, 16 bits": deep(WIDE * 257, "TIFF"),
    "tiff, 16 bits, lzw": deep(WIDE * 257, "TIFF", compression="tiff_lzw"),
    "tiff, 16 bits, big-endian": tiff(WIDE * 257, order=">"),
    "tiff, 12 of 16 bits": deep(TWELVE, "TIFF"),
    "png, 10 of 16 bits": deep(TEN),
    "tiff, 8 of 16 bits": deep(WIDE, "TIFF"),
    "tiff, 16 bits, least is white": tiff(65535 - WIDE * 257, min_white=True),
    "tiff, 8 bits, least is white": tiff(255 - PATTERN, min_white=True),
    "tiff, 32 bits": deep(PATTERN.astype(np.int32) * 257, "TIFF"),
    "tiff, float to 1": deep(PATTERN.astype(np.float32) / 255, "TIFF"),
    "tiff, float to 255": deep(PATTERN.astype(np.float32), "TIFF"),
    "tiff, 16-bit colour": tiff(np.stack([WIDE * 257] * 3, axis=2)),
    "jpeg 2000, 16 bits": deep(WIDE * 257, "JPEG2000"),
}


@pytest.mark.parametrize("data", DEEP.values(), ids=DEEP.keys())
def test_deep_scans_are_scaled_by_the_range_they_use(data: bytes) -> None:
    grey = decode(data, "a").grey
    np.testing.assert_allclose(grey.astype(int), PATTERN, atol=1)


def test_half_bright_deep_scans_are_not_stretched() -> None:
    assert int(decode(deep(WIDE * 160), "a").grey.max()) == 159


def test_no_number_is_no_ink_that_spoils_the_rest() -> None:
    values = PATTERN.astype(np.float32) / 255
    values[0, 0], values[0, 1] = np.nan, np.inf
    grey = decode(deep(values, "TIFF"), "a").grey
    np.testing.assert_array_equal(grey[1:], PATTERN[1:])


def test_colour_of_few_bits_in_sixteen_stays_legible_and_says_so() -> None:
    scan = decode(tiff(np.stack([WIDE * 16] * 3, axis=2)), "a")
    assert np.abs(scan.grey.astype(int) - PATTERN).max() <= 10
    assert scan.review == ("its 16-bit colours use 12 bits: only 16 shades are left",)


def see_through(mode: str) -> Image.Image:
    """Black everywhere; the pattern is in how much of it can be seen."""
    cover = Image.fromarray(255 - PATTERN)
    channels = [Image.new("L", cover.size, 0)] * (len(mode) - 1)
    return Image.merge(mode, [*channels, cover])


def with_clear_colour(mode: str, clear: Any) -> bytes:
    """Ink on a colour that the PNG declares transparent."""
    page = Image.new(mode, (90, 120), clear)
    if mode == "P":
        page.putpalette([40, 9, 40, 0, 0, 0])
    ink = {"L": 0, "RGB": (0, 0, 0), "P": 1}[mode]
    page.paste(ink, (8, 8, 60, 24))
    return encode(page, "PNG", transparency=clear)


@pytest.mark.parametrize(
    "data",
    [
        encode(see_through("RGBA"), "PNG"),
        encode(see_through("LA"), "PNG"),
        encode(see_through("RGBA"), "TIFF", compression="tiff_lzw"),
        encode(see_through("RGBA"), "WEBP", lossless=True, exact=True),
        encode(see_through("RGBA"), "JPEG2000"),
    ],
    ids=["png", "png, grey", "tiff", "webp", "jpeg 2000"],
)
def test_transparency_is_laid_on_white(data: bytes) -> None:
    np.testing.assert_array_equal(decode(data, "a").grey, PATTERN)


@pytest.mark.parametrize(("mode", "clear"), [("L", 40), ("RGB", (9, 40, 9)), ("P", 0)])
def test_a_transparent_colour_is_white(mode: str, clear: Any) -> None:
    grey = decode(with_clear_colour(mode, clear), "a").grey
    assert (grey[16, 30], grey[60, 60]) == (0, 255)


def test_a_clear_value_of_deep_grey_is_white() -> None:
    values = np.full((120, 90), 3000, np.uint16)
    values[8:24, 8:60] = 0
    grey = decode(deep(values, transparency=3000), "a").grey
    assert (grey[16, 30], grey[60, 60]) == (0, 255)


def test_cmyk_that_is_not_adobes_is_not_taken_for_inverted() -> None:
    adobe = encode(picture("CMYK"), "JPEG", quality=95)
    start = adobe.index(b"\xff\xee")
    plain = adobe[:start] + adobe[start + 2 + int.from_bytes(adobe[start + 2 : start + 4]) :]
    assert np.abs(decode(plain, "a").grey.astype(int) - (255 - PATTERN)).max() > 200
    assert decode(adobe, "a").grey[100, 70] > 247


TURNS: dict[int, Callable[[Grey], Grey]] = {
    1: lambda page: page,
    2: np.fliplr,
    3: lambda page: np.rot90(page, 2),
    4: np.flipud,
    5: np.transpose,
    6: lambda page: np.rot90(page, -1),
    7: lambda page: np.rot90(page, 2).T,
    8: np.rot90,
}


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize("form", ["PNG", "TIFF", "WEBP"])
def test_every_exif_orientation_stands_upright(form: str, orientation: int) -> None:
    settings = {"WEBP": {"lossless": True}}.get(form, {})
    data = encode(picture("RGB"), form, exif=turned(orientation), **settings)
    grey = decode(data, "a").grey
    np.testing.assert_array_equal(grey, TURNS[orientation](PATTERN))
    assert grey.flags.c_contiguous


@pytest.mark.parametrize("orientation", TURNS)
def test_photographs_stand_upright_as_pillow_has_them(orientation: int) -> None:
    data = encode(picture(), "JPEG", exif=turned(orientation), quality=95)
    grey = decode(data, "a").grey
    assert np.abs(grey.astype(int) - TURNS[orientation](PATTERN)).mean() < 1
