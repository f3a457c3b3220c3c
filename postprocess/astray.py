"""Markers that stand in a neighbour's text: layout gave the end of an article to the one beside it.

Such an article is joined by its headline and what it tells, without its marker; and the neighbour
says that it goes on where nothing answers. Both are told right by giving the marker back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from document.article import Direction, Marker
from postprocess.evidence import SAME_MATTER, Piece
from postprocess.labels import Pages, same_page
from postprocess.likeness import Vocabulary
from postprocess.pairing import Pairing

FIELDS = {Direction.FROM: "continued_from", Direction.TO: "continued_to"}


def brought_home(pieces: Sequence[Piece], pairing: Pairing, pages: Pages) -> tuple[Piece, ...]:
    """The pieces, each marker that went astray given to the joined part that lacks it.

    Only where exactly one marker between the two pages found no partner, exactly one join between
    them lacks its marker there, and the text that holds it speaks of what the other half tells.

    Args:
        pieces: all parts of the issue.
        pairing: of their markers.
        pages: of the issue.
    """
    moved = list(pieces)
    shared = Vocabulary(piece.part for piece in pieces).overlap
    for direction in Direction:
        for owner, other in _lacking(pieces, pairing, direction):
            lacking = [
                pair
                for pair in _lacking(pieces, pairing, direction)
                if _between(pieces, pair) == _between(pieces, (owner, other))
            ]
            astray = _astray(pieces, pairing, pages, (owner, other), direction)
            alone = len(lacking) == len(astray) == 1
            if alone and shared(pieces[astray[0]].part, pieces[other].part) >= SAME_MATTER:
                _move(moved, astray[0], owner, direction)
    return tuple(moved)


def _lacking(
    pieces: Sequence[Piece], pairing: Pairing, direction: Direction
) -> list[tuple[int, int]]:
    """Joined parts without their marker in a direction, each with its other half."""
    ordered = [(a, b) if direction is Direction.TO else (b, a) for a, b in pairing.joins]
    return [(own, other) for own, other in ordered if _marker(pieces[own], direction) is None]


def _between(pieces: Sequence[Piece], pair: tuple[int, int]) -> tuple[str, str]:
    return pieces[pair[0]].page, pieces[pair[1]].page


def _astray(
    pieces: Sequence[Piece],
    pairing: Pairing,
    pages: Pages,
    pair: tuple[int, int],
    direction: Direction,
) -> list[int]:
    """Places of the parts on the owner's page whose single marker points to its other half's."""
    page, target = _between(pieces, pair)
    found = []
    for at, way in sorted(pairing.unresolved):
        marker = _marker(pieces[at], direction)
        if way is direction and marker and pieces[at].page == page:
            named = pages.resolve(marker.page)
            found += [at] if named and same_page(named, target) else []
    return found


def _marker(piece: Piece, direction: Direction) -> Marker | None:
    found: Marker | None = getattr(piece.part, FIELDS[direction])
    return found


def _move(pieces: list[Piece], source: int, owner: int, direction: Direction) -> None:
    marker, field = _marker(pieces[source], direction), FIELDS[direction]
    if marker is None:
        return
    why = f"{marker.text} stands in it and is another article's: columns may be mixed"
    left, given = pieces[source].part, pieces[owner].part
    without = replace(left, review=(*left.review, why), **{field: None})  # type: ignore[arg-type]  # markers
    with_marker = replace(given, **{field: marker})  # type: ignore[arg-type]  # as above
    pieces[source] = replace(pieces[source], part=without)
    pieces[owner] = replace(pieces[owner], part=with_marker)
