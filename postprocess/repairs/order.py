"""The repairs in their order, and the loop that runs them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from postprocess.repairs.forms import (
    compatibility_forms,
    invisible_marks,
    narrow_forms,
    numeral_zero,
    stray_edge_marks,
    stray_inner_marks,
)
from postprocess.repairs.marks import book_titles, dashes, ellipses, heavy_dots
from postprocess.repairs.quotes import double_quotes, doubled_marks, single_quotes
from postprocess.repairs.spaces import han_spaces, number_spaces, surplus_spaces, torn_words
from postprocess.repairs.widths import (
    mixed_brackets,
    narrow_brackets,
    narrow_points,
    narrow_stops,
)

_ROUNDS = 5  # real texts need two: one that repairs, one that finds nothing more
_log = logging.getLogger(__name__)

REPAIRS: tuple[Callable[[str], str], ...] = (
    # Characters first: what follows need know only one form of each.
    compatibility_forms,
    invisible_marks,
    narrow_forms,
    numeral_zero,
    # Then spaces, so that every mark has its true neighbours.
    surplus_spaces,
    stray_edge_marks,
    stray_inner_marks,
    torn_words,
    han_spaces,
    number_spaces,
    # Then marks made of several characters, before those of one.
    ellipses,
    dashes,
    book_titles,
    mixed_brackets,
    heavy_dots,
    # Then quotes, and widths last: whether a stop is wide depends on the quotes around it.
    doubled_marks,
    double_quotes,
    single_quotes,
    narrow_brackets,
    narrow_stops,
    narrow_points,
)


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair that changed a text."""

    name: str
    before: str
    after: str


Journal = list[tuple[str, tuple[Repair, ...]]]
"""Repaired texts, each with the steps that made it."""

_journal: ContextVar[Journal | None] = ContextVar("journal", default=None)


@contextmanager
def journal() -> Iterator[Journal]:
    """Keeps what is repaired meanwhile: each repaired text with its steps."""
    kept: Journal = []
    token = _journal.set(kept)
    try:
        yield kept
    finally:
        _journal.reset(token)


def repair(text: str) -> str:
    """A text with all its defects repaired; what changed goes to the log and the journal.

    >>> repair("江 城 市 12 月 5 日 — 9 日 , 增 长 36.43% .")
    '江城市12月5日—9日，增长36.43%。'
    """
    clean, log = explain(text)
    kept = _journal.get()
    if log and kept is not None:
        kept.append((clean, log))
    for step in log:
        _log.debug("%s: %r -> %r", step.name, step.before, step.after)
    return clean


def explain(text: str) -> tuple[str, tuple[Repair, ...]]:
    """A repaired text with the log of what changed it, in order.

    A repair may give an earlier one something to see (…, becomes …，and then ……，), so the list is
    run until nothing changes.

    >>> explain("今日 8版")[1]
    (Repair(name='han_spaces', before='今日 8版', after='今日8版'),)
    """
    log: list[Repair] = []
    for _ in range(_ROUNDS):
        steps = run_through(REPAIRS, text)
        if not steps:
            break
        log += steps
        text = steps[-1].after
    return text, tuple(log)


def run_through(repairs: Sequence[Callable[[str], str]], text: str) -> list[Repair]:
    """The steps of one round of repairs: those that changed something."""
    steps: list[Repair] = []
    for fix in repairs:
        after = fix(text)
        if after != text:
            steps.append(Repair(fix.__name__, text, after))
        text = after
    return steps
