"""Passages: regions with the lines read in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from document.page import PageLayout, Region, RegionKind, TextLine
from postprocess.lines import Line, join_texts
from postprocess.repairs import clean_line

FURNITURE = frozenset({RegionKind.MASTHEAD, RegionKind.FOLIO})
HEAD_KINDS = frozenset({RegionKind.KICKER, RegionKind.HEADLINE, RegionKind.SUBTITLE})
TEXT_KINDS = frozenset({RegionKind.BODY, RegionKind.LEAD, RegionKind.UNASSIGNED})


@dataclass(frozen=True, slots=True)
class Passage:
    """A region, or some of its lines, with one role.

    Attributes:
        region: as layout gave it.
        kind: as the text tells it.
        lines: in reading order; read ones only.
    """

    region: Region
    kind: RegionKind
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return join_texts(line.text for line in self.lines)


def gather(layout: PageLayout, lines: Sequence[TextLine]) -> tuple[Passage, ...]:
    """The regions with their lines, in reading order; unread lines are left out."""
    by_region: dict[str, list[TextLine]] = {}
    for line in lines:
        by_region.setdefault(line.region, []).append(line)
    return tuple(
        Passage(region, region.kind, _lines_of(region, by_region.get(region.id, [])))
        for region in layout.regions
    )


def _lines_of(region: Region, lines: list[TextLine]) -> tuple[Line, ...]:
    placed = sorted(lines, key=lambda line: line.index)
    read = (
        Line(region.id, line.text, clean_line(line.text), line.confidence, region.lines[line.index])
        for line in placed
        if line.index < len(region.lines)
    )
    return tuple(line for line in read if line.text)
