"""Datelines 电头: agency, place and day at the start of a report."""

from __future__ import annotations

import re

from postprocess.characters import HAN, NUMERAL
from postprocess.people import ROLE, could_be_names

KNOWN = (
    "本[报報]|本刊|本台|本[网網]|新[华華]社|新华网|中新社|中新网|人民网|央视(?:网|新闻)?|央广网"
    "|中国经济网"
)
"""Who sends reports: a regular expression."""

_NAMED = f"[{HAN}]{{2,6}}(?:日报|晚报|晨报|早报|时报|商报|快报|都市报|周报|社|网)"
_OTHER = f"[{HAN}]{{1,6}}[报報网網]"
COUNT = f"(?:\\d{{1,2}}|[{NUMERAL}]{{1,3}})"
"""A month or a day of it: a regular expression."""

_DAY = f"(?:\\d{{4}}年)?(?:{COUNT}月)?{COUNT}日"
_PLACE = f"[{HAN}]{{2,8}}?"
_TOLD = rf"(?:[（(]{ROLE}[^（）()]{{1,60}}[）)]|{ROLE}[{HAN} 、]{{2,16}}?(?:报道|報[道導]))"
_PEOPLE = rf"(?:[（(][^（）()]{{2,60}}[）)]|{ROLE}[{HAN} 、]{{2,16}}?(?:报道|報[道導]))?"
_SENT = "(?:[讯訊电電]|消息)"

_DATELINE = re.compile(
    f"(?:综合|据)?(?:"
    f"(?:{KNOWN})(?:综合)?(?:[讯訊]|消息){_PEOPLE}"  # 本报讯（记者 X）
    f"|(?:{KNOWN}|{_NAMED})(?:{_PLACE})?{_DAY}(?:专|急)?{_SENT}(?:{_PEOPLE}|(?=[，：]))"
    f"|(?:新华社|中新社)(?:{_PLACE})?(?:专|急)?电(?![话视影子力商台网]){_PEOPLE}"  # 新华社北京电
    f"|(?:{_OTHER}|本[报報][{HAN}]{{2,4}})[讯訊]{_TOLD}"  # 江城网讯（记者 X）, 本报江城讯（记者 X）
    f"|[【〔（(](?:{KNOWN})(?:{_PLACE})?(?:{_DAY})?(?:[讯訊电電]|消息)[】〕）)]"  # 【本報訊】
    f"|(?<=据)(?:{KNOWN})(?:驻{_PLACE})?{ROLE}[{HAN} 、]{{2,16}}?报道(?=[：，])"
    ")"
)
_REPORTED = re.compile(f"{_SENT}({ROLE}.+)(?:报道|報[道導])$")
_INNER = re.compile(r"[（(]([^（）()]+)[）)]$")


def find_dateline(text: str) -> str:
    """The dateline a repaired paragraph begins with, or an empty string.

    It stays in the paragraph; this is the copy for the article's field.

    >>> find_dateline("本报讯（记者王晓通讯员李青）昨日，市里开会。")
    '本报讯（记者王晓通讯员李青）'
    >>> find_dateline("新华社北京12月9日电（记者孟飞）记者获悉")
    '新华社北京12月9日电（记者孟飞）'
    >>> find_dateline("据新华社东京9日电 地震"), find_dateline("本报北京9月12日讯")
    ('据新华社东京9日电', '本报北京9月12日讯')
    >>> find_dateline("据本报驻江城记者王晓报道：昨日")
    '据本报驻江城记者王晓报道'
    >>> find_dateline("本报记者从现场发回报道"), find_dateline("新华社记者说，电话响了")
    ('', '')
    >>> find_dateline("本报讯记者王晓报道：昨日"), find_dateline("本报电话开通")
    ('本报讯记者王晓报道', '')
    >>> find_dateline("江城网讯（记者王晓）昨日"), find_dateline("防空警报讯号响了")
    ('江城网讯（记者王晓）', '')
    >>> find_dateline("【本報訊】昨日"), find_dateline("本報訊（記者王曉）昨日")
    ('【本報訊】', '本報訊（記者王曉）')
    """
    found = _DATELINE.match(text)
    return found.group() if found else ""


def dateline_people(dateline: str) -> str:
    """The people a dateline names in brackets, or an empty string.

    >>> dateline_people("本报讯（记者王晓）"), dateline_people("本报讯（王晓）")
    ('记者王晓', '王晓')
    >>> dateline_people("本报讯（图片见右）")
    ''
    """
    found = _INNER.search(dateline) or _REPORTED.search(dateline)
    if found is None:
        return ""
    people = found.group(1)
    named = re.search(ROLE, people) or could_be_names(re.sub("[ 、]", "", people))
    return people if named else ""
