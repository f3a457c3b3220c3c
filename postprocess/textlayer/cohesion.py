"""Whether two texts are of one article, by the words they share and the columns they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log, sqrt
from statistics import median

from postprocess.characters import HAN
from postprocess.textlayer.units import Unit

_NOT_HAN = re.compile(f"[^{HAN}]+")
_NEAR = 3  # paragraphs beside a place that tell how wide the columns are there
_BRIEF = 80  # pairs, less of which say the less
_LONG = 500  # pairs of a text, from which bonds grow no more
_FEW, _EVEN = 0.03, 0.2  # bonds: of texts without a word in common, and where chances are even
_CHANCE = 2.0  # pairs that any two texts may share
_OTHER = 0.7  # glyphs; columns whose widths differ by less are of one width


class Cohesion:
    """The pairs of Han of a layer's texts, those that stand in few of them counting most."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._spread = Counter(pair for text in texts for pair in _pairs(text))

    def bond(self, one: str, other: str) -> float:
        """How many rare pairs two texts share, per root of the poorer one's pairs.

        Six paragraphs on either side of a place within an article of real prose share 0.25 and
        more in 95 cases of 100, of two articles 0.25 and less in 50, 0.6 in 95.
        """
        mine, theirs = _pairs(one), _pairs(other)
        return self._weight(mine & theirs) / sqrt(max(1, min(len(mine), len(theirs))))

    def against(self, one: str, other: str) -> float:
        """How much the words of two texts speak against their being of one article.

        A logarithm: 0 for words that say nothing, to which short texts come near, and negative for
        many in common.
        """
        shorter = min(len(_pairs(one)), len(_pairs(other)))
        even = _EVEN * sqrt(min(1.0, shorter / _LONG))
        told = min(1.0, shorter / _BRIEF)
        return -told * log((self.bond(one, other) + _FEW) / (even + _FEW))

    def leaning(self, text: str, one: str, other: str) -> float:
        """How much more a text says of one than of another: a logarithm, negative for less."""
        mine = _pairs(text)
        told, untold = (self._weight(mine & _pairs(side)) for side in (one, other))
        return log((told + _CHANCE) / (untold + _CHANCE))

    def shares(self, text: str, others: Sequence[str]) -> list[float]:
        """How the words that a text has in common with others spread over them.

        They sum up to almost 1, or to less where there are few such words.
        """
        mine = _pairs(text)
        found = [self._weight(mine & _pairs(other)) for other in others]
        return [one / (sum(found) + _CHANCE) for one in found]

    def _weight(self, pairs: Iterable[str]) -> float:
        return sum(1.0 / max(1, self._spread[pair]) for pair in pairs)


def width_change(above: Sequence[Unit], below: Sequence[Unit]) -> float:
    """By how many glyphs the column is wider or narrower below a place; 0 for next to nothing."""
    one, other = _width(above[-_NEAR:]), _width(below[:_NEAR])
    change = abs(one - other) if one and other else 0.0
    return change if change >= _OTHER else 0.0


def _width(units: Sequence[Unit]) -> float:
    """How wide a paragraph's lines are but the last, in glyphs; 0 where all have one line."""
    full = [line.width for unit in units for line in unit.lines[1:-1]]
    return median(full) if full else 0.0


def _pairs(text: str) -> frozenset[str]:
    runs = _NOT_HAN.split(text)
    return frozenset(one + other for run in runs for one, other in pairwise(run))
