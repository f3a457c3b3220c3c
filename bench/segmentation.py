"""Measures layout alone over a folder of pages: ``python -m bench.segmentation --pages FOLDER``.

The true characters are put where layout put the lines, so that every error is one of geometry:
a column of a neighbour, a wrong order, a headline taken for body. It takes a second or two a page.
Pages need to say where their lines lie: ``STEM.json`` for the clean page, ``STEM_scan2.boxes.json``
for its damaged versions.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from bench.measure import Measurement
from bench.outlines import tells_places
from bench.pages import Page, find_pages
from bench.score import parse_piece, parse_truth, score_articles
from bench.summary import ACCURACY, Column, summarise, table
from config.settings import load_settings
from document.geometry import Box, Quad
from document.page import Grey, LineShape, PageLayout, TextLine
from flows.pipeline import PageReader, single_page_articles
from layout.line import INK_PER_EM
from ocr.engine import CropStyle, LineReading
from ocr.readers import Readers
from postprocess.identity import Given
from store.records import encode_article

NARROW = 0.5  # advance of a digit or a Latin letter, in glyphs
VERTICAL = 1.8  # height of a line in widths from which its glyphs stand one under the other
SPACE = "　"  # the wide space that parts a caption from its credit
REACH = 0.35  # a character this far outside a line's outline, in glyphs, still counts as in it


Affine = NDArray[np.float64]
"""(2, 3): where the points of a scan go when it is changed."""

Change = Callable[[Grey], tuple[Grey, Affine]]
"""Something done to a scan, and where its points went."""

UNMOVED = np.eye(2, 3)


@dataclass(frozen=True, slots=True)
class Character:
    """A printed character, the centre of its glyph in the scan, id and kind of its article."""

    glyph: str
    x: float
    y: float
    article: str = ""
    kind: str = ""


class TruthEngine:
    """Stands for an engine: its lines come from the truth, not from crops."""

    name = description = "truth"
    looks: tuple[CropStyle, ...] = ()
    traditional = None
    reads_small_print = True

    def read(self, crops: Sequence[Grey]) -> list[LineReading | None]:
        """Nothing is ever cropped for it."""
        raise NotImplementedError


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; one line for each page, a table for all."""
    options = _parser().parse_args(arguments)
    pages = [page for page in find_pages(options.pages) if outline_file(page)]
    if options.only:
        pages = [page for page in pages if options.only in page.name]
    console = Console(width=None if sys.stdout.isatty() else 200)
    measurements = []
    with ProcessPoolExecutor(max_workers=options.jobs) as pool:
        for one in pool.map(measure_layout, pages):
            console.print(_page_line(one), markup=False, highlight=False)
            measurements.append(one)
    columns = (*ACCURACY, Column("layout s", lambda one: one.cost.get("layout"), ".2f"))
    console.print(table("Layout alone", summarise(measurements), columns))
    return 0


def outline_file(page: Page) -> Path | None:
    """The file that says where the lines of a page lie, or None."""
    if page.truth is None:
        return None
    if page.image.stem == page.truth.stem:
        return page.truth if tells_places(_load(page.truth)) else None
    boxes = page.image.with_suffix(".boxes.json")
    return boxes if boxes.is_file() else None


def measure_layout(page: Page) -> Measurement:
    """The figures of one page, its true text put where layout put the lines."""
    return measure_changed(page, lambda grey: (grey, UNMOVED))


def measure_changed(page: Page, change: Change) -> Measurement:
    """The figures of one page after something was done to its scan."""
    settings = load_settings(None)
    reader = PageReader(settings, Readers(TruthEngine()))
    scan = reader.decode(page.image.read_bytes(), page.name)
    grey, moved = change(scan.grey)
    scan = replace(scan, grey=grey)
    start = time.process_time()
    layout = reader.find_layout(scan)
    cost = {"layout": time.process_time() - start}
    truth = _load(page.truth)
    characters = tuple(_moved(character, moved) for character in printed_characters(page))
    lines = place_text(layout, characters)
    record = reader.compose(scan, layout, lines, Given(title="", date="", page=""))
    articles = single_page_articles(record).articles
    pieces = [parse_piece(json.loads(encode_article(article))) for article in articles]
    megapixels = grey.size / 1e6
    figures = score_articles(parse_truth(truth), pieces)
    return Measurement(page, figures=figures, cost=cost, megapixels=megapixels)


def _moved(character: Character, moved: Affine) -> Character:
    x, y = moved @ (character.x, character.y, 1.0)
    return Character(character.glyph, float(x), float(y))


def printed_characters(page: Page) -> Iterator[Character]:
    """All characters of a page, furniture included, where they stand in its image."""
    truth, outlines = _load(page.truth), outline_file(page)
    texts = [[line["text"] for line in article["lines"]] for article in truth["articles"]]
    if outlines == page.truth:
        places = [[_quad(line["bbox"]) for line in one["lines"]] for one in truth["articles"]]
        folio = [_quad(line["bbox"]) for line in truth["folio"].get("lines", ())]
    else:
        data = _load(outlines)
        places = [[Quad(*map(tuple, q)) for q in one["lines"]] for one in data["articles"]]
        folio = [Quad(*map(tuple, q)) for q in data["folio"]]
    owners = [(article["id"], article["kind"]) for article in truth["articles"]]
    if folio:
        texts, places = [*texts, truth["folio"]["text"]], [*places, folio]
        owners.append(("", ""))
    for (article, kind), text, quads in zip(owners, texts, places, strict=True):
        for line, quad in zip(text, quads, strict=True):
            yield from (replace(one, article=article, kind=kind) for one in spread(line, quad))


def spread(text: str, quad: Quad) -> Iterator[Character]:
    """The characters of a line, spread evenly over its outline by their widths.

    Where a wide space parts a line, such as a caption from its credit at the right edge, the
    glyphs keep their size and the space takes what they leave.
    """
    upright = len(text) > 1 and quad.height > VERTICAL * quad.width
    long, high = (quad.height, quad.width) if upright else (quad.width, quad.height)
    advances = np.array([NARROW if c.isascii() else 1.0 for c in text])
    wide = np.array([c == SPACE for c in text])
    if wide.any():
        left = long * INK_PER_EM / max(high, 1e-9) - advances.sum()
        advances[wide] += max(0.0, left) / wide.sum()
    centres = (np.cumsum(advances) - advances / 2) / max(advances.sum(), 1e-9)
    tl, tr, br, bl = (np.array(corner) for corner in quad.corners)
    start, end = ((tl + tr) / 2, (bl + br) / 2) if upright else ((tl + bl) / 2, (tr + br) / 2)
    for glyph, share in zip(text, centres, strict=True):
        x, y = start + (end - start) * share
        yield Character(glyph, float(x), float(y))


def place_text(layout: PageLayout, characters: Sequence[Character]) -> tuple[TextLine, ...]:
    """The lines of a layout with the characters that stand in them; a line may stay empty."""
    shapes = _shapes(layout)
    held: list[list[tuple[float, str]]] = [[] for _ in shapes]
    for character, number, place in zip(characters, *_placed(layout, characters), strict=True):
        if number >= 0:
            held[number].append((float(place), character.glyph))
    return tuple(
        TextLine(region, index, "".join(glyph for _, glyph in sorted(own)), 1.0 if own else 0.0)
        for (region, index, _), own in zip(shapes, held, strict=True)
    )


def holders(layout: PageLayout, characters: Sequence[Character]) -> list[str | None]:
    """The region in whose lines each character stands, None for those in none."""
    shapes = _shapes(layout)
    owner, _ = _placed(layout, characters)
    return [shapes[number][0] if number >= 0 else None for number in owner]


def _shapes(layout: PageLayout) -> list[tuple[str, int, LineShape]]:
    return [(r.id, k, shape) for r in layout.regions for k, shape in enumerate(r.lines)]


def _placed(
    layout: PageLayout, characters: Sequence[Character]
) -> tuple[NDArray[np.int_], NDArray[Any]]:
    """The line that each character stands in, -1 for none, and how far along it."""
    points = np.array([(c.x, c.y) for c in characters], float).reshape(-1, 2)
    nearest = np.full(len(points), np.inf)
    owner = np.full(len(points), -1)
    along = np.zeros(len(points))
    for number, (_, _, shape) in enumerate(_shapes(layout)):
        offset, position = _within(shape, points)
        better = offset < nearest
        nearest[better], owner[better], along[better] = offset[better], number, position[better]
    return owner, along


def _within(shape: LineShape, points: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """How far each point is from the line's axis, infinite outside it, and how far along it is."""
    quad, reach = shape.quad, REACH * shape.glyph
    tl, tr, br, bl = (np.array(corner) for corner in quad.corners)
    right = (tr - tl + br - bl) / (2 * max(quad.width, 1e-9))
    down = (bl - tl + br - tr) / (2 * max(quad.height, 1e-9))
    relative = points - (tl + tr + br + bl) / 4
    x, y = relative @ right, relative @ down
    outside = (abs(x) > quad.width / 2 + reach) | (abs(y) > quad.height / 2 + reach)
    upright = quad.height > VERTICAL * quad.width
    offset, position = (abs(x), y) if upright else (abs(y), x)
    return np.where(outside, np.inf, offset), position


def _quad(bbox: Sequence[int]) -> Quad:
    left, top, width, height = bbox
    return Quad.of(Box(left, top, left + width, top + height))


def _page_line(one: Measurement) -> str:
    shown = ("articles_whole", "articles_off", "articles_gt", "headline_acc", "caption_recall")
    figures = ", ".join(f"{k} {one.figures[k]:.3g}" for k in shown if k in one.figures)
    return f"{one.page.name}: {figures}, layout {one.cost['layout']:.1f} s CPU"


def _load(file: Path | None) -> Any:
    return json.loads(file.read_text(encoding="utf-8")) if file else {}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.segmentation", description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--only", default="", metavar="TEXT", help="pages with this in their name")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="pages at once, 1")
    return parser


if __name__ == "__main__":
    sys.exit(main())
