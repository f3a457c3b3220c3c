"""The forms of continuation markers 转版/接版 as data, and the patterns made of them.

    wrap    optional lead glyph ◀ ▶ ■ ☞ …, optional bracket （〔【「《 …, a matching-ish close
    word    上接 紧接 续接 承接 接 (it began elsewhere) · 下转 下接 转 (it goes on elsewhere)
    page    optional 第, a label (4, 四, Ａ03, 廿一, 头), then 版, 面 or 张
    tail    optional 《headline》

Patterns run on compact text: no white space at all (justified lines and Tesseract put it between
any two glyphs) and every glyph folded to its NFKC form where that is one glyph (（ to (, １ to 1).

A damaged form is at most one edit away from a printed one; which edits count is listed here, each
seen in OCR output of newspaper type. There is no pattern for two edits at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from document.article import Direction
from postprocess.labels import FRONT_PAGE, MISREAD_DIGITS, MISREAD_NUMERALS, NUMERALS

OPENING = "([{<〔【「『《〈〖"
CLOSING = ")]}>〕】」』》〉〗"
ARROWS = "◀◁◄←▶▷►▸→⇒⇨➡➤▲△▼▽↓☞☜☚☛"
BULLETS = "■□●○◆◇※★☆◢◣◤◥"

STRONG = {Direction.FROM: ("上接",), Direction.TO: ("下转", "下轉", "下接")}
"""Words that are nothing but markers: they need no brackets."""

WEAK = {
    Direction.FROM: ("紧接", "緊接", "续接", "續接", "承接", "接"),
    Direction.TO: ("转", "轉"),
}
"""Words that prose uses too: they count inside brackets, or standing alone."""

MISREAD = {
    "上": "土士卜丄止",
    "下": "卞丅不上",
    "接": "按捧拉",
    "转": "传砖",
    "轉": "傳專",
    "第": "弟笫苐",
    "版": "板皈贩販叛阪",
}
"""What OCR makes of the glyphs of the frame."""

SWAPPED = {Direction.FROM: ("下接", "上转", "上轉"), Direction.TO: ("上接",)}
"""Words that point the other way by themselves: only where the marker stands tells that 上 and 下
were read for each other."""

NOT_DAMAGE = "次个個述海面周月届期日午半列载图文"
"""Glyphs that make a word with 上 or 下 (上次, 下期): 上次第一版 is no damaged 上接第一版."""

_LABELS = "A-Za-z" + NUMERALS + "".join(sorted(FRONT_PAGE))  # of these a word has none

GUESSES = {
    Direction.FROM: (
        rf"(?!下接|上[转轉])(?:上[^\W\d{NOT_DAMAGE}{_LABELS}]?|[^\W\d]接"
        rf"|[紧緊续續承][^\W\d急{_LABELS}]?)"
    ),
    Direction.TO: rf"(?!上接)(?:下[^\W\d{NOT_DAMAGE}{_LABELS}]?|[^\W\d][转轉])",
}
"""A word with one glyph lost, or misread in a way that no table knows."""

_LEAD = re.escape(ARROWS + BULLETS)
_OPEN = re.escape(OPENING)
_CLOSE = re.escape(CLOSING)

WRAP = rf"(?P<wrap>[{_LEAD}{_OPEN}]*)(?:未完(?:待[续續])?[,、;:)]?)?(?:(?<=[{_OPEN}])[本全正此]文)?"
LINK = (
    r"(?:本[报報]|今[日天])?[至到自于入]?[:·,—-]?"
    rf"(?:第?(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})[张張](?=.*版))?"  # 第二張第五版
)
SECTION_LETTER = r"(?:[A-Za-z][叠疊]?)?"
LABEL = (
    rf"(?:{SECTION_LETTER}\d{{1,3}}|[A-Za-z]?[{NUMERALS}]{{1,4}}|[{''.join(sorted(FRONT_PAGE))}])"
)
LETTERED = r"[A-HJ-NP-Z]\d{1,2}"
MISREAD_LABEL = (
    rf"[A-Za-z\d{NUMERALS}{re.escape(''.join([*MISREAD_DIGITS, *MISREAD_NUMERALS]))}]{{1,4}}"
)
UNREADABLE = r"(?:[^\W个個次页頁期昨日]|[%&#*@]){0,3}?"
SHEET = "[版面张張]"
PLAIN_SHEET = (
    "(?:版|"
    + "|".join(f"(?<=[第{MISREAD['第']}]{'.' * glyphs})[面张張]" for glyphs in (1, 2, 3))
    + rf"|[面张張](?=[{_CLOSE}]))"
)
LOOSE_SHEET = "[面张張]"
"""Words of prose, too, without 第 and brackets: 上接四面八方的客流, 再往下接四张."""

NO_SHEET = "页頁期号號次个個位集回章节節辑輯圈格轮輪名届屆天步"
MISREAD_SHEET = rf"[^\W\d{NO_SHEET}{NUMERALS}]"
"""Any glyph in the place of 版 but those that make it another thing: 下转第54页, 下转第3集."""

DIGITS = r"[A-Za-z]?\d{1,3}"
NUMBER = rf"(?:{DIGITS}|[{NUMERALS}]{{1,3}})"
NO_PROSE = "(?![的之是和与及在中里后前面本块权图式次样印刷出发上下时,、])"
"""What follows a marker glued to the text: not 紧接第一版的成功, 承接第二板块."""

HALVED = "[^\\W\\d上紧緊续續承]?接"
"""下接 without its 下, where a text ends."""
NAMED = r"(?:[《「『“](?P<headline>[^》」』”]{2,40})[》」』”])?"
END = rf"(?P<close>[{_CLOSE}{re.escape(ARROWS)}]*)"
SECTION = rf"{NO_PROSE}(?!第)[·:]?[^\W\d]{{1,4}}{END}"
"""What some name beside the page, in its brackets: （下转第二版要闻）, （上接一版头条）."""

SECTION_SHEET = r"(?![年月日期号號页頁])[^\W\d]{1,3}版"
"""The same between the number and its 版: （上接A01要闻版）."""

SECTION_NAME = r"[·:]?(?:要闻|头条|综合|新闻|时事|时政|专题|国内|国际|经济|社会|文化|体育|教育)"
"""The same without brackets, where a text ends: 下转02版·要闻."""


@dataclass(frozen=True, slots=True)
class Form:
    """One family of markers.

    Attributes:
        pattern: of compact text, not anchored; groups wrap, label, headline and close.
        enclosed: it counts only inside brackets (or beside a lead glyph), or standing alone.
        bracketed: it counts only inside brackets, or behind one.
        closed: it counts only between two brackets.
        pointed: as closed, but an arrow before it does too.
        damaged: one edit away from what is printed.
    """

    pattern: str
    enclosed: bool = False
    bracketed: bool = False
    closed: bool = False
    pointed: bool = False
    damaged: bool = False


def forms(direction: Direction, position_decides: bool) -> tuple[Form, ...]:
    """All forms that point one way, the surest first.

    Args:
        direction: which way.
        position_decides: it is known from where the marker stands which way it points, so that
            上 read for 下 is damage and not the other direction.
    """
    strong, weak = _any(STRONG[direction]), _any(WEAK[direction])
    trailing = position_decides and direction is Direction.TO
    return (
        Form(_frame(strong, end=SECTION), closed=True),
        Form(_frame(strong, label=DIGITS, sheet=SECTION_SHEET), closed=True),
        *([Form(_frame(strong, end=f"{SECTION_NAME}{END}"))] if trailing else []),
        Form(_frame(strong, sheet=PLAIN_SHEET)),
        Form(_frame(strong, sheet=LOOSE_SHEET), enclosed=True),
        Form(_frame(weak), enclosed=True),
        Form(_frame(strong, label=MISREAD_LABEL, sheet=PLAIN_SHEET), damaged=True),
        Form(_frame(weak, label=MISREAD_LABEL), bracketed=True, damaged=True),
        *_damaged_words(direction, position_decides),
        Form(_frame(strong, ordinal=f"[{MISREAD['第']}]"), damaged=True),
        Form(_frame(weak, ordinal=f"[{MISREAD['第']}]"), bracketed=True, damaged=True),
        Form(_frame(strong, ordinal=MISREAD_SHEET), bracketed=not trailing, damaged=True),
        *_damaged_sheets(strong, weak, trailing),
        *_long_words(direction),
        *_lost_numbers(strong, trailing),
    )


def inner_forms(direction: Direction) -> tuple[Form, ...]:
    """The forms so plain that they are markers even in the middle of a text."""
    return (Form(_frame(_any(STRONG[direction])), bracketed=True),)


def _damaged_sheets(strong: str, weak: str, trailing: bool) -> tuple[Form, ...]:
    """版 misread or lost. Nothing but the end of the text closes a marker without brackets."""
    lost, ended = rf"(?=[{_CLOSE}]|$)", f"{MISREAD_SHEET}(?=[{_CLOSE}]|$)"
    label = NUMBER if trailing else DIGITS
    return (
        Form(_frame(strong, sheet=f"[{MISREAD['版']}]"), damaged=True),
        Form(_frame(weak, sheet=f"[{MISREAD['版']}]"), bracketed=True, damaged=True),
        Form(_frame(strong, sheet=MISREAD_SHEET), pointed=True, damaged=True),
        Form(_frame(strong, label=LETTERED, sheet="(?![版页頁])"), damaged=True),
        Form(_frame(strong, sheet=lost), bracketed=True, damaged=True),
        *(
            Form(f"(?<![向往朝])(?:{frame})", bracketed=not trailing, damaged=True)
            for frame in (_frame(strong, "第", label, sheet) for sheet in (ended, lost))
        ),
    )


def _long_words(direction: Direction) -> tuple[Form, ...]:
    """紧接 and 续接 with their page, also glued to the text; all of them damaged in brackets."""
    words = [word for word in WEAK[direction] if len(word) > 1]
    if not words:
        return ()
    longer, lost = _any(words), rf"(?=[{_CLOSE}]|$)"
    glued = _any([word for word in words if word != "承接"])  # 承接一版邮票的印制
    tables = (("第?", f"[{MISREAD['版']}]"), (f"[{MISREAD['第']}]", SHEET))
    return (
        Form(_frame(glued, sheet=PLAIN_SHEET, end=f"{END}{NO_PROSE}")),
        *(Form(_frame(glued, o, sheet=s, end=f"{END}{NO_PROSE}"), damaged=True) for o, s in tables),
        Form(_frame(longer, sheet=MISREAD_SHEET), pointed=True, damaged=True),
        Form(_frame(longer, sheet=lost), closed=True, damaged=True),
        Form(_frame(longer, label=UNREADABLE), pointed=True, damaged=True),
    )


def _lost_numbers(strong: str, trailing: bool) -> tuple[Form, ...]:
    """The number unreadable (下转口版), or gone with 第 (上接版)."""
    gone = "$" if trailing else NO_PROSE
    glyph = r"(?:[^\W\d个個次页頁期昨日]|[%&#*@])?"
    bare = _frame(strong, ordinal="", label=glyph, sheet="版", end=f"{END}{gone}")
    return (
        Form(_frame(strong, ordinal="第", label=UNREADABLE), damaged=True),
        Form(_frame(strong, label=UNREADABLE), bracketed=True, damaged=True),
        Form(f"(?<![向往朝])(?:{bare})", damaged=True),
    )


def _damaged_words(direction: Direction, position_decides: bool) -> tuple[Form, ...]:
    known = Form(_frame(_any(_misreadings(direction)), sheet=PLAIN_SHEET), damaged=True)
    guess, trailing = GUESSES[direction], position_decides and direction is Direction.TO
    unknown = (
        Form(_frame(guess, ordinal="第"), bracketed=True, damaged=True),
        Form(_frame(guess), bracketed=trailing, pointed=not trailing, damaged=True),
        *([Form(_frame(guess, label=LETTERED), damaged=True)] if trailing else []),
    )
    if not position_decides:
        return known, *unknown
    # 上接 is prose at the end of a sentence cut short (昨天晚上接…): not without its brackets.
    swapped = Form(_frame(_any(SWAPPED[direction])), direction is Direction.TO, damaged=True)
    halved = [Form(_frame(HALVED), pointed=True, damaged=True)] if trailing else []
    return known, swapped, *unknown, *halved


def _misreadings(direction: Direction) -> list[str]:
    """The words with one glyph misread."""
    return [
        word[:place] + wrong + word[place + 1 :]
        for word in STRONG[direction]
        for place, glyph in enumerate(word)
        for wrong in MISREAD[glyph]
        if (wrong, word) != ("上", "下接")
    ]


def _frame(
    word: str, ordinal: str = "第?", label: str = LABEL, sheet: str = SHEET, end: str = ""
) -> str:
    # 下转第二、三版, 下转2版、3版、4版: it goes on on the first of them
    more = rf"(?:{SHEET}?[、,/~和及至—-]第?{LABEL}){{0,3}}"
    tail = f"{NAMED}{end or END}"
    return rf"{WRAP}(?:{word}){LINK}{ordinal}(?P<label>{label}){more}{sheet}{tail}"


def _any(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in words)
