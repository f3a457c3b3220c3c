"""The ledger of an issue: its pages, its markers with their fates, and how far to rely on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from document.article import Join, Marker
from document.issue import (
    Candidate,
    IssueStatus,
    JoinEntry,
    MarkerEntry,
    MarkerFate,
    PageEntry,
    PageFailure,
    PageStatus,
)
from postprocess.cues import Cue, find_cues
from postprocess.evidence import Piece
from postprocess.labels import page_order
from postprocess.pages import PageSet
from postprocess.pairing import Pairing
from postprocess.unresolved import Unresolved

HERE = (PageStatus.READ, PageStatus.DUPLICATE)


def page_entries(
    pages: PageSet,
    failures: Iterable[PageFailure],
    missing: Mapping[str, str],
    uncounted: Iterable[str] = (),
) -> tuple[PageEntry, ...]:
    """Pages read, scanned twice, failed and missing, in page order.

    Args:
        pages: that were read.
        failures: scans that could not be read; those without a label come last.
        missing: why each missing page is known to exist, by label.
        uncounted: the same of each whose label nothing tells.
    """
    read = [
        PageEntry(r.page, PageStatus.READ, r.source.name, r.source.sha256, r.confidence)
        for r in pages.records
    ]
    again = [
        PageEntry(page, PageStatus.DUPLICATE, r.source.name, r.source.sha256, r.confidence, why)
        for page, r, why in pages.duplicates
    ]
    failed = [
        PageEntry(f.page, PageStatus.FAILED, f.source, reason=f.reason) for f in set(failures)
    ]
    absent = [PageEntry(page, PageStatus.MISSING, reason=why) for page, why in missing.items()]
    absent += [PageEntry("", PageStatus.MISSING, reason=why) for why in uncounted]
    return tuple(sorted((*read, *again, *failed, *absent), key=_entry_order))


def _entry_order(entry: PageEntry) -> tuple[object, ...]:
    later = entry.status is PageStatus.DUPLICATE
    return (page_order(entry.page), later, entry.status.value, entry.source, entry.reason)


def marker_entries(
    pieces: Sequence[Piece],
    pairing: Pairing,
    article_of: Mapping[int, str],
    put_back: Mapping[int, tuple[Cue, ...]],
) -> tuple[MarkerEntry, ...]:
    """Every marker and cue of the issue with its fate, in reading order.

    Args:
        pieces: all parts of the issue.
        pairing: of their markers.
        article_of: id of the article that each piece went into, by the piece's place.
        put_back: what looked like markers and is text, by the piece's place.
    """
    following = {a: join for (a, _), join in pairing.joins.items()}
    preceding = {b: join for (_, b), join in pairing.joins.items()}
    entries: list[MarkerEntry] = []
    for at, piece in enumerate(pieces):
        article = article_of[at]
        for marker, joins in (
            (piece.part.continued_from, preceding),
            (piece.part.continued_to, following),
        ):
            if marker is not None:
                fate = joins.get(at) or pairing.unresolved[at, marker.direction]
                candidates = _candidates(fate, pieces, article_of)
                entries.append(_entry(piece, article, marker, fate, candidates))
        cues = (*put_back.get(at, ()), *find_cues(piece.part))
        entries += [_recorded(piece, article, cue) for cue in cues]
    return tuple(entries)


def _entry(
    piece: Piece,
    article: str,
    marker: Marker,
    fate: Join | Unresolved,
    candidates: tuple[Candidate, ...],
) -> MarkerEntry:
    return MarkerEntry(
        page=piece.page,
        article=article,
        text=marker.text,
        direction=marker.direction,
        points_to=marker.page,
        fate=MarkerFate.JOINED if isinstance(fate, Join) else MarkerFate.UNRESOLVED,
        reason=fate.reason,
        candidates=candidates,
        damaged=marker.damaged,
    )


def _candidates(
    fate: Join | Unresolved, pieces: Sequence[Piece], article_of: Mapping[int, str]
) -> tuple[Candidate, ...]:
    if isinstance(fate, Join):
        return ()
    return tuple(
        Candidate(article_of[at], pieces[at].page, "; ".join(found.reasons), found.confidence)
        for at, found in fate.candidates
    )


def _recorded(piece: Piece, article: str, cue: Cue) -> MarkerEntry:
    return MarkerEntry(
        piece.page, article, cue.text, cue.direction, cue.points_to, MarkerFate.RECORDED, cue.reason
    )


def join_entries(pairing: Pairing, article_of: Mapping[int, str]) -> tuple[JoinEntry, ...]:
    """Every join with the article it made, in reading order."""
    return tuple(JoinEntry(article_of[a], join) for (a, _), join in pairing.joins.items())


def issue_status(
    entries: Sequence[PageEntry], markers: Iterable[MarkerEntry], doubtful: bool
) -> IssueStatus:
    """Complete only when every known page was read and every marker found its other half.

    Args:
        entries: of all pages.
        markers: of all pages.
        doubtful: there are contradictions, or joins that are not sure.
    """
    whole = bool(entries) and all(entry.status in HERE for entry in entries)
    if not whole or any(marker.fate is MarkerFate.UNRESOLVED for marker in markers):
        return IssueStatus.INCOMPLETE
    return IssueStatus.NEEDS_REVIEW if doubtful else IssueStatus.COMPLETE
