"""What sort of text a part is: article, brief 简讯, teaser 导读 or advertisement 广告."""

from __future__ import annotations

import re
from collections.abc import Sequence

from document.article import ArticleKind, ParagraphRole
from document.page import RegionKind
from postprocess import contents
from postprocess.characters import count_han
from postprocess.datelines import find_dateline
from postprocess.flow import Draft
from postprocess.head import Head
from postprocess.labels import NUMERALS
from postprocess.options import TextOptions
from postprocess.passages import TEXT_KINDS, Passage

_TEASER_FOOT = re.compile(
    r"(?:详见|报道见|全文见|更多内容见|见|刊)(?:本报|今日)?"
    rf"第?(?:[A-Za-z]?\d{{1,3}}|[{NUMERALS}]{{1,3}})[版面][）)。]?$"
)
_POINTER = re.compile(r"(?:详见|见)?[（(]?第?[A-Za-z]?\d{1,3}[版面][）)]?$")
_POINTERS, _POINTING = 3, 0.7  # lines that point to pages, and their share: a table of contents
_AD_LABEL = re.compile("(?:公益)?广告$|广告[：:·]")
_AD_START = re.compile(
    "(?:遗失声明|遗失启事|挂失声明|注销公告|清算公告|减资公告|吸收合并公告|拍卖公告|招标公告|招租|招聘启事"
    "|寻人启事|寻尸启事|认尸启事|债权转让|催收公告|开庭公告|分类广告|分类信息|便民信息)"
)
_TELEPHONE = re.compile(r"(?:电话|热线|咨询|手机|地址)[：: ]?")
_TEASER_HAN = 240


def kind_of(
    head: Head, drafts: Sequence[Draft], passages: Sequence[Passage], options: TextOptions
) -> ArticleKind:
    """The kind of a part.

    Layout's word counts for an advertisement; else the text must say it plainly: a notice's
    formula, or a telephone in a few lines without a single sentence. A government's announcement
    (公告) with a dateline or in full sentences stays an article.
    """
    if any(p.kind is RegionKind.ADVERTISEMENT and p.lines for p in passages):
        return ArticleKind.ADVERTISEMENT
    texts = [draft.text for draft in drafts]
    reported = bool(head.byline) or any(find_dateline(text) for text in texts)
    if not reported and _is_advertisement(head, texts):
        return ArticleKind.ADVERTISEMENT
    if _is_teaser(head, texts) or _points_to_pages(passages):
        return ArticleKind.TEASER
    body = [draft for draft in drafts if draft.role is ParagraphRole.BODY]
    brief = not head.headline and body and find_dateline(body[0].text)
    if brief and sum(count_han(text) for text in texts) <= options.brief:
        return ArticleKind.BRIEF
    return ArticleKind.ARTICLE


def _is_advertisement(head: Head, texts: Sequence[str]) -> bool:
    names = [head.kicker, head.headline, *texts[:1]]
    if any(_AD_LABEL.match(name) or _AD_START.match(name) for name in names if name):
        return True
    texts = [text for text in (head.kicker, head.subtitle, *texts) if text]
    sentences = any("。" in text for text in texts)
    han = sum(count_han(text) for text in texts)
    return not sentences and 0 < han < 120 and any(_TELEPHONE.search(text) for text in texts)


def _is_teaser(head: Head, texts: Sequence[str]) -> bool:
    if {head.kicker, head.headline} & contents.NAMES or set(texts[:1]) & contents.NAMES:
        return True
    short = sum(count_han(text) for text in texts) <= _TEASER_HAN
    return short and any(_TEASER_FOOT.search(text) for text in texts[-1:])


def _points_to_pages(passages: Sequence[Passage]) -> bool:
    """Whether nearly every line names a story and the page it stands on."""
    lines = [x.text for p in passages if p.kind in TEXT_KINDS for x in p.lines]
    pointing = sum(_POINTER.search(re.sub(r"\s", "", line)) is not None for line in lines)
    return pointing >= max(_POINTERS, _POINTING * len(lines))
