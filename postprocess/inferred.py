"""The label of a page that bears none, from what the other pages of the issue say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from document.article import ArticlePart, Direction
from document.page import PageRecord
from postprocess.crosscheck import announced_pages, is_plain
from postprocess.evidence import ALIKE, runs_on
from postprocess.labels import Pages, is_label, page_key, page_order, same_page
from postprocess.likeness import headline_likeness
from postprocess.missing import gaps_in
from postprocess.pages import is_same_print, relabelled


def with_inferred_labels(
    records: Sequence[PageRecord], failed: Iterable[str] = ()
) -> tuple[PageRecord, ...]:
    """The records in page order, the unlabelled ones under the only label that they can have.

    A page whose marker leads to a page of the issue has the label of the missing page that a marker
    there leads to, if it is the only one and the texts go together. And if one page alone has no
    label, and one alone is missing, they are the same. A further scan of a page with a label is
    none of these. What is inferred stands in the page's review.

    Args:
        records: of an issue, each page once.
        failed: labels of pages that could not be read: they are not missing.
    """
    known = [record.page for record in records if is_label(record.page)]
    pages = Pages(tuple(known), tuple(label for label in failed if is_label(label)))
    nameless = [r for r in records if not is_label(r.page) and not is_label(r.folio.label)]
    left_over = _left_over(records, pages) if len(nameless) == 1 else None
    found = {id(one): _answered(one, records, pages) or left_over for one in nameless}
    claims = [page_key(inferred[0]) for inferred in found.values() if inferred]
    named = []
    for record in records:
        inferred = found.get(id(record))
        single = inferred and claims.count(page_key(inferred[0])) == 1
        alone = single and not any(is_same_print(record, r) for r in records if r is not record)
        named.append(_named(record, *inferred) if inferred and alone else record)
    return tuple(sorted(named, key=lambda record: page_order(record.page)))


def _named(record: PageRecord, label: str, why: str) -> PageRecord:
    named = relabelled(record, label)
    return replace(named, review=(*record.review, f"page {label} is inferred: {why}"))


def _answered(
    record: PageRecord, records: Sequence[PageRecord], pages: Pages
) -> tuple[str, str] | None:
    """The one missing page that those call for whom the page's own markers name."""
    calls = {
        page_key(label): (label, why)
        for part in record.parts
        for direction in Direction
        for label, why in _calls(part, direction, records, pages)
    }
    return next(iter(calls.values())) if len(calls) == 1 else None


def _calls(
    part: ArticlePart, direction: Direction, records: Sequence[PageRecord], pages: Pages
) -> Iterator[tuple[str, str]]:
    """Missing pages named where a part's marker leads, by what it may belong to, and how."""
    own = part.marker(direction)
    target = pages.resolve(own.page) if own else None
    for other in records:
        if target is None or not same_page(other.page, target):
            continue
        for there in other.parts:
            marker = there.marker(direction.opposite)
            if marker is None or not marker.page or marker.damaged or pages.resolve(marker.page):
                continue
            if _go_together(*((there, part) if direction is Direction.FROM else (part, there))):
                yield marker.page, f"page {other.page} says {marker.text}"


def _go_together(first: ArticlePart, second: ArticlePart) -> bool:
    """Whether the second part may go on with the first: a number alone may be misread."""
    alike = headline_likeness(first.headline, second.headline) >= ALIKE
    return alike or runs_on(first, second)


def _left_over(records: Sequence[PageRecord], pages: Pages) -> tuple[str, str] | None:
    """The label of the only page that is missing."""
    known = (*pages.read, *pages.failed)
    absent = [label for label, _ in gaps_in(known)]
    announced = announced_pages(records)
    if announced and is_plain(records):
        keys = {page_key(label) for label in known}
        absent = [str(n) for n in range(1, announced + 1) if page_key(str(n)) not in keys]
    if len(absent) != 1:
        return None
    return absent[0], "it is the only page of the issue without a label, and the only one missing"
