"""The scan with its regions, their order and confidence drawn on it, for people."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from document.page import Grey, PageLayout, Region, RegionKind, TextLine

LONG_SIDE = 1800
"""Pixels of the longer side: headlines can be read, the file stays small."""

LIMIT = 400_000
"""Most bytes of the JPEG: it also travels inside run artifacts."""

PALETTE = (
    (191, 87, 0),
    (39, 127, 39),
    (40, 39, 196),
    (150, 50, 140),
    (0, 120, 200),
    (130, 130, 0),
    (90, 70, 180),
    (20, 80, 130),
    (200, 40, 120),
    (110, 160, 40),
    (120, 0, 60),
    (60, 60, 60),
)
"""One colour an article (blue, green, red, ...); page furniture is grey."""

FURNITURE = (120, 120, 120)

FAINTEST = 0.35
"""Strength of the colour of a region nothing is sure about; a sure one has 1."""

LEGEND, ENTRY = 26, 96
"""Height of a row of the legend and width of an entry, pixels."""

HOLDS, OVERRULED = (60, 140, 0), (40, 40, 220)
"""Edges that hold an article together, and those that were overruled; green and red."""

SEEN = 1.0
"""Edges of a smaller score are not drawn."""


def draw_overlay(
    grey: Grey, layout: PageLayout, lines: Sequence[TextLine] = (), *, explain: bool = False
) -> bytes:
    """Draws what layout found: one colour an article, order and kind of its regions, a legend.

    Args:
        grey: (H, W) uint8, the scan.
        layout: its layout, in the same frame.
        lines: readings; a line is tinted the more faintly the less sure its reading is.
        explain: draw the edges too, green where they hold an article together, red where they
            were overruled: regions that by themselves belong together, or do not.

    Returns:
        A JPEG of at most ``LIMIT`` bytes.
    """
    scale = min(1.0, LONG_SIDE / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    # Pale print lets the colours speak.
    canvas = cv2.cvtColor((128 + small // 2).astype(np.uint8), cv2.COLOR_GRAY2BGR)
    sure = {(line.region, line.index): line.confidence for line in lines}
    for region in layout.regions:
        _tint(canvas, region, scale, sure)
    for number, region in enumerate(layout.regions, 1):
        _outline(canvas, region, number, scale)
    if explain:
        _edges(canvas, layout, scale)
    return _jpeg(np.vstack([canvas, _legend(layout, canvas.shape[1])]))


def _colour(region: Region) -> tuple[int, int, int]:
    return FURNITURE if region.article is None else PALETTE[region.article % len(PALETTE)]


def _tint(canvas: Grey, region: Region, scale: float, sure: dict[tuple[str, int], float]) -> None:
    colour = np.array(_colour(region), np.float32)
    for index, line in enumerate(region.lines):
        strength = (0.1 + 0.3 * sure.get((region.id, index), 0.5)) * _strength(region)
        box = line.box
        rows = slice(max(0, round(box.top * scale)), round(box.bottom * scale))
        columns = slice(max(0, round(box.left * scale)), round(box.right * scale))
        area = canvas[rows, columns]
        area[:] = (area * (1 - strength) + colour * strength).astype(np.uint8)


def _outline(canvas: Grey, region: Region, number: int, scale: float) -> None:
    box = region.box
    corner = (round(box.left * scale), round(box.top * scale))
    far = (round(box.right * scale), round(box.bottom * scale))
    colour = _faint(_colour(region), _strength(region))
    cv2.rectangle(canvas, corner, far, colour, 1 + (region.article is not None))
    article = "" if region.article is None else f"{region.article + 1} "
    size = 0.7 if region.kind is RegionKind.HEADLINE else 0.4
    _label(canvas, f"{article}{region.kind.value} {number}", corner, colour, size)


def _label(
    canvas: Grey, text: str, corner: tuple[int, int], colour: tuple[int, int, int], size: float
) -> None:
    """White on the colour, its foot on the corner, within the canvas."""
    font = cv2.FONT_HERSHEY_SIMPLEX
    (width, height), _ = cv2.getTextSize(text, font, size, 1)
    left = max(0, min(corner[0], canvas.shape[1] - width - 3))
    top = max(0, corner[1] - height - 3)
    cv2.rectangle(canvas, (left, top), (left + width + 3, top + height + 4), colour, -1)
    at = (left + 1, top + height + 1)
    cv2.putText(canvas, text, at, font, size, (255, 255, 255), 1, cv2.LINE_AA)


def _strength(region: Region) -> float:
    """How strongly a region is drawn: doubtful ones are faint."""
    sure = float(np.clip((region.confidence - 0.5) / 0.45, 0.0, 1.0))
    return FAINTEST + (1 - FAINTEST) * sure


def _faint(colour: tuple[int, int, int], strength: float) -> tuple[int, int, int]:
    blue, green, red = (round(255 - (255 - part) * strength) for part in colour)
    return blue, green, red


def _edges(canvas: Grey, layout: PageLayout, scale: float) -> None:
    """Edges between the regions of one article that hold it, and all that were overruled."""
    regions = {region.id: region for region in layout.regions}
    for edge in layout.edges:
        one, other = regions[edge.one], regions[edge.other]
        together = one.article == other.article
        if abs(edge.score) < SEEN or (not together and edge.score < 0):
            continue
        start, end = ([round(v * scale) for v in r.box.centre] for r in (one, other))
        holds = together and edge.score > 0
        colour = HOLDS if holds else OVERRULED
        cv2.line(canvas, start, end, colour, 1 if holds else 2, cv2.LINE_AA)


def _legend(layout: PageLayout, width: int) -> Grey:
    """A strip with every article's colour, number and confidence, grey for the page's own."""
    articles: dict[int, Region] = {}
    for region in layout.regions:
        if region.article is not None:
            articles.setdefault(region.article, region)
    entries = [(f"{k + 1}: {r.confidence:.2f}", _colour(r)) for k, r in sorted(articles.items())]
    entries.append(("page", FURNITURE))
    entries.append((f"all {layout.confidence:.2f}", (0, 0, 0)))
    columns = max(1, width // ENTRY)
    strip = np.full((LEGEND * -(-len(entries) // columns), width, 3), 255, np.uint8)
    for number, (text, colour) in enumerate(entries):
        row, column = divmod(number, columns)
        _label(strip, text, (column * ENTRY + 4, row * LEGEND + 18), colour, 0.5)
    return strip


def _jpeg(canvas: Grey) -> bytes:
    for quality in (80, 65, 50, 35, 20):
        data = cv2.imencode(".jpg", canvas, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
        if len(data) <= LIMIT:
            return bytes(data)
    smaller = cv2.resize(canvas, None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA)
    return _jpeg(smaller)


__all__ = ["draw_overlay"]
