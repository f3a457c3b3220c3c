"""Dark ground with light text, told from photographs and from bold type."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from bench.press.pictures import SCENES, photograph
from bench.press.typeset import ink_line, set_centred
from document.page import RegionKind
from layout.page import analyse
from layout.sheet.border import REDUCTION
from layout.sheet.straighten import EM
from layout.structure.surfaces import Surfaces, find_surfaces
from tests.layout.printed import sheet
from tests.layout.seen import found


@pytest.mark.parametrize("level", [20, 90, 150])
@pytest.mark.parametrize("size", [1.0, 2.4])
def test_light_type_on_dark_or_grey_ground_is_text(level: int, size: float) -> None:
    page = sheet(34, 30, EM)
    page.canvas.fill(page.box(3, 3.7, 30.5, 4.3 + size), level)
    style = page.style("noto-sans-bold", size)
    line = set_centred("乡间公交通到家门口", style, page.px(27.5))
    page.put(line, style, (3, 4), "headline", 0, 255)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 9, 28, 0)
    seen = analyse(page.canvas.pixels)
    (pair,) = found(seen, page.printed())[:1]
    assert pair is not None
    assert pair[1].reversed


@pytest.mark.parametrize("text", ["评论", "百姓视点", "区域风采"])
@pytest.mark.parametrize("size", [1.3, 1.4, 1.8])
def test_a_badge_over_a_headline_is_light_type(text: str, size: float) -> None:
    page = sheet(34, 30, EM)
    middle, half = 16.75, (len(text) + 0.8) * size / 2
    badge = page.style("noto-sans-bold", size)
    page.text(text, badge, middle - half, 3, middle + half, "kicker", 0, white=True)
    title = page.style("noto-sans-bold", 2.2)
    page.text("田国回园困四口目", title, 3, 3.6 + 1.3 * size, 30.5, "headline", 0)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 9, 28, 0)
    pairs = found(analyse(page.canvas.pixels), page.printed())[:2]
    assert [pair is not None and (pair[0].kind, pair[1].reversed) for pair in pairs] == [
        (RegionKind.KICKER, True),
        (RegionKind.HEADLINE, False),
    ]


def test_a_label_of_which_one_half_is_light_type_is_one_kicker() -> None:
    page, text = sheet(34, 30, EM), "基层监管"
    style, title = page.style("noto-sans-bold", 1.8), page.style("noto-sans-bold", 2.6)
    right = 3.6 + 1.8 * len(text)
    page.canvas.fill(page.box(3, 3, right + 4.2, 5.3), 150)
    page.canvas.fill(page.box(right, 3.07, right + 4.13, 5.23), 255)
    page.canvas.fill(page.box(3, 3, right, 5.3), 20)
    line = set_centred(text, style, page.px(right - 3))
    for bolder in (-0.09, -0.05, 0.05, 0.09):  # type that covers more than half of its ground
        ink_line(page.canvas, line, style, page.px(3 + bolder), page.px(3.2), 255)
    page.put(line, style, (3, 3.2), "kicker", 0, 255)
    page.text("风采", style, right, 3.2, right + 4.2, "kicker", 0)
    page.text("乡间公交通到家门口", title, 3, 6.4, 30.5, "headline", 0)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 11, 28, 0)
    pairs = found(analyse(page.canvas.pixels), page.printed())[:3]
    assert [pair is not None and (pair[0].kind, pair[1].reversed) for pair in pairs] == [
        (RegionKind.KICKER, True),
        (RegionKind.KICKER, False),
        (RegionKind.HEADLINE, False),
    ]


def test_two_lines_of_bold_type_that_leave_little_ground_are_light_type() -> None:
    page = sheet(34, 30, EM)
    page.canvas.fill(page.box(3, 3.7, 17.2, 8.0), 20)
    style = page.style("noto-sans-bold", 2.0)
    for y, text in ((3.95, "濂溪市6条公"), (5.95, "交线路今起调整")):
        page.put(set_centred(text, style, page.px(14.2)), style, (3, y), "headline", 0, 255)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 10, 28, 0)
    blurred = cv2.GaussianBlur(page.canvas.pixels, (0, 0), 0.07 * EM)
    pairs = found(analyse(blurred), page.printed())[:2]
    assert [pair is not None and pair[1].reversed for pair in pairs] == [True, True]


def test_a_bar_of_small_light_type_on_grey_paper_is_light_type() -> None:
    page = sheet(34, 30, EM)
    page.canvas.fill(page.box(4, 9.8, 14, 11.2), 50)
    style = page.style("noto-serif", 1.15)
    page.put(
        set_centred("把课堂搬到田野上", style, page.px(10)), style, (4, 9.9), "subhead", 0, 255
    )
    for left, top, bottom in ((3, 3, 9), (3, 12, 28), (17.5, 3, 28)):
        page.column(page.body("bus"), left, top, bottom, 0)
    grey = cv2.GaussianBlur((0.6 * page.canvas.pixels).astype(np.uint8), (0, 0), 0.05 * EM)
    (pair,) = found(analyse(grey), page.printed())[:1]
    assert pair is not None
    assert pair[1].reversed


def test_text_beside_what_hangs_down_from_a_panel_is_dark_type() -> None:
    page = sheet(34, 30, EM)
    page.canvas.fill(page.box(3, 3, 30.5, 9), 60)
    page.canvas.fill(page.box(3, 9, 7, 13), 60)
    style = page.style("noto-serif")
    for y, line in zip((4, 5.4, 6.8), page.body("bus"), strict=False):
        page.put(line, style, (9, y), "lead", 0, 255)
    page.column(page.body("river"), 9, 10, 28, 0)
    pairs = found(analyse(page.canvas.pixels), page.printed())
    reversed_ = [pair is not None and pair[1].reversed for pair in pairs]
    assert reversed_ == [line.role == "lead" for line in page.lines]


def test_two_tight_lines_on_a_panel_in_a_box_are_light_type() -> None:
    page = sheet(34, 30, EM)
    page.canvas.fill(page.box(2, 2, 31.5, 29), 20)
    page.canvas.fill(page.box(2.2, 2.2, 31.3, 28.8), 255)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 9, 28, 0)
    page.canvas.fill(page.box(11.5, 3.6, 22, 6.2), 20)
    style = page.style("noto-serif-bold", 1.1)
    for y, text in ((3.75, "飞架两岸的新脊梁"), (4.95, "三桥昨日合龙")):
        page.put(set_centred(text, style, page.px(10.5)), style, (11.5, y), "headline", 0, 255)
    pairs = found(analyse(page.canvas.pixels), page.printed())[-2:]
    assert [pair is not None and pair[1].reversed for pair in pairs] == [True, True]


def test_a_low_photograph_whose_ripples_lie_in_rows_is_no_badge() -> None:
    page = sheet(34, 46, EM)
    box = page.box(3, 3, 16, 11)
    page.canvas.picture(box, photograph(box.width, box.height, 4, "trees"))
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 13, 44, 0)
    regions = analyse(page.canvas.pixels).regions
    assert not any(line.reversed for region in regions for line in region.lines)
    assert any(region.kind is RegionKind.PICTURE for region in regions)


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_photographs_are_no_panels(scene: str) -> None:
    page = sheet(34, 44, EM)
    box = page.box(3, 3, 30.5, 18)
    page.canvas.picture(box, photograph(box.width, box.height, 5, scene))
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 21, 42, 0)
    seen = analyse(page.canvas.pixels)
    lines = [line for region in seen.regions for line in region.lines]
    assert not any(line.reversed for line in lines)
    assert all(line.box.top > page.px(19) for line in lines)


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_dark_in_a_photograph_with_a_legend_is_no_panel(seed: int) -> None:
    page = sheet(34, 30, EM)
    page.canvas.fill(page.box(3, 7, 21, 15), 40)
    for left, top in ((3, 3), (8, 5), (13, 3), (18, 5)):
        page.canvas.fill(page.box(left, top, left + 3, 7.2), 40)
    rng = np.random.default_rng(seed)
    for _ in range(16):  # lamps and windows
        x, y = page.px(3.8 + 16 * rng.random()), page.px(7.5 + 4.5 * rng.random())
        radius = round(EM * (0.15 + 0.45 * rng.random()))
        cv2.circle(page.canvas.pixels, (x, y), radius, 220, max(3, radius // 3))
    style = page.style("kaiti", 0.85)
    legend = set_centred("孩子们在书院诵读千字文", style, page.px(18))
    page.put(legend, style, (3, 13.5), "caption", 0, 230)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 17, 28, 0)
    seen = surfaces_of(page.canvas.pixels)
    assert len(seen.pictures) == 1
    assert seen.panels == ()


def surfaces_of(pixels: np.ndarray) -> Surfaces:
    no_border = np.zeros([-(-side // REDUCTION) for side in pixels.shape], np.uint8)
    return find_surfaces(pixels, np.full((8, 8), 255, np.uint8), no_border)


def test_a_badge_on_top_of_a_bar_leaves_the_paper_beside_it_white() -> None:
    page = sheet(34, 30, EM)
    badge, title = page.style("noto-sans-bold", 1.0), page.style("noto-sans-bold", 2.4)
    page.text("核心阅读", badge, 14, 3.2, 19.5, "kicker", 0, white=True)
    page.canvas.fill(page.box(3, 4.3, 30.5, 7.5), 20)
    line = set_centred("乡间公交通到家门口", title, page.px(27.5))
    page.put(line, title, (3, 4.7), "headline", 0, 255)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 10, 28, 0)
    seen = analyse(page.canvas.pixels)
    assert {r.article for r in seen.regions} == {0}
    heads = [r.box for r in seen.regions if r.box.bottom < page.px(8)]
    assert all(box.left > page.px(5) and box.right < page.px(29) for box in heads)


@pytest.mark.parametrize("astride", [False, True], ids=["inside", "astride its edge"])
def test_a_badge_in_a_frame_is_light_type(astride: bool) -> None:
    page = sheet(34, 34, EM)
    top = 3 if astride else 5
    for side in ((2, 4, 31.7, 4.2), (2, 30, 31.7, 30.2), (2, 4, 2.2, 30), (31.5, 4, 31.7, 30)):
        page.canvas.fill(page.box(*side), 0)
    badge = page.style("noto-sans-bold", 1.8)
    page.text("质量安全在行动", badge, 8, top, 25.5, "kicker", 0, white=True)
    title = page.style("noto-sans-bold", 2.2)
    page.text("田国回园困四口目", title, 4, 8, 29.5, "headline", 0)
    for left in (4, 17.5):
        page.column(page.body("bus"), left, 12, 28, 0)
    (label, headline) = found(analyse(page.canvas.pixels), page.printed())[:2]
    assert label is not None
    assert headline is not None
    assert label[1].reversed
    assert not headline[1].reversed


def test_a_ribbon_on_a_side_box_is_its_headline() -> None:
    page = sheet(34, 40, EM)
    style = page.style("noto-sans-bold", 1.1)
    ribbon = np.array([(3, 3), (8, 3), (7.4, 6), (5.6, 6), (5, 7), (4.6, 6), (3.6, 6)])
    cv2.fillPoly(page.canvas.pixels, [(ribbon * EM).astype(np.int32)], 60)
    for text, top in (("相关", 3.3), ("链接", 4.6)):
        page.put(set_centred(text, style, page.px(5)), style, (3, top), "headline", 0, 255)
    page.column(page.body("bus"), 3.5, 7.5, 20, 0)
    page.canvas.across(page.px(3), page.px(17.2), page.px(21), 2, "solid")
    page.canvas.down(page.px(3), page.px(21), page.px(17.2), 2, "solid")
    page.canvas.down(page.px(6.4), page.px(21), page.px(3), 2, "solid")
    page.column(page.body("river"), 19, 3, 38, 1)
    page.column(page.body("river"), 3.5, 23, 38, 1)
    seen = analyse(page.canvas.pixels)
    heads = [r for r in seen.regions if r.kind is RegionKind.HEADLINE]
    assert [line.reversed for r in heads for line in r.lines] == [True, True]


def test_a_badge_that_ties_a_frame_to_the_rules_of_the_head_is_light_type() -> None:
    page = sheet(84, 36, EM)
    rules = ((2, 2.2, 80, 2.75), (2, 2.95, 80, 3.1), (2.2, 3.1, 27, 12.3))
    frame = ((56, 3.4, 80, 3.5), (56, 34, 80, 34.1), (56, 3.4, 56.1, 34), (79.9, 3.4, 80, 34))
    for side in rules + frame:
        page.canvas.fill(page.box(*side), 0)
    large, badge = page.style("noto-sans-bold", 3.8), page.style("noto-sans-bold", 1.6)
    for text, top in (("乡村游泳赛", 3.4), ("踢出大名堂", 7.8)):
        line = set_centred(text, large, page.px(24.8))
        page.put(line, large, (2.2, top), "headline", 0, 255)
    page.text("三农视窗", badge, 64.5, 2.6, 72, "kicker", 1, white=True)
    page.text("田国回园困", page.style("noto-sans-bold", 2.2), 57, 6, 79, "headline", 1)
    for left, top, article in ((2.2, 14, 0), (58, 10, 1)):
        page.column(page.body("bus"), left, top, 32, article)
    seen = found(analyse(page.canvas.pixels), page.printed())[:4]
    assert all(pair is not None for pair in seen)
    assert [pair[1].reversed for pair in seen if pair] == [True, True, True, False]


def test_a_line_of_which_one_bold_glyph_looks_like_a_panel_is_dark() -> None:
    page = sheet(34, 46, EM)
    style = page.style("noto-sans-bold", 4.2)
    page.put(set_centred("学府路50", style, page.px(28)), style, (3, 3), "headline", 0, 0)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 14, 44, 0)
    headline = found(analyse(page.canvas.pixels), page.printed())[0]
    assert headline is not None
    assert not headline[1].reversed
