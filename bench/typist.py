"""Texts broken into the lines of columns, as a text layer shows them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.press.story import Story

_TOKEN = re.compile(r"[A-Za-z0-9.%,:]+|.")
NOT_FIRST = "，。、：；！？”’）》〕】…—)"
NOT_LAST = "“‘（《〔【("
_TIGHT = 0.75  # glyphs that squeezed punctuation lets into a line
_INDENT = 2.0  # glyphs, of a paragraph
_WIDTH_CHANGES = 0.1  # share of paragraphs before which the column's width changes
_NARROW = 0.5  # width of a digit or Latin letter


@dataclass(frozen=True, slots=True)
class Habits:
    """How one text layer shows its page.

    Attributes:
        indents: the indent of paragraphs is there, as two wide spaces.
        paragraph_blank, column_blank, first_blank: how often a blank line stands before a
            paragraph, at a column's end, after a paragraph's first line.
        spread: how often a stretched line shows gaps between its glyphs.
        digit_gaps: a space stands on either side of numbers.
        heads: where headlines stand: before or after their bodies, all first, all last.
        captions: where captions stand: after the body, in its midst, all last.
        blank_lines: there are blank lines at all; PDF libraries give none.
    """

    indents: bool
    paragraph_blank: float
    column_blank: float
    first_blank: float
    spread: float
    digit_gaps: bool
    heads: str
    captions: str
    blank_lines: bool = True


class Typist:
    """Breaks texts into the lines of columns."""

    def __init__(self, rng: random.Random, habits: Habits) -> None:
        self.rng, self.habits = rng, habits

    def column_text(self, story: Story, captions: Sequence[list[str]]) -> list[str]:
        """The story's body in columns; captions stand between two of them where they must."""
        width = self.rng.randint(11, 20)
        height = self.rng.randint(12, 45)
        waiting = list(captions)
        lines: list[str] = []
        for at, (role, text) in enumerate(_marked(story)):
            if self.rng.random() < _WIDTH_CHANGES:
                width = max(9, min(22, width + self.rng.choice((-3, -1, 1, 3))))
            if role == "body":
                block = self._set(text, width, indented=at > 0 or not story.arrives)
                lines += self._columns(block, len(lines), height, waiting)
            else:
                lines += ["", *_subhead(text, width), ""]
        for caption in waiting:
            lines += ["", *caption]
        return _single_blanks(lines)

    def _columns(
        self, block: Sequence[str], before: int, height: int, waiting: list[list[str]]
    ) -> Iterator[str]:
        """A paragraph's lines with the blank ones and captions that column ends put in."""
        if self._chance(self.habits.paragraph_blank):
            yield ""
        for place, line in enumerate(block):
            yield line
            if (before + place + 1) % height == 0:
                yield from self._column_end(waiting)
            elif not place and self._chance(self.habits.first_blank):
                yield ""

    def _column_end(self, waiting: list[list[str]]) -> Iterator[str]:
        if waiting:
            yield from ("", *waiting.pop(0), "")
        elif self._chance(self.habits.column_blank):
            yield ""

    def caption(self, text: str) -> list[str]:
        """A caption in one line, or several of a width of its own."""
        width = self.rng.choice((60, 22, 26))
        return self._set(text, width, indented=False)

    def _set(self, text: str, width: float, indented: bool) -> list[str]:
        lines: list[str] = []
        line: list[str] = []
        used = _INDENT if indented else 0.0
        tokens = _TOKEN.findall(text)
        for token, follows in zip(tokens, [*tokens[1:], ""], strict=True):
            size = _size(token)
            room = width + (_TIGHT if token[0] in NOT_FIRST else 0.0)
            lonely = token in NOT_LAST and used + size + 1 > width and bool(follows)
            if line and (used + size > room or lonely):
                carried = _carried(line, token)
                lines.append(self._show(line, width - used + sum(map(_size, carried))))
                line, used = carried, sum(map(_size, carried))
            line.append(token)
            used += size
        lines.append(self._show(line, 0.0))
        if indented and self.habits.indents:
            lines[0] = "\u3000\u3000" + lines[0]
        return lines

    def _show(self, tokens: Sequence[str], white: float) -> str:
        gaps = " " if white >= 0.5 and self._chance(self.habits.spread) else ""
        shown = ""
        for token in tokens:
            narrow = token[0].isascii()
            beside = narrow or (bool(shown) and shown[-1].isascii())
            gap = gaps or (" " if self.habits.digit_gaps and beside else "")
            mark = token in NOT_FIRST + NOT_LAST and not gaps
            shown += (gap if shown and not mark else "") + token
        return shown

    def _chance(self, share: float) -> bool:
        return self.rng.random() < share


def _carried(line: list[str], token: str) -> list[str]:
    """What a line gives up so that the next one does not begin with a closing mark."""
    carried: list[str] = []
    while line and (carried or [token])[0][0] in NOT_FIRST:
        carried.insert(0, line.pop())
    return carried


def _size(token: str) -> float:
    return sum(_NARROW if sign.isascii() else 1.0 for sign in token)


def _marked(story: Story) -> Iterator[tuple[str, str]]:
    """The paragraphs with the markers printed at their edges."""
    last = len(story.paragraphs) - 1
    for at, (role, text) in enumerate(story.paragraphs):
        if at == 0 and story.arrives:
            text = story.arrives.text + text
        if at == last and story.leaves:
            text += story.leaves.text
        yield role, text


def _subhead(text: str, width: float) -> list[str]:
    """A subhead's lines: broken where it says, or in two as even as can be if it is too wide."""
    lines = text.split("\n")
    if len(lines) > 1 or sum(map(_size, text)) <= width - _INDENT:
        return lines
    tokens = _TOKEN.findall(text)
    middle = min(range(1, len(tokens)), key=lambda at: _unevenness(tokens, at))
    return ["".join(tokens[:middle]), "".join(tokens[middle:])]


def _unevenness(tokens: Sequence[str], at: int) -> float:
    wrong = tokens[at] in NOT_FIRST or tokens[at - 1] in NOT_LAST
    return abs(sum(map(_size, tokens[:at])) - sum(map(_size, tokens[at:]))) + 100 * wrong


def _single_blanks(lines: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1] else kept
