"""Lines of a byline that layout left in the columns: whole, in pieces, or as a bare name.

A byline is often centred over several columns, so that one of them begins with it, or two of them
begin with its pieces (本报记者 | 王晓). Left there it would stand in the midst of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import inf
from statistics import median

from document.page import RegionKind
from postprocess.bylines import is_byline, is_signature
from postprocess.characters import HAN, ends_sentence
from postprocess.lines import Line
from postprocess.markers import leading_marker
from postprocess.passages import FURNITURE, HEAD_KINDS, TEXT_KINDS, Passage
from postprocess.people import ROLE
from postprocess.rows import share_row

_APART = 0.25  # glyphs of white under a byline beyond the leading; print gives it half a glyph
_FAR = 0.5  # the same under a bare name, which could as well end a sentence
_WORD_GAP = 3.0  # glyphs between the pieces of one byline
_BARE = 4  # Han of a name that is a byline without a role
_RIGHT = 3.0  # glyphs of white before a byline that is set flush right
_WITHIN = 3  # the byline is among so many first lines, or it is none
_WAITS = re.compile(f".*(?:{ROLE})")  # a role that waits for its names
_ROLE_ALONE = re.compile(f"[^{HAN}]?口?(?:{ROLE})")
_DASHED = re.compile("——|一一|--")
_NAME = re.compile(f"[{HAN}]{{2,4}}")  # any, for a misread name has no surname


def lift_bylines(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages with bylines apart from the text that layout left them in.

    Args:
        passages: of a page, in reading order, furniture told.
    """
    whole: list[Passage] = []
    for passage in _pieces_together(passages):
        # A subhead, or a scrap taken for one, may stand between a headline and its text.
        above = next((p for p in reversed(whole) if p.kind is not RegionKind.SUBHEAD), None)
        headed = above is not None and _follows_head(above, passage)
        whole += _apart(passage, headed)
    return tuple(whole)


def _follows_head(above: Passage, passage: Passage) -> bool:
    same = above.region.article == passage.region.article
    return above.kind in HEAD_KINDS and same


def _apart(passage: Passage, headed: bool) -> tuple[Passage, ...]:
    """A passage cut at its byline, if it holds one where bylines stand."""
    lines = passage.lines
    if headed and passage.kind in TEXT_KINDS | {RegionKind.BYLINE} and _is_dashed(lines):
        subtitle = replace(passage, kind=RegionKind.SUBTITLE, lines=lines[:1])
        return (subtitle, *_apart(replace(passage, lines=_measured_anew(lines[1:])), headed))
    if passage.kind in TEXT_KINDS:
        at, above = _place(lines, headed), RegionKind.SUBTITLE
        if at is None and headed:
            at, above = _under_lead(lines), passage.kind
    else:
        tier = passage.kind not in FURNITURE | {RegionKind.CAPTION, RegionKind.BYLINE}
        at = len(lines) - 1 if tier and len(lines) > 1 and is_byline(lines[-1].text) else None
        above = passage.kind
    if at is None:
        return (passage,)
    cut = (
        (above, lines[:at]),
        (RegionKind.BYLINE, lines[at : at + 1]),
        (passage.kind, _measured_anew(lines[at + 1 :])),
    )
    return tuple(replace(passage, kind=kind, lines=piece) for kind, piece in cut if piece)


def _is_dashed(lines: Sequence[Line]) -> bool:
    """Whether text begins with a subtitle: a dash leads it, and its line ends no sentence."""
    return (
        len(lines) > 1 and bool(_DASHED.match(lines[0].text)) and not ends_sentence(lines[0].text)
    )


def _measured_anew(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines of a column that was measured with a wider byline over it."""
    if len(lines) < 2:
        return tuple(lines)
    left = max(min(line.shape.indent for line in lines), 0.0)
    right = max(min(line.shape.slack for line in lines), 0.0)
    return tuple(
        replace(
            line,
            shape=replace(
                line.shape, indent=line.shape.indent - left, slack=line.shape.slack - right
            ),
        )
        for line in lines
    )


def _place(lines: Sequence[Line], headed: bool) -> int | None:
    """The place of the byline in a column that begins with it.

    Over 上接 stands nothing of the text: a byline that fills its line is known by that. Under a
    headline a bare name counts too, and a subtitle of a line or two may stand above.
    """
    if not lines:
        return None
    if is_byline(lines[0].text) and (
        lines[0].shape.slack >= 1
        or _white_under(lines) >= _APART
        or any(leading_marker(line.text)[0] for line in lines[1:2])
    ):
        return 0
    if len(lines) > 1 and _is_bare_name(lines[0]) and _white_under(lines) >= _FAR:
        return 0
    if not headed:
        return None
    if _is_bare_name(lines[0]) and len(lines) > 1 and lines[0].shape.slack >= 1:
        return 0
    for at in range(1, min(_WITHIN, len(lines) - 1)):
        titled = not any(ends_sentence(line.text) for line in lines[:at])
        white = lines[at].shape.indent + lines[at].shape.slack
        if titled and is_byline(lines[at].text) and white >= 1:
            return at
    return None


def _under_lead(lines: Sequence[Line]) -> int | None:
    """The place of the byline that stands at the right under the lead, which ends a sentence."""
    for at in range(1, len(lines)):
        shape = lines[at].shape
        right = shape.indent >= _RIGHT and shape.slack < 1
        if right and is_byline(lines[at].text) and ends_sentence(lines[at - 1].text):
            return at
    return None


def _is_bare_name(line: Line) -> bool:
    return 2 <= len(line.text) <= _BARE and is_signature(line.text)


def _white_under(lines: Sequence[Line]) -> float:
    """White under the first line beyond the leading, in glyphs; for a single line without end."""
    if len(lines) == 1:
        return inf
    leading = [line.shape.gap for line in lines[2:]]
    return lines[1].shape.gap - median(leading) if leading else 0.0


def _pieces_together(passages: Sequence[Passage]) -> list[Passage]:
    """Bylines that layout cut at a wide space, each as a passage of its own."""
    left = list(passages)
    for at, passage in enumerate(passages):
        if not _waits(passage):
            continue
        names = _names_beside(left[at].lines[0], passage.region.article, at, left)
        if names is not None:
            byline = replace(
                passage, kind=RegionKind.BYLINE, lines=(passage.lines[0], left[names].lines[0])
            )
            left[names] = replace(left[names], lines=left[names].lines[1:])
            left[at] = replace(passage, lines=passage.lines[1:])
            left.insert(at, byline)
            return _pieces_together(left)
    return left


def _waits(passage: Passage) -> bool:
    """Whether a passage begins with a role whose names are missing."""
    if passage.kind not in TEXT_KINDS | {RegionKind.BYLINE, RegionKind.CAPTION}:
        return False
    return len(passage.lines) > 0 and _WAITS.fullmatch(passage.lines[0].text) is not None


def _names_beside(
    role: Line, article: int | None, at: int, passages: Sequence[Passage]
) -> int | None:
    """Which passage begins with the names that a role waits for, in its row and right of it."""
    for place, passage in enumerate(passages):
        if place == at or passage.region.article != article or not passage.lines:
            continue
        names = passage.lines[0]
        white = names.shape.box.left - role.shape.box.right
        near = 0 <= white <= _WORD_GAP * role.shape.glyph and share_row(role, names)
        alone = _ROLE_ALONE.fullmatch(role.text) and _NAME.fullmatch(names.text)
        short = role.shape.slack >= 1 or names.shape.slack >= 1
        if near and (is_byline(f"{role.text}{names.text}") or (alone and short)):
            return place
    return None
