"""Issues of several pages whose articles go on from page to page, with the joins known."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from bench.press.dress import choose_dress, choose_sheet
from bench.press.filler import Job
from bench.press.imprint import choose_imprint
from bench.press.page import Printed, print_page
from bench.press.story import Story
from bench.press.truth import TruthMarker
from bench.press.whims import Whims
from bench.press.writer import marker


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
    """All pages of an issue and the joins between them."""

    newspaper: str
    date: str
    pages: tuple[Printed, ...]
    joins: tuple[Join, ...]


def make_issue(seed: str, pages: int = 4, joins: int = 2, dpi: int | None = None) -> PrintedIssue:
    """An issue in one dress.

    Args:
        seed: any text; the same seed gives the same bytes.
        pages: how many.
        joins: how many articles should go on on a later page; fewer where places are lacking.
        dpi: of all pages; None chooses.
    """
    rng = random.Random(seed)  # noqa: S311 -- typesetting, not secrets
    sheet = choose_sheet(rng, dpi)
    dress = choose_dress(rng, sheet)
    imprint = replace(choose_imprint(rng), pages=pages)
    spelled = rng.choices(("{}", "{:02d}", "A{:02d}"), (0.5, 0.2, 0.3))[0]
    labels = [spelled.format(number) for number in range(1, pages + 1)]
    routes = _routes(labels, joins, rng)
    waiting: dict[str, list[Story]] = defaultdict(list)
    printed: list[Printed] = []
    for label in labels:
        leaving = tuple(marker("to", target, rng) for target in routes[label])
        job = Job(
            sheet,
            dress,
            replace(imprint, label=label),
            tuple(waiting[label]),
            leaving,
            loose=False,
            whims=Whims(random.Random(f"{seed}/{label}/whims")),  # noqa: S311 -- as above
        )
        page = print_page(job, f"{label.lstrip('A'):0>2}.png", rng)
        for story in page.rests:
            waiting[story.id].append(story)
        printed.append(page)
    return PrintedIssue(imprint.newspaper, imprint.date, tuple(printed), _joins(printed))


def issue_json(issue: PrintedIssue) -> dict[str, Any]:
    """The issue's joins as JSON-ready data."""
    return {
        "newspaper": issue.newspaper,
        "date": issue.date,
        "pages": [page.truth.folio.page for page in issue.pages],
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


def _routes(labels: list[str], joins: int, rng: random.Random) -> dict[str, list[str]]:
    """Which page sends articles to which later pages; at most two leave or reach a page."""
    routes: dict[str, list[str]] = {label: [] for label in labels}
    reached: dict[str, int] = defaultdict(int)
    for _ in range(joins * 4):
        first = rng.randrange(len(labels) - 1)
        source, target = labels[first], rng.choice(labels[first + 1 :])
        made = sum(map(len, routes.values()))
        if made < joins and len(routes[source]) < 2 and reached[target] < 2:
            routes[source].append(target)
            reached[target] += 1
    return routes


def _joins(pages: list[Printed]) -> tuple[Join, ...]:
    """Pairs of parts that carry the same article, as they were really set."""
    parts: dict[str, list[tuple[str, str, str, tuple[TruthMarker, ...]]]] = defaultdict(list)
    for page in pages:
        for one in page.truth.articles:
            if one.joins:
                parts[one.joins].append((page.truth.folio.page, one.id, one.headline, one.markers))
    return tuple(
        Join(first[0], first[1], second[0], second[1], first[2])
        for first, second in (pair for pair in parts.values() if len(pair) == 2)
    )
