"""Continuation markers 转版/接版: found at the edge of a part, taken out of its text.

Left alone, because they join nothing within an issue: markers of journals (下转第54页), serials
(未完待续, 续昨), teasers (详见A3版), and all prose in which the words merely occur (紧接第一个,
晚上接到, 向下转型).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from document.article import Direction, Marker
from postprocess.labels import parse_label, repair_label
from postprocess.marker_forms import ARROWS, CLOSING, OPENING, Form, forms, inner_forms

LONGEST = 80  # glyphs: a marker with the headline it names; nothing longer is looked at
END_STOPS = "。！？!?…"

_BEFORE = r"^[\W_]*?"  # dirt that a reader sees left of the marker
_AFTER = r"[\W_]*$"
_WIDE_BRACKETS = str.maketrans("()", "（）")
_LEADING_DIRT = re.compile(r"[\s.。,，、:：;；·'`◢◣◤◥]+")
_ZERO = re.compile(r"(?<=[A-HJ-NP-Z])[Oo○〇](?=\d[版面])|(?<=[A-HJ-NP-Z]\d)[Oo○〇](?=[版面])")
_ONE = re.compile(r"(?:(?<=[A-HJ-NP-Z]0)|(?<=[A-HJ-NP-Z]))[lI|](?=[版面])")

Found = tuple[Form, re.Match[str]]


def leading_marker(text: str) -> tuple[Marker | None, str]:
    """The 上接 marker that a part begins with, and the text without it.

    Args:
        text: the first text of a part, raw or repaired.

    Returns:
        The marker (direction ``from``), or None; and what follows it, or the text as it was.

    >>> leading_marker("（上接第一版）一步一个脚印")[1]
    '一步一个脚印'
    >>> leading_marker("◀ 上 接 A 01 版 一步一个脚印")[0].page
    'A01'
    >>> leading_marker("紧接第一个问题")
    (None, '紧接第一个问题')
    """
    return _peel(text, _first_leading)


def trailing_marker(text: str) -> tuple[Marker | None, str]:
    """The 下转 marker that a part ends with, and the text without it.

    Args:
        text: the last text of a part, raw or repaired.

    Returns:
        The marker (direction ``to``), or None; and what stands before it, or the text as it was.

    >>> marker, rest = trailing_marker("全市上下（下 转 第 四 版）")
    >>> marker.page, marker.text, rest
    ('4', '（下转第四版）', '全市上下')
    >>> trailing_marker("这门语言不支持向下转型")
    (None, '这门语言不支持向下转型')
    """
    return _peel(text, _last_trailing)


def paragraph_marker(text: str) -> Marker | None:
    """The marker that a paragraph consists of, wherever in the part the paragraph stands.

    Its own words tell which way it points, as its place does not.

    >>> paragraph_marker("（下转第四版）").direction.value
    'to'
    """
    glyphs = _Glyphs(text)
    if len(glyphs.compact) > LONGEST:
        return None
    for damaged in (False, True):
        for direction in Direction:
            whole = rf"{_BEFORE}(?:{{}}){_AFTER}"
            found = _search(glyphs.compact, _patterns(direction, False, whole), _alone)
            if found and found[0].damaged is damaged:
                return _marker(glyphs, found, direction)
    return None


def is_framed(marker: Marker) -> bool:
    """Whether a marker has both its brackets and its number, though a glyph may be misread."""
    closed = marker.text[0] in OPENING + "（［" and marker.text[-1] in CLOSING + "）］"
    return closed and bool(marker.page)


def inner_marker(text: str) -> tuple[Marker | None, str]:
    """An undamaged bracketed marker anywhere in a text, and the text without it.

    For text whose columns were put in the wrong order, so that an edge of the part lies inside.

    >>> inner_marker("全市上下（下转第四版）本报讯 昨日")[1]
    '全市上下本报讯 昨日'
    """
    glyphs = _Glyphs(text)
    for direction in Direction:
        found = _search(glyphs.compact, _inner_patterns(direction), _inner)
        if found:
            start, end = glyphs.span(found[1])
            return _marker(glyphs, found, direction), text[:start] + text[end:]
    return None, text


class _Glyphs:
    """A text without its white space, each glyph folded, and where it stood in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [place for place, glyph in enumerate(text) if not glyph.isspace()]
        self.compact = _digits("".join(_fold(text[place]) for place in self.places))

    def head(self) -> str:
        return self.compact[:LONGEST]

    def tail_start(self) -> int:
        return max(0, len(self.compact) - LONGEST)

    def span(self, match: re.Match[str], offset: int = 0) -> tuple[int, int]:
        """Where in the text the marker stands, wrap included."""
        start, end = match.start("wrap") + offset, match.end("close") + offset
        return self.places[start], self.places[end - 1] + 1

    def printed(self, match: re.Match[str], offset: int = 0) -> str:
        """The marker as read, without white space and with Chinese brackets."""
        start, end = self.span(match, offset)
        return "".join(self.text[start:end].split()).translate(_WIDE_BRACKETS)


def _fold(glyph: str) -> str:
    folded = unicodedata.normalize("NFKC", glyph)
    return folded if len(folded) == 1 else glyph


def _digits(compact: str) -> str:
    """The text with what can only be a digit in a lettered label as one: AO3版 is A03版.

    Readers take 0 for O and 1 for l behind a capital so often that it is no damage.

    >>> _digits("（下转AO3版）A1O版B0l版Al版OPPO")
    '（下转A03版）A10版B01版A1版OPPO'
    """
    compact = _ZERO.sub("0", compact)
    return _ONE.sub("1", compact)


def _peel(text: str, find: Callable[[str], tuple[Marker, str] | None]) -> tuple[Marker | None, str]:
    """Takes off every marker at one edge: a marker read twice must not stay once."""
    best: Marker | None = None
    while (found := find(text)) is not None:
        marker, text = found
        best = marker if best is None else _merge(best, marker)
    return best, text


def _merge(first: Marker, second: Marker) -> Marker:
    """Of two markers in one place the sounder, with the text of both."""
    better = second if (first.damaged or not first.page) and not second.damaged else first
    return Marker(
        first.text + second.text, better.direction, better.page, better.headline, better.damaged
    )


def _first_leading(text: str) -> tuple[Marker, str] | None:
    glyphs = _Glyphs(text)

    def stands_alone(match: re.Match[str]) -> bool:
        _, end = glyphs.span(match)
        return re.match(r"\s*$|\s*\n|\u3000|\s\s", text[end:]) is not None

    def counts(form: Form, match: re.Match[str]) -> bool:
        if form.closed or form.pointed:
            return _closed(form, match)
        bracketed = bool(match["wrap"] or match["close"])
        return bracketed or not (form.bracketed or (form.enclosed and not stands_alone(match)))

    patterns = _patterns(Direction.FROM, True, rf"{_BEFORE}{{}}")
    found = _search(glyphs.head(), patterns, counts)
    if found is None:
        return None
    rest = text[glyphs.span(found[1])[1] :]
    rest = rest[_dirt(rest) :]
    return _marker(glyphs, found, Direction.FROM), rest


def _dirt(text: str) -> int:
    """How much of the text is white space and dots left over from the marker."""
    match = _LEADING_DIRT.match(text)
    return match.end() if match else 0


def _last_trailing(text: str) -> tuple[Marker, str] | None:
    glyphs = _Glyphs(text)
    offset = glyphs.tail_start()

    def stands_alone(match: re.Match[str]) -> bool:
        before = text[: glyphs.span(match, offset)[0]]
        return re.search(rf"(?:^|\n|\u3000|\s\s|[{END_STOPS}][”’」』]?)\s*$", before) is not None

    def counts(form: Form, match: re.Match[str]) -> bool:
        if form.closed or form.pointed:
            return _closed(form, match)
        bracketed = bool(match["wrap"])
        return bracketed or not (form.bracketed or (form.enclosed and not stands_alone(match)))

    patterns = _patterns(Direction.TO, True, rf"{{}}{_AFTER}")
    found = _search(glyphs.compact[offset:], patterns, counts)
    if found is None:
        return None
    rest = text[: glyphs.span(found[1], offset)[0]].rstrip()
    return _marker(glyphs, found, Direction.TO, offset), rest


def _alone(form: Form, match: re.Match[str]) -> bool:
    if form.closed or form.pointed:
        return _closed(form, match)
    return not form.bracketed or bool(match["wrap"] or match["close"])


def _inner(form: Form, match: re.Match[str]) -> bool:
    return not form.bracketed or bool(match["wrap"] and match["close"])


def _closed(form: Form, match: re.Match[str]) -> bool:
    """Whether it stands between brackets of any kind, or behind an arrow where that will do."""
    if form.pointed and not set(match["wrap"]).isdisjoint(ARROWS):
        return True
    opened = not set(match["wrap"]).isdisjoint(OPENING)
    return opened and not set(match["close"]).isdisjoint(CLOSING)


def _search(
    compact: str,
    patterns: tuple[tuple[Form, re.Pattern[str]], ...],
    counts: Callable[[Form, re.Match[str]], bool],
) -> Found | None:
    """The surest form that the text holds."""

    def matches() -> Iterator[Found]:
        for form, pattern in patterns:
            match = pattern.search(compact)
            if match is not None and counts(form, match):
                yield form, match

    return next(matches(), None)


def _marker(glyphs: _Glyphs, found: Found, direction: Direction, offset: int = 0) -> Marker:
    form, match = found
    label = match["label"]
    page = parse_label(label)
    damaged = form.damaged or not page
    return Marker(
        glyphs.printed(match, offset),
        direction,
        page or repair_label(label) or parse_label(label[1:]),  # 策02: a 第 misread
        match["headline"] or "",
        damaged,
    )


@cache
def _patterns(
    direction: Direction, position_decides: bool, anchors: str
) -> tuple[tuple[Form, re.Pattern[str]], ...]:
    return tuple(
        (form, re.compile(anchors.replace("{}", form.pattern)))
        for form in forms(direction, position_decides)
    )


@cache
def _inner_patterns(direction: Direction) -> tuple[tuple[Form, re.Pattern[str]], ...]:
    return tuple((form, re.compile(form.pattern)) for form in inner_forms(direction))
