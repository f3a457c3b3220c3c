"""Whose each caption of a text layer is: its words, its photographer, its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from postprocess.authors import people_of
from postprocess.captions import split_credit
from postprocess.likeness import bare
from postprocess.repairs import repair
from postprocess.textlayer.units import Unit

_INSIDE, _ABOVE, _BELOW = 0.6, 0.3, 0.15  # what a caption's place says, beside its words
_LAST = 0.05  # behind all bodies, where layers put the captions of all articles
_BACK = 0.2  # what speaks against a caption of an article before that of the last caption
_AUTHOR = 0.5  # who wrote an article took its pictures, too


class Owner(Protocol):
    """An article that may have captions."""

    captions: list[Unit]

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def text(self) -> str: ...


def give_captions(captions: Sequence[tuple[int, Unit]], owners: Sequence[Owner]) -> None:
    """Every caption to the article whose words it shares, and near which it stands.

    Args:
        captions: with their places among the units of the layer.
        owners: the articles, in the order of the layer; they are given their captions.
    """
    if not owners:
        return
    pairs = [_pairs(owner.text) for owner in owners]
    spread = Counter(pair for own in pairs for pair in own)
    last = max(owner.end for owner in owners)
    # With captions between the bodies, those behind the last one are its own.
    together = all(place > last for place, _ in captions)
    claims: list[list[float]] = []
    for place, unit in captions:
        mine, names = _pairs(unit.text), _names(unit.text)
        claims.append(
            [
                sum(1 / spread[pair] for pair in mine & own) / max(len(mine), 1)
                + _AUTHOR * any(name in owner.text for name in names)
                + _nearness(place, owner, owners, together)
                for own, owner in zip(pairs, owners, strict=True)
            ]
        )
    for (_, unit), at in zip(captions, _in_order(claims, len(owners)), strict=True):
        owners[at].captions.append(unit)


def _in_order(claims: Sequence[Sequence[float]], count: int) -> list[int]:
    """The owner of each caption, where most claims are met and captions come in their order.

    Args:
        claims: for each caption, what speaks for each owner.
        count: of owners.
    """
    ways: list[tuple[float, list[int]]] = [(0.0, [at]) for at in range(count)]
    for claim in claims:
        ways = [
            max((met - _BACK * (way[-1] > at) + claim[at], [*way, at]) for met, way in ways)
            for at in range(count)
        ]
    return max(ways)[1][1:]


def _nearness(place: int, owner: Owner, owners: Sequence[Owner], together: bool) -> float:
    """What a caption's place says for an article."""
    if owner.start < place < owner.end:
        return _INSIDE
    above = max((one.end for one in owners if one.end < place), default=None)
    below = min((one.start for one in owners if one.start > place), default=None)
    if owner.end == above:
        return _LAST if together else _ABOVE
    return _BELOW if owner.start == below else 0.0


def _names(caption: str) -> list[str]:
    """The people of a caption's credit."""
    return [person.name for person in people_of(split_credit(repair(caption))[1])]


def _pairs(text: str) -> frozenset[str]:
    return frozenset(one + other for one, other in pairwise(bare(text)))
