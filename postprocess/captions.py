"""Captions 图注: what they say, who took the picture, and credits for a whole page."""

from __future__ import annotations

import re

from postprocess.characters import HAN
from postprocess.people import AGENCY, ROLE, SURNAMES

LEAD_GLYPHS = "▲△▼▽◀◁▶▷◄►◆◇■□●○↑↓←→↗↘↙↖★☆"
POINTERS = "▲△▼▽◀◁▶▷◄►"

_LEAD = re.compile(f"^[{LEAD_GLYPHS}] ?")
_NAMES = f"[{HAN}]{{2,4}}(?:[ 、][{HAN}]{{2,4}}){{0,4}}"
_DEED = "摄影报道|[摄攝]影|供[图圖]|提供|[/／]摄|(?<!文)[/／]图|[摄攝]"
_SOURCE = f"(?:{AGENCY}|视觉中国|资料|資料)"
_PICTURE = f"{_SOURCE}(?:发|照片|供图|[图圖]片?)"
_END = "[。 ]?$"

_PAGE_WIDE = re.compile(
    "本版(?:未署名|除署名外)?(?:图片|照片|摄影|图)?(?:均|都|除署名外均)?(?:由|为)?[:： ]?"
    f"((?:{ROLE})? ?[{HAN} 、]{{2,16}}?(?:{_DEED}))[。）)]*$"
)
_CREDITS = tuple(
    re.compile(pattern)
    for pattern in (
        f"(新[华華]社(?:发|發|传真照片|照片)(?:[（(][^（）()]{{2,12}}[）)])?){_END}",
        f"[（(]((?:{ROLE})? ?(?:{_NAMES})(?:{_DEED})|{_PICTURE})[）)]{_END}",
        f"((?:{ROLE}) ?(?:{_NAMES}) ?(?:{_DEED})){_END}",
        f"({_SOURCE}(?:供图|图片)){_END}",
        f"(?:^|(?<=[。！？）”]))((?:图片?|照片)由[{HAN}、]{{2,14}}(?:提供|拍摄|摄)){_END}",
        f"((?:[制绘插]?图|漫画|摄影|摄)[/／:：] ?(?:{_NAMES}|{_SOURCE})){_END}",
        f"(?<=[。！？）”])((?:{_NAMES}) ?(?:{_DEED})){_END}",
    )
)
_BARE = re.compile(f"([{HAN}]{{2,3}}摄){_END}")
_NOT_NAMES = "航拍自录所"


def strip_lead(text: str) -> str:
    """A caption without the glyph that points to its picture.

    图为 and 图① are words of the caption and stay.

    >>> strip_lead("▲图为丰收现场。"), strip_lead("图①：河畔")
    ('图为丰收现场。', '图①：河畔')
    """
    return _LEAD.sub("", text)


def split_credit(text: str) -> tuple[str, str]:
    """A repaired caption's text and its credit 摄影署名, empty where it has none.

    A source (图片来源：…) stays with the text. Names without a role must follow a stop, or begin
    with a surname: 拍摄 is a verb.

    >>> split_credit("市民在河畔晨练。本报记者孟原摄")
    ('市民在河畔晨练。', '本报记者孟原摄')
    >>> split_credit("大桥合龙 新华社发"), split_credit("新桥通车。（李青摄）")
    (('大桥合龙', '新华社发'), ('新桥通车。', '李青摄'))
    >>> split_credit("各区客流。制图：陆青"), split_credit("老码头（资料图）")
    (('各区客流。', '制图：陆青'), ('老码头', '资料图'))
    >>> split_credit("收割现场。图片由市文旅局提供")
    ('收割现场。', '图片由市文旅局提供')
    >>> split_credit("守渡口的人。记者何静文/图")  # who wrote it, too: a byline
    ('守渡口的人。记者何静文/图', '')
    >>> split_credit("昨日在湖边拍摄"), split_credit("示意图。图片来源：《通讯》")
    (('昨日在湖边拍摄', ''), ('示意图。图片来源：《通讯》', ''))
    """
    for pattern in _CREDITS:
        found = pattern.search(text)
        if found:
            return text[: found.start()].rstrip(), found.group(1).strip()
    found = _BARE.search(text)
    if found and not set(found.group(1)[:-1]) & set(_NOT_NAMES):
        return _bare_credit(text, found)
    return text, ""


def _bare_credit(text: str, found: re.Match[str]) -> tuple[str, str]:
    """A credit glued to the text: the last three or two Han that begin with a surname."""
    names = found.group(1)[:-1]
    for name in (names, names[1:]):
        if len(name) >= 2 and name[0] in SURNAMES:
            return text[: text.rindex(name + "摄")].rstrip(), name + "摄"
    return text, ""


def split_page_credit(text: str) -> tuple[str, str]:
    """A text and the credit at its end that covers all pictures of the page.

    >>> split_page_credit("签约现场。本版图片均由姚江摄")
    ('签约现场。', '姚江摄')
    >>> split_page_credit("本版图片由市文化馆提供"), split_page_credit("本版主编")
    (('', '市文化馆提供'), ('本版主编', ''))
    """
    found = _PAGE_WIDE.search(text)
    if found is None:
        return text, ""
    return text[: found.start()].rstrip("（( "), found.group(1).strip()
