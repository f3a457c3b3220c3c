"""The running text of an article: lead, subheads and body as drafts of paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from document.article import ParagraphRole
from document.page import RegionKind
from postprocess.lines import Line, join_texts
from postprocess.options import TextOptions
from postprocess.paragraphs import Setting, paragraphs
from postprocess.passages import Passage
from postprocess.subheads import subheads_apart

_ROLES = {
    RegionKind.BODY: ParagraphRole.BODY,
    RegionKind.UNASSIGNED: ParagraphRole.BODY,
    RegionKind.ADVERTISEMENT: ParagraphRole.BODY,
    RegionKind.LEAD: ParagraphRole.LEAD,
    RegionKind.SUBHEAD: ParagraphRole.SUBHEAD,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph before its last repairs.

    Attributes:
        text: its lines joined, less what was taken out since.
        indented: its first line is set in.
        short: its last line ends short.
    """

    role: ParagraphRole
    lines: tuple[Line, ...]
    text: str
    indented: bool = True
    short: bool = True


def run(passages: Sequence[Passage], options: TextOptions) -> tuple[Draft, ...]:
    """The drafts of an article's running text, in reading order.

    Body regions flow into one another over columns and pictures until a subhead stands between
    them; the lines of a subhead are one, also when layout made a region of each. The cells of a
    table are no running text, as little as the labels of a chart: they stay in their page's record,
    unless a table is all there is. Rows of one cell each are text between rules: they come last.
    """
    drafts: list[Draft] = []
    whole = [p for p in passages if p.kind in _ROLES and p.lines]
    running = [piece for passage in whole for piece in subheads_apart(passage, options)]
    for role, group in groupby(running, key=lambda passage: _ROLES[passage.kind]):
        regions = list(group)
        if role is ParagraphRole.SUBHEAD:
            drafts += _subheads(regions)
        elif any(passage.kind is RegionKind.ADVERTISEMENT for passage in regions):
            drafts += [_alone(line) for passage in regions for line in passage.lines]
        else:
            blocks = paragraphs([passage.lines for passage in regions], options)
            drafts += [_draft(role, block, options) for block in blocks]
    tables = [p for p in passages if p.kind is RegionKind.TABLE]
    told = [p for p in tables if not (drafts and _has_cells(p.lines))]
    return (*drafts, *(_alone(line) for passage in told for line in passage.lines))


def _has_cells(lines: Sequence[Line]) -> bool:
    """Whether most lines of a table stand beside others: in a row of cells."""
    boxes = [line.shape.box for line in lines]
    beside = [
        any(other is not box and other.overlap_y(box) > 0.5 * box.height for other in boxes)
        for box in boxes
    ]
    return 2 * sum(beside) > len(beside)


def _draft(role: ParagraphRole, block: Sequence[Setting], options: TextOptions) -> Draft:
    lines = tuple(setting.line for setting in block)
    return Draft(
        role,
        lines,
        join_texts(line.text for line in lines),
        indented=block[0].indent >= options.indent,
        short=block[-1].slack >= options.short,
    )


def _alone(line: Line) -> Draft:
    """A line that is a paragraph: in a table or an advertisement nothing runs on."""
    return Draft(ParagraphRole.BODY, (line,), line.text)


def _subheads(regions: Sequence[Passage]) -> list[Draft]:
    """Subheads that follow one another; neighbours that stand close are lines of one."""
    groups: list[list[Passage]] = []
    for passage in regions:
        if groups and _close(groups[-1][-1], passage):
            groups[-1].append(passage)
        else:
            groups.append([passage])
    drafts = []
    for group in groups:
        lines = tuple(line for passage in group for line in passage.lines)
        text = join_texts(line.text for line in lines)
        drafts.append(Draft(ParagraphRole.SUBHEAD, lines, text))
    return drafts


def _close(above: Passage, below: Passage) -> bool:
    """Whether a subhead's region goes on with the one above: same column, under a glyph apart."""
    one, other = above.region.box, below.region.box
    glyph = below.lines[0].shape.glyph
    if above.region.id == below.region.id:
        return True
    return one.overlap_x(other) > 0 and -glyph <= one.overlap_y(other)
