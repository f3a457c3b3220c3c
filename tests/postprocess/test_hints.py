"""What read lines say of a seam: it goes on, it does not, it is left open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from document.evidence import Edge
from document.geometry import Box, Quad
from document.page import LineShape, PageLayout, Region, RegionKind, TextLine
from postprocess.hints import AGREES, BEGINS, CONTRADICTS, SOUGHT, seam_hints


def region(name: str, article: int, indent: float, slack: float) -> Region:
    quad = Quad.of(Box(0, 0, 200, 20))
    first, last = LineShape(quad, 20.0, indent=indent), LineShape(quad, 20.0, slack=slack)
    return Region(name, RegionKind.BODY, Box(0, 0, 200, 40), (first, last), article)


def read(name: str, first: str, last: str, confidence: float = 0.95) -> list[TextLine]:
    return [TextLine(name, 0, first, confidence), TextLine(name, 1, last, confidence)]


def scores(
    one: tuple[str, float], other: tuple[str, float], confidence: float = 0.95
) -> list[float]:
    """Hints between a region that ends with text and slack, and one that begins so indented."""
    layout = PageLayout(
        400,
        400,
        20.0,
        0.0,
        (region("r001", 0, 2.0, one[1]), region("r002", 0, other[1], 5.0)),
        edges=(Edge("r001", "r002", 1.0),),
    )
    lines = read("r001", "河水清了", one[0], confidence) + read("r002", other[0], "完了。")
    return [hint.score for hint in seam_hints(layout, lines)]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("村民们走过新修的", 0.1), ("石桥去镇上赶集", 0.0), [AGREES]),
        (("村民们走过新修的", 0.1), ("本报讯（记者王晓）昨日", 2.0), [CONTRADICTS]),
        (("村民们走过新修的", 0.1), ("第二天一早", 2.0), [CONTRADICTS]),
        (("过了桥就是集市。", 6.0), ("石桥去镇上赶集", 0.0), [CONTRADICTS]),
        (("过了桥就是集市。", 6.0), ("第二天一早", 2.0), []),
        (("过了桥就是集市。", 0.1), ("第二天一早", 2.0), []),
        (("（下转第四版）", 0.1), ("石桥去镇上赶集", 0.0), [CONTRADICTS]),
    ],
)
def test_a_seam_tells_by_its_words(
    one: tuple[str, float], other: tuple[str, float], told: list[float]
) -> None:
    assert scores(one, other) == told


@pytest.mark.parametrize(
    ("first", "told"),
    [("手艺要有人接", []), ("去镇上赶集。", [CONTRADICTS])],
    ids=["subhead", "end"],
)
def test_a_short_line_that_ends_no_sentence_may_be_a_subhead(first: str, told: list[float]) -> None:
    upper, lower = region("r001", 0, 2.0, 6.0), region("r002", 0, 0.0, 5.0)
    short = replace(lower.lines[0], slack=8.0)
    lower = replace(lower, lines=(short, *lower.lines[1:]))
    layout = PageLayout(400, 400, 20.0, 0.0, (upper, lower), edges=(Edge("r001", "r002", 1.0),))
    lines = read("r001", "河水清了", "过了桥就是集市。") + read("r002", first, "完了。")
    assert [hint.score for hint in seam_hints(layout, lines)] == told


def test_what_was_badly_read_says_nothing() -> None:
    assert scores(("村民们走过新修的", 0.1), ("第二天一早", 2.0), confidence=0.3) == []


def test_an_open_end_looks_for_what_begins_amid_a_sentence() -> None:
    regions = (
        region("r001", 0, 2.0, 0.0),
        region("r002", 1, 2.0, 6.0),
        region("r003", 1, 0.0, 6.0),
    )
    edges = (Edge("r002", "r003", 0.5), Edge("r001", "r003", -0.5))
    layout = PageLayout(400, 400, 20.0, 0.0, regions, edges=edges)
    lines = [
        *read("r001", "河水清了", "村民们走过新修的"),
        *read("r002", "本报讯", "开学了。"),
        *read("r003", "石桥去镇上赶集", "完了。"),
    ]
    told = {(h.one, h.other): h.score for h in seam_hints(layout, lines)}
    assert told == {("r002", "r003"): CONTRADICTS, ("r001", "r003"): SOUGHT}


def begun(
    first: str, kind: RegionKind = RegionKind.BODY, article: int = 0, left: int = 300
) -> list[float]:
    """Hints about a column after another one, and a headline beside or over it."""
    box = Box(left, 0, left + 200, 40)
    regions = (
        Region("r001", kind, box, region("r001", 0, 2.0, 5.0).lines, 0),
        region("r002", 0, 2.0, 5.0),
        region("r003", article, 2.0, 5.0),
    )
    edges = tuple(Edge(one, "r003", 1.0) for one in ("r001", "r002"))
    lines = [
        line
        for name, text in (("r001", "石桥修好"), ("r002", "过了桥"), ("r003", first))
        for line in read(name, text, "村民说。")
    ]
    layout = PageLayout(400, 400, 20.0, 0.0, regions, edges=edges)
    return [hint.score for hint in seam_hints(layout, lines)]


def test_nothing_of_an_article_stands_before_the_marker_of_a_continuation() -> None:
    assert begun("（上接第一版）石桥", RegionKind.HEADLINE) == [BEGINS, BEGINS]
    assert begun("（上接第一版）石桥") == [BEGINS, BEGINS]
    assert begun("（上接第一版）石桥", RegionKind.HEADLINE, left=100) == []  # over the column
    assert begun("上接的水管漏了", RegionKind.HEADLINE) == []
    assert begun("（上接第一版）石桥", RegionKind.HEADLINE, article=1) == []


@pytest.mark.parametrize(
    ("kind", "box", "told"),
    [
        (RegionKind.BODY, Box(0, 100, 200, 300), [BEGINS]),  # left of it
        (RegionKind.BODY, Box(600, 100, 800, 300), []),  # right of it
        (RegionKind.HEADLINE, Box(0, 0, 200, 40), [BEGINS]),
        (RegionKind.HEADLINE, Box(600, 0, 800, 40), [BEGINS]),
        (RegionKind.HEADLINE, Box(200, 0, 700, 40), []),  # over it
    ],
)
def test_a_continuation_seeks_no_other_article(
    kind: RegionKind, box: Box, told: list[float]
) -> None:
    """It has been given to one, and is not to be given to the next."""
    wrong, own = region("r001", 0, 2.0, 5.0), region("r002", 0, 2.0, 5.0)
    own = replace(own, box=Box(300, 100, 500, 300))
    other = Region("r003", kind, box, region("r003", 1, 2.0, 5.0).lines, 1)
    layout = PageLayout(
        800, 400, 20.0, 0.0, (wrong, own, other), edges=(Edge("r002", "r003", 1.0),)
    )
    lines = [*read("r001", "石桥修好", "村民说。"), *read("r002", "（上接第一版）石桥", "村民说。")]
    assert [hint.score for hint in seam_hints(layout, lines)] == told
