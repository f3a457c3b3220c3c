"""The head of an article: its tiers and its bylines."""

from dataclasses import replace

import pytest

from document.geometry import Box, Quad
from document.page import Folio
from postprocess import compose_page
from tests.postprocess.composed import bodies, compose, only
from tests.postprocess.drawn import draw


def test_lines_of_one_headline() -> None:
    body = "B0 |　　群众满意。"
    assert only(f"H0 |一条河的\n|十年\n{body}").headline == "一条河的十年"
    assert only(f"H0 |一条河的\nH0 |十年\n{body}").headline == "一条河的十年"


def test_lines_side_by_side_are_read_from_left_to_right() -> None:
    layout, lines = draw("H0 |水系全线贯通\n|江城\nB0 |　　群众满意。")
    right, left = layout.regions[0].lines
    row = replace(right, quad=Quad.of(Box(300, 0, 900, 120)))
    start = replace(left, quad=Quad.of(Box(0, 4, 240, 124)))
    regions = (replace(layout.regions[0], lines=(row, start)), *layout.regions[1:])
    text = compose_page(replace(layout, regions=regions), lines, Folio(), "4")
    assert text.parts[0].headline == "江城水系全线贯通"


@pytest.mark.parametrize("read", ["-我市治水侧记", "一一我市治水侧记", "—我市治水侧记"])
def test_the_dash_of_a_subtitle(read: str) -> None:
    part = only(f"H0 |江城\nS0 |{read}\nB0 |　　群众满意。")
    assert part.subtitle == "——我市治水侧记"


def test_a_dash_tells_a_subtitle_from_a_caption() -> None:
    part = only("H0 |江城\nC0 |——我市治水侧记\nB0 |　　群众满意。")
    assert (part.subtitle, part.captions) == ("——我市治水侧记", ())


def test_a_badge_is_a_kicker() -> None:
    part = only("H0 |今日快评\nH0 |一条河的十年\nB0 |　　群众满意。")
    assert (part.kicker, part.headline) == ("今日快评", "一条河的十年")


def test_the_name_of_a_column_over_a_headline_of_its_size_is_a_kicker() -> None:
    part = only("H0 |生态优先·江城实践\n|一条河的十年\nB0 |　　群众满意。")
    assert (part.kicker, part.headline) == ("生态优先·江城实践", "一条河的十年")


def test_a_foreign_name_on_the_first_line_is_of_the_headline() -> None:
    part = only("H0 |亚历山大·约翰逊\n|今日访问江城\nB0 |　　群众满意。")
    assert part.kicker == ""
    assert part.headline.startswith("亚历山大·约翰逊")


def test_a_badge_alone_is_a_headline() -> None:
    assert only("H0 |相关链接\nB0 |　　群众满意。").headline == "相关链接"


def test_the_largest_tier_is_the_headline_where_layout_found_none() -> None:
    part = only("K0 |引题在此\nS0 |一条河的十年\nB0 |　　群众满意。")
    assert (part.kicker, part.headline, part.subtitle) == ("引题在此", "一条河的十年", "")


@pytest.mark.parametrize("letter", ["B", "U", "C", "S", "?"])
def test_a_byline_by_any_kind_is_one(letter: str) -> None:
    rows = "B0 |　　群众满意，河水清清，\n|好。"
    part = compose(f"H0 |江城治水\n{letter}0 |本报记者 王晓\n{rows}").parts[0]
    if letter != "?":
        assert part.byline == "本报记者 王晓"
        assert bodies(part) == ["群众满意，河水清清，好。"]


def test_the_dateline_stays_and_its_people_are_named() -> None:
    part = only("H0 |江城\nB0 |　　本报讯(记者 王晓)昨日开会。")
    assert part.dateline == "本报讯（记者王晓）"
    assert part.byline == "记者 王晓"
    assert bodies(part) == ["本报讯（记者王晓）昨日开会。"]


def test_a_signature_after_the_last_sentence() -> None:
    part = only("H0 |江城\nB0 |　　群众满意。（本报记者 王晓）")
    assert (part.byline, bodies(part)) == ("本报记者 王晓", ["群众满意。"])


def test_a_badge_on_the_headlines_own_region_is_a_kicker() -> None:
    part = only("H0 |今日快评\n|一条河的十年\nB0 |　　群众满意。")
    assert (part.kicker, part.headline) == ("今日快评", "一条河的十年")


def test_a_smaller_first_line_of_a_headline_is_a_kicker() -> None:
    layout, lines = draw("H0 |治水进行时\n|一条河的十年\nB0 |　　群众满意。")
    small, large = layout.regions[0].lines
    region = replace(layout.regions[0], lines=(replace(small, glyph=0.7 * large.glyph), large))
    layout = replace(layout, regions=(region, *layout.regions[1:]))
    (part,) = compose_page(layout, lines, Folio(), "4").parts
    assert (part.kicker, part.headline) == ("治水进行时", "一条河的十年")


def test_a_headline_that_layout_left_alone_goes_with_the_tier_below() -> None:
    part = only("H0 |一条河\nH1 |的十年\nS2 |——江城治水侧记\nB2 |　　群众满意。")
    assert (part.headline, part.subtitle) == ("一条河的十年", "——江城治水侧记")


def test_a_headline_over_an_article_with_its_own_stays_apart() -> None:
    parts = compose("H0 |一条河的十年侧记\nB1 |　　群众满意。\nH1 |别的一篇").parts
    assert [part.headline for part in parts] == ["一条河的十年侧记", "别的一篇"]


def test_a_label_above_the_headline_is_its_kicker_though_it_be_read_after_it() -> None:
    layout, lines = draw("H0 |江城\nB0 |相关新闻\nB0 |　　群众满意。")
    headline, label, _ = (region.lines[0] for region in layout.regions)
    low = replace(headline, quad=Quad.of(label.box))
    high = replace(label, quad=Quad.of(headline.box))
    regions = tuple(
        replace(region, lines=(line, *region.lines[1:]))
        for region, line in zip(layout.regions, (low, high), strict=False)
    )
    placed = replace(layout, regions=(*regions, *layout.regions[2:]))
    part = compose_page(placed, lines, Folio(), "4").parts[0]
    assert (part.kicker, part.headline, bodies(part)) == ("相关新闻", "江城", ["群众满意。"])
