"""A copy in simplified characters of articles that are printed in traditional ones."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from document.article import Article
from document.issue import AssembledIssue
from postprocess.characters import count_han

if TYPE_CHECKING:
    from opencc import OpenCC

TRADITIONAL = 0.05
"""Share of the Han that converting changes from which a text is traditional: 0.33 of a newspaper of
1939, at most 0.0003 of simplified pages (a rare name)."""


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC  # few need it

    return OpenCC("t2s")


@lru_cache(maxsize=1024)
def in_simplified(text: str) -> str:
    """A short text in simplified characters; as it is where it has no traditional ones.

    >>> in_simplified("東莞日報")
    '东莞日报'
    """
    return str(_converter().convert(text))


def simplified_copy(text: str) -> str:
    """The text in simplified characters; empty where it is not printed in traditional ones.

    Words decide where one character has two simplified forms (乾坤, 乾燥).

    >>> simplified_copy("乾坤之間，國語與電車，皆為乾燥之物。")
    '乾坤之间，国语与电车，皆为干燥之物。'
    >>> simplified_copy("志愿者引路。")
    ''
    """
    converted = _converter().convert(text)
    changed = sum(a != b for a, b in zip(text, converted, strict=False))
    return converted if changed and changed >= TRADITIONAL * count_han(text) else ""


def with_simplified(issue: AssembledIssue) -> AssembledIssue:
    """The issue whose traditional articles have a simplified copy of their text."""
    return replace(issue, articles=tuple(_with_copy(article) for article in issue.articles))


def _with_copy(article: Article) -> Article:
    return replace(article, simplified=simplified_copy(article.text))
