"""Units of a text layer: heads, paragraphs, captions and furniture, in the order of the layer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby, pairwise

from document.article import Direction
from postprocess.characters import ends_sentence
from postprocess.lines import join_texts
from postprocess.markers import leading_marker, paragraph_marker, trailing_marker
from postprocess.textlayer.junctions import Junctions
from postprocess.textlayer.line_marks import CAPTION_LINES, is_name, marks_of, short_stanzas
from postprocess.textlayer.marks import Mark, mark_of
from postprocess.textlayer.rawlines import RawLine, column_widths, raw_lines
from postprocess.textlayer.sequence import Role, Seen, read_roles

_SPACED = 30  # lines, of which one at least is blank where blank lines part pieces
_TIERS = 4  # lines of a headline block without byline and subtitle
_INDENTED = 0.04  # share of lines set in from which the layer is known to keep indents


_PICTURED = (Mark.CAPTION, Mark.CREDIT)


class Sort(Enum):
    """What a unit is."""

    PARAGRAPH = auto()
    HEADING = auto()  # headline, kicker or subhead: its place tells
    SUBTITLE = auto()
    BYLINE = auto()
    CAPTION = auto()
    PAGE_CREDIT = auto()
    MARKER = auto()
    FURNITURE = auto()


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that belong together.

    Attributes:
        sort: what they are.
        lines: in order.
        column: width of the column, in glyphs.
        whole: a paragraph that begins here, and does not go on from before what stands above.
    """

    sort: Sort
    lines: tuple[RawLine, ...]
    column: float = 0.0
    whole: bool = True

    @property
    def text(self) -> str:
        return join_texts(line.text for line in self.lines)


_SORTS = {
    Mark.MARKER: Sort.MARKER,
    Mark.CLOSING: Sort.PARAGRAPH,
    Mark.FURNITURE: Sort.FURNITURE,
    Mark.BYLINE: Sort.BYLINE,
    Mark.PAGE_CREDIT: Sort.PAGE_CREDIT,
    Mark.CREDIT: Sort.CAPTION,
    Mark.CAPTION: Sort.CAPTION,
    Mark.SUBTITLE: Sort.SUBTITLE,
}


def units_of(layer: str) -> tuple[Unit, ...]:
    """The units of a raw text layer."""
    lines = raw_lines(layer)
    marks = marks_of(lines)
    spaced = _is_spaced(lines)
    if not spaced:
        lines = tuple(_stanzas_by_marks(lines, marks))
    seen = tuple(_seen(lines, marks, spaced))
    runs = list(_runs(seen))
    roles = {
        one.line.number: role
        for run in runs
        for one, role in zip(run, read_roles(run), strict=True)
    }
    starts = {run[0].line.number for run in runs if run}
    columns = {one.line.number: one.column for one in seen}
    return tuple(_units(lines, marks, roles, columns, starts))


def _is_spaced(lines: Sequence[RawLine]) -> bool:
    """Whether a layer parts its pieces by blank lines; PDF libraries give none."""
    return len({line.stanza for line in lines}) > 1 + len(lines) / _SPACED


def _stanzas_by_marks(lines: Sequence[RawLine], marks: dict[int, Mark]) -> Iterator[RawLine]:
    """The lines of a layer without blank ones, parted where what they say of themselves changes."""
    runs = groupby(lines, key=lambda line: marks.get(line.number))
    for stanza, (_, run) in enumerate(runs):
        yield from (replace(line, stanza=stanza) for line in run)


def _seen(lines: Sequence[RawLine], marks: dict[int, Mark], spaced: bool) -> Iterator[Seen]:
    """The lines that do not say what they are, as the reading of roles wants them."""
    places = [at for at, line in enumerate(lines) if line.number not in marks]
    running = [lines[at] for at in places]
    cuts = {at for at, place in enumerate(places) if place and places[at - 1 : at] != [place - 1]}
    columns = column_widths(running, cuts)
    sizes = Counter(line.stanza for line in running)
    indented = sum(line.indent >= 1 for line in running)
    indents = indented >= 2 and indented > _INDENTED * len(running)
    stanzas = {own[0].stanza: join_texts(line.text for line in own) for own in short_stanzas(lines)}
    titled = _titled(lines, marks)
    junctions = Junctions(line.text for line in lines)
    for at, (place, line) in enumerate(zip(places, running, strict=True)):
        above = marks.get(lines[place - 1].number) if place else None
        below = marks.get(lines[place + 1].number) if place + 1 < len(lines) else None
        runs_on = place + 1 < len(lines) and below is None
        yield Seen(
            line=line,
            column=columns[at],
            blank=at == 0 or at in cuts or running[at - 1].stanza != line.stanza,
            size=sizes[line.stanza] if spaced else 1,
            spaced=spaced,
            stanza=stanzas.get(line.stanza, ""),
            titled=above is Mark.SUBTITLE
            or (line.stanza in titled and sizes[line.stanza] <= _TIERS),
            under=above in (Mark.SUBTITLE, Mark.BYLINE),
            credited=below in (Mark.CREDIT, Mark.PAGE_CREDIT)
            or (above in _PICTURED and not runs_on),
            leaves=_leaves(line.text)
            or (at > 0 and _leaves(running[at - 1].text + line.text))
            or (below is Mark.MARKER and _leaves(lines[place + 1].text)),
            indents=indents,
            joint=junctions.cost(running[at - 1].text, line.text) if at else 0.0,
            bridge=_bridge(at, running, sizes, junctions),
        )


def _bridge(
    at: int, running: Sequence[RawLine], sizes: Mapping[int, int], junctions: Junctions
) -> float:
    """What speaks against a line's going on with the last one above a caption before it."""
    first = at - sizes[running[at - 1].stanza] if at else 0
    if first <= 0 or at - first > CAPTION_LINES or running[at - 1].stanza == running[at].stanza:
        return 0.0
    return junctions.cost(running[first - 1].text, running[at].text)


def _titled(lines: Sequence[RawLine], marks: dict[int, Mark]) -> frozenset[int]:
    """The stanzas in which a subtitle or byline stands, or right under which one does."""
    tiers = (Mark.SUBTITLE, Mark.BYLINE)
    return frozenset(
        above.stanza for above, line in pairwise(lines) if marks.get(line.number) in tiers
    )


def _runs(seen: Sequence[Seen]) -> Iterator[Sequence[Seen]]:
    """The lines cut where a marker says that a part begins or ends."""
    belows = [*seen[2:], None]
    starts = [
        at
        for at, ((above, one), below) in enumerate(zip(pairwise(seen), belows, strict=False), 1)
        if above.leaves or _arrives(above, one, below)
    ]
    for start, end in zip([0, *starts], [*starts, len(seen)], strict=True):
        yield seen[start:end]


def _arrives(above: Seen, seen: Seen, below: Seen | None) -> bool:
    """Whether a line begins with a marker 上接, which may go on in the next one."""
    marker = leading_marker(seen.text + (below.text if below else ""))[0]
    return marker is not None and not marker.damaged and not _leaves(above.text + seen.text)


def _leaves(text: str) -> bool:
    found = paragraph_marker(text) or trailing_marker(text)[0]
    return found is not None and found.direction is Direction.TO and not found.damaged


def _units(
    lines: Sequence[RawLine],
    marks: dict[int, Mark],
    roles: dict[int, Role],
    columns: dict[int, float],
    starts: Collection[int],
) -> Iterator[Unit]:
    """Lines gathered: paragraphs over blank lines, all else within its stanza."""
    gathered: list[tuple[Sort, list[RawLine], bool]] = []
    for line in lines:
        mark, role = marks.get(line.number), roles.get(line.number)
        sort = _SORTS[mark] if mark else _ROLE_SORTS[role] if role else Sort.PARAGRAPH
        fresh = line.number in starts or not gathered
        if not fresh and _belongs(gathered[-1], line, sort, role, mark):
            gathered[-1][1].append(line)
        else:
            gathered.append((sort, [line], role is not Role.NEXT))
    for sort, own, whole in gathered:
        width = columns.get(own[-1].number, 0.0)
        yield from _signed(Unit(sort, tuple(own), width, whole))


def _signed(unit: Unit) -> Iterator[Unit]:
    """A heading without the bare name under it, and that name as a byline."""
    last = unit.lines[-1]
    if unit.sort is Sort.HEADING and len(unit.lines) > 1 and is_name(last.text):
        yield replace(unit, lines=unit.lines[:-1])
        yield replace(unit, sort=Sort.BYLINE, lines=(last,))
    else:
        yield unit


_ROLE_SORTS = {
    Role.FIRST: Sort.PARAGRAPH,
    Role.NEXT: Sort.PARAGRAPH,
    Role.HEADING: Sort.HEADING,
    Role.CAPTION: Sort.CAPTION,
    Role.INSERTED: Sort.CAPTION,
}


def _belongs(
    last: tuple[Sort, list[RawLine], bool],
    line: RawLine,
    sort: Sort,
    role: Role | None,
    mark: Mark | None,
) -> bool:
    """Whether a line goes on with the lines gathered last."""
    if last[0] is not sort:
        return False
    together = last[1][-1].stanza == line.stanza
    if sort is Sort.PARAGRAPH:
        return role is Role.NEXT or mark is Mark.CLOSING
    if sort is Sort.CAPTION:
        done = ends_sentence(last[1][-1].text) or mark_of(last[1][-1].text) is Mark.CAPTION
        return mark is Mark.CREDIT or (together and not done)
    return sort is Sort.HEADING and together


def comes_from(unit: Unit) -> bool:
    """Whether a unit begins with a marker 上接."""
    found = paragraph_marker(unit.text) or leading_marker(unit.text)[0]
    return found is not None and found.direction is Direction.FROM


def leaves(unit: Unit) -> bool:
    """Whether a unit ends with a marker 下转."""
    found = paragraph_marker(unit.text) or trailing_marker(unit.text)[0]
    return found is not None and found.direction is Direction.TO
