"""Frames and tints round a place."""

from __future__ import annotations

import random

from bench.press.canvas import INK, PAPER, Canvas, RuleStyle
from bench.press.dress import Dress
from bench.press.head import TINT
from bench.press.heading import divide
from bench.press.plan import Place
from bench.press.truth import TruthLine
from bench.press.typeset import atoms, ink_line, set_line
from bench.press.whims import EDGES, STYLES, Edges, Whims
from document.geometry import Box

FRAMES: tuple[RuleStyle, ...] = ("solid", "solid", "double", "dotted", "wavy", "thick-thin")
PLAIN = Whims()


def framed_columns(
    canvas: Canvas, place: Place, dress: Dress, rng: random.Random, whims: Whims = PLAIN
) -> tuple[Box, ...]:
    """Draw the box or the tint of a place and return the columns inside it."""
    pad = round(dress.em * rng.uniform(0.9, 1.4))
    draw_frame(canvas, place, dress, rng, whims)
    return divide(place.box.grow(-pad, -pad), len(place.columns), dress)


def draw_frame(
    canvas: Canvas, place: Place, dress: Dress, rng: random.Random, whims: Whims = PLAIN
) -> None:
    """Draw the box or the tint of a place; on a whim it has rules on some of its sides only."""
    box = place.box
    if place.kind == "tinted":
        canvas.fill(box, rng.randint(TINT - 10, 240))
    if place.kind == "boxed" or rng.random() < 0.4:
        style = rng.choice(FRAMES)
        radius = round(1.5 * dress.em) if rng.random() < 0.2 else 0
        weight = dress.hair
        if whims.chance(0.25):
            radius = round(whims.rng.uniform(1.2, 2.2) * dress.em)
            weight = max(2, round(dress.em * whims.rng.uniform(0.06, 0.16)))
        elif whims.chance(0.25):
            draw_edges(canvas, box, whims.choose(EDGES), weight, whims.choose((style, *STYLES)))
            return
        canvas.frame(box, weight, style, radius)


def draw_edges(canvas: Canvas, box: Box, edges: Edges, weight: int, style: RuleStyle) -> None:
    """Rules on some sides of a box."""
    if edges in ("above-below", "above"):
        canvas.across(box.left, box.right, box.top, weight, style)
    if edges == "above-below":
        canvas.across(box.left, box.right, box.bottom, weight, style)
    if edges in ("sides", "left"):
        canvas.down(box.top, box.bottom, box.left, weight, style)
    if edges == "sides":
        canvas.down(box.top, box.bottom, box.right, weight, style)


def set_banner(canvas: Canvas, box: Box, text: str, dress: Dress, across_rule: bool) -> TruthLine:
    """The name of a box in a dark label, on its upper rule or just under it."""
    style = dress.sized(dress.heads[0], 1.7)
    line = set_line(atoms(text), style)
    pad = style.size // 3
    left = (box.left + box.right - round(line.right)) // 2
    top = box.top - style.size // 2 if across_rule else box.top + pad
    label = Box(
        left - pad, top - pad // 2, left + round(line.right) + pad, top + style.size + pad // 2
    )
    canvas.fill(label, INK + 25)
    return TruthLine(ink_line(canvas, line, style, left, top, PAPER), text, "kicker")
