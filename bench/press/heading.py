"""Where a headline block stands in an article, and which columns it leaves to the text."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Literal

from bench.press.dress import Dress
from bench.press.head import Head, compose_column_head, compose_head
from bench.press.story import Story
from document.geometry import Box

HeadPlace = Literal["over", "partial", "down-left", "down-right", "middle", "none"]

HEAD_SHARE = 0.42  # of the columns under it: a taller head is played lower


@dataclass(frozen=True, slots=True)
class Area:
    """Where an article goes.

    Attributes:
        columns: in reading order, each of whole glyphs and with its own top and bottom.
        blocked: what else stands in them, such as a side box.
    """

    columns: tuple[Box, ...]
    blocked: tuple[Box, ...] = ()

    @property
    def box(self) -> Box:
        return Box.hull(self.columns)


@dataclass(frozen=True, slots=True)
class HeadBlock:
    """A composed head in its place.

    Attributes:
        head: None for a story without one.
        at: its top left corner.
        keep_out: what body text must stay clear of; None for nothing.
        columns: what is left for text.
    """

    head: Head | None
    at: tuple[int, int]
    keep_out: Box | None
    columns: tuple[Box, ...]


def choose_place(story: Story, area: Area, dress: Dress, rng: random.Random) -> HeadPlace:
    """Where a headline may stand, given the shape of the area."""
    count, box = len(area.columns), area.box
    level = len({(column.top, column.bottom) for column in area.columns}) == 1
    tall = box.height > 26 * dress.em and len(story.headline) <= 16
    plain = not (story.kicker or story.subtitle or story.lead)
    choices: list[HeadPlace] = ["over"] * 6
    if count >= 4:
        choices += ["partial"] * 3
    if count >= 3 and level and tall and plain:
        choices += ["down-left", "down-right"]
    if count >= 4 and level and box.height > 36 * dress.em and not story.photos:
        choices += ["middle"]
    return rng.choice(choices)


def place_head(
    story: Story, area: Area, dress: Dress, rng: random.Random, place: HeadPlace, scale: float
) -> HeadBlock:
    """Compose the headline block for an area."""
    columns = area.columns
    if place == "none" or not story.headline:
        return HeadBlock(None, (0, 0), None, columns)
    if place in ("down-left", "down-right"):
        return _column_head(story, columns, dress, rng, place)
    top = min(column.top for column in columns)
    high = [column for column in columns if column.top == top]
    if place in ("partial", "middle") and len(high) >= 4:
        width = rng.randint(2, len(high) - 1)
        first = rng.choice((0, 0, 0, 0, len(high) - width, (len(high) - width) // 2))
        high = high[first : first + width]
    left, right = high[0].left, high[-1].right
    tall = min(column.bottom for column in high) - top
    head = _fitting_head(story, right - left, tall, dress, rng, scale)
    drop, above = 0, 0
    if place == "middle":
        room = tall - head.height
        drop = round(room * rng.uniform(0.35, 0.6)) // dress.pitch * dress.pitch
        above = round(0.5 * dress.em)
    rows = -(-(head.height + above + round(0.2 * dress.em)) // dress.pitch)
    gap = round(0.4 * dress.em)
    keep_out = Box(left - gap, top + drop, right + gap, top + drop + rows * dress.pitch)
    return HeadBlock(head, (left, top + drop + above), keep_out, columns)


def _fitting_head(
    story: Story, width: int, tall: int, dress: Dress, rng: random.Random, scale: float
) -> Head:
    """A head that leaves most of its columns to the text: played lower, then with fewer tiers."""
    tries = (
        (story, scale),
        (story, scale / 2),
        (replace(story, kicker="", lead=""), scale / 2),
        (replace(story, kicker="", lead="", subtitle=""), 0.0),
    )
    for shorter, size in tries:
        head = compose_head(shorter, width, dress, rng, size)
        if head.height <= HEAD_SHARE * tall:
            break
    return head


def _column_head(
    story: Story, columns: tuple[Box, ...], dress: Dress, rng: random.Random, place: HeadPlace
) -> HeadBlock:
    """A headline down the first or last column; the other columns close up round it."""
    box = Box.hull(columns)
    head = compose_column_head(story, round(box.height * rng.uniform(0.6, 0.98)), dress, rng)
    taken = head.width + round(1.2 * dress.em)
    if place == "down-left":
        inner = Box(box.left + taken, box.top, box.right, box.bottom)
        x = box.left
    else:
        inner = Box(box.left, box.top, box.right - taken, box.bottom)
        x = box.right - head.width
    return HeadBlock(head, (x, box.top), None, divide(inner, len(columns) - 1, dress))


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
