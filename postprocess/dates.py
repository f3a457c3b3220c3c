"""Dates as newspapers print them, and what OCR makes of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import cn2an

from postprocess.characters import NUMERAL

FIRST_YEAR, LAST_YEAR = 1815, 2199  # the first Chinese periodical; beyond it a number is no year

_YEAR_SIGN, _MONTH_SIGN, _DAY_SIGN = "[年午牟]", "[月目]", "[日曰目号號]?"
_ARABIC = re.compile(rf"(\d{{4}}){_YEAR_SIGN}(\d{{1,2}}){_MONTH_SIGN}(\d{{1,2}}){_DAY_SIGN}")
_SIGNED = re.compile(r"(?<!\d)(\d{4})[-./·](\d{1,2})[-./·](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
_CHINESE = re.compile(
    f"([{NUMERAL}]{{4}}){_YEAR_SIGN}([{NUMERAL}]{{1,3}}){_MONTH_SIGN}([{NUMERAL}]{{1,3}})"
)
_REPUBLIC = re.compile(
    rf"民[國国]([{NUMERAL}]{{1,4}}|\d{{1,2}}){_YEAR_SIGN}"
    rf"([{NUMERAL}]{{1,3}}|\d{{1,2}}){_MONTH_SIGN}([{NUMERAL}]{{1,3}}|\d{{1,2}}){_DAY_SIGN}"
)
_MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
_YEAR_ALONE = re.compile(rf"(?<!\d)(\d{{4}}){_YEAR_SIGN}?(?!\d)")
_WEEKDAY = re.compile("(?:星期|星斯|禮拜|礼拜|周|週)([一二三四五六日天末—-])")
_WEEKDAYS = {name: at for at, name in enumerate("一二三四五六日")} | {"天": 6, "—": 0, "-": 0}
_PLAIN: dict[int, str] = {ord("○"): "〇", ord("零"): "〇", ord("廿"): "二十", ord("卅"): "三十"}
_MISREAD = str.maketrans("OoIl|", "00111")


def find_date(text: str) -> str:
    """The first real date of a text without spaces, ``YYYY-MM-DD``, or an empty string.

    Arabic and Chinese digits, ISO and dotted forms, years of the Republic (民國廿八年 is 1939), and
    a year printed apart from month and day. Letters between digits, and 午, 目 for 年, 月, are read
    as what they were. A lunar date has no year in digits and is passed over.

    >>> find_date("2021年12月13日星期一"), find_date("二〇二一年十二月十三日")
    ('2021-12-13', '2021-12-13')
    >>> find_date("中華民國廿八年四月廿六日"), find_date("12月13日2021年")
    ('1939-04-26', '2021-12-13')
    >>> find_date("2026.6.18"), find_date("2O21午12目l3日")
    ('2026-06-18', '2021-12-13')
    >>> find_date("2021年2月30日"), find_date("农历辛丑年十一月初十")
    ('', '')
    """
    text = re.sub(r"(?<=\d)[OoIl|]|[OoIl|](?=\d)", lambda m: m.group().translate(_MISREAD), text)
    return next((day for day in _candidates(text) if day), "")


def _candidates(text: str) -> Iterator[str]:
    for pattern in (_ARABIC, _SIGNED, _CHINESE):
        for found in pattern.finditer(text):
            yield real_date(*(parse_number(group) for group in found.groups()))
    for found in _REPUBLIC.finditer(text):
        year, month, day = (parse_number(group) for group in found.groups())
        yield real_date(year + 1911, month, day)
    apart, years = _MONTH_DAY.search(text), _YEAR_ALONE.findall(text)
    if apart and years:
        yield real_date(int(years[0]), int(apart.group(1)), int(apart.group(2)))


def find_compact_date(text: str) -> str:
    """The first real date in a file's name: eight digits, or any form of :func:`find_date`.

    >>> find_compact_date("xuchang_20211213_p4"), find_compact_date("2021-12-13-A03")
    ('2021-12-13', '2021-12-13')
    >>> find_compact_date("scan_12345678")
    ''
    """
    for found in _COMPACT.finditer(text):
        day = real_date(*(int(group) for group in found.groups()))
        if day:
            return day
    spaced = re.sub("_", "-", text)
    return find_date(re.sub(r"(?<=\d{4}-\d\d-\d\d)-.*", "", spaced)) or find_date(text)


def real_date(year: int, month: int, day: int) -> str:
    """``YYYY-MM-DD`` if the calendar has that day and newspapers had that year, else nothing."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def find_weekday(text: str) -> int | None:
    """The weekday a text names, Monday 0, or None.

    >>> find_weekday("2021年12月13日星期一"), find_weekday("周日"), find_weekday("一周要闻")
    (0, 6, None)
    """
    found = _WEEKDAY.search(text)
    return _WEEKDAYS.get(found.group(1)) if found else None


def weekday_of(date: str) -> int:
    """The weekday of a date ``YYYY-MM-DD``, Monday 0."""
    return dt.date.fromisoformat(date).weekday()


def parse_number(numeral: str) -> int:
    """A numeral as a number, 0 when it makes none (months and years begin at 1)."""
    if numeral.isdigit():
        return int(numeral)
    plain = numeral.translate(_PLAIN)
    try:
        return int(cn2an.cn2an(plain, "smart"))
    except ValueError:  # glyphs of numerals that make no number: 十十
        return 0
