"""Invented newspapers: names, dates, labels, editors."""

from __future__ import annotations

import datetime
import random

from lunardate import LunarDate

from bench.press.folio import Imprint
from bench.press.grammar import expand

NAMES = (
    "青汭日报",
    "临澜晚报",
    "云梧晨报",
    "栖云时报",
    "鹭洲都市报",
    "朔原日报",
    "汀兰周报",
    "锦屏新报",
    "溧源日报",
    "砚山晚报",
    "濂溪日报",
    "白苇农民报",
    "榆关工人报",
    "箬溪商报",
)
SECTIONS = ("要闻", "综合", "民生", "文化", "经济", "科技", "教育", "县域", "副刊", "体育", "时评")
FOOT = (
    "社址：{city}{street}{n:3-280}号　邮编：{n:100000-860000}　总编室：{n:21-89}00{n:100-999}",
    "本报地址：{city}{street}{n:3-280}号　广告热线：{n:2100000-8999999}　每份{n:1-2}.{n:0-5}0元",
    "责任编辑 {name}　美术编辑 {name}　校对 {name}　今日开印{n:1-4}时{n:10-59}分",
)
EDITORS = (
    "",
    "责任编辑　{name}　电话　{n:2100000-8999999}",
    "责编／{name}　版式／{name}　校对／{name}",
    "本版责编：{name}　邮箱：xw{n:10-99}@{n:100-999}.example",
)
WEEKDAYS = "一二三四五六日"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
LUNAR_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")


def choose_imprint(rng: random.Random) -> Imprint:
    """A page of an invented paper of some day."""
    day = datetime.date(2008, 1, 1) + datetime.timedelta(days=rng.randint(0, 6900))
    number = rng.choice((1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 12, 16))
    section = rng.choice("ABC")
    label = rng.choice((f"{number}", f"{number:02d}", f"A{number:02d}", f"{section}{number}"))
    if number == 1 and label[0] in "BC":
        label = "A01"
    for _ in map(rng.choice, (STEMS, BRANCHES, LUNAR_MONTHS, range(6))):
        pass  # once a lunar date was drawn here: all that follows stays as it was
    return Imprint(
        newspaper=rng.choice(NAMES),
        date=f"{day.year}年{day.month}月{day.day}日",
        weekday=f"星期{WEEKDAYS[day.weekday()]}",
        label=label,
        section=rng.choice(SECTIONS),
        number=rng.randint(900, 21_000),
        code=f"CN {rng.randint(11, 65)}-0{rng.randint(100, 999)}",
        pages=rng.choice((4, 8, 8, 12, 16, 24)),
        lunar=lunar_date(day),
        editors=expand(rng.choice(EDITORS), rng),
    )


def lunar_date(day: datetime.date) -> str:
    """The day's lunar date as mastheads print it.

    >>> lunar_date(datetime.date(2023, 4, 1))
    '农历癸卯年闰二月十一'
    """
    lunar = LunarDate.from_solar_date(day.year, day.month, day.day)
    year = STEMS[(lunar.year - 4) % 10] + BRANCHES[(lunar.year - 4) % 12]
    leap = "闰" if lunar.is_leap_month else ""
    return f"农历{year}年{leap}{LUNAR_MONTHS[lunar.month - 1]}月{_lunar_day(lunar.day)}"


def _lunar_day(day: int) -> str:
    digits = "十一二三四五六七八九"
    if day in (20, 30):
        return {20: "二十", 30: "三十"}[day]
    return ("初", "十", "廿")[day // 10 if day != 10 else 0] + digits[day % 10]
