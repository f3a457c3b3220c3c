"""The scales of charts: rows of labels along the foot, over the caption."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM

NEAR, BEYOND = 1.2, 1.6
"""A scale stands this near under its chart and reaches so far beyond its sides, in glyphs."""

WHITE, FEWEST, ALIKE = 0.8, 3, 0.4
"""Least white between the labels of a scale, in glyphs, least number of labels, and how far their
widths and the whites may differ, as share of the usual: the text of a caption and its credit are
two, and of any width."""


def scale_under(chart: Box, lines: Sequence[Line], ink: Grey) -> Line | None:
    """The row of labels at the foot of a chart.

    Args:
        chart: hull of its drawing, working pixels.
        lines: text lines of the page.
        ink: (H, W) uint8 of the working page, 255 where ink is.
    """
    foot = chart.bottom
    place = Box(chart.left, foot - EM // 2, chart.right, foot + 2 * EM).grow(round(BEYOND * EM), 0)
    under = (x for x in lines if place.contains(x.box) and x.box.top - foot < NEAR * EM)
    return next((line for line in under if _are_labels(line, ink)), None)


def _are_labels(line: Line, ink: Grey) -> bool:
    """Whether a row is several labels, alike and evenly spaced."""
    box = line.box
    filled = np.flatnonzero((ink[box.top : box.bottom, box.left : box.right] > 0).any(axis=0))
    if not filled.size:
        return False
    breaks = np.flatnonzero(np.diff(filled) > WHITE * EM)
    starts, ends = filled[np.append(0, breaks + 1)], filled[np.append(breaks, filled.size - 1)]
    middles = (starts + ends) / 2
    steps, widths = np.diff(middles), ends - starts
    return len(widths) >= FEWEST and all(
        float(np.ptp(values)) < ALIKE * float(np.median(values)) for values in (steps, widths)
    )
