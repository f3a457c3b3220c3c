"""Subheads 小标题: which lines of a column are no body."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from document.geometry import Box
from document.page import RegionKind
from layout.line import Line
from layout.piece import Piece
from layout.sheet.straighten import EM
from layout.text.blocks import Block

CENTRED = 1.2
"""A subhead stands at least this far from both edges of its column, in glyphs, and as far from one
as from the other."""

SECOND = 0.5
"""White between the lines of a subhead of which only the first is set off, in glyphs, at most."""

BOLD = 1.22
"""A subhead's ink over that of the lines about it: Hei type, or bold."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the text of an article is set: size, weight and ground of most of its lines."""

    em: float
    weight: float
    reversed: bool

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> _Setting:
        columns = [b for b in blocks if len(b.lines) >= 3] or blocks
        lines = [line for b in columns for line in b.lines]
        return cls(
            statistics.median(line.em for line in lines),
            statistics.median(line.weight for line in lines),
            sum(line.reversed for line in lines) > len(lines) / 2,
        )


def body_and_subheads(block: Block, blocks: Sequence[Block]) -> list[Piece]:
    """A column cut into body and subheads, whose second line may be set as the body is."""
    edges = (block.left, block.right)
    column = _column_about(block, blocks)
    setting = _Setting.of([block] if len(block.lines) >= 3 else blocks)
    parts: list[tuple[RegionKind, list[Line]]] = []
    free = _stand_free(block)
    plain = [_is_subhead(*told, column, setting) for told in zip(block.lines, free, strict=True)]
    alone = _parts_column(block, blocks)
    for number, line in enumerate(block.lines):
        second = bool(parts) and parts[-1][0] is RegionKind.SUBHEAD
        first = plain[number + 1 : number + 2] == [True] and _leads(block.lines, number)
        subhead = plain[number] or (centred(line.box, column) and (alone or first or second))
        kind = RegionKind.SUBHEAD if subhead else RegionKind.BODY
        if parts and parts[-1][0] is kind:
            parts[-1][1].append(line)
        else:
            parts.append((kind, [line]))
    return [Piece.of(kind, lines, edges) for kind, lines in parts]


def _leads(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands closer to the one below than to the one above."""
    above = lines[at].box.top - lines[at - 1].box.bottom if at else EM
    below = lines[at + 1].box.top - lines[at].box.bottom
    return above > below + 0.25 * EM


def _parts_column(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a line stands by itself between two pieces of one column."""
    if len(block.lines) != 1:
        return False
    left, right = _column_about(block, blocks)
    near = [b for b in blocks if b is not block and b.box.overlap_x(block.box) > 0]
    over = [block.box.top - b.box.bottom for b in near if b.box.top < block.box.top]
    under = [b.box.top - block.box.bottom for b in near if b.box.top > block.box.top]
    parted = all(min(gaps, default=0) > SECOND * EM for gaps in (over, under))
    column = [b.box.top for b in near if len(b.lines) >= 3 and _agree(b, left, right)]
    return parted and min(column, default=0) < block.box.top < max(column, default=0)


def _agree(block: Block, left: int, right: int) -> bool:
    return max(abs(block.left - left), abs(block.right - right)) < 0.5 * EM


def with_second_lines(pieces: Sequence[Piece], blocks: Sequence[Block]) -> list[Piece]:
    """Subheads with the line close under them that stands by itself, set as the body is."""
    alone: dict[tuple[Line, ...], Block] = {b.lines: b for b in blocks if len(b.lines) == 1}
    found = [piece for piece in pieces if piece.kind is not RegionKind.SUBHEAD]
    for subhead in (piece for piece in pieces if piece.kind is RegionKind.SUBHEAD):
        lines = subhead.lines
        for piece in found:
            box, own = piece.box, subhead.box
            close = -0.2 * EM < box.top - own.bottom < SECOND * EM
            level = abs(box.centre[0] - own.centre[0]) < 0.5 * EM
            block = alone.get(piece.lines) if piece.kind is RegionKind.BODY else None
            if close and level and block and centred(box, _column_about(block, blocks)):
                found.remove(piece)
                lines = (*lines, *piece.lines)
                break
        found.append(Piece.of(RegionKind.SUBHEAD, lines, subhead.edges))
    return found


def _column_about(block: Block, blocks: Sequence[Block]) -> tuple[int, int]:
    """The edges of the column that a block of a line or two stands in."""
    if len(block.lines) >= 3:
        return block.left, block.right
    about = [
        b
        for b in blocks
        if len(b.lines) >= 3
        and b.box.overlap_x(block.box) > 0.8 * block.box.width
        and -b.box.overlap_y(block.box) < 2.5 * EM
    ]
    nearest = min(about, key=lambda b: -b.box.overlap_y(block.box), default=block)
    return nearest.left, nearest.right


def _stand_free(block: Block) -> list[bool]:
    """Which lines keep more distance to those above and below than is usual in their column."""
    gaps = [b.box.top - a.box.bottom for a, b in itertools.pairwise(block.lines)]
    if len(gaps) < 3:
        return [False] * len(block.lines)
    wide = [gap > float(np.median(gaps)) + 0.25 * EM for gap in gaps]
    return [a and b for a, b in itertools.pairwise([True, *wide, True])]


def _is_subhead(line: Line, free: bool, edges: tuple[int, int], setting: _Setting) -> bool:
    if line.reversed and not setting.reversed:
        return True
    marked = line.weight > BOLD * setting.weight or line.em > 1.12 * setting.em
    return marked and (free or centred(line.box, edges))


def centred(box: Box, edges: tuple[int, int]) -> bool:
    """Whether a line stands in the middle of its column, with white on both sides."""
    before, after = box.left - edges[0], edges[1] - box.right
    return min(before, after) > CENTRED * EM and abs(before - after) < CENTRED * EM
