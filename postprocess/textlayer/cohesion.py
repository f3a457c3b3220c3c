"""Whether two texts are of one article, by the words they share and the columns they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import sqrt
from statistics import median

from postprocess.characters import HAN
from postprocess.textlayer.units import Sort, Unit

_NOT_HAN = re.compile(f"[^{HAN}]+")
_LONG = 60  # triples; what is shorter says nothing
# Shared glyph triples per root of the poorer text's triples. Halves of newspaper articles share
# 0.4 and more in three cases of four, texts of different articles 0.16 or less in 95 of 100.
_SHARED = 0.2
_NEAR = 3  # paragraphs beside a place that tell how wide the columns are there
_OTHER = 0.7  # glyphs; columns whose widths differ by less are of one width
_WIDTH = 0.3  # what another width says, for each glyph of it, beside the words


def bond_against(one: str, other: str) -> float:
    """How much the words of two texts speak against their being of one article; short ones say 0.

    From -1 for many words in common to 1 for none.
    """
    mine, theirs = _triples(one), _triples(other)
    poorer = min(len(mine), len(theirs))
    if poorer < _LONG:
        return 0.0
    bond = len(mine & theirs) / sqrt(poorer)
    return max(-1.0, 1.0 - 5.0 * bond)


def weakest_places(bodies: Sequence[Sequence[Unit]], count: int) -> list[tuple[int, int]]:
    """Where bodies fall apart: up to so many (body, unit) that begin something else.

    A place is a paragraph's beginning behind which the words, or the width of the column, change.
    """
    scored = []
    for at, units in enumerate(bodies):
        for cut in range(1, len(units)):
            if units[cut].sort is not Sort.PARAGRAPH or not units[cut].whole:
                continue
            above, below = units[:cut], units[cut:]
            changed = min(3.0, width_change(above, below))
            scored.append((_bond(above, below) - _WIDTH * changed, at, cut))
    return [(at, cut) for bond, at, cut in sorted(scored)[:count] if bond < _SHARED]


def width_change(above: Sequence[Unit], below: Sequence[Unit]) -> float:
    """By how many glyphs the column is wider or narrower below a place; 0 for next to nothing."""
    one, other = _width(above[-_NEAR:]), _width(below[:_NEAR])
    change = abs(one - other) if one and other else 0.0
    return change if change >= _OTHER else 0.0


def _width(units: Sequence[Unit]) -> float:
    """How wide a paragraph's lines are but the last, in glyphs; 0 where all have one line."""
    full = [line.width for unit in units for line in unit.lines[1:-1]]
    return median(full) if full else 0.0


def _bond(above: Sequence[Unit], below: Sequence[Unit]) -> float:
    mine = _triples("".join(unit.text for unit in above))
    theirs = _triples("".join(unit.text for unit in below))
    poorer = min(len(mine), len(theirs))
    return len(mine & theirs) / sqrt(poorer) if poorer >= _LONG else 1.0


def _triples(text: str) -> frozenset[str]:
    runs = _NOT_HAN.split(text)
    return frozenset(run[at : at + 3] for run in runs for at in range(len(run) - 2))
