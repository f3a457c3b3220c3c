"""Tables 表格 and drawings such as charts: what holds small type that is no body text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM
from layout.structure.keys import key_of
from layout.structure.labels import LABEL, LARGE, is_label_about, is_label_in, is_text
from layout.structure.largetype import ROW, are_rows, covers, is_in_row, is_notice, is_type
from layout.structure.pieces import Piece, find_pieces
from layout.structure.rules import Rules
from layout.structure.scales import scale_under

ROWS, PITCH = 4, (1.1, 4.5)
"""A table has at least so many rules across of one span; from one to the next is a row, in
glyphs."""

SAME = 0.7
"""How far the ends of a table's rules may differ, in glyphs."""

FRAME = EM // 2
"""How far the rules of a table or a picture may stand out of its hull, working pixels."""

KNOWN = 0.85
"""Share of a drawing that pictures cover, from which it is these pictures: a photograph with its
caption has 0.90 to 0.92, three in a row 0.89."""

OF = 0.5
"""Share of dark ink in a picture from which it is a part of that."""

TOUCHES = 1.3
"""How far a line of small type that touches a drawing's frame may make it larger, in glyphs."""

CROSSED = 0.6
"""Share of a piece's width that a body line crosses, and of its height that such lines fill."""

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
    large = [x.box for x in lines if x.em > LARGE * EM and is_type(x.box, ink)]
    text = [line.box for line in lines if is_text(line, usual, ink)]
    for piece in find_pieces(ink, rules.mask):
        if piece.dense and any(piece.box.share_in(p) > OF for p in pictures):
            continue
        frame = _frame_of(piece.box, rules)
        closed = frame or _known(piece.box, pictures)
        box = closed or piece.box
        inside = [line for line in rest if _holds(box, line.box)]
        glyph = _is_type(piece, box, large)
        text_inside = any(is_text(line, usual, ink) for line in inside) or _is_crossed(box, text)
        story = (frame and is_notice(inside)) or _is_photo_story(inside, box, pictures)
        if glyph or text_inside or story:
            continue
        labels = [x for x in inside if is_label_in(x, inside, usual, ink)]
        if closed is None:
            others = [x for x in rest if x not in inside]
            under = not piece.dense
            labels += [x for x in others if is_label_about(x, box, usual, under=under)]
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


def _is_type(piece: Piece, box: Box, large: Sequence[Box]) -> bool:
    """Whether a piece is glyphs of large type: of a row, of several, or a glyph alone."""
    return are_rows(large, box) or any(
        is_in_row(x, box) or (not piece.connected and covers(x, box)) for x in large
    )


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


def _holds(area: Box, box: Box) -> bool:
    x, y = box.centre
    return area.left <= x < area.right and area.top <= y < area.bottom


def _is_crossed(box: Box, text: Sequence[Box]) -> bool:
    """Whether a piece is glyphs of body lines that touch, as in images of low resolution."""
    across = [line for line in text if line.overlap_x(box) > CROSSED * box.width]
    return sum(max(0, line.overlap_y(box)) for line in across) > CROSSED * box.height


def _is_photo_story(lines: Sequence[Line], box: Box, pictures: Sequence[Box]) -> bool:
    """Whether a box holds a photograph under, or over, a headline of its own."""
    photos = [p for p in pictures if p.share_in(box) > KNOWN and box.share_in(p) < KNOWN]
    heads = (x.box for x in lines if x.em > LARGE * EM and x.box.width > ROW * x.em)
    return any(h.overlap_x(p) > 0 >= h.overlap_y(p) for h in heads for p in photos)


def _frame_of(box: Box, rules: Rules) -> Box | None:
    """A drawing between the rules along its head and foot; type that touches them is no label."""
    along = [r for r in (*rules.horizontal, *rules.frames) if r.overlap_x(box) > 0.9 * box.width]
    heads = [r.top for r in along if -0.4 < (r.top - box.top) / EM < TOUCHES]
    feet = [r.bottom for r in along if -0.4 < (box.bottom - r.bottom) / EM < TOUCHES]
    if not heads or not feet or max(feet) <= min(heads):
        return None
    return Box(box.left, min(heads), box.right, max(feet))


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
