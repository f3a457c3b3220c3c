"""Scan files made on the spot."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[Any]


def pattern(width: int = 90, height: int = 120) -> NDArray[np.uint8]:
    """Paper with a bar at the top left and a grey one down the left: no symmetry maps it on itself.

    ############____
    ________________
    ##______________
    ##______________
    """
    page = np.full((height, width), 255, np.uint8)
    page[8:24, 8 : width * 2 // 3] = 0
    page[40 : height - 24, 8:24] = 96
    return page


def picture(mode: str = "L") -> Image.Image:
    """The pattern as a Pillow image; 1-bit by threshold, so that grey becomes ink."""
    image = Image.fromarray(pattern())
    if mode == "1":
        return Image.fromarray(pattern() > 127)
    return image if mode == "L" else image.convert(mode)


def encode(image: Image.Image, form: str, **settings: Any) -> bytes:
    """The image as a file of that format, as Pillow writes it."""
    file = io.BytesIO()
    image.save(file, form, **settings)
    return file.getvalue()


def deep(values: Pixels, form: str = "PNG", **settings: Any) -> bytes:
    """16-bit, integer or float grey."""
    return encode(Image.fromarray(values), form, **settings)


def turned(orientation: int, unit: int = 2) -> Image.Exif:
    """EXIF with an orientation, and 300 dpi in inches (2) or 120 to the centimetre (3)."""
    exif = Image.Exif()
    exif[274], exif[296] = orientation, unit
    exif[282] = exif[283] = 300.0 if unit == 2 else 120.0
    return exif


def tiff(
    values: Pixels,
    *,
    min_white: bool = False,
    order: str = "<",
    tile: int = 0,
    planes: bool = False,
    kept: int | None = None,
    compression: int = 1,
    subfiles: Sequence[int] = (0,),
    photometric: int | None = None,
) -> bytes:
    """An uncompressed TIFF, written by hand to reach what Pillow does not write.

    Args:
        values: (H, W) or (H, W, samples) of uint8 or uint16.
        min_white: the least value is paper.
        order: of bytes, as `struct` has it.
        tile: side of its tiles in pixels, a multiple of 16; strips of 8 rows when 0.
        planes: one sample after the other, instead of pixel by pixel.
        kept: how many strips or tiles the directory names; all when None.
        compression: what tag 259 claims.
        subfiles: a directory of the same pixels for each, with that NewSubfileType.
        photometric: overrides what follows from the pixels.
    """
    height, width = values.shape[:2]
    samples = values.shape[2] if values.ndim == 3 else 1
    file = bytearray((b"II*\0" if order == "<" else b"MM\0*") + bytes(4))
    split = np.split(values, samples, axis=2) if planes else [values]
    places, sizes = [], []
    for piece in (piece for plane in split for piece in _pieces(plane, tile)):
        places.append(len(file))
        file += piece.astype(values.dtype.newbyteorder(order)).tobytes()
        sizes.append(len(file) - places[-1])
    shape = {322: (3, [tile]), 323: (3, [tile]), 324: (4, places[:kept]), 325: (4, sizes[:kept])}
    if not tile:
        shape = {273: (4, places[:kept]), 278: (4, [8]), 279: (4, sizes[:kept])}
    meaning = photometric if photometric is not None else (2 if samples >= 3 else 1 - min_white)
    tags = shape | {256: (4, [width]), 257: (4, [height]), 259: (3, [compression])}
    tags |= {258: (3, [values.dtype.itemsize * 8] * samples), 262: (3, [meaning])}
    tags |= {277: (3, [samples]), 284: (3, [1 + planes])}
    link = 4
    for subfile in subfiles:
        link = _append_directory(file, tags | {254: (4, [subfile])}, order, link)
    return bytes(file)


def _pieces(plane: Pixels, tile: int) -> list[Pixels]:
    """Strips of 8 rows, or tiles filled up at the edges."""
    height, width = plane.shape[:2]
    if not tile:
        return [plane[top : top + 8] for top in range(0, height, 8)]
    edges = [(0, -height % tile), (0, -width % tile), *[(0, 0)] * (plane.ndim - 2)]
    full = np.pad(plane, edges)
    return [
        full[top : top + tile, left : left + tile]
        for top in range(0, height, tile)
        for left in range(0, width, tile)
    ]


def _append_directory(
    file: bytearray, tags: dict[int, tuple[int, list[int]]], order: str, link: int
) -> int:
    """Add the directory, let the link before point to it, and say where its own link stands."""
    entries = b""
    for tag, (kind, numbers) in sorted(tags.items()):
        value = struct.pack(f"{order}{len(numbers)}{'HI'[kind == 4]}", *numbers)
        if len(value) > 4:
            value_at = struct.pack(order + "I", len(file))
            file += value
        else:
            value_at = value.ljust(4, b"\0")
        entries += struct.pack(order + "HHI", tag, kind, len(numbers)) + value_at
    start = len(file)
    file += struct.pack(order + "H", len(tags)) + entries + bytes(4)
    struct.pack_into(order + "I", file, link, start)
    return len(file) - 4


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    file, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    index = b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table)
    trailer = b"trailer\n<</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(file))
    return file + index + trailer


def stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(content), content)


def pdf_page(
    content: bytes, *, box: str = "0 0 90 120", page: str = "", further: Sequence[bytes] = ()
) -> bytes:
    """A PDF of one page: /I is the pattern as a picture, /F the first of the further objects."""
    pixels = pattern()
    height, width = pixels.shape
    shape = b"/Type/XObject/Subtype/Image/Width %d/Height %d" % (width, height)
    resources = (
        b"/Resources<</XObject<</I 5 0 R/F 6 0 R>>"
        b"/Font<</T<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    )
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[%b]%b%b>>"
        % (box.encode(), page.encode(), resources),
        stream(b"", content),
        stream(shape + b"/ColorSpace/DeviceGray/BitsPerComponent 8", pixels.tobytes()),
        *further,
    )


PICTURE = b"q 90 0 0 120 0 0 cm /I Do Q"
"""Page content: the pattern over the whole page."""
