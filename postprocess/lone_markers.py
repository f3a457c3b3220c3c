"""Continuation markers that layout left alone: they go with the text that they stand at."""

from __future__ import annotations

from collections.abc import Sequence

from document.article import Direction, Marker
from document.geometry import Box
from postprocess.markers import is_framed, paragraph_marker
from postprocess.passages import HEAD_KINDS, TEXT_KINDS, Passage

_REACH = 3.0  # glyphs between a marker and the text it belongs to

Group = list[Passage]


def with_lone_markers(groups: Sequence[Group]) -> list[Group]:
    """The groups, those that are nothing but a marker joined to their text.

    The marker is whole, or has its brackets and its number.

    下转 belongs to the text that ends close above it, 上接 to the text or headline close below.
    Where nothing is, the marker stays by itself.

    Args:
        groups: passages of each article, in reading order.
    """
    alone = {at: marker for at, group in enumerate(groups) if (marker := _lone_marker(group))}
    whole = [[] if at in alone else list(group) for at, group in enumerate(groups)]
    for at, marker in alone.items():
        near = _text_at(marker, groups[at][0], groups, set(alone))
        if near is None:
            whole[at] = list(groups[at])
        elif marker.direction is Direction.TO:
            whole[near] += groups[at]
        else:
            whole[near] = [*groups[at], *whole[near]]
    return [group for group in whole if group]


def _lone_marker(group: Sequence[Passage]) -> Marker | None:
    read = [passage for passage in group if passage.lines]
    marker = paragraph_marker(read[0].text) if len(read) == len(group) == 1 else None
    return marker if marker and (not marker.damaged or is_framed(marker)) else None


def _text_at(
    marker: Marker, passage: Passage, groups: Sequence[Group], alone: set[int]
) -> int | None:
    """Which group has the text that the marker stands at."""
    box, reach = passage.region.box, _REACH * passage.lines[0].shape.glyph
    kinds = TEXT_KINDS if marker.direction is Direction.TO else TEXT_KINDS | HEAD_KINDS
    gaps = [
        (gap, at)
        for at, group in enumerate(groups)
        for one in group
        if at not in alone and one.kind in kinds and one.lines
        if (gap := _gap(marker.direction, box, one.region.box)) is not None and abs(gap) <= reach
    ]
    return min(gaps)[1] if gaps else None


def _gap(direction: Direction, marker: Box, text: Box) -> int | None:
    """White between a marker and the text above or below it, in pixels; None beside each other."""
    if marker.overlap_x(text) <= 0:
        return None
    return marker.top - text.bottom if direction is Direction.TO else text.top - marker.bottom
