"""Pieces of articles to regions in the frame of the scan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from document.evidence import Edge
from document.geometry import Box, WritingMode
from document.page import LineShape, Region, RegionKind
from layout.articles.edges import edges_of
from layout.articles.grouping import Group, Tie
from layout.articles.order import reading_order
from layout.line import INK_PER_EM, Line
from layout.piece import Piece
from layout.roles import pieces_of
from layout.sheet.straighten import EM, Straightening
from layout.structure.figures import Figure
from layout.text.blocks import SIZE, WIDER
from layout.text.captions import Caption
from layout.text.furniture import Band

LEAD_GAP = 3.0
"""Most white between a headline and its lead 提要, in glyphs."""

HEAD_KINDS = (RegionKind.KICKER, RegionKind.HEADLINE, RegionKind.SUBTITLE, RegionKind.BYLINE)


class RegionWriter:
    """Numbers regions as they come and maps them back to the scan."""

    def __init__(self, to: Straightening, tables: Sequence[Figure] = ()) -> None:
        self._to, self._tables = to, {table.box: table for table in tables}
        self._regions: list[Region] = []
        self._of: dict[Box, str] = {}

    def regions(self) -> tuple[Region, ...]:
        """All regions added so far, in order."""
        return tuple(self._regions)

    def edges(self, ties: Sequence[Tie]) -> tuple[Edge, ...]:
        """What ties nodes, told of the regions that were made of them."""
        return edges_of(ties, self._of, self._regions)

    def add_band(self, band: Band) -> None:
        """Adds page furniture: its rows from top to bottom, each from left to right."""
        lines = [line for head in band.heads for line in head.lines]
        lines += [line for block in band.blocks for line in block.lines]
        for k in reading_order([line.box for line in lines], EM):
            box = lines[k].box
            self._add(Piece(band.kind, (lines[k],), box, (box.left, box.right)), None)

    def add_article(self, number: int, group: Group, captions: Sequence[Caption] = ()) -> None:
        """Adds an article: headline tiers, then its text by columns, then pictures and captions."""
        pieces = pieces_of(group, captions)
        if is_advertisement(group):
            pieces = [
                Piece(RegionKind.ADVERTISEMENT, p.lines, p.box, p.edges, p.picture) for p in pieces
            ]
        pictures = [self._add_picture(number, picture) for picture in group.pictures]
        heads = [p for p in pieces if p.kind in HEAD_KINDS]
        under = [p for p in pieces if p.kind is RegionKind.CAPTION]
        text = [p for p in pieces if p not in heads and p not in under]
        for piece in sorted(heads, key=lambda p: (HEAD_KINDS.index(p.kind), p.box.top)):
            self._add(piece, number)
        leads = [p for p in text if _is_lead(p, heads, text)]
        for piece in leads + _columns([p for p in text if p not in leads]):
            self._add(piece, number)
        for piece in under:
            assert piece.picture is not None  # noqa: S101 - a caption is found by its picture
            self._add(piece, number, pictures[piece.picture])

    @property
    def covered(self) -> list[Box]:
        """Working boxes of the lines and pictures of all regions."""
        return list(self._of)

    def add_unassigned(self, line: Line) -> None:
        """Adds a line that fits in no region."""
        edges = line.box.left, line.box.right
        self._add(Piece(RegionKind.UNASSIGNED, (line,), line.box, edges), None)

    def _add_picture(self, number: int, box: Box) -> str:
        name = f"r{len(self._regions) + 1:03d}"
        table = self._tables.get(box)
        if table is not None and table.lines:
            piece = Piece(RegionKind.TABLE, table.lines, box, (box.left, box.right))
            self._add(piece, number)
            self._of[box] = name
            return name
        where = self._to.box(box.left, box.top, box.right, box.bottom)
        self._regions.append(Region(name, RegionKind.PICTURE, where, article=number))
        self._of[box] = name
        return name

    def _add(self, piece: Piece, number: int | None, picture: str | None = None) -> None:
        shapes = self._shapes(piece)
        box = Box.hull(shape.box for shape in shapes).clip(*self._to.size)
        name = f"r{len(self._regions) + 1:03d}"
        self._regions.append(Region(name, piece.kind, box, shapes, number, picture))
        self._of |= {line.box: name for line in piece.lines}

    def _shapes(self, piece: Piece) -> tuple[LineShape, ...]:
        """The lines of a piece; in a column, low ones are as large as its type.

        A column is set in one size. A line that is lower has flat signs only (一, ——) or was torn:
        by the height of its ink, such lines were read at up to three times their size.
        """
        em = float(np.median([line.em for line in piece.lines]))
        shapes = []
        above: Line | None = None
        for line in piece.lines:
            gap = max(0, line.box.top - above.box.bottom) / EM if above is not None else 0.0
            torn = piece.kind is RegionKind.BODY and SIZE * line.em < em
            sized = replace(line, em=em) if torn else line
            shapes.append(self._shape(sized, em, piece.edges, gap))
            above = line
        return tuple(shapes)

    def _shape(self, line: Line, em: float, edges: tuple[int, int], gap: float) -> LineShape:
        box = line.box
        top, bottom = (box.top, box.bottom) if line.vertical else _full_height(box, em)
        unit = em or EM
        mode = WritingMode.HORIZONTAL_LR
        if self._to.turned != line.vertical:
            mode = WritingMode.VERTICAL_RL
        return LineShape(
            quad=self._to.quad(box.left, top, box.right, bottom),
            glyph=round(line.em / self._to.scale, 2),
            indent=round((box.left - edges[0]) / unit, 2),
            slack=round((edges[1] - box.right) / unit, 2),
            gap=round(gap, 2),
            reversed=line.reversed,
            writing_mode=mode,
        )


def _full_height(box: Box, em: float) -> tuple[float, float]:
    """Top and bottom of a line that is as high as its glyphs, though its ink be flat (一, ——)."""
    least = INK_PER_EM * em
    if box.height >= 0.95 * least:
        return box.top, box.bottom
    middle = (box.top + box.bottom) / 2
    return middle - least / 2, middle + least / 2


def _is_lead(piece: Piece, heads: Sequence[Piece], text: Sequence[Piece]) -> bool:
    """Whether text over several columns stands close under a headline.

    It is read first, though columns begin beside the headline or over it.
    """
    if piece.kind is not RegionKind.BODY or not heads:
        return False
    width = float(np.median([p.edges[1] - p.edges[0] for p in text for _ in p.lines]))
    head = Box.hull(p.box for p in heads)
    near = -0.5 * EM < piece.box.top - head.bottom < LEAD_GAP * EM
    under = piece.box.overlap_x(head) > 0.5 * min(head.width, piece.box.width)
    return piece.box.width > WIDER * width and near and under


def _columns(pieces: list[Piece]) -> list[Piece]:
    """Text in reading order, pieces of one column that follow each other put together."""
    ordered = [pieces[k] for k in reading_order([p.box for p in pieces], EM)]
    joined: list[Piece] = []
    for piece in ordered:
        last = joined[-1] if joined else None
        if last is not None and _goes_on(last, piece):
            edges = (min(last.edges[0], piece.edges[0]), max(last.edges[1], piece.edges[1]))
            joined[-1] = Piece(
                last.kind, last.lines + piece.lines, last.box.union(piece.box), edges
            )
        else:
            joined.append(piece)
    return joined


def _goes_on(upper: Piece, lower: Piece) -> bool:
    if upper.kind is not RegionKind.BODY or lower.kind is not RegionKind.BODY:
        return False
    gap = lower.box.top - upper.box.bottom
    near = [abs(a - b) for a, b in zip(upper.edges, lower.edges, strict=True)]
    short = min(len(upper.lines), len(lower.lines)) <= 2
    aligned = max(near) < EM or (short and near[0] < 2.6 * EM)
    return -0.5 * EM < gap < 2.2 * EM and aligned


def is_advertisement(group: Group) -> bool:
    """A box with display type and hardly any body is an advertisement."""
    body = sum(len(block.lines) for block in group.blocks)
    display = sum(len(head.lines) for head in group.heads)
    return group.boxed is not None and display >= 1 and body <= 3 and not group.pictures
