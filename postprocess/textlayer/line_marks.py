"""What the lines of a text layer say they are, each together with those beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from postprocess.bylines import is_signature
from postprocess.characters import ends_sentence
from postprocess.lines import join_texts
from postprocess.markers import paragraph_marker, trailing_marker
from postprocess.textlayer.marks import Mark, mark_of
from postprocess.textlayer.rawlines import RawLine

CAPTION_LINES = 5
_BRACKETED = re.compile("[（(][^（）()]+[）)]")
_MARKER = 8  # glyphs of a part of a marker
_NAME = 4  # glyphs of a name that is a byline without a role


def marks_of(lines: Sequence[RawLine]) -> dict[int, Mark]:
    """The lines, by number, that say what they are; a caption's other lines with its last."""
    told = {line.number: mark for line in lines if (mark := mark_of(line.text)) is not None}
    for stanza in short_stanzas(lines):
        if len(stanza) == 1 and is_name(stanza[0].text):
            told.setdefault(stanza[0].number, Mark.BYLINE)
        elif mark_of(join_texts(line.text for line in stanza)) is Mark.CAPTION:
            told |= {line.number: Mark.CAPTION for line in stanza if line.number not in told}
    for above, line in pairwise(lines):
        if line.number in told and _ends_marker(above.text, line.text):
            del told[line.number]
        elif ends_sentence(above.text) and _is_bracketed_name(line.text):
            told.setdefault(line.number, Mark.CLOSING)
    for at, line in enumerate(lines):
        if told.get(line.number) in (Mark.CAPTION, Mark.CREDIT):
            told |= dict.fromkeys(_caption_lines(at, lines, told), Mark.CAPTION)
    return told


def _is_bracketed_name(text: str) -> bool:
    """Whether a line is the signature at an article's foot: （王晓）."""
    return _BRACKETED.fullmatch(text) is not None and is_signature(text)


def _ends_marker(above: str, text: str) -> bool:
    """Whether a line is the end of a marker 下转 that begins in the line above: （下 / 转六版）."""
    if len(text) > _MARKER or paragraph_marker(above):
        return False
    marker = trailing_marker(above + text)[0]
    return marker is not None and not marker.damaged and len(marker.text) > len(text)


def short_stanzas(lines: Sequence[RawLine]) -> Iterator[list[RawLine]]:
    """The stanzas that may be a headline or a caption."""
    for _, run in groupby(lines, key=lambda line: line.stanza):
        stanza = list(run)
        if len(stanza) < CAPTION_LINES:
            yield stanza


def _caption_lines(at: int, lines: Sequence[RawLine], told: dict[int, Mark]) -> Iterator[int]:
    """Numbers of the lines above one with a credit which are the same caption's.

    A credit on a line of its own follows a sentence; above that another sentence ends.
    """
    alone = told[lines[at].number] is Mark.CREDIT
    for above in range(at - 1, max(-1, at - CAPTION_LINES), -1):
        line = lines[above]
        first = alone and above == at - 1
        if line.stanza != lines[at].stanza or line.number in told:
            return
        if ends_sentence(line.text) and not first:
            return
        yield line.number


def is_name(text: str) -> bool:
    """Whether a line of a headline block is a name, and so a byline without a role."""
    return 2 <= len(text) <= _NAME and is_signature(text)
