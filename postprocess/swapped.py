"""Markers whose 上 and 下 were read for each other, as both their pages tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from document.article import Direction
from postprocess.evidence import Piece
from postprocess.labels import PageKey, Pages, page_key

Way = tuple[PageKey, PageKey]


def turn_swapped(pieces: Sequence[Piece], pages: Pages) -> tuple[Piece, ...]:
    """The pieces with swapped markers turned; their texts stay as they were read.

    Two parts that each say 下转 to the other's page, or each 上接, are halves of one article of
    which one marker was misread: an article goes on on a later page. Only where nothing else on
    either page answers to them.

    Args:
        pieces: all parts of the issue.
        pages: of the issue.
    """
    turned = list(pieces)
    for direction in Direction:
        ways: dict[Way, list[int]] = defaultdict(list)
        for at, piece in enumerate(pieces):
            if way := _way(piece, direction, pages):
                ways[way].append(at)
        answered = _answered(pieces, direction, pages)
        for (here, there), places in ways.items():
            back = ways.get((there, here), [])
            alone = len(places) == len(back) == 1 and not {(here, there), (there, here)} & answered
            if alone and here < there:
                at = back[0] if direction is Direction.TO else places[0]
                turned[at] = _turned(pieces[at], direction)
    return tuple(turned)


def _way(piece: Piece, direction: Direction, pages: Pages) -> Way | None:
    """From the part's page to the page its only marker points to."""
    marker, other = piece.part.marker(direction), piece.part.marker(direction.opposite)
    target = pages.resolve(marker.page) if marker and not other else None
    return (page_key(piece.page), page_key(target)) if target else None


def _answered(pieces: Sequence[Piece], direction: Direction, pages: Pages) -> set[Way]:
    """The ways of markers in this direction to which one in the other direction answers."""
    answers = set()
    for piece in pieces:
        answer = piece.part.marker(direction.opposite)
        target = pages.resolve(answer.page) if answer else None
        if target:
            answers.add((page_key(target), page_key(piece.page)))
    return answers


def _turned(piece: Piece, direction: Direction) -> Piece:
    marker = piece.part.marker(direction)
    if marker is None:
        return piece
    turned = replace(marker, direction=direction.opposite, damaged=True)
    without = piece.part.with_marker(direction, None)
    return replace(piece, part=without.with_marker(direction.opposite, turned))
