"""Bylines 署名: who wrote it, printed under the headline or at the foot of the article."""

from __future__ import annotations

import re

from postprocess.characters import HAN, WIDE_PUNCTUATION
from postprocess.people import ROLE, WORK, could_be_names, spaced
from postprocess.repairs import repair

_BOX_SIGN = "□口囗■●◇◆○◎oO0"
_BEFORE_BYLINE = f"(?:{ROLE}|作者|编辑|文|图|[{HAN}]{{2,3}}[/／](?:文|图))"
_BOX = re.compile(f"^[{_BOX_SIGN}] ?(?={_BEFORE_BYLINE})")
_DIRT = re.compile(f"^[”“’‘\"'`.,、。·|—-]+ ?(?=[{HAN}])")
_ROLES = re.compile(f"{ROLE}|作者|撰文|撰稿|文|图|摄影")
_LABELLED = re.compile(f"(?:作者|撰文|撰稿|采写|整理|文|图|摄影)[/／]([{HAN}·]{{2,12}})")
_LABEL_COLON = re.compile("(?<=作者|撰文|撰稿|采写|整理|摄影)[:：]|(?<=^文)[:：]|(?<=图)[:：]")
# Names that begin with no surname (阿依古丽), where no verb can be meant.
_FOREIGN = re.compile(
    f"(?:本报|新华社)(?:[{HAN}]{{2,4}})?(?:记者|通讯员)(?![从在获了采看注发走来到与和对就将已也])[{HAN}·]{{2,8}}"
)
_GLUED = re.compile(f"(?<=[。！？”…])[（(]((?:{ROLE}|作者)?[ :：]?[{HAN} 、]{{2,20}})[）)]$")
_STOPS = re.compile(f"[{WIDE_PUNCTUATION.replace('·', '').replace('、', '').replace('□', '')}]")


def byline_box(text: str) -> str:
    """The box printed before a byline (□记者 王晓) is read as 口, o or 0; it is decoration.

    Only at the start and only before a role; for byline lines, not for prose.

    >>> byline_box("口记者王晓"), byline_box("□本报记者李青"), byline_box("口述历史")
    ('记者王晓', '本报记者李青', '口述历史')
    """
    return _BOX.sub("", text)


def is_byline(text: str) -> bool:
    """Whether a line without spaces is a byline and nothing else.

    It must consist of roles and names (记者 X Y 通讯员 Z, 文/X 图/Y, X/文); a name alone is not
    enough, and prose that begins with a role (记者从市教育局获悉) is none.

    >>> is_byline("本报记者王立群高远山"), is_byline("□记者李青文/图"), is_byline("王晓/文李青/图")
    (True, True, True)
    >>> is_byline("本报记者从市教育局获悉"), is_byline("记者李明说，"), is_byline("王晓")
    (False, False, False)
    """
    if text.startswith(("□", "■")) and could_be_names(text[1:]):
        return True
    text = _LABEL_COLON.sub("/", byline_box(re.sub(r"\s", "", text)).strip("（()）"))
    if len(text) > 48 or _STOPS.search(text):
        return False
    if re.fullmatch(f"(?:本报|本刊)?(?:特约)?(?:评论员|编辑部|报道组)(?:[{HAN}]{{2,4}})?", text):
        return True
    if re.fullmatch(f"(?:{_LABELLED.pattern})+", text) or _FOREIGN.fullmatch(text):
        return True
    rest = re.sub(r"(?:文|图|摄)[/／](?:文|图|摄)$", "/文", text)
    slashed = re.sub(r"[/／](?:文图?|图|摄|整理)", "、", rest)
    bare = WORK.sub("", slashed)
    names = [name for name in re.split(r"[、/／:：·]", _ROLES.sub("、", bare)) if name]
    told = bool(re.search(ROLE, text)) or slashed != rest
    return told and bool(names) and all(could_be_names(name) for name in names)


def is_signature(text: str) -> bool:
    """Whether a short line at an article's foot is its signature: a byline, or names alone.

    >>> [is_signature(text) for text in ("（王晓）", "李青 孟飞", "（完）", "谢谢")]
    [True, True, False, False]
    """
    bare = re.sub(r"\s", "", text).strip("（()）")
    if bare in _NO_NAMES:
        return False
    return is_byline(bare) or (
        len(bare) <= 9 and re.fullmatch(f"[{HAN}、]+", bare) is not None and _all_names(bare)
    )


# Ends of articles that look like a surname and a given name.
_NO_NAMES = frozenset(
    ("谢谢", "连载", "完结", "全文完", "于是", "时间", "金秋", "东方", "高兴", "安全")
)


def _all_names(text: str) -> bool:
    return all(could_be_names(name) for name in text.split("、") if name)


def format_byline(raw: str) -> str:
    """A byline as printed, names parted by single spaces, without its box.

    >>> format_byline("口 本 报 记 者 王 立 群 高 远 山")
    '本报记者 王立群 高远山'
    >>> format_byline("” 本报记者 王晓")
    '本报记者 王晓'
    >>> format_byline("（王晓）"), format_byline("本报记者 王晓 文/图")
    ('王晓', '本报记者 王晓 文/图')
    """
    bare = re.sub(r"^[（(](.*)[）)]$", r"\1", _DIRT.sub("", raw.strip()))
    boxless = re.sub(f"^[{_BOX_SIGN}] *(?=\\S)", "", bare) if _boxed(bare) else bare
    return " ".join(repair(word) for word in spaced(boxless).split())


def _boxed(raw: str) -> bool:
    tight = re.sub(r"\s", "", raw)
    return byline_box(tight) != tight or tight.startswith(("□", "■", "◇", "◆"))


def glued_signature(text: str) -> tuple[str, str]:
    """The signature in brackets after an article's last sentence, and the text without it.

    >>> glued_signature("群众满意。（本报记者 王晓）")
    ('本报记者 王晓', '群众满意。')
    >>> glued_signature("见下表。（完）"), glued_signature("他（王晓）")
    (('', '见下表。（完）'), ('', '他（王晓）'))
    """
    found = _GLUED.search(text)
    if found is None or not is_signature(found.group(1)):
        return "", text
    return format_byline(found.group(1)), text[: found.start()]
