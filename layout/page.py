"""The layout stage: a grey scan becomes regions in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from document.evidence import Edge
from document.geometry import Box, WritingMode
from document.page import Grey, PageLayout, Region, RegionKind
from layout.articles.confidence import assessed
from layout.articles.grouping import group
from layout.coverage import uncovered
from layout.line import Line
from layout.options import LayoutOptions
from layout.regions import RegionWriter
from layout.review import reasons
from layout.sheet.border import clear_sheet
from layout.sheet.contrast import levelled
from layout.sheet.glyphs import glyph_size
from layout.sheet.ink import PAPER_FLOOR, binarise, divide, find_paper, without_ghosts
from layout.sheet.straighten import EM, Straightening, straightening, working_page
from layout.structure.boxes import boxes_of
from layout.structure.codes import find_codes
from layout.structure.corners import without_corners
from layout.structure.figures import (
    Figure,
    each_once,
    find_tables,
    take_drawings,
    take_tables,
    without_inside,
)
from layout.structure.illustrations import (
    find_dull,
    find_framed,
    find_illustrations,
    with_their_rest,
)
from layout.structure.reversal import rims_of, upright_contrast
from layout.structure.rules import Rules, find_rules
from layout.structure.surfaces import Surfaces, find_surfaces
from layout.text.badges import part_badges
from layout.text.blocks import Block, column_width, find_blocks, split_wide
from layout.text.captionrows import part_caption_rows
from layout.text.captions import Caption, take_captions
from layout.text.captionwhite import caption_whites
from layout.text.furniture import Band, take_furniture
from layout.text.grid import held_to_columns
from layout.text.headrows import part_headlines
from layout.text.heads import DISPLAY, find_heads, with_kickers
from layout.text.lines import find_lines
from layout.text.openings import Edges
from layout.text.smallheads import lift_heads, part_tops
from layout.text.strokes import is_bar, is_drawn, is_patch, is_scrap, without_remnants
from layout.text.tornrows import whole_rows
from layout.text.zones import Separators, Zone

WINDOW = 2.6
"""Side of the neighbourhood that surely holds paper, in glyphs."""


CODE, GLYPHS = 3.5, 1.75
"""Ink higher than this, in glyphs, and no longer than so many of its own is not type."""

OF_SIZE, LEADING = 1.2, 0.6
"""How much the rows of one headline differ in size at most, and most white between, in glyphs."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A working page taken apart: everything grouping needs, in working pixels.

    ``ink`` is the (H, W) uint8 image of what may be text; the lines of ``tables`` are not among
    ``lines``, and drawings stand among the pictures of ``surfaces``. ``beside`` are the strips of
    other sheets that were left out.
    """

    to: Straightening
    surfaces: Surfaces
    rules: Rules
    lines: tuple[Line, ...]
    ink: Grey
    tables: tuple[Figure, ...] = ()
    beside: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Structure:
    """What stands on a page, not yet parted into articles.

    Attributes:
        page: headlines, blocks and pictures, furniture and captions taken off.
        separators: what may part them.
        bands: the furniture.
        captions: of all pictures.
    """

    page: Zone
    separators: Separators
    bands: tuple[Band, ...]
    captions: tuple[Caption, ...]


def analyse(grey: Grey, options: LayoutOptions | None = None) -> PageLayout:
    """Finds the regions of a page.

    Args:
        grey: (H, W) uint8, the scan as decoded.
        options: how to look.

    Returns:
        The layout, boxes and quads in the frame of the scan. A page without text has no regions.
    """
    options = options or LayoutOptions()
    height, width = grey.shape
    grey = levelled(grey)
    glyph = options.glyph or glyph_size(grey)
    if not glyph:
        return PageLayout(width, height, 0.0, 0.0, (), review=("no text found on the page",))
    to = straightening(grey, glyph, options.max_skew, options.writing_mode, options.turned)
    sheet = take_apart(grey, to)
    regions, edges = _regions(sheet)
    mode = WritingMode.VERTICAL_RL if to.turned else WritingMode.HORIZONTAL_LR
    layout = PageLayout(width, height, round(EM / to.scale, 2), to.skew, regions, mode, edges=edges)
    review = tuple(reasons(regions, to, sheet.beside))
    return assessed(replace(layout, review=review, turned=90 * to.quarters))


def take_apart(grey: Grey, to: Straightening) -> Sheet:
    """Finds what covers the paper, the rules and the text lines of a scan."""
    page = working_page(grey, to)
    paper = find_paper(page, round(WINDOW * EM))
    border, beside = clear_sheet(page, paper, to)
    surfaces = find_surfaces(page, paper.surface, border)
    floor = (paper.surface * PAPER_FLOOR).astype(np.uint8)
    even = divide(page, np.maximum(paper.local, floor))
    del page
    even = upright_contrast(even, surfaces)
    covered = cv2.dilate(surfaces.picture, np.ones((13, 13), np.uint8))
    ink = binarise(without_ghosts(even, EM), traced=2)
    ink[(surfaces.border | covered) > 0] = 0
    without_remnants(ink, covered, surfaces.pictures)
    codes = find_codes(ink)
    for code in codes:
        ink[code.top : code.bottom, code.left : code.right] = 0
    surfaces = _with_drawings(surfaces, codes)
    rules = find_rules(ink, even | surfaces.border | covered)
    text = cv2.subtract(ink, cv2.dilate(rules.mask, np.ones((3, 3), np.uint8)))
    text = without_corners(text, rules)
    found = find_lines(text, even, _walls(text, rules, surfaces, covered))
    tables, lines = take_tables(find_tables(rules), found)
    rules = without_inside(rules, [table.box for table in tables])
    drawings, lines = take_drawings(
        ink | surfaces.picture, rules, lines, surfaces.pictures, surfaces.legends
    )
    drawn = [x.box for x in lines if is_drawn(x, surfaces.pictures)]
    surfaces = _with_drawings(surfaces, [*(drawing.box for drawing in drawings), *drawn])
    lines = [x for x in lines if x.box not in drawn and not is_bar(x, text)]
    lines = [x for x in lines if not is_patch(x, surfaces.pictures)]
    lines = [x for x in lines if not is_scrap(x, text, surfaces.pictures)]
    boxes = boxes_of(rules)
    grounds = [*surfaces.tints, *boxes]
    parts = [p for p in surfaces.pictures if p not in codes]
    illustrations = find_illustrations(grounds, parts, lines) + find_framed(boxes, parts, lines)
    illustrations += find_dull([*surfaces.tints, *surfaces.panels], lines)
    surfaces = _with_drawings(surfaces, illustrations)
    lines = [x for x in lines if not _holds(illustrations, x.box)]
    lines = [_on_its_ground(x, surfaces) for x in lines if not _in_picture(x.box, surfaces)]
    rules = without_inside(rules, surfaces.pictures)
    return Sheet(to, surfaces, rules, tuple(part_badges(lines, even)), text, tuple(tables), beside)


def _walls(ink: Grey, rules: Rules, surfaces: Surfaces, covered: Grey) -> Grey:
    """What no line of text runs through; (H, W) 0/255."""
    walls = rules.walls | covered | rims_of(surfaces.reversed)
    for tint in surfaces.tints:
        cv2.rectangle(walls, (tint.left, tint.top), (tint.right, tint.bottom), 255, 3)
    for white in caption_whites(ink, surfaces.pictures):
        x = (white.left + white.right) // 2
        cv2.line(walls, (x, white.top), (x, white.bottom - 1), 255, 3)
    return walls


def _with_drawings(surfaces: Surfaces, drawings: Sequence[Box]) -> Surfaces:
    """Drawings are pictures; what was found of them before is a part of them."""
    drawings = with_their_rest(drawings, surfaces.pictures)
    kept = [
        p for p in surfaces.pictures if not any(p.share_in(drawing) > 0.5 for drawing in drawings)
    ]
    return replace(surfaces, pictures=tuple(sorted([*kept, *drawings])))


def _on_its_ground(line: Line, surfaces: Surfaces) -> Line:
    """A line with its ground; the hull of a panel may reach over text on paper."""
    ground = surfaces.reversed[line.box.top : line.box.bottom, line.box.left : line.box.right]
    return replace(
        line, reversed=bool(ground.size) and cv2.countNonZero(ground) > 0.5 * ground.size
    )


def _holds(areas: Sequence[Box], box: Box) -> bool:
    """Whether the middle of a box lies in one of some areas."""
    x, y = (round(v) for v in box.centre)
    return any(a.left <= x < a.right and a.top <= y < a.bottom for a in areas)


def _in_picture(box: Box, surfaces: Surfaces) -> bool:
    """Whether a picture covers a line; text may run into the hull of one that is cut out."""
    covered = surfaces.picture[box.top : box.bottom, box.left : box.right]
    return bool(covered.size) and cv2.countNonZero(covered) > 0.6 * covered.size


def _regions(sheet: Sheet) -> tuple[tuple[Region, ...], tuple[Edge, ...]]:
    found = structure(sheet)
    grouping = group(found.page, found.separators)
    writer = RegionWriter(sheet.to, sheet.tables)
    for band in found.bands:
        writer.add_band(band)
    for number, article in enumerate(grouping.groups):
        writer.add_article(number, article, found.captions)
    for line in (*grouping.scraps, *uncovered(sheet.ink, writer.covered)):
        writer.add_unassigned(line)
    return writer.regions(), writer.edges(grouping.ties)


def structure(sheet: Sheet) -> Structure:
    """Lines to columns, headlines, captions and furniture."""
    inside = [x for x in sheet.lines if _holds(sheet.surfaces.legends, x.box)]
    outside = [x for x in sheet.lines if x not in inside]
    display = [x for x in outside if x.vertical or x.em >= DISPLAY * EM]
    small = [x for x in outside if not x.vertical and x.em < DISPLAY * EM]
    rows, small = part_caption_rows(small, sheet.ink, sheet.surfaces.pictures)
    blocks = find_blocks([*rows, *held_to_columns(small, sheet.ink)])
    blocks = split_wide(blocks, sheet.ink, column_width(blocks))
    codes = [x for x in display if _is_code(x) and not _ends_headline(x, display)]
    tables = [table.box for table in sheet.tables]
    pictures = each_once([*sheet.surfaces.pictures, *(x.box for x in codes)], tables)
    display = [x for x in display if x not in codes]
    heads = find_heads(
        part_headlines(display, blocks, sheet.ink),
        blocks,
        sheet.rules,
        column_width(blocks),
        sheet.surfaces.panels,
    )
    captions, blocks = take_captions(pictures, blocks, inside)
    blocks = whole_rows(blocks)
    boxes = tuple(b for b in boxes_of(sheet.rules) if not any(t.contains(b) for t in tables))
    grounds = sheet.surfaces.tints + sheet.surfaces.panels
    edges = Edges(sheet.rules.horizontal, boxes + grounds)
    heads, blocks = lift_heads(heads, part_tops(blocks), edges)
    heads = with_kickers(heads, sheet.rules.horizontal)
    pictures += tuple(table for table in tables if table not in pictures)
    page = Zone(tuple(heads), tuple(blocks), pictures, tuple(captions))
    bands, rest = take_furniture(page, sheet.rules)
    bands += _stray(captions, rest.pictures)
    separators = Separators(sheet.rules, boxes, grounds)
    return Structure(rest, separators, tuple(bands), tuple(captions))


def _stray(captions: Sequence[Caption], pictures: Sequence[Box]) -> list[Band]:
    """The captions of pictures that stand in page furniture."""
    lost = [c for c in captions if c.picture not in pictures]
    blocks = tuple(Block(c.lines, c.lines[0].box.left, c.lines[0].box.right) for c in lost)
    return [Band(RegionKind.FOLIO, (), blocks)] if blocks else []


def _is_code(line: Line) -> bool:
    """A lone square of large ink is a QR code, an emblem or a piece of a drawing, no headline."""
    few = line.box.width < GLYPHS * line.box.height
    return not line.vertical and few and line.box.height > CODE * EM


def _ends_headline(line: Line, display: Sequence[Line]) -> bool:
    """Whether a glyph or two stand under, or over, a row of a headline of their size."""
    for other in display:
        size = max(line.em, other.em)
        like = not other.vertical and size < OF_SIZE * min(line.em, other.em)
        under = line.box.overlap_x(other.box) > 0.6 * min(line.box.width, other.box.width)
        near = 0 <= -line.box.overlap_y(other.box) < LEADING * size
        if like and under and near and not _is_code(other):
            return True
    return False
