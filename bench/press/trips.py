"""The plan of an issue: its pages, and which articles run over which of them."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

SCHEMES = ("{}", "{:02d}", "A{:02d}", "A{}", "mixed")


@dataclass(frozen=True, slots=True)
class Trip:
    """An article on its way through the issue.

    Attributes:
        pages: places of its pages, one for each part; two or three for one that goes on.
    """

    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class IssuePlan:
    """What is printed, and what of it arrives.

    Attributes:
        labels: of all pages, in order.
        trips: of the articles that go on.
        absent: places of pages that do not arrive: their halves are orphans.
        twice: places of pages that were scanned twice.
        nameless: places of pages whose label nobody can read.
    """

    labels: tuple[str, ...]
    trips: tuple[Trip, ...]
    absent: frozenset[int]
    twice: frozenset[int]
    nameless: frozenset[int]

    def onward(self) -> IssuePlan:
        """The plan with every article going on on later pages: a press sets them in order."""
        return replace(self, trips=tuple(Trip(tuple(sorted(one.pages))) for one in self.trips))


def plan_issue(rng: random.Random, count: int | None = None) -> IssuePlan:
    """An issue of 4 to 16 pages with chains, orphans, missing and doubled pages.

    Args:
        rng: makes all choices.
        count: of pages; None chooses.
    """
    count = count or rng.choice((4, 4, 6, 8, 8, 12, 16))
    trips = tuple(_trip(count, rng) for _ in range(rng.randint(2, max(2, count // 2 + 1))))
    places = list(range(count))
    return IssuePlan(
        labels=_labels(count, rng),
        trips=trips,
        absent=frozenset(rng.sample(places, 1) if rng.random() < 0.3 else ()),
        twice=frozenset(rng.sample(places, 1) if rng.random() < 0.15 else ()),
        nameless=frozenset(rng.sample(places[1:], 1) if rng.random() < 0.08 else ()),
    )


def plan_calm(count: int, joins: int, rng: random.Random) -> IssuePlan:
    """An issue that arrives whole: at most two articles leave or reach a page, none twice.

    Args:
        count: of pages.
        joins: how many articles go on on a later page, where there are places.
        rng: makes all choices.
    """
    leaving, reached = [0] * count, [0] * count
    trips: list[Trip] = []
    for _ in range(joins * 4):
        first = rng.randrange(count - 1)
        second = rng.randrange(first + 1, count)
        if len(trips) < joins and leaving[first] < 2 and reached[second] < 2:
            trips.append(Trip((first, second)))
            leaving[first] += 1
            reached[second] += 1
    none: frozenset[int] = frozenset()
    return IssuePlan(_labels(count, rng), tuple(trips), none, none, none)


def _trip(count: int, rng: random.Random) -> Trip:
    """Two articles in three begin on one of the first two pages; one in six runs over three."""
    first = rng.randrange(2) if rng.random() < 0.65 else rng.randrange(count - 1)
    later = list(range(first + 1, count))
    stops = 2 if len(later) > 1 and rng.random() < 0.17 else 1
    pages = (first, *sorted(rng.sample(later, stops)))
    if rng.random() < 0.04:  # now and then an article goes on on an earlier page
        pages = tuple(reversed(pages))
    return Trip(pages)


def _labels(count: int, rng: random.Random) -> tuple[str, ...]:
    scheme = rng.choice(SCHEMES)
    if scheme != "mixed":
        return tuple(scheme.format(number) for number in range(1, count + 1))
    half = count // 2
    front = [f"A{number}" for number in range(1, half + 1)]
    return (*front, *(f"B{number}" for number in range(1, count - half + 1)))
