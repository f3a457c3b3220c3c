"""Issues of several pages whose articles go on from page to page, with the joins known."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from bench.press.dress import SIZES, Dress, Sheet, choose_dress, choose_sheet
from bench.press.filler import Job
from bench.press.folio import Imprint
from bench.press.imprint import choose_imprint
from bench.press.misread import damaged
from bench.press.page import Printed, print_page
from bench.press.story import Story
from bench.press.trips import IssuePlan, Trip, plan_calm, plan_issue
from bench.press.truth import TruthMarker
from bench.press.whims import Whims
from bench.press.writer import marker

MOST = 8  # pages of a troubled issue
SMALL = SIZES[-3:]


@dataclass(frozen=True, slots=True)
class Join:
    """An article that goes on: from one part to the next.

    Attributes:
        source, target: page labels.
        source_id, target_id: ids of the parts on their pages.
        headline: over the first part.
    """

    source: str
    source_id: str
    target: str
    target_id: str
    headline: str


@dataclass(frozen=True, slots=True)
class PrintedIssue:
    """All pages of an issue, those that do not arrive too, and the joins between them.

    Attributes:
        joins: between pages that arrive.
        plan: labels of the pages in order, and what becomes of each.
    """

    newspaper: str
    date: str
    pages: tuple[Printed, ...]
    joins: tuple[Join, ...]
    plan: IssuePlan


def make_issue(seed: str, pages: int = 4, joins: int = 2, dpi: int | None = None) -> PrintedIssue:
    """An issue in one dress that arrives whole, its markers sound.

    Args:
        seed: any text; the same seed gives the same bytes.
        pages: how many.
        joins: how many articles should go on on a later page; fewer where places are lacking.
        dpi: of all pages; None chooses.
    """
    rng = random.Random(seed)  # noqa: S311 -- typesetting, not secrets
    sheet = choose_sheet(rng, dpi)
    return _Run(seed, plan_calm(pages, joins, rng), sheet, rng).printed()


def make_troubled_issue(
    seed: str, damage: float = 0.0, dpi: int | None = None, pages: int | None = None
) -> PrintedIssue:
    """A small issue with all that goes wrong.

    Chains over three pages, two articles from or to one page, pages that do not arrive (their
    halves are orphans), pages scanned twice or without a number, every scheme of labels, headlines
    that are repeated, shortened or missing.

    Args:
        seed: any text; the same seed gives the same bytes.
        damage: share of the markers that are printed as readers misread them.
        dpi: of all pages; None chooses.
        pages: how many; None chooses 4 to 8.
    """
    rng = random.Random(seed)  # noqa: S311 -- typesetting, not secrets
    plan = plan_troubles(rng, pages)
    return _Run(seed, plan, choose_sheet(rng, dpi, SMALL), rng, damage).printed()


def plan_troubles(rng: random.Random, pages: int | None = None) -> IssuePlan:
    """The plan of a troubled issue."""
    return plan_issue(rng, pages or rng.choice((4, 4, 6, MOST))).onward()


@dataclass(slots=True)
class _Run:
    """The pages of an issue, set one after the other.

    Attributes:
        waiting: rests of stories by the place of their page.
        underway: by the id of the whole article, the trip it is on.
    """

    seed: str
    plan: IssuePlan
    sheet: Sheet
    rng: random.Random
    damage: float = 0.0
    waiting: dict[int, list[Story]] = field(default_factory=lambda: defaultdict(list))
    underway: dict[str, Trip] = field(default_factory=dict)

    def printed(self) -> PrintedIssue:
        """Set all pages in order."""
        dress, count = choose_dress(self.rng, self.sheet), len(self.plan.labels)
        imprint = replace(choose_imprint(self.rng), pages=count)
        pages = [self._page(place, dress, imprint) for place in range(count)]
        joins = _joins(pages, self.plan)
        return PrintedIssue(imprint.newspaper, imprint.date, tuple(pages), joins, self.plan)

    def _page(self, place: int, dress: Dress, imprint: Imprint) -> Printed:
        label = self.plan.labels[place]
        starting = [trip for trip in self.plan.trips if trip.pages[0] == place]
        whims = Whims(random.Random(f"{self.seed}/{label}/whims"))  # noqa: S311 -- as above
        job = Job(
            self.sheet,
            dress,
            replace(imprint, label=label, numbered=place not in self.plan.nameless),
            tuple(self.waiting[place]),
            tuple(self._onward(trip, place) for trip in starting),
            loose=False,
            whims=whims,
        )
        page = print_page(job, f"{_stem(self.plan, place)}.png", self.rng)
        for story in page.rests:
            self._send_on(story, place, starting)
        return page

    def _onward(self, trip: Trip, place: int) -> TruthMarker:
        """The marker that sends an article from a page to its next."""
        following = trip.pages[trip.pages.index(place) + 1]
        return self._worn(marker("to", self.plan.labels[following], self.rng))

    def _send_on(self, story: Story, place: int, starting: list[Trip]) -> None:
        """Lay the rest of a story down for its next page, with a marker if it goes on from there.

        Of articles that leave a page for the same one, any may be the one that goes on later.
        """
        if story.joins not in self.underway:
            to = next(t for t in starting if self.plan.labels[t.pages[1]] == story.id)
            starting.remove(to)
            self.underway[story.joins] = to
        trip = self.underway[story.joins]
        following = trip.pages[trip.pages.index(place) + 1]
        leaves = self._onward(trip, following) if following != trip.pages[-1] else None
        arrives = self._worn(story.arrives) if story.arrives else None
        self.waiting[following].append(replace(story, arrives=arrives, leaves=leaves))

    def _worn(self, one: TruthMarker) -> TruthMarker:
        """The marker, or what a reader makes of it."""
        if not self.damage or self.rng.random() >= self.damage:
            return one
        return replace(one, text=damaged(one, self.rng))


def _stem(plan: IssuePlan, place: int) -> str:
    """A page's file name: its label, or nothing that tells it."""
    label = plan.labels[place]
    if place in plan.nameless:
        return "unnumbered"
    return f"{label:0>2}" if label.isdigit() else label


def issue_json(issue: PrintedIssue) -> dict[str, Any]:
    """The issue's pages and joins as JSON-ready data."""
    labels = issue.plan.labels
    stems = [page.truth.image.removesuffix(".png") for page in issue.pages]
    return {
        "newspaper": issue.newspaper,
        "date": issue.date,
        "pages": list(labels),
        "files": {
            stem: label
            for at, (stem, label) in enumerate(zip(stems, labels, strict=True))
            if at not in issue.plan.absent
        },
        "absent": [labels[at] for at in sorted(issue.plan.absent)],
        "twice": [labels[at] for at in sorted(issue.plan.twice - issue.plan.absent)],
        "nameless": [labels[at] for at in sorted(issue.plan.nameless)],
        "joins": [
            {
                "from_page": join.source,
                "from_article": join.source_id,
                "to_page": join.target,
                "to_article": join.target_id,
                "headline": join.headline,
            }
            for join in issue.joins
        ],
    }


def _joins(pages: Sequence[Printed], plan: IssuePlan) -> tuple[Join, ...]:
    """Pairs of parts that follow one another in an article, as they were set, of pages that arrive.

    An article that ran over a page that does not arrive stays in pieces: its markers say so.
    """
    parts: dict[str, list[Join]] = defaultdict(list)
    for page in pages:
        for one in page.truth.articles:
            if one.joins:
                label = page.truth.folio.page
                parts[one.joins].append(Join(label, one.id, "", "", one.headline))
    absent = {plan.labels[at] for at in plan.absent}
    return tuple(
        Join(one.source, one.source_id, other.source, other.source_id, own[0].headline)
        for own in parts.values()
        for one, other in pairwise(own)
        if not {one.source, other.source} & absent
    )
