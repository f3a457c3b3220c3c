"""The directories of a TIFF: which of its pictures are pages, and whether their pixels are there.

Pillow counts every directory as a page, thumbnails and masks too, and leaves black what a page
without all its strips does not have.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

# Tags of TIFF 6.0, part 1 and the technical note on NewSubfileType.
_NEW_SUBFILE_TYPE, _SUBFILE_TYPE = 254, 255
_REDUCED_OR_MASK = 0b101  # bits of NewSubfileType
_OLD_REDUCED = 2  # value of SubfileType
_PHOTOMETRIC, _SAMPLES, _PLANES = 262, 277, 284
_WIDTH, _HEIGHT, _ROWS_PER_STRIP = 256, 257, 278
_STRIP_OFFSETS, _TILE_OFFSETS = 273, 324
_TILE_WIDTH, _TILE_HEIGHT = 322, 323
_COMPRESSION, _UNCOMPRESSED = 259, 1
_MIN_IS_WHITE = 0
_SEPARATE = 2
_FIRST = 16  # entries among which tags up to 259 stand
_FIELD_CODES = {3: "H", 4: "I"}


@dataclass(frozen=True, slots=True)
class _Shape:
    """How numbers are packed: TIFF and BigTIFF in both byte orders."""

    first: struct.Struct  # place of the first directory, as the header has it
    first_at: int
    count: struct.Struct
    entry: int  # bytes of an entry
    offset: struct.Struct
    order: str


@dataclass(frozen=True, slots=True)
class Directory:
    """A picture of the file: its place in the chain from 0, and how it is packed (tag 259)."""

    place: int
    compression: int = _UNCOMPRESSED
    reduced: bool = False  # a thumbnail, a smaller copy or a mask of another


def page_directories(data: bytes, limit: int) -> tuple[Directory, ...]:
    """The directories that hold pages; all of them if all say thumbnail.

    Args:
        data: the whole file.
        limit: stop after one more than this many directories.

    Raises:
        EOFError: the chain of directories leaves the file: it is truncated.
    """
    everything = tuple(islice(_walk(data, _shape_of(data)), limit + 1))
    return tuple(one for one in everything if not one.reduced) or everything


def is_min_white(tags: Mapping[int, Any]) -> bool:
    """Whether the least value is paper; without the tag it is, as Pillow has it."""
    return bool(tags.get(_PHOTOMETRIC, _MIN_IS_WHITE) == _MIN_IS_WHITE)


def check_complete(tags: Mapping[int, Any]) -> None:
    """Compare the strips or tiles of a directory with those that its size needs.

    Raises:
        EOFError: some are missing.
        KeyError: there is no size.
    """
    width, height = tags[_WIDTH], tags[_HEIGHT]
    if _TILE_OFFSETS in tags:
        across = math.ceil(width / tags[_TILE_WIDTH])
        needed = across * math.ceil(height / tags[_TILE_HEIGHT])
        there = len(tags[_TILE_OFFSETS])
    else:
        needed = math.ceil(height / min(tags.get(_ROWS_PER_STRIP, height), height))
        there = len(tags.get(_STRIP_OFFSETS, ()))
    if tags.get(_PLANES) == _SEPARATE:
        needed *= tags.get(_SAMPLES, 1)
    if there < needed:
        raise EOFError(f"{there} of {needed} strips or tiles")


def _shape_of(data: bytes) -> _Shape:
    order = "<" if data[:2] == b"II" else ">"
    if 43 in data[2:4]:  # BigTIFF
        long = struct.Struct(order + "Q")
        return _Shape(long, 8, long, 20, long, order)
    long = struct.Struct(order + "I")
    return _Shape(long, 4, struct.Struct(order + "H"), 12, long, order)


def _walk(data: bytes, shape: _Shape) -> Iterator[Directory]:
    """The directories, until the chain ends or bites its tail."""
    seen: set[int] = set()
    (place,) = _unpack(shape.first, data, shape.first_at, 1)
    while place and place not in seen:
        seen.add(place)
        (entries,) = _unpack(shape.count, data, place, len(seen))
        start = place + shape.count.size
        end = start + entries * shape.entry
        (place,) = _unpack(shape.offset, data, end, len(seen))
        tags = dict(_short_tags(data[start:end], shape))
        reduced = bool(tags.get(_NEW_SUBFILE_TYPE, 0) & _REDUCED_OR_MASK)
        reduced = reduced or tags.get(_SUBFILE_TYPE) == _OLD_REDUCED
        yield Directory(len(seen) - 1, tags.get(_COMPRESSION, _UNCOMPRESSED), reduced)


def _unpack(numbers: struct.Struct, data: bytes, place: int, number: int) -> tuple[int, ...]:
    if place + numbers.size > len(data):
        raise EOFError(f"directory {number} lies beyond the end of the file")
    return numbers.unpack_from(data, place)


def _short_tags(entries: bytes, shape: _Shape) -> Iterator[tuple[int, int]]:
    """The tags that say what a directory is; they stand first, for tags stand in rising order."""
    for start in range(0, min(len(entries), _FIRST * shape.entry), shape.entry):
        tag, kind = struct.unpack_from(shape.order + "HH", entries, start)
        if tag > _COMPRESSION:
            return
        if kind in _FIELD_CODES:
            at = start + shape.entry - shape.offset.size
            yield tag, struct.unpack_from(shape.order + _FIELD_CODES[kind], entries, at)[0]
