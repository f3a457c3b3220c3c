"""Which parts of an issue belong together: continuation markers paired one to one.

Every pair that any marker speaks for is weighed; the assignment with the greatest total is taken;
and of its pairs only those are joined that are sure by themselves and clearly better than every
other way to pair the same parts. What stays single says why, with the best candidate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from document.article import Direction, Join, Marker
from postprocess.assignment import assign
from postprocess.evidence import (
    CLEARLY,
    SAME_MATTER,
    SURE_ENOUGH,
    Evidence,
    Piece,
    answers,
    points_to,
    weigh,
)
from postprocess.labels import PageKey, Pages, page_key
from postprocess.likeness import Vocabulary
from postprocess.unresolved import Single, Unresolved, explain

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pairing:
    """What was joined and what stays single.

    Attributes:
        joins: by places of the two pieces.
        unresolved: why a marker found no partner, by place of its piece and direction.
    """

    joins: Mapping[Pair, Join]
    unresolved: Mapping[tuple[int, Direction], Unresolved]


def pair(pieces: Sequence[Piece], pages: Pages) -> Pairing:
    """Pair the markers of an issue.

    Args:
        pieces: all parts of the issue, in order of page and index.
        pages: of the issue.
    """
    vocabulary = Vocabulary(piece.part for piece in pieces)
    weighed = _weigh_all(pieces, pages, vocabulary)
    margins = assign({at: found.score for at, found in weighed.items() if found.score > 0})
    joined = {
        at
        for at, margin in margins.items()
        if margin >= CLEARLY and weighed[at].score >= SURE_ENOUGH
    }
    joined -= _weakest_of_circles(joined, weighed)
    joined -= {at for at in joined if _is_contested(at, joined, pieces, pages, vocabulary)}
    joins = {(a, b): _join(pieces[a], pieces[b], weighed[a, b]) for a, b in sorted(joined)}
    return Pairing(joins, _unresolved(pieces, pages, weighed, joined))


def _join(first: Piece, second: Piece, evidence: Evidence) -> Join:
    return Join(first.page, second.page, "; ".join(evidence.reasons), evidence.confidence)


def _weigh_all(
    pieces: Sequence[Piece], pages: Pages, vocabulary: Vocabulary
) -> dict[Pair, Evidence]:
    resolve = cache(pages.resolve)
    weighed = {}
    for a, b in sorted(set(_candidates(pieces, pages))):
        if a == b or page_key(pieces[a].page) == page_key(pieces[b].page):
            continue
        evidence = weigh(pieces[a], pieces[b], resolve, vocabulary)
        if evidence is not None:
            weighed[a, b] = evidence
    answered = [(a, b) for a, b in weighed if answers(pieces[a], pieces[b], resolve)]
    return {at: found for at, found in weighed.items() if _is_needed(at, pieces, answered)}


def _is_needed(at: Pair, pieces: Sequence[Piece], answered: Sequence[Pair]) -> bool:
    """Whether a pair with only one marker is worth a thought: not where that one is answered."""
    first, second = (pieces[k].part for k in at)
    if first.continued_to and second.continued_from:
        return True
    return not any(at[0] == a or at[1] == b for a, b in answered)


def _candidates(pieces: Sequence[Piece], pages: Pages) -> Iterator[Pair]:
    """All pairs of markers that could meet, and each marker with what stands where it points."""
    senders = [at for at, piece in enumerate(pieces) if piece.part.continued_to]
    receivers = [at for at, piece in enumerate(pieces) if piece.part.continued_from]
    on_page: dict[PageKey, list[int]] = defaultdict(list)
    for at, piece in enumerate(pieces):
        on_page[page_key(piece.page)].append(at)

    def standing_at(marker: Marker | None) -> list[int]:
        target = pages.resolve(marker.page) if marker else None
        return on_page[page_key(target)] if target else []

    for a in senders:
        yield from ((a, b) for b in receivers)
        yield from ((a, b) for b in standing_at(pieces[a].part.continued_to))
    for b in receivers:
        yield from ((a, b) for a in standing_at(pieces[b].part.continued_from))


def _is_contested(
    joined: Pair,
    joins: set[Pair],
    pieces: Sequence[Piece],
    pages: Pages,
    vocabulary: Vocabulary,
) -> bool:
    """Whether a stranger to a half without marker has the very marker it lacks, and its matter.

    Such a marker may have gone astray (see ``astray``): then its text tells what both halves tell.
    If it tells what the other half tells and nothing of this one, both claim the other half, which
    may be two articles in one; and which is right only a person can see.
    """
    taken = {at for pair in joins for at in pair}
    a, b = joined
    for at, other, direction in ((a, b, Direction.TO), (b, a, Direction.FROM)):
        if pieces[at].part.marker(direction) is not None:
            continue
        half, rest = pieces[at], pieces[other]
        for rival, piece in enumerate(pieces):
            if rival in taken or page_key(piece.page) != page_key(half.page):
                continue
            if points_to(piece.part.marker(direction), rest.page, pages.resolve) and (
                vocabulary.overlap(piece.part, half.part)
                < SAME_MATTER
                <= vocabulary.overlap(piece.part, rest.part)
            ):
                return True
    return False


def _weakest_of_circles(joined: set[Pair], weighed: Mapping[Pair, Evidence]) -> set[Pair]:
    """An article must begin somewhere: in a circle of joins the weakest is none."""
    following = dict(joined)
    weakest, seen = set(), set()
    for start in sorted(following):
        path, at = [], start
        while at in following and at not in seen:
            seen.add(at)
            path.append(at)
            at = following[at]
        if at in path:
            circle = [(one, following[one]) for one in path[path.index(at) :]]
            weakest.add(min(circle, key=lambda pair: (weighed[pair].score, pair)))
    return weakest


def _unresolved(
    pieces: Sequence[Piece], pages: Pages, weighed: Mapping[Pair, Evidence], joined: set[Pair]
) -> dict[tuple[int, Direction], Unresolved]:
    """Why each marker without a join stays single, by place of its piece and direction."""
    senders, receivers = {a for a, _ in joined}, {b for _, b in joined}
    reasons = {}
    for at, piece in enumerate(pieces):
        if piece.part.continued_from and at not in receivers:
            rivals = {a: found for (a, b), found in weighed.items() if b == at}
            single = Single(piece, piece.part.continued_from, rivals, senders)
            reasons[at, Direction.FROM] = explain(single, pages, pieces)
        if piece.part.continued_to and at not in senders:
            rivals = {b: found for (a, b), found in weighed.items() if a == at}
            single = Single(piece, piece.part.continued_to, rivals, receivers)
            reasons[at, Direction.TO] = explain(single, pages, pieces)
    return reasons
