"""Classes of characters, as data: what counts as Han, as Chinese punctuation, as an end stop."""

from __future__ import annotations

import re

HAN = "〇々\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Inside a regular expression's brackets: Han characters, with 〇 and the repeat sign 々."""

WIDE_PUNCTUATION = "、。，；：？！（）《》〈〉「」『』〔〕【】“”‘’…—·～￥℃□■"
"""Inside brackets: punctuation that stands in a Han text without a space on either side."""

NUMERAL = "〇○零一二三四五六七八九十廿卅"
"""Inside brackets: Chinese numerals as newspapers print them in dates and page labels."""

_ONES, _TENS = "一二三四五六七八九十", "一二三四五六七八九"
NO_ITEM = f"(?<!^[{_ONES}])(?<!^十[{_TENS}])"
"""Before a point: the text is no item whose number ends here (一.总则)."""

END_STOPS = "。！？…"
CLOSERS = "”’」』）》】〕"
OPENERS = "“‘「『（《〈【〔"

_HAN = re.compile(f"[{HAN}]")
_TAIL = re.compile(f"[，、；：！？。）》”’]|[{HAN}]{{1,2}}[。！？]")
_WEIGHTY = re.compile(f"[{HAN}A-Za-z0-9]")


def count_han(text: str) -> int:
    """How many Han characters a text has.

    >>> count_han("江城 App 6月")
    3
    """
    return len(_HAN.findall(text))


def weight(text: str) -> int:
    """How much a text counts in a mean over characters: its Han, letters and digits.

    >>> weight("6月，App")
    5
    """
    return len(_WEIGHTY.findall(text))


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a stop, closing quotes and brackets after it included.

    >>> ends_sentence("他说：“好。”"), ends_sentence("他走过"), ends_sentence("（见图）")
    (True, False, False)
    """
    return text.rstrip().rstrip(CLOSERS).endswith(tuple(END_STOPS))


def begins_amid(text: str) -> bool:
    """Whether a text begins with the last glyphs of a sentence, or a mark that begins none.

    >>> begins_amid("店。据统计，"), begins_amid("，他说"), begins_amid("今日，店开了。")
    (True, True, False)
    """
    return _TAIL.match(text) is not None
