"""The imprint: lines that name the page's editors and telephones, and belong to no article."""

from __future__ import annotations

import re

from postprocess.characters import HAN

_STRONG = (
    "责任编辑|本版责编|本版编辑|本版主编|责编|美术编辑|美编|版面编辑|值班编委|值班主任|值班总编|本版美编"
    "|责任校对|组版|版式设计|版式|一读|二读|本版校对|本版策划|新闻热线|报料热线|电子邮箱|电子信箱|E-?mail|投稿邮箱"
)
_WEAK = "编辑|校对|视觉|电话|邮箱|热线|制图|审读|统筹|设计|策划|编审|传真|微信|QQ"
_WORD = re.compile(
    f"(?:{_STRONG}|(?:(?<=^)|(?<=[{HAN} 0-9□]))(?:{_WEAK})(?=[/／:： ]|\\d|$))", re.IGNORECASE
)
_STRONG_WORD = re.compile(f"^[□口■●◇◆○]?(?:{_STRONG})", re.IGNORECASE)
_WEAK_START = re.compile("^[□口■●◇◆○]?(?:编辑|校对|视觉|制图|审读|统筹|编审)[/／:：]")
_ANY_WORD = re.compile(f"(?:{_STRONG}|{_WEAK})", re.IGNORECASE)
_DATA = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|[\d\-—－() （）]{5,}|[□口■●◇◆○/／:：、|\s]")


def is_imprint(text: str) -> bool:
    """Whether a line names editors, proof-readers and telephones, and nothing else.

    It begins with such a word, and what is left beside these words are names of up to four Han
    each, numbers and addresses. A sentence that begins with one (校对工作结束后，) is none.

    >>> is_imprint("责任编辑李可电话2926668"), is_imprint("□编辑/毕青□视觉/韩湘□校对/张小云罗海")
    (True, True)
    >>> is_imprint("校对工作结束后，"), is_imprint("责任编辑制度实行以来成效明显")
    (False, False)
    >>> is_imprint("电话：2926668"), is_imprint("责任编辑李可校对毕青")
    (False, True)
    """
    text = text.strip()
    strong = _STRONG_WORD.match(text)
    if not (strong or _WEAK_START.match(text)):
        return False
    word = _ANY_WORD if strong else _WORD
    words = len(word.findall(text))
    rest = _DATA.sub("", word.sub("", text))
    return words > 0 and len(rest) <= 5 * words and not re.search("[，。！？；]", rest)
