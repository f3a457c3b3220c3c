"""The tiers of a head in a text layer, where type sizes are unknown: kicker, headline, subtitle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from document.page import RegionKind
from postprocess.characters import HAN, count_han
from postprocess.head import BADGES
from postprocess.likeness import share_of_glyph_pairs
from postprocess.textlayer.rawlines import RawLine
from postprocess.textlayer.units import Sort, Unit

_SAME_SIZE = 0.12  # share by which the lines of one headline differ in length at most
_KICKER_HAN = 14
_LABEL, _NAME = 5, 8  # Han of a column's name: 经济观察, 民生实事追踪
_FOREIGN = 0.1  # share of a name's pairs of glyphs that the text below may hold by chance
_TOLD = 0.3  # share of a headline's pairs of glyphs that the text below holds at least
_GAP = re.compile(f"(?<=[{HAN}℃%％”》）])[ \u3000]+(?=[{HAN}“《])")

Tier = tuple[RegionKind, tuple[RawLine, ...]]


def tiers(head: Sequence[Unit], text: str) -> Iterator[Tier]:
    """The tiers of a head: what is no subtitle or byline is headline, or kicker before it.

    A badge, a short line with · in it, or a name whose words the text does not speak of, is a
    kicker; lines of about one length are one headline, unless one of them holds two clauses: the
    first is the headline then, or a later one the subtitle. Else the shorter of two is the
    headline, which is set larger.

    Args:
        head: units of the headline block.
        text: below it.
    """
    named = {Sort.SUBTITLE: RegionKind.SUBTITLE, Sort.BYLINE: RegionKind.BYLINE}
    lines = [line for unit in head if unit.sort is Sort.HEADING for line in unit.lines]
    kickers, lines, below = _sorted(lines, text)
    if below and any(unit.sort is Sort.SUBTITLE for unit in head):
        # A head has one subtitle, here one with its dash: over the headline stands a kicker.
        kickers, lines, below = [*kickers, *lines], below, []
    told = ((RegionKind.KICKER, kickers), (RegionKind.HEADLINE, lines))
    yield from ((kind, tuple(own)) for kind, own in (*told, (RegionKind.SUBTITLE, below)) if own)
    yield from ((named[unit.sort], unit.lines) for unit in head if unit.sort in named)


Lines = list[RawLine]


def _sorted(lines: Lines, text: str) -> tuple[Lines, Lines, Lines]:
    """Kickers, headline and subtitle."""
    kickers: Lines = []
    while len(lines) > 1 and _is_kicker(lines[0].text, lines[1].text, "" if kickers else text):
        kickers.append(lines[0])
        lines = lines[1:]
    if len(lines) > 1 and _alike(lines) and _has_gap(lines[0]):
        return kickers, lines[:1], lines[1:]
    clauses = next((at for at, line in enumerate(lines) if at and _has_gap(line)), len(lines))
    if clauses < len(lines):
        return kickers, lines[:clauses], lines[clauses:]
    if len(lines) < 2 or _alike(lines):
        return kickers, lines, []
    first, rest = lines[0], lines[1:]
    if first.width > max(line.width for line in rest):
        return [*kickers, first], rest, []
    return kickers, [first], rest


def _is_kicker(line: str, below: str, text: str) -> bool:
    """Whether the first line of a head is a badge, or names a column of the paper.

    A name that the text does not speak of is told by that text; without it none is.
    """
    if line in BADGES or ("·" in line and len(line) <= _KICKER_HAN):
        return True
    if count_han(line) != len(line):
        return False
    label = len(line) <= _LABEL and len(below) >= len(line) + 2
    told = (share_of_glyph_pairs(below, text) or 0.0) >= _TOLD
    name = len(line) <= _NAME and (told or len(below) > len(line))
    share = share_of_glyph_pairs(line, text)
    return label or (name and share is not None and share <= _FOREIGN)


def _has_gap(line: RawLine) -> bool:
    """Whether a line consists of clauses parted by white alone: 新增站点 候车缩短.

    Not where justified setting parts all glyphs.
    """
    gaps = len(_GAP.findall(line.raw.strip()))
    return 0 < gaps <= max(1, count_han(line.text) // 6)


def _alike(lines: Sequence[RawLine]) -> bool:
    widths = [line.width for line in lines]
    return max(widths) - min(widths) <= _SAME_SIZE * max(widths)
