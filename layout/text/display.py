"""Lines of large type, horizontal and vertical."""

from __future__ import annotations

from dataclasses import dataclass

from document.geometry import Box
from document.page import Grey
from layout.line import INK_PER_EM, Line
from layout.sheet.glyphs import Components
from layout.text.gutters import gutter_between
from layout.text.lineends import absorb, is_walled
from layout.text.parted import glyphs_of_parts
from layout.text.piles import take_piles, with_clauses_joined, with_singles

CLAUSE_GAP = 1.22
"""Widest blank between the clauses of one headline, in its own glyphs."""

FULL = 1.1
"""Height of a glyph at most, in widths of it."""

SIZE = 1.25
"""Rows whose largest glyphs differ more than this are set in different sizes."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Large type in one row: its hull and the height of its tallest component."""

    box: Box
    size: int

    def joined(self, other: _Row) -> _Row:
        return _Row(self.box.union(other.box), max(self.size, other.size))


def display_lines(large: Components, small: Components, gutters: Grey, walls: Grey) -> list[Line]:
    """Lines of large components, with the small strokes that belong to them."""
    piles, boxes = take_piles(_whole(_hulls(large), small))
    rows = _swallow(_grow_rows(boxes, gutters, walls), gutters, walls)
    for _ in range(2):  # a mark taken in may bring the next glyphs within reach
        rows = [_Row(absorb(row.box, small, walls), row.size) for row in rows]
        rows = _filled(_swallow(rows, gutters, walls), small, walls)
    singles = [row.box for row in rows if row.box.width < 1.6 * row.box.height]
    wide = [row.box for row in rows if row.box.width >= 1.6 * row.box.height]
    flat = [box for box in wide if any(_same_column(box, single) for single in singles)]
    columns, rest = _stacks(singles + flat)
    columns += piles
    for _ in range(2):
        columns = [absorb(box, small, walls, down=True) for box in columns]
        columns, rest = with_singles(with_clauses_joined(columns), rest)
    found = [Line(box, box.width / INK_PER_EM, True) for box in columns]
    lines = [b for b in wide if b not in flat] + rest
    lines = [b for b in lines if not any(c.box.contains(b) for c in found)]  # the foot of 续
    return found + [Line(box, box.height / INK_PER_EM) for box in lines]


def rows_between(large: Components, small: Components, gutters: Grey) -> list[Box]:
    """Hulls of large glyphs in rows that no gutter runs through."""
    return [row.box for row in _grow_rows(_whole(_hulls(large), small), gutters, gutters)]


def _hulls(pieces: Components) -> list[Box]:
    return [
        Box(int(x), int(y), int(x + w), int(y + h))
        for x, y, w, h in zip(pieces.left, pieces.top, pieces.width, pieces.height, strict=True)
    ]


def _whole(boxes: list[Box], small: Components) -> list[Box]:
    """Hulls of large components, those of one glyph together, and of glyphs of small ones."""
    glyphs = glyphs_of_parts(boxes, small)
    return [b for b in boxes if not any(glyph.contains(b) for glyph in glyphs)] + glyphs


def _same_column(piece: Box, glyph: Box) -> bool:
    """Whether a flat piece of a glyph (the foot of 量) stands in the column of a whole one."""
    slack = 0.2 * glyph.width
    edges = abs(piece.left - glyph.left), abs(piece.right - glyph.right)
    return max(edges) < slack and -piece.overlap_y(glyph) < 2 * glyph.height


def _grow_rows(boxes: list[Box], gutters: Grey, walls: Grey) -> list[_Row]:
    """Large components that stand side by side and are of like height."""
    rows: list[_Row] = []
    for box in sorted(boxes, key=lambda b: b.left):
        row = _Row(box, box.height)
        for k in reversed(
            [k for k, other in enumerate(rows) if _in_row(other, row, gutters, walls)]
        ):
            row = rows.pop(k).joined(row)
        rows.append(row)
    return rows


def _glyphs(row: _Row) -> float:
    return row.box.width / row.size


def _in_row(row: _Row, other: _Row, gutters: Grey, walls: Grey) -> bool:
    high, low = max(row.size, other.size), min(row.size, other.size)
    gap = -row.box.overlap_x(other.box)
    if gap > 1.6 * high or high > 2.2 * low:
        return False
    if row.box.overlap_y(other.box) < 0.6 * low or row.box.union(other.box).height > 1.45 * high:
        return False
    first, last = sorted((row.box, other.box))
    apart = high > SIZE * low and gap > 0.5 * high
    if apart and min(_glyphs(row), _glyphs(other)) > 2:  # a short row may be all flat glyphs
        return False
    # A blank parts the clauses of a headline; the gutter of the columns below may run up into it.
    same_size = high < SIZE * low and gap < CLAUSE_GAP * high
    barrier = walls if gap <= 0.5 * high or same_size else gutters
    return not gutter_between(first, last, barrier)


def _swallow(rows: list[_Row], gutters: Grey, walls: Grey) -> list[_Row]:
    """Marks and odd strokes of large type go to the row they stand in (commas, quotes, dots)."""
    kept: list[_Row] = []
    for row in sorted(rows, key=lambda r: -r.size):
        for k, host in enumerate(kept):
            if _is_mark_of(row.box, host, walls) or _in_row(host, row, gutters, walls):
                kept[k] = host.joined(row)
                break
        else:
            kept.append(row)
    return kept if len(kept) == len(rows) else _swallow(kept, gutters, walls)


def _filled(rows: list[_Row], small: Components, walls: Grey) -> list[_Row]:
    """Joins two rows of one size when the gap between them is filled by broken glyphs (企合)."""
    joined: list[_Row] = []
    for row in sorted(rows, key=lambda r: r.box.left):
        hosts = [k for k, host in enumerate(joined) if _fills(host, row, small, walls)]
        for k in hosts[:1]:
            row = joined.pop(k).joined(row)
        joined.append(row)
    return joined


def _fills(a: _Row, b: _Row, small: Components, walls: Grey) -> bool:
    size, gap = max(a.size, b.size), b.box.left - a.box.right
    if not 0 < gap < 4 * size or size > 1.25 * min(a.size, b.size):
        return False
    if a.box.overlap_y(b.box) < 0.8 * size or gutter_between(a.box, b.box, walls):
        return False
    hull = a.box.union(b.box)
    between = (small.left >= a.box.right - 2) & (small.right <= b.box.left + 2)
    between &= (small.top > hull.top - 0.1 * size) & (small.bottom < hull.bottom + 0.1 * size)
    if not between.any():
        return False
    covered = int(small.width[between].sum())
    flat = int(small.width[between].max()) > 0.5 * size and covered > 0.4 * gap  # 一
    return flat or (covered > 0.6 * gap and int(small.height[between].max()) > 0.4 * size)


def _is_mark_of(box: Box, host: _Row, walls: Grey) -> bool:
    if box.top < host.box.top - 0.1 * host.size or box.bottom > host.box.bottom + 0.2 * host.size:
        return False
    if host.box.union(box).height > 1.45 * host.size:
        return False
    inside = host.box.overlap_x(box) > 0.6 * box.width
    near = -host.box.overlap_x(box) < 0.7 * host.size and box.width < 0.9 * host.size
    return inside or (near and not is_walled(host.box, box, walls))


def _stacks(singles: list[Box]) -> tuple[list[Box], list[Box]]:
    """Single large glyphs one under the other are a vertical headline; (stacks, the rest)."""
    stacks: list[list[Box]] = []
    for box in sorted(singles, key=lambda b: b.top):
        for stack in stacks:
            last, hull = stack[-1], Box.hull(stack)
            size = max(hull.width, box.width)
            near = -0.3 * size < box.top - last.bottom < 1.7 * size
            if near and hull.overlap_x(box) > 0.5 * min(hull.width, box.width):
                stack.append(box)
                break
        else:
            stacks.append([box])
    tall: list[Box] = []
    rest: list[Box] = []
    for stack in stacks:
        hull = Box.hull(stack)
        if len(stack) >= 3 and hull.height > 2.5 * hull.width:
            tall.append(hull)
        elif len(stack) >= 3 and hull.height < FULL * hull.width:  # 量
            rest.append(hull)
        else:
            rest += stack
    return tall, rest
