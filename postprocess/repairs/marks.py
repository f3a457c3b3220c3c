"""Repairs of marks that are made of several signs: …… —— 《》 ·."""

from __future__ import annotations

import re

from postprocess.characters import CLOSERS, HAN, NO_ITEM, OPENERS

_DOTS = re.compile(r"(?:[.．] ?){3,8}|。{3,6}|·{3,8}|(?:… ?)+")
_DASH = "—–―─━－﹣-"
_DASHES = re.compile(f"[{_DASH}](?: ?[{_DASH}]){{1,3}}")
# 一一 is a word before these (一一对应, 一一列举, 一一握手): each and every one.
_EACH = "对列介握落道说回告查核细记写拜走分兑数作解答列展呈击破审签登排验过"
_NUMBERED = "〇二三四五六七八九"  # 一一五师, 一一九: a number told digit by digit
_START_ONES = re.compile(f"^(?:一[一{_DASH}]|[{_DASH}]一)(?=[{HAN}“《](?<![{_EACH}{_NUMBERED}]))")
_END_ONES = re.compile(f"(?<=[{HAN}{CLOSERS}，])(?:一[一{_DASH}]|[{_DASH}]一)$")
_QUOTED_ONES = re.compile("(?<=[”》）])(?:一一|一—|—一)(?=[“《])")
_NEAR_HAN = f"[{HAN}{CLOSERS}{OPENERS}，。：；、！？]"


def ellipses(text: str) -> str:
    """The six dots …… come as ``...``, ``。。。``, ``···``, a single … or torn apart.

    In a Chinese text they become ……; a row of more than eight points is the leader of a table and
    stays, as do the dots after a Latin word or a number.

    >>> ellipses("还有…"), ellipses("还有... 他说"), ellipses("wait...")
    ('还有……', '还有……他说', 'wait...')
    """

    def six(found: re.Match[str]) -> str:
        before = text[: found.start()][-1:]
        longer = before in (".", "．") or text[found.end() :][:1] in (".", "．")
        if longer or not (re.match(_NEAR_HAN, before) or _chinese_follows(text, found.end())):
            return found.group()
        return "……"

    return _DOTS.sub(six, text)


def _chinese_follows(text: str, at: int) -> bool:
    return re.match(_NEAR_HAN, text[at : at + 1]) is not None


def dashes(text: str) -> str:
    """The dash —— comes as ``--``, ``— —``, ``──``, ``－－``, and at the ends of a text as 一一.

    Two to four dashes beside Han become ——. 一一 is a word inside a sentence (一一对应) and is
    read as a dash only where a text begins with it and no such word follows, where it ends with
    it, or between a closing and an opening quote. A single dash (5日—9日, A-B) stays.

    >>> dashes("他看江城--"), dashes("一一我市治水侧记"), dashes("甲— —乙")
    ('他看江城——', '——我市治水侧记', '甲——乙')
    >>> dashes("一一对应，5日—9日，A--B，逐一一一核对")
    '一一对应，5日—9日，A--B，逐一一一核对'
    """

    def long(found: re.Match[str]) -> str:
        near = re.match(_NEAR_HAN, text[: found.start()][-1:]) or _chinese_follows(
            text, found.end()
        )
        alone = found.group() == text
        return "——" if near or alone else found.group()

    text = _DASHES.sub(long, text)
    for ones in (_START_ONES, _END_ONES, _QUOTED_ONES):
        text = ones.sub("——", text)
    return text


def book_titles(text: str) -> str:
    """Title marks 《》 come as ``<<`` ``>>``, ≪≫, or plain on one side; 〈〉 come as ``<`` ``>``.

    They are put back around Han; ``a<b`` and tags stay.

    >>> book_titles("<<晨报>>、《晨报>、<通则>、a<b>c")
    '《晨报》、《晨报》、〈通则〉、a<b>c'
    """
    inner = f"([^<>《》〈〉≪≫]*[{HAN}][^<>《》〈〉≪≫]*)"
    text = re.sub(f"(?:<<|≪){inner}(?:>>|≫)", r"《\1》", text)
    text = re.sub(f"《{inner}(?:>>?|≫|〉)", r"《\1》", text)
    text = re.sub(f"(?:<<?|≪|〈){inner}》", r"《\1》", text)
    return re.sub(f"<([{HAN}]+)>", r"〈\1〉", text)


def heavy_dots(text: str) -> str:
    """The dot of 安娜·贝尔 comes as •, ・, ‧, ∙, ⋅ or ．; between Han it becomes ·.

    Behind the number of an item (一．总则) the point is none.

    >>> heavy_dots("安娜•贝尔・李"), heavy_dots("• 甲"), heavy_dots("一．总则")
    ('安娜·贝尔·李', '• 甲', '一．总则')
    """
    return re.sub(f"{NO_ITEM}(?<=[{HAN}])[•・‧∙⋅．●](?=[{HAN}])", "·", text)


def subtitle_dash(text: str) -> str:
    """The dash —— before a subtitle is read as a single hyphen or dash, or as 一一.

    For subtitles alone: nothing else in print begins with one.

    >>> subtitle_dash("-我市治水工作综述"), subtitle_dash("——侧记"), subtitle_dash("一条河的十年")
    ('——我市治水工作综述', '——侧记', '一条河的十年')
    """
    return re.sub(f"^[{_DASH}](?=[{HAN}“《])", "——", text)
