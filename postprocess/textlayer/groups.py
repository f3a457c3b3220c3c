"""Articles of a text layer: where one body ends and the next begins, and whose each head is.

Layers give the pieces of a page in any order: headlines before their text, behind it, or all of
them together; captions where their frames were made. Where a body ends is told by markers,
datelines and heads; which head is whose by the order that explains most heads, and by the words
they share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from postprocess.bylines import is_signature
from postprocess.characters import ends_sentence
from postprocess.datelines import find_dateline
from postprocess.head import BADGES
from postprocess.repairs import repair
from postprocess.textlayer.cohesion import Cohesion
from postprocess.textlayer.heads import Head, pair_heads, split_heads
from postprocess.textlayer.legends import give_captions
from postprocess.textlayer.line_marks import is_name
from postprocess.textlayer.partition import partition
from postprocess.textlayer.units import Sort, Unit, comes_from, leaves

_HEAD = (Sort.HEADING, Sort.SUBTITLE, Sort.BYLINE)
_SIGNED = re.compile("[。！？”][（(]((?:作者|摘自|来源|据)[^（）()]{2,24})?([^（）()]*)[）)]$")
_WIDER = 1.5  # glyphs by which a headline may be wider than a column; a subhead is not
_LONG = 9.0  # glyphs; a subhead's line is mostly shorter
_AROUND = 12  # units on either side of a heading whose words are compared


@dataclass(slots=True)
class Group:
    """An article of the layer: its head, its body with subheads, its captions.

    Attributes:
        places: of its body's units, or of its head without a body, among those of the layer.
    """

    head: list[Unit] = field(default_factory=list)
    body: list[Unit] = field(default_factory=list)
    captions: list[Unit] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.places[0]

    @property
    def end(self) -> int:
        return self.places[-1]

    def add(self, units: Sequence[Unit], place: int) -> None:
        """Units that stand side by side go on with the body."""
        self.body += units
        self.places += range(place, place + len(units))

    @property
    def text(self) -> str:
        return "".join(unit.text for unit in (*self.head, *self.body))


def groups_of(units: Sequence[Unit]) -> tuple[Group, ...]:
    """The articles that the units of a layer make, in the order of their bodies.

    Every unit goes into one of them, furniture and credits for the whole page excepted.
    """
    heads = list(_heads(units))
    bodies, titles = _bodies(units, heads, all_subheads=True)
    titles = split_heads(titles, bodies)
    if not _stand_together(titles, bodies):
        bodies, titles = _bodies(units, heads)
        titles = split_heads(titles, bodies)
        bodies = _enough(bodies, titles)
    pairs = pair_heads(titles, bodies)
    for at, body in pairs.items():
        near = body if body is not None else _neighbour(at, titles, pairs)
        own = titles[at].units
        if near is None:
            bodies.append(Group(head=own, places=[titles[at].place]))
        else:
            bodies[near].head += own
    captions = [(at, unit) for at, unit in enumerate(units) if unit.sort is Sort.CAPTION]
    give_captions(captions, bodies)
    return tuple(sorted(bodies, key=lambda one: one.start))


def _stand_together(titles: Sequence[Head], bodies: Sequence[Group]) -> bool:
    """Whether several heads, one for each body, stand all before or all behind the bodies.

    What markers, datelines and signatures part is as many bodies as there are heads then, and no
    plain heading between them is another headline.
    """
    if len(titles) < 2 or len(titles) != len(bodies):
        return False
    places = [head.place for head in titles]
    return max(places) < bodies[0].start or min(places) > bodies[-1].end


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


def _bodies(
    units: Sequence[Unit], heads: Sequence[Head], all_subheads: bool = False
) -> tuple[list[Group], list[Head]]:
    """The bodies, subheads in them, and the heads that are no subheads.

    With ``all_subheads`` every plain heading within a body is one.
    """
    at_place = {head.place: head for head in heads}
    bodies: list[Group] = []
    titles: list[Head] = []
    pending: Head | None = None
    text = [at for at, unit in enumerate(units) if unit.sort is Sort.PARAGRAPH]
    cohesion = Cohesion([unit.text for unit in units if unit.sort is Sort.PARAGRAPH])
    behind = bool(heads and text) and heads[-1].place > text[-1]
    for place, unit in enumerate(units):
        if place in at_place:
            titles += [pending] if pending else []
            pending = at_place[place]
        if unit.sort not in (Sort.PARAGRAPH, Sort.MARKER):
            continue
        current = bodies[-1] if bodies else None
        goes_on = current is not None and not _begins(current, unit)
        if current is None or not goes_on:
            titles += [pending] if pending else []
            bodies.append(Group(body=[unit], places=[place]))
        elif pending is None or _resumes(current, unit):
            titles += [pending] if pending else []
            current.add([unit], place)
        elif (all_subheads and pending.plain) or _is_subhead(
            pending, current, units[place:], behind, cohesion
        ):
            current.add(pending.units, pending.place)
            current.add([unit], place)
        else:
            titles.append(pending)
            bodies.append(Group(body=[unit], places=[place]))
        pending = None
    return bodies, titles + ([pending] if pending else [])


def _begins(body: Group, unit: Unit) -> bool:
    """Whether a unit begins another article by what it or the last one says."""
    if leaves(unit) and unit.sort is Sort.MARKER:
        return False
    return (
        leaves(body.body[-1])
        or _is_signed(body.body[-1])
        or (comes_from(unit) and not _only_arrives(body))
        or (unit.whole and find_dateline(repair(unit.text)) != "")
    )


def _is_signed(unit: Unit) -> bool:
    """Whether a paragraph ends with who wrote the article: （王晓）, （作者单位：市委党校）."""
    found = _SIGNED.search(unit.text)
    return found is not None and (found.group(1) is not None or is_signature(found.group(2)))


def _only_arrives(body: Group) -> bool:
    """Whether a body so far is a marker on a line of its own."""
    return all(unit.sort is Sort.MARKER for unit in body.body)


def _resumes(body: Group, unit: Unit) -> bool:
    """Whether a unit goes on with a sentence that a head or caption broke off."""
    return not unit.whole and not ends_sentence(body.body[-1].text)


def _is_subhead(
    head: Head, body: Group, below: Sequence[Unit], behind: bool, cohesion: Cohesion
) -> bool:
    """Whether a plain heading stands within an article, not between two.

    It is one unless several signs speak against it: it does not fit into the column, the column's
    width changes, words do not go on, it is a long line, no other heading looks like it. Where
    headlines stand behind their bodies it must not speak of what is above more than of what is
    below. The weights are those of a logistic regression over 453 plain headings of layers typed
    from made-up and real pages, rounded.
    """
    if not head.plain or any(line.text in BADGES for line in head.units[0].lines):
        return False
    lines = head.units[0].lines
    above, column = body.body[-1].column, below[0].column
    if any(line.width > max(above, column) + _WIDER for line in lines):
        return False
    others = [unit for unit in body.body if unit.sort is Sort.HEADING]
    before = _joined(body.body[-_AROUND:])
    after = _joined(_next_body(below))
    long = sum(line.width for line in lines) >= _LONG * len(lines)
    signs = (
        2.4 * cohesion.against(before, after),
        1.2 * min(3.0, max(0.0, abs(above - column) - 0.5)),
        0.3 * long,
        0.4 * max(0.0, max(line.width for line in lines) - max(above, column)),
        -0.9 * (len(lines) > 1),
        2.0 * (len(lines) > 1 and 2 * lines[0].width < lines[-1].width),  # kicker and headline
        2.0 * (len(lines) > 2),
        -0.4 * any(len(unit.lines) == len(lines) for unit in others),
        0.2 * (head.place > body.end + 1),  # captions stand between
        2.0 * behind * cohesion.leaning(head.text, before, after),
    )
    return sum(signs) < 0


def _joined(units: Sequence[Unit]) -> str:
    """What the paragraphs among units say."""
    return "".join(unit.text for unit in units if unit.sort is Sort.PARAGRAPH)


def _next_body(units: Sequence[Unit]) -> list[Unit]:
    """The paragraphs up to the next heading."""
    found: list[Unit] = []
    for unit in units:
        if unit.sort in _HEAD or len(found) >= _AROUND:
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
    if len(titles) <= len(bodies) or between or not bodies:
        return bodies
    parted: list[Group] = []
    cuts = partition([body.body for body in bodies], [head.text for head in titles])
    for body, places in zip(bodies, cuts, strict=True):
        for start, end in pairwise([0, *places, len(body.body)]):
            parted.append(Group(body=body.body[start:end], places=body.places[start:end]))
    return parted
