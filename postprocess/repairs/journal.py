"""The journal of a page's repairs: which one changed what, and where that text stands now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from document.article import ArticlePart
from document.page import TextLine
from document.repairs import TextRepair
from postprocess.repairs.lines import explain_line
from postprocess.repairs.order import Repair

NOWHERE = "page"


def line_repairs(lines: Iterable[TextLine]) -> Iterator[TextRepair]:
    """What changed in lines before their neighbours were known, in order of the lines."""
    for line in lines:
        _, steps = explain_line(line.text)
        yield from (_noted(step, f"{line.region}/{line.index}") for step in steps)


def text_repairs(
    journal: Iterable[tuple[str, Sequence[Repair]]], parts: Sequence[ArticlePart]
) -> Iterator[TextRepair]:
    """What changed in the texts of parts, each change once.

    Args:
        journal: repaired texts with their steps, as :func:`postprocess.repairs.journal` kept them.
        parts: of the page.
    """
    places = _places(parts)
    noted: dict[tuple[str, str, str], str] = {}
    for text, steps in journal:
        where = _where(text, places)
        for step in steps:
            key = (step.name, step.before, step.after)
            if noted.get(key, NOWHERE) == NOWHERE:
                noted[key] = where
    for (name, before, after), where in noted.items():
        yield _noted(Repair(name, before, after), where)


def _places(parts: Sequence[ArticlePart]) -> dict[str, str]:
    """Texts of the parts, the shortest last, with where they stand."""
    places: dict[str, str] = {}
    for part in parts:
        own = {"kicker": part.kicker, "headline": part.headline, "subtitle": part.subtitle}
        own |= {f"paragraph {at}": one.text for at, one in enumerate(part.paragraphs, 1)}
        own |= {f"caption {at}": c.text + c.credit for at, c in enumerate(part.captions, 1)}
        for name, text in ({"byline": part.byline} | own).items():
            places.setdefault(text, f"a{part.index + 1:02} {name}")
    return places


def _where(text: str, places: Mapping[str, str]) -> str:
    """The place whose text this is, or the first that holds it or is held by it."""
    if text in places:
        return places[text]
    held = (where for own, where in places.items() if own and (text in own or own in text))
    return next(held, NOWHERE)


def _noted(step: Repair, where: str) -> TextRepair:
    before, after = _difference(step.before, step.after)
    return TextRepair(step.name, where, before, after)


def _difference(before: str, after: str) -> tuple[str, str]:
    """The stretch in which two texts differ, with a glyph on each side.

    >>> _difference("今日江城,好天气", "今日江城，好天气")
    ('城,好', '城，好')
    """
    start = max(_alike(before, after) - 1, 0)
    before, after = before[start:], after[start:]
    same = min(_alike(before[::-1], after[::-1]), len(before) - 1, len(after) - 1)
    end = max(same - 1, 0)
    return before[: len(before) - end], after[: len(after) - end]


def _alike(one: str, other: str) -> int:
    """How many glyphs two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
