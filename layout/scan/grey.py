"""Pixels of any Pillow mode to 8-bit grey, in bands of rows, so that no second page is held."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops

from document.page import Grey

_Shade = Callable[[Image.Image], Grey]

# Pixels turned to grey at once: 2^20 take a few MB, and go as fast as larger bands.
_BAND = 1 << 20

# Modes whose values are wider than 8 bits.
DEEP = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")


def to_grey(image: Image.Image, negative: bool = False) -> Grey:
    """The image as grey paper and ink.

    Transparency is laid on white; CMYK becomes the grey of its print. Deep grey (16-bit, integer,
    float) is scaled by the range it uses: white is the largest number of as many bits as the
    largest value has, so a scan of 12 bits in 16 is as bright as one of 8 bits. Paper that is
    darker than that stays so; contrast is layout's business.

    Args:
        image: loaded, in any mode that Pillow decodes to.
        negative: its numbers stand for ink rather than light.

    Returns:
        (H, W) uint8, C-contiguous, in memory of its own.
    """
    grey: Grey = np.empty((image.height, image.width), np.uint8)
    shade = _shade_for(image, negative)
    for top, band in _bands(image):
        grey[top : top + band.height] = shade(band)
    return grey


def upright(grey: Grey, orientation: int) -> Grey:
    """The page turned as EXIF says; 1 and what EXIF does not know leave it as it is.

    Args:
        grey: (H, W).
        orientation: tag 274, 1-8.

    Returns:
        (H, W) or (W, H), C-contiguous.
    """
    turns: dict[int, Callable[[Grey], Grey]] = {
        2: np.fliplr,
        3: partial(np.rot90, k=2),
        4: np.flipud,
        5: np.transpose,
        6: partial(np.rot90, k=-1),
        7: lambda page: np.rot90(page, k=2).T,
        8: np.rot90,
    }
    turn = turns.get(orientation)
    return grey if turn is None else np.ascontiguousarray(turn(grey))


def stretch_shallow(grey: Grey) -> tuple[Grey, int]:
    """Brighten a page that came from 16-bit colour but used fewer bits.

    Pillow keeps the upper 8 of 16 bits of a colour; of a scan that used 12 bits 4 are left, all
    near black. They are spread over the whole range: coarse, but paper and ink.

    Args:
        grey: (H, W), as decoded.

    Returns:
        The page, changed in place, and how many of the 8 bits it used.
    """
    bits = max(int(grey.max(initial=0)).bit_length(), 1)
    if bits < 8:
        values = np.minimum(np.arange(256) * 255 // (2**bits - 1), 255).astype(np.uint8)
        np.take(values, grey, out=grey)
    return grey, bits


def _bands(image: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    rows = max(1, _BAND // image.width)
    for top in range(0, image.height, rows):
        yield top, image.crop((0, top, image.width, min(top + rows, image.height)))


def _shade_for(image: Image.Image, negative: bool) -> _Shade:
    if image.mode in DEEP:
        return partial(_scaled, *_range_of(image), negative, image.info.get("transparency"))
    if image.has_transparency_data:
        return _on_white
    if image.mode == "LAB":
        return lambda band: np.asarray(band.getchannel("L"))
    if negative:
        return lambda band: _plain(ImageChops.invert(band))
    return _plain


def _plain(band: Image.Image) -> Grey:
    return np.asarray(band.convert("L"))


def _on_white(band: Image.Image) -> Grey:
    unmultiplied = {"La": "LA", "RGBa": "RGBA"}.get(band.mode)
    straight = band.convert(unmultiplied) if unmultiplied else band
    pairs = np.asarray(straight.convert("RGBA").convert("LA"))
    ink, cover = 255 - pairs[..., 0].astype(np.uint16), pairs[..., 1]
    flat: Grey = (255 - (ink * cover + 127) // 255).astype(np.uint8)
    return flat


def _range_of(image: Image.Image) -> tuple[float, float]:
    """The values of black and white of a deep image."""
    black, top = 0.0, 0.0
    for _, band in _bands(image):
        values = _finite(band)
        black = min(black, float(values.min()))
        top = max(top, float(values.max()))
    if image.mode == "F" and top <= 1:
        return black, 1.0
    return black, float(2 ** max(int(top).bit_length(), 1) - 1)


def _scaled(
    black: float, white: float, negative: bool, transparent: int | None, band: Image.Image
) -> Grey:
    values = _finite(band)
    light = (values.astype(np.float64) - black) * (255 / (white - black))
    if negative:
        light = 255 - light
    if transparent is not None:
        light[values == transparent] = 255
    grey: Grey = np.rint(light).astype(np.uint8)
    return grey


def _finite(band: Image.Image) -> NDArray[np.generic]:
    """The values of a band; what is no number becomes 0."""
    values = np.asarray(band)
    return np.where(np.isfinite(values), values, 0) if band.mode == "F" else values
