"""The rows of captions: parted from the text beside them, and taken one after the other."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.bodylines import measured, tight

FIRST, NEXT, ROWS = 1.6, 1.0, 4
"""Most white above a caption's first row and above the next ones, in glyphs, and most rows."""

BESIDE, WHITE = 2.0, 0.45
"""A row reaches this far beyond its picture if text flows beside; the white that parts them."""

SHIFT = 0.2
"""A caption's row stands so much lower or higher than the text beside it, in glyphs: it has no part
in the grid of the body's lines."""

SIDE, SHORT = 1.6, 1.0
"""How far from the picture's edge that white may be, in glyphs, and how far in the shortest last
row of a caption reaches."""

FEET, BEYOND, CREDIT = 0.8, 0.3, 10.0
"""How far the feet of pictures differ whose captions stand in one row, how far these reach beyond
them, in glyphs, and least width of the second, in glyphs: credits, that pictures in a row may share
with one caption, are shorter."""

SMALL, TIGHT = 0.95, 0.93
"""Captions are set smaller than the body, 0.77-0.92 of it on the press's pages, body 0.92-1.08, and
closer: where size alone does not tell, the step from line to line is below this share of its."""

AS_LARGE = 0.98
"""The body's type, and from line to line its step, are larger than this share of what is usual."""

MOST_LINES = 6
"""A caption has at most this many lines; beside a picture, where the measure is short, twice."""

ALIKE = 0.12
"""How far the sizes of a caption's lines may differ: the last is often a few glyphs."""

RIM = 0.35
"""White between a picture and a line that its rim covers in part, in glyphs."""

BELOW, CLOSER = 1.2, 0.4
"""White under a caption, in glyphs, that no column breaks; less is enough where it is so much more
than the white between the caption's rows."""


@dataclass(frozen=True, slots=True)
class BodyType:
    """How the body of a page is set: size of its glyphs, and from one line to the next, in pixels.

    Attributes:
        pitch: 0 where no column tells.
    """

    em: float
    pitch: float


def part_caption_rows(
    lines: Sequence[Line], ink: Grey, pictures: Sequence[Box]
) -> tuple[list[Line], list[Line]]:
    """Cuts lines under pictures where a caption in small type stands amid flowing text.

    The white between them is hardly wider than that after a comma, so that a row of the caption
    and the row of text beside it come as one line.

    Args:
        lines: of the page.
        ink: (H, W) uint8 of the working page, 255 where ink is.
        pictures: their hulls, working pixels.

    Returns:
        The last rows of captions in small type that do not reach the middle of their pictures, and
        all other lines.
    """
    rest = list(lines)
    usual = statistics.median(line.em for line in lines) if lines else float(EM)
    captions: list[Line] = []
    for picture in pictures:
        foot, reach, least = picture.bottom, FIRST, picture.centre[0]
        for number in range(ROWS):
            row = _row_below(picture, foot, reach, least, rest)
            if row is None:
                break
            parts = _parted(row, ink, picture, pictures)
            if len(parts) > 1:
                rest.remove(row)
                rest += parts
            if number == 0:
                small = _first_under(parts, picture).em < SMALL * usual
            captions += [x for x in parts if small and _is_short(x, picture)]
            foot, reach, least = row.box.bottom, NEXT, picture.left + SHORT * EM
    return captions, [line for line in rest if line not in captions]


def _first_under(parts: Sequence[Line], picture: Box) -> Line:
    """The part of a row that stands most under a picture."""
    return max(parts, key=lambda part: part.box.overlap_x(picture))


def _is_short(line: Line, picture: Box) -> bool:
    """Whether a row begins at the left edge of a picture and ends before its middle."""
    return within(line.box, picture) and line.box.right < picture.centre[0]


def _row_below(
    picture: Box, foot: int, reach: float, least: float, lines: Sequence[Line]
) -> Line | None:
    """The next line under a picture that begins before its middle and reaches some place at least.

    The first row of a caption goes across the middle; the last may be a few glyphs at its edge.
    """
    below = [
        line
        for line in lines
        if line.box.left < picture.centre[0]
        and line.box.right > least
        and -0.5 * EM < line.box.top - foot < reach * EM
        and line.box.bottom > foot + 0.5 * EM
    ]
    return min(below, key=lambda line: line.box.top, default=None)


def _parted(line: Line, ink: Grey, picture: Box, pictures: Sequence[Box]) -> list[Line]:
    """The caption's part of a line and the text at its sides; the line itself if there is none."""
    box = line.box
    cuts = [box.left, box.right]
    whites = _whites(ink, box)
    for number, edge in enumerate((picture.left, picture.right)):
        beyond = edge - box.left if number == 0 else box.right - edge
        if beyond < BESIDE * EM:
            continue
        near = [(b - a, (a + b) // 2) for a, b in whites if abs((a + b) / 2 - edge) < SIDE * EM]
        if not near:
            return [line]
        cuts.append(max(near)[1])
    pieces = [
        tight(Box(left, box.top, right, box.bottom), ink)
        for left, right in itertools.pairwise(sorted(cuts))
    ]
    parts = [measured([piece], ink) for piece in pieces if piece is not None]
    found = [replace(part, reversed=line.reversed) for part in parts if part is not None]
    caption = [p for p in found if p.box.overlap_x(picture) > 0.5 * p.box.width][:1]
    beside = [p for p in found if p not in caption]
    apart = caption and any(
        _is_apart(caption[0], p) or _are_two(caption[0].box, picture, p.box, pictures)
        for p in beside
    )
    return found if apart else [line]


def _are_two(caption: Box, picture: Box, part: Box, pictures: Sequence[Box]) -> bool:
    """Whether parts of a row are captions of two pictures, the other too long for a credit."""
    return _keeps_under(caption, picture) and any(
        _keeps_under(part, other) and part.width > CREDIT * EM
        for other in pictures
        if other.overlap_x(picture) <= 0 and abs(other.bottom - picture.bottom) < FEET * EM
    )


def _keeps_under(part: Box, picture: Box) -> bool:
    beyond = max(picture.left - part.left, part.right - picture.right)
    return beyond < BEYOND * EM


def _is_apart(caption: Line, text: Line) -> bool:
    """Whether one part of a row is set in smaller type than the other, or higher or lower."""
    lower = caption.box.top - text.box.top, caption.box.bottom - text.box.bottom
    shifted = min(lower) > SHIFT * EM or max(lower) < -SHIFT * EM
    return caption.em < SMALL * text.em or shifted


def _whites(ink: Grey, box: Box) -> list[tuple[int, int]]:
    """The white gaps along a line, from one end to the other, wide enough to part it."""
    filled = (ink[box.top : box.bottom, box.left : box.right] > 0).any(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate([[1], filled.astype(np.int8), [1]])))
    pairs = [(box.left + int(a), box.left + int(b)) for a, b in edges.reshape(-1, 2)]
    return [(a, b) for a, b in pairs if b - a > WHITE * EM]


def with_next_rows(
    lines: list[Line], blocks: list[Block], picture: Box, body: BodyType
) -> tuple[list[Line], list[Block]]:
    """Takes what goes on right below a caption, such as the credit."""
    while len(lines) < MOST_LINES:
        hull = Box.hull(line.box for line in lines)
        below = [
            block
            for block in blocks
            if len(block.lines) + len(lines) <= MOST_LINES
            and within(block.box, picture.union(hull))
            and block.box.overlap_x(picture.union(hull)) > 0
            and (_ends_row(block, lines) or _follows(block, lines, blocks, picture, body))
        ]
        if not below:
            break
        lines = lines + [line for block in below for line in block.lines]
        blocks = [block for block in blocks if block not in below]
    return lines, blocks


def _ends_row(block: Block, lines: Sequence[Line]) -> bool:
    """Whether a piece stands in the last row of a caption: a word before a credit, or a credit."""
    last, box = max((line.box for line in lines), key=lambda row: row.bottom), block.box
    level = len(block.lines) == 1 and box.overlap_y(last) > 0.5 * box.height
    return level and box.overlap_x(last) <= 0


def _follows(
    block: Block, lines: Sequence[Line], blocks: Sequence[Block], picture: Box, body: BodyType
) -> bool:
    """Whether a block goes on right below a caption, in a caption's type or set as the caption."""
    if not -0.4 * EM < block.box.top - max(line.box.bottom for line in lines) < 0.7 * EM:
        return False
    small = is_small(lines, body) and is_small(block.lines, body)
    return small or _goes_on(block, lines, blocks, picture)


def _goes_on(block: Block, lines: Sequence[Line], blocks: Sequence[Block], picture: Box) -> bool:
    """Whether a block goes on with a caption: set as it is, with no column close below.

    It is a line, or its sentence runs on from a line set out to its end. The size of a single line
    that touches its picture is not known: the picture's rim covers it.
    """
    em = statistics.median(line.em for line in lines)
    covered = len(lines) == 1 and lines[0].box.top < picture.bottom + RIM * EM
    box = block.box
    over = max(0, box.top - max(line.box.bottom for line in lines))
    white = min(BELOW * EM, over + CLOSER * EM)
    below = Box(box.left, box.bottom, box.right, box.bottom + round(white))
    columns = [b for b in blocks if b is not block and len(b.lines) > 1]
    alike = covered or abs(block.em - em) < ALIKE * em
    single = len(block.lines) == 1 or _runs_on(block, lines[-1].box)
    return single and alike and not any(b.box.intersection(below) for b in columns)


def _runs_on(block: Block, last: Box) -> bool:
    """Whether a line is set out to the right edge of the rows below it, as close, not indented."""
    first, *rest = (line.box for line in block.lines)
    flush = first.left < statistics.median(row.left for row in rest) + 0.5 * EM
    close = first.top - last.top < rest[0].top - first.top + 0.2 * EM
    return flush and close and last.right > block.box.right - EM


def within(box: Box, picture: Box) -> bool:
    """Whether a box reaches no further to the sides than a picture."""
    return box.left > picture.left - EM and box.right < picture.right + EM


def is_small(lines: Sequence[Line], body: BodyType) -> bool:
    """Whether lines are set in a caption's type: smaller than the body, or as large but closer."""
    em = statistics.median(line.em for line in lines)
    return em < SMALL * body.em or (em <= body.em and 0 < pitch_of(lines) < TIGHT * body.pitch)


def is_body(lines: Sequence[Line], body: BodyType) -> bool:
    """Whether some lines are set as the body is: as large, and as wide apart."""
    em = statistics.median(line.em for line in lines)
    return len(lines) > 1 and em > AS_LARGE * body.em and pitch_of(lines) > AS_LARGE * body.pitch


def pitch_of(lines: Sequence[Line]) -> float:
    """The usual distance from one row to the next; 0 for a single row."""
    tops = [b.box.top - a.box.top for a, b in itertools.pairwise(lines)]
    rows = [step for step in tops if step > 0.5 * EM]
    return statistics.median(rows) if rows else 0.0
