"""Hand-written articles and briefs, beside what the grammar makes up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bench.press.grammar import data_lines


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An article as its author left it.

    Attributes:
        name: how pages ask for it.
        topic: the grammar's topic that could carry it on.
        headline: perhaps of two lines, divided by a newline; subheads likewise.
        captions: (caption, credit, scene) of its pictures.
        paragraphs: (role, text).
    """

    name: str
    topic: str
    headline: str
    kicker: str
    subtitle: str
    byline: str
    captions: tuple[tuple[str, str, str], ...]
    paragraphs: tuple[tuple[str, str], ...]


@cache
def manuscripts() -> tuple[Manuscript, ...]:
    """All hand-written articles, in the order of the file."""
    blocks: list[list[str]] = []
    for line in data_lines("articles.txt"):
        if line.startswith("== "):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return tuple(_manuscript(block) for block in blocks)


def manuscript(name: str) -> Manuscript:
    """One of them by name.

    Raises:
        KeyError: there is none of that name.
    """
    return {one.name: one for one in manuscripts()}[name]


@cache
def briefs() -> tuple[tuple[str, str], ...]:
    """Hand-written briefs as (headline, text)."""
    pairs = [line.partition("|") for line in data_lines("briefs.txt")]
    return tuple((headline, text) for headline, _, text in pairs)


def _manuscript(block: list[str]) -> Manuscript:
    _, name, topic = block[0].split()
    tiers = {"H": "", "K": "", "T": "", "B": ""}
    captions: list[tuple[str, str, str]] = []
    paragraphs: list[tuple[str, str]] = []
    for line in block[1:]:
        mark, text = (line[0], line[2:].replace("\\n", "\n")) if line[1:2] == " " else ("", line)
        if mark in tiers:
            tiers[mark] = text
        elif mark == "C":
            caption, credit, scene = text.split(" / ")
            captions.append((caption, credit, scene))
        else:
            paragraphs.append(("subhead", text) if mark == "S" else ("body", text))
    return Manuscript(
        name,
        topic,
        tiers["H"],
        tiers["K"],
        tiers["T"],
        tiers["B"],
        tuple(captions),
        tuple(paragraphs),
    )
