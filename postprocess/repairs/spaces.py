"""Repairs of spaces: Chinese has none, but engines and justified setting put them in."""

from __future__ import annotations

import re

from postprocess.characters import HAN, WIDE_PUNCTUATION

_WIDE = f"{HAN}{WIDE_PUNCTUATION}"
_BESIDE_WIDE = re.compile(f"(?<=[{_WIDE}]) +| +(?=[{_WIDE}])")
_BEFORE_SIGN = re.compile(r"(?<=\d) +(?=[%‰°])")
_TORN_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9](?: [A-Za-z0-9]){2,}(?![A-Za-z0-9])")
_TORN_PAIR = re.compile(r"(?<![A-Za-z0-9])(\d) (\d)(?= ?[年月日时分%])")
_TWO_DIGITS = re.compile(r"(?<![A-Za-z0-9.])(\d) (?=\d(?![A-Za-z0-9.]))")
_NEIGHBOURS, _PARTED = re.compile(f"[{HAN}](?= ?[{HAN}])"), re.compile(f"[{HAN}](?= [{HAN}])")
_AROUND_POINT = re.compile(r"(?<=\d) +([.,:．]) *(?=\d)|(?<=\d)([.．]) +(?=\d+ ?[%％‰])")


def surplus_spaces(text: str) -> str:
    """Spaces at the ends are taken off; several in a row become one.

    >>> surplus_spaces("  Linux   Kernel ")
    'Linux Kernel'
    """
    return re.sub(" {2,}", " ", text).strip(" ")


def han_spaces(text: str) -> str:
    """Tesseract puts a space between all Han; justified setting leaves gaps around 12 月 5 日.

    A space that touches Han or Chinese punctuation is removed. Between two Latin words or numbers
    it is a real space and stays.

    >>> han_spaces("江 岸 渔 家 子 弟 ， 12 月 5 日")
    '江岸渔家子弟，12月5日'
    >>> han_spaces("发布 Linux Kernel 6.1 版")
    '发布Linux Kernel 6.1版'
    """
    return _BESIDE_WIDE.sub("", text)


def number_spaces(text: str) -> str:
    """A number is torn at its point or before its sign (6 . 81, 36 %, 12 :30, 6. 81%).

    It is closed where the space stands before the point, or the number is a share; ``1. 2021年``
    may be a numbered item and stays.

    >>> number_spaces("36 . 43 % 12 :30 6. 5% 1. 2021")
    '36.43% 12:30 6.5% 1. 2021'
    """

    def closed(found: re.Match[str]) -> str:
        return (found[1] or found[2]).replace("．", ".")

    return _BEFORE_SIGN.sub("", _AROUND_POINT.sub(closed, text))


def torn_words(text: str) -> str:
    """Justified setting parts the glyphs of a word or number too (U N D P, 2 0 2 1).

    Three or more single letters or digits in a row are put together, two digits before 年月日;
    ``5 G`` and ``A B`` may be what they seem and stay. Two digits of a number that goes on in the
    next line (到 2 0 | 19年) are put together where most Han of the line are parted too.

    >>> torn_words("U N D P于2 0 2 1年1 2月设A B两组")
    'UNDP于2021年12月设A B两组'
    >>> torn_words("村 民 们 坐 不 住 了 ， 到 2 0")
    '村 民 们 坐 不 住 了 ， 到 20'
    """
    text = _TORN_WORD.sub(lambda found: found.group().replace(" ", ""), text)
    text = _TORN_PAIR.sub(r"\1\2", text)
    spread = 2 * len(_PARTED.findall(text)) > len(_NEIGHBOURS.findall(text))
    return _TWO_DIGITS.sub(r"\1", text) if spread else text
