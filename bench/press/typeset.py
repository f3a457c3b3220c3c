"""Text to lines: cells, kinsoku 避头尾, squeezed and hanging punctuation, justification."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bench.press.canvas import INK, Canvas
from bench.press.fonts import Face, glyph
from document.geometry import Box

CLOSERS = frozenset("，。、；：！？）》”’〕】』」…％—")  # never first in a line
OPENERS = frozenset("（《“‘〔【『「")  # never last in a line
HANGING = frozenset("，。、")
HALF_EMPTY = frozenset("，。、；：！？）》”’〕】』」") | OPENERS  # half of the cell is air
ATOM = re.compile(r"[A-Za-z0-9]+(?:[.,:/%‰+\-&][A-Za-z0-9]+)*[%％‰℃]?|——|……|\s|.", re.DOTALL)
SQUEEZE = 0.45  # of the em, that a half-empty cell can give away


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set.

    Attributes:
        face: its type face.
        size: em, in pixels.
        hang: full stops and commas may hang out of the column.
        spacing: air between the glyphs, in ems.
    """

    face: Face
    size: int
    hang: bool = False
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line ready to be inked.

    Attributes:
        text: its characters, spaces included.
        cells: each character with the left edge of its cell, in pixels from the line's origin.
        left, right: where the first cell begins and the last ends.
    """

    text: str
    cells: tuple[tuple[str, float], ...]
    left: float
    right: float


def atoms(text: str) -> list[str]:
    """Text in pieces that no line may cut: Latin words, numbers, dashes, single Han."""
    return ATOM.findall(text)


def advance(atom: str, style: Style) -> float:
    """Width of an atom in pixels; a space is as wide as half an em."""
    if atom == " ":
        return style.size / 2
    if atom == "\u3000":
        return float(style.size)
    if atom == "——":
        return 2.0 * style.size
    width = sum(glyph(style.face, style.size, char).advance for char in atom)
    return width + style.spacing * style.size


def width_of(text: str, style: Style) -> float:
    """Width of a text on one line, in pixels."""
    return sum(advance(atom, style) for atom in atoms(text))


def break_line(pieces: Sequence[str], style: Style, measure: float) -> int:
    """How many atoms go on a line of ``measure`` pixels; at least one."""
    total, fit = 0.0, 0
    widths = [advance(piece, style) for piece in pieces[: int(measure / style.size * 3) + 8]]
    while fit < len(widths) and total + widths[fit] <= measure + 0.5:
        total += widths[fit]
        fit += 1
    if fit == len(pieces):
        return fit
    for count in (fit, fit + 1, fit + 2, fit - 1, fit - 2, fit - 3):
        if _legal(pieces, count) and _squeezes(pieces, widths, count, style, measure):
            return count
    return max(fit, 1)


def _legal(pieces: Sequence[str], count: int) -> bool:
    if not 0 < count <= len(pieces):
        return False
    after = pieces[count][0] if count < len(pieces) else ""
    return after not in CLOSERS and pieces[count - 1] not in OPENERS


def _squeezes(
    pieces: Sequence[str], widths: Sequence[float], count: int, style: Style, measure: float
) -> bool:
    if count > len(widths):
        return False
    excess = sum(widths[:count]) - measure
    if style.hang and pieces[count - 1] in HANGING:
        excess -= widths[count - 1]
    airy = sum(piece in HALF_EMPTY for piece in pieces[:count])
    return excess <= airy * SQUEEZE * style.size + 0.5


def set_line(
    pieces: Sequence[str], style: Style, measure: float | None = None, indent: float = 0.0
) -> SetLine:
    """Place atoms on a line.

    Args:
        pieces: the atoms of the line.
        style: face and size.
        measure: width to fill, in pixels from the origin; None leaves natural widths.
        indent: where the first cell begins, in pixels.
    """
    pieces = list(pieces)
    while len(pieces) > 1 and pieces[-1].isspace():
        pieces.pop()
    widths = [advance(piece, style) for piece in pieces]
    slack = 0.0 if measure is None else measure - indent - sum(widths)
    hangs = style.hang and pieces[-1] in HANGING and slack < 0
    if hangs:
        slack += widths[-1]
    stretch = max(slack, 0.0) / max(len(pieces) - 1, 1)
    airy = sum(piece in HALF_EMPTY for piece in (pieces[:-1] if hangs else pieces))
    give = max(-slack, 0.0) / max(airy, 1)
    cells: list[tuple[str, float]] = []
    x = indent
    for number, (piece, width) in enumerate(zip(pieces, widths, strict=True)):
        shrinks = give if piece in HALF_EMPTY and not (hangs and number == len(pieces) - 1) else 0.0
        _place(cells, piece, x - (shrinks if piece in OPENERS else 0.0), width, style)
        x += width - shrinks + stretch
    return SetLine("".join(pieces), tuple(cells), indent, x - stretch)


def _place(
    cells: list[tuple[str, float]], piece: str, x: float, width: float, style: Style
) -> None:
    """Append the characters of one atom, from ``x`` on."""
    for char in piece:
        cells.append((char, x))
        x += width / 2 if piece == "——" else glyph(style.face, style.size, char).advance


def set_centred(text: str, style: Style, measure: float) -> SetLine:
    """One line in the middle of ``measure`` pixels."""
    return set_line(atoms(text), style, None, max((measure - width_of(text, style)) / 2, 0.0))


def set_block(text: str, style: Style, measure: float, indent: float = 0.0) -> list[SetLine]:
    """A paragraph as lines of one measure, the last at natural width."""
    pieces, lines, first = atoms(text), list[SetLine](), indent
    while pieces:
        count = break_line(pieces, style, measure - first)
        last = count == len(pieces)
        natural = last and width_of("".join(pieces), style) <= measure - first
        lines.append(set_line(pieces[:count], style, None if natural else measure, first))
        pieces, first = pieces[count:], 0.0
        while pieces and pieces[0].isspace():
            pieces = pieces[1:]
    return lines


def ink_line(canvas: Canvas, line: SetLine, style: Style, x: int, y: int, level: int = INK) -> Box:
    """Ink a line with its origin at (x, y), the top left of its em boxes.

    Returns:
        The box of its cells, grown to hold all of its ink.
    """
    box = Box(x + int(line.left), y, x + round(line.right), y + style.size)
    for char, offset in line.cells:
        if char.isspace():
            continue
        drawn = glyph(style.face, style.size, char)
        left = x + round(offset) + drawn.left
        box = box.union(canvas.ink(drawn.mask, left, y + drawn.top, level))
    return box


def ink_column(canvas: Canvas, text: str, style: Style, x: int, y: int, level: int = INK) -> Box:
    """Ink a text downwards, one em a glyph: a vertical headline. Brackets are turned."""
    box = Box(x, y, x + style.size, y + round(len(text) * column_step(style)))
    for number, char in enumerate(text):
        drawn = glyph(style.face, style.size, UPRIGHT.get(char, char))
        centred = x + round((style.size - drawn.advance) / 2) + drawn.left
        top = y + round(number * column_step(style)) + drawn.top
        box = box.union(canvas.ink(drawn.mask, centred, top, level))
    return box


def column_step(style: Style) -> float:
    """Pixels from one glyph of a vertical line to the next."""
    return style.size * (1.06 + style.spacing)


UPRIGHT = {
    "“": "﹃",
    "”": "﹄",
    "『": "﹃",
    "』": "﹄",
    "「": "﹁",
    "」": "﹂",
    "（": "︵",
    "）": "︶",
}
UPRIGHT |= {"《": "︽", "》": "︾", "—": "︱", "…": "︙"}
