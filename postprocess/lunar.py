"""Lunar dates 农历 as newspapers print them beside the date, and whether they fit it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

import cn2an
from lunardate import LunarDate

FIRST, LAST = dt.date(1901, 1, 1), dt.date(2099, 12, 31)  # what the calendar's tables cover

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_MONTHS = {name: at for at, name in enumerate("正二三四五六七八九十冬腊", 1)}
_MONTHS |= {"臘": 12, "十一": 11, "十二": 12, "一": 1}
_NUMBER = "[一二三四五六七八九十]"
_DAY = f"初{_NUMBER}|十{_NUMBER}?|廿{_NUMBER}?|二十{_NUMBER}?|三十|卅"
_LUNAR = re.compile(
    rf"(?P<name>(?:农|農|夏|阴|陰|旧|舊)[历曆])?(?P<year>[{_STEMS}][{_BRANCHES}]年?)?"
    rf"(?P<leap>[闰閏])?(?P<month>十[一二]|[正一二三四五六七八九十冬腊臘])月[大小]?(?P<day>{_DAY})(?!日)"
)


@dataclass(frozen=True, slots=True)
class Lunar:
    """A lunar date; the year by its place in the cycle of sixty, None where it is not printed."""

    year: int | None
    month: int
    day: int
    leap: bool = False


def find_lunar(text: str) -> str:
    """The lunar date in a text without spaces, as printed, or an empty string.

    It must be named 农历, or stand behind a year such as 辛丑: 十二月十三 alone may be any date.

    >>> find_lunar("2021年12月13日星期一农历辛丑年十一月初十"), find_lunar("辛丑年闰二月廿三")
    ('辛丑年十一月初十', '辛丑年闰二月廿三')
    >>> find_lunar("二〇二一年十二月十三日"), find_lunar("十二月十三")
    ('', '')
    """
    for found in _LUNAR.finditer(text):
        if found["name"] or found["year"]:
            return found.group()[len(found["name"] or "") :]
    return ""


def parse_lunar(text: str) -> Lunar | None:
    """A lunar date from its printed form; None when it is none, or a year the cycle lacks.

    >>> parse_lunar("辛丑年十一月初十")
    Lunar(year=37, month=11, day=10, leap=False)
    """
    found = _LUNAR.fullmatch(text)
    if found is None:
        return None
    year = _cycle_year(found["year"][:2]) if found["year"] else None
    if found["year"] and year is None:
        return None
    day = found["day"].removeprefix("初").replace("廿", "二十").replace("卅", "三十")
    number = int(cn2an.cn2an(day, "smart"))
    return Lunar(year, _MONTHS[found["month"]], number, bool(found["leap"]))


def lunar_of(date: str) -> Lunar | None:
    """The lunar date of a day ``YYYY-MM-DD``; None beyond what the calendar covers.

    >>> lunar_of("2021-12-13"), lunar_of("1872-04-30")
    (Lunar(year=37, month=11, day=10, leap=False), None)
    """
    day = dt.date.fromisoformat(date)
    if not FIRST <= day <= LAST:
        return None
    lunar = LunarDate.from_solar_date(day.year, day.month, day.day)
    return Lunar((lunar.year - 4) % 60, lunar.month, lunar.day, bool(lunar.is_leap_month))


def fits(text: str, date: str) -> bool | None:
    """Whether a printed lunar date is that of the day; None when nothing can be said.

    >>> fits("辛丑年十一月初十", "2021-12-13"), fits("冬月初十", "2021-12-14")
    (True, False)
    """
    printed, true = parse_lunar(text), lunar_of(date)
    if printed is None or true is None:
        return None
    same_year = printed.year in (None, true.year)
    return same_year and (printed.month, printed.day, printed.leap) == (
        true.month,
        true.day,
        true.leap,
    )


def _cycle_year(name: str) -> int | None:
    """The place of a year in the cycle of sixty, 甲子 being 0; None for 甲丑, which is in none."""
    stem, branch = _STEMS.index(name[0]), _BRANCHES.index(name[1])
    return next((at for at in range(stem, 60, 10) if at % 12 == branch), None)
