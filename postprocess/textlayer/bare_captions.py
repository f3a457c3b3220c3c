"""Captions without a credit that look like a paragraph of one sentence: their place tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from postprocess.datelines import find_dateline
from postprocess.repairs import repair
from postprocess.textlayer.units import Sort, Unit, comes_from, leaves

_LINES = 3
_HAN = 45
_SENTENCE = re.compile("[^，。？！；：“”]+(?:，[^，。？！；：“”]+)?。")
_PARTED = 0.3  # share of paragraphs behind a blank line from which such a line says nothing
_EDGES = (Sort.HEADING, Sort.SUBTITLE, Sort.BYLINE, Sort.FURNITURE)
_PICTURED = (Sort.CAPTION, Sort.PAGE_CREDIT)


def with_bare_captions(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units, paragraphs of one sentence that can only be captions made captions.

    They stand alone between blank lines: beside another caption, between two articles, or in a
    layer that parts no paragraphs so. In 280 layers typed from made-up and real pages 14 sentences
    that stand so are captions and none a paragraph; elsewhere 2 are captions and 68 paragraphs.
    """
    sizes = Counter(line.stanza for unit in units for line in unit.lines)
    parted = _parts_paragraphs(units)
    return tuple(
        replace(unit, sort=Sort.CAPTION)
        if _is_sentence(unit, sizes) and (not parted or any(_tell(at, units)))
        else unit
        for at, unit in enumerate(units)
    )


def _parts_paragraphs(units: Sequence[Unit]) -> bool:
    """Whether blank lines stand between many paragraphs of a layer."""
    blanks = [
        above.lines[-1].stanza != below.lines[0].stanza
        for above, below in pairwise(units)
        if above.sort is below.sort is Sort.PARAGRAPH and below.whole
    ]
    return sum(blanks) >= _PARTED * len(blanks)


def _is_sentence(unit: Unit, sizes: Counter[int]) -> bool:
    """Whether a unit is a paragraph of one sentence between blank lines."""
    alone = len(unit.lines) <= _LINES and sizes[unit.lines[0].stanza] == len(unit.lines)
    paragraph = unit.sort is Sort.PARAGRAPH and unit.whole and alone
    return paragraph and len(unit.text) <= _HAN and _SENTENCE.fullmatch(unit.text) is not None


def _tell(at: int, units: Sequence[Unit]) -> Iterator[bool]:
    """Whether the units around say that a sentence is no part of an article's text."""
    above = units[at - 1] if at else None
    below = units[at + 1] if at + 1 < len(units) else None
    for unit in (above, below):
        yield unit is not None and unit.sort in _PICTURED
        yield (unit is None or unit.sort in _EDGES) and "，" not in units[at].text
    yield above is not None and leaves(above)
    yield below is not None and (comes_from(below) or find_dateline(repair(below.text)) != "")
