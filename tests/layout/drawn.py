"""Pages drawn in ASCII, for tests that need boxes and no pixels.

A cell is two glyphs wide and one body line high. What stands in it:

    a b c   a line of body type, from the first to the last cell of a run of one letter
    A B C   a line of display type, as many rows high as its run is repeated below itself without
            change; one that is higher than wide runs down the page
    1 2 3   a picture, the hull of all cells of that digit
    - | +   rules across and down, and the corners where they meet
    .       a tinted rectangle: the hull of the cells that touch

Which letters mean what is for the test to say: mostly one letter is one article.
"""

from __future__ import annotations

import inspect
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

import cv2
import numpy as np

from document.geometry import Box
from layout.articles.grouping import Group, group
from layout.line import INK_PER_EM, Line
from layout.piece import Piece
from layout.roles import pieces_of
from layout.sheet.straighten import EM
from layout.structure.boxes import boxes_of
from layout.structure.rules import Rules
from layout.text.blocks import Block, find_blocks
from layout.text.captions import Caption, take_captions
from layout.text.heads import Head, find_heads
from layout.text.openings import Edges
from layout.text.smallheads import lift_heads, part_tops
from layout.text.zones import Separators, Zone

WIDE, HIGH = 2 * EM, round(1.4 * EM)  # a cell
INK = round(INK_PER_EM * EM)  # height of a body line
LEADING = 2  # white under a line of display type, pixels
HAIR = 4  # weight of a rule, pixels


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a drawing shows, in pixels of the working page.

    Attributes:
        body, display: its text lines.
        rules: its rules, with their ink.
        tints: hulls of tinted areas.
        pictures: hulls of pictures.
        named: the letter or digit of every line and picture.
    """

    body: tuple[Line, ...]
    display: tuple[Line, ...]
    rules: Rules
    tints: tuple[Box, ...]
    pictures: tuple[Box, ...]
    named: dict[Box, str] = field(repr=False)

    @property
    def column(self) -> float:
        """Width of a typical column."""
        widths = [b.right - b.left for b in find_blocks(self.body) for _ in b.lines]
        return float(np.median(widths)) if widths else 14.0 * EM

    @property
    def structure(self) -> tuple[list[Head], list[Block], list[Caption]]:
        """Headlines, blocks and captions, as a page's are found."""
        blocks = find_blocks(self.body)
        heads = find_heads(self.display, blocks, self.rules, self.column)
        captions, blocks = take_captions(self.pictures, blocks)
        edges = Edges(self.rules.horizontal, boxes_of(self.rules) + self.tints)
        return *lift_heads(heads, part_tops(blocks), edges), captions

    @property
    def captioned(self) -> dict[str, str]:
        """The letters of every caption, by the digit of its picture."""
        return {self.named[c.picture]: self.letters(c.lines) for c in self.captions}

    @property
    def blocks(self) -> list[Block]:
        return self.structure[1]

    @property
    def heads(self) -> list[Head]:
        return self.structure[0]

    @property
    def captions(self) -> list[Caption]:
        return self.structure[2]

    @property
    def zone(self) -> Zone:
        heads, blocks, captions = self.structure
        return Zone(tuple(heads), tuple(blocks), self.pictures, tuple(captions))

    @property
    def separators(self) -> Separators:
        return Separators(self.rules, boxes_of(self.rules), self.tints)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The articles of the page, furniture not taken off."""
        return group(self.zone, self.separators).groups

    @property
    def pieces(self) -> list[Piece]:
        """The pieces of all articles."""
        captions = self.captions
        return [piece for g in self.groups for piece in pieces_of(g, captions)]

    def letters(self, things: Iterable[Box | Line | Block | Head]) -> str:
        """The names of all lines and pictures in these, capitals made small, each once."""
        boxes = [box for thing in things for box in _boxes(thing)]
        return "".join(sorted({self.named[box].lower() for box in boxes}))

    def articles(self) -> set[str]:
        """The letters and digits of each article that grouping finds."""
        captions = self.captions
        return {
            self.letters(
                [*g.heads, *g.blocks, *g.pictures]
                + [line for c in captions if c.picture in g.pictures for line in c.lines]
            )
            for g in self.groups
        }


def drawing(
    text: str, bold: str = "", small: str = "", gaps: dict[str, float] | None = None
) -> Drawing:
    """Reads a drawing.

    Args:
        text: the drawing.
        bold: letters set in bold type.
        small: letters set a tenth smaller than the body.
        gaps: letters set lower than drawn, by how many glyphs.
    """
    rows = _rows(text)
    named: dict[Box, str] = {}
    body, display = [], []
    for letter, cells in _runs(rows):
        line = _body_line(cells, letter in bold, letter in small, (gaps or {}).get(letter, 0.0))
        body.append(line)
        named[line.box] = letter
    for letter, cells in _stacks(rows):
        line = _display_line(cells)
        display.append(line)
        named[line.box] = letter
    pictures = hulls("\n".join(rows), string.digits)
    named |= {box: digit for digit, box in pictures.items()}
    return Drawing(
        tuple(body),
        tuple(display),
        _rules(rows),
        _tints(rows),
        tuple(pictures.values()),
        named,
    )


def hulls(text: str, of: str = string.ascii_letters + string.digits) -> dict[str, Box]:
    """The hull of all cells of each letter, in pixels."""
    cells: dict[str, list[Box]] = {}
    for y, row in enumerate(_rows(text)):
        for x, letter in enumerate(row):
            if letter in of:
                cells.setdefault(letter, []).append(_pixels(Box(x, y, x + 1, y + 1)))
    return {letter: Box.hull(boxes) for letter, boxes in cells.items()}


def _rows(text: str) -> list[str]:
    lines = inspect.cleandoc(text).splitlines()
    width = max(map(len, lines), default=0)
    return [line.ljust(width) for line in lines]


def _pixels(cells: Box) -> Box:
    # A margin of one cell: no rule touches the edge of the page.
    return Box(
        (cells.left + 1) * WIDE,
        (cells.top + 1) * HIGH,
        (cells.right + 1) * WIDE,
        (cells.bottom + 1) * HIGH,
    )


def _spans(row: str, of: str) -> Iterator[tuple[str, int, int]]:
    """(letter, first cell, cell behind the last) of every run of one of these letters."""
    at = 0
    for letter, run in groupby(row):
        length = len(list(run))
        if letter in of:
            yield letter, at, at + length
        at += length


def _runs(rows: list[str]) -> Iterator[tuple[str, Box]]:
    for y, row in enumerate(rows):
        for letter, left, right in _spans(row, string.ascii_lowercase):
            yield letter, Box(left, y, right, y + 1)


def _stacks(rows: list[str]) -> Iterator[tuple[str, Box]]:
    """Runs of capitals, those that repeat straight below put together."""
    open_: dict[tuple[str, int, int], int] = {}
    for y, row in enumerate([*rows, ""]):
        now = set(_spans(row, string.ascii_uppercase))
        for run in [run for run in open_ if run not in now]:
            letter, left, right = run
            yield letter, Box(left, open_.pop(run), right, y)
        for run in now:
            open_.setdefault(run, y)


def _body_line(cells: Box, bold: bool, small: bool, lower: float) -> Line:
    box = _pixels(cells)
    em = 0.85 * EM if small else float(EM)
    top = box.top + round(lower * EM)
    ink = round(INK * em / EM)
    return Line(Box(box.left, top, box.right, top + ink), em, weight=0.4 if bold else 0.25)


def _display_line(cells: Box) -> Line:
    box = _pixels(cells)
    box = Box(box.left, box.top, box.right, box.bottom - LEADING)
    vertical = box.height > 1.6 * box.width
    ink = box.width if vertical else box.height
    return Line(box, ink / INK_PER_EM, vertical, weight=0.35)


def _rules(rows: list[str]) -> Rules:
    across = [
        Box(left, y, right, y + 1)
        for y, row in enumerate(rows)
        for left, right in _strokes(row, "-")
    ]
    turned = ["".join(column) for column in zip(*rows, strict=True)]
    down = [
        Box(x, top, x + 1, bottom)
        for x, column in enumerate(turned)
        for top, bottom in _strokes(column, "|")
    ]
    horizontal = tuple(_thin(_pixels(cells), across=True) for cells in across)
    vertical = tuple(_thin(_pixels(cells), across=False) for cells in down)
    size = ((len(rows) + 2) * HIGH, (max(map(len, rows)) + 2) * WIDE)
    mask = np.zeros(size, np.uint8)
    for box in horizontal + vertical:
        mask[box.top : box.bottom, box.left : box.right] = 255
    return Rules(horizontal, vertical, mask)


def _strokes(row: str, stroke: str) -> list[tuple[int, int]]:
    """Runs of a rule and the corners at its ends, where there is any of the rule itself."""
    joined = "".join("r" if cell in (stroke, "+") else " " for cell in row)
    return [(a, b) for _, a, b in _spans(joined, "r") if stroke in row[a:b]]


def _thin(box: Box, *, across: bool) -> Box:
    """A rule through the middle of its cells, from middle to middle of the last ones."""
    x, y = round(box.centre[0]), round(box.centre[1])
    if across:
        return Box(box.left + WIDE // 4, y - HAIR // 2, box.right - WIDE // 4, y + HAIR // 2)
    return Box(x - HAIR // 2, box.top + HIGH // 4, x + HAIR // 2, box.bottom - HIGH // 4)


def _tints(rows: list[str]) -> tuple[Box, ...]:
    dots = np.array([[cell == "." for cell in row] for row in rows], np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(dots, connectivity=8)
    return tuple(
        _pixels(Box(int(x), int(y), int(x + w), int(y + h))) for x, y, w, h, _ in stats[1:count]
    )


def _boxes(thing: Box | Line | Block | Head) -> list[Box]:
    if isinstance(thing, Box):
        return [thing]
    if isinstance(thing, Line):
        return [thing.box]
    return [line.box for line in thing.lines]
