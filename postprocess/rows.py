"""Rows: lines that stand side by side."""

from __future__ import annotations

from collections.abc import Iterable

from document.geometry import WritingMode
from postprocess.lines import Line


def in_rows(lines: Iterable[Line]) -> list[Line]:
    """Lines row by row, those of one row from left to right.

    Widely set headlines, and captions beside one another, come as several lines side by side, in
    the order of their upper edges or piece by piece.
    """
    rows: list[list[Line]] = []
    for line in lines:
        row = next((row for row in rows if any(share_row(other, line) for other in row)), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    return [line for row in rows for line in sorted(row, key=lambda line: line.shape.box.left)]


def share_row(one: Line, other: Line) -> bool:
    """Whether two horizontal lines overlap by more than half of their height and stand apart."""
    if WritingMode.VERTICAL_RL in (one.shape.writing_mode, other.shape.writing_mode):
        return False
    a, b = one.shape.box, other.shape.box
    return a.overlap_x(b) <= 0 and 2 * a.overlap_y(b) > min(a.height, b.height)
