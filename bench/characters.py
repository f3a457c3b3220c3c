"""How far two Chinese texts are from each other, counted in characters.

Print habits are no errors: widths, kinds of quotes and dashes, and white space are folded first.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import Levenshtein

# Marks that stand for one another in print. Dashes fold onto 一, which engines read in their place.
FOLDED = str.maketrans(
    dict.fromkeys("—–－-─", "一")
    | dict.fromkeys("“”", '"')
    | dict.fromkeys("‘’", "'")
    | dict.fromkeys("…·．•", ".")
    | {"～": "~"}
)
NOT_A_LETTER = re.compile(r"[^\u3400-\u9fffA-Za-z0-9]")


def folded(text: str) -> str:
    """The text with punctuation, but without differences of width, quotes, dashes and white space.

    >>> folded("他说：“好……” ——12 月")
    '他说:"好.."一一12月'
    """
    text = unicodedata.normalize("NFKC", text).translate(FOLDED)
    text = re.sub(r"\s+", "", text).replace("。", ".").replace("、", ",")
    return re.sub(r"一{2,}", "一一", re.sub(r"\.{2,}", "..", text))


def letters(text: str) -> str:
    """Only the Han, Latin letters and digits of the text.

    >>> letters("（下转第４版） GDP 增长3.5%。")
    '下转第4版GDP增长35'
    """
    return NOT_A_LETTER.sub("", folded(text))


def character_error_rate(truth: str, text: str) -> float:
    """Edits from truth to text per character of the truth; above 1 when there is much too much.

    >>> character_error_rate("许昌日报", "许昌曰报"), character_error_rate("许昌", "")
    (0.25, 1.0)

    Nothing where nothing should be is right; something there is wrong.

    >>> character_error_rate("", ""), character_error_rate("", "口")
    (0.0, 1.0)
    """
    if not truth:
        return 1.0 if text else 0.0
    return Levenshtein.distance(truth, text) / len(truth)


def infix_error_rate(truth: str, text: str) -> float:
    """Edits from truth to the stretch of the text that is nearest to it, per character, at most 1.

    Says how much of a passage, and in order, stands somewhere in a page's raw text.

    >>> infix_error_rate("春天来了", "报头春天来子报尾")
    0.25
    """
    if not truth:
        return 0.0
    places = np.arange(len(text) + 1)
    codes = np.array([ord(character) for character in text], dtype=np.int64)
    edits = np.zeros(len(text) + 1, dtype=np.int64)  # a match may begin anywhere
    for count, character in enumerate(truth, 1):
        below = np.empty_like(edits)
        below[0] = count
        below[1:] = np.minimum(edits[:-1] + (codes != ord(character)), edits[1:] + 1)
        edits = np.minimum.accumulate(below - places) + places
    return min(1.0, float(edits.min()) / len(truth))


def bigram_f1(truth: str, text: str) -> float:
    """Overlap of pairs of neighbouring characters, 0-1: recognition alone, whatever the order.

    >>> bigram_f1("春眠不觉晓", "春眠不觉晓"), bigram_f1("春眠", "处处")
    (1.0, 0.0)
    """
    expected, found = _bigrams(truth), _bigrams(text)
    both = (expected & found).total()
    return 2 * both / max(1, expected.total() + found.total())


def _bigrams(text: str) -> Counter[tuple[str, str]]:
    return Counter(pairwise(text))
