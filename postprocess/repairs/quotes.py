"""Repairs of quotes: “ ” ‘ ’ in pairs within a paragraph."""

from __future__ import annotations

import re

from postprocess.characters import HAN

_LOOKALIKES = re.compile("[〝〞〟„‟＂«»]|''|``|,,(?=[“\"])")
_BEFORE_OPENING = "：，；、:,;"
_AFTER_CLOSING = "，。；：、！？…—）》〉”’」』,.;:!?) "
_HAS_HAN = re.compile(f"[{HAN}]")


def double_quotes(text: str) -> str:
    """Quotes come straight (``"``), as look-alikes (〝〞 ``''``), or turned the wrong way.

    A straight one opens where none is open and closes where one is. A closing one where none is
    open is turned when another closing one follows before any opening one, or when it begins the
    text or follows ：; an opening one inside a quotation is turned when a stop or the end follows,
    or when it follows an end stop and another opening one comes next.
    What is merely unbalanced stays: a speech of several paragraphs opens each of them and closes
    the last, and a part of an article may begin inside a quotation. Latin text stays.

    >>> double_quotes('"南下取经"赋能'), double_quotes("”南下取经”赋能"), double_quotes("“好。“")
    ('“南下取经”赋能', '“南下取经”赋能', '“好。”')
    >>> double_quotes("“第一段没有收尾。"), double_quotes("收尾在此。”他说")
    ('“第一段没有收尾。', '收尾在此。”他说')
    """
    if not _HAS_HAN.search(text):
        return text
    signs = list(_LOOKALIKES.sub('"', text))
    is_open = False
    for at, sign in enumerate(signs):
        if sign not in '"“”':
            continue
        signs[at] = _turned(signs, at, is_open)
        is_open = signs[at] == "“"
    return "".join(signs)


def _turned(signs: list[str], at: int, is_open: bool) -> str:
    """The right form of the quote at a place, given whether a quotation is open before it."""
    before = signs[at - 1] if at else ""
    after = signs[at + 1] if at + 1 < len(signs) else ""
    sign = signs[at]
    if sign == '"':
        if not is_open and after and after in _AFTER_CLOSING and before:
            return "”"
        return "”" if is_open else "“"
    if sign == "”" and not is_open:
        following = next((s for s in signs[at + 1 :] if s in '"“”'), "")
        starts = not before or before in ("：", ":")
        turn = after and after not in _AFTER_CLOSING and (following == "”" or starts)
        return "“" if turn else sign
    if sign == "“" and is_open:
        following = next((s for s in signs[at + 1 :] if s in '"“”'), "")
        ends = not after or (after in _AFTER_CLOSING and before not in _BEFORE_OPENING)
        said = before in "。！？….?!" and following == "“"
        return "”" if ends or said else sign
    return sign


def doubled_marks(text: str) -> str:
    """A closing quote before a comma is read as another comma (，，); a quote is read twice.

    Two commas become ”， inside a quotation and one comma outside; two equal quotes become one.
    Two stops 。。 may be what is left of an ellipsis and stay.

    >>> doubled_marks("被称为“百里长堤，，新通道"), doubled_marks("他说，，好””。")
    ('被称为“百里长堤”，新通道', '他说，好”。')
    """

    def comma(found: re.Match[str]) -> str:
        before = text[: found.start()]
        return "”，" if before.rfind("“") > before.rfind("”") else "，"

    return re.sub("([“”])\\1+", r"\1", re.sub("，{2,}", comma, text))


def single_quotes(text: str) -> str:
    """Inner quotes ‘ ’ come straight (``'``).

    They are put back in pairs around a text with Han; an apostrophe (it's, ’98) stays.

    >>> single_quotes("“他说'好'”"), single_quotes("it's 甲 and 乙's")
    ('“他说‘好’”', "it's 甲 and 乙's")
    """
    return re.sub(f"(?<![A-Za-z0-9])'([^'“”]*[{HAN}][^'“”]*)'(?![A-Za-z0-9])", r"‘\1’", text)
