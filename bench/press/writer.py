"""The newsroom: stories of a wanted length, briefs, teasers, captions and markers."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from bench.press.grammar import Topic, expand, topics
from bench.press.library import Manuscript, briefs, manuscripts
from bench.press.story import Photo, Story
from bench.press.truth import Direction, TruthMarker

PARAGRAPH = (1, 4)  # sentences
BYLINES = (
    "本报记者 {name}",
    "本报记者 {name} {name}",
    "□记者 {name}",
    "{name}",
    "本报记者 {name} 通讯员 {name}",
    "见习记者 {name}",
    "",
)
DATELINES = (
    "本报讯（记者 {name}）",
    "本报讯（记者{name} 通讯员{name}）",
    "本报{city}{n:3-6}月{n:1-28}日电（记者{name}）",
    "本报{city}{n:3-6}月{n:1-28}日讯（记者 {name}）",
    "据本报驻{city}记者{name}报道：",
    "本报讯 ",
)
CREDITS = ("{name} 摄", "本报记者 {name} 摄", "{name}／图", "通讯员 {name} 摄", "资料图片", "")
BADGES = ("今日快评", "相关新闻", "核心阅读", "一线调查", "新闻链接", "百姓视点", "记者手记")
WRAPS = ("（{}）", "({})", "（{}）", "【{}】", "〔{}〕", "▶{}", "◀ {}", "{}", "☞{}")
VERBS: dict[Direction, tuple[str, ...]] = {
    "from": ("上接", "上接", "上接", "紧接"),
    "to": ("下转", "下转", "下转", "下接"),
}
HAN_DIGITS = "〇一二三四五六七八九"


class Newsroom:
    """Writes what a page asks for; no topic comes twice before all have been used.

    Args:
        rng: makes all choices.
    """

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._topics: list[Topic] = []
        self._manuscripts = list(manuscripts())
        self._briefs = list(briefs())
        rng.shuffle(self._manuscripts)
        rng.shuffle(self._briefs)

    def story(self, name: str, length: int, photos: int = 0) -> Story:
        """A story with at least ``length`` characters; the press cuts what finds no room."""
        rng = self._rng
        if self._manuscripts and rng.random() < 0.25:
            return self._from_manuscript(self._manuscripts.pop(), name, length, photos)
        topic = self._topic()
        paragraphs = list(_paragraphs(topic, rng, length))
        byline = expand(rng.choice(BYLINES), rng)
        if rng.random() < 0.35:
            first = expand(rng.choice(DATELINES), rng) + paragraphs[0][1]
            paragraphs[0], byline = ("body", first), ""
        shots = tuple(
            self.photo(topic) for _ in range(photos if "caption" in topic.patterns else 0)
        )
        badge = rng.choice(BADGES) if rng.random() < 0.12 else ""
        kicker = pick(topic, "kicker", rng) if rng.random() < 0.35 else badge
        return Story(
            id=name,
            kind="article",
            headline=pick(topic, "headline", rng),
            paragraphs=tuple(paragraphs),
            kicker=kicker,
            subtitle=pick(topic, "subtitle", rng) if rng.random() < 0.35 else "",
            byline=byline,
            photos=shots,
            credit=self._credit() if len(shots) > 1 else "",
        )

    def brief(self) -> tuple[str, str]:
        """Headline and text of a short item that begins with 本报讯."""
        rng = self._rng
        if self._briefs and rng.random() < 0.7:
            headline, text = self._briefs.pop()
        else:
            topic = self._topic()
            headline = pick(topic, "headline", rng)
            text = "".join(expand(s, rng) for s in rng.sample(topic.patterns["sentence"], 2))
        return headline, expand(rng.choice(DATELINES[:2]), rng) + text

    def briefs(self) -> Iterator[tuple[str, str]]:
        """Briefs without end."""
        while True:
            yield self.brief()

    def headlines(self) -> Iterator[str]:
        """Headlines without end."""
        while True:
            yield self.headline()

    def headline(self) -> str:
        """A headline alone, for a teaser."""
        return pick(self._topic(), "headline", self._rng)

    def photo(self, topic: Topic | None = None) -> Photo:
        """A picture to take, with a caption and a credit where its topic has captions."""
        rng = self._rng
        text = pick(topic or self._topic(), "caption", rng)
        credit, seed = expand(rng.choice(CREDITS), rng), rng.getrandbits(32)
        return Photo(f"{text}。", credit, seed) if text else Photo("", "", seed)

    def _topic(self) -> Topic:
        if not self._topics:
            self._topics = list(topics())
            self._rng.shuffle(self._topics)
        return self._topics.pop()

    def _credit(self) -> str:
        if self._rng.random() < 0.6:
            return ""
        return expand(self._rng.choice(("本版图片均由{name}摄", "本版图片由{name} 摄")), self._rng)

    def _from_manuscript(self, one: Manuscript, name: str, length: int, photos: int) -> Story:
        """A hand-written article, carried on by the grammar where the place is larger."""
        written = sum(len(text) for _, text in one.paragraphs)
        more: Sequence[tuple[str, str]] = ()
        if written < length:
            topic = next(topic for topic in topics() if topic.name == one.topic)
            more = tuple(_paragraphs(topic, self._rng, length - written))
        return manuscript_story(one, name, self._rng, photos, more)


def manuscript_story(
    one: Manuscript,
    name: str,
    rng: random.Random,
    photos: int = 9,
    more: Sequence[tuple[str, str]] = (),
) -> Story:
    """A hand-written article as a story, with up to ``photos`` of its pictures."""
    lines = tuple(one.headline.split("\n"))
    shots = tuple(
        Photo(caption + "。", credit, rng.getrandbits(32), scene)
        for caption, credit, scene in one.captions[:photos]
    )
    return Story(
        id=name,
        kind="article",
        headline="".join(lines),
        headline_lines=lines if len(lines) > 1 else (),
        paragraphs=(*one.paragraphs, *more),
        kicker=one.kicker,
        subtitle=one.subtitle,
        byline=one.byline,
        photos=shots,
    )


def marker(direction: Direction, label: str, rng: random.Random) -> TruthMarker:
    """A continuation marker in one of its printed forms."""
    number = label.lstrip("ABC0")
    if label.isdigit() and rng.random() < 0.6:
        page = rng.choice((f"第{han_number(int(number))}版", f"{han_number(int(number))}版"))
    else:
        page = rng.choice((f"第{label}版", f"{label}版", f"{label} 版"))
    wrap = rng.choice(WRAPS[:5] if direction == "from" else WRAPS)
    return TruthMarker(wrap.format(rng.choice(VERBS[direction]) + page), direction, label)


def han_number(number: int) -> str:
    """A page number below 100 in Han digits.

    >>> han_number(4), han_number(12), han_number(20), han_number(24)
    ('四', '十二', '二十', '二十四')
    """
    tens, ones = divmod(number, 10)
    head = ("" if tens < 2 else HAN_DIGITS[tens]) + ("十" if tens else "")
    return head + (HAN_DIGITS[ones] if ones or not tens else "")


def pick(topic: Topic, kind: str, rng: random.Random) -> str:
    """One of a topic's patterns of a kind, expanded; empty when it has none."""
    patterns = topic.patterns.get(kind, ())
    return expand(rng.choice(patterns), rng) if patterns else ""


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
            yield "subhead", pick(topic, "subhead", rng)
            since = 0
