"""Lines of a raw text layer that say themselves what they are."""

from __future__ import annotations

import re
from enum import Enum, auto

from postprocess.bylines import is_byline
from postprocess.captions import POINTERS, split_credit, split_page_credit
from postprocess.characters import HAN, count_han
from postprocess.cues import is_cue
from postprocess.dates import find_date
from postprocess.imprint import is_imprint
from postprocess.markers import paragraph_marker
from postprocess.repairs import repair

_LABEL = re.compile("第?(?:[A-Z]?[0-9]{1,2}|[一二三四五六七八九十]{1,3})版?|[A-Z][0-9]{1,2}")
_SECTION = re.compile(
    "(?:第?[A-Z]?[0-9]{1,2}版?)?(?:要闻|综合|时政|时事|本地|民生|经济|国内|国际|社会|体育|文化|文娱|副刊|教育|科技"
    "|健康|法治|县域|县区|专题|专版|特刊|理论|评论|广告|公告|财经|天下|新闻)(?:新闻|要闻|版)?(?:[A-Z]?[0-9]{1,2}版?)?"
)
_PAPER = re.compile(f"[{HAN}]{{2,6}}(?:日报|晚报|晨报|早报|时报|商报|都市报|周报)")
_FOLIO_CUES = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|星期[一二三四五六日天]|农历|第\d{3,6}[期号]|今日.{1,3}版|国内统一|CN\d\d-\d{4}"
    r"|邮发代号|www\."
)
_NAMED_PAGE = re.compile(
    f"第[A-Z]?(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})版[：:·|｜/—-][{HAN}]{{1,6}}"
)
_FOLIO_LENGTH = 40
_STOPPED = re.compile("[，。；！？]")
_CAPTION_HAN = 90
_DONE = re.compile(r"[（(](?:全文)?完[）)]")
_PICTURED = re.compile(
    "图为|图[①②③④⑤⑥]|[（(]?资料图|[^，。；！？]{2,20}(?:示意|效果|工艺|流程|分布|规划|结构|线路|路线)图$"
)


class Mark(Enum):
    """What a line says it is."""

    MARKER = auto()
    CLOSING = auto()  # it goes with the paragraph above: （完）, （未完待续）, 详见A3版
    FURNITURE = auto()
    BYLINE = auto()
    PAGE_CREDIT = auto()
    CREDIT = auto()  # of one picture, alone on its line
    CAPTION = auto()  # the last line, or all, of a caption
    SUBTITLE = auto()


def mark_of(text: str) -> Mark | None:
    """What a line says it is; None for what only its neighbours can tell.

    >>> mark_of("（上接第一版）").name, mark_of("本报记者 王晓 李青云").name, mark_of("第4版").name
    ('MARKER', 'BYLINE', 'FURNITURE')
    >>> mark_of("本版图片均由姚江摄").name, mark_of("大桥合龙。本报记者 孟原 摄").name
    ('PAGE_CREDIT', 'CAPTION')
    >>> mark_of("（完）").name, mark_of("（详见A3版）").name
    ('CLOSING', 'CLOSING')
    >>> mark_of("一步一个脚印，一年一") is None, mark_of("一") is None
    (True, True)
    """
    marker = paragraph_marker(text)
    if marker is not None and not marker.damaged:
        return Mark.MARKER
    if _DONE.fullmatch(text) or is_cue(text):
        return Mark.CLOSING
    if is_furniture(text):
        return Mark.FURNITURE
    clean = repair(text)
    if is_byline(text) and not clean.endswith("摄"):
        return Mark.BYLINE
    rest, credit = split_page_credit(clean)
    if credit:
        return Mark.CAPTION if rest else Mark.PAGE_CREDIT
    rest, credit = split_credit(clean)
    if credit and count_han(text) <= _CAPTION_HAN:
        return Mark.CAPTION if rest else Mark.CREDIT
    if text[0] in POINTERS or _PICTURED.match(text):
        return Mark.CAPTION
    return Mark.SUBTITLE if re.match("——|--|一一(?=[我本记来写])", text) else None


def is_furniture(text: str) -> bool:
    """Whether a line is folio, page number, section name or imprint.

    >>> [is_furniture(text) for text in ("2026年3月16日 星期一", "综合 4", "A03", "责任编辑 李可")]
    [True, True, True, True]
    >>> is_furniture("第04版：潮头"), is_furniture("第三版的编辑"), is_furniture("二")
    (True, False, False)
    >>> is_furniture("2026年3月16日，星期一，他来了。")
    False
    """
    tight = re.sub(r"\s", "", text)
    if is_imprint(text) or any(form.fullmatch(tight) for form in (_SECTION, _PAPER, _NAMED_PAGE)):
        return True
    if _LABEL.fullmatch(tight) and re.search(r"\d|版", tight):
        return True
    if len(tight) > _FOLIO_LENGTH or _STOPPED.search(tight):
        return False
    cues = len(set(_FOLIO_CUES.findall(tight)))
    return cues > 1 or (cues > 0 and count_han(tight) - len(find_date(tight)) < 14)
