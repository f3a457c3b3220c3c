"""Read lines: a line's shape with its text, and how lines are joined where print broke them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from document.page import LineShape
from postprocess.characters import CLOSERS, OPENERS, weight

_LATIN_END = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .&'’‐‑⁃-]*$")
_LATIN_START = re.compile(r"[A-Za-z0-9]")
_HYPHENS = "-‐‑⁃"  # the last is what typesetting systems put at a line's end
_HYPHEN_END = re.compile(f"(?<=[A-Za-z])[{_HYPHENS}]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A text line as read, with the shape it was read from.

    Attributes:
        region: id of its region.
        raw: as the engine gave it.
        text: without the defects that can be seen in one line alone.
        confidence: 0-1.
    """

    region: str
    raw: str
    text: str
    confidence: float
    shape: LineShape

    @property
    def weight(self) -> int:
        """What it counts in means over characters; an unread line counts by its length."""
        return weight(self.text) or max(1, round(self.shape.length))


def join_texts(texts: Iterable[str]) -> str:
    """Lines' texts as one.

    Between Han stands nothing. Numbers and Latin words broken at a line's end close up (20 | 21年,
    Open | AI), a hyphen between small letters goes. A space is put where a word with a capital
    follows a small letter (Linux | Kernel) and inside a run of several Latin words.

    >>> join_texts(["他于20", "21年用Linux", "Kernel与micro-", "code"])
    '他于2021年用Linux Kernel与microcode'
    >>> join_texts(["the quick brown", "fox", "Build⁃", "ing", "Covid-", "19"])
    'the quick brown fox Building Covid-19'
    """
    joined = ""
    for text in texts:
        joined = _join_two(joined, text)
    return joined


def _join_two(left: str, right: str) -> str:
    run = _LATIN_END.search(left)
    if run is None or not _LATIN_START.match(right):
        return left + right
    if _HYPHEN_END.search(left):
        return (left[:-1] if right[0].islower() and left[-2].islower() else left) + right
    capital_follows = left[-1].islower() and right[0].isupper() and right[1:2].islower()
    several_words = " " in run.group() and left[-1].isalpha() and right[0].isalpha()
    return f"{left} {right}" if capital_follows or several_words else left + right


def mean_confidence(lines: Sequence[Line]) -> float:
    """Mean confidence of lines, weighted by characters; 1 for no lines at all."""
    total = sum(line.weight for line in lines)
    if not total:
        return 1.0
    return round(sum(line.confidence * line.weight for line in lines) / total, 4)


def indent_of(line: Line) -> float:
    """A line's indent in glyphs, less the white inside an opening quote or bracket (half a glyph).

    The ink of “ and 《 stands in the right half of its square.
    """
    inner = 0.5 if line.text[:1] and line.text[0] in OPENERS else 0.0
    return line.shape.indent - inner


def slack_of(line: Line) -> float:
    """White after a line in glyphs, less the white inside a closing mark (half a glyph)."""
    inner = 0.5 if line.text[-1:] and line.text[-1] in "，。、；：！？" + CLOSERS else 0.0
    return line.shape.slack - inner
