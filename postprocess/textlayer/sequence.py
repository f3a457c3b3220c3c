"""What each line of a raw text layer does, told from widths, stops and blank lines together.

A column is justified: a line in the midst of a paragraph is as wide as the column, the first one
two glyphs narrower, the last one as long as it happens to be. No line tells by itself, but of all
ways to read a run of lines one is far cheaper than the others (Viterbi 1967). Costs are rough
negative logarithms of how seldom print does a thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from postprocess.characters import CLOSERS, HAN, OPENERS, ends_sentence
from postprocess.datelines import find_dateline
from postprocess.markers import leading_marker
from postprocess.repairs import repair
from postprocess.textlayer.rawlines import RawLine, first_unit

_INDENT = 2.0  # glyphs, of a paragraph's first line
_SQUEEZED = 0.7  # glyphs beyond the column that squeezed marks alone explain
_GAP = 0.25  # glyphs, of the white that print sets round numbers and Latin words
# Costs of white that a line leaves though the next one begins with what is that much narrower.
_SPARE = ((-0.3, 0.0), (0.3, 1.0), (1.3, 2.5))
_BESIDE = re.compile(f"[{HAN}][A-Za-z0-9]|[A-Za-z0-9%][{HAN}]")
_WIDER = 1.2  # glyphs beyond the column that squeezed marks and gaps round numbers explain
_UNSPACED = 0.3  # of the cost of a missing blank line, where a layer has none
_HEADING_LINES = 4
_CAPTION_LINES = 5
_HALF = "，。、；：！？" + CLOSERS
_NEVER_FIRST = re.compile(f"[，。、；：！？…{CLOSERS}]")
_OPEN_END = re.compile("(?:——|[：:；;])$")
_RUNS_ON = re.compile(r"[，、；：—（《“‘]$|[，；].{0,3}$")
_NOTED = re.compile("[。！？”][（(][^（）()。]{2,24}[）)]$")  # 。（作者单位：市委党校）
_INNER_STOP = re.compile("[。；]")


class Role(Enum):
    """What a line does."""

    FIRST = auto()  # of a paragraph
    NEXT = auto()  # of a paragraph
    HEADING = auto()
    CAPTION = auto()
    INSERTED = auto()  # a caption in the midst of a paragraph


_BODY = (Role.FIRST, Role.NEXT)
_CAPTIONS = (Role.CAPTION, Role.INSERTED)


@dataclass(frozen=True, slots=True)
class Seen:
    """A line as the reading of the whole run sees it.

    Attributes:
        line: itself.
        column: width of its column, in glyphs.
        blank: a blank line, or a line that is no text of an article, stands before it.
        size: how many lines its stanza has.
        stanza: what its stanza says if that may be a headline, else what it says itself.
        spaced: blank lines part the pieces of the layer.
        titled: a subtitle or byline stands next to it.
        credited: a credit stands right under it.
        under: a byline or subtitle stands right above it.
        leaves: it ends with a marker 下转, or that stands right under it.
        indents: the layer keeps the indents of paragraphs.
        joint: what speaks against its going on with the line before.
        bridge: what speaks against its going on with what stands above the short stanza before.
    """

    line: RawLine
    column: float
    blank: bool
    size: int
    stanza: str = ""
    spaced: bool = True
    titled: bool = False
    credited: bool = False
    under: bool = False
    leaves: bool = False
    indents: bool = False
    joint: float = 0.0
    bridge: float = 0.0

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def gaps(self) -> int:
        """Places where print parts Han from numbers and Latin words."""
        return len(_BESIDE.findall(self.text))

    @property
    def stops(self) -> bool:
        return ends_sentence(self.text) or _NOTED.search(self.text) is not None


def read_roles(seen: Sequence[Seen]) -> tuple[Role, ...]:
    """The role of every line in the cheapest reading of all of them."""
    if not seen:
        return ()
    costs = {role: _start(seen[0], role) + _alone(seen[0], role) for role in Role}
    ways: list[dict[Role, Role]] = []
    for before, line in pairwise(seen):
        way, reached = {}, {}
        for role in Role:
            steps = {old: costs[old] + _step(before, old, line, role) for old in Role}
            way[role] = min(steps, key=lambda old: steps[old])
            reached[role] = steps[way[role]] + _alone(line, role)
        ways.append(way)
        costs = reached
    role = min(costs, key=lambda one: costs[one] + _last(seen[-1], one))
    roles = [role]
    for way in reversed(ways):
        role = way[role]
        roles.append(role)
    return tuple(reversed(roles))


def _start(line: Seen, role: Role) -> float:
    if role is Role.NEXT:
        return 0.0 if leading_marker(line.text)[0] else 1.5
    return _begins(line, role)


def _begins(line: Seen, role: Role) -> float:
    """The cost of a heading or caption that begins with a line; of a paragraph none."""
    if role is Role.HEADING:
        return _heading(line)
    return _caption(line) if role in _CAPTIONS else 0.0


def _heading(line: Seen) -> float:
    """The cost of a heading that begins with a line."""
    return 0.0 if line.titled else 1.5


def _last(line: Seen, role: Role) -> float:
    """The cost of a run that ends with a line."""
    if role in _CAPTIONS:
        return _caption_end(line) + (5.0 if role is Role.INSERTED else 0.0)
    return 0.0 if role not in _BODY or line.leaves else _end(line, role)


def _alone(seen: Seen, role: Role) -> float:
    return _ALONE[role](seen) if role in _ALONE else 0.0


def _alone_first(seen: Seen) -> float:
    cost = 6.0 if _NEVER_FIRST.match(seen.text) else 0.0
    cost += 1.5 if seen.titled else 0.0
    cost += _too_wide(seen, seen.column - _INDENT + _SQUEEZED)
    if seen.indents:
        cost += 0.0 if seen.line.indent >= 1 else 4.0
    return cost


def _too_wide(seen: Seen, room: float) -> float:
    """The cost of a line for which there is no room; marks at its edges may be set half as wide."""
    edges = (seen.text[0] in OPENERS) + (seen.text[-1] in _HALF)
    return min(8.0, max(0.0, 2.0 * (seen.line.width - 0.5 * edges - room)))


def _alone_next(seen: Seen) -> float:
    cost = 5.0 if seen.indents and seen.line.indent >= 1 else 0.0
    cost += _too_wide(seen, seen.column + _WIDER)
    return cost + (4.0 if find_dateline(repair(seen.text)) else 0.0)


def _alone_heading(seen: Seen) -> float:
    text, width = seen.text, seen.line.width
    cost = 0.3
    if _INNER_STOP.search(text) or re.search("[，、：—]$", text):
        cost += 5.0
    cost += 1.5 * max(0, text.count("，") - 1) + (
        2.0 if text.count("，") and not seen.blank else 0.0
    )
    if seen.line.spread:
        cost += 3.0
    whole = seen.stanza or text  # a mark may be closed in the next line of a headline
    if whole.count("“") > whole.count("”") or whole.count("《") > whole.count("》"):
        cost += 4.0
    if _NEVER_FIRST.match(text) or seen.size > _HEADING_LINES:
        cost += 5.0
    if abs(width - (seen.column - _INDENT)) < 0.6 or abs(width - seen.column) < 0.6:
        cost += 1.0  # as wide as a line of the column
    if find_dateline(repair(text)):
        cost += 5.0
    return cost


def _caption_end(seen: Seen) -> float:
    """The cost of a caption that ends with a line: most end with a stop or a credit."""
    return 0.0 if seen.stops or seen.credited else 1.0


def _caption(seen: Seen) -> float:
    """The cost of a caption that begins with a line."""
    cost = 2.0 if seen.line.width > seen.column + _WIDER else 4.5
    cost -= 2.5 if seen.credited else 0.0
    if seen.size > _CAPTION_LINES or (seen.indents and seen.line.indent >= 1):
        cost += 5.0
    if _NEVER_FIRST.match(seen.text) and seen.blank:
        cost += 4.0
    return cost


_ALONE: dict[Role, Callable[[Seen], float]] = {
    Role.FIRST: _alone_first,
    Role.NEXT: _alone_next,
    Role.HEADING: _alone_heading,
}


def _step(before: Seen, old: Role, line: Seen, new: Role) -> float:
    """The cost of a line's role after that of the line before."""
    if old in _BODY:
        return _from_body(before, old, line, new)
    together = old is new and line.line.stanza == before.line.stanza
    if together:
        if old is Role.HEADING:
            return 0.0
        return line.joint + (1.5 if before.stops else 2.0)
    parted = _begins(line, new)
    if not line.blank:
        parted += max(0.0, -line.joint) + _run_in(line, 1.0 if old is Role.HEADING else 4.0)
    if old in _CAPTIONS:
        parted += _caption_end(before)
    if old is new:
        return parted + 0.3
    if old is Role.INSERTED and new is Role.NEXT:
        parted += line.bridge
    return parted + _FROM[old][new]


# What follows headings and captions: a paragraph begins, or the one that was broken off goes on.
_FROM = {
    Role.HEADING: {Role.FIRST: 0.0, Role.NEXT: 4.0, Role.CAPTION: 0.0, Role.INSERTED: 6.0},
    Role.CAPTION: {Role.FIRST: 0.0, Role.NEXT: 5.0, Role.HEADING: 0.0, Role.INSERTED: 6.0},
    Role.INSERTED: {Role.FIRST: 5.0, Role.NEXT: 0.0, Role.HEADING: 5.0, Role.CAPTION: 6.0},
}


def _run_in(line: Seen, cost: float) -> float:
    """The cost of something new without a blank line, which says little in some layers."""
    return 0.0 if line.blank else cost if line.spaced else _UNSPACED * cost


def _from_body(before: Seen, old: Role, line: Seen, new: Role) -> float:
    """The cost of a line's role after a line of body."""
    if new is Role.NEXT:
        return _goes_on(before, old, line)
    if new is Role.INSERTED:
        stopped = 0.8 if before.stops else 0.0
        return 0.5 + stopped + (0.0 if line.blank else 4.0) + _caption(line)
    cost = _end(before, old) + _begins(line, new)
    if new is Role.CAPTION:
        return cost + _run_in(line, 4.0)
    if new is Role.HEADING:
        return cost + _run_in(line, 1.5)
    return cost + (-0.4 if line.blank else 0.3)


def _goes_on(before: Seen, old: Role, line: Seen) -> float:
    """The cost of a paragraph that goes on with the next line."""
    cost = _missing(before, old, line) + line.joint + (2.0 if line.titled else 0.0)
    cost += 0.8 if before.stops else 0.0
    return cost + (2.0 if line.under else 0.4 if line.blank else 0.0)


def _missing(before: Seen, old: Role, line: Seen) -> float:
    """The cost of a line in the midst of a paragraph that does not fill its column.

    It is full if what the next one begins with would not have gone into it.
    """
    if before.line.spread:
        return 0.0
    room = _white(before, old) - _GAP * before.gaps - first_unit(line.text)
    return next((cost for most, cost in _SPARE if room < most), 4.0)


def _end(before: Seen, old: Role) -> float:
    cost = 0.3 if before.stops else 1.0 if _OPEN_END.search(before.text) else 5.0
    white = _white(before, old)
    if before.line.spread or white < 0.5:
        return cost + 0.9
    return cost + (0.4 if white < 1.5 else -0.5)


def _white(before: Seen, old: Role) -> float:
    """White after a line if it has a role, in glyphs."""
    room = before.column - (_INDENT if old is Role.FIRST else 0.0)
    return room - before.line.width
