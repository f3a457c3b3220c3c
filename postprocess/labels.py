"""Page labels 版次: what stands between 第 and 版, and which labels name the same page.

A label is kept as it is printed, in half-width Arabic form: 第四版 is ``4``, 第０４版 is ``04``,
Ａ３ is ``A3``. ``04`` and ``4`` differ in print and name the same page, so labels are compared by
:func:`same_page` and ordered by :func:`page_order`, never by their spelling.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import cn2an

LARGEST_PAGE = 199  # more pages than any issue has; 第2026版 is not a page

FRONT_PAGE = frozenset("头頭首")  # 头版, 首版: the front page
NUMERALS = "〇零一二三四五六七八九十廿卅"
TENS = "十廿卅"
CONTRACTED = {"廿": "二十", "卅": "三十"}  # numerals that cn2an does not know

# What OCR makes of the glyphs of a label: only to be undone where this surely is one.
MISREAD_DIGITS = {
    "l": "1", "I": "1", "|": "1", "丨": "1", "!": "1", "]": "1",
    "O": "0", "o": "0", "○": "0",
}  # fmt: skip
MISREAD_NUMERALS = {
    "—": "一", "–": "一", "-": "一", "ー": "一", "─": "一", "丨": "一", "_": "一",
    "ニ": "二", "彡": "三", "囚": "四", "匕": "七", "入": "八", "丸": "九", "+": "十", "卜": "十",
}  # fmt: skip

# I, O and l are digits misread: printers do not number sections with them.
_SECTION_WORD = re.compile(r"(?<=^[A-Za-z])[叠疊](?=\d)")  # A叠01
_ARABIC = re.compile(r"([A-HJ-NP-Za-km-np-z]?)(\d{1,3})")


class PageKey(NamedTuple):
    """What a label means, with no trace of its spelling; sorts 1 < 2 < 10 < A1 < A2 < B1."""

    unknown: bool
    section: str
    number: int
    spelling: str  # only of labels that are no labels (a scan's hash), else empty


def parse_label(text: str) -> str:
    """The label in half-width Arabic form, or an empty string when it is not one.

    Args:
        text: what stands between 第 and 版.

    >>> [parse_label(text) for text in ("四", "０４", "Ａ３", "a03", "A叠03", "廿四", "一〇", "头")]
    ['4', '04', 'A3', 'A03', 'A03', '24', '10', '1']
    >>> [parse_label(text) for text in ("", "回", "一个", "2026", "0")]
    ['', '', '', '', '']
    """
    text = _SECTION_WORD.sub("", unicodedata.normalize("NFKC", text).strip())
    if text in FRONT_PAGE:
        return "1"
    arabic = _ARABIC.fullmatch(text)
    if arabic:
        return text.upper() if 1 <= int(arabic[2]) <= LARGEST_PAGE else ""
    section = text[:1].upper() if re.match("[A-Za-z]", text) else ""
    number = _numeral(text[len(section) :])
    return f"{section}{number}" if number else ""


def repair_label(text: str) -> str:
    """The label behind common reading errors; an empty string when there is none to be seen.

    Only for text inside the frame of a marker, or between a letter and a digit of a folio:
    elsewhere ``lO`` is not a number.

    >>> [repair_label(text) for text in ("—", "AO3", "l2", "入", "二+", "回")]
    ['1', 'A03', '12', '8', '20', '']
    """
    text = unicodedata.normalize("NFKC", text).strip()
    section = text[:1] if len(text) > 1 and re.match("[A-HJ-NP-Za-km-np-z]", text) else ""
    digits = _replace(text[len(section) :], MISREAD_DIGITS)
    numeral = _replace(text, MISREAD_NUMERALS)
    if len(numeral) > 1 and not set(numeral) & set(TENS):
        numeral = ""  # 一—二 is a range of pages, not page 112
    return parse_label(text) or parse_label(section + digits) or parse_label(numeral)


@lru_cache(maxsize=1024)
def page_key(label: str) -> PageKey:
    """What the label means: equal for two spellings of one page, and sortable.

    What is no label (a page whose number nobody could tell goes by its scan's hash) equals only
    itself and comes last.

    >>> sorted(["B1", "10", "A2", "f3c9e1", "2", "A01"], key=page_key)
    ['2', '10', 'A01', 'A2', 'B1', 'f3c9e1']
    """
    match = _ARABIC.fullmatch(parse_label(label))
    if match is None:
        return PageKey(True, "", 0, label)
    return PageKey(False, match[1], int(match[2]), "")


page_order = page_key  # the same key sorts pages


def is_label(text: str) -> bool:
    """Whether the text names a page."""
    return not page_key(text).unknown


def same_page(a: str, b: str) -> bool:
    """Whether two labels name the same page.

    >>> same_page("04", "4"), same_page("A03", "Ａ3"), same_page("A3", "3"), same_page("", "")
    (True, True, False, False)
    """
    return a != "" and page_key(a) == page_key(b)


@dataclass(frozen=True, slots=True)
class Pages:
    """The page labels of an issue.

    Attributes:
        read: of pages that were read.
        failed: of pages that could not be read.
    """

    read: tuple[str, ...]
    failed: tuple[str, ...] = ()

    def resolve(self, label: str) -> str | None:
        """The page of the issue that a label names, in the page's own spelling.

        A marker may say A1 where the folio says 1, or the other way round: that is the same page
        unless the issue has both, or several with that number.
        """
        known = (*self.read, *self.failed)
        exact = next((page for page in known if same_page(page, label)), None)
        if exact or page_key(label).unknown:
            return exact
        named = page_key(label)
        alike = [page for page in known if _differs_by_section(page_key(page), named)]
        return alike[0] if len(alike) == 1 else None


def _differs_by_section(page: PageKey, named: PageKey) -> bool:
    bare = not page.section or not named.section
    return bare and not page.unknown and page.number == named.number


def _numeral(text: str) -> int | None:
    """A Chinese numeral as a page number."""
    if not text or not set(text) <= set(NUMERALS):
        return None
    try:
        number = int(cn2an.cn2an(_replace(text, CONTRACTED), "smart"))
    except ValueError:  # 十十, 一十十: glyphs of numerals that make no number
        return None
    return number if 1 <= number <= LARGEST_PAGE else None


def _replace(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(glyph, glyph) for glyph in text)
