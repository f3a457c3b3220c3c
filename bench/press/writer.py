"""The newsroom: stories of a wanted length, headlines, captions and bylines."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bench.press.grammar import Topic, expand, topics
from bench.press.story import Photo, Story

PARAGRAPH = (1, 4)  # sentences


def write_story(
    rng: random.Random, name: str, length: int, photos: int = 0, kind: str = "article"
) -> Story:
    """A story with at least ``length`` characters of text.

    Args:
        rng: makes all choices.
        name: id of the story on its page.
        length: characters wanted; the press cuts what finds no room at a full stop.
        photos: pictures with captions.
        kind: article or brief.
    """
    topic = rng.choice(topics())
    paragraphs = list(_paragraphs(topic, rng, length))
    if kind == "brief":
        paragraphs = [("body", text) for role, text in paragraphs if role == "body"]
    if kind == "brief" or rng.random() < 0.35:
        paragraphs[0] = ("body", _dateline(rng) + paragraphs[0][1])
        byline = ""
    else:
        byline = _byline(rng)
    return Story(
        id=name,
        kind=kind,
        headline=_pick(topic, "headline", rng),
        paragraphs=tuple(paragraphs),
        kicker=_pick(topic, "kicker", rng) if rng.random() < 0.35 else "",
        subtitle=_pick(topic, "subtitle", rng) if rng.random() < 0.35 else "",
        byline=byline,
        photos=tuple(_photo(topic, rng) for _ in range(photos)),
        credit=expand("本版图片均由{name}摄", rng) if photos > 1 and rng.random() < 0.3 else "",
    )


def _paragraphs(topic: Topic, rng: random.Random, length: int) -> Iterator[tuple[str, str]]:
    """Paragraphs and subheads; sentences come round again only when all have been used."""
    deck: list[str] = []
    subheads = rng.random() < 0.45 and length > 500
    written, since = 0, 0
    while written < length:
        count = rng.randint(*PARAGRAPH)
        if len(deck) < count:
            fresh = list(topic.patterns["sentence"])
            rng.shuffle(fresh)
            deck = fresh + deck
        text = "".join(expand(deck.pop(), rng) for _ in range(count))
        yield "body", text
        written, since = written + len(text), since + len(text)
        if subheads and since > 380:
            yield "subhead", _pick(topic, "subhead", rng)
            since = 0


def _pick(topic: Topic, kind: str, rng: random.Random) -> str:
    return expand(rng.choice(topic.patterns[kind]), rng)


def _photo(topic: Topic, rng: random.Random) -> Photo:
    credit = rng.choice(("{name} 摄", "本报记者 {name} 摄", "{name}／图", "通讯员 {name} 摄", ""))
    return Photo(_pick(topic, "caption", rng) + "。", expand(credit, rng), rng.getrandbits(32))


def _byline(rng: random.Random) -> str:
    form = rng.choice(
        ("本报记者 {name}", "本报记者 {name} {name}", "□记者 {name}", "{name}",
         "本报记者 {name} 通讯员 {name}", "")
    )  # fmt: skip
    return expand(form, rng)


def _dateline(rng: random.Random) -> str:
    form = rng.choice(
        ("本报讯（记者 {name}）", "本报讯（记者{name} 通讯员{name}）", "本报{city}{n:3-6}月{n:1-28}日电（记者{name}）",
         "本报讯 ")
    )  # fmt: skip
    return expand(form, rng)
