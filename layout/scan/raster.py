"""Image files, decoded with Pillow."""

from __future__ import annotations

import io
from collections.abc import Mapping

from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    ImageFile,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from document.page import Grey
from layout.scan.alone import alone
from layout.scan.failures import CONVERT, DAMAGE, mapped, refusal
from layout.scan.formats import Format
from layout.scan.grey import DEEP, stretch_shallow, to_grey, upright
from layout.scan.options import ScanOptions
from layout.scan.picture import Picture, check_frame, check_frames, check_size
from layout.scan.resolution import believable_dpi, squashed, stated_dpi
from layout.scan.tiff import Directory, check_complete, is_min_white, page_directories

# The plugins themselves, not `Image.open`: it would try others, and hide why one failed.
_PLUGINS: Mapping[Format, type[ImageFile.ImageFile]] = {
    Format.JPEG: JpegImagePlugin.JpegImageFile,
    Format.PNG: PngImagePlugin.PngImageFile,
    Format.TIFF: TiffImagePlugin.TiffImageFile,
    Format.JPEG_2000: Jpeg2KImagePlugin.Jpeg2KImageFile,
    Format.WEBP: WebPImagePlugin.WebPImageFile,
    Format.GIF: GifImagePlugin.GifImageFile,
    Format.BMP: BmpImagePlugin.BmpImageFile,
}

_ORIENTATION = 274

# Of 8 bits left of 16: with fewer, print and paper are told apart more coarsely than by eye.
_ENOUGH_BITS = 7


def decode_raster(
    data: bytes, name: str, format_: Format, frame: int, options: ScanOptions
) -> Picture:
    """Decode one page of an image file.

    Args:
        data: the whole file.
        name: for errors.
        format_: as recognised.
        frame: which page, counted from 1.
        options: limits.

    Raises:
        InputError: it is damaged, unsupported, out of limits, or has no such page.
    """
    pages = _pages(data, name, format_, options)
    check_frame(name, frame, len(pages))
    page = pages[frame - 1]
    if page.compression not in TiffImagePlugin.COMPRESSION_INFO:
        problem = f"its compression (TIFF number {page.compression}) is not supported"
        raise refusal(name, problem, CONVERT)
    with alone() as warned:
        grey, dpi, review = _decode(data, name, format_, page.place, options)
    heard = tuple(f"Pillow says: {text}" for text in dict.fromkeys(warned))
    return Picture(grey, len(pages), dpi, review + heard)


def count_raster_frames(data: bytes, name: str, format_: Format, options: ScanOptions) -> int:
    """How many pages an image file has: the pages of a TIFF, else 1.

    Raises:
        InputError: the chain of a TIFF's pages is cut, empty or endless.
    """
    return len(_pages(data, name, format_, options))


def _pages(data: bytes, name: str, format_: Format, options: ScanOptions) -> tuple[Directory, ...]:
    if format_ is not Format.TIFF:
        return (Directory(0),)
    with mapped(name, format_):
        pages = page_directories(data, options.max_frames)
    check_frames(name, len(pages), options)
    return pages


def _decode(
    data: bytes, name: str, format_: Format, place: int, options: ScanOptions
) -> tuple[Grey, float | None, tuple[str, ...]]:
    with mapped(name, format_):
        image = _PLUGINS[format_](io.BytesIO(data))
        if place:
            image.seek(place)
    check_size(name, *image.size, options)
    negative, deep_colour = _is_negative(image), _is_deep_colour(image)
    with mapped(name, format_):
        if isinstance(image, TiffImagePlugin.TiffImageFile):
            check_complete(image.tag_v2)
        image.draft("L", None)  # JPEG alone heeds it: a third of the time and of the memory
        image.load()
    orientation, stated, review = _read_metadata(image)
    grey = to_grey(image, negative)
    dpi = believable_dpi(stated, max(image.size))
    review += _remarks(image, stated)
    image.close()
    if deep_colour:
        grey, bits = stretch_shallow(grey)
        if bits < _ENOUGH_BITS:
            review += (f"its 16-bit colours use {bits + 8} bits: only {2**bits} shades are left",)
    return upright(grey, orientation), dpi, review


def _is_negative(image: ImageFile.ImageFile) -> bool:
    """Whether numbers stand for ink where Pillow takes them for light, or the other way round.

    Pillow turns TIFFs whose least value is white only up to 8 bits. And it takes every CMYK JPEG
    for one of Adobe's, which are stored inverted and say so.
    """
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        return image.mode in DEEP and is_min_white(image.tag_v2)
    return image.format == "JPEG" and image.mode == "CMYK" and "adobe" not in image.info


def _is_deep_colour(image: ImageFile.ImageFile) -> bool:
    """Whether Pillow is about to drop the lower half of 16-bit samples."""
    return image.mode not in DEEP and any(";16" in str(tile.args) for tile in image.tile)


def _read_metadata(
    image: ImageFile.ImageFile,
) -> tuple[int, tuple[float, float] | None, tuple[str, ...]]:
    """Orientation and stated resolution; damaged metadata does not spoil a page."""
    try:
        return image.getexif().get(_ORIENTATION, 1), stated_dpi(image), ()
    except DAMAGE as error:
        return 1, None, (f"its metadata cannot be read, it may lie on its side ({error})",)


def _remarks(image: ImageFile.ImageFile, stated: tuple[float, float] | None) -> tuple[str, ...]:
    remarks: tuple[str, ...] = ()
    if image.format != "TIFF" and getattr(image, "is_animated", False):
        remarks += ("it is an animation: only its first picture was read",)
    if squashed(stated):
        remarks += ("its pixels are not square: glyphs look squashed",)
    return remarks
