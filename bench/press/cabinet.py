"""A cabinet: several stories in one frame or on one tint, under a banner they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bench.press.canvas import Canvas
from bench.press.dress import Dress
from bench.press.frames import draw_frame, set_banner
from bench.press.heading import divide
from bench.press.plan import Place, PlaceKind
from bench.press.truth import TruthArticle, TruthLine
from bench.press.whims import Whims
from document.geometry import Box

BANNERS = (
    "三农视窗",
    "民生直通车",
    "质量安全在行动",
    "基层监管必读",
    "文化展台",
    "区域风采",
    "校园内外",
)
SHELF = 22  # ems: least height of a shelf


@dataclass(frozen=True, slots=True)
class Shelf:
    """Room for one story: its number from 1 on, and its columns."""

    number: int
    columns: tuple[Box, ...]


def set_cabinet(
    canvas: Canvas,
    place: Place,
    dress: Dress,
    whims: Whims,
    shelve: Callable[[Shelf], list[TruthArticle]],
) -> list[TruthArticle]:
    """Draw the frame, set the banner, and have a story set on every shelf.

    Args:
        canvas: the page.
        place: a level place; too small a one is left alone.
        dress: the paper's habits.
        whims: frame, banner, how many shelves.
        shelve: sets a story on a shelf.

    Returns:
        The articles, the banner as kicker of the first; empty when the place is too small.
    """
    em = dress.em
    pad = round(1.2 * em)
    over = whims.chance(0.5)  # the banner stands on the frame's upper rule
    inner = place.box.grow(-pad, -pad)
    inner = replace(inner, top=inner.top + round((1.2 if over else 3.2) * em))
    count = min(3, inner.height // (SHELF * em))
    if count < 2:
        return []
    count = whims.rng.randint(2, count)
    kind: PlaceKind = "boxed" if over or whims.chance(0.5) else "tinted"
    draw_frame(canvas, replace(place, kind=kind), dress, whims.rng)
    line = set_banner(canvas, place.box, whims.choose(BANNERS), dress, over)
    gap, ruled = round(1.9 * em), whims.chance(0.4)
    tall = (inner.height - (count - 1) * gap) // count
    articles: list[TruthArticle] = []
    for number in range(count):
        top = inner.top + number * (tall + gap)
        box = replace(inner, top=top, bottom=top + tall)
        if number and ruled:
            canvas.across(box.left, box.right, top - gap // 2, dress.hair, "solid")
        articles += shelve(Shelf(number + 1, divide(box, len(place.columns), dress)))
    return [_under(line, articles[0]), *articles[1:]]


def _under(banner: TruthLine, first: TruthArticle) -> TruthArticle:
    """The first story with the banner over it."""
    kicker = banner.text + first.kicker
    lines = (banner, *first.lines)
    return replace(first, kicker=kicker, lines=lines, box=first.box.union(banner.box))
