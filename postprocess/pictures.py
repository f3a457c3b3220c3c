"""Captions of an article, and the credit that covers a whole page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from document.article import ArticlePart, Caption
from document.geometry import Box
from document.page import RegionKind
from postprocess.captions import POINTERS, split_credit, split_page_credit, strip_lead
from postprocess.characters import ends_sentence
from postprocess.lines import Line, join_texts
from postprocess.passages import FURNITURE, Passage
from postprocess.people import spaced
from postprocess.repairs import repair
from postprocess.rows import in_rows, share_row

_WORD_GAP = 1.5  # glyphs between pieces of a sentence; a gutter is wider
_CREDIT_GAP = 3.0  # glyphs between a caption and its credit


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
    for pieces in _whole(p for p in passages if p.kind is RegionKind.CAPTION and p.lines):
        box = next((pictures[name] for name in map(_picture, pieces) if name in pictures), None)
        lines = in_rows(line for piece in pieces for line in piece.lines)
        found += [_caption(caption, box, label) for caption in _split(lines)]
    return tuple(caption for caption in found if caption.text or caption.credit)


def _picture(passage: Passage) -> str:
    return passage.region.picture or ""


def _whole(passages: Iterable[Passage]) -> list[list[Passage]]:
    """The passages of each caption: layout may cut one at a wide space."""
    groups: list[list[Passage]] = []
    for passage in passages:
        group = next((g for g in groups if any(_is_cut(piece, passage) for piece in g)), None)
        if group is None:
            groups.append([passage])
        else:
            group.append(passage)
    return groups


def _is_cut(one: Passage, other: Passage) -> bool:
    """Whether two captions are pieces of one: a sentence, or text and credit, cut in a row."""
    for a, b in product(one.lines, other.lines):
        left, right = sorted((a, b), key=lambda line: line.shape.box.left)
        white = (right.shape.box.left - left.shape.box.right) / max(left.shape.glyph, 1)
        if share_row(a, b) and right.text[0] not in POINTERS:
            whole = ends_sentence(left.text) or bool(split_credit(repair(left.text))[1])
            only_credit = not split_credit(repair(right.text))[0]
            return white <= (_CREDIT_GAP if only_credit else 0 if whole else _WORD_GAP)
    return False


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
