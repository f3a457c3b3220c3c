"""Where the pages of an issue contradict each other, their names, or the calendar."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from document.issue import Neighbour
from document.page import PageRecord
from postprocess.dates import weekday_of
from postprocess.evidence import SURELY_OWN
from postprocess.filename import read_file_name
from postprocess.labels import LARGEST_PAGE, is_label, page_key, parse_label
from postprocess.likeness import bare
from postprocess.lunar import fits
from postprocess.pages import UNDATED, is_same_print


def contradictions(
    date: str, records: Sequence[PageRecord], neighbours: Iterable[Neighbour] = ()
) -> tuple[str, ...]:
    """Where pages contradict the issue they are filed in, each other, or the calendar.

    Args:
        date: of the issue.
        records: one for each page.
        neighbours: other issues of the newspaper whose numbers are known.
    """
    found = [why for record in records for why in _of_page(date, record)]
    counts = sorted({r.folio.pages_today for r in records if r.folio.pages_today})
    if len(counts) > 1:
        found.append(f"the pages announce different numbers of pages: {counts}")
    announced = announced_pages(records)
    if announced and is_plain(records):
        found += [
            f"page {r.page} stands in an issue that announces {announced} pages"
            for r in records
            if is_label(r.page) and page_key(r.page).number > announced
        ]
    found += _printed_twice(records)
    return tuple(dict.fromkeys((*found, *_of_numbers(date, records, neighbours))))


def _printed_twice(records: Sequence[PageRecord]) -> Iterator[str]:
    """Pages of different labels that show one print: a scan was filed under a wrong page.

    They have most of their headlines in common, or are one file; then their text is compared.
    """
    names = [frozenset(filter(_is_own, (bare(p.headline) for p in r.parts))) for r in records]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        for key in (*names[at], f"{record.source.sha256} {record.source.frame}"):
            holders[key].append(at)
    shared = Counter(pair for held in holders.values() for pair in combinations(held, 2))
    for (a, b), count in sorted(shared.items()):
        one, other = records[a], records[b]
        fewer = min(len(names[a]), len(names[b]))
        if 2 * count > fewer and is_same_print(one, other):
            yield f"pages {one.page} and {other.page} show the same print"


def _is_own(headline: str) -> bool:
    return len(headline) >= SURELY_OWN


def announced_pages(records: Iterable[PageRecord]) -> int | None:
    """The number of pages that the issue announces; None when it says none, or several."""
    counts = {r.folio.pages_today for r in records if r.folio.pages_today}
    number = counts.pop() if len(counts) == 1 else None
    return number if number and number <= LARGEST_PAGE else None


def is_plain(records: Iterable[PageRecord]) -> bool:
    """Whether all pages bear plain numbers, so that N pages are 1 to N."""
    labelled = [page_key(r.page) for r in records if is_label(r.page)]
    return bool(labelled) and not any(key.section for key in labelled)


def issue_number(records: Iterable[PageRecord]) -> int | None:
    """The issue's own number 总第N期; None when its pages print none, or several."""
    numbers = {r.folio.number for r in records if r.folio.number}
    return numbers.pop() if len(numbers) == 1 else None


def _of_page(date: str, record: PageRecord) -> Iterator[str]:
    folio, page = record.folio, record.page
    name = read_file_name(record.source.name)
    if date != UNDATED:
        if folio.date and folio.date != date:
            yield f"page {page}: its folio says {folio.date}, it is filed under {date}"
        if name.date and name.date != date:
            yield f"page {page}: its file name says {name.date}, it is filed under {date}"
        if folio.weekday not in (None, weekday_of(date)):
            yield f"page {page}: its folio's weekday is not that of {date}"
        if folio.lunar and fits(folio.lunar, date) is False:
            yield f"page {page}: its lunar date {folio.lunar} is not that of {date}"
    for label, source in ((parse_label(folio.label), "folio"), (name.label, "file name")):
        if label and is_label(page) and _other_page(label, page):
            yield f"page {page}: its {source} says page {label}"


def _other_page(one: str, other: str) -> bool:
    """Whether two labels cannot name one page: A03 and 3 can, where only one source says A."""
    mine, theirs = page_key(one), page_key(other)
    sections = mine.section and theirs.section and mine.section != theirs.section
    return mine.number != theirs.number or bool(sections)


def _of_numbers(
    date: str, records: Sequence[PageRecord], neighbours: Iterable[Neighbour]
) -> Iterator[str]:
    """A newspaper counts its issues: one day later is at most one number more, and never less."""
    printed = sorted({r.folio.number for r in records if r.folio.number})
    if len(printed) > 1:
        yield f"the pages print different issue numbers: {printed}"
    if len(printed) != 1 or date == UNDATED:
        return
    for other in sorted(neighbours, key=lambda one: one.date):
        days = (dt.date.fromisoformat(date) - dt.date.fromisoformat(other.date)).days
        more = (printed[0] - other.number) * (1 if days > 0 else -1)
        if days and not 1 <= more <= abs(days):
            yield f"issue number {printed[0]} does not fit {other.number} of {other.date}"
