"""One article into its place: head, pictures and the columns between them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from bench.press.canvas import Canvas
from bench.press.dress import Dress
from bench.press.flow import Flow, Row, ink_flow, pour, rows_of
from bench.press.head import Head, compose_column_head, compose_head, ink_head
from bench.press.photo import Plate, ink_plate, place_plate
from bench.press.story import Story
from bench.press.truth import TruthArticle, TruthLine, TruthRegion
from document.geometry import Box

HeadPlace = Literal["over", "partial", "down-left", "down-right", "middle", "none"]


@dataclass(frozen=True, slots=True)
class Area:
    """Where an article goes: columns in reading order, each with its own top and bottom."""

    columns: tuple[Box, ...]

    @property
    def box(self) -> Box:
        return Box.hull(self.columns)


@dataclass(frozen=True, slots=True)
class Made:
    """A set article and what of its text found no room."""

    truth: TruthArticle
    rest: tuple[tuple[str, str], ...]


def set_article(
    canvas: Canvas,
    story: Story,
    area: Area,
    dress: Dress,
    rng: random.Random,
    place: HeadPlace | None = None,
    scale: float | None = None,
) -> Made:
    """Set a story in its area.

    Args:
        canvas: the page.
        story: its text, pictures, markers.
        area: its columns.
        dress: the paper's habits.
        rng: decides what is left open.
        place: where the headline stands; None chooses.
        scale: how large the headline is played, 0-1; None goes by the area.
    """
    place = place or choose_place(story, area, dress, rng)
    scale = rng.uniform(0.15, 0.9) if scale is None else scale
    head, at, columns = _head_block(story, area, dress, rng, place, scale)
    origin = area.box.top
    blocked = [] if head is None else [_ground_of(head, at, dress)]
    plates: list[Plate] = []
    for number, photo in enumerate(story.photos):
        credit = story.credit if number == len(story.photos) - 1 else ""
        plate = place_plate(photo, credit, columns, blocked, dress, rng)
        if plate:
            plates.append(plate)
            blocked.append(plate.keep_out)
    rows = rows_of(columns, blocked, dress, origin)
    flow = Flow(rows, dress)
    done, rest = pour(flow, story.paragraphs, dress, rng, story.arrives, story.leaves, story.fixed)
    lines, regions = ink_head(canvas, head, *at) if head else ([], [])
    captions = []
    for plate in plates:
        caption, its_lines, its_regions = ink_plate(canvas, plate, dress)
        captions.append(caption)
        lines += its_lines
        regions += its_regions
    body_lines, body_regions = ink_flow(canvas, flow.placed)
    if dress.column_rules:
        _rule_columns(canvas, columns, rows, dress)
    parts = story, done, bool(story.leaves and rest)
    truth = _truth(parts, lines + body_lines, regions + body_regions)
    return Made(
        replace(truth, captions=tuple(captions), credit=story.credit if plates else ""), rest
    )


def choose_place(story: Story, area: Area, dress: Dress, rng: random.Random) -> HeadPlace:
    """Where a headline may stand, given the shape of the area."""
    count, box = len(area.columns), area.box
    level_top = len({column.top for column in area.columns}) == 1
    tall = box.height > 26 * dress.em and len(story.headline) <= 16
    plain = not (story.kicker or story.subtitle)
    choices: list[HeadPlace] = ["over"] * 6
    if count >= 4:
        choices += ["partial"] * 3
    if count >= 3 and level_top and tall and plain:
        choices += ["down-left", "down-right"]
    if count >= 4 and level_top and box.height > 36 * dress.em and not story.photos:
        choices += ["middle"]
    return rng.choice(choices)


def _head_block(
    story: Story, area: Area, dress: Dress, rng: random.Random, place: HeadPlace, scale: float
) -> tuple[Head | None, tuple[int, int], tuple[Box, ...]]:
    """The headline block, its corner, and the columns that are left for text."""
    columns, em = area.columns, dress.em
    if place == "none" or not story.headline:
        return None, (0, 0), columns
    top = min(column.top for column in columns)
    if place in ("down-left", "down-right"):
        return _column_head(story, columns, dress, rng, place)
    high = [column for column in columns if column.top == top]
    if place in ("partial", "middle") and len(high) >= 4:
        width = rng.randint(2, len(high) - 1)
        first = rng.choice((0, 0, len(high) - width, (len(high) - width) // 2))
        high = high[first : first + width]
    span = Box(high[0].left, top, high[-1].right, top + 1)
    head = compose_head(story, span.width, dress, rng, scale)
    drop = 0
    if place == "middle":
        room = min(column.bottom for column in high) - top - head.height
        drop = round(room * rng.uniform(0.35, 0.6)) // dress.pitch * dress.pitch
    rows = -(-(head.height + round(0.2 * em)) // dress.pitch)
    air = (rows * dress.pitch - head.height) // 2
    return replace(head, height=rows * dress.pitch), (span.left, top + drop + air), columns


def _column_head(
    story: Story, columns: tuple[Box, ...], dress: Dress, rng: random.Random, place: HeadPlace
) -> tuple[Head, tuple[int, int], tuple[Box, ...]]:
    """A headline down the first or last column; the other columns close up round it."""
    box = Box.hull(columns)
    head = compose_column_head(story, round(box.height * rng.uniform(0.6, 0.98)), dress, rng)
    gap = round(1.2 * dress.em)
    left = place == "down-left"
    inner = (
        Box(box.left + head.width + gap, box.top, box.right, box.bottom)
        if left
        else Box(box.left, box.top, box.right - head.width - gap, box.bottom)
    )
    x = box.left if left else box.right - head.width
    return head, (x, box.top), divide(inner, len(columns) - 1, dress)


def divide(box: Box, count: int, dress: Dress) -> tuple[Box, ...]:
    """Columns of whole glyphs in a box; the remainder goes to the gutters.

    At most ``count`` columns, fewer where they would be narrower than 8 glyphs.
    """
    while True:
        room = (box.width - (count - 1) * dress.gutter) // count
        glyphs = room // dress.em
        if glyphs >= 8 or count == 1:
            break
        count -= 1
    width = max(glyphs, 1) * dress.em
    if count == 1:
        left = box.left + (box.width - width) // 2
        return (Box(left, box.top, left + width, box.bottom),)
    step = (box.width - width) / (count - 1)
    edges = [box.left + round(number * step) for number in range(count)]
    return tuple(Box(left, box.top, left + width, box.bottom) for left in edges)


def _ground_of(head: Head, at: tuple[int, int], dress: Dress) -> Box:
    """What a head keeps free of text: its own box and the air around it."""
    gap = round(0.4 * dress.em)
    return Box(
        at[0] - gap, at[1] - dress.pitch // 2, at[0] + head.width + gap, at[1] + head.height - gap
    )


def _rule_columns(
    canvas: Canvas, columns: Sequence[Box], rows: Sequence[Row], dress: Dress
) -> None:
    """Thin rules in the gutters, as far down as there are rows on their left."""
    for left, right in pairwise(columns):
        beside = [row for row in rows if row.x == left.left and row.width == left.width]
        others = {row.y for row in rows if row.x == right.left and row.width == right.width}
        common = [row.y for row in beside if row.y in others]
        if len(common) < 4 or common[-1] - common[0] != (len(common) - 1) * dress.pitch:
            continue
        x = (left.right + right.left) // 2
        canvas.down(common[0], common[-1] + dress.em, x, dress.hair, "solid")


def _truth(
    parts: tuple[Story, tuple[tuple[str, str], ...], bool],
    lines: list[TruthLine],
    regions: list[TruthRegion],
) -> TruthArticle:
    story, done, _ = parts
    boxes = [line.box for line in lines] + [region.box for region in regions]
    return TruthArticle(
        id=story.id,
        kind=story.kind,
        box=Box.hull(boxes),
        kicker=story.kicker,
        headline=story.headline,
        subtitle=story.subtitle,
        byline=story.byline,
        paragraphs=done,
        markers=tuple(marker for marker in (story.arrives, story.leaves) if marker),
        regions=tuple(regions),
        lines=tuple(lines),
        joins=story.joins,
    )
