"""Pages drawn as text: a row is a line, its first columns say which region it begins.

    H0 |江城治水记
    B0 |　　春日的江城，天
       |朗气清。
    B1 |　　另一篇

A letter begins a region (see ``KINDS``), the digit is its article, ``-`` stands for none; rows
without a letter go on with the region. Ideographic spaces before the text are its indent, the
column is as wide as its longest row or as ``WIDTH``. An empty row is a line that was not read.
"""

from __future__ import annotations

import re

from document.geometry import Box, Quad
from document.page import LineShape, PageLayout, Region, RegionKind, TextLine

GLYPH = 40
WIDTH = 12  # glyphs of a column

KINDS = {
    "M": RegionKind.MASTHEAD,
    "F": RegionKind.FOLIO,
    "K": RegionKind.KICKER,
    "H": RegionKind.HEADLINE,
    "S": RegionKind.SUBTITLE,
    "Y": RegionKind.BYLINE,
    "L": RegionKind.LEAD,
    "U": RegionKind.SUBHEAD,
    "B": RegionKind.BODY,
    "C": RegionKind.CAPTION,
    "P": RegionKind.PICTURE,
    "T": RegionKind.TABLE,
    "A": RegionKind.ADVERTISEMENT,
    "?": RegionKind.UNASSIGNED,
}
_SIZES = {RegionKind.HEADLINE: 3.0, RegionKind.KICKER: 1.5, RegionKind.SUBTITLE: 1.8}
_ROW = re.compile(r"^(?:([MFKHSYLUBCPTA?])([0-9-]))? *\|(.*)$")


def draw(page: str, confidence: float = 0.95) -> tuple[PageLayout, tuple[TextLine, ...]]:
    """A layout with its read lines; captions belong to the picture drawn last before them.

    Wide spaces part the cells of a table's row.
    """
    regions: list[tuple[RegionKind, int | None, list[str]]] = []
    for row in page.strip().split("\n"):
        found = _ROW.match(row.strip())
        if found is None:
            raise ValueError(f"not a row of a drawn page: {row!r}")
        letter, article, text = found.groups()
        if letter:
            regions.append((KINDS[letter], None if article == "-" else int(article), []))
        regions[-1][2].append(text)
    drawn, lines, top, picture = [], [], 0, None
    for number, (kind, article, rows) in enumerate(regions, 1):
        name = f"r{number:03d}"
        region = _region(name, kind, article, rows, top, picture)
        picture = name if kind is RegionKind.PICTURE else picture
        top = region.box.bottom + GLYPH
        drawn.append(region)
        texts = [] if kind is RegionKind.PICTURE else rows
        texts = [c for r in rows for c in r.split("　")] if kind is RegionKind.TABLE else texts
        lines += [
            TextLine(name, at, text.lstrip("　"), confidence if text else 0.0)
            for at, text in enumerate(texts)
        ]
    layout = PageLayout(WIDTH * GLYPH, top + 100, GLYPH, 0.0, tuple(drawn))
    return layout, tuple(lines)


def _region(
    name: str, kind: RegionKind, article: int | None, rows: list[str], top: int, picture: str | None
) -> Region:
    glyph = GLYPH * _SIZES.get(kind, 1.0)
    width = max(WIDTH, *(len(row) for row in rows)) if kind is RegionKind.BODY else WIDTH
    shapes = []
    for at, row in enumerate(rows):
        text = row.lstrip("　")
        indent = len(row) - len(text)
        y = round(top + at * 1.5 * glyph)
        left = round(indent * glyph)
        box = Box(left, y, left + max(round(len(text) * glyph), 1), round(y + glyph))
        slack = max(width - indent - len(text), 0)
        shapes.append(LineShape(Quad.of(box), glyph, float(indent), float(slack), 0.5 * bool(at)))
    if kind is RegionKind.TABLE:
        shapes = _cells(rows, top)
    if kind is RegionKind.PICTURE:
        return Region(name, kind, Box(0, top, WIDTH * GLYPH, top + 300), (), article)
    box = Box.hull(shape.box for shape in shapes)
    described = picture if kind is RegionKind.CAPTION else None
    return Region(name, kind, box, tuple(shapes), article, described)


def _cells(rows: list[str], top: int) -> list[LineShape]:
    """The outlines of a table's cells, six glyphs each, row by row."""
    shapes = []
    for at, row in enumerate(rows):
        for column, text in enumerate(row.split("　")):
            left, y = 6 * GLYPH * column, top + 2 * GLYPH * at
            box = Box(left, y, left + GLYPH * len(text), y + GLYPH)
            shapes.append(LineShape(Quad.of(box), GLYPH, 0.0, 0.0, 0.0))
    return shapes
