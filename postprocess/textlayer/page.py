"""A raw text layer as a page: regions and lines that the text stage reads like any other's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from document.geometry import Box, Quad
from document.page import LineShape, PageLayout, Region, RegionKind, TextLine
from postprocess.characters import count_han, ends_sentence
from postprocess.head import BADGES
from postprocess.textlayer.groups import Group, groups_of
from postprocess.textlayer.rawlines import RawLine
from postprocess.textlayer.units import Sort, Unit, units_of

PITCH = 8  # rows of the made-up page for a line of the file: nothing stands close by chance
_GLYPHS = {RegionKind.HEADLINE: 3.0, RegionKind.KICKER: 2.0, RegionKind.SUBTITLE: 2.0}
_INDENT, _SLACK = 2.0, 6.0  # glyphs of white before a paragraph's first and after its last line
_SAME_SIZE = 0.2  # share by which the lines of one headline differ in length at most
_KICKER_HAN = 14
_LABEL = 5  # Han of a column's name: 经济观察


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
    units = units_of(layer)
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
    for kind, lines in _tiers(group.head):
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


def _tiers(head: Sequence[Unit]) -> Iterator[tuple[RegionKind, tuple[RawLine, ...]]]:
    """The tiers of a head: what is no subtitle or byline is headline, or kicker before it.

    Type sizes are unknown. A badge, or a short line with · in it, is a kicker; lines of about one
    length are one headline; else the shorter of two is the headline, which is set larger.
    """
    named = {Sort.SUBTITLE: RegionKind.SUBTITLE, Sort.BYLINE: RegionKind.BYLINE}
    lines = [line for unit in head if unit.sort is Sort.HEADING for line in unit.lines]
    kickers = []
    while len(lines) > 1 and _is_kicker(lines[0].text, lines[1].text):
        kickers.append(lines.pop(0))
    if len(lines) > 1 and not _alike(lines):
        first, rest = lines[0], lines[1:]
        if first.width > max(line.width for line in rest):
            kickers.append(first)
            lines = rest
        else:
            lines, below = [first], rest
            yield from _told(kickers, lines, below)
            yield from ((named[u.sort], u.lines) for u in head if u.sort in named)
            return
    yield from _told(kickers, lines, [])
    yield from ((named[unit.sort], unit.lines) for unit in head if unit.sort in named)


def _told(
    kickers: Sequence[RawLine], lines: Sequence[RawLine], below: Sequence[RawLine]
) -> Iterator[tuple[RegionKind, tuple[RawLine, ...]]]:
    told = {
        RegionKind.KICKER: kickers,
        RegionKind.HEADLINE: lines,
        RegionKind.SUBTITLE: below,
    }
    yield from ((kind, tuple(own)) for kind, own in told.items() if own)


def _is_kicker(text: str, below: str) -> bool:
    """Whether the first line of a head is a badge, or names a column of the paper."""
    label = len(text) <= _LABEL and count_han(text) == len(text) and len(below) > 2 * len(text) - 2
    return text in BADGES or ("·" in text and len(text) <= _KICKER_HAN) or label


def _alike(lines: Sequence[RawLine]) -> bool:
    widths = [line.width for line in lines]
    return max(widths) - min(widths) <= _SAME_SIZE * max(widths)


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
