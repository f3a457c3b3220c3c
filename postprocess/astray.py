"""Markers that stand in a neighbour's text: layout gave the end of an article to the one beside it.

Such an article is joined by its headline and what it tells, without its marker; and the neighbour
says that it goes on where nothing answers. Both are told right by giving the marker back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from document.article import Direction
from postprocess.evidence import SAME_MATTER, Piece, points_to
from postprocess.labels import Pages
from postprocess.likeness import Vocabulary
from postprocess.pairing import Pairing


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
    found = list(_strays(pieces, pairing, pages))
    shared = Vocabulary(piece.part for piece in pieces).overlap if found else None
    for stray, owner, other, direction in found:
        if shared and shared(pieces[stray].part, pieces[other].part) >= SAME_MATTER:
            _move(moved, stray, owner, direction)
    return tuple(moved)


def _strays(
    pieces: Sequence[Piece], pairing: Pairing, pages: Pages
) -> Iterator[tuple[int, int, int, Direction]]:
    """Places of parts with a marker too many, of the joined ones that lack it, of their halves."""
    for direction in Direction:
        lacking = _lacking(pieces, pairing, direction)
        ways = Counter(_way(pieces, pair) for pair in lacking)
        for owner, other in lacking:
            way = _way(pieces, (owner, other))
            strays = _unanswered(pieces, pairing, pages, way, direction)
            if ways[way] == len(strays) == 1:
                yield strays[0], owner, other, direction


def _lacking(
    pieces: Sequence[Piece], pairing: Pairing, direction: Direction
) -> list[tuple[int, int]]:
    """Joined parts without their marker in a direction, each with its other half."""
    ordered = [(a, b) if direction is Direction.TO else (b, a) for a, b in pairing.joins]
    return [pair for pair in ordered if pieces[pair[0]].part.marker(direction) is None]


def _way(pieces: Sequence[Piece], pair: tuple[int, int]) -> tuple[str, str]:
    return pieces[pair[0]].page, pieces[pair[1]].page


def _unanswered(
    pieces: Sequence[Piece],
    pairing: Pairing,
    pages: Pages,
    way: tuple[str, str],
    direction: Direction,
) -> list[int]:
    """Places of the parts on one page whose single marker points to the other."""
    page, target = way
    found = []
    for at, single in sorted(pairing.unresolved):
        marker = pieces[at].part.marker(direction)
        if single is direction and pieces[at].page == page:
            found += [at] if points_to(marker, target, pages.resolve) else []
    return found


def _move(pieces: list[Piece], stray: int, owner: int, direction: Direction) -> None:
    left, given = pieces[stray].part, pieces[owner].part
    marker = left.marker(direction)
    if marker is None:
        return
    why = f"{marker.text} stands in it and is another article's: columns may be mixed"
    left = replace(left, review=(*left.review, why))
    pieces[stray] = replace(pieces[stray], part=left.with_marker(direction, None))
    pieces[owner] = replace(pieces[owner], part=given.with_marker(direction, marker))
