"""Parts of articles typed on a page: where a marker stands beside its text is chosen anew."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bench.joins.typed import (
    Row,
    Typewriter,
    columns,
    either,
    right_aligned,
    wrapped,
)
from bench.press.story import Story
from bench.press.truth import TruthMarker
from document.page import RegionKind

HEADLINE = 14  # glyphs of a headline's line


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of an article, to be typed.

    Attributes:
        owner: ``story.part``.
        paragraphs: (role, text).
        arrives, leaves: its markers; their text as it is read.
        resumes: its first paragraph is the rest of one.
        cut: its last paragraph goes on elsewhere.
        label: of its page.
    """

    owner: str
    headline: str
    paragraphs: tuple[tuple[str, str], ...]
    kicker: str = ""
    subtitle: str = ""
    byline: str = ""
    arrives: TruthMarker | None = None
    leaves: TruthMarker | None = None
    resumes: bool = False
    cut: bool = False
    label: str = ""

    @classmethod
    def of(
        cls, story: Story, owner: str, paragraphs: Sequence[tuple[str, str]] | None = None
    ) -> Sheet:
        """A story, or the part of it that has these paragraphs."""
        return cls(
            owner=owner,
            headline=story.headline.replace("\n", ""),
            paragraphs=tuple(story.paragraphs if paragraphs is None else paragraphs),
            kicker=story.kicker,
            subtitle=story.subtitle,
            byline=story.byline,
        )


def type_page(label: str, sheets: Sequence[Sheet], rng: random.Random) -> Typewriter:
    """A page with its folio and its parts one under the other."""
    typed = Typewriter()
    named = [Row(label)] if label else []
    typed.type(RegionKind.FOLIO, [Row("2026年3月16日　星期一"), *named], None, "folio")
    for article, sheet in enumerate(sheets):
        _type_part(typed, sheet, article, rng)
    return typed


def _type_part(typed: Typewriter, sheet: Sheet, article: int, rng: random.Random) -> None:
    arrives = either(rng, (0.5, "glued"), (0.35, "alone"), (0.15, "beside"))
    head = [
        (RegionKind.KICKER, [Row(sheet.kicker)]),
        (RegionKind.HEADLINE, _lines(sheet.headline)),
        (RegionKind.SUBTITLE, [Row(sheet.subtitle)]),
        (RegionKind.BYLINE, [Row(sheet.byline)]),
    ]
    if sheet.arrives and arrives == "beside" and sheet.headline:
        head.insert(2, (RegionKind.SUBTITLE, [Row(sheet.arrives.text)]))
    for kind, rows in head:
        typed.type(kind, rows, article, sheet.owner)
    rows = _body(sheet, arrives, rng)
    for column in columns(rows):
        typed.type(RegionKind.BODY, column, article, sheet.owner)


def _lines(headline: str) -> list[Row]:
    return [Row(headline[at : at + HEADLINE]) for at in range(0, len(headline), HEADLINE)]


def _body(sheet: Sheet, arrives: str, rng: random.Random) -> list[Row]:
    """The lines of the text with the markers at its edges."""
    texts = [text for _, text in sheet.paragraphs]
    rows: list[Row] = []
    before = sheet.arrives.text if sheet.arrives else ""
    glues = arrives == "glued" and sheet.paragraphs[0][0] == "body"
    beside = arrives == "beside" and sheet.headline
    if before and not glues and not beside:
        rows.append(Row(before, 2.0 if rng.random() < 0.5 else 0.0))
    after = sheet.leaves.text if sheet.leaves else ""
    leaves = either(rng, (0.65, "glued"), (0.25, "alone"), (0.1, "signed"))
    for at, (role, text) in enumerate(sheet.paragraphs):
        first, last = at == 0, at == len(texts) - 1
        glued = before if first and glues else ""
        indent = 0.0 if first and sheet.resumes and not glued else 2.0
        if last and after and leaves == "signed" and not sheet.cut:
            text += "（记者 林远）"
        if last and leaves != "alone":
            text += after
        rows += [Row(text, 4.0)] if role == "subhead" else wrapped(glued + text, indent)
    if after and leaves == "alone":
        rows.append(right_aligned(after))
    return rows
