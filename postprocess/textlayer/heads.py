"""Heads of a text layer, and the bodies they belong to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from postprocess.assignment import assign
from postprocess.likeness import share_of_glyph_pairs
from postprocess.textlayer.units import Sort, Unit

_ALIKE = 0.35  # share of a headline's pairs of glyphs found in its body; others' hold a tenth


@dataclass(slots=True)
class Head:
    """Units of a headline block.

    Attributes:
        units: kicker, headline, subtitle, byline.
        place: among the units of the layer.
    """

    units: list[Unit]
    place: int

    @property
    def text(self) -> str:
        return "".join(unit.text for unit in self.units if unit.sort is not Sort.BYLINE)

    @property
    def plain(self) -> bool:
        """Whether nothing but its place tells it from a subhead."""
        return len(self.units) == 1 and self.units[0].sort is Sort.HEADING


class Body(Protocol):
    """What a head may belong to."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def text(self) -> str: ...


def split_heads(heads: Sequence[Head], bodies: Sequence[Body]) -> list[Head]:
    """Blocks that hold several heads, one after the other, cut into them.

    A heading in a stanza of its own begins another head behind a byline; and anywhere where all
    heads stand together, or there are fewer of them than bodies. Kicker and headline may stand in
    stanzas of their own too: what finds no body goes with its neighbour.
    """
    cut = [piece for head in heads for piece in _pieces(head, certain=True)]
    finer = [piece for head in heads for piece in _pieces(head, certain=False)]
    together = len(heads) == 1 and not any(
        body.start < heads[0].place < body.end for body in bodies
    )
    return finer if together or len(cut) < len(bodies) else cut


def _pieces(head: Head, certain: bool) -> list[Head]:
    pieces: list[Head] = []
    for at, unit in enumerate(head.units):
        above = head.units[at - 1] if at else None
        starts = unit.sort is Sort.HEADING and above is not None
        closed = above is not None and above.sort is (Sort.BYLINE)
        if above is None or (starts and (closed or not certain)):
            pieces.append(Head([unit], head.place + at))
        else:
            pieces[-1].units.append(unit)
    return pieces


def pair_heads(heads: Sequence[Head], bodies: Sequence[Body]) -> dict[int, int | None]:
    """For each head the body it belongs to, or None.

    Of the orders in which layers give heads the one counts that explains most heads, likeness of
    words included; what it leaves is paired by words alone.
    """
    alike = {
        (h, b): share_of_glyph_pairs(head.text, body.text) or 0.0
        for h, head in enumerate(heads)
        for b, body in enumerate(bodies)
    }
    orders = [order(heads, bodies) for order in _ORDERS]
    best = max(
        orders, key=lambda pairs: sum(1.0 + 2 * alike[pair] for pair in pairs.items()), default={}
    )
    left = {
        pair: weight
        for pair, weight in alike.items()
        if weight >= _ALIKE and pair[0] not in best and pair[1] not in best.values()
    }
    found: dict[int, int | None] = dict.fromkeys(range(len(heads)))
    return found | best | dict(assign(left).keys())


def _inside(head: Head, bodies: Sequence[Body]) -> int | None:
    places = (b for b, body in enumerate(bodies) if body.start < head.place < body.end)
    return next(places, None)


def _before(heads: Sequence[Head], bodies: Sequence[Body]) -> dict[int, int]:
    """Each head with the body that follows it."""
    pairs: dict[int, int] = {}
    for h, head in enumerate(heads):
        inside = _inside(head, bodies)
        below = [b for b, body in enumerate(bodies) if body.start > head.place]
        body = inside if inside is not None else below[0] if below else None
        if body is not None:
            pairs = {one: two for one, two in pairs.items() if two != body} | {h: body}
    return pairs


def _after(heads: Sequence[Head], bodies: Sequence[Body]) -> dict[int, int]:
    """Each head with the body that stands before it."""
    pairs: dict[int, int] = {}
    for h, head in enumerate(heads):
        inside = _inside(head, bodies)
        above = [b for b, body in enumerate(bodies) if body.end < head.place]
        body = inside if inside is not None else above[-1] if above else None
        if body is not None and body not in pairs.values():
            pairs[h] = body
    return pairs


def _in_order(heads: Sequence[Head], bodies: Sequence[Body]) -> dict[int, int]:
    """The first head with the first body, and so on, where there are as many of both."""
    return {at: at for at in range(len(heads))} if len(heads) == len(bodies) else {}


_ORDERS: tuple[Callable[[Sequence[Head], Sequence[Body]], dict[int, int]], ...] = (
    _before,
    _after,
    _in_order,
)
