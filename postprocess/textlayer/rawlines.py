"""The lines of a raw text layer, with all that can be measured without seeing the page."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from postprocess.characters import CLOSERS, HAN, OPENERS, ends_sentence
from postprocess.repairs import clean_line

_NARROW = 0.5  # width of a digit or Latin letter, in glyphs
_SQUEEZED = 0.5  # white that two marks side by side give up
_STOPS = "，。、；：！？" + CLOSERS
_LEADING = re.compile("^[ \u3000\u00a0\t]*")
_GAP = re.compile(f"[{HAN}，。、；：！？“”‘’（）《》] (?=[{HAN}，。、；：！？“”‘’（）《》])")
_PAIR = re.compile(f"[{HAN}](?= ?[{HAN}，。、；：！？“”‘’（）《》])")
_UNIT = re.compile(f"[{OPENERS}]*(?:[A-Za-z0-9.%,:]+|.)([{_STOPS}—…]*)")
_WINDOW = 6  # lines on either side that tell a column's width
_HEADLINE = 2  # lines; a stanza of more may be a column of its own
_STANZA = 4  # lines; a longer one is body and tells its own width
_INDENT, _CLOSE = 2.0, 0.8  # glyphs
_COLUMN = 5.0  # glyphs; nothing narrower is a column


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line of the layer that holds text.

    Attributes:
        number: its place in the file, blank lines counted, from 0.
        raw: as given.
        text: without the defects that can be seen in one line alone.
        width: of its glyphs set solid, in glyphs.
        spread: justified with gaps between the glyphs, so that it fills its column.
        indent: white it begins with, in glyphs; layers mostly lose it.
        stanza: which run of lines between blank ones it belongs to, from 0.
    """

    number: int
    raw: str
    text: str
    width: float
    spread: bool
    indent: float
    stanza: int


def raw_lines(layer: str) -> tuple[RawLine, ...]:
    """The lines of a layer in their order; blank ones only part stanzas."""
    lines: list[RawLine] = []
    stanza, blank = 0, False
    for number, raw in enumerate(layer.splitlines()):
        text = clean_line(raw)
        if not text:
            blank = True
            continue
        stanza += blank and bool(lines)
        blank = False
        lines.append(
            RawLine(number, raw, text, solid_width(text), _is_spread(raw), _indent(raw), stanza)
        )
    return tuple(lines)


def solid_width(text: str) -> float:
    """How wide a text is set solid, in glyphs; neighbouring marks share their white.

    >>> solid_width("今年12月"), solid_width("推进“都”“城”分离")
    (4.0, 9.5)
    """
    marks = OPENERS + _STOPS
    width = sum(_NARROW if sign.isascii() else 1.0 for sign in text)
    pairs = sum(a in marks and b in marks for a, b in pairwise(text))
    return width - _SQUEEZED * pairs


def _is_spread(raw: str) -> bool:
    """Whether most neighbours of a line are parted by gaps."""
    return len(_GAP.findall(raw)) * 2 > len(_PAIR.findall(raw)) > 2


def first_unit(text: str) -> float:
    """How wide the beginning of a line is that may not be parted, in glyphs.

    A number or Latin word, or a glyph with the marks that no line may begin with; opening marks
    stay with what follows.

    >>> first_unit("水，他看了"), first_unit("36.43万"), first_unit("“河清了"), first_unit("河清")
    (1.5, 2.5, 2.0, 1.0)
    """
    found = _UNIT.match(text)
    return solid_width(found.group()) - _SQUEEZED * len(found.group(1)) if found else 1.0


def _indent(raw: str) -> float:
    white = _LEADING.match(raw)
    return sum(1.0 if sign == "\u3000" else 0.5 for sign in white.group()) if white else 0.0


def column_widths(lines: Sequence[RawLine], cuts: Collection[int] = ()) -> tuple[float, ...]:
    """The width of the column that each line stands in, in glyphs.

    It is what the wider half of the lines around are wide, in the middle. A short stanza may be a
    headline or a caption, and is measured by the long one before it, unless something else stands
    between or it fits the next one.

    Args:
        lines: that run on, in order.
        cuts: places of lines before which something else stood.
    """
    if 2 * sum(ends_sentence(line.text) for line in lines) > len(lines):
        return (max(line.width for line in lines) + _INDENT,) * len(lines)
    sizes: dict[int, int] = {}
    for line in lines:
        sizes[line.stanza] = sizes.get(line.stanza, 0) + 1
    return tuple(_width_at(at, lines, sizes, cuts) for at in range(len(lines)))


def _width_at(
    at: int, lines: Sequence[RawLine], sizes: dict[int, int], cuts: Collection[int]
) -> float:
    stanza = lines[at].stanza
    around = lines[max(0, at - _WINDOW) : at + _WINDOW + 1]
    own = [line.width if line.stanza == stanza else 0.0 for line in around]
    if sizes[stanza] > _STANZA:
        return _width_in_stanza(min(at, _WINDOW), own)
    first = max((cut for cut in cuts if cut <= at), default=0)
    last = min((cut for cut in cuts if cut > at), default=len(lines))
    before = [line.width for line in lines[first:at] if sizes[line.stanza] > _STANZA]
    after = [line.width for line in lines[at + 1 : last] if sizes[line.stanza] > _STANZA]
    beyond = [line.width for line in lines[last:] if sizes[line.stanza] > _STANZA]
    whole = sizes[stanza] > _HEADLINE
    if not before and not after and not whole:
        near = [line.width for line in lines[max(first, at - _WINDOW) : min(last, at + _WINDOW)]]
        return _wider_half(near if len(near) > _STANZA else beyond[:_WINDOW] or near)
    sides = [before[-_WINDOW:], after[:_WINDOW] or beyond[:_WINDOW]]
    columns = [_wider_half(side) for side in sides if side]
    if whole:
        widths = [width for width in own if width]
        return min([*columns, _wider_half(widths)], key=lambda column: _misfits(widths, column))
    if ends_sentence(lines[at].text):
        return columns[0]
    fitting = (column for column in columns if _fits(lines[at].width, column))
    return next(fitting, columns[0])


def _width_in_stanza(at: int, widths: Sequence[float]) -> float:
    """The width around a line of a long stanza, or on that side of it which the line fits."""
    before, after = widths[max(0, at - _WINDOW) : at], widths[at + 1 : at + _WINDOW + 1]
    around = _wider_half([width for width in (*before, widths[at], *after) if width])
    sides = [[width for width in side if width] for side in (before, after)]
    columns = [around, *(_wider_half(side) for side in sides if len(side) >= _STANZA)]
    return next((column for column in columns if _fits(widths[at], column)), around)


def _misfits(widths: Sequence[float], column: float) -> int:
    """How many lines of a stanza but the last are not as wide as a column."""
    return sum(not _fits(width, column) for width in widths[:-1])


def _fits(width: float, column: float) -> bool:
    """Whether a line is as wide as its column, or as the first line of a paragraph in it."""
    return min(abs(width - column), abs(width - column + _INDENT)) < _CLOSE


def _wider_half(widths: Sequence[float]) -> float:
    ordered = sorted(widths, reverse=True)
    return max(_COLUMN, median(ordered[: (len(ordered) + 1) // 2]))
