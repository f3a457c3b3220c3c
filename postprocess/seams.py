"""Seams: the parts of an article put together so that the text reads through.

What the later part only repeats (headline, kicker, subtitle, byline) is dropped; what it says anew
is kept, in its field or in the review. A sentence cut in the middle becomes one paragraph again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from document.article import (
    Article,
    ArticlePart,
    Caption,
    Join,
    Marker,
    Paragraph,
    ParagraphRole,
    PartReference,
)
from postprocess.authors import parse_dateline, people_of
from postprocess.characters import weight
from postprocess.evidence import Piece, runs_on
from postprocess.likeness import bare, headline_likeness

REPEATED = 0.75  # likeness from which a text is a repetition, with some reading errors
UNREADABLE_PAGE = "?"  # an article goes on, but the marker's page number could not be read

_LATIN_SEAM = re.compile(r"[A-Za-z]\Z"), re.compile(r"[A-Za-z]")


def sew(
    title: str,
    date: str,
    pieces: Sequence[Piece],
    joins: Sequence[Join],
    review: Sequence[str] = (),
) -> Article:
    """The article that some parts make.

    Args:
        title: the newspaper's name.
        date: of the issue.
        pieces: its parts in order, one at least.
        joins: between them.
        review: more reasons why a person should look; they come first.
    """
    parts = [piece.part for piece in pieces]
    first, last = parts[0], parts[-1]
    heads = {name: _field(name, pieces) for name in ("kicker", "headline", "subtitle", "byline")}
    kept = {name: text for name, (text, _) in heads.items()}
    surplus = [note for _, notes in heads.values() for note in notes]
    paragraphs = join_paragraphs(parts)
    dateline = next((part.dateline for part in parts if part.dateline), "")
    return Article(
        id=pieces[0].id,
        kind=first.kind,
        title=title,
        date=date,
        **kept,
        dateline=dateline,
        paragraphs=paragraphs,
        captions=_captions(parts),
        parts=tuple(_reference(piece) for piece in pieces),
        continued_from=_open_end(first.continued_from),
        continued_to=_open_end(last.continued_to),
        joins=tuple(joins),
        confidence=_confidence(parts),
        review=(*review, *_reviews(pieces), *surplus),
        engine="; ".join(dict.fromkeys(piece.engine for piece in pieces if piece.engine)),
        text=article_text(kept["headline"], paragraphs),
        people=people_of(kept["byline"], dateline),
        dateline_parts=parse_dateline(dateline, date),
    )


def article_text(headline: str, paragraphs: Iterable[Paragraph]) -> str:
    """The headline, then the paragraphs, one a line; without a line end after the last."""
    texts = (headline, *(paragraph.text for paragraph in paragraphs))
    return "\n".join(text for text in texts if text)


def join_paragraphs(parts: Sequence[ArticlePart]) -> tuple[Paragraph, ...]:
    """The paragraphs of all parts, cut ones made whole and repeated headlines left out."""
    joined: list[Paragraph] = list(parts[0].paragraphs)
    before = parts[0]
    for part in parts[1:]:
        part = _without_repeated_head(part, parts[0])
        if joined and runs_on(replace(before, paragraphs=tuple(joined)), part):
            joined[-1] = _sewn(joined[-1], part.paragraphs[0])
            joined += part.paragraphs[1:]
        else:
            joined += part.paragraphs
        before = part
    return tuple(joined)


def _without_repeated_head(part: ArticlePart, first: ArticlePart) -> ArticlePart:
    """The part without a first paragraph that is the headline once more, taken for text."""
    if not part.paragraphs or len(bare(first.headline)) < 5:
        return part
    begins = part.paragraphs[0]
    alike = headline_likeness(begins.text, first.headline) >= 0.9
    short = len(bare(begins.text)) <= len(bare(first.headline)) + 4
    if alike and short and (begins.role is ParagraphRole.SUBHEAD or not part.headline):
        return replace(part, paragraphs=part.paragraphs[1:], headline=begins.text)
    return part


def _sewn(one: Paragraph, other: Paragraph) -> Paragraph:
    """One paragraph of two; it belongs to the page where it begins, and names the others."""
    mine, theirs = weight(one.text) or 1, weight(other.text) or 1
    before, after = _LATIN_SEAM
    space = " " if before.search(one.text) and after.match(other.text) else ""
    confidence = (one.confidence * mine + other.confidence * theirs) / (mine + theirs)
    text, also_on = one.text + space + other.text, (*one.also_on, other.page, *other.also_on)
    return Paragraph(one.role, text, one.page, round(confidence, 4), also_on)


def _field(name: str, pieces: Sequence[Piece]) -> tuple[str, list[str]]:
    """A text of the article's head and notes on what later parts print instead of repeating it.

    The first part that has the text gives it. A later byline that names other people is added.
    """
    kept, notes = "", []
    for piece in pieces:
        text = getattr(piece.part, name)
        if not text or _repeats(text, kept, pieces[0].part):
            continue
        if not kept:
            kept = text
        elif name == "byline":
            kept = f"{kept} {text}"
        else:
            notes.append(f"page {piece.page}: another {name} is printed here: {text}")
    return kept, notes


def _repeats(text: str, kept: str, first: ArticlePart) -> bool:
    """Whether the text stands already in its own field or in the first part's head."""
    if kept and (bare(text) in bare(kept) or headline_likeness(text, kept) >= REPEATED):
        return True
    others = (first.headline, first.kicker + first.headline, first.subtitle, first.kicker)
    return bool(kept) and any(headline_likeness(text, other) >= REPEATED for other in others)


def _captions(parts: Iterable[ArticlePart]) -> tuple[Caption, ...]:
    return tuple(caption for part in parts for caption in part.captions)


def _reference(piece: Piece) -> PartReference:
    part = piece.part
    markers = (part.continued_from, part.continued_to)
    printed = " ".join(marker.text for marker in markers if marker)
    return PartReference(piece.page, part.box, part.region_ids, printed)


def _open_end(marker: Marker | None) -> str | None:
    return None if marker is None else marker.page or UNREADABLE_PAGE


def _confidence(parts: Sequence[ArticlePart]) -> float:
    """Mean over the parts by characters."""
    weights = [max(1, sum(weight(p.text) for p in part.paragraphs)) for part in parts]
    total = sum(
        part.confidence * characters for part, characters in zip(parts, weights, strict=True)
    )
    return round(total / sum(weights), 4)


def _reviews(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """What the parts say, the least certain part first."""
    worst_first = sorted(pieces, key=lambda piece: piece.part.confidence)
    return tuple(f"page {piece.page}: {why}" for piece in worst_first for why in piece.part.review)
