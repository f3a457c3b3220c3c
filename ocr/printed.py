"""Lines read from a PDF page's own text layer, when it proves good against the image.

A text layer may be anything: the author's text, a poor old recognition, a font that says nothing of
what its glyphs mean, text in another place than its picture. So it is believed only where its
characters stand on ink, fill the lines that layout found, are characters that print uses, and agree
with what a reader makes of a sample of the lines. Lines that it leaves empty (headlines drawn as
outlines) are read as ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from document.geometry import WritingMode
from document.page import LineShape, PageLayout, PrintedGlyph, Region, Scan, TextLine
from ocr.options import OcrOptions
from ocr.reader import PageReading, Timed, read_lines
from ocr.readers import Readers

NAME = "pdf text layer"
CONFIDENCE = 0.995  # of a line from a layer that has proved good

_INSIDE = 0.2  # of the line's height that a character may stand off it
_FEW = 40  # characters; less is a stamp or a page number, no text layer
_FILLED = 0.8  # share of the lines' length that the layer fills
_PLACED = 0.9  # share of the layer's characters that stand in lines
_ON_INK = 0.95  # share of characters with ink under them ...
_CONTRAST = 60  # ... which is so much darker, or lighter, than its ground
_USUAL = 0.9  # share of characters that print uses; text read in a wrong encoding has half
# Share of a sample's characters by which reader and layer may differ. Readers err in 1-2 %, an old
# recognition that is worth replacing in more than 5 %.
_DIFFERS = 0.05
_SAMPLE = 12  # lines
_SAMPLE_GLYPHS = 6  # shortest line of the sample, in glyphs
_WORD_GAP = 0.25  # heights of white between Latin letters that are two words
_NUMBER_GAP = 1.2  # the same between two numbers: digits may be set as wide as Han


@dataclass(frozen=True, slots=True)
class PrintedReading:
    """What came of a page with a text layer.

    Attributes:
        reading: of all lines.
        engine: where they come from.
    """

    reading: PageReading
    engine: str


def read_page_lines(
    scan: Scan,
    layout: PageLayout,
    readers: Readers,
    options: OcrOptions,
    timed: Timed = lambda _: nullcontext(),
) -> PrintedReading:
    """Read every line of every region, from the page's text layer where that is good.

    Args:
        scan: the page, with its text layer if it has one.
        layout: of that scan.
        readers: read what the layer does not hold, and the sample that proves it.
        options: of reading.
        timed: notes the seconds of each step.

    Raises:
        EngineError: recognition cannot run.
    """
    review: tuple[str, ...] = ()
    if len(scan.text_layer) >= _FEW:
        texts, placed = _texts(scan.text_layer, layout)
        problem = _problem(scan, layout, texts, placed)
        problem = problem or _disagreement(scan, layout, texts, readers, options)
        if not problem:
            return _printed(scan, layout, texts, readers, options, timed)
        review = (f"the text layer of the PDF was not used: {problem}",)
    reading = read_lines(scan.grey, layout, readers, options, timed)
    return PrintedReading(replace(reading, review=(*review, *reading.review)), readers.description)


Place = tuple[str, int]
"""A line: id of its region, and its index there."""


def _texts(
    glyphs: Sequence[PrintedGlyph], layout: PageLayout
) -> tuple[dict[Place, list[PrintedGlyph]], int]:
    """The characters of each line in their order, and how many found a line."""
    centres = np.array([glyph.box.centre for glyph in glyphs])
    free = np.ones(len(glyphs), dtype=bool)
    found: dict[Place, list[PrintedGlyph]] = {}
    for region in layout.regions:
        for index, shape in enumerate(region.lines):
            along, across = _coordinates(centres, shape)
            length, height = shape.quad.width, shape.quad.height
            if shape.writing_mode is WritingMode.VERTICAL_RL:
                along, across, length, height = across, along, height, length
            off = _INSIDE * height
            inside = (along > -off) & (along < length + off)
            inside &= (across > -off) & (across < height + off) & free
            at = np.flatnonzero(inside)
            free[at] = False
            way = -along if shape.writing_mode is WritingMode.HORIZONTAL_RL else along
            found[region.id, index] = [glyphs[one] for one in at[np.argsort(way[at])]]
    return found, int((~free).sum())


def _coordinates(
    centres: NDArray[np.float64], shape: LineShape
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Distances of points from an outline's upper left corner, along its top and its left side."""
    quad = shape.quad
    origin = np.array(quad.top_left, dtype=float)
    right = np.array(quad.top_right, dtype=float) - origin
    down = np.array(quad.bottom_left, dtype=float) - origin
    offsets = centres - origin
    return (
        offsets @ (right / max(float(np.linalg.norm(right)), 1e-6)),
        offsets @ (down / max(float(np.linalg.norm(down)), 1e-6)),
    )


def _problem(
    scan: Scan, layout: PageLayout, texts: dict[Place, list[PrintedGlyph]], placed: int
) -> str:
    """Why a layer cannot be believed, as far as looking tells; empty when nothing speaks against.

    A line counts as filled when as many characters stand in it as fit, give or take a third.
    """
    lengths = {
        (region.id, at): max(shape.quad.width, shape.quad.height) / max(shape.glyph, 1.0)
        for region in layout.regions
        for at, shape in enumerate(region.lines)
    }
    filled = sum(n for at, n in lengths.items() if _units(texts.get(at, [])) >= 0.6 * n)
    if filled < _FILLED * sum(lengths.values()):
        share = filled / max(sum(lengths.values()), 1e-6)
        return f"it fills {share:.0%} of the lines"
    if placed < _PLACED * len(scan.text_layer):
        return f"{1 - placed / len(scan.text_layer):.0%} of its characters stand in no line"
    usual = sum(_is_usual(glyph.text) for glyph in scan.text_layer) / len(scan.text_layer)
    if usual < _USUAL:
        return f"{1 - usual:.0%} of its characters are none that print uses"
    inked = [_on_ink(scan, glyph) for line in texts.values() for glyph in line]
    if sum(inked) < _ON_INK * len(inked):
        return f"{1 - sum(inked) / len(inked):.0%} of its characters stand on no ink"
    return ""


def _units(glyphs: Sequence[PrintedGlyph]) -> float:
    """How many glyphs' room characters take: Latin ones half."""
    return sum(0.5 if glyph.text.isascii() else 1.0 for glyph in glyphs)


def _is_usual(sign: str) -> bool:
    """Whether newspapers print a character often: the 3,755 and 5,401 most used Han, and signs.

    Text read in a wrong encoding is full of rare characters.
    """
    if sign.isascii():
        return sign.isprintable()
    for encoding, first, last in (("gb2312", 0xA1, 0xD7), ("big5", 0xA1, 0xC6)):
        try:
            lead = sign.encode(encoding)[0]
        except UnicodeEncodeError:
            continue
        if first <= lead <= last:
            return True
    return sign in "·—…“”‘’　•–"


def _on_ink(scan: Scan, glyph: PrintedGlyph) -> bool:
    box = glyph.box
    under = scan.grey[box.top : box.bottom, box.left : box.right]
    return under.size > 0 and int(under.max()) - int(under.min()) >= _CONTRAST


def _disagreement(
    scan: Scan,
    layout: PageLayout,
    texts: dict[Place, list[PrintedGlyph]],
    readers: Readers,
    options: OcrOptions,
) -> str:
    """How a sample of the lines differs from what a reader sees; empty when it agrees."""
    sample = _sample(layout, texts)
    lines = read_lines(scan.grey, _only(layout, set(sample)), readers, options).lines
    read = "".join(_bare(line.text) for line in lines)
    printed = "".join(_bare(_line_text(texts[at])) for at in sample)
    differs = Levenshtein.distance(read, printed) / max(len(printed), 1)
    if not sample or differs > _DIFFERS:
        return f"it differs from the image in {differs:.0%} of the characters of a sample"
    return ""


def _sample(layout: PageLayout, texts: dict[Place, list[PrintedGlyph]]) -> list[Place]:
    """Lines of body size spread over the page, in the order of the layout."""
    long = [
        (region.id, at)
        for region in layout.regions
        for at, shape in enumerate(region.lines)
        if len(texts[region.id, at]) >= _SAMPLE_GLYPHS and shape.glyph <= 1.5 * layout.glyph
    ]
    step = max(1, len(long) // _SAMPLE)
    return long[::step][:_SAMPLE]


def _only(layout: PageLayout, places: set[Place]) -> PageLayout:
    """The layout with no other lines than these; places are as in the order that is left."""
    regions = (_kept(region, places) for region in layout.regions)
    return replace(layout, regions=tuple(region for region in regions if region.lines))


def _kept(region: Region, places: set[Place]) -> Region:
    lines = (shape for at, shape in enumerate(region.lines) if (region.id, at) in places)
    return replace(region, lines=tuple(lines))


def _bare(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def _line_text(glyphs: Sequence[PrintedGlyph]) -> str:
    """Characters as a line; Latin words keep the white between them."""
    text = ""
    for at, glyph in enumerate(glyphs):
        above = glyphs[at - 1] if at else None
        latin = above is not None and above.text.isascii() and glyph.text.isascii()
        if above is not None and latin:
            letters = above.text.isalpha() or glyph.text.isalpha()
            gap = _WORD_GAP if letters else _NUMBER_GAP
            white = glyph.box.left - above.box.right
            text += " " if white > gap * max(glyph.box.height, above.box.height) else ""
        text += glyph.text
    return text


def _printed(
    scan: Scan,
    layout: PageLayout,
    texts: dict[Place, list[PrintedGlyph]],
    readers: Readers,
    options: OcrOptions,
    timed: Timed,
) -> PrintedReading:
    """The lines of the layer, and those it leaves empty as a reader reads them."""
    empty = [at for at, glyphs in texts.items() if not glyphs]
    read: dict[Place, TextLine] = {}
    review: tuple[str, ...] = ()
    if empty:
        reading = read_lines(scan.grey, _only(layout, set(empty)), readers, options, timed)
        read = dict(zip(empty, reading.lines, strict=True))
        review = reading.review
    lines = tuple(
        replace(read[at], index=at[1])
        if at in read
        else TextLine(*at, _line_text(glyphs), CONFIDENCE)
        for at, glyphs in texts.items()
    )
    engine = f"{NAME}; {readers.description}" if any(line.text for line in read.values()) else NAME
    return PrintedReading(PageReading(lines, review), engine)
