"""Kinds of passages put right by what the text says.

Layout knows no text and may take a byline for body or a marker for a subhead; a few kinds of text
are plain enough to overrule it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from document.geometry import Box
from document.page import PageLayout, RegionKind
from postprocess.byline_lines import lift_bylines
from postprocess.bylines import is_byline, is_signature
from postprocess.captions import POINTERS, split_credit, split_page_credit
from postprocess.characters import count_han, ends_sentence
from postprocess.imprint import is_imprint
from postprocess.lines import Line
from postprocess.passages import FURNITURE, TEXT_KINDS, Passage
from postprocess.repairs import repair

_AS_PRINTED = FURNITURE | {RegionKind.ADVERTISEMENT, RegionKind.PICTURE, RegionKind.TABLE}
_NEAR = 3.0  # glyphs between a picture and its caption
_NAME = 4  # Han of a name; a caption says more
_CAPTION_LINES = 5  # a caption is rarely longer
_TOP, _BOTTOM = 0.12, 0.05  # shares of the page's height that masthead and folio take
_FOLIO_LINES = 8
_FOLIO_CUES = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|星期|农历|第\d{3,6}[期号]|今日.{1,3}版|国内统一|CN\d\d-\d{4}|邮发代号|www\."
)
_SPECK, _SPECK_SIGNS, _SPECK_CONFIDENCE = 0.75, 3, 0.5  # glyphs; real text is read with more
_WRITERS = re.compile("记者|通讯员|作者|评论|编辑|编译|文|图|摄|报道|供稿|据|社|[/／]")


def tell_kinds(passages: Sequence[Passage], layout: PageLayout) -> tuple[Passage, ...]:
    """The same lines in passages of the kinds that the text tells.

    Args:
        passages: of a page, in reading order.
        layout: of the page, for what is near a picture or an edge.
    """
    pictures = [p.region.box for p in passages if p.kind is RegionKind.PICTURE]
    told: list[Passage] = []
    for passage in passages:
        if passage.kind in _AS_PRINTED or not passage.lines:
            told.append(passage)
        elif _is_furniture(passage, layout):
            told.append(replace(passage, kind=RegionKind.FOLIO))
        elif _is_speck(passage, layout.glyph):
            told.append(replace(passage, kind=RegionKind.UNASSIGNED))
        else:
            told += _imprint_apart(passage)
    return tuple(_retold(passage, pictures, layout.glyph) for passage in lift_bylines(told))


def _is_furniture(passage: Passage, layout: PageLayout) -> bool:
    """Whether a short region at the page's edge says what only folio and masthead say, twice."""
    box = passage.region.box
    at_edge = box.bottom <= _TOP * layout.height or box.top >= (1 - _BOTTOM) * layout.height
    if not at_edge or len(passage.lines) > _FOLIO_LINES:
        return False
    text = re.sub(r"\s", "", "".join(line.text for line in passage.lines))
    return len(text) <= 40 * len(passage.lines) and len(set(_FOLIO_CUES.findall(text))) >= 2


def _is_speck(passage: Passage, glyph: float) -> bool:
    """Whether a region is dirt, a torn stroke or a piece of a picture.

    It is one or two signs read with little confidence, and lower than a glyph where body stands:
    a column's last line may well be two real glyphs.
    """
    return all(
        len(line.text.replace(" ", "")) <= _SPECK_SIGNS
        and line.confidence < _SPECK_CONFIDENCE
        and (passage.kind not in TEXT_KINDS or _thickness(line) < _SPECK * glyph)
        for line in passage.lines
    )


def _thickness(line: Line) -> float:
    return min(line.shape.quad.height, line.shape.quad.width)


def _imprint_apart(passage: Passage) -> tuple[Passage, ...]:
    """The passage cut so that lines of the imprint stand by themselves, as folio."""
    if not any(_is_imprint(line, passage) for line in passage.lines):
        return (passage,)
    pieces: list[Passage] = []
    for line in passage.lines:
        line_kind = RegionKind.FOLIO if _is_imprint(line, passage) else passage.kind
        if pieces and pieces[-1].kind is line_kind:
            pieces[-1] = replace(pieces[-1], lines=(*pieces[-1].lines, line))
        else:
            pieces.append(replace(passage, kind=line_kind, lines=(line,)))
    return tuple(pieces)


def _is_imprint(line: Line, passage: Passage) -> bool:
    """Whether a line is one of the imprint's; under a picture 制图：陆青 is its credit."""
    caption = passage.kind is RegionKind.CAPTION and len(passage.lines) > 1
    credit = caption and not split_credit(repair(line.text))[0]
    return is_imprint(line.text) and not credit


def _retold(passage: Passage, pictures: Sequence[Box], glyph: float) -> Passage:
    """The passage with the kind its whole text tells."""
    if not passage.lines or passage.kind in _AS_PRINTED:
        return passage
    kind: RegionKind = passage.kind
    text = repair(passage.text)
    named = kind is RegionKind.CAPTION and len(text) <= _NAME and is_signature(text)
    if is_byline(text) or named:
        kind = RegionKind.BYLINE
    elif kind in TEXT_KINDS | {RegionKind.SUBHEAD, RegionKind.SUBTITLE} and _is_caption(
        passage, text, pictures, glyph
    ):
        kind = RegionKind.CAPTION
    elif kind is RegionKind.BYLINE and not is_signature(text) and _is_prose(text):
        near = _is_near(passage, pictures, glyph) and not _is_long(text)
        titled = text.startswith("——") or not (_is_long(text) or ends_sentence(text))
        other = RegionKind.SUBTITLE if titled else RegionKind.BODY
        kind = RegionKind.CAPTION if near else other
    elif kind is RegionKind.SUBTITLE and _is_long(text) and text.endswith("。"):
        kind = RegionKind.LEAD
    elif kind is RegionKind.SUBHEAD and re.search("[。，、；]$", text):
        kind = RegionKind.BODY  # bold lines of a paragraph: a subhead has no stop
    elif kind is RegionKind.CAPTION and text.startswith("——"):
        kind = RegionKind.SUBTITLE
    elif kind is RegionKind.CAPTION and not passage.region.picture and _is_column(passage, text):
        kind = RegionKind.BODY
    return replace(passage, kind=kind)


def _is_caption(passage: Passage, text: str, pictures: Sequence[Box], glyph: float) -> bool:
    """A pointer ▲, or 图为 or a credit on a short passage next to a picture."""
    if len(passage.lines) > _CAPTION_LINES:
        return False
    if text[0] in POINTERS:
        return True
    credited = bool(split_credit(text)[1] or split_page_credit(text)[1])
    return _is_near(passage, pictures, glyph) and (
        credited or re.match("图为|图[①②③④⑤⑥一二三]|[（(]?资料图", text) is not None
    )


def _is_near(passage: Passage, pictures: Sequence[Box], glyph: float) -> bool:
    near, box = round(_NEAR * glyph), passage.region.box
    return any(
        box.overlap_x(picture) > -near and box.overlap_y(picture) > -near for picture in pictures
    )


def _is_prose(text: str) -> bool:
    """Whether a text says more than who wrote it; a misread name is still a byline."""
    plain = count_han(text) > 6 and not _WRITERS.search(text)
    return plain or _is_long(text) or text.startswith("——") or text.endswith("。")


def _is_long(text: str) -> bool:
    return count_han(text) > 24


def _is_column(passage: Passage, text: str) -> bool:
    """Too long for a caption, without a picture or a credit, and set in paragraphs."""
    indented = any(line.shape.indent >= 1.2 for line in passage.lines)
    return len(passage.lines) > 8 and indented and not split_credit(text)[1]
