"""The ledger of an issue: its pages, its markers with their fates, and how far to rely on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from document.article import Direction
from document.issue import (
    IssueStatus,
    JoinEntry,
    MarkerEntry,
    MarkerFate,
    PageEntry,
    PageFailure,
    PageStatus,
)
from document.page import PageRecord
from postprocess.dates import weekday_of
from postprocess.evidence import Piece
from postprocess.labels import LARGEST_PAGE, is_label, page_key, page_order, parse_label, same_page
from postprocess.pages import UNDATED
from postprocess.pairing import Pages, Pairing


def page_entries(
    records: Sequence[PageRecord], failures: Iterable[PageFailure], missing: Mapping[str, str]
) -> tuple[PageEntry, ...]:
    """Pages read, failed and missing, in page order.

    Args:
        records: one for each page that was read.
        failures: scans that could not be read; those without a label come last.
        missing: why each missing page is known to exist, by label.
    """
    read = [
        PageEntry(r.page, PageStatus.READ, r.source.name, r.source.sha256, r.confidence)
        for r in records
    ]
    failed = [
        PageEntry(f.page, PageStatus.FAILED, f.source, reason=f.reason) for f in set(failures)
    ]
    absent = [PageEntry(page, PageStatus.MISSING, reason=why) for page, why in missing.items()]
    return tuple(sorted((*read, *failed, *absent), key=_entry_order))


def _entry_order(entry: PageEntry) -> tuple[object, ...]:
    return (page_order(entry.page), entry.status.value, entry.source, entry.reason)


def missing_pages(
    records: Sequence[PageRecord], pages: Pages, pieces: Sequence[Piece], pairing: Pairing
) -> dict[str, str]:
    """Pages that are known to exist and are not here, with how we know.

    Known from plain markers that found no partner, and from 今日N版 where pages bear plain numbers.
    A damaged marker may have its number wrong: it proves no page.
    """
    reasons: dict[str, list[str]] = defaultdict(list)
    announced = _announced(records)
    for at, direction in sorted(pairing.unresolved):
        piece = pieces[at]
        marker = piece.part.continued_from
        if direction is Direction.TO:
            marker = piece.part.continued_to
        absent = marker and marker.page and pages.resolve(marker.page) is None
        if marker and absent and not marker.damaged and _believable(marker.page, announced):
            reasons[marker.page].append(f"page {piece.page} says {marker.text}")
    if announced and _plain(records):
        known = {page_key(label) for label in (*pages.read, *pages.failed, *reasons)}
        for number in range(1, announced + 1):
            if page_key(str(number)) not in known:
                reasons[str(number)].append(f"{_announcer(records)} announces {announced} pages")
    return _merged(reasons)


def _merged(reasons: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """One entry for each page, however its label was spelled."""
    merged: dict[str, str] = {}
    for label in sorted(reasons, key=lambda label: (page_order(label), label)):
        same = next((known for known in merged if same_page(known, label)), label)
        told = [*([merged[same]] if same in merged else []), *reasons[label]]
        merged[same] = "; ".join(dict.fromkeys(told))
    return merged


def _announced(records: Iterable[PageRecord]) -> int | None:
    """The number of pages that the issue announces; None when it says none, or several."""
    counts = {r.folio.pages_today for r in records if r.folio.pages_today}
    number = counts.pop() if len(counts) == 1 else None
    return number if number and number <= LARGEST_PAGE else None


def _announcer(records: Iterable[PageRecord]) -> str:
    """The first page that says how many pages the issue has."""
    return f"page {next(r.page for r in records if r.folio.pages_today)}"


def _plain(records: Sequence[PageRecord]) -> bool:
    """Whether all pages bear plain numbers, so that N pages are 1 to N."""
    labelled = [page_key(r.page) for r in records if is_label(r.page)]
    return bool(labelled) and not any(key.section for key in labelled)


def _believable(label: str, announced: int | None) -> bool:
    key = page_key(label)
    return announced is None or bool(key.section) or key.number <= announced


def gaps(entries: Sequence[PageEntry]) -> tuple[str, ...]:
    """Pages that would lie between those of the ledger: suspected, not known.

    An issue may be given in part on purpose, so this is a word for the reader and no more.
    """
    sections: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        if is_label(entry.page):
            key = page_key(entry.page)
            sections[key.section].add(key.number)
    absent = [run for section in sorted(sections.items()) for run in _runs_of_absent(*section)]
    if not absent:
        return ()
    single = len(absent) == 1 and "-" not in absent[0]
    noun, verb = ("page", "was") if single else ("pages", "were")
    return (f"{noun} {', '.join(absent)} {verb} not given",)


def _runs_of_absent(section: str, numbers: set[int]) -> Iterator[str]:
    """Numbers missing from 1 on, as runs: 2, 5-7."""
    known = [0, *sorted(numbers)]
    for before, after in pairwise(known):
        first, last = f"{section}{before + 1}", f"{section}{after - 1}"
        if after - before == 2:
            yield first
        elif after - before > 2:
            yield f"{first}-{last}"


def contradictions(date: str, records: Sequence[PageRecord]) -> tuple[str, ...]:
    """Where pages contradict the issue they are filed in, each other, or the calendar."""
    found = [why for record in records for why in _page_contradictions(date, record)]
    counts = sorted({r.folio.pages_today for r in records if r.folio.pages_today})
    if len(counts) > 1:
        found.append(f"the pages announce different numbers of pages: {counts}")
    announced = _announced(records)
    if announced and _plain(records):
        found += [
            f"page {r.page} stands in an issue that announces {announced} pages"
            for r in records
            if is_label(r.page) and page_key(r.page).number > announced
        ]
    return tuple(dict.fromkeys(found))


def _page_contradictions(date: str, record: PageRecord) -> Iterable[str]:
    folio, page = record.folio, record.page
    if folio.date and date != UNDATED and folio.date != date:
        yield f"page {page}: its folio says {folio.date}, it is filed under {date}"
    label = parse_label(folio.label)
    if label and is_label(page) and not same_page(label, page):
        yield f"page {page}: its folio says page {label}"
    if date != UNDATED and folio.weekday not in (None, weekday_of(date)):
        yield f"page {page}: its folio's weekday is not that of {date}"


def marker_entries(
    pieces: Sequence[Piece], pairing: Pairing, article_of: Mapping[int, str]
) -> tuple[MarkerEntry, ...]:
    """Every marker of the issue with its fate, in reading order.

    Args:
        pieces: all parts of the issue.
        pairing: of their markers.
        article_of: id of the article that each piece went into, by the piece's place.
    """
    following = {a: join for (a, _), join in pairing.joins.items()}
    preceding = {b: join for (_, b), join in pairing.joins.items()}
    entries = []
    for at, piece in enumerate(pieces):
        for marker, joins in (
            (piece.part.continued_from, preceding),
            (piece.part.continued_to, following),
        ):
            if marker is None:
                continue
            join = joins.get(at)
            entries.append(
                MarkerEntry(
                    page=piece.page,
                    article=article_of[at],
                    text=marker.text,
                    direction=marker.direction,
                    points_to=marker.page,
                    fate=MarkerFate.JOINED if join else MarkerFate.UNRESOLVED,
                    reason=join.reason if join else pairing.unresolved[at, marker.direction],
                )
            )
    return tuple(entries)


def join_entries(pairing: Pairing, article_of: Mapping[int, str]) -> tuple[JoinEntry, ...]:
    """Every join with the article it made, in reading order."""
    return tuple(JoinEntry(article_of[a], join) for (a, _), join in pairing.joins.items())


def issue_status(
    entries: Iterable[PageEntry], markers: Iterable[MarkerEntry], contradictory: bool
) -> IssueStatus:
    """Complete only when every known page was read and every marker found its other half."""
    pages = list(entries)
    whole = bool(pages) and all(entry.status is PageStatus.READ for entry in pages)
    if not whole or any(marker.fate is MarkerFate.UNRESOLVED for marker in markers):
        return IssueStatus.INCOMPLETE
    return IssueStatus.NEEDS_REVIEW if contradictory else IssueStatus.COMPLETE
