"""Captions 图注: which lines describe which picture."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.captionrows import (
    MOST_LINES,
    SMALL,
    BodyType,
    is_body,
    is_small,
    pitch_of,
    with_next_rows,
    within,
)
from layout.text.creditrows import Part, rows_with, set_out_over, with_credits_apart
from layout.text.sidecaptions import EMBLEM, NOTE, beside

UNDER, OVER = 1.6, 0.9
"""Most white between a picture and the caption under and over it, in glyphs."""

FOOT, SHARE, CLEAR, WIDTH = 5.0, 0.2, 1.2, 3.0
"""A drawing's ink may end so far above the caption under it, in glyphs and as share of its height,
if the caption keeps the next distance to all other text and is so wide, in glyphs: no speck."""

SPACE = 2.5
"""Most white in such a row between a caption and its credit, in glyphs."""

ABREAST, LEVEL = 2.5, 0.5
"""Pictures this near to each other in a row, in glyphs, may share one caption; and how far the feet
of pictures in a row differ."""

SMALLER, TOLD = 0.93, 5.0
"""What is over or beside a picture in type smaller by this than what is under it is its caption;
and least width of a row whose size is known, in glyphs: few glyphs may all be flat."""

APART, SET_OFF = 0.35, 0.1
"""A wider gap than usual by this, in glyphs, parts a caption from the column below it: by less, if
the size of the type changes as well."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption.

    Attributes:
        lines: in reading order.
        picture: the hull of its picture, as it was given; the first of several that share it.
    """

    lines: tuple[Line, ...]
    picture: Box

    @property
    def box(self) -> Box:
        return Box.hull(line.box for line in self.lines)


def take_captions(
    pictures: Sequence[Box], blocks: Sequence[Block], inside: Sequence[Line] = ()
) -> tuple[list[Caption], list[Block]]:
    """Takes the captions out of the blocks of a page; (captions, the blocks left).

    Args:
        pictures: hulls of the pictures.
        blocks: of the whole page; a caption may be the head of a column that goes on below it.
        inside: lines that stand in pictures, on a strip of their own.
    """
    rest, body = list(blocks), _body_type(blocks)
    found = _inside(pictures, inside)
    pairs = _with_shared(pictures)
    for place in (_under, _over, beside):
        for picture, whole in pairs:
            if any(caption.picture == picture for caption in found):
                continue
            taken = place(whole, rest, body)
            lines = [line for _, part in taken for line in part]
            if not lines or _is_end_of_row(lines, whole, pairs, rest):
                continue
            if place is _under and _is_elsewhere(lines, whole, rest, body):
                continue
            rest = with_credits_apart(_without(rest, taken), lines)
            lines, rest = with_next_rows(lines, rest, whole, body)
            found.append(Caption(_in_order(lines), picture))
    return found, rest


def _is_elsewhere(
    lines: Sequence[Line], picture: Box, blocks: Sequence[Block], body: BodyType
) -> bool:
    """Whether what is under a picture is text, or a kicker, and its caption over it or beside."""
    over, side = (place(picture, blocks, body) for place in (_over, beside))
    rows = [[x for _, part in place for x in part] for place in (over, side)]
    told = [own for own in rows if any(x.box.width > TOLD * EM for x in own)]
    sizes = [float(np.median([x.em for x in own])) for own in told]
    least = SMALLER * float(np.median([x.em for x in lines]))
    smaller = bool(sizes) and min(sizes) < least and not is_small(lines, body)
    return smaller or (bool(over) and is_body(lines, body))


def _inside(pictures: Sequence[Box], lines: Sequence[Line]) -> list[Caption]:
    """The captions that stand in their pictures."""
    found: dict[Box, list[Line]] = {}
    for line in lines:
        around = [p for p in pictures if p.intersection(line.box)]
        if around:
            found.setdefault(min(around, key=lambda p: p.area), []).append(line)
    return [Caption(_in_order(own), picture) for picture, own in found.items()]


def _body_type(blocks: Sequence[Block]) -> BodyType:
    columns = [b for b in blocks if len(b.lines) >= 4]
    sizes = [line.em for b in columns for line in b.lines]
    pitches = [pitch_of(b.lines) for b in columns for _ in b.lines]
    return (
        BodyType(float(np.median(sizes)), float(np.median(pitches))) if sizes else BodyType(EM, 0)
    )


def _with_shared(pictures: Sequence[Box]) -> list[tuple[Box, Box]]:
    """Every picture with its own hull, then rows of pictures with the hull of all of them."""
    pairs = [(picture, picture) for picture in pictures]
    for k, first in enumerate(pictures):
        row = first
        for other in pictures[k + 1 :]:
            if _are_level(row, other) and 0 <= -row.overlap_x(other) < ABREAST * EM:
                row = row.union(other)
        if row != first:
            pairs.append((first, row))
    return pairs


def _is_end_of_row(
    lines: Sequence[Line], picture: Box, pairs: Sequence[tuple[Box, Box]], blocks: Sequence[Block]
) -> bool:
    """Whether a row begins under pictures beside a picture, and what was found is the end of it."""
    hull = Box.hull(line.box for line in lines)
    rows = [row for _, row in pairs if row != picture and row.contains(picture)]
    level = [
        b.lines[0].box
        for b in blocks
        if b.lines[0].box.overlap_y(hull) > 0.5 * hull.height
        and 0 <= -b.lines[0].box.overlap_x(hull) < ABREAST * EM
    ]
    return any(
        any(within(box, row) for row in rows) and not any(within(box, own) for own, _ in pairs)
        for box in level
    )


def _are_level(one: Box, other: Box) -> bool:
    """Whether two pictures stand in a row; of one the pale sky may be missing."""
    feet = abs(one.bottom - other.bottom) < LEVEL * EM
    return feet or one.overlap_y(other) > 0.7 * max(one.height, other.height)


def _under(picture: Box, blocks: Sequence[Block], body: BodyType) -> list[Part]:
    near = []
    for block in blocks:
        top = block.lines[0].box
        gap = top.top - picture.bottom
        here = within(top, picture) or _is_note(block, picture)
        if -0.5 * EM < gap < UNDER * EM and here:
            near.append((block, _caption_part(block, body)))
    if not near:
        return _far_under(picture, blocks, body)
    first = min(block.box.top for block, _ in near)
    row = [(block, part) for block, part in near if block.box.top < first + 0.6 * EM and part]
    return [] if _are_columns(row, blocks, body) else row


def _is_note(block: Block, picture: Box) -> bool:
    """Whether a line or two stand centred under a small picture; they may be wider than it."""
    middle = abs(block.box.centre[0] - picture.centre[0]) < 0.7 * EM
    return middle and picture.width < EMBLEM * EM and len(block.lines) <= NOTE


def _far_under(picture: Box, blocks: Sequence[Block], body: BodyType) -> list[Part]:
    """Small type under a picture with white at its foot, apart from all text."""
    for block in sorted(blocks, key=lambda b: b.box.top):
        near = -0.5 * EM < block.box.top - picture.bottom < max(FOOT * EM, SHARE * picture.height)
        if not near or block.box.overlap_x(picture) <= 0 or block.box.width < WIDTH * EM:
            continue
        row = [b for b in blocks if b is block or _stands_in_row(b, block, body)]
        hull = Box.hull(b.box for b in row)
        around = hull.grow(round(CLEAR * EM), round(CLEAR * EM))
        alone = not any(b not in row and b.box.intersection(around) for b in blocks)
        under = hull.overlap_x(picture) > 0.5 * hull.width
        few = len(block.lines) <= NOTE and is_small(block.lines, body)
        return [(b, b.lines) for b in row] if alone and under and few else []
    return []


def _stands_in_row(credit: Block, text: Block, body: BodyType) -> bool:
    """Whether a line of small type stands in the row of another, behind a wide space."""
    single = len(credit.lines) == len(text.lines) == 1 and is_small(credit.lines, body)
    level = credit.box.overlap_y(text.box) > 0.5 * text.box.height
    return single and level and 0 < -credit.box.overlap_x(text.box) < SPACE * EM


def _are_columns(row: Sequence[Part], blocks: Sequence[Block], body: BodyType) -> bool:
    """Whether what stands under a picture is columns that go on below it, set as the body is."""
    if any(is_small(part, body) for _, part in row):
        return False
    if sum(len(part) >= 2 for _, part in row) >= 2:
        return True
    parts = [
        (block, part) for block, part in row if len(part) >= 3 and len(part) == len(block.lines)
    ]
    return any(_goes_down(block, blocks) for block, _ in parts)


def _goes_down(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether columns stand in line with a block, beside it, just as high."""
    beside = [b for b in blocks if b is not block and b.box.overlap_x(block.box) <= 0]
    return any(
        len(b.lines) >= 3
        and b.lines[0].box.top < block.lines[0].box.top + EM
        and abs(b.lines[-1].box.bottom - block.lines[-1].box.bottom) < 2 * EM
        and abs((b.right - b.left) - (block.right - block.left)) < EM
        for b in beside
    )


def _over(picture: Box, blocks: Sequence[Block], body: BodyType) -> list[Part]:
    """Small type at the foot of what stands over a picture, or rows set out to both its edges."""
    if row := set_out_over(picture, blocks, OVER):
        return row
    near = [b for b in blocks if -0.5 * EM < picture.top - b.box.bottom < OVER * EM]
    feet = [(block, part) for block in near if (part := _foot_part(block, body))]
    feet = [(b, part) for b, part in feet if within(Box.hull(x.box for x in part), picture)]
    for block, part in feet:
        hull = Box.hull(line.box for line in part)
        if hull.width > 0.3 * picture.width:
            ends = [f for f in feet if f[0] is not block and _ends_level(f[1], part)]
            return [(block, part), *(ends or rows_with(block, blocks, body))]
    return []


def _ends_level(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether the last rows of two runs of lines are one row."""
    a, b = one[-1].box, other[-1].box
    return a.overlap_y(b) > 0.5 * min(a.height, b.height)


def _caption_part(block: Block, body: BodyType) -> tuple[Line, ...]:
    """The lines at the head of a block that may be a caption; none when the block is a column."""
    lines = block.lines
    gaps = [b.box.top - a.box.bottom for a, b in itertools.pairwise(lines)]
    least = float(np.median(gaps)) + APART * EM if gaps else 0.0
    for k, gap in enumerate(gaps[:MOST_LINES], 1):
        smaller = lines[k - 1].em < SMALL * body.em < lines[k].em
        if (gap > least and len(lines) > 2) or (smaller and gap > least - (APART - SET_OFF) * EM):
            return lines[:k]
    return lines if len(lines) <= MOST_LINES else ()


def _foot_part(block: Block, body: BodyType) -> tuple[Line, ...]:
    """The lines at the foot of a block that are a caption: none when all of it is body."""
    lines = block.lines
    if len(lines) <= MOST_LINES and is_small(lines, body):
        return lines
    for k in range(min(MOST_LINES, len(lines) - 1), 0, -1):
        head, foot = lines[:-k], lines[-k:]
        gap = foot[0].box.top - head[-1].box.bottom
        usual = pitch_of(head) - float(np.median([line.box.height for line in head]))
        if gap > usual + SET_OFF * EM and is_small(foot, body) and not is_small(head[-1:], body):
            return foot
    return ()


def _without(blocks: Sequence[Block], taken: Sequence[Part]) -> list[Block]:
    parts = {id(block): part for block, part in taken}
    rest = []
    for block in blocks:
        part = parts.get(id(block), ())
        left = tuple(line for line in block.lines if line not in part)
        if left:
            rest.append(replace(block, lines=left) if part else block)
    return rest


def _in_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Row by row, each from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda x: x.box.top):
        if rows and line.box.overlap_y(rows[-1][0].box) > 0.5 * line.box.height:
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(line for row in rows for line in sorted(row, key=lambda x: x.box.left))
