"""Rows: where body lines may stand in the columns of an article, clear of all obstacles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.press.dress import Dress
from document.geometry import Box

NARROWEST = 5.5  # ems: a strip beside an obstacle narrower than this stays white
SHORTEST_RUN = 3  # rows: a gap between two obstacles shorter than this stays white


@dataclass(frozen=True, slots=True)
class Row:
    """Room for one body line; rows of one ``run`` follow each other without a break."""

    x: int
    y: int
    width: int
    run: int


def rows_of(
    columns: Sequence[Box],
    obstacles: Sequence[Box],
    dress: Dress,
    origin: int,
    soft: Sequence[Box] = (),
) -> list[Row]:
    """Rows in reading order on the grid that begins at ``origin``, clear of all obstacles.

    A run ends where an obstacle changes its width; not at a ``soft`` one, whose outline the rows
    follow line by line.
    """
    rows: list[Row] = []
    run = 0
    for column in columns:
        strip: list[Row] = []
        last: tuple[int, int] | None = None
        skipped = -(-(column.top - origin) // dress.pitch)
        y = origin + skipped * dress.pitch
        while y + dress.em <= column.bottom:
            place = Box(column.left, y, column.right, y + dress.em)
            hard = _clear_span(place, obstacles, dress.em)
            span = _clear_span(place, (*obstacles, *soft), dress.em) if soft else hard
            if strip and (span is None or hard != last):
                rows += _worthwhile(strip)
                strip, run = [], run + 1
            last = hard
            if span:
                strip.append(Row(span[0], y, span[1], run))
            y += dress.pitch
        rows += _worthwhile(strip)
        run += 1
    return rows


def _worthwhile(strip: list[Row]) -> list[Row]:
    return strip if len(strip) >= SHORTEST_RUN else []


def _clear_span(row: Box, obstacles: Sequence[Box], em: int) -> tuple[int, int] | None:
    """The widest free part of a row, in whole ems when cut; None if too narrow."""
    spans = [(row.left, row.right)]
    for box in obstacles:
        if box.overlap_y(row) <= 0 or box.overlap_x(row) <= 0:
            continue
        spans = [
            part
            for left, right in spans
            for part in ((left, min(right, box.left)), (max(left, box.right), right))
            if part[1] > part[0]
        ]
    if not spans:
        return None
    left, right = max(spans, key=lambda span: span[1] - span[0])
    if (left, right) == (row.left, row.right):
        return left, right - left
    width = (right - left) // em * em
    if width < NARROWEST * em:
        return None
    return (right - width, width) if right == row.right else (left, width)
