"""Ink to text lines 文本行: large type first, then the body between the gutters."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.glyphs import Components, components
from layout.straighten import EM

INK_PER_EM = 0.92
"""Height of the ink of a full glyph over its em (measured over Song, Hei and Kai faces)."""

Mask = NDArray[np.bool_]

LARGE = 1.3
"""Ink this high, in body glyphs, is large type: an em of 1.4 and more."""

PALE_LARGE, PALE_SMALL = 12, 50
"""How much paler than the usual body glyph, in grey levels, shining-through print is: the other
page's strokes come at 0.75-0.85 of the paper, this page's at 0.3-0.6."""

LARGEST = 9.0
"""Ink higher than this, in body glyphs, is no type but the rest of a picture or a frame."""

CLAUSE_GAP = 1.4
"""Widest blank between the clauses of one headline, in its own glyphs."""

SPECK = 0.009
"""Components with less ink than this, in square glyphs, are dirt; a middle dot has 0.012."""

WORD_GAP = 1.0
"""White inside a body line that is always bridged, in glyphs: after a comma stands up to 0.9."""

ROW_GAP = 2.6
"""Widest white inside a line, in glyphs, if no gutter runs through it: two blanks and a comma."""

GUTTER_WIDTH, GUTTER_HEIGHT = 0.45, 5.0
"""A gutter is white at least this wide and this high, in glyphs: four lines with what
lies between. Commas that stand under each other in three lines happen on every other page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text line on the working page.

    Attributes:
        box: hull of its ink, working pixels.
        em: size of its glyphs, working pixels.
        vertical: its glyphs stand one under the other (a vertical headline).
        weight: share of its box that is ink: bold type has more.
    """

    box: Box
    em: float
    vertical: bool = False
    weight: float = 0.0


def find_lines(ink: Grey, even: Grey, walls: Grey) -> list[Line]:
    """Finds the text lines of a working page.

    Args:
        ink: (H, W) uint8, 255 where ink may be text.
        even: (H, W) uint8, the grey page, paper 255: tells print from what shines through.
        walls: (H, W) uint8, 255 on rules and pictures: no line runs through them.

    Returns:
        Lines in no particular order.
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    rest = stats[1:]
    pieces = Components(rest[:, 0], rest[:, 1], rest[:, 2], rest[:, 3], rest[:, 4])
    thin = (pieces.width < 0.25 * EM) & (pieces.height > 2 * EM)
    speck = pieces.area < SPECK * EM * EM
    pale = _pale(pieces, _tones(labels, even, count))
    art = (pieces.height > LARGEST * EM) | (pieces.area < 0.07 * pieces.width * pieces.height)
    large = (pieces.height >= LARGE * EM) & ~thin & ~art & ~pale
    dropped = np.concatenate([[True], speck | thin | pale | (art & (pieces.height > LARGE * EM))])
    clean = np.where(dropped, 0, 255).astype(np.uint8)[labels] if count > 1 else ink
    gutters = find_gutters(clean, walls)
    small = pieces.where(~large & ~thin & ~art & ~speck & ~pale)
    display = _display_lines(pieces.where(large), small, gutters, walls)
    for line in display:
        b = line.box
        clean[b.top : b.bottom, b.left : b.right] = 0
    return display + _body_lines(clean, gutters)


def _tones(labels: NDArray[np.int32], even: Grey, count: int) -> NDArray[np.float64]:
    """Mean grey level of every component but the ground."""
    where = np.flatnonzero(labels)
    of = labels.ravel()[where]
    total = np.bincount(of, weights=even.ravel()[where].astype(np.float64), minlength=count)
    return (total / np.maximum(np.bincount(of, minlength=count), 1))[1:]


def _pale(pieces: Components, tones: NDArray[np.float64]) -> Mask:
    """Components that shine through from the other side: paler than the print of this one.

    Thick strokes of display type print darker than the body's thin ones, so large type must not
    be paler than the body at all.
    """
    body = (pieces.height > 0.6 * EM) & (pieces.height < 1.1 * EM)
    if int(body.sum()) < 20:
        return np.zeros(tones.shape, np.bool_)
    usual = float(np.median(tones[body]))
    return tones > usual + np.where(pieces.height >= LARGE * EM, PALE_LARGE, PALE_SMALL)


def find_gutters(ink: Grey, walls: Grey) -> Grey:
    """White corridors that run down between columns, and the walls themselves.

    A gutter shows where several rows have text on both sides of one unbroken white strip; it is as
    long as the strip stays white.
    """
    scale = 4
    small = cv2.resize(ink, None, fx=1 / scale, fy=1 / scale, interpolation=cv2.INTER_AREA)
    white = cv2.threshold(small, 40, 255, cv2.THRESH_BINARY_INV)[1]
    em = EM / scale
    reach = round(1.2 * ROW_GAP * em)
    between = cv2.bitwise_and(
        cv2.morphologyEx(255 - white, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8)), white
    )
    between = cv2.morphologyEx(between, cv2.MORPH_CLOSE, np.ones((round(0.9 * em), 1), np.uint8))
    width = round(GUTTER_WIDTH * em)
    strips = cv2.erode(white, np.ones((1, width), np.uint8))
    runs = _long_runs(strips > 0, between > 0, GUTTER_HEIGHT * em)
    gutters = cv2.dilate(runs, np.ones((1, width), np.uint8))
    full = cv2.resize(gutters, (ink.shape[1], ink.shape[0]), interpolation=cv2.INTER_NEAREST)
    return full | walls


def _long_runs(white: Mask, between: Mask, least: float) -> Grey:
    """Vertical white runs along which at least so many pixels have text on both sides."""
    down = np.zeros((white.shape[1], white.shape[0] + 1), np.int8)
    down[:, 1:] = white.T
    flat = np.append(down.ravel(), 0)
    starts = np.flatnonzero((flat[1:] == 1) & (flat[:-1] == 0)) + 1
    ends = np.flatnonzero((flat[1:] == 0) & (flat[:-1] == 1)) + 1
    beside = np.zeros(down.shape, np.int32)
    beside[:, 1:] = between.T
    total = np.append(0, np.cumsum(beside.ravel()))
    long = total[ends] - total[starts] >= least
    edges = np.zeros(flat.size + 1, np.int32)
    edges[starts[long]] += 1
    edges[ends[long]] -= 1
    inside = np.cumsum(edges)[: down.size].reshape(down.shape)[:, 1:]
    return np.ascontiguousarray(np.where(inside.T > 0, 255, 0).astype(np.uint8))


def _body_lines(ink: Grey, gutters: Grey) -> list[Line]:
    """Lines of body size: ink smeared along the line, cut at the gutters."""
    smeared = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, round(WORD_GAP * EM)), np.uint8))
    smeared[(gutters > 0) & (ink == 0)] = 0
    count, labels, stats, _ = cv2.connectedComponentsWithStats(smeared, connectivity=4)
    boxes = [_tight(ink, labels, label, stats[label]) for label in range(1, count)]
    fragments = [piece for box in boxes if box for piece in _split_rows(ink, box)]
    rows = _join_rows(fragments, gutters)
    return [line for row in rows if (line := _measured(row, ink))]


def _tight(ink: Grey, labels: NDArray[np.int32], label: int, stat: NDArray[np.int32]) -> Box | None:
    x, y, w, h = (int(v) for v in stat[:4])
    window = (slice(y, y + h), slice(x, x + w))
    own = (labels[window] == label) & (ink[window] > 0)
    rows, columns = np.flatnonzero(own.any(axis=1)), np.flatnonzero(own.any(axis=0))
    if not rows.size:
        return None
    return Box(
        x + int(columns[0]), y + int(rows[0]), x + int(columns[-1]) + 1, y + int(rows[-1]) + 1
    )


def _split_rows(ink: Grey, box: Box) -> list[Box]:
    """Cuts a fragment that is several lines high where its row profile is emptiest."""
    if box.height < 1.7 * EM or box.width < 1.5 * EM:
        return [box]
    profile = (ink[box.top : box.bottom, box.left : box.right] > 0).mean(axis=1)
    rows = max(2, round(box.height / (1.35 * EM)))
    cuts = [0]
    for k in range(1, rows):
        middle = round(k * box.height / rows)
        low, high = max(cuts[-1] + 1, middle - EM // 2), min(box.height, middle + EM // 2)
        if high > low:
            cuts.append(low + int(profile[low:high].argmin()))
    cuts.append(box.height)
    return [
        Box(box.left, box.top + a, box.right, box.top + b)
        for a, b in itertools.pairwise(cuts)
        if b > a
    ]


def _join_rows(fragments: Sequence[Box], gutters: Grey) -> list[list[Box]]:
    """Groups fragments that follow each other in one row with no gutter between them."""
    if not fragments:
        return []
    order = sorted(fragments, key=lambda b: b.left)
    left = np.array([b.left for b in order])
    top = np.array([b.top for b in order])
    bottom = np.array([b.bottom for b in order])
    parent = list(range(len(order)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, box in enumerate(order):
        gap = left - box.right
        shared = np.minimum(bottom, box.bottom) - np.maximum(top, box.top)
        least = np.minimum(bottom - top, box.height)
        near = (gap > -0.6 * EM) & (gap < ROW_GAP * EM) & (shared > 0.5 * least) & (left > box.left)
        near &= np.maximum(bottom, box.bottom) - np.minimum(top, box.top) < 1.5 * EM
        for j in np.flatnonzero(near):
            if root(i) != root(int(j)) and not _gutter_between(box, order[int(j)], gutters):
                parent[root(int(j))] = root(i)
    groups: dict[int, list[Box]] = {}
    for i, box in enumerate(order):
        groups.setdefault(root(i), []).append(box)
    return list(groups.values())


def _gutter_between(a: Box, b: Box, gutters: Grey) -> bool:
    if b.left <= a.right:
        return False
    top, bottom = max(a.top, b.top), min(a.bottom, b.bottom)
    middle = gutters[(top + bottom) // 2, a.right : b.left]
    return bool((middle > 0).any())


def _measured(row: Sequence[Box], ink: Grey) -> Line | None:
    """A line with the size of its glyphs; None for what is no text."""
    box = Box.hull(row)
    inside = ink[box.top : box.bottom, box.left : box.right]
    if (inside > 0).mean() < 0.04:
        return None
    merged = cv2.dilate(inside, np.ones((3, 5), np.uint8))
    parts = components(merged)
    heights = np.sort(parts.height)[::-1]
    typical = float(np.median(heights[: max(1, len(heights) // 2)])) - 2
    em = max(typical, 0.75 * box.height) / INK_PER_EM
    if box.width < 0.45 * EM or (box.height < 0.3 * EM and box.width < 2 * EM):
        return None
    return Line(box, em, weight=float((inside > 0).mean()))


@dataclass(frozen=True, slots=True)
class _Row:
    """Large type in one row: its hull and the height of its tallest component."""

    box: Box
    size: int

    def joined(self, other: _Row) -> _Row:
        return _Row(self.box.union(other.box), max(self.size, other.size))


def _display_lines(large: Components, small: Components, gutters: Grey, walls: Grey) -> list[Line]:
    """Lines of large type, horizontal and vertical, with the small strokes that belong to them."""
    boxes = [
        Box(int(x), int(y), int(x + w), int(y + h))
        for x, y, w, h in zip(large.left, large.top, large.width, large.height, strict=True)
    ]
    rows = _swallow(_grow_rows(boxes, gutters, walls), gutters, walls)
    for _ in range(2):  # a mark taken in may bring the next glyphs within reach
        rows = [_Row(_absorb(row.box, small), row.size) for row in rows]
        rows = _swallow(rows, gutters, walls)
    lines = [row.box for row in rows if row.box.width >= 1.6 * row.box.height]
    columns, rest = _stacks([r.box for r in rows if r.box.width < 1.6 * r.box.height])
    found = [Line(_absorb(b, small, down=True), b.width / INK_PER_EM, True) for b in columns]
    found += [Line(box, box.height / INK_PER_EM) for box in lines + rest]
    return found


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


def _in_row(row: _Row, other: _Row, gutters: Grey, walls: Grey) -> bool:
    high, low = max(row.size, other.size), min(row.size, other.size)
    gap = -row.box.overlap_x(other.box)
    if gap > 1.6 * high or high > 2.2 * low:
        return False
    if row.box.overlap_y(other.box) < 0.6 * low or row.box.union(other.box).height > 1.45 * high:
        return False
    first, last = sorted((row.box, other.box))
    # A blank parts the clauses of a headline; the gutter of the columns below may run up into it.
    same_size = high < 1.25 * low and gap < CLAUSE_GAP * high
    barrier = walls if gap <= 0.5 * high or same_size else gutters
    return not _gutter_between(first, last, barrier)


def _swallow(rows: list[_Row], gutters: Grey, walls: Grey) -> list[_Row]:
    """Marks and odd strokes of large type go to the row they stand in (commas, quotes, dots)."""
    kept: list[_Row] = []
    for row in sorted(rows, key=lambda r: -r.size):
        for k, host in enumerate(kept):
            if _is_mark_of(row.box, host) or _in_row(host, row, gutters, walls):
                kept[k] = host.joined(row)
                break
        else:
            kept.append(row)
    return kept if len(kept) == len(rows) else _swallow(kept, gutters, walls)


def _is_mark_of(box: Box, host: _Row) -> bool:
    if box.top < host.box.top - 0.1 * host.size or box.bottom > host.box.bottom + 0.2 * host.size:
        return False
    if host.box.union(box).height > 1.45 * host.size:
        return False
    inside = host.box.overlap_x(box) > 0.6 * box.width
    near = -host.box.overlap_x(box) < 0.7 * host.size and box.width < 0.9 * host.size
    return inside or near


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
    vertical = [Box.hull(s) for s in stacks if len(s) >= 3]
    rest = [b for s in stacks if len(s) < 3 for b in s]
    tall = [b for b in vertical if b.height > 2.5 * b.width]
    return tall, rest + [b for b in vertical if b.height <= 2.5 * b.width]


def _absorb(box: Box, small: Components, *, down: bool = False) -> Box:
    """Takes in the strokes inside a display line and a flat or broken glyph at its ends.

    一, quotes, colons and glyphs in pieces (漫) are no large components. What stands at an end is
    taken when it fits in one glyph and white follows it; a column of text beside goes on.
    """
    if down:
        turned = Components(small.top, small.left, small.height, small.width, small.area)
        return _turned(_absorb(_turned(box), turned))
    middle = (small.top + small.bottom) / 2
    within = (middle > box.top) & (middle < box.bottom)
    inside = within & (small.left < box.right) & (small.right > box.left)
    if inside.any():
        box = box.union(_hull(small.where(inside)))
    size = box.height
    band = (small.bottom > box.top - 0.1 * size) & (small.top < box.bottom + 0.1 * size)
    after = _glyph_beside(small.left - box.right, small.right - box.right, band, size)
    before = _glyph_beside(box.left - small.right, box.left - small.left, band, size)
    for taken in (after, before):
        if taken.any():
            hull = _hull(small.where(taken))
            if box.union(hull).height < 1.25 * size:
                box = box.union(hull)
    return box


def _glyph_beside(near: NDArray[np.int32], far: NDArray[np.int32], band: Mask, size: int) -> Mask:
    """The pieces of one glyph at a line's end; none when text goes on behind it.

    Args:
        near: distance of each component's nearer side from the line's end.
        far: distance of its farther side.
        band: which components stand at the line's height.
        size: height of the line.
    """
    taken = band & (near >= -2) & (near < 0.95 * size)
    if not taken.any():
        return taken
    end = int(far[taken].max())
    goes_on = band & (near > 0) & ~taken & (near < end + 0.4 * size)
    if end > 1.3 * size or goes_on.any():
        return np.zeros_like(taken)
    return taken


def _turned(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def _hull(pieces: Components) -> Box:
    return Box(
        int(pieces.left.min()),
        int(pieces.top.min()),
        int(pieces.right.max()),
        int(pieces.bottom.max()),
    )
