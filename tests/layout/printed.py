"""Pages set by hand with the press's type: small, of one known shape, at any size of type.

Everything is placed in ems, so that the same page can be had at every resolution.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import cycle

import numpy as np

from bench.press.canvas import Canvas
from bench.press.fonts import BY_NAME
from bench.press.library import manuscript
from bench.press.pictures import photograph
from bench.press.typeset import (
    SetLine,
    Style,
    ink_column,
    ink_line,
    set_block,
    set_centred,
)
from document.geometry import Box
from document.page import Grey

PITCH = 1.4  # from one body line to the next, in ems
COLUMN, GUTTER = 13, 1.5  # in ems
INDENT = 2.0  # of a paragraph's first line, in ems


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as printed.

    Attributes:
        box: holds all of its ink.
        role: folio, headline, byline, body or caption.
        article: which article it belongs to, None for furniture.
        indent, slack: white before and behind it in its column, in ems.
        reversed: white on black.
    """

    box: Box
    role: str
    article: int | None
    indent: float = 0.0
    slack: float = 0.0
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed page and what stands on it."""

    pixels: Grey
    em: int
    lines: tuple[PrintedLine, ...]
    pictures: tuple[Box, ...] = ()
    rules: tuple[Box, ...] = ()

    def of(self, role: str) -> list[PrintedLine]:
        return [line for line in self.lines if line.role == role]

    def centres(self) -> np.ndarray:
        """(N, 2) middles of the lines."""
        return np.array([line.box.centre for line in self.lines])


@dataclass(slots=True)
class Sheet:
    """A page in the making; lengths in ems.

    Attributes:
        canvas: the page.
        em: body glyph in pixels.
        lines, pictures, rules: what has been set so far.
    """

    canvas: Canvas
    em: int
    lines: list[PrintedLine] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)

    def printed(self) -> Printed:
        kept = tuple(self.lines), tuple(self.pictures), tuple(self.rules)
        return Printed(self.canvas.pixels, self.em, *kept)

    def style(self, face: str, size: float = 1.0) -> Style:
        return Style(BY_NAME[face], round(size * self.em))

    def px(self, ems: float) -> int:
        return round(ems * self.em)

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        return Box(self.px(left), self.px(top), self.px(right), self.px(bottom))

    def text(
        self,
        text: str,
        style: Style,
        left: float,
        top: float,
        right: float,
        role: str,
        article: int | None,
        *,
        white: bool = False,
    ) -> None:
        """One line in the middle between two edges; on a black panel when it is to be white."""
        if white:
            size = style.size / self.em
            panel = self.box(left, top - 0.16 * size, right, top + 1.16 * size)
            self.canvas.fill(panel, 20)
        line = set_centred(text, style, self.px(right) - self.px(left))
        self.put(line, style, (left, top), role, article, 255 if white else 0)

    def put(
        self,
        line: SetLine,
        style: Style,
        at: tuple[float, float],
        role: str,
        article: int | None,
        level: int = 0,
        *,
        measure: float = 0.0,
    ) -> None:
        x, y = self.px(at[0]), self.px(at[1])
        box = ink_line(self.canvas, line, style, x, y, level)
        slack = measure - line.right / self.em if measure else 0.0
        indent = line.left / self.em if measure else 0.0
        self.lines.append(PrintedLine(box, role, article, indent, slack, level == 255))

    def column(
        self, lines: Iterator[SetLine], left: float, top: float, bottom: float, article: int
    ) -> None:
        """Body lines from ``top`` on, as many as fit above ``bottom``."""
        style, y = self.style("noto-serif"), top
        while y + 1 <= bottom:
            self.put(next(lines), style, (left, y), "body", article, measure=COLUMN)
            y += PITCH

    def body(self, name: str) -> Iterator[SetLine]:
        """The lines of a manuscript, over and over."""
        style, measure = self.style("noto-serif"), self.px(COLUMN)
        paragraphs = [text for role, text in manuscript(name).paragraphs if role == "body"]
        for text in cycle(paragraphs):
            yield from set_block(text, style, measure, self.px(INDENT))

    def picture(self, left: float, top: float, right: float, bottom: float) -> None:
        box = self.box(left, top, right, bottom)
        self.canvas.picture(box, photograph(box.width, box.height, 4, "hills"))
        self.pictures.append(box)

    def across(self, left: float, right: float, y: float) -> None:
        hair = max(1, self.em // 12)
        rule = self.canvas.across(self.px(left), self.px(right), self.px(y), hair, "solid")
        self.rules.append(rule)

    def down(self, top: float, bottom: float, x: float) -> None:
        hair = max(1, self.em // 12)
        rule = self.canvas.down(self.px(top), self.px(bottom), self.px(x), hair, "solid")
        self.rules.append(rule)


def sheet(width: float, height: float, em: int) -> Sheet:
    """A blank sheet of so many ems."""
    return Sheet(Canvas(round(width * em), round(height * em)), em)


@cache
def specimen(em: int = 20) -> Printed:
    """Three articles: a picture over two columns, a reversed headline, an article rule.

    ::

        folio
        ---------------------
               AAAAAAA
        a       1111111111111
        a       1111111111111
        a          caption
        a       a       a
        ---------------------
         reversed BB  | CCCC
        b       b     | c
        b       b     | c
    """
    page = sheet(48, 62, em)
    lefts = [3 + number * (COLUMN + GUTTER) for number in range(3)]
    right = lefts[2] + COLUMN
    kai, bold = page.style("kaiti"), "noto-serif-bold"
    page.text("砚溪日报", kai, 3, 2.5, 9, "folio", None)
    page.text("二〇二六年三月十六日", kai, 18, 2.5, 30, "folio", None)
    page.text("第六版", kai, 40, 2.5, right, "folio", None)
    page.across(3, right, 4.4)

    river = page.body("river")
    page.text("一溪清水穿城来", page.style(bold, 3.4), 3, 6, right, "headline", 0)
    page.text("本报记者　邵怀瑾", kai, 3, 10.2, right, "byline", 0)
    page.column(river, lefts[0], 12.5, 34, 0)
    page.picture(lefts[1], 12.5, right, 21.5)
    page.text(
        "晨雾里的砚溪源头翠屏山", page.style("kaiti", 0.95), lefts[1], 22, right, "caption", 0
    )
    page.column(river, lefts[1], 24.9, 34, 0)
    page.column(river, lefts[2], 24.9, 34, 0)
    page.across(3, right, 35.6)

    half = lefts[1] + COLUMN
    bus = page.body("bus")
    page.text(
        "乡村公交开到群众家门口", page.style(bold, 2.2), 3, 37.6, half, "headline", 1, white=True
    )
    page.column(bus, lefts[0], 41.5, 59, 1)
    page.column(bus, lefts[1], 41.5, 59, 1)
    page.down(36.6, 59, half + GUTTER / 2)
    page.text("种子入库", page.style(bold, 2.2), lefts[2], 37.4, right, "headline", 2)
    page.column(page.body("seeds"), lefts[2], 41.5, 59, 2)
    return page.printed()


@cache
def upright_columns(em: int = 24) -> Printed:
    """A page of vertical columns from right to left, in two tiers parted by a rule."""
    page = sheet(44, 50, em)
    style = page.style("uming")
    text = cycle(char for _, body in manuscript("canal").paragraphs for char in body)
    for number, top in enumerate((3.0, 26.5)):
        for column in range(24):
            x = page.px(44 - 3 - 1 - 1.6 * column)
            letters = "".join(next(text) for _ in range(19))
            box = ink_column(page.canvas, letters, style, x, page.px(top))
            page.lines.append(PrintedLine(box, "body", number))
    page.across(3, 41, 25)
    return page.printed()


@cache
def narrow_columns(pitch: float, em: int = 20) -> Printed:
    """A page of text alone, in columns of seven glyphs with wide gutters."""
    page, measure = sheet(40, 46, em), 7
    style = page.style("noto-serif")
    paragraphs = cycle(text for role, text in manuscript("river").paragraphs if role == "body")
    for left in (3.0, 12.0, 21.0, 30.0):
        lines: list[SetLine] = []
        while len(lines) < 38 / pitch:
            lines += set_block(next(paragraphs), style, page.px(measure), 0)
        for number, line in enumerate(lines[: int(38 / pitch)]):
            page.put(line, style, (left, 3 + pitch * number), "body", 0)
    return page.printed()
