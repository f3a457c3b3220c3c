"""Body text through rows: column by column, round whatever stands in the way."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench.press.canvas import INK, PAPER, Canvas
from bench.press.dress import Dress
from bench.press.rows import Row
from bench.press.story import SubheadTreatment
from bench.press.truth import TruthLine, TruthRegion
from bench.press.typeset import (
    SetLine,
    Style,
    advance,
    atoms,
    break_line,
    ink_line,
    set_centred,
    set_line,
    width_of,
)
from document.geometry import Box


@dataclass(frozen=True, slots=True)
class Placed:
    """A set line with its place on the page."""

    line: SetLine
    style: Style
    x: int
    y: int
    role: str
    run: int
    level: int = INK
    ground: tuple[Box, int] | None = None
    frame: Box | None = None


@dataclass(frozen=True, slots=True)
class SubheadLook:
    """How all subheads of an article are set.

    Attributes:
        style: face and size.
        level: grey of the ink.
        fill: grey of a bar across the column; None for none.
        treatment: a frame, a dark label under the first line alone, rules above and below, or
            flush left; empty for none of them.
    """

    style: Style
    level: int = INK
    fill: int | None = None
    treatment: SubheadTreatment = ""


def choose_look(dress: Dress, rng: random.Random, treatment: SubheadTreatment = "") -> SubheadLook:
    """Plain mostly; white on black or on a tint now and then; or as the treatment says."""
    face = dress.strong if rng.random() < 0.7 else dress.soft
    level, fill = rng.choices(((INK, None), (PAPER, 30), (INK, 222)), (8, 1, 1))[0]
    if treatment:
        level, fill = INK, None
    return SubheadLook(dress.sized(face, rng.uniform(1.05, 1.25)), level, fill, treatment)


class Flow:
    """Fills rows with paragraphs; what does not fit is handed back.

    Attributes:
        placed: the lines set so far, in reading order.
    """

    def __init__(self, rows: Sequence[Row], dress: Dress) -> None:
        self.placed: list[Placed] = []
        self._rows = rows
        self._dress = dress
        self._next = 0

    @property
    def rows_left(self) -> int:
        """How many rows are still empty."""
        return len(self._rows) - self._next

    def rows_after(self, text: str, indent: float = 2.0) -> int:
        """How many rows stay empty when a paragraph that fits has been set."""
        return self.rows_left - len(self._measure(text, indent)[0])

    def fits(self, text: str, indent: float = 2.0) -> bool:
        """Whether the whole paragraph has room."""
        return not self._measure(text, indent)[1]

    def body(self, text: str, indent: float = 2.0, style: Style | None = None) -> str:
        """Set as much of a paragraph as there is room for; return the rest."""
        cuts, rest = self._measure(text, indent)
        self._set(cuts, indent, not rest, style)
        return rest

    def body_and_marker(self, text: str, marker: str, own_line: bool, indent: float = 2.0) -> str:
        """Fill the remaining rows and end with a marker; return the text that found no room."""
        style = self._dress.body
        cuts, rest = self._measure(text, indent)
        last = cuts[-1]
        used = width_of("".join(last), style) + (indent * style.size if len(cuts) == 1 else 0)
        free = self._rows[self._next + len(cuts) - 1].width - used
        if not rest and not own_line and free >= width_of(marker, style):
            cuts[-1] = [*last, *atoms(marker)]
            self._set(cuts, indent, True)
            return ""
        if not rest and self.rows_left > len(cuts):
            self._set(cuts, indent, True)
            self._right(marker)
            return ""
        if own_line and len(cuts) > 1:
            self._set(cuts[:-1], indent, False)
            self._right(marker)
            return "".join(last) + rest
        row = self._rows[self._next + len(cuts) - 1]
        width = row.width - width_of(marker, style) - (indent * style.size if len(cuts) == 1 else 0)
        keep = break_line(last, style, width)
        cuts[-1] = [*last[:keep], *atoms(marker)]
        self._set(cuts, indent, False)
        return "".join(last[keep:]) + rest

    def _right(self, text: str) -> None:
        """A line at the right edge of the next row."""
        row, style = self._take(), self._dress.body
        line = set_line(atoms(text), style, None, max(row.width - width_of(text, style), 0))
        self.placed.append(Placed(line, style, row.x, row.y, "body", row.run))

    def left_line(self, text: str) -> None:
        """A line of its own at the left edge of the next row, such as a marker 上接."""
        row, style = self._take(), self._dress.body
        line = set_line(atoms(text), style, None, 0)
        self.placed.append(Placed(line, style, row.x, row.y, "body", row.run))

    def subhead(self, lines: Sequence[str], look: SubheadLook, must: bool) -> bool:
        """Set a subhead 小标题 of one or two lines; False when the column is too short for it.

        With ``must`` the rest of the run stays white and the subhead begins the next one.
        """
        needed = len(lines) + 1
        while self._run_left() < needed + 1:
            if not must or self._run_left() == 0:
                return False
            self._next += self._run_left()
        rows = [self._take() for _ in range(needed)]
        self.placed += _set_subhead(lines, look, rows, self._dress)
        return True

    def sign(self, name: str, style: Style) -> bool:
        """Set who wrote it at the right end of the last line or under it; False without room."""
        width = width_of(name, style)
        last = self.placed[-1] if self.placed else None
        if last and last.role == "body":
            row = self._rows[self._next - 1]
            if last.line.right + width + 1.5 * style.size <= row.width:
                line = set_line(atoms(name), style, None, row.width - width)
                self.placed.append(Placed(line, style, row.x, row.y, "byline", row.run))
                return True
        if self.rows_left == 0 or width > self._rows[self._next].width:
            return False
        row = self._take()
        line = set_line(atoms(name), style, None, row.width - width)
        self.placed.append(Placed(line, style, row.x, row.y, "byline", row.run))
        return True

    def drop_subhead(self) -> None:
        """Take back the lines of a subhead that was set last."""
        while self.placed and self.placed[-1].role == "subhead":
            self.placed.pop()

    def _run_left(self) -> int:
        """Empty rows left in the current run."""
        if self.rows_left == 0:
            return 0
        run = self._rows[self._next].run
        return sum(row.run == run for row in self._rows[self._next :])

    def _take(self) -> Row:
        row = self._rows[self._next]
        self._next += 1
        return row

    def _measure(self, text: str, indent: float) -> tuple[list[list[str]], str]:
        """The atoms of each line from the next row on, and the text beyond the last row."""
        pieces, cuts = atoms(text), list[list[str]]()
        for row in self._rows[self._next :]:
            if not pieces:
                break
            room = row.width - (indent * self._dress.em if not cuts else 0)
            count = break_line(pieces, self._dress.body, room)
            cuts.append(pieces[:count])
            pieces = pieces[count:]
            while pieces and pieces[0].isspace():
                pieces = pieces[1:]
        return cuts, "".join(pieces)

    def _set(
        self, cuts: list[list[str]], indent: float, ends: bool, style: Style | None = None
    ) -> None:
        body = style or self._dress.body
        for number, pieces in enumerate(cuts):
            row = self._take()
            first = indent * body.size if number == 0 else 0.0
            natural = sum(advance(piece, body) for piece in pieces) + first
            loose = ends and number == len(cuts) - 1 and natural <= row.width
            line = set_line(pieces, body, None if loose else row.width, first)
            self.placed.append(Placed(line, body, row.x, row.y, "body", row.run))


def _to_width(text: str, style: Style, width: int) -> Style:
    natural = width_of(text, style)
    if natural <= width:
        return style
    return replace(style, size=max(int(style.size * width / natural), 6))


def _set_subhead(
    lines: Sequence[str], look: SubheadLook, rows: Sequence[Row], dress: Dress
) -> list[Placed]:
    """The lines of a subhead in the middle of its rows."""
    style, row = look.style, rows[0]
    leading = round(style.size * 1.18)
    room = rows[-1].y + dress.em - row.y
    top = row.y + (room - len(lines) * leading) // 2
    bar = Box(row.x, top - style.size // 6, row.x + row.width, top + len(lines) * leading)
    placed = []
    for number, text in enumerate(lines):
        fitted = _to_width(text, style, round(row.width * (0.9 if look.treatment else 1.0)))
        left = look.treatment == "left"
        line = set_line(atoms(text), fitted) if left else set_centred(text, fitted, row.width)
        ground = (bar, look.fill) if look.fill is not None and number == 0 else None
        at = top + number * leading
        one = Placed(line, fitted, row.x, at, "subhead", row.run, look.level, ground)
        placed.append(_treated(one, look.treatment, bar, number, dress))
    return placed


def _treated(
    one: Placed, treatment: SubheadTreatment, bar: Box, number: int, dress: Dress
) -> Placed:
    """A subhead's first line with the frame, label or rule that sets the subhead apart."""
    if number or treatment in ("", "left"):
        return one
    pad = round(0.25 * one.style.size)
    left, right = one.x + round(one.line.left) - pad, one.x + round(one.line.right) + pad
    if treatment == "label":
        label = Box(left, one.y - pad // 3, right, one.y + one.style.size + pad // 3)
        return replace(one, ground=(label, INK + 30), level=PAPER)
    if treatment == "framed":
        return replace(one, frame=bar)
    return replace(one, ground=(Box(bar.left, bar.top, bar.right, bar.top + dress.hair), INK))


def ink_flow(canvas: Canvas, placed: Sequence[Placed]) -> tuple[list[TruthLine], list[TruthRegion]]:
    """Ink set lines; every run of body lines is one region, every subhead another."""
    lines: list[TruthLine] = []
    regions: list[tuple[tuple[str, int], Box]] = []
    for one in placed:
        if one.ground:
            canvas.fill(*one.ground)
        if one.frame:
            canvas.frame(one.frame, max(one.style.size // 18, 1), "solid")
        box = ink_line(canvas, one.line, one.style, one.x, one.y, one.level)
        lines.append(TruthLine(box, one.line.text, one.role))
        key = (one.role, one.run)
        if regions and regions[-1][0] == key:
            regions[-1] = (key, regions[-1][1].union(box))
        else:
            regions.append((key, box))
    return lines, [TruthRegion(kind, box) for (kind, _), box in regions]
