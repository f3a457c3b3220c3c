"""Graphics: charts with their labels, line drawings, QR codes. All of their ink is picture."""

from __future__ import annotations

import random
from collections.abc import Callable

import cv2
import numpy as np

from bench.press.canvas import INK, Canvas
from bench.press.fonts import BY_NAME
from bench.press.typeset import Style, atoms, ink_line, set_line
from document.geometry import Box
from document.page import Grey

MODULES = (25, 29, 33)  # of QR codes of versions 2 to 4
LABELS = ("一季度", "二季度", "三季度", "四季度", "东区", "西区", "南区", "北区", "城镇", "乡村")
UNITS = ("（单位：万元）", "（单位：%）", "（单位：亿元）", "（单位：人次）", "（单位：吨）")
NAMES = ("近年产值变化", "各区客流对比", "居民收入构成", "水质达标天数", "粮食产量走势")


def graphic(name: str, width: int, height: int, seed: int, em: int) -> Grey:
    """A drawing of one of ``GRAPHICS``.

    Args:
        name: which.
        width: in pixels.
        height: in pixels.
        seed: what it shows.
        em: body glyph in pixels; labels are set a little smaller.

    Returns:
        (height, width) uint8.
    """
    canvas = Canvas(width, height)
    GRAPHICS[name](canvas, random.Random(seed), em)  # noqa: S311 -- a drawing, not a secret
    return canvas.pixels


def _label(canvas: Canvas, text: str, x: int, y: int, em: int, middle: bool = True) -> None:
    """A small label with its upper edge at y, centred about x; left out where it has no room."""
    style = Style(BY_NAME["noto-sans"], max(round(em * 0.78), 6))
    line = set_line(atoms(text), style)
    left = round(x - line.right / 2) if middle else x
    height, width = canvas.pixels.shape
    inside = left >= 0 and left + line.right < width and y >= 0 and y + style.size < height
    if inside:
        ink_line(canvas, line, style, left, y)


def _titled(canvas: Canvas, rng: random.Random, em: int) -> Box:
    """A title over the drawing; what is left for it."""
    height, width = canvas.pixels.shape
    _label(canvas, rng.choice(NAMES) + rng.choice(UNITS), width // 2, em // 3, em)
    return Box(3 * em, 2 * em, width - em, height - 2 * em)


def _axes(canvas: Canvas, box: Box, em: int) -> None:
    hair = max(em // 16, 1)
    canvas.across(box.left, box.right, box.bottom, hair, "solid")
    canvas.down(box.top, box.bottom, box.left, hair, "solid")
    for number in range(1, 5):
        y = box.bottom - number * box.height // 5
        canvas.across(box.left, box.right, y, 1, "dotted")
        _label(canvas, f"{number * 20}", box.left - em, y - em // 2, em)


def _names(rng: random.Random, count: int) -> list[str]:
    if rng.random() < 0.5:
        first = rng.randint(2012, 2020)
        return [f"{first + number}年" for number in range(count)]
    return [rng.choice(LABELS) for _ in range(count)]


def _bars(canvas: Canvas, rng: random.Random, em: int) -> None:
    box = _titled(canvas, rng, em)
    _axes(canvas, box, em)
    count = max(2, min(8, box.width // (4 * em)))
    step, shade = box.width / count, rng.randint(40, 150)
    for number, name in enumerate(_names(rng, count)):
        tall = round(box.height * rng.uniform(0.2, 0.95))
        left = round(box.left + (number + 0.25) * step)
        bar = Box(left, box.bottom - tall, left + round(step / 2), box.bottom)
        canvas.fill(bar, shade)
        middle = left + round(step / 4)
        _label(canvas, f"{rng.uniform(3, 99):.1f}", middle, bar.top - em, em)
        _label(canvas, name, middle, box.bottom + em // 2, em)


def _curve(canvas: Canvas, rng: random.Random, em: int) -> None:
    box = _titled(canvas, rng, em)
    _axes(canvas, box, em)
    count = max(3, min(9, box.width // (4 * em)))
    for shade in (INK, 120)[: rng.randint(1, 2)]:
        points = [
            (
                round(box.left + (number + 0.5) * box.width / count),
                round(box.bottom - box.height * rng.uniform(0.15, 0.9)),
            )
            for number in range(count)
        ]
        chain = [np.array(points, np.int32)]
        cv2.polylines(canvas.pixels, chain, False, shade, max(em // 10, 1), cv2.LINE_AA)
        for x, y in points:
            cv2.circle(canvas.pixels, (x, y), max(em // 5, 2), shade, -1, cv2.LINE_AA)
            _label(canvas, f"{rng.randint(10, 990)}", x, y - round(1.2 * em), em)
    for number, name in enumerate(_names(rng, count)):
        x = round(box.left + (number + 0.5) * box.width / count)
        _label(canvas, name, x, box.bottom + em // 2, em)


def _pie(canvas: Canvas, rng: random.Random, em: int) -> None:
    box = _titled(canvas, rng, em)
    radius = max(min(box.width // 4, box.height // 2), 4)
    centre = box.left + radius, (box.top + box.bottom) // 2
    shares = [rng.uniform(0.5, 2) for _ in range(rng.randint(3, 6))]
    start = 0.0
    for number, share in enumerate(shares):
        sweep = 360 * share / sum(shares)
        shade = 30 + number * 190 // len(shares)
        cv2.ellipse(
            canvas.pixels, centre, (radius, radius), 0, start, start + sweep, shade, -1, cv2.LINE_AA
        )
        start += sweep
        y = box.top + round(number * 1.6 * em)
        key = Box(centre[0] + radius + em, y, centre[0] + radius + 2 * em, y + em)
        if key.bottom < box.bottom:
            canvas.fill(key, shade)
            text = f"{rng.choice(LABELS)} {sweep / 3.6:.0f}%"
            _label(canvas, text, key.right + em // 2, y, em, middle=False)


def _drawing(canvas: Canvas, rng: random.Random, em: int) -> None:
    """A line drawing of a plant: tanks, pipes and names over them."""
    height, width = canvas.pixels.shape
    hair = max(em // 9, 1)
    ground = round(height * 0.88)
    canvas.across(em // 2, width - em // 2, ground, hair, "solid")
    x = em
    while x + 3 * em < width:
        w, h = rng.randint(3 * em, 6 * em), round(height * rng.uniform(0.25, 0.6))
        w = min(w, width - x - em)
        shade = rng.choice((255, 255, 225, 170))
        tank = Box(x, ground - h, x + w, ground)
        canvas.fill(tank, shade)
        canvas.frame(tank, hair, "solid")
        for level in range(1, rng.randint(2, 5)):
            canvas.across(tank.left, tank.right, tank.top + level * h // 5, 1, "solid")
        pipe = min(tank.right + em, width - 2), tank.top + h // 3
        cv2.line(canvas.pixels, (tank.right, pipe[1]), pipe, INK, 2 * hair)
        if tank.top > 2 * em:
            _label(canvas, rng.choice(LABELS), x + w // 2, tank.top - round(1.3 * em), em)
        x += w + rng.randint(em, 2 * em)


def _code(canvas: Canvas, rng: random.Random, _em: int) -> None:
    """A QR code: it reads as nothing, and looks like any other."""
    height, width = canvas.pixels.shape
    count = rng.choice(MODULES)
    bits = np.array([[rng.random() < 0.5 for _ in range(count)] for _ in range(count)])
    for row, column in ((0, 0), (0, count - 7), (count - 7, 0)):
        bits[max(row - 1, 0) : row + 8, max(column - 1, 0) : column + 8] = False
        bits[row : row + 7, column : column + 7] = True
        bits[row + 1 : row + 6, column + 1 : column + 6] = False
        bits[row + 2 : row + 5, column + 2 : column + 5] = True
    image = np.where(bits, INK, 255).astype(np.uint8)
    canvas.pixels[:] = cv2.resize(image, (width, height), interpolation=cv2.INTER_NEAREST)


CHARTS: dict[str, Callable[[Canvas, random.Random, int], None]] = {
    "bars": _bars,
    "curve": _curve,
    "pie": _pie,
    "drawing": _drawing,
}
GRAPHICS = CHARTS | {"code": _code}
