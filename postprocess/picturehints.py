"""Whose picture it is, told by words: a caption names what its article tells of.

Where a picture stands between two articles, geometry often cannot say whose it is. The hints go
back to layout, which weighs them with the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from document.evidence import Edge, Hint
from document.page import PageLayout, RegionKind, TextLine
from postprocess.captions import split_credit, strip_lead
from postprocess.characters import HAN
from postprocess.repairs import clean_line

SHARED, MOST = 1.2, 5.0
"""Log-odds for each pair of Han that caption and article share and no other article has, half of it
where one other has it, and so on; and at most. On 250 pages of the press's and the browser's
training sets, 474 captions, to share none, 1, 2, 3, 4 and more told for an article with log-odds of
-1.3, 1.3, 2.4, 2.4 and 5. To share none is not held against it: words may be unreadable."""

SHORT = 20
"""Captions of more pairs than this share as many more by chance: each of theirs counts less."""

TOLD = frozenset(
    {
        RegionKind.KICKER,
        RegionKind.HEADLINE,
        RegionKind.SUBTITLE,
        RegionKind.LEAD,
        RegionKind.SUBHEAD,
        RegionKind.BODY,
    }
)
"""What tells an article's story."""

_NOT_HAN = re.compile(f"[^{HAN}]+")


def picture_hints(layout: PageLayout, lines: Sequence[TextLine]) -> tuple[Hint, ...]:
    """The hints of a page: for each picture the articles beside it that its caption speaks of.

    Args:
        layout: regions, articles and edges.
        lines: what was read. A few wrong glyphs do no harm: what is shared is what counts.

    Returns:
        One hint for a picture and an article, about the edge that ties both most.
    """
    texts = _texts(layout, lines)
    pairs = {k: _pairs(text) for k, text in _stories(layout, texts).items()}
    often = Counter(pair for own in pairs.values() for pair in own)
    return tuple(
        Hint(edge.one, edge.other, round(min(score, MOST), 2), "the caption speaks of its story")
        for picture, text in _captions(layout, texts).items()
        for article, edge in _nearest(picture, layout).items()
        if (score := SHARED * _shared(_pairs(text), pairs.get(article, set()), often))
    )


def _shared(caption: set[str], story: set[str], often: Mapping[str, int]) -> float:
    """How many pairs a caption shares with a story alone, were it short."""
    return sum(1 / often[p] for p in caption & story) * min(1.0, SHORT / max(1, len(caption)))


def _texts(layout: PageLayout, lines: Sequence[TextLine]) -> dict[str, str]:
    read = {(line.region, line.index): line.text for line in lines}
    return {
        r.id: "".join(clean_line(read.get((r.id, k), "")) for k in range(len(r.lines)))
        for r in layout.regions
    }


def _stories(layout: PageLayout, texts: Mapping[str, str]) -> dict[int, str]:
    """The text of every article."""
    found: dict[int, str] = {}
    for region in layout.regions:
        if region.article is not None and region.kind in TOLD:
            found[region.article] = found.get(region.article, "") + "。" + texts[region.id]
    return found


def _captions(layout: PageLayout, texts: Mapping[str, str]) -> dict[str, str]:
    """What stands under each picture, without who took it."""
    found: dict[str, str] = {}
    for region in layout.regions:
        if region.picture is not None:
            text, _ = split_credit(strip_lead(texts[region.id]))
            found[region.picture] = found.get(region.picture, "") + "。" + text
    return found


def _nearest(picture: str, layout: PageLayout) -> dict[int, Edge]:
    """For every article that a picture is tied to, the edge that ties them most."""
    home = {r.id: r.article for r in layout.regions if r.kind in TOLD}
    found: dict[int, Edge] = {}
    for edge in layout.edges:
        if picture not in (edge.one, edge.other):
            continue
        article = home.get(edge.other if edge.one == picture else edge.one)
        if article is not None and (article not in found or edge.score > found[article].score):
            found[article] = edge
    return found


def _pairs(text: str) -> set[str]:
    """The pairs of Han that stand side by side in a text."""
    runs = _NOT_HAN.split(text)
    return {run[k : k + 2] for run in runs for k in range(len(run) - 1)}
