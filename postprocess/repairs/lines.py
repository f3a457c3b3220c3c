"""The repairs of a line by itself, before its neighbours are known."""

from __future__ import annotations

from collections.abc import Callable

from postprocess.repairs.forms import (
    compatibility_forms,
    invisible_marks,
    narrow_forms,
    stray_edge_marks,
)
from postprocess.repairs.order import Repair, run_through
from postprocess.repairs.spaces import han_spaces, surplus_spaces, torn_words

LINE_REPAIRS: tuple[Callable[[str], str], ...] = (
    compatibility_forms,
    invisible_marks,
    narrow_forms,
    surplus_spaces,
    stray_edge_marks,
    torn_words,
    han_spaces,
)


def clean_line(raw: str) -> str:
    """A line's text without what can be repaired before its neighbours are known.

    >>> clean_line("| 江 城 市 ６ 月 ")
    '江城市6月'
    """
    return explain_line(raw)[0]


def explain_line(raw: str) -> tuple[str, tuple[Repair, ...]]:
    """A repaired line with the log of what changed it, in order.

    >>> [step.name for step in explain_line("| 江 城")[1]]
    ['stray_edge_marks', 'han_spaces']
    """
    steps = run_through(LINE_REPAIRS, raw)
    return (steps[-1].after if steps else raw), tuple(steps)
