"""Captions of an article, and the credit that covers a whole page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from document.article import ArticlePart, Caption
from document.geometry import Box
from document.page import RegionKind
from postprocess.captions import POINTERS, split_credit, split_page_credit, strip_lead
from postprocess.lines import Line, join_texts
from postprocess.passages import FURNITURE, Passage
from postprocess.people import spaced
from postprocess.repairs import repair


def read_captions(
    passages: Sequence[Passage], pictures: Mapping[str, Box], label: str
) -> tuple[Caption, ...]:
    """The captions of one article.

    Args:
        passages: of the article; those of kind caption are read.
        pictures: boxes of the page's pictures by region id.
        label: of the page.
    """
    found = []
    for passage in passages:
        if passage.kind is RegionKind.CAPTION:
            box = pictures.get(passage.region.picture or "")
            found += [_caption(lines, box, label) for lines in _split(passage.lines)]
    return tuple(caption for caption in found if caption.text or caption.credit)


def _split(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each caption: a pointer ▲ begins a new one."""
    found: list[list[Line]] = []
    for line in lines:
        if found and line.text[0] not in POINTERS:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _caption(lines: Sequence[Line], box: Box | None, label: str) -> Caption:
    text, credit = split_credit(strip_lead(repair(join_texts(line.text for line in lines))))
    return Caption(text, spaced(credit), label, box)


def pull_page_credit(passages: Iterable[Passage]) -> tuple[str, tuple[Passage, ...]]:
    """The credit for all pictures of the page (本版图片均由X摄), and the passages without it.

    It stands at the end of a caption or on lines of its own anywhere on the page. In a caption
    the line's words are cut; the last one found counts.
    """
    credit, kept = "", []
    for passage in passages:
        rest, found = (
            split_page_credit(repair(passage.text))
            if passage.lines and passage.kind not in FURNITURE
            else ("", "")
        )
        if found and (not rest or passage.kind is RegionKind.CAPTION):
            credit = found
            passage = replace(passage, lines=_cut(passage.lines, len(rest)))
        kept.append(passage)
    return credit, tuple(kept)


def _cut(lines: Sequence[Line], length: int) -> tuple[Line, ...]:
    """Lines up to so many characters of their repaired text; the last one shortened."""
    kept: list[Line] = []
    for line in lines:
        if length <= 0:
            break
        text = repair(line.text)[:length]
        length -= len(text)
        kept.append(replace(line, text=text))
    return tuple(kept)


def give_credit(parts: Iterable[ArticlePart], credit: str) -> tuple[ArticlePart, ...]:
    """The parts with the page's credit on every caption that has none of its own."""
    return tuple(
        replace(
            part,
            captions=tuple(
                caption if caption.credit else replace(caption, credit=spaced(credit))
                for caption in part.captions
            ),
        )
        for part in parts
    )
