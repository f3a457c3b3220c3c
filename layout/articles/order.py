"""Reading order: which of two boxes is read first, and a sequence that respects it."""

from __future__ import annotations

from collections.abc import Sequence

from document.geometry import Box


def reading_order(boxes: Sequence[Box], slack: float) -> list[int]:
    """Indices of the boxes in reading order.

    Column by column from left to right, each from top to bottom; what stands above something and
    shares width with it is read before it, so a wide lead comes before the columns below it.

    Args:
        boxes: in any order; the result does not depend on it, equal boxes aside.
        slack: shared width or height that does not count, pixels.
    """
    before: dict[int, set[int]] = {
        k: {j for j in range(len(boxes)) if j != k and _above(boxes[j], boxes[k], slack)}
        for k in range(len(boxes))
    }
    order: list[int] = []
    left = set(range(len(boxes)))
    while left:
        free = [k for k in left if not before[k] & left] or list(left)
        chosen = min(free, key=lambda k: _place(boxes[k], slack))
        order.append(chosen)
        left.remove(chosen)
    return order


def _above(a: Box, b: Box, slack: float) -> bool:
    return (
        a.overlap_x(b) > slack
        and (a.top + a.bottom) < (b.top + b.bottom)
        and (a.bottom <= b.top + slack)
    )


def _place(box: Box, slack: float) -> tuple[int, ...]:
    return _column(box, slack), box.top, box.left, box.right, box.bottom


def _column(box: Box, slack: float) -> int:
    return int(box.left // max(1.0, 3 * slack))
