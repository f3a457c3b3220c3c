"""Damaged markers that point nowhere: what only looks like a marker goes back into the text.

A damaged marker counts only when it points to another page that exists or may be missing. One that
points to its own page, or beyond the last page that the issue announces, and is not joined all the
same (its number may be misread), is text; the ledger says that it is there. Where the words are
sound and only the number is misread, it is a marker whose number nobody can read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from document.article import ArticlePart, Direction, Marker, Paragraph, ParagraphRole
from document.page import PageRecord
from postprocess.crosscheck import announced_pages, is_plain
from postprocess.cues import Cue
from postprocess.evidence import Piece
from postprocess.labels import Pages, page_key, same_page
from postprocess.marker_forms import STRONG
from postprocess.pairing import Pairing

SOUND = re.compile(
    rf"(?:{'|'.join(word for words in STRONG.values() for word in words)})第.{{1,3}}版"
)
"""Words that are nothing but a marker's, with a number that may be misread."""


@dataclass(frozen=True, slots=True)
class PutBack:
    """Pieces and pairing without the markers that are none.

    Attributes:
        cues: what they say, by place of the piece.
    """

    pieces: tuple[Piece, ...]
    pairing: Pairing
    cues: Mapping[int, tuple[Cue, ...]]


def put_back(
    pieces: Sequence[Piece], pairing: Pairing, pages: Pages, records: Sequence[PageRecord]
) -> PutBack:
    """Put damaged markers that point nowhere back where they stood.

    Args:
        pieces: all parts of the issue.
        pairing: of their markers.
        pages: of the issue.
        records: of its pages, for what they announce.
    """
    last = announced_pages(records) if is_plain(records) else None
    made, cues = list(pieces), dict[int, tuple[Cue, ...]]()
    single = dict(pairing.unresolved)
    for at, direction in pairing.unresolved:
        part = made[at].part
        marker = part.continued_to if direction is Direction.TO else part.continued_from
        why = _nowhere(marker, pieces[at].page, pages, last) if marker else ""
        if marker and why and SOUND.search(marker.text):
            made[at] = replace(made[at], part=_unnumbered(part, marker))
        elif marker and why:
            made[at] = replace(made[at], part=_with_text(part, marker))
            cue = Cue(marker.text, direction, marker.page, f"{why}: it stays in the text")
            cues[at] = (*cues.get(at, ()), cue)
            del single[at, direction]
    return PutBack(tuple(made), Pairing(pairing.joins, single), cues)


def _nowhere(marker: Marker, page: str, pages: Pages, last: int | None) -> str:
    """Why a damaged marker points to no other page; empty when it may."""
    if not marker.damaged or not marker.page:
        return ""
    target = pages.resolve(marker.page)
    if target is not None:
        return "it is damaged and points to its own page" if same_page(target, page) else ""
    key = page_key(marker.page)
    beyond = last is not None and not key.section and key.number > last
    return f"it is damaged and the issue has {last} pages" if beyond else ""


def _unnumbered(part: ArticlePart, marker: Marker) -> ArticlePart:
    return part.with_marker(marker.direction, replace(marker, page=""))


def _with_text(part: ArticlePart, marker: Marker) -> ArticlePart:
    """The part with a marker's text where it stood, at the beginning or the end."""
    leads = marker.direction is Direction.FROM
    texts = list(part.paragraphs)
    if not texts:
        texts = [Paragraph(ParagraphRole.BODY, "", part.page, part.confidence)]
    at = 0 if leads else -1
    text = marker.text + texts[at].text if leads else texts[at].text + marker.text
    texts[at] = replace(texts[at], text=text)
    return replace(part, paragraphs=tuple(texts)).with_marker(marker.direction, None)
