"""Pages of an issue that are known to exist and are not here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from document.article import Direction
from document.issue import PageFailure
from document.page import PageRecord
from postprocess.crosscheck import announced_pages, is_plain
from postprocess.evidence import Piece
from postprocess.labels import Pages, is_label, page_key, page_order, same_page
from postprocess.pairing import Pairing

FARTHEST = 24  # pages that may be missing in a row: a broadsheet's section has no more


def missing_pages(
    records: Sequence[PageRecord], pages: Pages, pieces: Sequence[Piece], pairing: Pairing
) -> dict[str, str]:
    """Pages that are known to exist and are not here, with how we know.

    Known from plain markers that found no partner, from 今日N版 where pages bear plain numbers, and
    from pages with higher numbers. A damaged marker may have its number wrong: it proves no page.
    """
    reasons: dict[str, list[str]] = defaultdict(list)
    announced = announced_pages(records)
    for at, direction in sorted(pairing.unresolved):
        piece = pieces[at]
        marker = piece.part.continued_from
        if direction is Direction.TO:
            marker = piece.part.continued_to
        absent = marker and marker.page and pages.resolve(marker.page) is None
        if marker and absent and not marker.damaged and _believable(marker.page, announced, pages):
            reasons[marker.page].append(f"page {piece.page} says {marker.text}")
    if announced and is_plain(records):
        known = {page_key(label) for label in (*pages.read, *pages.failed, *reasons)}
        for number in range(1, announced + 1):
            if page_key(str(number)) not in known:
                reasons[str(number)].append(f"{_announcer(records)} announces {announced} pages")
    for label, later in gaps_in((*pages.read, *pages.failed, *reasons)):
        reasons[label].append(f"page {later} comes after it")
    return _merged(reasons)


def uncounted_pages(
    records: Sequence[PageRecord], failures: Iterable[PageFailure], missing: Iterable[str]
) -> tuple[str, ...]:
    """How we know of each page that the issue announces beyond all that are known by name.

    Where sections bear letters, 今日N版 does not tell which pages these are. It may count one
    section alone, but never more pages than there are. A scan without a label is one of them.

    Args:
        records: of the issue, each page once.
        failures: scans that could not be read.
        missing: labels of pages known to be missing.
    """
    announced = announced_pages(records)
    if announced is None:
        return ()
    labels = [*(r.page for r in records), *(f.page or f.source for f in failures), *missing]
    known = len({page_key(label) for label in labels})
    why = f"{_announcer(records)} announces {announced} pages, {known} are known"
    return (why,) * max(announced - known, 0)


def _merged(reasons: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """One entry for each page, however its label was spelled."""
    merged: dict[str, str] = {}
    for label in sorted(reasons, key=lambda label: (page_order(label), label)):
        same = next((known for known in merged if same_page(known, label)), label)
        told = [*([merged[same]] if same in merged else []), *reasons[label]]
        merged[same] = "; ".join(dict.fromkeys(told))
    return merged


def _announcer(records: Iterable[PageRecord]) -> str:
    """The first page that says how many pages the issue has."""
    return f"page {next(r.page for r in records if r.folio.pages_today)}"


def _believable(label: str, announced: int | None, pages: Pages) -> bool:
    """Whether the issue may have a page; of a section that bears a letter, if it has no other."""
    named = page_key(label)
    sections = {page_key(page).section for page in (*pages.read, *pages.failed)} - {""}
    several = bool(named.section) and sections != {named.section}
    return announced is None or several or named.number <= announced


def gaps_in(labels: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pages that lie before known ones of their section, each with the one it lies before.

    A page far from all others is likelier to bear a misread number than to follow so many.
    """
    sections: dict[str, dict[int, str]] = defaultdict(dict)
    for label in labels:
        if is_label(label):
            sections[page_key(label).section][page_key(label).number] = label
    for section, known in sorted(sections.items()):
        for before, after in pairwise([0, *sorted(known)]):
            if after - before <= FARTHEST:
                yield from ((f"{section}{n}", known[after]) for n in range(before + 1, after))
