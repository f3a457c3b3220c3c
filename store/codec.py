"""Dataclasses to plain JSON values and back, led by their own field types.

A box becomes ``[left, top, right, bottom]``, an outline four ``[x, y]`` corners, an enum its value,
a tuple a list, a dict keeps its keys in sorted order. Numbers are rounded so that equal results
give equal bytes: corners to 0.1 px, everything else to four decimals.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from document.geometry import Box, Quad
from document.page import Source, TextLine

_CORNER_DECIMALS = 1  # 0.1 px: finer than ink can be measured
_DECIMALS = 4  # of confidences, angles, glyph sizes, seconds

# Texts that are kept letter by letter: addresses of scans, and what an engine printed.
# Every other text is brought to Unicode NFC.
_VERBATIM_TYPES = (Source, TextLine)
_VERBATIM_FIELDS = {"source"}


class Mismatch(ValueError):
    """A value is not what its field wants; the message begins with the way to it."""


@dataclass(frozen=True, slots=True)
class Codec:
    """How values of one type are written and read.

    ``decode`` raises `Mismatch` for what ``encode`` cannot have written.
    """

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


def codec_of(hint: Any, verbatim: bool = False) -> Codec:
    """The codec for a type as it stands in a dataclass.

    Args:
        hint: a dataclass, enum, str, int, float, bool, ``tuple[X, ...]``, ``dict[str, X]`` or
            ``X | None``.
        verbatim: leave texts as they are instead of bringing them to NFC.
    """
    return _codec_of(hint, verbatim)


@cache
def _codec_of(hint: Any, verbatim: bool) -> Codec:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Box:
        return Codec(lambda box: [int(edge) for edge in _edges(box)], _decode_box)
    if hint is Quad:
        return Codec(_encode_quad, _decode_quad)
    if origin is tuple:
        return _sequence(codec_of(arguments[0], verbatim))
    if origin is dict:
        return _mapping(codec_of(arguments[1], verbatim))
    if origin in (Union, UnionType):
        (inner,) = (argument for argument in arguments if argument is not NoneType)
        return _optional(codec_of(inner, verbatim))
    if is_dataclass(hint):
        return _record(hint, verbatim or hint in _VERBATIM_TYPES)
    if issubclass(hint, Enum):
        return Codec(lambda member: member.value, partial(_decode_enum, hint))
    return _scalar(hint, verbatim)


def _record(kind: Any, verbatim: bool) -> Codec:
    hints = get_type_hints(kind)
    codecs = {
        field: codec_of(hints[field.name], verbatim or field.name in _VERBATIM_FIELDS)
        for field in fields(kind)
    }

    def encode(value: Any) -> dict[str, Any]:
        return {f.name: codec.encode(getattr(value, f.name)) for f, codec in codecs.items()}

    def decode(value: Any) -> Any:
        known = _expect(value, dict)
        found = {f.name: _decode_field(f, codec, known) for f, codec in codecs.items()}
        try:
            return kind(**found)
        except ValueError as error:
            raise Mismatch(f": {error}") from None

    return Codec(encode, decode)


def _decode_field(field: Field[Any], codec: Codec, values: dict[str, Any]) -> Any:
    if field.name in values:
        return _within(f".{field.name}", codec, values[field.name])
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return field.default_factory()
    raise Mismatch(f".{field.name}: is missing")


def _sequence(inner: Codec) -> Codec:
    return Codec(
        lambda values: [inner.encode(value) for value in values],
        lambda values: tuple(
            _within(f"[{i}]", inner, value) for i, value in enumerate(_expect(values, list))
        ),
    )


def _mapping(inner: Codec) -> Codec:
    return Codec(
        lambda values: {key: inner.encode(values[key]) for key in sorted(values)},
        lambda values: {
            key: _within(f".{key}", inner, value) for key, value in _expect(values, dict).items()
        },
    )


def _optional(inner: Codec) -> Codec:
    return Codec(
        lambda value: None if value is None else inner.encode(value),
        lambda value: None if value is None else inner.decode(value),
    )


def _scalar(kind: type, verbatim: bool) -> Codec:
    if kind is float:
        return Codec(partial(_rounded, decimals=_DECIMALS), _decode_number)
    if kind is str and not verbatim:
        return Codec(partial(unicodedata.normalize, "NFC"), partial(_expect, kind=str))
    return Codec(kind, partial(_expect, kind=kind))


def _rounded(value: float, decimals: int) -> float:
    return round(float(value), decimals) + 0.0  # + 0.0: there is no minus zero


def _edges(box: Box) -> tuple[int, int, int, int]:
    return box.left, box.top, box.right, box.bottom


def _encode_quad(quad: Quad) -> list[list[float]]:
    return [[_rounded(number, _CORNER_DECIMALS) for number in point] for point in quad.corners]


def _decode_box(value: Any) -> Box:
    edges = [_expect(edge, int) for edge in _expect(value, list)]
    try:
        return Box(*edges)
    except (TypeError, ValueError):
        raise Mismatch(": is not [left, top, right, bottom]") from None


def _decode_quad(value: Any) -> Quad:
    points = [tuple(map(_decode_number, _expect(point, list))) for point in _expect(value, list)]
    if [len(point) for point in points] != [2, 2, 2, 2]:
        raise Mismatch(": is not four corners [x, y]")
    return Quad(*points)  # type: ignore[arg-type]  # each has two numbers, as has just been seen


def _decode_enum(kind: type[Enum], value: Any) -> Enum:
    try:
        return kind(value)
    except ValueError:
        raise Mismatch(f": is none of {', '.join(str(m.value) for m in kind)}") from None


def _decode_number(value: Any) -> float:
    return float(value) if type(value) is int else float(_expect(value, float))


def _expect(value: Any, kind: type) -> Any:
    if type(value) is not kind:  # not isinstance: True is an int to it
        raise Mismatch(f": is {type(value).__name__}, not {kind.__name__}")
    return value


def _within(place: str, codec: Codec, value: Any) -> Any:
    try:
        return codec.decode(value)
    except Mismatch as error:
        raise Mismatch(f"{place}{error}") from None
