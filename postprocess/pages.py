"""The pages of an issue, each once: repeats left out, doubles compared, strangers kept.

A scan may come twice (the same record again, or the page scanned again), and two different pages
may claim one label. Of two scans of one page the better is kept; two different pages are both
kept, because dropping one would lose its articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from document.article import ArticlePart
from document.page import PageRecord
from postprocess.labels import PageKey, is_label, page_key, page_order
from postprocess.likeness import share_of_glyph_pairs
from postprocess.rescans import with_markers_of

# Share of glyph pairs from which two scans show one page. Different pages share 0.02 to 0.14
# (six newspaper pages); one page read twice with an eighth of its glyphs wrong still shares 0.6.
ONE_PAGE = 0.5
UNDATED = "undated"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PageSet:
    """The pages of an issue in order.

    Attributes:
        records: one for each page.
        duplicates: of each scan that is not used, the page's label, its record and why.
        contradictions: pages that claim to be the same and are not.
    """

    records: tuple[PageRecord, ...]
    duplicates: tuple[tuple[str, PageRecord, str], ...] = ()
    contradictions: tuple[str, ...] = ()


def settle(slug: str, date: str, records: Iterable[PageRecord]) -> PageSet:
    """Each page of the issue once, under its label.

    A record filed under its scan's hash because another one had its label is put back under the
    label that its folio shows. Where title or date is unknown, pages of any newspaper lie together
    and every record stays as it is.

    Args:
        slug: of the title.
        date: of the issue.
        records: in any order, repeats included.
    """
    identified = slug != UNKNOWN and date != UNDATED
    groups: dict[PageKey, list[PageRecord]] = defaultdict(list)
    for record in sorted(records, key=_goodness):
        groups[page_key(_label(record) if identified else record.page)].append(record)
    kept: list[PageRecord] = []
    duplicates: list[tuple[str, PageRecord, str]] = []
    contradictions: list[str] = []
    for group in groups.values():
        label = min((r.page for r in group if is_label(r.page)), default=_label(group[0]))
        best = relabelled(group[0], label) if identified else group[0]
        for other in _others(group):
            if is_same_print(group[0], other):
                why = (
                    f"page {best.page} was scanned twice: {_name(group[0])} is used (confidence "
                    f"{group[0].confidence:.2f}), {_name(other)} is not ({other.confidence:.2f})"
                )
                duplicates.append((best.page, other, why))
                best = with_markers_of(best, other)
            else:
                kept.append(relabelled(other, _hash_name(other)))
                contradictions.append(
                    f"two different pages say that they are page {best.page}: {_name(group[0])} "
                    f"and {_name(other)}; the second goes by its hash"
                )
        kept.append(best)
    kept.sort(key=lambda record: page_order(record.page))
    return PageSet(tuple(kept), tuple(duplicates), tuple(contradictions))


def _goodness(record: PageRecord) -> tuple[float, str, int, str]:
    """Sorts the better scan first, in an order that nothing but the scans decides."""
    source = record.source
    return (-record.confidence, source.sha256, source.frame, f"{source.name} {record.fingerprint}")


def _label(record: PageRecord) -> str:
    if is_label(record.page) or not is_label(record.folio.label):
        return record.page
    return record.folio.label


def _others(group: Sequence[PageRecord]) -> list[PageRecord]:
    """The records of a group but the first, the same frame of the same file only once."""
    seen = {(group[0].source.sha256, group[0].source.frame)}
    others = []
    for record in group[1:]:
        scan = (record.source.sha256, record.source.frame)
        if scan not in seen:
            others.append(record)
        seen.add(scan)
    return others


def is_same_print(one: PageRecord, other: PageRecord) -> bool:
    """Whether two scans show one page; a page without text shows nothing that contradicts it."""
    share = share_of_glyph_pairs(_text(one), _text(other))
    return share is None or share >= ONE_PAGE


def _text(record: PageRecord) -> str:
    texts = []
    for part in record.parts:
        texts += [part.headline, *(paragraph.text for paragraph in part.paragraphs)]
        texts += [caption.text for caption in part.captions]
    return "\n".join(texts)


def _name(record: PageRecord) -> str:
    frame = f" (frame {record.source.frame})" if record.source.frames > 1 else ""
    return f"{record.source.name}{frame}"


def _hash_name(record: PageRecord) -> str:
    if not is_label(record.page):
        return record.page
    frame = f"-{record.source.frame}" if record.source.frames > 1 else ""
    return f"{record.source.sha256}{frame}"


def relabelled(record: PageRecord, label: str) -> PageRecord:
    """The record with all that stands on its page under another label."""
    if record.page == label:
        return record
    parts = tuple(_part_on(label, part) for part in record.parts)
    return replace(record, page=label, parts=parts)


def _part_on(label: str, part: ArticlePart) -> ArticlePart:
    return replace(
        part,
        page=label,
        paragraphs=tuple(replace(paragraph, page=label) for paragraph in part.paragraphs),
        captions=tuple(replace(caption, page=label) for caption in part.captions),
    )
