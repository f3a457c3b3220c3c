"""An issue of 64 pages and 800 articles: what assembling it costs, and what a new page touches."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from bench.press.library import briefs, manuscripts
from document.article import (
    ArticleKind,
    ArticlePart,
    Direction,
    Marker,
    Paragraph,
    ParagraphRole,
)
from document.geometry import Box
from document.page import Folio, PageLayout, PageRecord, Source
from flows.assembly import assemble
from store import Store, keys, open_store
from store.records import encode_page

TITLE, SLUG, DATE = "青汭日报", "qingrui-ribao", "2026-03-16"
PAGES, ARTICLES, JOINS = 64, 800, 60
PARAGRAPHS, SENTENCES = 4, 4


@dataclass(frozen=True, slots=True)
class Cost:
    """What was done.

    Attributes:
        seconds: of CPU, all threads together.
        written, removed: keys.
    """

    seconds: float
    written: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(slots=True)
class Counting:
    """A store that counts what is written and removed."""

    store: Store
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    def put(self, key: str, data: bytes, content_type: str = "") -> None:
        """Puts and notes the key."""
        self.written.append(key)
        self.store.put(key, data, content_type)

    def delete(self, key: str) -> None:
        """Removes and notes the key."""
        self.removed.append(key)
        self.store.delete(key)


def measure(folder: str) -> dict[str, Cost]:
    """Assemble a large issue three times: all of it, then nothing new, then one page replaced.

    Args:
        folder: an empty one for the store.
    """
    store = open_store(folder)
    pages = list(large_issue("large"))
    for page in pages:
        _file(store, page)
    costs = {"all pages": _assembled(store), "nothing new": _assembled(store)}
    _file(store, _reworded(pages[PAGES // 2]))
    return costs | {"one page replaced": _assembled(store)}


def large_issue(seed: str) -> Iterator[PageRecord]:
    """The pages of an issue; some articles go on on a later page.

    Args:
        seed: any text; the same seed gives the same pages.
    """
    rng = random.Random(seed)  # noqa: S311 -- filler, not secrets
    told = [text for one in manuscripts() for _, text in one.paragraphs]
    told += [text for _, text in briefs()]
    sentences = sorted({s for text in told for s in re.findall("[^。]+。", text)})
    parts: list[list[ArticlePart]] = [[] for _ in range(PAGES)]
    for number in range(ARTICLES):
        label = str(number % PAGES + 1)
        parts[number % PAGES].append(_part(label, number, sentences, rng))
    for _ in range(JOINS):
        source, target = sorted(rng.sample(range(PAGES), 2))
        one, other = (rng.randrange(len(parts[at])) for at in (source, target))
        if _is_free(parts[source][one]) and _is_free(parts[target][other]):
            _tie(parts[source], one, parts[target], other)
    for at, own in enumerate(parts):
        yield _page(str(at + 1), own)


def _part(label: str, number: int, sentences: list[str], rng: random.Random) -> ArticlePart:
    texts = ("".join(rng.sample(sentences, SENTENCES)) for _ in range(PARAGRAPHS))
    return ArticlePart(
        page=label,
        index=number // PAGES,
        kind=ArticleKind.ARTICLE,
        box=Box(0, 100 * number, 900, 100 * number + 90),
        region_ids=(f"r{number:03d}",),
        headline=rng.choice(sentences)[:14],
        paragraphs=tuple(Paragraph(ParagraphRole.BODY, text, label, 0.95) for text in texts),
    )


def _is_free(part: ArticlePart) -> bool:
    return part.continued_to is None and part.continued_from is None


def _tie(first: list[ArticlePart], one: int, second: list[ArticlePart], other: int) -> None:
    """Make two parts the halves of one article."""
    here, there = first[one], second[other]
    to = Marker(f"（下转第{there.page}版）", Direction.TO, there.page)
    back = Marker(f"（上接第{here.page}版）", Direction.FROM, here.page)
    first[one] = replace(here, continued_to=to)
    second[other] = replace(there, continued_from=back, headline=here.headline)


def _page(label: str, parts: list[ArticlePart]) -> PageRecord:
    return PageRecord(
        title=TITLE,
        slug=SLUG,
        date=DATE,
        page=label,
        source=Source(f"{label}.png", f"{int(label):064x}", 1, "PNG"),
        layout=PageLayout(1000, 100_000, 30.0, 0.0, ()),
        lines=(),
        folio=Folio(label=label),
        parts=tuple(parts),
        confidence=0.95,
        review=(),
        engine="typed",
        fingerprint="typed",
    )


def _reworded(page: PageRecord) -> PageRecord:
    """The page with another headline over its first article."""
    first = replace(page.parts[0], headline="另一个标题")
    return replace(page, parts=(first, *page.parts[1:]))


def _file(store: Store, page: PageRecord) -> None:
    key = keys.page_key(page.slug, page.date, page.page, page.source)
    store.put(key, encode_page(page), keys.JSON_TYPE)


def _assembled(store: Store) -> Cost:
    counting = Counting(store)
    start = time.process_time()
    assemble(counting, SLUG, DATE)
    seconds = time.process_time() - start
    return Cost(seconds, tuple(counting.written), tuple(counting.removed))
