"""Raw column text as text layers give it, made of press stories, with what should come of it.

A text layer knows lines and nothing else: words cut by line and column ends, gaps between
justified glyphs, blank lines where a column or a paragraph begins, pieces in any order.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bench.press.story import Story
from bench.press.truth import TruthMarker, page_number
from bench.press.writer import Newsroom, marker
from bench.typist import NOT_FIRST, NOT_LAST, Habits, Typist

_UNSPACED = 0.2  # share of layers without blank lines
_CITY = "砚溪日报"


@dataclass(frozen=True, slots=True)
class RawPage:
    """A text layer and its ground truth in the form that :mod:`bench.score` reads."""

    text: str
    truth: dict[str, Any]
    habits: Habits


def raw_page(seed: int) -> RawPage:
    """A page's text layer; equal seeds give equal pages."""
    rng = random.Random(f"columns {seed}")  # noqa: S311 - for measuring, not for secrets
    habits = _habits(rng)
    room = Newsroom(rng)
    stories = _stories(room, rng.choice((1, 2, 2, 3, 3, 4)), rng)
    typist = Typist(rng, habits)
    pieces = [_pieces(story, typist, rng) for story in stories]
    blocks = list(_ordered(pieces, habits))
    folio = _folio(rng)
    blocks = [folio, *blocks] if rng.random() < 0.5 else [*blocks, folio] if folio else blocks
    text = "\n\n".join("\n".join(block) for block in blocks if block)
    if rng.random() < _UNSPACED:
        habits = replace(habits, blank_lines=False)
        text = re.sub("\n+", "\n", text)
    truth = {
        "folio": {"text": folio},
        "articles": [_truth(story) for story in stories],
    }
    return RawPage(text + "\n", truth, habits)


def _habits(rng: random.Random) -> Habits:
    return Habits(
        indents=rng.random() < 0.25,
        paragraph_blank=rng.choice((0.0, 0.2, 0.9, 1.0)),
        column_blank=rng.choice((0.0, 0.5, 1.0)),
        first_blank=rng.choice((0.0, 0.0, 0.3)),
        spread=rng.choice((0.0, 0.4, 1.0)),
        digit_gaps=rng.random() < 0.5,
        heads=rng.choice(("before", "after", "after", "all first", "all last")),
        captions=rng.choice(("after", "midst", "last")),
    )


def _stories(room: Newsroom, count: int, rng: random.Random) -> list[Story]:
    """Stories about different things, as the articles of one page are."""
    stories: list[Story] = []
    while len(stories) < count:
        story = _story(room, f"a{len(stories)}", rng)
        if not any(_alike(story, other) for other in stories):
            stories.append(story)
    return stories


def _alike(one: Story, other: Story) -> bool:
    """Whether two stories were made of the same sentences."""
    mine, theirs = (
        {text[at : at + 6] for _, text in story.paragraphs for at in range(len(text) - 5)}
        for story in (one, other)
    )
    return 10 * len(mine & theirs) > min(len(mine), len(theirs))


def _story(room: Newsroom, name: str, rng: random.Random) -> Story:
    """A story whose text is what stands on this page of it."""
    story = room.story(name, rng.randint(250, 1600), photos=rng.choice((0, 0, 1, 2)))
    story = replace(story, lead="")
    body = list(story.paragraphs)
    while body[-1][0] == "subhead":
        body.pop()
    if rng.random() < 0.3 and len(body) > 2 and body[1][0] == "body":
        label = rng.choice(("1", "2", "3", "A01", "12"))
        text = body[1][1]
        body = [("body", text[rng.randint(0, len(text) // 2) :].lstrip(NOT_FIRST)), *body[2:]]
        story = replace(story, arrives=marker("from", label, rng))
    if rng.random() < 0.25 and len(body) > 2 and body[-1][0] == "body":
        text = body[-1][1]
        cut = text[: max(8, len(text) * 2 // 3)].rstrip(NOT_FIRST + NOT_LAST)
        body = [*body[:-1], ("body", cut)]
        story = replace(story, leaves=marker("to", rng.choice(("5", "6", "A08")), rng))
    return replace(story, paragraphs=tuple(body))


@dataclass(frozen=True, slots=True)
class _Pieces:
    head: list[str]
    body: list[str]
    captions: list[list[str]]


def _pieces(story: Story, typist: Typist, rng: random.Random) -> _Pieces:
    captions = [
        typist.caption(photo.caption + (("　" if rng.random() < 0.4 else "") + photo.credit))
        for photo in story.photos
    ]
    if captions and story.credit:
        captions.append([story.credit])
    inside = typist.habits.captions == "midst"
    body = typist.column_text(story, captions if inside else ())
    return _Pieces(_head(story, rng), body, [] if inside else captions)


def _head(story: Story, rng: random.Random) -> list[str]:
    lines = [story.kicker] if story.kicker else []
    cut = len(story.headline) // 2
    broken = len(story.headline) > 14 and rng.random() < 0.3
    lines += story.headline_lines or (
        (story.headline[:cut], story.headline[cut:]) if broken else (story.headline,)
    )
    lines += [story.subtitle] if story.subtitle else []
    if story.byline:
        lines += ["", story.byline] if rng.random() < 0.5 else [story.byline]
    return lines


def _ordered(pieces: Sequence[_Pieces], habits: Habits) -> Iterator[list[str]]:
    """The blocks of a page in the order in which the layer gives them."""
    heads, captions = habits.heads, habits.captions
    if heads == "all first":
        yield from (one.head for one in pieces)
    for one in pieces:
        if heads == "before":
            yield one.head
        yield one.body
        if captions == "after":
            yield from one.captions
        if heads == "after":
            yield one.head
    if captions == "last":
        yield from (caption for one in pieces for caption in one.captions)
    if heads == "all last":
        yield from (one.head for one in pieces)


def _folio(rng: random.Random) -> list[str]:
    if rng.random() < 0.3:
        return []
    section = rng.choice(("综合", "要闻", "民生", "时事"))
    date = f"2026年{rng.randint(1, 12)}月{rng.randint(1, 28)}日 星期{rng.choice('一二三四五六日')}"
    return [
        rng.choice((f"{_CITY} {date}", date)),
        *rng.choice(((section, "4"), (f"4 {section}",), ("第4版", section))),
        *rng.choice(((), ("责任编辑 柏书瑶 校对 水沐晨",), ("本版编辑：窦长庚 电话：2926668",))),
    ]


def _truth(story: Story) -> dict[str, Any]:
    paragraphs = [{"role": role, "text": text.replace("\n", "")} for role, text in story.paragraphs]
    return {
        "id": story.id,
        "kind": story.kind,
        "kicker": story.kicker,
        "headline": story.headline,
        "subtitle": story.subtitle,
        "byline": story.byline,
        "continued_from": _number(story.arrives),
        "continued_to": _number(story.leaves),
        "captions": [{"text": photo.caption, "credit": photo.credit} for photo in story.photos],
        "credit": story.credit,
        "paragraphs": paragraphs,
        "body": "".join(paragraph["text"] for paragraph in paragraphs),
    }


def _number(found: TruthMarker | None) -> int | None:
    return page_number(found.page) if found else None
