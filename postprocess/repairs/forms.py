"""Repairs of single characters: other forms of the same sign, and signs that are only dirt."""

from __future__ import annotations

import re
import unicodedata

from postprocess.characters import HAN

# Blocks that hold nothing but second forms of characters found elsewhere.
_SECOND_FORMS = re.compile(
    "["
    "\u2e80-\u2fdf"  # radicals, drawn like the whole character
    "\uf900-\ufaff"  # CJK compatibility ideographs
    "\ufb00-\ufb06"  # Latin ligatures
    "\ufe10-\ufe1f\ufe30-\ufe4f"  # punctuation turned for vertical text
    "\ufe50-\ufe6f"  # small punctuation
    "\uff61-\uff65"  # half-width Japanese punctuation
    "]"
)
_ODD_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffc\ufffd]")
_FULL_LETTERS = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％]")
_FULL_JOINERS = re.compile(r"(?<=[A-Za-z0-9])[－．＿／＠](?=[A-Za-z0-9])")
_YEAR = re.compile("[一二三四五六七八九〇○零Oo0]{4}(?=年)")
_CIRCLE = re.compile("(?<=[一二三四五六七八九〇])[○◯](?=[一二三四五六七八九〇○◯年])")
_INNER_DIRT = re.compile(rf"(?<=[{HAN}])[ `^_¦\\]*[`^_¦\\][ `^_¦\\]*(?=[{HAN}])")
_EDGE_DIRT = re.compile(r"^[|¦_~^`\\{}\s]+|[|¦_~^`\\{}\s]+$")


def compatibility_forms(text: str) -> str:
    r"""Text layers and engines give second forms of a character (豈, ⼈, ﹐, ﬁ).

    They become the usual one (NFC, and NFKC for blocks that hold second forms alone); spaces of
    all sorts become the plain one. Full-width punctuation is no second form and stays.

    >>> compatibility_forms("⼈⺠\uf9b5﹐ﬁ\u3000甲，")
    '人民例，fi 甲，'
    """
    text = _SECOND_FORMS.sub(lambda found: _usual(found.group()), text)
    return unicodedata.normalize("NFC", _ODD_SPACES.sub(" ", text))


def _usual(sign: str) -> str:
    """The usual form; small and turned punctuation gives ASCII in NFKC, which is made wide again.

    The bare NFKC of a radical without equivalent is the radical itself: ⺠ is named by hand.
    """
    wide = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
    plain = unicodedata.normalize("NFKC", sign)
    return _RADICALS.get(plain) or wide.get(plain, plain)


# The supplement's radicals have no decomposition in Unicode; these few turn up in text layers.
_RADICALS = {"⺠": "民", "⻓": "长", "⻔": "门", "⻋": "车", "⻅": "见", "⻛": "风", "⻢": "马"}


def invisible_marks(text: str) -> str:
    r"""Zero-width spaces, soft hyphens and replacement characters slip in; they are taken out.

    >>> invisible_marks("江\u200b城\ufeff")
    '江城'
    """
    return _INVISIBLE.sub("", text)


def narrow_forms(text: str) -> str:
    """Digits and letters set on a full square (６月, ＡＰＰ) become the usual half-width ones.

    So do the point, hyphen and slash between them (６．８１ → 6.81). Full-width punctuation
    beside Han stays: that is where it belongs.

    >>> narrow_forms("６月，增长３６．４３％（ＡＰＰ）")
    '6月，增长36.43%（APP）'
    >>> narrow_forms("电话：０３７４－２９６１２３４")
    '电话：0374-2961234'
    """
    text = _FULL_LETTERS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return _FULL_JOINERS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)


def numeral_zero(text: str) -> str:
    """The zero of 二〇二一年 is read as a circle ○, a letter O or a digit 0.

    It becomes 〇 in a year of four Chinese numerals, and a circle between Chinese numerals does;
    a circle anywhere else is a mark of its own, and a year in Arabic digits stays.

    >>> numeral_zero("二○二一年，一九四O年，2000年，○甲")
    '二〇二一年，一九四〇年，2000年，○甲'
    """

    def year(found: re.Match[str]) -> str:
        digits = found.group()
        chinese = sum(sign in "一二三四五六七八九" for sign in digits)
        return re.sub("[○Oo0]", "〇", digits) if chinese else digits

    return _CIRCLE.sub("〇", _YEAR.sub(year, text))


def stray_inner_marks(text: str) -> str:
    r"""A speck or scratch between two glyphs is read as `` ` ``, ``^``, ``_``, ``\`` or ``¦``.

    Between two Han, where no such sign is ever printed, it is taken out with the white around it.
    Beside Latin letters and digits it may belong to an address or formula; ``|`` and ``~`` part
    names and numbers; these stay.

    >>> stray_inner_marks("江` 城晨报^刊文"), stray_inner_marks("要闻|综合 li_qing 甲~乙")
    ('江城晨报刊文', '要闻|综合 li_qing 甲~乙')
    """
    return _INNER_DIRT.sub("", text)


def stray_edge_marks(text: str) -> str:
    r"""Dirt, a rule or a fold beside a line is read as ``|``, ``_``, ``~``, ``^``, ``\``.

    These never begin or end a newspaper line and are taken off its ends; inside a line they may
    belong to a web address and stay. Commas and points at the ends may be real and stay too.

    >>> stray_edge_marks("| 市长到会 _")
    '市长到会'
    >>> stray_edge_marks("见example.cn/~li")
    '见example.cn/~li'
    """
    return _EDGE_DIRT.sub("", text)
