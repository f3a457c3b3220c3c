"""The edges of a part: continuation markers 转版/接版 and the signature at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from document.article import Direction, Marker, ParagraphRole
from document.page import RegionKind
from postprocess.bylines import format_byline, glued_signature, is_byline, is_signature
from postprocess.flow import Draft
from postprocess.lines import Line
from postprocess.markers import (
    inner_marker,
    leading_marker,
    paragraph_marker,
    trailing_marker,
)
from postprocess.passages import FURNITURE, HEAD_KINDS, Passage

CAPTIONS = frozenset({RegionKind.CAPTION})
_FOOT = 14  # Han a signature line has at most


@dataclass(frozen=True, slots=True)
class Markers:
    """The markers of a part.

    Attributes:
        before: the one that says where the article comes from.
        after: the one that says where it goes on.
        surplus: further ones; a part has one each way, so layout has mixed two parts.
        inside: texts of those that stood in the midst of the part.
        led_text: the first marker stood in the first paragraph's own line.
    """

    before: Marker | None = None
    after: Marker | None = None
    surplus: tuple[Marker, ...] = ()
    inside: tuple[str, ...] = ()
    led_text: bool = False

    def take(self, marker: Marker, inside: bool = False) -> Markers:
        """With one more marker."""
        texts = (*self.inside, marker.text) if inside else self.inside
        if marker.direction is Direction.FROM and self.before is None:
            return replace(self, before=marker, inside=texts)
        if marker.direction is Direction.TO and self.after is None:
            return replace(self, after=marker, inside=texts)
        return replace(self, surplus=(*self.surplus, marker), inside=texts)


def pull_marker_lines(passages: Sequence[Passage]) -> tuple[Markers, tuple[Passage, ...]]:
    """Markers that a line shows by itself, wherever layout put it, and the passages without them.

    A line of its own is plain wherever it stands: under or over the headline, right-aligned at the
    foot, taken for a subhead or a caption. A damaged one is left for :func:`take_markers`, which
    knows the edges.
    """
    markers = Markers()
    kept: list[Passage] = []
    beside = FURNITURE | HEAD_KINDS
    running = [line for p in passages if p.kind not in beside for line in p.lines]
    text = [line for p in passages if p.kind not in beside | CAPTIONS for line in p.lines]
    edges = (text[0], text[-1]) if text else None
    for passage in passages:
        if passage.kind in FURNITURE:
            kept.append(passage)
            continue
        lines = []
        for line in passage.lines:
            markers, rest = _pull(markers, line, running, edges)
            lines += rest
        alone = len(lines) == 1 and paragraph_marker(lines[0].text) is not None
        kind = RegionKind.BODY if alone else passage.kind
        kept.append(replace(passage, kind=kind, lines=tuple(lines)))
    return markers, tuple(kept)


def _pull(
    markers: Markers, line: Line, running: Sequence[Line], edges: tuple[Line, Line] | None
) -> tuple[Markers, list[Line]]:
    """A line without its marker; without the line when it is nothing else.

    A whole 上接 at the start of any line, or 下转 at the end of one, is a marker even where layout
    put other text before or behind it. The part's own edges are left for :func:`take_markers`, and
    so is the second half of a marker that is broken over two lines: （下 | 转第四版）.
    """
    place = next((at for at, other in enumerate(running) if other is line), None)
    marker = paragraph_marker(line.text)
    if marker:
        left = marker.damaged or _is_swapped(marker, place, running)
        left = left or bool(place and _begins_before(running[place - 1], line))
        return (markers, [line]) if left else (markers.take(marker), [])
    if place is None:
        return markers, [line]
    for find, edge in zip((leading_marker, trailing_marker), edges or (None, None), strict=True):
        marker, text = find(line.text)
        if marker and not marker.damaged and line is not edge:
            markers, line = markers.take(marker, inside=True), replace(line, text=text)
    return markers, [line]


def _is_swapped(marker: Marker, place: int | None, running: Sequence[Line]) -> bool:
    """Whether 下接 stands where a column's text begins, or （上接…） where it ends.

    上 was read for 下 then, or 下 for 上. In a region of its own it may stand anywhere.
    """
    first, last = place == 0, place == len(running) - 1
    if place is None or first == last:
        return False
    neighbour = running[1] if first else running[-2]
    if neighbour.region != running[place].region:
        return False
    return (
        "下接" in marker.text
        if first
        else marker.direction is Direction.FROM and marker.text[0] in "（〔【［[「"
    )


def _begins_before(before: Line, line: Line) -> bool:
    """Whether the line above ends with the beginning of the line's marker."""
    longer, rest = trailing_marker(before.text + line.text)
    return longer is not None and len(rest) < len(before.text.rstrip())


def take_markers(markers: Markers, drafts: Sequence[Draft]) -> tuple[Markers, tuple[Draft, ...]]:
    """Markers glued to paragraphs, and the drafts without them.

    At the part's edges a marker may be damaged; anywhere else, where it stands only when columns
    were mixed, it must be whole.
    """
    kept: list[Draft] = []
    for at, draft in enumerate(drafts):
        first, last = at == 0, at == len(drafts) - 1
        marker, text = leading_marker(draft.text)
        if marker and (first or not marker.damaged):
            markers = markers.take(marker, inside=not first)
            markers = replace(markers, led_text=markers.led_text or (first and bool(text)))
            draft = replace(draft, text=text, indented=False)
        marker, text = trailing_marker(draft.text)
        if marker and (last or not marker.damaged):
            markers = markers.take(marker, inside=not last)
            draft = replace(draft, text=text, short=False)
        marker, text = inner_marker(draft.text)
        if marker:
            markers = markers.take(marker, inside=True)
            draft = replace(draft, text=text)
        if draft.text.strip():
            kept.append(draft)
    return markers, tuple(kept)


def take_head_marker(markers: Markers, text: str) -> tuple[Markers, str]:
    """A whole marker printed on the headline's or byline's line, and that text without it."""
    for find in (leading_marker, trailing_marker, inner_marker):
        marker, rest = find(text)
        if marker and not marker.damaged:
            return markers.take(marker), rest.strip()
    return markers, text


def take_signature(drafts: Sequence[Draft]) -> tuple[str, tuple[Draft, ...]]:
    """The signature at the foot of an article, and its drafts without it.

    It is the last paragraph when that is one short line of names and nothing else, or names in
    brackets after the last sentence.
    """
    if not drafts or drafts[-1].role is not ParagraphRole.BODY:
        return "", tuple(drafts)
    last = drafts[-1]
    bare = last.text.strip()
    if len(last.lines) == 1 and len(drafts) > 1 and len(bare) <= 2 * _FOOT:
        named = is_byline(bare) or (len(bare) <= _FOOT and is_signature(bare))
        if named:
            return format_byline(last.lines[0].raw if bare == last.lines[0].text else bare), tuple(
                drafts[:-1]
            )
    signature, text = glued_signature(bare)
    return signature, (*drafts[:-1], replace(last, text=text))
