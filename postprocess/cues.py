"""Cues that join nothing: serials (未完待续, 续昨, 之二), pages of journals, teasers (详见A3版).

Unlike continuation markers they stay in the text, for they are part of what is read; the ledger
says that they are there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from document.article import ArticlePart, Direction
from postprocess.labels import NUMERALS, parse_label

ELSEWHERE = "it speaks of another day's paper"
JOURNAL = "it speaks of a journal's page"
TEASER = "it points to another article"

_OPEN, _CLOSE = r"[(\[{<〔【「『《〈]", r"[)\]}>〕】」』》〉]"
_NUMERAL = "[一二三四五六七八九十0-9]{1,3}"
_SERIES = "系列|系列报道|报道|连载|連載|追踪|访谈|述评|综述|观察|调查|通讯"
_EARLIER = r"昨日?|前|上[期周]|\d*月?\d+日"
_LATER = "下[期周]|[明次]日|明天"
_PAGE = "第?[0-9]{1,3}[页頁]"
_LABEL = rf"(?:[A-Za-z]?\d{{1,3}}|[{NUMERALS}]{{1,3}}|[头頭首])"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as printed, without white space.

    Attributes:
        direction: whether what it speaks of comes before this part or after it.
        points_to: 54页, where it names a page of a journal; the label that a teaser names.
        reason: why it joins nothing.
    """

    text: str
    direction: Direction
    points_to: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Form:
    """A kind of cue: its pattern in compact, folded text; the group ``page`` may name a page."""

    pattern: re.Pattern[str]
    direction: Direction
    reason: str = ELSEWHERE


def _form(pattern: str, direction: Direction, reason: str = ELSEWHERE) -> _Form:
    return _Form(re.compile(pattern), direction, reason)


_BEGINS = (
    _form(rf"^{_OPEN}?(?:上接|紧接|接)(?P<page>{_PAGE}){_CLOSE}?", Direction.FROM, JOURNAL),
    _form(
        rf"^{_OPEN}(?:上?[接续續])(?:{_EARLIER}).{{0,4}}?{_CLOSE}",
        Direction.FROM,
    ),
    _form(r"^[续續接](?:昨|前|上期)$", Direction.FROM),
)
_ENDS = (
    _form(rf"{_OPEN}?(?:下转|下轉|下接|转)(?P<page>{_PAGE}){_CLOSE}?\W?$", Direction.TO, JOURNAL),
    _form(rf"{_OPEN}?(?:未完{_CLOSE}?)?[,、;]?{_OPEN}?待[续續]{_CLOSE}?\W?$", Direction.TO),
    _form(rf"{_OPEN}未完{_CLOSE}$", Direction.TO),
    _form(rf"{_OPEN}(?:{_LATER})[再待]?(?:续|續|刊)[^)]{{0,4}}{_CLOSE}$", Direction.TO),
    _form(rf"{_OPEN}[续續]完{_CLOSE}$", Direction.FROM),
)
_SEE = rf"(?:本报|今日|今天)*第?(?P<page>{_LABEL})[版面](?:[至—~-]{_LABEL}[版面])?"
_TEASERS = (
    _form(
        rf"{_OPEN}?[详詳](?:[细細]?(?:报道|報道))?[见見]:?{_SEE}{_CLOSE}?\W?$", Direction.TO, TEASER
    ),
    _form(
        rf"{_OPEN}(?:相关|更多|图文)?(?:全文|内容|报道|消息)?[见見刊]{_SEE}{_CLOSE}\W?$",
        Direction.TO,
        TEASER,
    ),
)
_HEADS = (
    _form(rf"(?:(?:{_SERIES})|[—-]|{_OPEN})之{_NUMERAL}{_CLOSE}?$", Direction.FROM),
    _form(rf"{_OPEN}(?:{_NUMERAL}|[上中下]){_CLOSE}$", Direction.FROM),
    _form(rf"[连連][载載]{_OPEN}?{_NUMERAL}{_CLOSE}?$", Direction.FROM),
    _form(rf"{_OPEN}?[续續](?:昨|前|上期){_CLOSE}?$", Direction.FROM),
)


def find_cues(part: ArticlePart) -> tuple[Cue, ...]:
    """The cues of a part, in the order in which they are printed.

    Heads are looked at at their ends, the text at both of its own; teasers at the end of every
    paragraph and caption, for a box of them has many.
    """
    heads = (part.kicker, part.headline, part.subtitle)
    texts = [paragraph.text for paragraph in part.paragraphs]
    found = [cue for text in heads for cue in (*_search(text, _HEADS), *_search(text, _TEASERS))]
    if texts:
        found += _search(texts[0], _BEGINS)
    captions = (caption.text for caption in part.captions)
    found += [cue for text in (*texts, *captions) for cue in _search(text, _TEASERS)]
    if texts:
        found += _search(texts[-1], _ENDS)
    return tuple(dict.fromkeys(found))


def is_cue(text: str) -> bool:
    """Whether a text is a cue at the end of an article and nothing else.

    >>> [is_cue(text) for text in ("（未完待续）", "（详见A3版）", "详见 3 版", "事情还没有完")]
    [True, True, True, False]
    """
    compact = unicodedata.normalize("NFKC", "".join(text.split()))
    return any(form.pattern.fullmatch(compact) for form in (*_ENDS, *_TEASERS))


def _search(text: str, forms: tuple[_Form, ...]) -> Iterator[Cue]:
    compact = unicodedata.normalize("NFKC", "".join(text.split()))
    for form in forms:
        match = form.pattern.search(compact)
        if match:
            page = match.groupdict().get("page") or ""
            points_to = parse_label(page) if form.reason == TEASER else page.removeprefix("第")
            yield Cue(_printed(match.group()), form.direction, points_to, form.reason)
            return


def _printed(text: str) -> str:
    return text.translate(str.maketrans("()", "（）"))
