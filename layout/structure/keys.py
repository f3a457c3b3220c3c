"""The keys of charts: labels in a column beside a pie, each behind a mark of its shade."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM

FEWEST, NEAR, BEYOND = 3, 4.0, 2.0
"""Least labels of a key, how far right of its chart they begin at most, and how far over and under
it they may stand, in glyphs."""

WIDEST, EVEN = 8.0, 0.25
"""Most width of a label, in glyphs, and how far the steps from one to the next may differ, as share
of the usual."""

MARK, BEFORE, MARKED = 0.6, 1.8, 2
"""Least side of a mark, how far before its label it begins at most, in glyphs, and how many are as
dark as ink at least: no glyph is solid, and but one mark stands before a caption."""

LEVEL, MEASURE = 0.4, 4.5
"""How far the edges of a narrow caption's rows differ, and how wide it is at least, in glyphs."""

APART = 1.7
"""Least step from one label to the next without marks, in glyphs of theirs: rows of captions stand
closer, 1.2 to 1.6 of theirs."""


def key_of(chart: Box, lines: Sequence[Line], largest: float, ink: Grey) -> list[Line]:
    """The labels beside a chart; none where rows of text stand there, or nothing.

    Args:
        chart: hull of a picture, working pixels.
        lines: text lines of the page.
        largest: most size of labels, pixels.
        ink: (H, W) uint8 of the working page, 255 where ink is.
    """
    place = Box(chart.right, chart.top, chart.right + round(NEAR * EM), chart.bottom)
    place = place.grow(0, round(BEYOND * EM))
    near = [x for x in lines if _begins_in(place, x.box) and x.box.width < WIDEST * EM]
    rows = _rows(near)
    steps = np.diff([row.centre[1] for row in rows])
    if len(rows) < FEWEST or float(np.ptp(steps)) > EVEN * float(np.median(steps)):
        return []
    if _is_set_out(rows):
        return []
    sizes = [x.em for x in near]
    loose = max(sizes) < largest and float(np.median(steps)) > APART * float(np.median(sizes))
    return near if loose or sum(_is_marked(row, chart, ink) for row in rows) >= MARKED else []


def _begins_in(place: Box, box: Box) -> bool:
    y = box.centre[1]
    return place.left <= box.left < place.right and place.top <= y < place.bottom


def _rows(lines: Sequence[Line]) -> list[Box]:
    """Hulls of what stands side by side, from top to bottom."""
    rows: list[Box] = []
    for box in sorted((x.box for x in lines), key=lambda box: box.centre[1]):
        if rows and box.overlap_y(rows[-1]) > 0.5 * box.height:
            rows[-1] = rows[-1].union(box)
        else:
            rows.append(box)
    return rows


def _is_set_out(rows: Sequence[Box]) -> bool:
    """Whether rows are set out to both edges but for the last: those of a narrow caption."""
    *full, last = rows
    edges = [row.left for row in full[1:]], [row.right for row in full]
    even = all(max(side) - min(side) < LEVEL * EM for side in edges)
    return (
        even and len(full) > 1 and full[0].width > MEASURE * EM and last.right < min(edges[1]) - EM
    )


def _is_marked(row: Box, chart: Box, ink: Grey) -> bool:
    """Whether something solid stands between a chart and a label, or where that begins."""
    left = max(chart.right + EM // 4, row.left - round(BEFORE * EM))
    side = round(MARK * EM)
    around = ink[max(0, row.top - side) : row.bottom + side, left : row.left + EM]
    return bool(cv2.erode(around, np.ones((side, side), np.uint8)).any())
