"""Whole issues as page records, typed from the press's newsroom, with the joins known."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bench.joins.sheets import Sheet, type_page
from bench.press.misread import damaged, misread_text
from bench.press.story import Story
from bench.press.trips import IssuePlan, Trip, plan_issue
from bench.press.truth import TruthMarker
from bench.press.writer import Newsroom, marker
from document.page import PageRecord, Source
from postprocess import compose_page, read_folio

TITLE, SLUG, DATE = "青汭日报", "qingrui-ribao", "2026-03-16"
MISREAD = 0.01  # share of glyphs misread where there is damage, as of a fair scan
LEAST = 160  # characters of a part

Joint = tuple[str, str]
"""Owners of two parts that belong together."""


@dataclass(frozen=True, slots=True)
class TypedIssue:
    """An issue's page records and the joins between the parts that are there.

    Attributes:
        pages: records, in no order.
        joins: owners of the parts (``story.part``), each pair in its order.
        pointers: by owner, the labels its markers point to (from, to) as printed; empty for none.
    """

    pages: tuple[PageRecord, ...]
    joins: frozenset[Joint]
    pointers: dict[str, tuple[str, str]]


def type_issue(seed: str, damage: float = 0.0) -> TypedIssue:
    """An issue.

    Args:
        seed: any text; the same seed gives the same issue.
        damage: share of the markers that are damaged.
    """
    rng = random.Random(seed)  # noqa: S311 -- typesetting, not secrets
    plan = plan_issue(rng)
    newsroom = Desk(Newsroom(rng))
    sheets: list[list[Sheet]] = [
        _standing(place, newsroom, rng) for place in range(len(plan.labels))
    ]
    joins: set[Joint] = set()
    pointers: dict[str, tuple[str, str]] = {}
    for number, trip in enumerate(plan.trips):
        halves = _split(newsroom.story(f"t{number}", 2400), trip, plan, rng)
        for place, half in zip(trip.pages, halves, strict=True):
            sheets[place].append(half)
            pointers[half.owner] = (_target(half.arrives), _target(half.leaves))
        joins |= {
            (halves[at].owner, halves[at + 1].owner)
            for at, pair in enumerate(pairwise(trip.pages))
            if not plan.absent & set(pair)
        }
    return TypedIssue(tuple(_pages(plan, sheets, damage, rng)), frozenset(joins), pointers)


class Desk:
    """Hands out stories of which no two in the issue have the same headline."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._used: set[str] = set()

    def story(self, name: str, length: int) -> Story:
        """A story with a headline of its own, or after some tries with any."""
        for _ in range(20):
            story = self._newsroom.story(name, length)
            if story.headline not in self._used:
                break
        self._used.add(story.headline)
        return story


def _target(one: TruthMarker | None) -> str:
    return one.page if one else ""


def _standing(place: int, newsroom: Desk, rng: random.Random) -> list[Sheet]:
    """Articles that go nowhere, some with words that are no markers."""
    return [
        Sheet.of(newsroom.story(f"p{place}s{at}", rng.randint(LEAST, 700)), f"p{place}s{at}.0")
        for at in range(rng.randint(3, 5))
    ]


def _split(story: Story, trip: Trip, plan: IssuePlan, rng: random.Random) -> list[Sheet]:
    """The parts of a story for the pages of its trip."""
    whole = [paragraph for paragraph in story.paragraphs if paragraph[1]]
    halves: list[Sheet] = []
    for at, place in enumerate(trip.pages):
        last = at == len(trip.pages) - 1
        size = rng.randint(LEAST, 900)
        mine, whole, cut = (whole, [], False) if last else _cut(whole, size, rng)
        label = plan.labels[place]
        sheet = Sheet.of(story, f"{story.id}.{at}", mine)
        if at:
            sheet = _continued(sheet, halves[-1].cut, plan.labels[trip.pages[at - 1]], rng)
        if not last:
            sheet = replace(sheet, leaves=marker("to", plan.labels[trip.pages[at + 1]], rng))
        halves.append(replace(sheet, cut=cut, label=label))
    return halves


def _continued(sheet: Sheet, cut: bool, back: str, rng: random.Random) -> Sheet:
    """A later part: its headline is repeated, shortened or left out, the rest mostly dropped."""
    heads = (sheet.headline, _shortened(sheet.headline, rng), "")
    (headline,) = rng.choices(heads, (0.5, 0.25, 0.25))
    return replace(
        sheet,
        headline=headline,
        kicker=sheet.kicker if rng.random() < 0.3 else "",
        subtitle="",
        byline=sheet.byline if rng.random() < 0.3 else "",
        arrives=marker("from", back, rng),
        resumes=cut,
    )


def _shortened(headline: str, rng: random.Random) -> str:
    """The beginning of a headline, its end, or one of its clauses."""
    clauses = [one for one in headline.replace("，", " ").split() if len(one) >= 4]
    if len(clauses) > 1:
        return rng.choice(clauses)
    size = max(4, len(headline) * 2 // 3)
    return rng.choice((headline[:size], headline[-size:]))


Paragraphs = list[tuple[str, str]]


def _cut(whole: Paragraphs, size: int, rng: random.Random) -> tuple[Paragraphs, Paragraphs, bool]:
    """The first part of a text, the rest, and whether a paragraph was cut."""
    at, taken = 0, 0
    while at < len(whole) - 3 and taken + len(whole[at][1]) < size:
        taken += len(whole[at][1])
        at += 1
    role, text = whole[at]
    if role != "body" or rng.random() < 0.25:
        return whole[: at + 1], whole[at + 1 :], False
    place = rng.randint(len(text) // 4, max(len(text) * 3 // 4, 1))
    return [*whole[:at], (role, text[:place])], [(role, text[place:]), *whole[at + 1 :]], True


def _pages(
    plan: IssuePlan, sheets: Sequence[Sequence[Sheet]], damage: float, rng: random.Random
) -> Iterator[PageRecord]:
    """The records of all pages that arrive, doubled ones twice."""
    for place, label in enumerate(plan.labels):
        if place in plan.absent:
            continue
        order = list(sheets[place])
        rng.shuffle(order)
        for copy in range(2 if place in plan.twice else 1):
            read = [_as_read(sheet, damage, rng) for sheet in order]
            named = label if place not in plan.nameless else ""
            yield _record(named, read, f"{place}-{copy}", rng)


def _as_read(sheet: Sheet, damage: float, rng: random.Random) -> Sheet:
    """A part with reading errors in its text and in some of its markers."""
    if not damage:
        return sheet

    def seen(one: TruthMarker | None) -> TruthMarker | None:
        if one is None or rng.random() >= damage:
            return one
        return replace(one, text=damaged(one, rng))

    return replace(
        sheet,
        headline=misread_text(sheet.headline, MISREAD, rng),
        paragraphs=tuple((r, misread_text(t, MISREAD, rng)) for r, t in sheet.paragraphs),
        arrives=seen(sheet.arrives),
        leaves=seen(sheet.leaves),
    )


def _record(label: str, sheets: Sequence[Sheet], name: str, rng: random.Random) -> PageRecord:
    typed = type_page(label, sheets, rng)
    layout = typed.layout()
    folio = read_folio(layout, typed.lines)
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    text = compose_page(layout, typed.lines, folio, label or sha256)
    return PageRecord(
        title=TITLE,
        slug=SLUG,
        date=DATE,
        page=label or sha256,
        source=Source(f"{name}.png", sha256, 1, "PNG"),
        layout=layout,
        lines=tuple(typed.lines),
        folio=folio,
        parts=text.parts,
        confidence=0.95,
        review=text.review,
        engine="typed",
        fingerprint="typed",
    )
