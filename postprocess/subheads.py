"""Subheads 小标题 that layout left in a column: one or two lines centred in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from document.page import RegionKind
from postprocess.bylines import is_signature
from postprocess.characters import ends_sentence
from postprocess.datelines import find_dateline
from postprocess.options import TextOptions
from postprocess.paragraphs import Setting, settings
from postprocess.passages import Passage

_LINES = 2  # verse has more
_WHITE = 2.0  # glyphs on either side; a paragraph of a single line has that only on its left
_SOME_WHITE = 0.5  # glyphs on either side, where there is also white above and below
_LARGER = 1.15  # of the column's glyphs; the ink of one line's glyphs varies by a tenth
_APART = 0.3  # glyphs of white above and below beyond the leading
_ASKEW = 1.2  # glyphs by which the two sides may differ
_STOPPED = re.compile(r"(?:[，、；：）\d]|[。！？…][”’」』]?)$")


def subheads_apart(passage: Passage, options: TextOptions) -> tuple[Passage, ...]:
    """The passage cut so that lines which are plainly subheads stand by themselves.

    They are centred, without a stop, and either much shorter than the column behind a line that
    ends a paragraph, or parted from the text by white above and below. At the end of a passage
    nothing shows that text follows, and the line may be a signature.
    """
    if passage.kind is not RegionKind.BODY or len(passage.lines) < _LINES + 2:
        return (passage,)
    column = _Column(settings(passage.lines, options), options)
    pieces: list[Passage] = []
    for told, run in groupby(range(len(column.lines)), key=column.is_subhead):
        lines = tuple(column.lines[at].line for at in run)
        kind = RegionKind.SUBHEAD if told else passage.kind
        pieces.append(replace(passage, kind=kind, lines=lines))
    return tuple(pieces)


class _Column:
    """A passage's lines with what is usual among them."""

    def __init__(self, lines: Sequence[Setting], options: TextOptions) -> None:
        self.lines = lines
        self._short, self._indent = options.short, options.indent
        self._glyph = median(setting.line.shape.glyph for setting in lines)
        self._leading = median(setting.line.shape.gap for setting in lines[1:])

    def is_subhead(self, at: int) -> bool:
        """Whether a line belongs to a run of one or two that are a subhead."""
        if not self._is_centred(at):
            return False
        first, last = at, at
        while first > 0 and self._is_centred(first - 1):
            first -= 1
        while last + 1 < len(self.lines) and self._is_centred(last + 1):
            last += 1
        text = "".join(self.lines[one].line.text for one in range(first, last + 1))
        if last - first >= _LINES or last + 1 == len(self.lines) or is_signature(text):
            return False
        white = self._gap(last + 1) and (first == 0 or self._gap(first))
        narrow = first > 0 and self._ends(first - 1)
        return white or (narrow and all(self._is_narrow(one) for one in range(first, last + 1)))

    def _is_centred(self, at: int) -> bool:
        setting = self.lines[at]
        text, size = setting.line.text, setting.line.shape.glyph
        balanced = abs(setting.indent - setting.slack) <= _ASKEW
        white = min(setting.indent, setting.slack) >= _SOME_WHITE
        apart = white or size >= _LARGER * self._glyph or self._names_next(at)
        return balanced and apart and not _STOPPED.search(text)

    def _names_next(self, at: int) -> bool:
        """Whether a brief begins in the next line, so that this one may be its headline."""
        below = self.lines[at + 1 : at + 2]
        return any(one.indent >= self._indent and find_dateline(one.line.text) for one in below)

    def _is_narrow(self, at: int) -> bool:
        return min(self.lines[at].indent, self.lines[at].slack) >= _WHITE

    def _gap(self, at: int) -> bool:
        """Whether there is more white over a line than the leading."""
        return self.lines[at].line.shape.gap >= self._leading + _APART

    def _ends(self, at: int) -> bool:
        """Whether a paragraph can end with a line: it is short, or full with a stop."""
        line = self.lines[at]
        return line.slack >= self._short or ends_sentence(line.line.text)
