"""Lines where the truth says they stand: recognition measured apart from layout.

``STEM.json`` has the lines of the clean page as boxes; ``STEM_scan2.boxes.json``, for the pages of
the press, the outlines of the same lines in the damaged scan.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bench.pages import Page
from document.geometry import Box, Quad, WritingMode
from document.page import Grey, LineShape, PageLayout, Region, RegionKind

ROLES = {
    "headline_vertical": RegionKind.HEADLINE,
    "teaser": RegionKind.ADVERTISEMENT,
    **{kind.value: kind for kind in RegionKind},
}
TALL = 1.5  # height by width from which a line of several glyphs runs downwards
DARK = 128  # grey under which a line's ground is printed, and its text white


@dataclass(frozen=True, slots=True)
class TrueLine:
    """A line as printed: its text, its role in the truth, and where it stands in the scan."""

    text: str
    role: str
    quad: Quad


@dataclass(frozen=True, slots=True)
class TruePage:
    """A scan's lines.

    Attributes:
        layout: what a perfect segmentation would hand to the reading stage.
        lines: in the order in which the regions' lines come out of it.
    """

    layout: PageLayout
    lines: tuple[TrueLine, ...]


def true_page(page: Page, grey: Grey) -> TruePage | None:
    """The page's lines by its ground truth; None when nobody knows where they stand.

    Args:
        page: with its ground truth.
        grey: its scan, (H, W) uint8.
    """
    if page.truth is None:
        return None
    truth = json.loads(page.truth.read_text(encoding="utf-8"))
    outlines = page.image.with_suffix(".boxes.json")
    if outlines.is_file():
        places = json.loads(outlines.read_text(encoding="utf-8"))
        quads: Any = [[_quad(line) for line in one["lines"]] for one in places["articles"]]
    elif page.image.stem == page.truth.stem and tells_places(truth):
        quads = [[_box(line["bbox"]) for line in one.get("lines", ())] for one in truth["articles"]]
    else:
        return None
    runs = [
        run
        for article, shapes in zip(truth["articles"], quads, strict=True)
        for run in _runs(article.get("lines", ()), shapes)
    ]
    regions = tuple(_region(number, run, grey) for number, run in enumerate(runs, 1))
    height, width = grey.shape
    layout = PageLayout(width, height, _body_glyph(truth, regions), 0.0, regions)
    return TruePage(layout, tuple(line for run in runs for line in run))


def tells_places(truth: dict[str, Any]) -> bool:
    """Whether a ground truth says where its lines lie."""
    return all("bbox" in line for one in truth["articles"] for line in one.get("lines", ()))


def _runs(lines: Sequence[dict[str, Any]], quads: Sequence[Quad]) -> Iterator[list[TrueLine]]:
    """An article's lines in runs of one role, cut where the text goes on in another column."""
    run: list[TrueLine] = []
    for line, quad in zip(lines, quads, strict=True):
        one = TrueLine(line["text"], line["role"], quad)
        if run and (run[-1].role != one.role or not _below(run[-1].quad, quad)):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _below(quad: Quad, other: Quad) -> bool:
    distance = other.hull().top - quad.hull().bottom
    return -quad.height < distance < 2 * quad.height


def _region(number: int, run: Sequence[TrueLine], grey: Grey) -> Region:
    shapes = tuple(_shape(line, grey) for line in run)
    kind = ROLES.get(run[0].role, RegionKind.UNASSIGNED)
    return Region(f"r{number:03}", kind, Box.hull([shape.box for shape in shapes]), shapes)


def _shape(line: TrueLine, grey: Grey) -> LineShape:
    height, width = grey.shape
    vertical = len(line.text) > 1 and line.quad.height > TALL * line.quad.width
    ground = line.quad.hull().clip(width, height)
    patch = grey[ground.top : ground.bottom, ground.left : ground.right]
    return LineShape(
        line.quad,
        glyph=min(line.quad.width, line.quad.height) if vertical else line.quad.height,
        reversed=bool(patch.size) and float(np.median(patch)) < DARK,
        writing_mode=WritingMode.VERTICAL_RL if vertical else WritingMode.HORIZONTAL_LR,
    )


def _body_glyph(truth: dict[str, Any], regions: Sequence[Region]) -> float:
    body = [s.glyph for r in regions if r.kind is RegionKind.BODY for s in r.lines]
    return float(np.median(body)) if body else float(truth.get("glyph", 0))


def _quad(corners: Sequence[Sequence[float]]) -> Quad:
    tl, tr, br, bl = ((float(x), float(y)) for x, y in corners)
    return Quad(tl, tr, br, bl)


def _box(bbox: Sequence[int]) -> Quad:
    left, top, width, height = bbox
    return Quad.of(Box(left, top, left + width, top + height))
