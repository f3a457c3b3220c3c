"""Tables 表格 and drawings such as charts: what holds small type that is no body text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM
from layout.structure.keys import key_of
from layout.structure.largetype import LARGEST, ROW, covers, is_in_row, is_notice, is_type
from layout.structure.rules import Rules
from layout.structure.scales import scale_under

REDUCTION = 4

ROWS, PITCH = 4, (1.1, 4.5)
"""A table has at least so many rules across of one span; from one to the next is a row, in
glyphs."""

SAME = 0.7
"""How far the ends of a table's rules may differ, in glyphs."""

FRAME = EM // 2
"""How far the rules of a table or a picture may stand out of its hull, working pixels."""

LEAST = (4.0, 3.0)
"""Least width and height of a drawing, in glyphs."""

SPARSE, DRAWN = 0.35, 0.008
"""Most of its hull that a drawing's ink fills, and least that its ink without straight rules does:
the rules between articles meet as well, and frame them."""

BAR, BROAD, BARS, CLEAN = 0.7, 6.0, 2, 0.85
"""Least and most width of a bar of a chart, in glyphs, least number of bars, and how much of its
hull each fills: what bars fill does not count against a drawing. Photographs are broader."""

KNOWN = 0.85
"""Share of a drawing that pictures cover, from which it is these pictures: a photograph with its
caption has 0.90 to 0.92, three in a row 0.89."""

COLUMN, SENTENCE = 7.0, 20.0
"""A line of body this wide, in glyphs, is no label, nor is one of smaller type that is wider
still."""

TOUCHES = 1.3
"""How far a line of small type that touches a drawing's frame may make it larger, in glyphs."""

CROSSED = 0.6
"""Share of a piece's width that a body line crosses, and of its height that such lines fill."""

LABEL, NEAR = 0.93, 1.6
"""Labels are smaller than the body by this, and stand this near to their drawing, in glyphs."""

TWICE = 0.8
"""Two finds that share so much of the larger are of one picture."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A table or a drawing: its hull and the text lines in it."""

    box: Box
    lines: tuple[Line, ...] = ()


def find_tables(rules: Rules) -> list[Box]:
    """Hulls of the tables: rules across of one span, a row apart, one under the other."""
    stacks: list[list[Box]] = []
    for rule in sorted(rules.horizontal, key=lambda r: r.top):
        for stack in stacks:
            if _next_row(stack[-1], rule):
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [Box.hull(stack) for stack in stacks if len(stack) >= ROWS]


def _next_row(upper: Box, lower: Box) -> bool:
    ends = abs(upper.left - lower.left), abs(upper.right - lower.right)
    return max(ends) < SAME * EM and PITCH[0] * EM < lower.top - upper.top < PITCH[1] * EM


def without_inside(rules: Rules, figures: Sequence[Box]) -> Rules:
    """The rules of a page without those that belong to tables or pictures, their frames too."""
    areas = [figure.grow(FRAME, FRAME) for figure in figures]

    def outside(rule: Box) -> bool:
        return not any(area.contains(rule) for area in areas)

    return replace(
        rules,
        horizontal=tuple(filter(outside, rules.horizontal)),
        vertical=tuple(filter(outside, rules.vertical)),
    )


def take_tables(tables: Sequence[Box], lines: Sequence[Line]) -> tuple[list[Figure], list[Line]]:
    """Gives the lines in tables to them; (tables, the lines left)."""
    rest, found = list(lines), []
    for table in tables:
        inside = [line for line in rest if _holds(table, line.box)]
        rest = [line for line in rest if line not in inside]
        order = sorted(inside, key=lambda x: (round(x.box.centre[1] / EM), x.box.left))
        found.append(Figure(table, tuple(order)))
    return found, rest


def take_drawings(
    ink: Grey,
    rules: Rules,
    lines: Sequence[Line],
    pictures: Sequence[Box] = (),
    legends: Sequence[Box] = (),
) -> tuple[list[Figure], list[Line]]:
    """Finds charts and line drawings with their labels; (drawings, the lines left).

    Args:
        ink: (H, W) uint8 of the working page, 255 where ink is, rules and pictures included.
        rules: of the page, without those of tables.
        lines: text lines; labels and what strokes of a drawing were taken for are given to it.
        pictures: known already; a caption may hang together with one that has white parts, and a
            pie has a key beside it.
        legends: strips in pictures; type on them is a caption, no label.
    """
    usual = float(np.median([x.em for x in lines])) if lines else float(EM)
    found: list[Figure] = []
    captions = [x for x in lines if any(_holds(legend, x.box) for legend in legends)]
    rest = [x for x in lines if x not in captions]
    large = [x.box for x in lines if x.em > 1.3 * EM and is_type(x.box, ink)]
    text = [line.box for line in lines if _is_text(line, usual)]
    for piece, connected in _sparse_pieces(ink, rules.mask):
        frame = _frame_of(piece, rules)
        closed = frame or _known(piece, pictures)
        box = closed or piece
        inside = [line for line in rest if _holds(box, line.box)]
        glyph = any(is_in_row(x, box) or (not connected and covers(x, box)) for x in large)
        text_inside = any(_is_text(line, usual) for line in inside) or _is_crossed(box, text)
        story = (frame and is_notice(inside)) or _is_photo_story(inside, box, pictures)
        if glyph or text_inside or story:
            continue
        labels = [line for line in rest if _is_label(line, box, usual, closed is not None)]
        hull = Box.hull([box, *(line.box for line in labels)])
        if closed is None and (scale := scale_under(hull, rest, ink)):
            labels, hull = [*labels, scale], hull.union(scale.box)
        found.append(Figure(hull, tuple(labels)))
        rest = [line for line in rest if line not in labels]
    for picture in pictures:
        if key := key_of(picture, rest, LABEL * usual, ink):
            found.append(Figure(Box.hull([picture, *(x.box for x in key)]), tuple(key)))
            rest = [line for line in rest if line not in key]
    return _merged(found), rest + captions


def _known(piece: Box, pictures: Sequence[Box]) -> Box | None:
    """The picture, or the row of pictures, that a piece hardly reaches beyond."""
    own = [p for p in pictures if piece.share_in(p) > KNOWN] or [
        p for p in pictures if p.share_in(piece) > KNOWN
    ]
    return Box.hull(own) if sum(piece.share_in(p) for p in own) > KNOWN else None


def _merged(figures: Sequence[Figure]) -> list[Figure]:
    """The axes of a chart and its curves are one drawing."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda f: -f.box.area):
        for k, host in enumerate(kept):
            if figure.box.share_in(host.box) > 0.5:
                kept[k] = Figure(host.box.union(figure.box), host.lines + figure.lines)
                break
        else:
            kept.append(figure)
    return kept


def _sparse_pieces(ink: Grey, straight: Grey) -> list[tuple[Box, bool]]:
    """Connected strokes that reach far and fill little.

    Returns:
        Their hulls, and whether half their width holds together without the straight rules: the
        strokes of a drawing do, the glyphs of a headline that touches a rule do not.
    """
    size = tuple(max(1, side // REDUCTION) for side in ink.shape[::-1])
    small = cv2.threshold(cv2.resize(ink, size, interpolation=cv2.INTER_AREA), 24, 255, 0)[1]
    ruled = cv2.resize(straight, size, interpolation=cv2.INTER_AREA)
    drawn = cv2.bitwise_and(small, cv2.bitwise_not(cv2.dilate(ruled, np.ones((3, 3), np.uint8))))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(small, connectivity=8)
    em = EM / REDUCTION
    found = []
    for label in range(1, len(stats)):
        x, y, w, h, area = (int(v) for v in stats[label])
        if w < LEAST[0] * em or h < LEAST[1] * em:
            continue
        window = (slice(y, y + h), slice(x, x + w))
        if area > SPARSE * w * h and area - _bars(labels[window] == label) > SPARSE * w * h:
            continue
        own = np.where((labels[window] == label) & (drawn[window] > 0), 255, 0).astype(np.uint8)
        if cv2.countNonZero(own) > DRAWN * w * h:
            widest = int(cv2.connectedComponentsWithStats(own, connectivity=8)[2][1:, 2].max())
            found.append((Box(x, y, x + w, y + h), widest > max(w / 2, LARGEST * em)))
    return [(_full(box), connected) for box, connected in found]


def _bars(own: NDArray[np.bool_]) -> int:
    """Ink of the solid bars of a chart, in reduced pixels; 0 where one is no clean rectangle."""
    side = max(2, round(BAR * EM / REDUCTION))
    ink = np.where(own, 255, 0).astype(np.uint8)
    solid = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    stats = cv2.connectedComponentsWithStats(solid, connectivity=4)[2][1:]
    ragged = stats[:, 4] < CLEAN * stats[:, 2] * stats[:, 3]
    broad = stats[:, 2:4].min(axis=1) > BROAD * EM / REDUCTION
    if len(stats) < BARS or ragged.any() or broad.all():
        return 0
    return int(stats[:, 4].sum())


def _full(box: Box) -> Box:
    return Box(*(v * REDUCTION for v in (box.left, box.top, box.right, box.bottom)))


def _holds(area: Box, box: Box) -> bool:
    x, y = box.centre
    return area.left <= x < area.right and area.top <= y < area.bottom


def _is_text(line: Line, usual: float) -> bool:
    """Whether a line is of body size and as wide as columns are; large type may be strokes.

    Smaller type is a label, unless it is longer than labels are.
    """
    long = COLUMN if line.em > LABEL * usual else SENTENCE
    return line.em < 1.3 * usual and line.box.width > long * EM


def _is_crossed(box: Box, text: Sequence[Box]) -> bool:
    """Whether a piece is glyphs of body lines that touch, as in images of low resolution."""
    across = [line for line in text if line.overlap_x(box) > CROSSED * box.width]
    return sum(max(0, line.overlap_y(box)) for line in across) > CROSSED * box.height


def _is_photo_story(lines: Sequence[Line], box: Box, pictures: Sequence[Box]) -> bool:
    """Whether a box holds a photograph under, or over, a headline of its own."""
    photos = [p for p in pictures if p.share_in(box) > KNOWN and box.share_in(p) < KNOWN]
    heads = (x.box for x in lines if x.em > 1.3 * EM and x.box.width > ROW * x.em)
    return any(h.overlap_x(p) > 0 >= h.overlap_y(p) for h in heads for p in photos)


def _frame_of(box: Box, rules: Rules) -> Box | None:
    """A drawing between the rules along its head and foot; type that touches them is no label."""
    along = [r for r in (*rules.horizontal, *rules.frames) if r.overlap_x(box) > 0.9 * box.width]
    heads = [r.top for r in along if -0.4 < (r.top - box.top) / EM < TOUCHES]
    feet = [r.bottom for r in along if -0.4 < (box.bottom - r.bottom) / EM < TOUCHES]
    if not heads or not feet or max(feet) <= min(heads):
        return None
    return Box(box.left, min(heads), box.right, max(feet))


def _is_label(line: Line, box: Box, usual: float, closed: bool) -> bool:
    if _holds(box, line.box):  # text of body size may run into the hull of a drawing
        return not LABEL * usual < line.em < 1.3 * usual
    if closed:
        return False
    near = _holds(box.grow(round(NEAR * EM), round(NEAR * EM)), line.box)
    below = line.box.centre[1] > box.bottom
    short = line.box.width < COLUMN * EM or not below  # under a drawing stands its caption
    return near and short and line.em < LABEL * usual


def each_once(pictures: Sequence[Box], tables: Sequence[Box]) -> tuple[Box, ...]:
    """Pictures, those found twice (a code as large ink, too) once, a drawn table as the table."""
    found: list[Box] = []
    for box in pictures:
        own = next((table for table in tables if _is_same(box, table)), box)
        if not any(_is_same(own, other) for other in found):
            found.append(own)
    return tuple(found)


def _is_same(one: Box, other: Box) -> bool:
    return min(one.share_in(other), other.share_in(one)) > TWICE
