"""What each piece of an article is: headline tiers, captions, subheads, body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from document.page import RegionKind
from layout.articles.grouping import Group
from layout.line import Line
from layout.piece import Piece
from layout.sheet.straighten import EM
from layout.subheads import body_and_subheads, centred, with_second_lines
from layout.text.blocks import Block
from layout.text.captions import Caption
from layout.text.heads import Head

MAIN = 0.82
"""Display lines at least this share of the largest one belong to the headline itself."""

FILLED, LEVEL, LARGE = 0.66, 1.2, 2.0
"""So does a line of at least this share that begins and ends with the largest, within so many
glyphs of the body, and is so many as large: lines of few glyphs (1934年) are set larger to fill the
same width. Kickers of small headlines are as wide, but no larger than 1.8."""

UNDER = 1.5
"""White between tiers of a headline with a rule in it, in glyphs, at most; a byline needs more."""


def pieces_of(group: Group, captions: Sequence[Caption] = ()) -> list[Piece]:
    """The pieces of an article in no particular order; its pictures are not among them.

    Args:
        group: the article.
        captions: of the page; those of the article's pictures are taken.
    """
    found: list[Piece] = []
    heads = _stacked(group.heads)
    for number, head in enumerate(heads):
        opens = number == 0 and (head.strong or not group.blocks)
        found += _tiers(head) if opens else [Piece.of(RegionKind.SUBHEAD, head.lines)]
    blocks = list(group.blocks)
    for caption in captions:
        if caption.picture in group.pictures:
            number = group.pictures.index(caption.picture)
            found.append(replace(Piece.of(RegionKind.CAPTION, caption.lines), picture=number))
    if heads and heads[0].strong:
        blocks, near = _near_head(heads[0], blocks)
        found += near
    for block in blocks:
        found += body_and_subheads(block, blocks)
    return with_second_lines(found, blocks)


def _stacked(heads: Sequence[Head]) -> list[Head]:
    """The heads, those close under the first put with it: rules between them part no tiers."""
    stacked: list[Head] = list(heads[:1])
    for head in heads[1:]:
        one, other = stacked[0], head.box
        level = one.strong and not (one.vertical or head.vertical)
        close = -0.3 * EM <= other.top - one.box.bottom < UNDER * EM
        plain = not head.badge and head.lines[0].reversed is one.lines[0].reversed
        if len(stacked) == 1 and level and close and plain and one.box.overlap_x(other) > 0:
            stacked[0] = replace(one, lines=(*one.lines, *head.lines))
        else:
            stacked.append(head)
    return stacked


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
    return [Piece.of(kind, lines) for kind, lines in tiers if lines]


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
    return rest, [Piece.of(kind, lines) for kind, lines in tiers.items()]


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
    """Whether a small block is a column that a picture or a subhead cuts short.

    Another of its width begins beside it; a single line may be short, and begins where the column
    below it does.
    """
    level = [
        b
        for b in blocks
        if len(b.lines) > len(block.lines) and abs(b.box.top - block.box.top) < 0.5 * EM
    ]
    if len(block.lines) > 1:
        width = block.right - block.left
        return any(abs((b.right - b.left) - width) < EM for b in level)
    below = [b for b in blocks if len(b.lines) > 2 and b.box.top > block.box.bottom]
    return bool(level) and any(abs(b.left - block.box.left) < 0.5 * EM for b in below)


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
        centred(block.box, (b.left, b.right)) for b in below
    )
