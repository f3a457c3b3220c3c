"""Boxes of briefs 简讯: where one item ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from document.article import ParagraphRole
from postprocess.characters import count_han
from postprocess.datelines import find_dateline
from postprocess.flow import Draft
from postprocess.head import Head

# What such boxes are called; 简讯 alone, or with a word before or behind it.
_BOX = "简讯|短讯|快讯|短波|短新闻|速览|速递|速读|集装箱|集纳"
_LABEL = re.compile(f"{_BOX}|一句话|集锦|拾零|荟萃|联播|扫描|要闻$")
# What is no headline even over a single item: 秋粮收购扫描 may be one.
_NAME = re.compile(f"(?:{_BOX}|一句话新闻|要闻)$")
_LABEL_HAN = 8  # a longer one is a headline
_TITLE_HAN = 30
_TITLE_LINES = 2


@dataclass(frozen=True, slots=True)
class Item:
    """One brief: its headline, if items have such, and its paragraphs."""

    title: Draft | None
    drafts: tuple[Draft, ...]


def brief_items(head: Head, drafts: Sequence[Draft]) -> tuple[Item, ...]:
    """The items of a box of briefs, each beginning with a dateline; none when it is no box.

    A box has at least two items and no headline of its own, or a short label such as 简讯 in its
    place. Its items have no headlines, or the first and most of them have one before the dateline.
    Under a label that can be nothing else a single item with a headline is enough.
    """
    starts = starts_of(drafts)
    if not starts or (len(starts) < 2 and not _names_one(head, drafts[0])):
        return ()
    titles = [drafts[at - 1] if at and is_title(drafts[at - 1]) else None for at in starts]
    named = is_box_label(head.headline)
    labelled = named or not head.headline
    if titles[0] and (named or 2 * titles.count(None) < len(titles)):
        boxed = starts[0] == 1 and (labelled or count_han(head.headline) <= _LABEL_HAN)
    else:
        boxed = starts[0] == 0 and labelled
        titles = [None] * len(starts)
    begins = [at - 1 if title else at for at, title in zip(starts, titles, strict=True)]
    if not boxed:
        return ()
    return tuple(
        Item(title, tuple(drafts[start:end]))
        for title, start, end in zip(titles, starts, [*begins[1:], len(drafts)], strict=True)
    )


def starts_of(drafts: Sequence[Draft]) -> list[int]:
    """Which paragraphs begin with a dateline."""
    return [
        at
        for at, draft in enumerate(drafts)
        if draft.role is ParagraphRole.BODY and find_dateline(draft.text)
    ]


def _names_one(head: Head, first: Draft) -> bool:
    """Whether a headline names a box that holds one item, with its headline under that."""
    named = is_box_label(head.headline) and _NAME.search(head.headline) is not None
    return named and is_title(first)


def is_box_label(text: str) -> bool:
    """Whether a headline only names a box of briefs.

    >>> is_box_label("县区短波"), is_box_label("简讯"), is_box_label("一句话说清十年治水的道理")
    (True, True, False)
    """
    return count_han(text) <= _LABEL_HAN and _LABEL.search(text) is not None


def is_title(draft: Draft) -> bool:
    """Whether a paragraph can be an item's headline: short, and without a stop."""
    if draft.role is ParagraphRole.SUBHEAD:
        return True
    short = len(draft.lines) <= _TITLE_LINES and 2 <= count_han(draft.text) <= _TITLE_HAN
    return short and re.search("[。，、；：）]$", draft.text) is None
