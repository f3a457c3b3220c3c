"""Bodies that nothing parts but their words, cut so that each head has one of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise

from postprocess.textlayer.cohesion import Cohesion, width_change
from postprocess.textlayer.units import Sort, Unit

_AROUND = 4  # units on either side of a place whose words are compared
_BOND = 1.5  # what words in common say against a cut
_WIDTH = 0.3  # what a glyph of another width says for one; at most three count
_TOGETHER = 0.5  # what speaks against a cut where no blank line stands
_HEAD = 2.0  # what the words of a head say for the paragraphs that hold all of them


def partition(bodies: Sequence[Sequence[Unit]], heads: Sequence[str]) -> list[list[int]]:
    """Where bodies are to be cut so that there are as many as heads, which stand in their order.

    Of all ways the one is taken in which the words of each head stand in its own body, and the
    words on either side of a cut have least in common (dynamic programming over paragraphs).

    Args:
        bodies: units of each, in the order of the layer; at most as many as heads.
        heads: what the headlines say.

    Returns:
        For each body the places of the units before which it is cut; none where there are too few.
    """
    units = [unit for body in bodies for unit in body]
    firsts = [0, *accumulate(len(body) for body in bodies)]
    ways = _Ways(units, heads, frozenset(firsts))
    starts = ways.best()
    return [
        [start - first for start in starts if first < start < last]
        for first, last in pairwise(firsts)
    ]


class _Ways:
    """All ways to cut a run of units into as many bodies as there are heads."""

    def __init__(self, units: Sequence[Unit], heads: Sequence[str], fixed: frozenset[int]) -> None:
        texts = [unit.text for unit in units]
        cohesion = Cohesion(texts)
        self.units, self.fixed, self.count = units, fixed, len(heads)
        self.cost = {
            at: 0.0 if at in fixed else self._cut(at, cohesion)
            for at in range(1, len(units))
            if at in fixed or _may_begin(units, at)
        }
        self.told = [[0.0, *accumulate(cohesion.shares(head, texts))] for head in heads]

    def _cut(self, at: int, cohesion: Cohesion) -> float:
        first = max(edge for edge in self.fixed if edge < at)
        last = min((edge for edge in self.fixed if edge > at), default=len(self.units))
        above = self.units[max(first, at - _AROUND) : at]
        below = self.units[at : min(last, at + _AROUND)]
        bond = cohesion.bond(*("".join(unit.text for unit in side) for side in (above, below)))
        together = above[-1].lines[-1].stanza == below[0].lines[0].stanza
        changed = _WIDTH * min(3.0, width_change(above, below))
        return _BOND * min(1.0, bond) + _TOGETHER * together - changed

    def best(self) -> list[int]:
        """Where the bodies of the best way begin, the first of all left out."""

        @cache
        def cheapest(start: int, head: int) -> tuple[float, tuple[int, ...]]:
            """From the body of a head on: what the rest costs, and where its bodies begin."""
            told = self.told[head]
            fixed = min((edge for edge in self.fixed if edge > start), default=len(self.units))
            ways: list[tuple[float, tuple[int, ...]]] = []
            if fixed >= len(self.units):
                ways.append((_HEAD * (told[start] - told[-1]), ()))
            if head + 1 == self.count:
                return ways[0] if ways else (float("inf"), ())
            for at, cost in self.cost.items():
                if start < at <= fixed:
                    rest, starts = cheapest(at, head + 1)
                    own = _HEAD * (told[start] - told[at])
                    ways.append((own + cost + rest, (at, *starts)))
            enough = [way for way in ways if len(way[1]) == self.count - head - 1]
            return min(enough or ways, default=(float("inf"), ()))

        return list(cheapest(0, 0)[1])


def _may_begin(units: Sequence[Unit], at: int) -> bool:
    """Whether a body may begin with a unit: with a paragraph that no subhead stands over."""
    paragraphs = units[at].sort is Sort.PARAGRAPH and units[at].whole
    return paragraphs and units[at - 1].sort is not Sort.HEADING
