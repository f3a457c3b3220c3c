"""What read lines say of the seams between regions: does the text run on, or begin anew?

Layout parts a page by what can be seen; where a column ends and the next begins only the words may
tell whether one goes on in the other. The hints go back to layout, which weighs them with the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from document.evidence import Hint
from document.page import PageLayout, Region, RegionKind, TextLine
from postprocess.characters import ends_sentence
from postprocess.datelines import find_dateline
from postprocess.markers import leading_marker, trailing_marker
from postprocess.repairs import clean_line

READABLE = 0.6
"""A line read with less confidence gives no hint."""

FULL, FLUSH, SET_IN = 1.0, 0.8, 1.4
"""White behind a full line, before one without indent, and before an indented one, in glyphs."""

AGREES, CONTRADICTS, SOUGHT, BEGINS = 1.5, -3.0, 3.0, -12.0
"""Log-odds: a sentence that goes on; one that does not; one left open that finds its other half; a
上接 marker, before which nothing of its article stands. Set by hand, of the size of layout's own
evidence; not fitted."""


HEADS = frozenset({RegionKind.KICKER, RegionKind.HEADLINE, RegionKind.SUBTITLE})
TEXT = frozenset({RegionKind.BODY, RegionKind.SUBHEAD})


@dataclass(frozen=True, slots=True)
class Ends:
    """How the text of a region begins and ends; None where that cannot be told.

    Attributes:
        opens: with a paragraph (True) or amid a sentence (False).
        closes: with a paragraph (True) or amid a sentence (False).
    """

    opens: bool | None
    closes: bool | None


def seam_hints(layout: PageLayout, lines: Sequence[TextLine]) -> tuple[Hint, ...]:
    """The hints of a page; of two about the same regions the later one counts.

    Inside an article: whether each region goes on in the next, and whether a later one begins with
    the marker of a continuation. Between articles: where one is left open at its end, the regions
    that begin amid a sentence and go on from nothing in their own.

    Args:
        layout: regions, articles and edges.
        lines: what was read.
    """
    read = {(line.region, line.index): line for line in lines}
    tied = {frozenset((edge.one, edge.other)) for edge in layout.edges}
    articles = _articles(layout)
    ends = {r.id: _ends(r, read) for own in articles for r in own}
    inside = [hint for own in articles for hint in _inside(own, ends, tied)]
    torn = {hint.other for hint in inside if hint.score < 0}
    torn |= {own[0].id for own in articles if ends[own[0].id].opens is False}
    loose = [own[-1] for own in articles if ends[own[-1].id].closes is False]
    sought = [
        Hint(last.id, first, SOUGHT, "an open sentence may go on")
        for last in loose
        for first in sorted(torn)
        if frozenset((last.id, first)) in tied and ends[first].opens is False
    ]
    begun = [hint for own in articles for hint in _begun(own, layout, read, tied)]
    return (*inside, *sought, *begun)


def _articles(layout: PageLayout) -> list[list[Region]]:
    """The running text of each article, in reading order."""
    found: dict[int, list[Region]] = {}
    for region in layout.regions:
        if region.article is not None and region.kind in TEXT:
            found.setdefault(region.article, []).append(region)
    return [own for own in found.values() if own]


def _inside(
    own: Sequence[Region], ends: Mapping[str, Ends], tied: set[frozenset[str]]
) -> Iterator[Hint]:
    for one, other in pairwise(own):
        closes, opens = ends[one.id].closes, ends[other.id].opens
        if frozenset((one.id, other.id)) not in tied or closes is None or opens is None:
            continue
        if closes is False and opens is False:
            yield Hint(one.id, other.id, AGREES, "the sentence goes on")
        elif closes is not opens:
            yield Hint(one.id, other.id, CONTRADICTS, "the sentence does not go on")


def _begun(
    own: Sequence[Region],
    layout: PageLayout,
    read: Mapping[tuple[str, int], TextLine],
    tied: set[frozenset[str]],
) -> Iterator[Hint]:
    """What stands before a region that begins with 上接, unless a head stands over that.

    In its own article that is what is read before it; in others the text left of it or above, and
    headlines beside it, which layout seeks for a column without one.
    """
    heads = [r for r in layout.regions if r.article == own[0].article and r.kind in HEADS]
    for at, region in enumerate(own[1:], 1):
        first = read.get((region.id, 0))
        if first is None or first.confidence < READABLE or not leading_marker(first.text)[0]:
            continue
        box = region.box
        if any(h.box.top <= box.top and h.box.overlap_x(box) > 0 for h in heads):
            continue
        for before in [*heads, *own[:at], *_elsewhere(region, layout)]:
            if frozenset((before.id, region.id)) in tied:
                yield Hint(before.id, region.id, BEGINS, "a continuation begins")


def _elsewhere(region: Region, layout: PageLayout) -> Iterator[Region]:
    """What stands before a continuation in other articles, or beside it as if over it."""
    box = region.box
    for other in layout.regions:
        if other.article in (None, region.article):
            continue
        left, above = other.box.right <= box.left, other.box.bottom <= box.top
        beside = other.box.overlap_x(box) <= 0
        if (other.kind in TEXT and (left or above)) or (other.kind in HEADS and beside):
            yield other


def _ends(region: Region, read: Mapping[tuple[str, int], TextLine]) -> Ends:
    if region.kind is RegionKind.SUBHEAD or len(region.lines) < 2:
        return Ends(None, None)
    first, last = read.get((region.id, 0)), read.get((region.id, len(region.lines) - 1))
    return Ends(_opens(region, first), _closes(region, last))


def _opens(region: Region, line: TextLine | None) -> bool | None:
    if line is None or line.confidence < READABLE or not line.text.strip():
        return None
    text, indent = clean_line(line.text), region.lines[0].indent
    if find_dateline(text) or leading_marker(text)[0] or indent >= SET_IN:
        return True
    subhead = region.lines[0].slack >= 2 * FULL and not ends_sentence(text)
    return False if indent < FLUSH and not subhead else None


def _closes(region: Region, line: TextLine | None) -> bool | None:
    if line is None or line.confidence < READABLE or not line.text.strip():
        return None
    text, slack = clean_line(line.text), region.lines[-1].slack
    if trailing_marker(text)[0] or slack >= 2 * FULL:
        return True
    if ends_sentence(text):
        return None if slack < FULL else True  # a full line may end a sentence and no paragraph
    return False if slack < FULL else None
