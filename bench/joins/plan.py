"""The plan of an issue: its pages, and which articles run over which of them."""

from __future__ import annotations

import random
from dataclasses import dataclass

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


def plan_issue(rng: random.Random) -> IssuePlan:
    """An issue of 4 to 16 pages with chains, orphans, missing and doubled pages."""
    count = rng.choice((4, 4, 6, 8, 8, 12, 16))
    trips = tuple(_trip(count, rng) for _ in range(rng.randint(2, max(2, count // 2 + 1))))
    places = list(range(count))
    return IssuePlan(
        labels=_labels(count, rng),
        trips=trips,
        absent=frozenset(rng.sample(places, 1) if rng.random() < 0.3 else ()),
        twice=frozenset(rng.sample(places, 1) if rng.random() < 0.15 else ()),
        nameless=frozenset(rng.sample(places[1:], 1) if rng.random() < 0.08 else ()),
    )


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
