"""Folio 报眉 and masthead 报头: what a page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from document.page import Folio, PageLayout, RegionKind, TextLine
from postprocess.characters import NUMERAL
from postprocess.contents import without_contents
from postprocess.dates import find_date, find_weekday, parse_number
from postprocess.kinds import tell_kinds
from postprocess.labels import parse_label, repair_label
from postprocess.lunar import find_lunar
from postprocess.passages import FURNITURE, Passage, gather
from postprocess.repairs import clean_line

_BAND = 0.07  # share of the page's height at top and bottom in which furniture stands
_LABEL = f"[A-Za-zＡ-Ｚ]?[0-9]{{1,3}}|[{NUMERAL}头頭首]{{1,4}}"
_PAGES_TODAY = re.compile(
    "(?:今日|今天|本期|今|共)(?:共|出版?|发行|四开|对开|本埠)*"
    f"([0-9]{{1,3}}|[{NUMERAL}]{{1,4}})(?:[+加]([0-9]{{1,2}}))?[版張张大]"
)
_SECTIONS_TODAY = re.compile("(?:今日|今天|本期|共)((?:[A-Z][叠疊][0-9]{1,2}版[、，和]?){2,})")
_RANGE = re.compile("(?<![A-Za-z])([A-Z][0-9]{1,2})[-—–~～至到][A-Z]?[0-9]{1,2}(?![0-9])")
_NAMED_LABEL = re.compile(f"(?:第({_LABEL})|([A-Za-z][叠疊]?[0-9]{{1,3}}|[0-9]{{1,2}}))[版面]")
_ALONE = re.compile(f"[{NUMERAL}]{{1,3}}版")
_SHEET = re.compile(f"(?:第({_LABEL})|([0-9]{{1,2}}))[張张]")
_LETTERED = re.compile("(?<![A-Za-z0-9])([A-Z][0-9]{1,2})(?![A-Za-z0-9-])")
_MISREAD = re.compile("(?<![A-Za-z0-9])(?!CO2)([A-H][OoIl][0-9])(?![A-Za-z0-9-])")
_POINTER = re.compile(  # to another page: 见4版, 刊4版; but 副刊 and 周刊 are sections
    f"(?:[见見转轉接]|(?<![副周週专專特月增画畫])刊)(?:本报|今日)?第?(?:{_LABEL})[版面張张]"
)
_EDGE_NUMBER = re.compile(
    "^([0-9]{1,2})(?![年月日期号元张版℃°%])[^0-9]*$|^[^0-9]*(?<![第期号共今年月日星周])([0-9]{1,2})$"
)
_DAY = re.compile(
    "[0-9]{4}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?|(?:星期|周)[一二三四五六日天]|(?<![0-9])[0-9]{3,4}-[0-9]{6,8}"
    "|(?<=[^0-9])[0-9]{5,}"
)
_NUMBER = re.compile(f"(?:([总總])第?|第)([0-9]{{1,6}}|[{NUMERAL}百千万萬]{{3,12}})[期号號]")
_NOISE = re.compile(r"[\s·•|｜■□▲◆“”\"]+")  # a wide gap is read as a quote


def read_folio(layout: PageLayout, lines: Sequence[TextLine]) -> Folio:
    """What a page says of itself.

    Folio and masthead regions are read, and lines of the imprint wherever they stand. If these
    give no date, lines of any kind in the page's top and bottom bands are asked for date and
    label too, but are not part of the folio's text: they may belong to an article. The title is
    left to :func:`postprocess.identify`, which knows the papers.

    Args:
        layout: of the page.
        lines: what was read.
    """
    passages = tell_kinds(gather(layout, lines), layout)
    own = [line.text for p in passages if p.kind in FURNITURE for line in p.lines]
    folio = parse_folio(own)
    if folio.date:
        return folio
    band = parse_folio([*own, *_band_texts(layout, passages)])
    return Folio(
        date=band.date,
        weekday=band.weekday,
        label=folio.label or (band.label if band.date else ""),
        pages_today=folio.pages_today or band.pages_today,
        text=folio.text,
        lunar=folio.lunar or band.lunar,
        number=folio.number or band.number,
    )


def _band_texts(layout: PageLayout, passages: Sequence[Passage]) -> list[str]:
    """Short lines at the top and bottom of the page, body left out."""
    top, bottom = _BAND * layout.height, (1 - _BAND) * layout.height
    return [
        line.text
        for passage in passages
        if passage.kind not in (RegionKind.BODY, RegionKind.ADVERTISEMENT, *FURNITURE)
        for line in passage.lines
        if line.shape.box.bottom <= top or line.shape.box.top >= bottom
    ]


def parse_folio(texts: Sequence[str]) -> Folio:
    """Date, weekday, page label, number of pages and of the issue from the lines of a folio.

    >>> folio = parse_folio(["2021年12月13日 星期一", "今日8版", "综合 4"])
    >>> folio.date, folio.weekday, folio.label, folio.pages_today
    ('2021-12-13', 0, '4', 8)
    >>> folio = parse_folio(["农历辛丑年十一月初十", "第12期（总第8421期）"])
    >>> folio.lunar, folio.number
    ('辛丑年十一月初十', 8421)
    """
    clean = [text for text in (clean_line(text) for text in texts) if text]
    tight = [_NOISE.sub("", text) for text in clean]
    whole = "".join(tight)
    return Folio(
        date=next((date for date in map(find_date, tight) if date), "") or find_date(whole),
        weekday=find_weekday(whole),
        label=find_label(clean),
        pages_today=_pages_today(whole),
        text="\n".join(clean),
        lunar=next((lunar for lunar in map(find_lunar, tight) if lunar), ""),
        number=find_number(tight),
    )


def _pages_today(whole: str) -> int | None:
    """How many pages the issue has: 今日8版, 今日8+4版, 今日A叠8版B叠8版."""
    sections = _SECTIONS_TODAY.search(whole)
    if sections:
        return sum(int(count) for count in re.findall("([0-9]+)版", sections[1]))
    today = _PAGES_TODAY.search(whole)
    counts = [parse_label(count) for count in today.groups() if count] if today else []
    return sum(map(int, counts)) if counts and all(map(str.isdigit, counts)) else None


def find_number(tight: Sequence[str]) -> int | None:
    """The issue's number in lines without spaces: 总第N期 before 第N期; None when there is none.

    >>> find_number(["第12期(总第8421期)"]), find_number(["第一万二千三百号"]), find_number(["4版"])
    (8421, 12300, None)
    """
    found = [match for text in tight for match in _NUMBER.finditer(text)]
    found.sort(key=lambda match: match[1] is None)
    numbers = (parse_number(match[2]) for match in found)
    return next((number for number in numbers if number), None)


def find_label(texts: Sequence[str]) -> str:
    """The page label among a folio's lines, in half-width Arabic form, or an empty string.

    In order of trust: 第4版, 04版, A03 by itself, the same with a misread 0 or 1, a number alone on
    its line, a number at the end of a section's name (综合4) or before it.

    >>> find_label(["今日8版", "第四版"]), find_label(["A03", "时事"]), find_label(["科技 7"])
    ('4', 'A03', '7')
    >>> find_label(["时事|AO3"]), find_label(["Bl2", "要闻 3"]), find_label(["CO2减排", "要闻 3"])
    ('A03', 'B12', '3')
    >>> find_label(["副刊第04版"]), find_label(["文化周刊06版"]), find_label(["全文刊4版"])
    ('04', '06', '')
    >>> find_label(["今日导读", "两个字（4版)", "桥通了5版", "2021年12月13日", "要闻1版"])
    '1'
    >>> find_label(["今日16版 A1-A8 B1-B8", "要闻"]), find_label(["A04-A05"]), find_label(["三版"])
    ('', 'A04', '3')
    >>> find_label(["第三張", "第九版"]), find_label(["3 要闻 王明 电话：0374-2961234"])
    ('9', '3')
    >>> find_label(["第9387期", "电话 2926668", "6月18日", "桥通了 详见第四版"])
    ''
    """
    own = _without_ranges(without_contents([_NOISE.sub("", text) for text in texts]))
    tight = [_POINTER.sub("", _PAGES_TODAY.sub("", _SECTIONS_TODAY.sub("", t))) for t in own]
    alone = next((parse_label(t.removesuffix("版")) for t in tight if _ALONE.fullmatch(t)), "")
    plain = next(_plain_labels(tight), "") or alone or next(_misread_labels(tight), "")
    return plain or _edge_number(tight) or _version_apart(tight)


def _without_ranges(tight: Sequence[str]) -> list[str]:
    """Lines with the first label of a spread (A04-A05); of a table of the sections with none."""
    ranges = sum(len(_RANGE.findall(text)) for text in tight)
    listed = ranges > 1 or any(_PAGES_TODAY.search(text) for text in tight)
    return [_RANGE.sub("" if listed else r"\1", text) for text in tight]


def _plain_labels(tight: Sequence[str]) -> Iterator[str]:
    """Labels with 第 or 版, then those with a letter; not what looks like one and is none."""
    found = (
        match
        for pattern in (_NAMED_LABEL, _SHEET, _LETTERED)
        for text in tight
        for match in pattern.finditer(text)
    )
    labels = (parse_label(next(filter(None, match.groups()))) for match in found)
    return filter(None, labels)


def _misread_labels(tight: Sequence[str]) -> Iterator[str]:
    found = (match[1] for text in tight for match in _MISREAD.finditer(text))
    return filter(None, map(repair_label, found))


def _edge_number(tight: Sequence[str]) -> str:
    """A number alone on its line, or the only one at either end of a line once the date is gone.

    The shortest line first: 4 before 综合4 before a line of the imprint.
    """
    for text in sorted((_DAY.sub("", text) for text in tight), key=len):
        found = _EDGE_NUMBER.match(text)
        label = parse_label(next(filter(None, found.groups()))) if found else ""
        if label:
            return label
    return ""


def _version_apart(tight: Sequence[str]) -> str:
    """A label whose 版 stands on a line of its own, as in vertical folios: 第四 | 版."""
    for label, sign in pairwise(tight):
        if sign in ("版", "面") and re.fullmatch(f"第?(?:{_LABEL})", label):
            return parse_label(label.removeprefix("第"))
    return ""
