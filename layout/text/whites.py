"""White over and under a place of the page."""

from __future__ import annotations

from collections.abc import Sequence

from document.geometry import Box
from layout.sheet.straighten import EM

NOTHING = 1e6
"""White where nothing more stands, in pixels."""


def white_over(box: Box, boxes: Sequence[Box]) -> float:
    """White to the nearest of some boxes above, pixels; ``NOTHING`` where there is none."""
    return min(
        (
            float(box.top - other.bottom)
            for other in boxes
            if other.bottom <= box.top + 0.3 * EM
            and other.overlap_x(box) > 0.25 * min(box.width, other.width)
        ),
        default=NOTHING,
    )


def white_under(box: Box, boxes: Sequence[Box]) -> float:
    """White to the nearest of some boxes below, pixels; ``NOTHING`` where there is none."""
    return min(
        (
            max(0.0, float(other.top - box.bottom))
            for other in boxes
            if other.centre[1] > box.bottom and other.overlap_x(box) > 0
        ),
        default=NOTHING,
    )


def is_first_in(box: Box, area: Box) -> bool:
    """Whether a box stands in an area that holds more than it."""
    inside = area.overlap_x(box) > 0.8 * box.width and area.overlap_y(box) > 0.8 * box.height
    return inside and area.height > 2 * box.height
