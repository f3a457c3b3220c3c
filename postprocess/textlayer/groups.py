"""Articles of a text layer: where one body ends and the next begins, and whose each head is.

Layers give the pieces of a page in any order: headlines before their text, behind it, or all of
them together; captions where their frames were made. Where a body ends is told by markers,
datelines and heads; which head is whose by the order that explains most heads, and by the words
they share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from document.article import Direction
from postprocess.characters import ends_sentence
from postprocess.datelines import find_dateline
from postprocess.head import BADGES
from postprocess.likeness import share_of_glyph_pairs
from postprocess.markers import paragraph_marker, trailing_marker
from postprocess.repairs import repair
from postprocess.textlayer.cohesion import bond_against, weakest_places
from postprocess.textlayer.heads import Head, pair_heads, split_heads
from postprocess.textlayer.legends import give_captions
from postprocess.textlayer.units import Sort, Unit, comes_from, is_name

_HEAD = (Sort.HEADING, Sort.SUBTITLE, Sort.BYLINE)
_WIDER = 1.5  # glyphs by which a headline may be wider than a column; a subhead is not
_LONG = 9.0  # glyphs; a subhead's line is mostly shorter
_AHEAD = 12  # paragraphs below a heading that are asked for its words
_AGAINST = 1.5


@dataclass(slots=True)
class Group:
    """An article of the layer: its head, its body with subheads, its captions.

    Attributes:
        start, end: places of its body's first and last units among those of the layer.
    """

    head: list[Unit] = field(default_factory=list)
    body: list[Unit] = field(default_factory=list)
    captions: list[Unit] = field(default_factory=list)
    start: int = 0
    end: int = 0

    @property
    def text(self) -> str:
        return "".join(unit.text for unit in (*self.head, *self.body))


def groups_of(units: Sequence[Unit]) -> tuple[Group, ...]:
    """The articles that the units of a layer make, in the order of their bodies.

    Every unit goes into one of them, furniture and credits for the whole page excepted.
    """
    bodies, titles = _bodies(units, list(_heads(units)))
    titles = split_heads(titles, bodies)
    bodies = _enough(bodies, titles)
    pairs = pair_heads(titles, bodies)
    for at, body in pairs.items():
        near = body if body is not None else _neighbour(at, titles, pairs)
        own = titles[at].units
        if near is None:
            bodies.append(Group(head=own, start=titles[at].place, end=titles[at].place))
        else:
            bodies[near].head += own
    captions = [(at, unit) for at, unit in enumerate(units) if unit.sort is Sort.CAPTION]
    give_captions(captions, bodies)
    return tuple(sorted(bodies, key=lambda one: one.start))


def _neighbour(at: int, titles: Sequence[Head], pairs: Mapping[int, int | None]) -> int | None:
    """The body of the head that stands right under or over one without a body."""
    for other in (at + 1, at - 1):
        if not 0 <= other < len(titles) or pairs[other] is None:
            continue
        first, second = (titles[one] for one in sorted((at, other)))
        if first.place + len(first.units) == second.place:
            return pairs[other]
    return None


def _heads(units: Sequence[Unit]) -> Iterator[Head]:
    """Runs of units of which headline blocks consist; a bare name in one is a byline."""
    run: list[Unit] = []
    for place, unit in enumerate((*units, None)):
        if unit is not None and unit.sort in _HEAD:
            run.append(replace(unit, sort=Sort.BYLINE) if run and is_name(unit.text) else unit)
        elif run and (unit is None or unit.sort is not Sort.FURNITURE):
            yield Head(run, place - len(run))
            run = []


def _bodies(units: Sequence[Unit], heads: Sequence[Head]) -> tuple[list[Group], list[Head]]:
    """The bodies, subheads in them, and the heads that are no subheads."""
    at_place = {head.place: head for head in heads}
    bodies: list[Group] = []
    titles: list[Head] = []
    pending: Head | None = None
    text = [at for at, unit in enumerate(units) if unit.sort is Sort.PARAGRAPH]
    behind = bool(heads and text) and heads[-1].place > text[-1]
    for place, unit in enumerate(units):
        pending = at_place.get(place, pending)
        if unit.sort not in (Sort.PARAGRAPH, Sort.MARKER):
            continue
        current = bodies[-1] if bodies else None
        goes_on = current is not None and not _begins(current, unit)
        if current is None or not goes_on:
            titles += [pending] if pending else []
            bodies.append(Group(body=[unit], start=place, end=place))
        elif pending is None or _resumes(current, unit):
            titles += [pending] if pending else []
            current.body.append(unit)
            current.end = place
        elif _is_subhead(pending, current, units[place:], behind):
            current.body += [*pending.units, unit]
            current.end = place
        else:
            titles.append(pending)
            bodies.append(Group(body=[unit], start=place, end=place))
        pending = None
    return bodies, titles + ([pending] if pending else [])


def _begins(body: Group, unit: Unit) -> bool:
    """Whether a unit begins another article by what it or the last one says."""
    if _leaves(unit) and unit.sort is Sort.MARKER:
        return False
    return (
        _leaves(body.body[-1])
        or (comes_from(unit) and not _only_arrives(body))
        or (unit.whole and find_dateline(repair(unit.text)) != "")
    )


def _only_arrives(body: Group) -> bool:
    """Whether a body so far is a marker on a line of its own."""
    return all(unit.sort is Sort.MARKER for unit in body.body)


def _leaves(unit: Unit) -> bool:
    """Whether a unit ends with a marker 下转."""
    found = paragraph_marker(unit.text) or trailing_marker(unit.text)[0]
    return found is not None and found.direction is Direction.TO


def _resumes(body: Group, unit: Unit) -> bool:
    """Whether a unit goes on with a sentence that a head or caption broke off."""
    return not unit.whole and not ends_sentence(body.body[-1].text)


def _is_subhead(head: Head, body: Group, below: Sequence[Unit], behind: bool) -> bool:
    """Whether a plain heading stands within an article, not between two.

    It is one unless several signs speak against it: it does not fit into the column, the column's
    width changes, words do not go on, it is a long line, no other heading looks like it. Where
    headlines stand behind their bodies it must not speak of what is above more than of what is
    below.
    """
    if not head.plain or any(line.text in BADGES for line in head.units[0].lines):
        return False
    lines = head.units[0].lines
    above, column = body.body[-1].column, below[0].column
    if any(line.width > max(above, column) + _WIDER for line in lines):
        return False
    following = _next_body(below)
    others = [unit for unit in body.body if unit.sort is Sort.HEADING]
    text, after = head.text, "".join(unit.text for unit in following)
    long = sum(line.width for line in lines) >= _LONG * len(lines)
    signs = (
        bond_against(body.text, after),
        min(2.0, 0.6 * max(0.0, abs(above - column) - 0.5)),
        1.2 * long,
        1.7 * (len(lines) > 1 and 2 * lines[0].width < lines[-1].width),  # kicker and headline
        1.0 * (len(lines) > 2),
        0.5 * (head.place > body.end + 1),  # captions stand between
        -1.0 * any(len(unit.lines) == len(lines) for unit in others),
        -1.0 * (len(lines) > 1 and not long),
        1.5 * behind * (_shared(text, body.text) - _shared(text, after)),
    )
    return sum(signs) < _AGAINST


def _shared(heading: str, text: str) -> float:
    return share_of_glyph_pairs(heading, text) or 0.0


def _next_body(units: Sequence[Unit]) -> list[Unit]:
    """The paragraphs up to the next heading."""
    found: list[Unit] = []
    for unit in units:
        if unit.sort in _HEAD or len(found) >= _AHEAD:
            break
        if unit.sort is Sort.PARAGRAPH:
            found.append(unit)
    return found


def _enough(bodies: list[Group], titles: Sequence[Head]) -> list[Group]:
    """The bodies, parted where they cohere least while there are more heads than bodies.

    Only where heads stand all before or all behind the bodies: else each body has its own.
    """
    between = any(
        bodies[0].start < head.place < bodies[-1].end for head in titles if len(bodies) > 0
    )
    missing = len(titles) - len(bodies)
    if missing <= 0 or between or not bodies:
        return bodies
    parted: list[Group] = []
    places = weakest_places([body.body for body in bodies], missing)
    for at, body in enumerate(bodies):
        cuts = [0, *sorted(cut for one, cut in places if one == at), len(body.body)]
        for start, end in pairwise(cuts):
            first = body.start + start
            last = body.end if end == len(body.body) else body.start + end - 1
            parted.append(Group(body=body.body[start:end], start=first, end=last))
    return parted
