"""What keeps a marker single, and what could be its other half all the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from document.article import Direction, Marker
from postprocess.evidence import CLEARLY, Evidence, Piece
from postprocess.labels import Pages, same_page

UNLIKELY = -1.0  # log-odds below which a candidate is not worth naming
NAMED = 3  # candidates that are named


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Why a marker found no partner.

    Attributes:
        reason: in words, with the two best candidates.
        candidates: places of the pieces that could be its other half, the best first, with what
            speaks for them.
    """

    reason: str
    candidates: tuple[tuple[int, Evidence], ...] = ()


@dataclass(frozen=True, slots=True)
class Single:
    """A marker without a join.

    Attributes:
        rivals: what speaks for each candidate, by its place.
        taken: places of the parts that are joined on the side the marker asks for.
    """

    piece: Piece
    marker: Marker
    rivals: Mapping[int, Evidence]
    taken: set[int]

    @property
    def order(self) -> list[int]:
        """The candidates, the best first."""
        return sorted(self.rivals, key=lambda at: (-self.rivals[at].score, at))


def explain(single: Single, pages: Pages, pieces: Sequence[Piece]) -> Unresolved:
    """What keeps a marker single, with its best candidates."""
    rivals = single.rivals
    target = pages.resolve(single.marker.page) if single.marker.page else None
    free = [at for at in single.order if at not in single.taken]
    likely = [at for at in free if rivals[at].score > UNLIKELY][:NAMED]
    named = likely or ([] if free or target is None else single.order[:1])
    told = [_candidate(pieces[at], rivals[at]) for at in named[:2]]
    reason = "; ".join((_problem(single, pages, target, free), *told))
    return Unresolved(reason, tuple((at, rivals[at]) for at in named))


def _problem(single: Single, pages: Pages, target: str | None, free: Sequence[int]) -> str:
    marker, rivals = single.marker, single.rivals
    wanted = "下转" if marker.direction is Direction.FROM else "上接"
    if not marker.page:
        return "its page number cannot be read"
    if target is None:
        return f"page {marker.page} is not in the issue"
    if same_page(target, single.piece.page):
        return "it points to its own page"
    if target in pages.failed:
        return f"page {target} could not be read"
    if not rivals:
        return f"no {wanted} for it was found on page {target}"
    if not free:
        return f"what could be its other half on page {target} belongs to another article"
    if len(free) > 1 and rivals[free[0]].score - rivals[free[1]].score < CLEARLY:
        return f"several parts on page {target} fit about equally well"
    return f"nothing on page {target} is surely its other half"


def _candidate(piece: Piece, evidence: Evidence) -> str:
    name = f"《{piece.part.headline}》" if piece.part.headline else ""
    reasons = ", ".join(evidence.reasons)
    return f"candidate {piece.id}{name} ({reasons}; confidence {evidence.confidence:.2f})"
