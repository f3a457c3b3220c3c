"""The plan of a page: random recursive cuts into places for articles."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

from bench.press.dress import Dress
from bench.press.whims import Whims
from document.geometry import Box

CORNER_SHARE = 0.55  # of the page: an L round a corner of more than this would be one huge article
PlaceKind = Literal["story", "boxed", "tinted", "briefs", "advertisement", "teasers"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one thing goes.

    Attributes:
        kind: what it is.
        columns: its text columns with their own tops and bottoms (an L or T when they differ).
        box: all of it.
    """

    kind: PlaceKind
    columns: tuple[Box, ...]
    box: Box

    @property
    def level(self) -> bool:
        """Whether all its columns are equally tall."""
        return len({(column.top, column.bottom) for column in self.columns}) == 1

    @property
    def room(self) -> int:
        """Area of its columns, in pixels."""
        return sum(column.area for column in self.columns)


@dataclass(frozen=True, slots=True)
class Seam:
    """Where a rule between two places may stand: from one point to another."""

    start: tuple[int, int]
    end: tuple[int, int]


@dataclass(frozen=True, slots=True)
class PagePlan:
    """All places of a page in reading order, the seams between them, the columns of the grid."""

    places: tuple[Place, ...]
    seams: tuple[Seam, ...]
    columns: int


def page_columns(area: Box, dress: Dress, rng: random.Random) -> tuple[Box, ...]:
    """The page's column grid: two to eight columns of 10 to 20 glyphs."""
    ems = area.width / dress.em
    fits = [n for n in range(2, 9) if 10 <= (ems - (n - 1) * dress.gutter / dress.em) / n <= 21]
    count = rng.choice(fits or [2])
    room = (area.width - (count - 1) * dress.gutter) // count
    width = room // dress.em * dress.em
    step = (area.width - width) / max(count - 1, 1)
    edges = [area.left + round(number * step) for number in range(count)]
    return tuple(Box(left, area.top, left + width, area.bottom) for left in edges)


class Planner:
    """Cuts a page into places.

    Attributes:
        places, seams: what it has found so far.
    """

    def __init__(
        self, grid: tuple[Box, ...], dress: Dress, rng: random.Random, whims: Whims
    ) -> None:
        self.places: list[Place] = []
        self.seams: list[Seam] = []
        self._grid, self._dress, self._rng, self._whims = grid, dress, rng, whims
        self._least = 20 * dress.em  # shortest place
        self._gap = round(1.9 * dress.em)  # white between places one under the other
        self._share = rng.uniform(0.07, 0.24)  # of the page: largest place that may stay whole

    def cut(self, first: int, last: int, top: int, bottom: int, depth: int = 0) -> None:
        """Fill the columns ``first`` to ``last`` (exclusive) between two heights with places."""
        rng, wide, tall = self._rng, last - first, bottom - top
        page = self._grid[0].height * len(self._grid)
        share = wide * tall / page
        may: list[str] = []
        if tall > 2.3 * self._least:
            may += ["across"] * (3 if tall > 60 * self._dress.em else 2)
        if wide >= 4 or (
            wide >= 2 and self._grid[0].width > 13 * self._dress.em and tall > self._least
        ):
            may += ["down"] * 2
        if wide >= 4 and tall > 2.6 * self._least and share < CORNER_SHARE:
            may += ["corner"]
        if not may or (depth and share < self._share * rng.uniform(0.6, 1.6)):
            self._leaf(first, last, top, bottom)
        elif wide >= 5 and tall > 3 * self._least and share < 0.8 and self._whims.chance(0.3):
            self._tee(first, last, top, bottom, depth + 1)
        else:
            {"across": self._across, "down": self._down, "corner": self._corner}[rng.choice(may)](
                first, last, top, bottom, depth + 1
            )

    def _leaf(self, first: int, last: int, top: int, bottom: int) -> None:
        columns = tuple(
            Box(column.left, top, column.right, bottom) for column in self._grid[first:last]
        )
        self.places.append(Place("story", columns, Box.hull(columns)))

    def _across(self, first: int, last: int, top: int, bottom: int, depth: int) -> None:
        room = bottom - top
        cut = top + round(room * self._rng.uniform(0.3, 0.7))
        cut = min(max(cut, top + self._least), bottom - self._least)
        self._seam_across(first, last, cut)
        self.cut(first, last, top, cut - self._gap // 2, depth)
        self.cut(first, last, cut + self._gap // 2, bottom, depth)

    def _down(self, first: int, last: int, top: int, bottom: int, depth: int) -> None:
        wide = last - first
        least = 2 if wide >= 4 else 1
        cut = self._rng.randint(first + least, last - least)
        x = (self._grid[cut - 1].right + self._grid[cut].left) // 2
        self.seams.append(Seam((x, top), (x, bottom)))
        self.cut(first, cut, top, bottom, depth)
        self.cut(cut, last, top, bottom, depth)

    def _corner(self, first: int, last: int, top: int, bottom: int, depth: int) -> None:
        """An L: a smaller place in one corner, the story flows past it."""
        rng, wide = self._rng, last - first
        side = rng.randint(2, wide - 2)
        tall = round((bottom - top) * rng.uniform(0.35, 0.6))
        tall = min(max(tall, self._least), bottom - top - self._least // 2)
        low = rng.random() < 0.6
        right = (
            rng.random() < 0.7 or not low
        )  # no headline stands over what follows a top left corner
        a, b = (last - side, last) if right else (first, first + side)
        cut = bottom - tall if low else top + tall
        tops = [top] * wide
        bottoms = [bottom] * wide
        for number in range(a - first, b - first):
            if low:
                bottoms[number] = cut - self._gap // 2
            else:
                tops[number] = cut + self._gap // 2
        columns = tuple(
            Box(column.left, tops[i], column.right, bottoms[i])
            for i, column in enumerate(self._grid[first:last])
        )
        self.places.append(Place("story", columns, Box.hull(columns)))
        self._seam_across(a, b, cut)
        edge = a if right else b
        x = (self._grid[edge - 1].right + self._grid[edge].left) // 2
        span = (cut, bottom) if low else (top, cut)
        self.seams.append(Seam((x, span[0]), (x, span[1])))
        if low:
            self.cut(a, b, cut + self._gap // 2, bottom, depth)
        else:
            self.cut(a, b, top, cut - self._gap // 2, depth)

    def _tee(self, first: int, last: int, top: int, bottom: int, depth: int) -> None:
        """A T: a story over all columns goes down in the middle, with a place on each side."""
        rng = self._whims.rng
        left = rng.randint(1, max(1, (last - first - 1) // 2))
        right = rng.randint(1, last - first - left - 1)
        tall = round((bottom - top) * rng.uniform(0.35, 0.55))
        cut = min(max(bottom - tall, top + self._least), bottom - self._least)
        inner = range(first + left, last - right)
        columns = tuple(
            Box(
                column.left,
                top,
                column.right,
                bottom if number in inner else cut - self._gap // 2,
            )
            for number, column in enumerate(self._grid[first:last], first)
        )
        self.places.append(Place("story", columns, Box.hull(columns)))
        for a, b, edge in ((first, first + left, first + left), (last - right, last, last - right)):
            self._seam_across(a, b, cut)
            x = (self._grid[edge - 1].right + self._grid[edge].left) // 2
            self.seams.append(Seam((x, cut), (x, bottom)))
            self.cut(a, b, cut + self._gap // 2, bottom, depth)

    def _seam_across(self, first: int, last: int, y: int) -> None:
        self.seams.append(Seam((self._grid[first].left, y), (self._grid[last - 1].right, y)))


def plan_page(area: Box, dress: Dress, rng: random.Random, whims: Whims) -> PagePlan:
    """Cut the type area into places, and make some boxed, tinted, briefs, advertisements."""
    grid = page_columns(area, dress, rng)
    planner = Planner(grid, dress, rng, whims)
    planner.cut(0, len(grid), area.top, area.bottom)
    places: list[Place] = []
    for place in planner.places:
        places.append(_dressed_up(place, planner.places, places, rng))
    return PagePlan(tuple(places), tuple(planner.seams), len(grid))


def _dressed_up(place: Place, others: list[Place], done: list[Place], rng: random.Random) -> Place:
    """Make a place a box, a tint or something small; each small kind at most twice a page."""
    share = place.box.area / max(other.box.area for other in others)
    if not place.level or len(others) == 1:
        return place
    plain: tuple[PlaceKind, ...] = ("story",) * 8 + ("boxed", "tinted")
    loud: tuple[PlaceKind, ...] = ("boxed", "briefs", "advertisement") if share < 0.6 else ()
    if share < 0.35:
        loud = (*loud, "teasers")
    kind = rng.choice(plain + loud)
    limit = {"briefs": 2, "advertisement": 2, "teasers": 1}.get(kind, 9)
    if sum(other.kind == kind for other in done) >= limit:
        kind = "story"
    return Place(kind, place.columns, place.box)
