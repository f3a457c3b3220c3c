"""Articles that layout took for one, parted where markers and datelines say that another begins.

上接 stands where the text of a part begins and 下转 where it ends, and a part has one of each; what
begins with a dateline comes from no other page. A part without headline, as continued ones often
are, shows nothing else by which it could be told from its neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from document.article import Marker
from document.geometry import Box
from document.page import RegionKind
from postprocess.characters import ends_sentence
from postprocess.datelines import find_dateline
from postprocess.markers import is_framed, leading_marker, trailing_marker
from postprocess.passages import HEAD_KINDS, TEXT_KINDS, Passage
from postprocess.repairs import repair


@dataclass(frozen=True, slots=True)
class _Ends:
    """How the text of a region begins and ends: with a whole 上接, a dateline, a whole 下转."""

    arrives: bool
    dated: bool
    leaves: bool


def parted(group: Sequence[Passage]) -> list[list[Passage]]:
    """The passages of an article, or those of each where they are plainly several.

    Args:
        group: of what layout took for one article, in reading order.

    Returns:
        As many groups as there are articles; headlines go with the text below them, pictures with
        the nearest, captions with their pictures.
    """
    whole, group = group, [piece for passage in group for piece in _pieces(passage)]
    text = [passage for passage in group if passage.kind in TEXT_KINDS and passage.lines]
    starts = list(_starts([_ends(passage) for passage in text]))
    if not starts:
        return [list(whole)]
    owner = {
        id(passage): number
        for number, (start, end) in enumerate(pairwise([0, *starts, len(text)]))
        for passage in text[start:end]
    }
    pictures = {p.region.id: p for p in group if p.kind is RegionKind.PICTURE}
    parts: list[list[Passage]] = [[] for _ in range(len(starts) + 1)]
    for passage in group:
        place = pictures.get(passage.region.picture or "", passage)
        known = owner.get(id(passage))
        parts[owner[id(_nearest(place, text))] if known is None else known].append(passage)
    return parts


def _pieces(passage: Passage) -> Iterator[Passage]:
    """A passage cut before a line that begins with a whole 上接.

    Above it a line ends with a whole 下转 or a sentence, the latter where 上接 has its brackets.
    """
    lines = passage.lines
    cuts = [
        at for at, (above, line) in enumerate(pairwise(lines), 1) if _begins(above.text, line.text)
    ]
    if passage.kind not in TEXT_KINDS or not cuts:
        yield passage
        return
    for start, end in pairwise([0, *cuts, len(lines)]):
        box = Box.hull(line.shape.box for line in lines[start:end])
        yield replace(passage, region=replace(passage.region, box=box), lines=lines[start:end])


def _begins(above: str, line: str) -> bool:
    """Whether another article begins with a line."""
    arrives, leaves = leading_marker(line)[0], trailing_marker(above)[0]
    if arrives is None or arrives.damaged:
        return False
    return _is_whole(leaves) or (is_framed(arrives) and ends_sentence(above))


def _starts(ends: Sequence[_Ends]) -> Iterator[int]:
    """Places of the regions with which another article begins."""
    start = 0
    for at in range(1, len(ends)):
        own, later = ends[start:at], ends[at:]
        arrives = any(one.arrives for one in own)
        dated, leaves = any(one.dated for one in own), own[-1].leaves
        begins = ends[at].arrives and (arrives or dated or leaves)
        # Several datelines are the items of a box, which part by themselves.
        begins = begins or (ends[at].dated and not dated and (arrives or leaves))
        if begins or (leaves and any(one.leaves for one in later)):
            yield at
            start = at


def _ends(passage: Passage) -> _Ends:
    first = "".join(line.text for line in passage.lines[:2])
    last = "".join(line.text for line in passage.lines[-2:])
    return _Ends(
        arrives=_is_whole(leading_marker(first)[0]),
        dated=find_dateline(repair(first)) != "",
        leaves=_is_whole(trailing_marker(last)[0]),
    )


def _is_whole(marker: Marker | None) -> bool:
    return marker is not None and not marker.damaged


def _nearest(passage: Passage, text: Sequence[Passage]) -> Passage:
    """The region of text that a headline stands over, or that stands nearest."""
    box = passage.region.box
    under = [one for one in text if one.region.box.top >= box.top]
    below = [one for one in under if box.overlap_x(one.region.box) > 0]
    among = below if passage.kind in HEAD_KINDS and below else text
    return min(among, key=lambda one: _distance(box, one.region.box))


def _distance(one: Box, other: Box) -> int:
    """White between two boxes, in pixels."""
    return max(0, -one.overlap_x(other)) + max(0, -one.overlap_y(other))
