"""Bylines that layout left in the columns: whole, in pieces, as bare names."""

from dataclasses import replace

import pytest

from document.article import ArticlePart
from document.geometry import Box, Quad
from document.page import Folio, PageLayout
from postprocess import compose_page
from tests.postprocess.composed import bodies, only
from tests.postprocess.drawn import GLYPH, draw


def with_white(layout: PageLayout, region: int, white: float) -> PageLayout:
    """The page with so much more white under the first line of a region, in glyphs."""
    regions = list(layout.regions)
    first, second, *more = regions[region].lines
    second = replace(second, gap=second.gap + white)
    regions[region] = replace(regions[region], lines=(first, second, *more))
    return replace(layout, regions=tuple(regions))


def column_begins_with(line: str, white: float) -> ArticlePart:
    """An article whose second column begins with a line that fills it."""
    layout, lines = draw(f"""
        H0 |江城治水记
        B0 |　　春日的江城，天朗气清。堤上
           |散步的老人三五成群；孙子的作文
        B0 |{line}
           |里写的都是这条河，老人们说起从
           |前的河水，都摇摇头。
           |　　如今河水清了，鱼也回来了。
    """)
    (part,) = compose_page(with_white(layout, 2, white), lines, Folio(), "4").parts
    return part


@pytest.mark.parametrize("line", ["本报记者 王立群 通讯员 高远山", "本报记者王立群通讯员高远山啊"])
def test_a_byline_over_a_middle_column_is_no_part_of_the_sentence(line: str) -> None:
    part = column_begins_with(line.removesuffix("啊"), white=0.5)
    assert part.byline == "本报记者 王立群 通讯员 高远山"
    assert "孙子的作文里写的都是这条河" in bodies(part)[0]


def test_a_byline_that_fills_its_line_over_the_marker_is_no_part_of_the_sentence() -> None:
    part = only("""
        H0 |江城治水记
        B0 |本报记者王立群通讯员高远山
           |（上接第一版）
           |里写的都是这条河，老人们说
           |起从前的河水，都摇摇头。
    """)
    assert part.byline == "本报记者 王立群 通讯员 高远山"
    assert bodies(part) == ["里写的都是这条河，老人们说起从前的河水，都摇摇头。"]


def test_a_bare_name_over_a_middle_column_needs_more_white() -> None:
    assert column_begins_with("王立群", white=0.6).byline == "王立群"
    assert column_begins_with("王立群", white=0.3).byline == ""


@pytest.mark.parametrize("line", ["本报记者从市教育局获悉，孙子的", "记者王晓说，"])
def test_prose_that_begins_with_a_role_stays(line: str) -> None:
    part = column_begins_with(line, white=0.5)
    assert part.byline == ""
    assert line in "".join(bodies(part))


def test_a_bare_name_under_the_headline_is_the_byline() -> None:
    part = only("H0 |江城治水\nB0 |王晓\n|　　群众满意，河水清清，大家\n|都好。")
    assert (part.byline, bodies(part)) == ("王晓", ["群众满意，河水清清，大家都好。"])


def test_what_stands_between_headline_and_byline_is_the_subtitle() -> None:
    part = only("""
        H0 |江城治水
        B0 |春水方生，堤上的灯亮到天明
           |本报记者 王晓
           |　　群众满意，河水清清，大家都
           |好。
    """)
    assert part.subtitle == "春水方生，堤上的灯亮到天明"
    assert part.byline == "本报记者 王晓"
    assert bodies(part) == ["群众满意，河水清清，大家都好。"]


@pytest.mark.parametrize("letter", ["B", "Y"])
def test_a_dash_begins_a_subtitle_over_the_byline_or_the_text(letter: str) -> None:
    column = "B0 |　　群众满意，河水清清，大家都\n|好。"
    signed = only(f"H0 |江城治水\n{letter}0 |——来自堤上的观察\n|本报记者 王晓\n{column}")
    assert (signed.subtitle, signed.byline) == ("——来自堤上的观察", "本报记者 王晓")
    bare = only(f"H0 |江城治水\nB0 |——来自堤上的观察\n{column.removeprefix('B0 ')}")
    assert (bare.subtitle, bodies(bare)) == (
        "——来自堤上的观察",
        ["群众满意，河水清清，大家都好。"],
    )


@pytest.mark.parametrize("letter", ["B", "Y"])
@pytest.mark.parametrize(
    ("role", "names"), [("本报记者", "王立群"), ("□记者", "王立群 高远山"), ("本报记者", "功若残")]
)
def test_a_byline_cut_at_a_wide_space_is_one(letter: str, role: str, names: str) -> None:
    layout, lines = draw(f"""
        H0 |江城治水记
        {letter}0 |{role}
        B0 |　　春日的江城，天朗气清。孙子
           |的作文里写的
        B0 |{names}
           |都是这条河，老人们说起从前的河
           |水，都摇摇头。
    """)
    regions = list(layout.regions)
    edge = GLYPH * (len(role) + 1)
    for at, box in ((1, Box(0, 400, edge - GLYPH, 440)), (3, Box(edge, 400, edge + 120, 440))):
        shape = replace(regions[at].lines[0], quad=Quad.of(box))
        regions[at] = replace(regions[at], lines=(shape, *regions[at].lines[1:]))
    text = compose_page(replace(layout, regions=tuple(regions)), lines, Folio(), "4")
    (part,) = text.parts
    assert part.byline == f"{role.removeprefix('□')} {names}"
    assert "孙子的作文里写的都是这条河" in bodies(part)[0]


def test_names_in_another_row_are_not_taken() -> None:
    part = only("H0 |江城治水记\nY0 |本报记者\nB0 |　　群众满意。\nB0 |王立群来了，\n|好。")
    assert part.byline == "本报记者"


def test_a_line_between_headline_and_column_that_names_nobody_is_the_subtitle() -> None:
    part = only("H0 |江城治水\nY0 |春播在即，这间实验室昼夜不停\nB0 |　　群众满意。")
    assert (part.subtitle, bodies(part)) == ("春播在即，这间实验室昼夜不停", ["群众满意。"])


@pytest.mark.parametrize("scrap", ["", "\n        U0 |C"])
@pytest.mark.parametrize("names", ["本报记者　王立群/文", "本报记者　王立群", "□记者　王立群"])
def test_a_byline_at_the_right_under_the_lead_is_no_part_of_it(names: str, scrap: str) -> None:
    part = only(f"""
        H0 |江城治水{scrap}
        B0 |　　春日的江城，天朗气清。堤上
           |散步的老人三五成群。
           |　　　　　　{names.rjust(9, "　")}
           |　　如今河水清了，鱼也回来了。
    """)
    assert "王立群" in part.byline
    lead = "春日的江城，天朗气清。堤上散步的老人三五成群。"
    assert bodies(part)[-2:] == [lead, "如今河水清了，鱼也回来了。"]
