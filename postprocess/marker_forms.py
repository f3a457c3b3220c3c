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
ARROWS = "◀◁◄←▶▷►▸→⇒▲△▼▽↓☞"
BULLETS = "■□●○◆◇※★☆"

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

NOT_DAMAGE = "次个個述海面周月届期日午半列载一图文"
"""Glyphs that make a word with 上 or 下 (上次, 下期): 上次第一版 is no damaged 上接第一版."""

GUESSES = {
    Direction.FROM: (
        rf"(?!下接|上[转轉])(?:上[^\W\d{NOT_DAMAGE}]?|[^\W\d]接|[紧緊续續承][^\W\d急]?)"
    ),
    Direction.TO: rf"(?!上接)(?:下[^\W\d{NOT_DAMAGE}]?|[^\W\d][转轉])",
}
"""A word with one glyph lost, or misread in a way that no table knows."""

_LEAD = re.escape(ARROWS + BULLETS)
_OPEN = re.escape(OPENING)
_CLOSE = re.escape(CLOSING)

WRAP = rf"(?P<wrap>[{_LEAD}{_OPEN}]*)(?:未完[,、;:)]?)?(?:(?<=[{_OPEN}])[本全正此]文)?"
LINK = r"[至到自于]?[:·,—-]?"
LABEL = rf"(?:[A-Za-z]?\d{{1,3}}|[A-Za-z]?[{NUMERALS}]{{1,4}}|[{''.join(sorted(FRONT_PAGE))}])"
LETTERED = r"[A-HJ-NP-Z]\d{1,2}"
MISREAD_LABEL = (
    rf"[A-Za-z\d{NUMERALS}{re.escape(''.join([*MISREAD_DIGITS, *MISREAD_NUMERALS]))}]{{1,4}}"
)
UNREADABLE = r"(?:[^\W个個次页頁期]|[%&#*@]){0,3}?"
SHEET = "[版面张張]"
NO_SHEET = "页頁期号號次个個位集回章节節辑輯"
MISREAD_SHEET = rf"[^\W\d{NO_SHEET}{NUMERALS}]"
"""Any glyph in the place of 版 but those that make it another thing: 下转第54页, 下转第3集."""

DIGITS = r"[A-Za-z]?\d{1,3}"
NAMED = r"(?:[《「『“](?P<headline>[^》」』”]{2,40})[》」』”])?"
END = rf"(?P<close>[{_CLOSE}{re.escape(ARROWS)}]*)"


@dataclass(frozen=True, slots=True)
class Form:
    """One family of markers.

    Attributes:
        pattern: of compact text, not anchored; groups wrap, label, headline and close.
        enclosed: it counts only inside brackets (or beside a lead glyph), or standing alone.
        bracketed: it counts only inside brackets, or behind one.
        closed: it counts only between two brackets.
        damaged: one edit away from what is printed.
    """

    pattern: str
    enclosed: bool = False
    bracketed: bool = False
    closed: bool = False
    damaged: bool = False


def forms(direction: Direction, position_decides: bool) -> tuple[Form, ...]:
    """All forms that point one way, the surest first.

    Args:
        direction: which way.
        position_decides: it is known from where the marker stands which way it points, so that
            上 read for 下 is damage and not the other direction.
    """
    strong, weak = _any(STRONG[direction]), _any(WEAK[direction])
    return (
        Form(_frame(strong)),
        Form(_frame(weak), enclosed=True),
        Form(_frame(strong, label=MISREAD_LABEL), damaged=True),
        Form(_frame(weak, label=MISREAD_LABEL), bracketed=True, damaged=True),
        *_damaged_words(direction, position_decides),
        Form(_frame(strong, ordinal=f"[{MISREAD['第']}]"), damaged=True),
        Form(_frame(strong, ordinal=MISREAD_SHEET), bracketed=True, damaged=True),
        *_damaged_sheets(direction, strong, weak),
        *_lost_numbers(direction, strong),
    )


def inner_forms(direction: Direction) -> tuple[Form, ...]:
    """The forms so plain that they are markers even in the middle of a text."""
    return (Form(_frame(_any(STRONG[direction])), bracketed=True),)


def _damaged_sheets(direction: Direction, strong: str, weak: str) -> tuple[Form, ...]:
    """版 misread or lost. Nothing but the end of the text closes a marker without brackets."""
    trailing = direction is Direction.TO
    lost = _frame(strong, sheet=rf"(?=[{_CLOSE}]|$)")
    return (
        Form(_frame(strong, sheet=f"[{MISREAD['版']}]"), damaged=True),
        Form(_frame(weak, sheet=f"[{MISREAD['版']}]"), bracketed=True, damaged=True),
        Form(_frame(strong, label=LETTERED, sheet="(?![版页頁])"), damaged=True),
        Form(lost, bracketed=True, damaged=True),
        Form(_frame(strong, sheet=MISREAD_SHEET), closed=True, damaged=True),
        *(
            Form(_frame(strong, "第", DIGITS, sheet), bracketed=not trailing, damaged=True)
            for sheet in (f"{MISREAD_SHEET}(?=[{_CLOSE}]|$)", rf"(?=[{_CLOSE}]|$)")
        ),
    )


def _lost_numbers(direction: Direction, strong: str) -> tuple[Form, ...]:
    longer = _any([word for word in WEAK[direction] if len(word) > 1])
    weak = [Form(_frame(longer, label=UNREADABLE), closed=True, damaged=True)] if longer else []
    return (
        Form(_frame(strong, ordinal="第", label=UNREADABLE), damaged=True),
        Form(_frame(strong, label=UNREADABLE), bracketed=True, damaged=True),
        *weak,
    )


def _damaged_words(direction: Direction, position_decides: bool) -> tuple[Form, ...]:
    known = Form(_frame(_any(_misreadings(direction))), damaged=True)
    guess, trailing = GUESSES[direction], position_decides and direction is Direction.TO
    unknown = (
        Form(_frame(guess, ordinal="第"), bracketed=True, damaged=True),
        Form(_frame(guess), bracketed=trailing, closed=not trailing, damaged=True),
        *([Form(_frame(guess, label=LETTERED), damaged=True)] if trailing else []),
    )
    if not position_decides:
        return known, *unknown
    # 上接 is prose at the end of a sentence cut short (昨天晚上接…): not without its brackets.
    swapped = Form(_frame(_any(SWAPPED[direction])), direction is Direction.TO, damaged=True)
    return known, swapped, *unknown


def _misreadings(direction: Direction) -> list[str]:
    """The words with one glyph misread."""
    return [
        word[:place] + wrong + word[place + 1 :]
        for word in STRONG[direction]
        for place, glyph in enumerate(word)
        for wrong in MISREAD[glyph]
        if (wrong, word) != ("上", "下接")
    ]


def _frame(word: str, ordinal: str = "第?", label: str = LABEL, sheet: str = SHEET) -> str:
    more = rf"(?:[、,/~和及至—-]{LABEL})?"  # 下转第二、三版: it goes on on the first of them
    return rf"{WRAP}(?:{word}){LINK}{ordinal}(?P<label>{label}){more}{sheet}{NAMED}{END}"


def _any(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in words)
