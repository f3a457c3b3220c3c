"""Captions that stand inside their pictures."""

from __future__ import annotations

import numpy as np
import pytest

from bench.press.pictures import SCENES, photograph
from bench.press.typeset import set_centred
from document.geometry import Box
from document.page import RegionKind
from layout.page import analyse
from layout.sheet.ink import find_paper
from layout.sheet.straighten import EM
from layout.structure.legends import with_light_feet
from layout.structure.surfaces import REDUCTION, find_surfaces
from tests.layout.printed import Sheet, sheet


def page_with(scene: str, seed: int) -> Sheet:
    page = sheet(34, 46, EM)
    box = page.box(3, 3, 30.5, 18)
    page.canvas.picture(box, photograph(box.width, box.height, seed, scene))
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 19, 44, 0)
    return page


@pytest.mark.parametrize("scene", ["street", "grains", "trees"])
@pytest.mark.parametrize(("ground", "inset", "top"), [(20, 0, 16.2), (255, 0.4, 15.8), (20, 0, 3)])
def test_a_strip_with_type_inside_a_picture_is_its_caption(
    scene: str, ground: int, inset: float, top: float
) -> None:
    page = page_with(scene, 5)
    page.canvas.fill(page.box(3 + inset, top, 30.5 - inset, top + 1.8), ground)
    style = page.style("kaiti", 0.95)
    line = set_centred("村民在山坡上晾晒新收的稻谷。", style, page.px(27.5))
    page.put(line, style, (3, top + 0.45), "caption", 0, 255 - ground)
    regions = analyse(page.canvas.pixels).regions
    (caption,) = (r for r in regions if r.kind is RegionKind.CAPTION)
    (picture,) = (r for r in regions if r.kind is RegionKind.PICTURE)
    assert caption.picture == picture.id
    assert [line.reversed for line in caption.lines] == [ground < 128]
    printed = page.lines[-1].box
    assert caption.box.overlap_x(printed) > printed.width - EM  # a stop may be lost


@pytest.mark.parametrize(
    ("scene", "ground", "top", "face", "texts"),
    [
        (
            "trees",
            6.9,
            7.1,
            "kaiti",
            ("图为清晨的江城，远处是山和", "大桥，河水清清又清清。村民", "又清清"),
        ),
        ("street", 8.6, 9.1, "noto-sans-bold", ("藏露舞慧麟霸鑫赢墨暴露",) * 2),
    ],
    ids=["more than half of the picture", "dense lines"],
)
def test_all_lines_of_a_legend_at_the_foot_of_a_low_picture_are_its_caption(
    scene: str, ground: float, top: float, face: str, texts: tuple[str, ...]
) -> None:
    page = sheet(34, 46, EM)
    box = page.box(3, 3, 16, 12)
    page.canvas.picture(box, photograph(box.width, box.height, 5, scene))
    page.canvas.fill(page.box(3, ground, 16, 12), 20)
    style = page.style(face, 0.95)
    for number, text in enumerate(texts):
        line = set_centred(text, style, page.px(13))
        page.put(line, style, (3, top + 1.4 * number), "caption", 0, 255)
    for left in (3, 17.5):
        page.column(page.body("bus"), left, 14, 44, 0)
    regions = analyse(page.canvas.pixels).regions
    (caption,) = (r for r in regions if r.kind is RegionKind.CAPTION)
    assert len(caption.lines) == len(texts)


def test_a_light_legend_of_two_lines_has_a_rim_of_the_picture_about_it() -> None:
    page = page_with("grains", 5)
    page.canvas.fill(page.box(3.4, 14.4, 30.1, 17.8), 255)
    style = page.style("kaiti", 0.95)
    for number, text in enumerate(("图为村民在山坡上晾晒今年新收的稻谷和豆子和玉米。", "江一帆摄")):
        line = set_centred(text, style, page.px(27.5))
        page.put(line, style, (3, 14.7 + 1.4 * number), "caption", 0, 0)
    regions = analyse(page.canvas.pixels).regions
    (caption,) = (r for r in regions if r.kind is RegionKind.CAPTION)
    (picture,) = (r for r in regions if r.kind is RegionKind.PICTURE)
    assert len(caption.lines) == 2
    assert picture.box.contains(caption.box)


@pytest.mark.parametrize(("light", "scan"), [(220, 0.7), (160, 1.0)], ids=["dark", "pale"])
def test_type_on_a_dark_legend_is_as_grey_as_the_scan_is(light: int, scan: float) -> None:
    page = page_with("trees", 5)
    page.canvas.fill(page.box(3, 16.2, 30.5, 18), 60)
    style = page.style("kaiti", 0.95)
    line = set_centred("村民在山坡上晾晒新收的稻谷。", style, page.px(27.5))
    page.put(line, style, (3, 16.6), "caption", 0, light)
    grey = (scan * page.canvas.pixels).astype(np.uint8)
    (caption,) = (r for r in analyse(grey).regions if r.kind is RegionKind.CAPTION)
    assert caption.lines[0].reversed


def test_a_dark_legend_ends_where_water_as_dark_begins() -> None:
    page = page_with("trees", 5)
    page.canvas.fill(page.box(3, 9, 30.5, 18), 60)
    for number in range(12):  # waves, even between them
        for left in range(4 + number % 3, 29, 3):
            top = 9.2 + 0.55 * number
            page.canvas.fill(page.box(left, top, left + 1.4, top + 0.25), 160)
    style = page.style("kaiti", 0.95)
    line = set_centred("村民在山坡上晾晒新收的稻谷。", style, page.px(27.5))
    page.put(line, style, (3, 16.6), "caption", 0, 220)
    (caption,) = (r for r in analyse(page.canvas.pixels).regions if r.kind is RegionKind.CAPTION)
    (found,) = caption.lines
    assert caption.box.overlap_y(page.lines[-1].box) > 0.8 * caption.box.height
    assert found.quad.hull().width > 12 * EM


@pytest.mark.parametrize(("light", "whole"), [(2, True), (8, False)])
def test_the_rim_about_a_light_legend_may_have_light_places(light: int, whole: bool) -> None:
    page = np.full((90, 60), 255, np.uint8)
    box, foot = Box(10, 10, 50, 50), 66
    page[10:foot, 10:50] = 120
    page[50 : foot - 2, 12:48] = 255
    page[54 : 54 + light, 10:50] = 255
    page[foot - 2 : foot, 20:32] = 255
    mask = np.zeros_like(page)
    mask[10:50, 10:50] = 255
    ((found, _),) = with_light_feet([(box, mask)], page, REDUCTION)
    assert found.bottom == (foot if whole else box.bottom)


def test_a_tint_about_a_picture_and_its_caption_is_no_rim() -> None:
    tinted = np.full((90, 60), 217, np.uint8)
    box = Box(10, 10, 50, 50)
    mask = np.zeros_like(tinted)
    mask[10:50, 10:50] = 255
    ((found, _),) = with_light_feet([(box, mask)], tinted, REDUCTION)
    assert found == box


def veiled(page: Sheet, top: float, light: float) -> None:
    """Darkens the foot of the page's picture from here on."""
    strip = page.box(3, top, 30.5, 18)
    window = page.canvas.pixels[strip.top : strip.bottom, strip.left : strip.right]
    window[:] = (window * light).astype(np.uint8)
    assert np.ptp(window) > 40


@pytest.mark.parametrize(("scene", "light"), [("hills", 0.35), ("trees", 0.58)])
def test_a_short_line_and_a_credit_are_a_legend_on_which_a_photograph_shines_through(
    scene: str, light: float
) -> None:
    page = page_with(scene, 5)
    veiled(page, 14.6, light)
    style = page.style("kaiti", 0.85)
    for number, (left, text) in enumerate(((13, "晒稻谷。"), (27, "江一摄"))):
        line = set_centred(text, style, page.px(3.4))
        page.put(line, style, (left, 15.1 + 1.4 * number), "caption", 0, 255)
    regions = analyse(page.canvas.pixels).regions
    (caption,) = (r for r in regions if r.kind is RegionKind.CAPTION)
    assert len(caption.lines) == 2


@pytest.mark.parametrize("scene", ["street", "grains", "hills"])
def test_a_photograph_may_shine_through_the_ground_of_its_legend(scene: str) -> None:
    page = page_with(scene, 5)
    veiled(page, 16, 0.35)
    style = page.style("kaiti", 0.95)
    line = set_centred("村民在山坡上晾晒新收的稻谷。", style, page.px(27.5))
    page.put(line, style, (3, 16.5), "caption", 0, 255)
    regions = analyse(page.canvas.pixels).regions
    (caption,) = (r for r in regions if r.kind is RegionKind.CAPTION)
    assert all(line.reversed for line in caption.lines)
    printed = page.lines[-1].box
    assert caption.box.overlap_x(printed) > printed.width - EM


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_a_picture_without_type_has_no_legend(scene: str) -> None:
    page = page_with(scene, 3).canvas.pixels
    paper = find_paper(page, 2 * EM)
    no_border = np.zeros((page.shape[0] // REDUCTION, page.shape[1] // REDUCTION), np.uint8)
    assert find_surfaces(page, paper.surface, no_border).legends == ()
