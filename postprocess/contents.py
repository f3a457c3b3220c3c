"""The table of contents 导读 in the ear of a front page: it names pages, and none is its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from postprocess.characters import NUMERAL, count_han

NAMES = frozenset(
    (
        "导读",
        "今日导读",
        "今日看点",
        "要闻导读",
        "本期导读",
        "导读版",
        "版面导读",
        "版面导航",
        "今日版面",
        "今日要目",
        "本期看点",
        "今日关注",
    )
)
_ENTRY = re.compile(
    rf"^(?P<title>.*?)(?P<open>[（(])?第?(?:[A-Za-z]?[0-9]{{1,3}}|[{NUMERAL}]{{1,3}})"
    r"[版面](?P<close>[)）])?$"
)
_FURNITURE = re.compile(
    "编辑|责编|美编|校对|版式|电话|热线|邮箱|邮编|刊号|农历|星期|[0-9]{4}年[0-9]|[0-9]月[0-9]{1,2}日"
)
_TITLE = 9  # Han before a page's number that no section has: 国内国际新闻 has six
_BRACKETED = 4  # the same where the number stands in brackets
_NAMED = 5  # the same where some line names the contents: it may be read after its entries


def without_contents(texts: Sequence[str]) -> tuple[str, ...]:
    """The lines of a folio or masthead without entries of a table of contents.

    Under its name every line that ends with a page is of an entry, up to the next line with a date
    or an imprint; elsewhere one whose title is longer than any section's name, or than most where
    the contents are named at all.

    >>> without_contents(["版面导航", "两个字（4版)", "4版 要闻", "云梧市一季度外贸增长26.8%12版"])
    ('版面导航', '4版 要闻')
    """
    return tuple(_outside(texts))


def _outside(texts: Sequence[str]) -> Iterator[str]:
    listed, named = False, not NAMES.isdisjoint(texts)
    for text in texts:
        found = _ENTRY.match(text)
        if found and count_han(found["title"]) >= _least(found, listed=listed, named=named):
            continue
        listed = text in NAMES or (listed and not _FURNITURE.search(text))
        yield text


def _least(entry: re.Match[str], *, listed: bool, named: bool) -> int:
    """Han that the title of an entry has at least."""
    if _FURNITURE.search(entry["title"]):
        return len(entry["title"]) + 1
    if listed:
        return 0
    if entry["open"] and entry["close"]:
        return _BRACKETED
    return _NAMED if named else _TITLE
