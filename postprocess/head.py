"""The head of an article: kicker 引题, headline 主题, subtitle 副题 and byline 署名."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from document.page import RegionKind
from postprocess.bylines import format_byline
from postprocess.characters import count_han
from postprocess.lines import join_texts
from postprocess.passages import HEAD_KINDS, Passage
from postprocess.repairs import repair
from postprocess.repairs.marks import subtitle_dash
from postprocess.rows import in_rows

# Label badges: they name a column of the paper or a box, and belong to the kicker.
BADGES = frozenset(
    (
        "今日快评",
        "相关新闻",
        "相关链接",
        "核心阅读",
        "新闻链接",
        "延伸阅读",
        "本报评论",
        "今日视点",
        "记者手记",
        "短评",
        "编者按",
        "新闻背景",
    )
)
_SAME_SIZE = (
    0.82  # the lines of one headline are set in one size; warp changes it by a few per cent
)


_HALF_NAME, _NAME_HAN = 4, 12  # of a column's name, which has two halves
_KICKER_HAN = 4  # the size of fewer glyphs is not measured well: 一 and 之 are small


@dataclass(frozen=True, slots=True)
class Head:
    """The texts above, beside or in the midst of the body; empty where there are none."""

    kicker: str = ""
    headline: str = ""
    subtitle: str = ""
    byline: str = ""
    surplus: bool = False  # a second headline stood in the article


def read_head(passages: Sequence[Passage]) -> tuple[Head, tuple[Passage, ...]]:
    """The head of an article and what is left for its body.

    The headline is the largest one; headlines of the same size that follow it at once are its
    other lines, and smaller ones are kicker before it and subtitle after it. A headline of the
    same size further down is given back as a subhead. Without a headline, the largest of kicker
    and subtitle is one.
    """
    passages = [piece for passage in passages for piece in _tiers_apart(passage)]
    passages = _with_label(passages)
    tiers = [
        at for at, passage in enumerate(passages) if passage.kind in HEAD_KINDS and passage.lines
    ]
    if not tiers:
        return _with_byline(Head(), passages)
    named = [at for at in tiers if passages[at].kind is RegionKind.HEADLINE]
    true_ones = [at for at in named if passages[at].text not in BADGES]
    largest = max(true_ones or named or tiers, key=lambda at: _glyph(passages[at]))
    roles = {at: _role(at, largest, tiers, passages) for at in tiers}
    rest = tuple(
        replace(passage, kind=roles[at]) if roles.get(at) is RegionKind.SUBHEAD else passage
        for at, passage in enumerate(passages)
        if roles.get(at, RegionKind.SUBHEAD) is RegionKind.SUBHEAD
    )

    def text_of(kind: RegionKind) -> str:
        return " ".join(repair(_text(passages[at])) for at in tiers if roles[at] is kind)

    head = Head(
        kicker=text_of(RegionKind.KICKER),
        headline=repair("".join(_text(passages[at]) for at in tiers if roles[at] is _HEADLINE)),
        subtitle=subtitle_dash(text_of(RegionKind.SUBTITLE)),
        surplus=any(roles[at] is RegionKind.SUBHEAD for at in named),
    )
    return _with_byline(head, rest)


def _tiers_apart(passage: Passage) -> tuple[Passage, ...]:
    """A headline whose first line is a badge, a column's name or set smaller, and the rest."""
    if passage.kind is not RegionKind.HEADLINE or len(passage.lines) < 2:
        return (passage,)
    first, rest = passage.lines[:1], passage.lines[1:]
    largest = max(line.shape.glyph for line in rest)
    small = first[0].shape.glyph < _SAME_SIZE * largest and count_han(first[0].text) >= _KICKER_HAN
    if not small and first[0].text not in BADGES and not _is_column_name(first[0].text):
        return (passage,)
    return (
        replace(passage, kind=RegionKind.KICKER, lines=first),
        replace(passage, lines=rest),
    )


def _with_label(passages: list[Passage]) -> list[Passage]:
    """A label alone in its line above the first headline belongs to the head, whatever its size."""
    first = next((p for p in passages if p.kind is RegionKind.HEADLINE and p.lines), None)
    if first is None:
        return passages
    labels = [
        p
        for p in passages
        if p.text in BADGES and p.lines[0].shape.box.bottom <= first.lines[0].shape.box.top
    ]
    rest = [p for p in passages if not any(p is label for label in labels)]
    return [replace(label, kind=RegionKind.KICKER) for label in labels] + rest


def _is_column_name(text: str) -> bool:
    """Whether a line names a column of the paper: 生态优先·砚溪实践.

    A headline says more, and the halves of a foreign name (约翰·史密斯) are short, or unlike.
    """
    halves = text.split("·")
    long = len(halves[0]) >= _HALF_NAME and count_han(text) <= _NAME_HAN
    return len(halves) == 2 and long and len(halves[0]) == len(halves[1])


_HEADLINE = RegionKind.HEADLINE


def _role(at: int, largest: int, tiers: list[int], passages: Sequence[Passage]) -> RegionKind:
    """What a tier of the head is, beside the largest one."""
    passage = passages[at]
    if at == largest:
        return RegionKind.HEADLINE
    if passage.text in BADGES:
        return RegionKind.KICKER
    if passage.kind is not RegionKind.HEADLINE:
        return passage.kind
    if re.match("—|一一|--", passage.text) and at > largest:
        return RegionKind.SUBTITLE
    low, high = sorted((at, largest))
    together = all(between in tiers for between in range(low, high))
    if not together:
        return RegionKind.SUBHEAD
    if _glyph(passage) >= _SAME_SIZE * _glyph(passages[largest]):
        return RegionKind.HEADLINE
    return RegionKind.KICKER if at < largest else RegionKind.SUBTITLE


def _glyph(passage: Passage) -> float:
    return median(line.shape.glyph for line in passage.lines)


def _text(passage: Passage) -> str:
    return join_texts(line.text for line in in_rows(passage.lines))


def _with_byline(head: Head, passages: Sequence[Passage]) -> tuple[Head, tuple[Passage, ...]]:
    """The head with the article's bylines, and the passages without them."""
    bylines = [p for p in passages if p.kind is RegionKind.BYLINE and p.lines]
    raw = " ".join(format_byline(line.raw) for p in bylines for line in in_rows(p.lines))
    rest = tuple(passage for passage in passages if passage.kind is not RegionKind.BYLINE)
    return replace(head, byline=raw), rest
