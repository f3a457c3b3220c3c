"""What was recovered from a page against its ground truth, in figures.

| figure | meaning |
| --- | --- |
| body_cer | character errors of article bodies, letters only; a missing article counts 1 |
| punct_cer | the same with punctuation kept |
| articles_whole | share of articles whose body has under 15 % errors: all of it, and no other |
| articles_gt, articles_out | how many articles there are, how many pieces of any kind came out |
| articles_off | articles that did not come out as one, and pieces that wrongly say they are one |
| headline_acc | 1 - character errors of the headlines |
| caption_recall | share of captions at the right article with under 25 % errors |
| continuation_acc | share of articles whose pointers to other pages are both right |
| marker_left_in_body | pieces with a continuation marker still in their text |
| bigram_f1 | overlap of character pairs, whatever the order: recognition alone |
| infix_cer | errors of each body against its best place in a raw text: order and recognition |

A figure that a page cannot have (no headline, no caption, no article) is absent, not 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from bench.characters import (
    bigram_f1,
    character_error_rate,
    folded,
    infix_error_rate,
    letters,
)

Figures = dict[str, float]

ARTICLE = "article"
STRANGER = 0.9  # body errors from which two articles have nothing to do with each other
WHOLE = 0.15  # body errors under which an article is whole: a foreign column is more
CAPTION_FOUND = 0.25  # errors under which a caption is the one that was meant
MARKER_LEFT = re.compile(r"[上下紧][接转]第?.{1,3}版")


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as it should be or as it came out.

    Attributes:
        captions: each with its credit, which may be empty or part of the text.
        continued_from, continued_to: the number in the label of the page pointed to.
    """

    kind: str
    kicker: str
    headline: str
    subtitle: str
    byline: str
    body: str
    captions: tuple[tuple[str, str], ...]
    continued_from: int | None
    continued_to: int | None

    @property
    def text(self) -> str:
        captions = "".join(text for text, _ in self.captions)
        return self.kicker + self.headline + self.subtitle + self.byline + self.body + captions


@dataclass(frozen=True, slots=True)
class Truth:
    """The ground truth of a page: its articles, and all text printed on it."""

    articles: tuple[Piece, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A true article, the piece that came out for it if any did, and the errors of its body."""

    truth: Piece
    piece: Piece | None
    errors: float


def parse_piece(data: Mapping[str, Any]) -> Piece:
    """Read an article of a ground truth file or of ``banmian read --json``."""
    paragraphs = "".join(_paragraph_text(paragraph) for paragraph in data["paragraphs"])
    captions = data.get("captions") or ()
    return Piece(
        kind=data["kind"],
        kicker=data.get("kicker", ""),
        headline=data.get("headline", ""),
        subtitle=data.get("subtitle", ""),
        byline=data.get("byline", ""),
        body=data.get("body", paragraphs),
        captions=tuple((caption["text"], caption.get("credit", "")) for caption in captions),
        continued_from=_page_number(data.get("continued_from")),
        continued_to=_page_number(data.get("continued_to")),
    )


def parse_truth(data: Mapping[str, Any]) -> Truth:
    """Read a ground truth file; advertisements and teasers count as text, not as articles."""
    pieces = [parse_piece(article) for article in data["articles"]]
    printed = [
        "".join(line["text"] for line in article.get("lines") or ()) or piece.text
        for article, piece in zip(data["articles"], pieces, strict=True)
    ]
    return Truth(
        articles=tuple(piece for piece in pieces if piece.kind == ARTICLE),
        text="".join(printed) + "".join(data["folio"]["text"]),
    )


def score_articles(truth: Truth, pieces: Sequence[Piece]) -> Figures:
    """The figures of the articles recovered from a page."""
    matches = best_matches(truth.articles, pieces)
    found: Figures = {
        "articles_gt": len(truth.articles),
        "articles_out": len(pieces),
        "articles_off": _articles_off(matches, pieces),
        "marker_left_in_body": sum(bool(MARKER_LEFT.search(piece.body)) for piece in pieces),
    }
    if not truth.articles:
        return found
    true_text = "".join(article.text for article in truth.articles)
    found |= {
        "body_cer": _by_length(matches, lambda one: one.errors),
        "punct_cer": _by_length(matches, _errors_with_punctuation),
        "articles_whole": _mean([one.errors < WHOLE for one in matches]),
        "continuation_acc": _mean([_points_right(one) for one in matches]),
        "bigram_f1": bigram_f1(letters(true_text), letters("".join(p.text for p in pieces))),
    }
    if headlines := [_headline_right(one) for one in matches if one.truth.headline]:
        found["headline_acc"] = _mean(headlines)
    if captions := [_has_caption(one, text) for one in matches for text, _ in one.truth.captions]:
        found["caption_recall"] = _mean(captions)
    return found


def score_text(truth: Truth, text: str) -> Figures:
    """The figures of a raw text of the page, such as a plain OCR program gives."""
    found: Figures = {"bigram_f1": bigram_f1(letters(truth.text), letters(text))}
    if truth.articles:
        raw = letters(text)
        places = [Match(a, None, infix_error_rate(letters(a.body), raw)) for a in truth.articles]
        found["infix_cer"] = _by_length(places, lambda one: one.errors)
    return found


def best_matches(articles: Sequence[Piece], pieces: Sequence[Piece]) -> tuple[Match, ...]:
    """Give each true article at most one piece, so that the errors of all bodies are least."""
    pieces = sorted(pieces, key=repr)  # of equally good answers always the same one
    errors = np.ones((len(articles), max(1, len(pieces))))
    for row, article in enumerate(articles):
        for column, piece in enumerate(pieces):
            rate = character_error_rate(letters(article.body), letters(piece.body))
            errors[row, column] = min(1.0, rate)
    rows, columns = linear_sum_assignment(errors)
    found = {
        int(row): Match(articles[row], pieces[column], float(errors[row, column]))
        for row, column in zip(rows, columns, strict=True)
        if errors[row, column] < STRANGER
    }
    return tuple(found.get(row, Match(one, None, 1.0)) for row, one in enumerate(articles))


def _articles_off(matches: Sequence[Match], pieces: Sequence[Piece]) -> int:
    came_out = sum(one.piece is not None and one.piece.kind == ARTICLE for one in matches)
    said = sum(piece.kind == ARTICLE for piece in pieces)
    return (len(matches) - came_out) + (said - came_out)


def _by_length(matches: Sequence[Match], errors: Callable[[Match], float]) -> float:
    lengths = [len(one.truth.body) for one in matches]
    weighted = sum(errors(one) * length for one, length in zip(matches, lengths, strict=True))
    return weighted / max(1, sum(lengths))


def _errors_with_punctuation(one: Match) -> float:
    if one.piece is None:
        return 1.0
    return min(1.0, character_error_rate(folded(one.truth.body), folded(one.piece.body)))


def _headline_right(one: Match) -> float:
    if one.piece is None:
        return 0.0
    rate = character_error_rate(letters(one.truth.headline), letters(one.piece.headline))
    return 1.0 - min(1.0, rate)


def _has_caption(one: Match, text: str) -> bool:
    captions = one.piece.captions if one.piece else ()
    candidates = [form for found, credit in captions for form in (found, found + credit)]
    return any(
        character_error_rate(letters(text), letters(form)) < CAPTION_FOUND for form in candidates
    )


def _points_right(one: Match) -> bool:
    return one.piece is not None and (
        (one.piece.continued_from, one.piece.continued_to)
        == (one.truth.continued_from, one.truth.continued_to)
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _paragraph_text(paragraph: str | Mapping[str, Any]) -> str:
    return paragraph if isinstance(paragraph, str) else str(paragraph["text"])


def _page_number(label: str | int | None) -> int | None:
    digits = re.search(r"\d+", str(label or ""))
    return int(digits.group()) if digits else None
