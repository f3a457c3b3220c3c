"""A page typed instead of printed: the regions and lines that layout and engine would give."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from document.geometry import Box, Quad
from document.page import LineShape, PageLayout, Region, RegionKind, TextLine

GLYPH = 40
MEASURE = 16  # glyphs of a column
DEPTH = 24  # lines of a column
PITCH = 1.5  # glyphs from line to line
SIZES = {RegionKind.HEADLINE: 2.6, RegionKind.KICKER: 1.4, RegionKind.SUBTITLE: 1.5}


@dataclass(frozen=True, slots=True)
class Row:
    """A line to be typed: its text, and how many glyphs it is set in."""

    text: str
    indent: float = 0.0


@dataclass(slots=True)
class Typewriter:
    """Types regions one under the other; their ids begin with the owner of the part."""

    regions: list[Region] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    top: int = 100

    def type(self, kind: RegionKind, rows: Sequence[Row], article: int | None, owner: str) -> None:
        """Type one region; nothing when it has no text."""
        if not any(row.text for row in rows):
            return
        name = f"{owner}-{len(self.regions):02d}"
        shapes = self._shapes(SIZES.get(kind, 1.0) * GLYPH, rows)
        box = Box.hull(shape.box for shape in shapes)
        self.regions.append(Region(name, kind, box, shapes, article))
        self.lines += [TextLine(name, at, row.text, 0.95) for at, row in enumerate(rows)]
        self.top = box.bottom + 2 * GLYPH

    def layout(self) -> PageLayout:
        """All that was typed, as a page."""
        return PageLayout(60 * GLYPH, self.top + 400, GLYPH, 0.0, tuple(self.regions))

    def _shapes(self, glyph: float, rows: Sequence[Row]) -> tuple[LineShape, ...]:
        shapes = []
        for at, row in enumerate(rows):
            y, left = round(self.top + at * PITCH * glyph), round(row.indent * glyph)
            width = max(round(len(row.text) * glyph), 1)
            box = Box(left, y, left + width, y + round(glyph))
            slack = max(MEASURE - row.indent - len(row.text), 0.0)
            shapes.append(LineShape(Quad.of(box), glyph, row.indent, slack, 0.5 * bool(at)))
        return tuple(shapes)


def wrapped(text: str, indent: float) -> list[Row]:
    """A paragraph as the lines of a column, the first one indented."""
    first = MEASURE - round(indent)
    pieces = [text[:first]]
    pieces += [text[at : at + MEASURE] for at in range(first, len(text), MEASURE)]
    return [Row(piece, indent if at == 0 else 0.0) for at, piece in enumerate(pieces) if piece]


def columns(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The lines of a text by columns."""
    return [rows[at : at + DEPTH] for at in range(0, len(rows), DEPTH)]


def right_aligned(text: str) -> Row:
    """A line at the column's right edge."""
    return Row(text, float(max(MEASURE - len(text), 0)))


def either(rng: random.Random, *choices: tuple[float, str]) -> str:
    """One of some words by their shares."""
    shares, words = zip(*choices, strict=True)
    word: str = rng.choices(words, shares)[0]
    return word
