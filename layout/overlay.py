"""The scan with its regions, their order and confidence drawn on it, for people."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from document.page import Grey, PageLayout, Region, TextLine

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
)
"""One colour an article (blue, green, red); page furniture is grey."""

FURNITURE = (120, 120, 120)


def draw_overlay(grey: Grey, layout: PageLayout, lines: Sequence[TextLine] = ()) -> bytes:
    """Draws what layout found.

    Args:
        grey: (H, W) uint8, the scan.
        layout: its layout, in the same frame.
        lines: readings; a line is tinted the more faintly the less sure its reading is.

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
    return _jpeg(canvas)


def _colour(region: Region) -> tuple[int, int, int]:
    return FURNITURE if region.article is None else PALETTE[region.article % len(PALETTE)]


def _tint(canvas: Grey, region: Region, scale: float, sure: dict[tuple[str, int], float]) -> None:
    colour = np.array(_colour(region), np.float32)
    for index, line in enumerate(region.lines):
        strength = 0.1 + 0.3 * sure.get((region.id, index), 0.5)
        box = line.box
        rows = slice(max(0, round(box.top * scale)), round(box.bottom * scale))
        columns = slice(max(0, round(box.left * scale)), round(box.right * scale))
        area = canvas[rows, columns]
        area[:] = (area * (1 - strength) + colour * strength).astype(np.uint8)


def _outline(canvas: Grey, region: Region, number: int, scale: float) -> None:
    box = region.box
    corner = (round(box.left * scale), round(box.top * scale))
    far = (round(box.right * scale), round(box.bottom * scale))
    colour = _colour(region)
    cv2.rectangle(canvas, corner, far, colour, 1 + (region.article is not None))
    label = f"{number} {region.kind.value}"
    if region.article is not None:
        label += f" a{region.article + 1}"
    size = 0.38
    (width, height), _ = cv2.getTextSize(label, cv2.FONT_HERSHEY_SIMPLEX, size, 1)
    top = max(0, corner[1] - height - 3)
    cv2.rectangle(canvas, (corner[0], top), (corner[0] + width + 3, top + height + 4), colour, -1)
    cv2.putText(
        canvas,
        label,
        (corner[0] + 1, top + height + 1),
        cv2.FONT_HERSHEY_SIMPLEX,
        size,
        (255, 255, 255),
        1,
        cv2.LINE_AA,
    )


def _jpeg(canvas: Grey) -> bytes:
    for quality in (80, 65, 50, 35, 20):
        data = cv2.imencode(".jpg", canvas, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
        if len(data) <= LIMIT:
            return bytes(data)
    smaller = cv2.resize(canvas, None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA)
    return _jpeg(smaller)


__all__ = ["draw_overlay"]
