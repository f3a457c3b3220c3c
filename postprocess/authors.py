"""Bylines and datelines taken apart: people with their roles; agency, place and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as calendar_date
from datetime import timedelta

from document.article import DatelineParts, Person
from postprocess.characters import HAN
from postprocess.datelines import COUNT, KNOWN, dateline_people
from postprocess.dates import parse_number
from postprocess.people import ROLE, spaced, split_names

_ROLE = re.compile(f"(?:{ROLE}|作者|编译|撰文|整理|摄影)$")
_LABELLED = re.compile(f"^(文图?|图|摄影?|作者|撰文|撰稿|采写|整理)[/／:：]([{HAN}·]{{2,8}})$")
_WORK = re.compile(
    f"^([{HAN}·]{{2,8}}?)[/／]?((?:文[/／]?图|图[/／]?文|文[/／]摄|摄影报道|文|图|摄影|摄))$"
)
_WORK_ALONE = re.compile(
    "(?:文[/／]?图|图[/／]?文|文[/／]摄|文|图|摄影报道|摄影|摄|报道|综合报道|综合|整理)$"
)
_NAME = re.compile(f"[{HAN}·]{{2,8}}$")
_SPLIT = re.compile("[ 、，,　]+")
_AGENCIES = (
    f"{KNOWN}|[{HAN}]{{2,6}}?(?:日报|晚报|晨报|早报|时报|商报|快报|都市报|周报|社|网)"
    f"|[{HAN}]{{1,6}}?[报報网網](?=[讯訊])"
)
_DATELINE = re.compile(
    f"[【〔（(]?(?:综合|据)?(?P<agency>{_AGENCIES})(?:驻)?(?P<place>(?!综合)[{HAN}]{{2,8}}?)?"
    f"(?:(?:\\d{{4}}年)?(?:(?P<month>{COUNT})月)?(?P<day>{COUNT})日)?(?:专|急)?(?:综合)?"
    "(?:[电電讯訊]|消息|(?:首席|特派)?[记記]者)"
)


def people_of(byline: str, dateline: str = "") -> tuple[Person, ...]:
    """The people of a byline, then those that only the dateline names.

    Args:
        byline: as formatted, names parted by spaces.
        dateline: as printed.

    >>> people_of("本报记者 王立群 高远山 通讯员 李青")[1:]
    (Person(name='高远山', role='本报记者'), Person(name='李青', role='通讯员'))
    >>> people_of("王晓/文 李青/图")
    (Person(name='王晓', role='文'), Person(name='李青', role='图'))
    >>> people_of("", "本报讯（记者王晓通讯员李青）")
    (Person(name='王晓', role='记者'), Person(name='李青', role='通讯员'))
    """
    told = (*_people(byline), *_people(spaced(dateline_people(dateline))))
    first = {person.name: person for person in reversed(told)}
    return tuple(dict.fromkeys(first[person.name] for person in told))


def _people(text: str) -> Iterator[Person]:
    role = ""
    for word in filter(None, _SPLIT.split(text)):
        labelled, work = _LABELLED.match(word), _WORK.match(word)
        if _ROLE.fullmatch(word):
            role = word
        elif labelled:
            role = labelled[1]
            yield Person(labelled[2], role)
        elif work and not _WORK_ALONE.fullmatch(word):
            yield Person(work[1], role or work[2])
        elif _NAME.fullmatch(word) and not _WORK_ALONE.fullmatch(word):
            yield from (Person(name, role) for name in split_names(word) or (word,))


def parse_dateline(dateline: str, issue: str = "") -> DatelineParts | None:
    """A dateline's agency, place and day; None for none.

    A day without a year, or without a month, is the last such day up to the issue's date.

    Args:
        dateline: as printed.
        issue: date of the issue, ``YYYY-MM-DD``; anything else leaves the day out.

    >>> parse_dateline("新华社北京12月9日电（记者孟飞）", "2021-12-13")
    DatelineParts(agency='新华社', place='北京', date='2021-12-09')
    >>> parse_dateline("本报讯（记者王晓）", "2021-12-13")
    DatelineParts(agency='本报', place='', date='')
    >>> parse_dateline("新华社江城十二月九日电", "1978-12-10")
    DatelineParts(agency='新华社', place='江城', date='1978-12-09')
    >>> parse_dateline("据新华社东京31日电", "2022-01-02").date, parse_dateline("") is None
    ('2021-12-31', True)
    """
    found = _DATELINE.match(dateline)
    if found is None:
        return None
    day = _day(found["month"], found["day"], issue) if found["day"] else ""
    return DatelineParts(found["agency"], found["place"] or "", day)


def _day(month: str | None, day: str, issue: str) -> str:
    """The last day of that number, and month, up to the issue's date."""
    try:
        at = calendar_date.fromisoformat(issue)
    except ValueError:
        return ""
    wanted = parse_number(day), parse_number(month) if month else None
    for _ in range(366 if month else 62):
        if at.day == wanted[0] and wanted[1] in (None, at.month):
            return at.isoformat()
        at -= timedelta(days=1)
    return ""
