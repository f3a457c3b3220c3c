"""Articles parted anew where the words say so, and how sure they are."""

from __future__ import annotations

import pytest

from document.evidence import Edge, Hint
from document.geometry import Box, Quad
from document.page import LineShape, PageLayout, Region, RegionKind
from layout.articles.confidence import assessed
from layout.articles.regroup import regroup


def region(name: str, kind: RegionKind, column: int, top: int, article: int) -> Region:
    box = Box(column * 120, top, column * 120 + 100, top + 80)
    count = 1 if kind is RegionKind.HEADLINE else 3
    quads = [Quad.of(Box(box.left, y, box.right, y + 20)) for y in range(top, top + 25 * count, 25)]
    return Region(name, kind, box, tuple(LineShape(quad, 20.0) for quad in quads), article)


def corner(weak: float) -> PageLayout:
    """An L: the last column stands under another article and may be its, or the first's.

    ::

        A A B
        a a b
        a a ?
    """
    kinds = RegionKind.HEADLINE, RegionKind.BODY
    regions = (
        region("r001", kinds[0], 0, 0, 0),
        region("r002", kinds[1], 0, 100, 0),
        region("r003", kinds[1], 1, 100, 0),
        region("r004", kinds[0], 2, 0, 1),
        region("r005", kinds[1], 2, 100, 1),
        region("r006", kinds[1], 2, 200, 1),
    )
    edges = (
        Edge("r001", "r002", 6.0),
        Edge("r001", "r003", 6.0),
        Edge("r002", "r003", 4.0),
        Edge("r004", "r005", 6.0),
        Edge("r003", "r005", -5.0),
        Edge("r005", "r006", weak, {"white": weak}),
        Edge("r003", "r006", -0.5, {"rule between": -0.5}),
    )
    return PageLayout(400, 400, 20.0, 0.0, regions, edges=edges)


def articles(layout: PageLayout) -> dict[str, int | None]:
    return {r.id: r.article for r in layout.regions}


def test_a_sentence_that_goes_on_elsewhere_moves_its_region() -> None:
    hints = (
        Hint("r005", "r006", -3.0, "the sentence does not go on"),
        Hint("r006", "r003", 3.0, "an open sentence may go on"),
    )
    moved = regroup(corner(0.8), hints)
    assert articles(moved)["r006"] == articles(moved)["r003"] == articles(moved)["r001"]
    assert [r.id for r in moved.regions if r.article == 0] == ["r001", "r002", "r003", "r006"]
    assert any(e.facts.get("an open sentence may go on") == 3.0 for e in moved.edges)


@pytest.mark.parametrize("hints", [(), (Hint("r001", "r006", 9.0, "no edge between"),)])
def test_without_a_word_to_add_nothing_changes(hints: tuple[Hint, ...]) -> None:
    assert regroup(corner(0.8), hints) is not None
    assert regroup(corner(0.8), hints) == corner(0.8)


def test_strong_geometry_outweighs_a_hint() -> None:
    told = regroup(corner(6.0), (Hint("r005", "r006", -3.0, "the sentence does not go on"),))
    assert articles(told) == articles(corner(6.0))


def test_an_article_with_a_loose_piece_is_less_sure_and_says_so() -> None:
    loose, firm = assessed(corner(0.2)), assessed(corner(6.0))
    sure = {r.article: r.confidence for r in firm.regions}
    doubtful = {r.article: r.confidence for r in loose.regions}
    assert doubtful[1] < sure[1]
    assert doubtful[0] == sure[0]
    assert loose.confidence < firm.confidence
    assert firm.review == ()


def test_an_article_without_a_headline_is_named_in_review() -> None:
    layout = corner(0.1)
    headless = tuple(r for r in layout.regions if r.id != "r004")
    told = assessed(PageLayout(400, 400, 20.0, 0.0, headless, edges=layout.edges))
    assert any("article 2" in why and "no headline" in why for why in told.review)
