"""The rows of a caption 图注 that the white of a ragged line or of a credit parts into blocks."""

from __future__ import annotations

from collections.abc import Sequence

from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.captionrows import MOST_LINES, BodyType, is_small

LEADING = 0.9
"""Most white between the rows of a caption, in glyphs."""

Part = tuple[Block, tuple[Line, ...]]
"""A block and those of its lines, from the first on, that belong to a caption."""


def rows_with(block: Block, blocks: Sequence[Block], body: BodyType) -> list[Part]:
    """What belongs to a caption of which one line was found: the credit stands by itself.

    Args:
        block: of one line; for a longer one nothing is looked for.
        blocks: all of the page.
        body: how the page's body is set.
    """
    taken = [block]
    while len(block.lines) == 1 and is_small(block.lines, body):
        found = next((b for b in blocks if b not in taken and _adjoins(b, taken, body)), None)
        if found is None or sum(len(b.lines) for b in [*taken, found]) > MOST_LINES:
            break
        taken.append(found)
    return [(b, b.lines) for b in taken[1:]]


def _adjoins(block: Block, taken: Sequence[Block], body: BodyType) -> bool:
    """Whether small type stands over what was taken, under it, or in a row within its width."""
    if not is_small(block.lines, body):
        return False
    left, right = min(b.box.left for b in taken), max(b.box.right for b in taken)
    beside = block.box.right > left - EM and block.box.left < right + EM
    return beside and any(b.box.overlap_y(block.box) > -LEADING * EM for b in taken)
