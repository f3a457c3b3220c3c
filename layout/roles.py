"""What each piece of an article is: headline tiers, captions, subheads, body."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from document.geometry import Box
from document.page import RegionKind
from layout.articles.grouping import Group
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.captions import Caption
from layout.text.heads import Head

MAIN = 0.82
"""Display lines at least this share of the largest one belong to the headline itself."""

FILLED, LEVEL, LARGE = 0.66, 1.2, 2.0
"""So does a line of at least this share that begins and ends with the largest, within so many
glyphs of the body, and is so many as large: lines of few glyphs (1934年) are set larger to fill the
same width. Kickers of small headlines are as wide, but no larger than 1.8."""

CENTRED = 1.2
"""A subhead stands at least this far from both edges of its column, in glyphs, and as far from one
as from the other."""

SECOND = 0.5
"""White between the lines of a subhead of which only the first is set off, in glyphs, at most."""

BOLD = 1.22
"""A subhead's ink over that of the lines about it: Hei type, or bold."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an article with its role; ``picture`` is the index of a caption's picture."""

    kind: RegionKind
    lines: tuple[Line, ...]
    box: Box
    edges: tuple[int, int]
    picture: int | None = None


def pieces_of(group: Group, captions: Sequence[Caption] = ()) -> list[Piece]:
    """The pieces of an article in no particular order; its pictures are not among them.

    Args:
        group: the article.
        captions: of the page; those of the article's pictures are taken.
    """
    found: list[Piece] = []
    for number, head in enumerate(group.heads):
        opens = number == 0 and (head.strong or not group.blocks)
        found += _tiers(head) if opens else [_piece(RegionKind.SUBHEAD, head.lines)]
    blocks = list(group.blocks)
    for caption in captions:
        if caption.picture in group.pictures:
            number = group.pictures.index(caption.picture)
            found.append(replace(_piece(RegionKind.CAPTION, caption.lines), picture=number))
    if group.heads and group.heads[0].strong:
        blocks, near = _near_head(group.heads[0], blocks)
        found += near
    for block in blocks:
        found += _body(block, blocks)
    return _with_second_lines(found, blocks)


def _piece(kind: RegionKind, lines: Sequence[Line], edges: tuple[int, int] | None = None) -> Piece:
    box = Box.hull(line.box for line in lines)
    return Piece(kind, tuple(lines), box, edges or (box.left, box.right))


def _tiers(head: Head) -> list[Piece]:
    """Kicker above, headline, subtitle below: told apart by size."""
    kicker = head.kicker
    largest = max((line for line in head.lines if line not in kicker), key=lambda line: line.em)
    main = [line for line in head.lines if line not in kicker and _is_main(line, largest)]
    if head.vertical:
        first = max(line.box.left for line in main)
        before = [x for x in head.lines if x not in main and x.box.left > first]
    else:
        first = min(line.box.top for line in main)
        before = [x for x in head.lines if x not in main and x.box.top < first]
    after = [x for x in head.lines if x not in main and x not in before]
    tiers = ((RegionKind.KICKER, before), (RegionKind.HEADLINE, main), (RegionKind.SUBTITLE, after))
    return [_piece(kind, lines) for kind, lines in tiers if lines]


def _is_main(line: Line, largest: Line) -> bool:
    """Whether a line is of the headline itself, as the largest one is."""
    own, box = line.box, largest.box
    filled = not line.vertical and line.em >= LARGE * EM
    filled &= max(abs(own.left - box.left), abs(own.right - box.right)) < LEVEL * EM
    return line.em >= (FILLED if filled else MAIN) * largest.em


def _near_head(head: Head, blocks: list[Block]) -> tuple[list[Block], list[Piece]]:
    """Small blocks above and below a headline are its lesser tiers and the byline."""
    blocks = [part for block in blocks for part in _parted(block, _column_top(head, blocks))]
    tiers: dict[RegionKind, list[Line]] = {}
    rest = []
    for block in blocks:
        kind = _tier_of(head, block, blocks)
        if kind is None:
            rest.append(block)
        else:
            tiers.setdefault(kind, []).extend(block.lines)
    return rest, [_piece(kind, lines) for kind, lines in tiers.items()]


def _column_top(head: Head, blocks: Sequence[Block]) -> int | None:
    """Where the columns under a headline begin: the top that at least two of them share."""
    tops = sorted(
        line.box.top
        for b in blocks
        for line in b.lines[:4]
        if len(b.lines) >= 2 and -EM < line.box.top - head.box.bottom < 9 * EM
    )
    starts = [
        t
        for t in tops
        if sum(abs(b.box.top - t) < 0.5 * EM for b in blocks if len(b.lines) >= 2) >= 2
    ]
    return starts[0] if starts else None


def _parted(block: Block, top: int | None) -> list[Block]:
    """A column without the byline or subtitle that stands close above it."""
    if top is None or len(block.lines) < 2:
        return [block]
    above = [line for line in block.lines if line.box.bottom < top + 0.3 * EM]
    if not 1 <= len(above) <= 2 or len(above) == len(block.lines):
        return [block]
    body = block.lines[len(above) :]
    left, right = min(x.box.left for x in body), max(x.box.right for x in body)
    return [replace(block, lines=tuple(above)), Block(body, left, right)]


def _tier_of(head: Head, block: Block, blocks: Sequence[Block]) -> RegionKind | None:
    box, own = block.box, head.box
    if len(block.lines) > 2 or head.vertical:
        return None
    if box.left < own.left - 2 * EM and box.right > own.right + 2 * EM:
        return None
    if box.overlap_x(own) < 0.5 * box.width:
        return None
    if 0 <= own.top - box.bottom < 1.6 * EM:
        return RegionKind.KICKER
    if not -0.3 * EM <= box.top - own.bottom < 2.2 * EM:
        return None
    if _opens_column(block, blocks) or _is_column(block, blocks):
        return None
    return RegionKind.SUBTITLE if block.em > 1.12 * EM else RegionKind.BYLINE


def _is_column(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a small block is a column that a picture cuts short: another begins beside it."""
    return len(block.lines) > 1 and any(
        len(b.lines) > len(block.lines)
        and abs(b.box.top - block.box.top) < 0.5 * EM
        and abs((b.right - b.left) - (block.right - block.left)) < EM
        for b in blocks
    )


def _opens_column(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a small block is the first line of the column below it."""
    below = [
        b
        for b in blocks
        if b is not block
        and len(b.lines) >= 2
        and b.box.top >= block.box.bottom - 0.3 * EM
        and b.box.top - block.box.bottom < 1.2 * EM
        and b.box.overlap_x(block.box) > 0.5 * block.box.width
    ]
    return any(abs(block.box.left - b.left) < 2.5 * EM for b in below) and not any(
        _centred(block.box, (b.left, b.right)) for b in below
    )


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
            float(np.median([line.em for line in lines])),
            float(np.median([line.weight for line in lines])),
            sum(line.reversed for line in lines) > len(lines) / 2,
        )


def _body(block: Block, blocks: Sequence[Block]) -> list[Piece]:
    """A column cut into body and subheads, whose second line may be set as the body is."""
    edges = (block.left, block.right)
    column = _column_about(block, blocks)
    setting = _Setting.of([block] if len(block.lines) >= 3 else blocks)
    parts: list[tuple[RegionKind, list[Line]]] = []
    free = _stand_free(block)
    for number, line in enumerate(block.lines):
        second = bool(parts) and parts[-1][0] is RegionKind.SUBHEAD and _centred(line.box, column)
        subhead = second or _is_subhead(line, column, setting, free[number])
        kind = RegionKind.SUBHEAD if subhead else RegionKind.BODY
        if parts and parts[-1][0] is kind:
            parts[-1][1].append(line)
        else:
            parts.append((kind, [line]))
    return [_piece(kind, lines, edges) for kind, lines in parts]


def _with_second_lines(pieces: Sequence[Piece], blocks: Sequence[Block]) -> list[Piece]:
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
            if close and level and block and _centred(box, _column_about(block, blocks)):
                found.remove(piece)
                lines = (*lines, *piece.lines)
                break
        found.append(_piece(RegionKind.SUBHEAD, lines, subhead.edges))
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


def _is_subhead(line: Line, edges: tuple[int, int], setting: _Setting, free: bool) -> bool:
    if line.reversed and not setting.reversed:
        return True
    marked = line.weight > BOLD * setting.weight or line.em > 1.12 * setting.em
    return marked and (free or _centred(line.box, edges))


def _centred(box: Box, edges: tuple[int, int]) -> bool:
    before, after = box.left - edges[0], edges[1] - box.right
    return min(before, after) > CENTRED * EM and abs(before - after) < CENTRED * EM
