"""A raw text layer as a page: regions and lines that the text stage reads like any other's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from document.geometry import Box, Quad
from document.page import LineShape, PageLayout, Region, RegionKind, TextLine
from postprocess.characters import ends_sentence
from postprocess.textlayer.bare_captions import with_bare_captions
from postprocess.textlayer.columns import columns_as_lines
from postprocess.textlayer.groups import Group, groups_of
from postprocess.textlayer.rawlines import RawLine
from postprocess.textlayer.tiers import tiers
from postprocess.textlayer.units import Sort, Unit, units_of

PITCH = 8  # rows of the made-up page for a line of the file: nothing stands close by chance
_GLYPHS = {RegionKind.HEADLINE: 3.0, RegionKind.KICKER: 2.0, RegionKind.SUBTITLE: 2.0}
_INDENT, _SLACK = 2.0, 6.0  # glyphs of white before a paragraph's first and after its last line


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of one kind."""

    kind: RegionKind
    lines: tuple[RawLine, ...]
    article: int | None
    opens: bool = False
    closes: bool = False


def page_of(layer: str) -> tuple[PageLayout, tuple[TextLine, ...]]:
    """The page that a text layer shows, one unit a glyph, :data:`PITCH` units a line of the file.

    Args:
        layer: the text, with its line breaks and blank lines.

    Returns:
        Regions in reading order, article by article, and their lines with confidence 1.
    """
    units = with_bare_captions(units_of(columns_as_lines(layer)))
    pieces = list(_pieces(units))
    regions, lines = [], []
    for number, piece in enumerate(pieces, start=1):
        name = f"r{number:03}"
        regions.append(_region(name, piece))
        lines += [TextLine(name, at, line.raw, 1.0) for at, line in enumerate(piece.lines)]
    width = max((region.box.right for region in regions), default=1)
    height = max((region.box.bottom for region in regions), default=1)
    return PageLayout(width, height, 1.0, 0.0, tuple(regions)), tuple(lines)


def _pieces(units: Sequence[Unit]) -> Iterator[_Piece]:
    for unit in units:
        if unit.sort is Sort.FURNITURE:
            yield _Piece(RegionKind.FOLIO, unit.lines, None)
    groups = groups_of(units)
    for article, group in enumerate(groups):
        yield from _article(article, group)
    for unit in units:
        if unit.sort is Sort.PAGE_CREDIT or (unit.sort is Sort.CAPTION and not groups):
            yield _Piece(RegionKind.CAPTION, unit.lines, None)


def _article(article: int, group: Group) -> Iterator[_Piece]:
    text = "".join(unit.text for unit in group.body)
    for kind, lines in tiers(group.head, text):
        yield _Piece(kind, lines, article)
    body = group.body
    for at, unit in enumerate(body):
        follows = body[at + 1] if at + 1 < len(body) else None
        if unit.sort is Sort.HEADING:
            yield _Piece(RegionKind.SUBHEAD, unit.lines, article)
        else:
            broken = follows is not None and not follows.whole
            open_end = follows is None and not ends_sentence(unit.text)
            closes = not broken and not open_end
            yield _Piece(RegionKind.BODY, unit.lines, article, unit.whole, closes)
    for unit in group.captions:
        yield _Piece(RegionKind.CAPTION, unit.lines, article)


def _region(name: str, piece: _Piece) -> Region:
    last = len(piece.lines) - 1
    glyph = _GLYPHS.get(piece.kind, 1.0)
    shapes = []
    for at, line in enumerate(piece.lines):
        top = PITCH * line.number
        box = Box(0, top, max(1, round(line.width)), top + 1)
        shapes.append(
            LineShape(
                Quad.of(box),
                glyph,
                indent=_INDENT if at == 0 and piece.opens else 0.0,
                slack=_SLACK if at == last and piece.closes else 0.0,
                gap=0.5 if at else 0.0,
            )
        )
    box = Box.hull(shape.box for shape in shapes)
    return Region(name, piece.kind, box, tuple(shapes), piece.article)
