"""Subheads that layout left in a column."""

from dataclasses import replace

import pytest

from document.article import ArticlePart
from document.page import Folio
from postprocess import compose_page
from tests.postprocess.composed import bodies, only
from tests.postprocess.drawn import draw


def subheads(part: ArticlePart) -> list[str]:
    return [p.text for p in part.paragraphs if p.role.value == "subhead"]


@pytest.mark.parametrize("rows", ["　　　老厂房新车间", "　　　　一张图\n|　　　　管十年"])
def test_centred_lines_are_a_subhead(rows: str) -> None:
    part = only(f"""
        H0 |江城治水记
        B0 |　　春日的江城，天朗气清
           |堤上散步的老人三五成群。
           |{rows}
           |　　河水为何变清？答案写
           |在水里，也写在岸上人家。
    """)
    assert subheads(part) == ["".join(rows.replace("\n|", "").split())]
    assert len(bodies(part)) == 3


@pytest.mark.parametrize(
    "rows",
    [
        "　　　河水清了吗？",
        "　　　他笑着说，",
        "　　　春眠不觉晓\n|　　　处处闻啼鸟\n|　　　夜来风雨声",
        "　　短段到此为止",
        "　　　　（王晓）",
    ],
)
def test_short_lines_of_text_are_none(rows: str) -> None:
    part = only(f"""
        H0 |江城治水记
        B0 |　　春日的江城，天朗气清
           |堤上散步的老人三五成群。
           |{rows}
           |　　河水为何变清？答案写
           |在水里，也写在岸上人家。
    """)
    assert subheads(part) == []


def test_a_line_with_white_above_and_below_needs_less_at_its_sides() -> None:
    layout, lines = draw("""
        H0 |江城治水记
        B0 |　　春日的江城，天朗气清
           |堤上散步的老人三五成群
           |　老厂房里的新车间呀
           |　　河水为何变清？答案写
           |在水里，也写在岸上人家。
    """)
    region = layout.regions[1]
    shapes = list(region.lines)
    for at in (2, 3):
        shapes[at] = replace(shapes[at], gap=1.2)
    apart = replace(layout, regions=(layout.regions[0], replace(region, lines=tuple(shapes))))
    assert subheads(compose_page(layout, lines, Folio(), "4").parts[0]) == []
    assert subheads(compose_page(apart, lines, Folio(), "4").parts[0]) == ["老厂房里的新车间呀"]
