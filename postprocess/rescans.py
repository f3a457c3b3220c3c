"""Markers that another scan of the same page shows better: each scan has its own damage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from document.article import ArticlePart, Direction, Marker
from document.page import PageRecord
from postprocess.labels import page_key
from postprocess.likeness import share_of_glyph_pairs

ONE_PART = 0.5  # share of glyph pairs from which two parts are one, as for pages


def with_markers_of(kept: PageRecord, other: PageRecord) -> PageRecord:
    """The record with the markers that the other scan of its page read better.

    A marker counts for less when it is damaged, and least without a number. Where both scans read
    a whole one with different numbers, nobody knows which is right: it stays without a number, and
    the part's review says so.

    Args:
        kept: the scan whose text is used.
        other: another scan of the same page.
    """
    parts = tuple(_part_with_markers(part, other.parts) for part in kept.parts)
    return replace(kept, parts=parts)


def _part_with_markers(part: ArticlePart, others: Iterable[ArticlePart]) -> ArticlePart:
    text = _text(part)
    alike = [(share_of_glyph_pairs(text, _text(other)) or 0.0, other) for other in others]
    share, twin = max(alike, key=lambda one: one[0], default=(0.0, part))
    if share < ONE_PART:
        return part
    for direction in Direction:
        mine, theirs = part.marker(direction), twin.marker(direction)
        if mine and theirs and _contradict(mine, theirs):
            why = f"two scans of the page say {mine.text} and {theirs.text}"
            part = replace(part, review=(*part.review, why))
        part = part.with_marker(direction, _better(mine, theirs))
    return part


def _contradict(mine: Marker, theirs: Marker) -> bool:
    """Whether two markers are read equally well, and differ in their numbers."""
    alike = _soundness(mine) == _soundness(theirs)
    return alike and page_key(mine.page) != page_key(theirs.page)


def _better(mine: Marker | None, theirs: Marker | None) -> Marker | None:
    if mine is None or theirs is None:
        return mine or theirs
    return (
        replace(mine, page="") if _contradict(mine, theirs) else max(mine, theirs, key=_soundness)
    )


def _soundness(marker: Marker) -> tuple[bool, bool]:
    return bool(marker.page), not marker.damaged


def _text(part: ArticlePart) -> str:
    return "".join((part.headline, *(paragraph.text for paragraph in part.paragraphs)))
