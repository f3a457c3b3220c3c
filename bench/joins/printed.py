"""Issues set, scanned and read for real: which of their joins are found, and which are wrong.

Unlike in typed issues a join can be missed here because layout cut an article in two, or because
its marker was lost on the way. Parts are known again by their text.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.characters import letters
from bench.joins.measure import Score
from bench.press.output import Split, write_issues
from bench.score import MARKER_LEFT
from config.settings import Settings
from document.article import Article
from document.issue import AssembledIssue, PageStatus
from document.page import PageRecord
from flows.pipeline import read_page
from ocr.readers import Readers, open_readers
from postprocess import assemble_issue
from postprocess.identity import Given

OUT = Path("out/bench/issues")
DPI = 200  # of small pages: what reading them costs grows with their pixels
MIXES = (("clean", 0.0), ("scan2", 0.0), ("clean", 0.3), ("scan2", 0.3))
"""Scanner and share of damaged markers, in turn."""
OWN = 0.25  # share of a true article's own glyph triples from which it stands in a piece

Part = tuple[str, str]
"""Label of a page and id of an article on it."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What stands on the pages of an issue.

    Attributes:
        articles: glyph triples of each part.
        joins: parts that belong together, in order.
        labels: of pages, by file name without ending.
    """

    articles: Mapping[Part, frozenset[str]]
    joins: frozenset[tuple[Part, Part]]
    labels: Mapping[str, str]


def measure_printed(count: int, kind: Split = "test", out: Path = OUT) -> dict[str, Score]:
    """Set some issues, read all their pages, and compare the joins with the truth.

    Args:
        count: of issues; they take the mixes in turn.
        kind: ``train`` to look at, ``test`` to measure on.
        out: folder for the pages; what it holds already is not set again.

    Returns:
        Scores by what was done to pages and markers.
    """
    settings = Settings()
    readers = open_readers(settings.ocr)
    scores: dict[str, Score] = {}
    for number in range(1, count + 1):
        level, wear = MIXES[(number - 1) % len(MIXES)]
        folder = out / f"{kind}-{level}-{wear:.0%}".replace("%", "")
        if not (folder / f"issue_{number:04d}" / "issue.json").is_file():
            write_issues(folder, [number], (level,), kind, dpi=DPI, troubles=wear)
        name = f"{level}, {wear:.0%} damaged" if wear else level
        one = score_printed(folder / f"issue_{number:04d}", settings, readers)
        scores[name] = scores.get(name, Score()) + one
    return scores


def score_printed(folder: Path, settings: Settings, readers: Readers) -> Score:
    """Read an issue's pages and score its joins."""
    truth, told = load_truth(folder), _load(folder / "issue.json")
    date = datetime.strptime(told["date"], "%Y年%m月%d日").date().isoformat()
    given = Given(title=told["newspaper"], date=date, page="")
    records = [
        read_page(file.read_bytes(), file.name, given, settings, readers).record
        for file in sorted(folder.iterdir())
        if file.suffix in (".png", ".jpg")
    ]
    return compare(truth, _assembled(records))


def _assembled(records: Sequence[PageRecord]) -> AssembledIssue:
    first = records[0]
    return assemble_issue(first.title, first.slug, first.date, records)


def load_truth(folder: Path) -> Truth:
    """What ``bench.press`` wrote of an issue."""
    told = _load(folder / "issue.json")
    articles = {
        (label, one["id"]): triples(one["headline"] + one["body"])
        for stem, label in told["files"].items()
        for one in _load(folder / f"{stem}.json")["articles"]
    }
    joins = {
        ((one["from_page"], one["from_article"]), (one["to_page"], one["to_article"]))
        for one in told["joins"]
    }
    return Truth(articles, frozenset(joins), told["files"])


def compare(truth: Truth, made: AssembledIssue) -> Score:
    """The joins of an assembled issue against the truth."""
    labels = dict(_page_labels(truth, made))
    joins = [
        (_owners(truth, labels[one], text), _owners(truth, labels[other], more))
        for article in made.articles
        for (one, text), (other, more) in pairwise(_parts(article))
    ]
    found = {pair for pair in truth.joins if any(pair[0] in a and pair[1] in b for a, b in joins)}
    wrong = [
        f"{sorted(a)} + {sorted(b)}"
        for a, b in joins
        if not any((one, other) in truth.joins for one in a for other in b)
    ]
    left = sum(bool(MARKER_LEFT.search(article.text)) for article in made.articles)
    return Score(1, len(truth.joins), len(found), tuple(wrong), markers_left=left)


def _page_labels(truth: Truth, made: AssembledIssue) -> Iterator[tuple[str, str]]:
    """The true label of each page that was used, by the label it was given."""
    for page in made.ledger.pages:
        if page.status is PageStatus.READ:
            stem = Path(page.source).stem
            known = [name for name in truth.labels if re.fullmatch(rf"{name}([_-].*)?", stem)]
            yield page.page, truth.labels[max(known, key=len)]


def _parts(article: Article) -> Iterator[tuple[str, str]]:
    """Page and text of each part, with the paragraph before it: its end may stand here."""
    before = ""
    for part in article.parts:
        own = [p.text for p in article.paragraphs if p.page == part.page]
        yield part.page, article.headline + before + "".join(own)
        before = own[-1] if own else before


def _owners(truth: Truth, label: str, text: str) -> set[Part]:
    """The true articles of a page that stand in a piece of text, for the most part or in part.

    Told by what no other article of the page says: two on one subject are much alike.
    """
    held = triples(text)
    spread = Counter(t for part, own in truth.articles.items() if part[0] == label for t in own)
    return {
        part
        for part, whole in truth.articles.items()
        if part[0] == label
        and (own := {t for t in whole if spread[t] == 1} or whole)
        and len(own & held) >= OWN * len(own)
    }


def triples(text: str) -> frozenset[str]:
    """All runs of three letters of a text."""
    bare = letters(text)
    return frozenset(bare[at : at + 3] for at in range(len(bare) - 2))


def _load(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))
