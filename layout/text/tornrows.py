"""Rows of a column that a gutter tore, made whole.

Commas and closing marks leave white; where they stand under each other in two or three rows over
the short last line of a paragraph, the white looks like the gutter of a short block. The pieces on
its one side then stand in rows of the block on the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import EDGE, INSIDE, Block
from layout.text.gutters import ROW_GAP

PIECES = 3
"""Rows that commas under each other tear, at most."""

ROW = 0.7
"""Height that two pieces of one row share, of the lower one's."""

SIGNED, NAME = 0.8, 4.8
"""White before a signature at the end of a column's last row, and its width, in glyphs: at least
this, at most this."""

Rows = dict[int, Line]
"""Pieces by the place of the line whose row they stand in."""


def whole_rows(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, small ones that are torn off the rows of another put back into them.

    A signature at the right end of a column's last row stays apart, and what stands left of it is
    the row.

    Args:
        blocks: of text, without captions, which stand in rows of text that flows round them.
    """
    found = list(blocks)
    for piece in sorted(blocks, key=lambda b: (len(b.lines), b.box.top, b.box.left)):
        if len(piece.lines) > PIECES or piece not in found:
            continue
        for at, host in enumerate(found):
            rows = _rows_in(piece, host) if host is not piece else {}
            if rows and not _is_signed(piece, host, rows):
                found[at : at + 1] = _joined(host, rows)
                found.remove(piece)
                break
    return found


def _rows_in(piece: Block, host: Block) -> Rows:
    """The lines of a piece that all stand in rows of the host, between the edges of its column."""
    box, own, reach = piece.box, host.box, INSIDE * EM
    inside = own.left - reach <= box.left and box.right <= own.right + reach
    if not inside or len(host.lines) <= len(piece.lines) or box.overlap_y(own) <= 0:
        return {}
    rows: Rows = {}
    for line in piece.lines:
        at = next((k for k, other in enumerate(host.lines) if _one_row(line, other)), None)
        if at is None or not (_near(line, host.lines[at]) or _is_before_signature(line, at, host)):
            return {}
        rows[at] = line
    return rows


def _one_row(one: Line, other: Line) -> bool:
    a, b = one.box, other.box
    level = a.overlap_y(b) > ROW * min(a.height, b.height)
    return level and a.overlap_x(b) < 0.3 * EM and one.reversed == other.reversed


def _near(one: Line, other: Line) -> bool:
    return -one.box.overlap_x(other.box) < ROW_GAP * EM


def _is_before_signature(line: Line, at: int, host: Block) -> bool:
    """Whether the line stands before a signature that was taken for the host's last row."""
    return at == len(host.lines) - 1 and _signs(host.lines[at], line, host.right)


def _is_signed(piece: Block, host: Block, rows: Rows) -> bool:
    """Whether the piece is a signature; it is none in the midst of a column, nor in two rows."""
    last = len(host.lines) - 1
    return rows.keys() == {last} and _signs(piece.lines[0], host.lines[last], host.right)


def _signs(line: Line, before: Line, edge: int) -> bool:
    flush = abs(line.box.right - edge) < EDGE * EM and line.box.width < NAME * EM
    return flush and line.box.left - before.box.right >= SIGNED * EM


def _joined(host: Block, rows: Rows) -> list[Block]:
    """The host with the pieces in its rows, and the signature that stood in the last of them."""
    lines, apart = list(host.lines), []
    for at, piece in rows.items():
        other = lines[at]
        if _is_before_signature(piece, at, host):
            lines[at] = piece
            apart.append(Block((other,), other.box.left, other.box.right))
        else:
            lines[at] = _together(piece, other)
    return [replace(host, lines=tuple(lines)), *apart]


def _together(one: Line, other: Line) -> Line:
    wider = max(one, other, key=lambda line: line.box.width)
    return replace(wider, box=one.box.union(other.box))
