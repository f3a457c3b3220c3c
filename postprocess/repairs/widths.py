"""Repairs of punctuation width: what stands beside Han is full-width in print."""

from __future__ import annotations

import re

from postprocess.characters import CLOSERS, HAN, NO_ITEM, OPENERS

_WIDE_STOPS = str.maketrans(",;:?!", "，；：？！")
_CLOSING = "。，；：？！、…—%％℃" + CLOSERS
_AFTER_HAN = re.compile(f"(?<=[{HAN}{_CLOSING}])(?: *[,;:?!](?!//))+")  # several: 真的?!
_BEFORE_HAN = re.compile(f"(?<=[A-Za-z0-9%]) *([,;:?!]) *(?=[{HAN}{OPENERS}])")
_POINT = re.compile(f"{NO_ITEM}(?<=[{HAN}”’）》%]) *[.．](?=$|[{HAN}{CLOSERS}{OPENERS}])")
_CHINESE = re.compile(f"[{HAN}{OPENERS}{CLOSERS}，。、：；！？]")


def narrow_stops(text: str) -> str:
    """Engines give ASCII ``, ; : ? !`` for the full-width marks of Chinese print.

    They become full-width after Han, and between Latin or digits and Han. Between two digits or
    Latin letters (12:30, 1,200, https://) they belong to the number or address and stay.

    >>> narrow_stops("他说:来吧!GDP,同比增长")
    '他说：来吧！GDP，同比增长'
    >>> narrow_stops("12:30, https://example.cn")
    '12:30, https://example.cn'
    """
    text = _AFTER_HAN.sub(lambda run: run.group().replace(" ", "").translate(_WIDE_STOPS), text)
    return _BEFORE_HAN.sub(lambda found: found.group(1).translate(_WIDE_STOPS), text)


def narrow_points(text: str) -> str:
    """The full stop 。 is read as a point.

    A point after Han that ends the text or is followed by Han or a quote becomes 。; one after a
    letter or digit (36.43, J.K.罗琳, 1.总则) or an item's number (一.总则) stays, and so does one
    before them (甲.cn).

    >>> narrow_points("会议结束.他走了."), narrow_points("J.K.罗琳 1.总则 36.43 网址.cn")
    ('会议结束。他走了。', 'J.K.罗琳 1.总则 36.43 网址.cn')
    """
    return _POINT.sub("。", text)


def narrow_brackets(text: str) -> str:
    """Brackets ``( )`` of a Chinese text are full-width; engines give ASCII ones, or one of each.

    A pair becomes full-width when Han or Chinese punctuation stands in it or beside it; a single
    one when that touches it. ``f(x)`` and ``(021) 555`` stay.

    >>> narrow_brackets("智能水表(AI)系统（附表)"), narrow_brackets("f(x) (021) 555")
    ('智能水表（AI）系统（附表）', 'f(x) (021) 555')
    """
    signs = list(text)
    open_at: list[int] = []
    for at, sign in enumerate(text):
        if sign in "(（":
            open_at.append(at)
        elif sign in ")）":
            start = open_at.pop() if open_at else at
            _widen(signs, start, at)
    for at in open_at:
        _widen(signs, at, at)
    return "".join(signs)


def mixed_brackets(text: str) -> str:
    """Tesseract takes an opening （ for 《 or 〈, and 《 for （; closing ones it reads more surely.

    A pair that does not match follows its closing bracket, where no other stands between.

    >>> mixed_brackets("讯〈王晓)昨日"), mixed_brackets("（江城晨报》刊文")
    ('讯(王晓)昨日', '《江城晨报》刊文')
    >>> mixed_brackets("（见《江城晨报》）")
    '（见《江城晨报》）'
    """
    inner = "([^《》〈〉（）()]+)"
    text = re.sub(f"[《〈]{inner}([)）])", lambda m: f"{_OPENER[m[2]]}{m[1]}{m[2]}", text)
    return re.sub(f"[（(]{inner}([》])", lambda m: f"{_OPENER[m[2]]}{m[1]}{m[2]}", text)


_OPENER = {")": "(", "）": "（", "》": "《"}


def _widen(signs: list[str], start: int, end: int) -> None:
    """Makes the brackets at both places full-width where the text in and around them is Chinese."""
    before, after = "".join(signs[:start]).rstrip(" "), "".join(signs[end + 1 :]).lstrip(" ")
    around = before[-1:] + "".join(signs[start : end + 1]) + after[:1]
    if not _CHINESE.search(around) and not {signs[start], signs[end]} & set("（）"):
        return
    for at in (start, end):
        signs[at] = {"(": "（", ")": "）"}.get(signs[at], signs[at])
