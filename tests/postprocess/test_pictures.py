"""Captions and their credits."""

from dataclasses import replace

from document.geometry import Box, Quad
from document.page import Folio
from postprocess import compose_page
from tests.postprocess.composed import bodies, compose, only
from tests.postprocess.drawn import GLYPH, draw

PAGE = """
    H0 |一条河的十年
    P0 |
    C0 |河畔晨练。
    P0 |
    C0 |签约现场。王晓摄
    B0 |　　群众满意。
    H1 |另一篇
    P1 |
    C1 |开工。本版图片均由姚江
       |摄
"""


def test_the_credit_of_the_page_goes_to_captions_without_one() -> None:
    captions = [caption for part in compose(PAGE).parts for caption in part.captions]
    assert [(c.text, c.credit) for c in captions] == [
        ("河畔晨练。", "姚江摄"),
        ("签约现场。", "王晓摄"),
        ("开工。", "姚江摄"),
    ]
    assert len({c.image_box for c in captions}) == 3


def test_body_that_points_to_a_picture_is_a_caption() -> None:
    part = only("H0 |江城\nP0 |\nB0 |▲图为丰收现场。\nB0 |　　群众满意。")
    assert [c.text for c in part.captions] == ["图为丰收现场。"]
    assert bodies(part) == ["群众满意。"]


def test_a_credit_of_the_page_without_captions_is_named() -> None:
    text = compose("H0 |江城\nB0 |　　群众满意。\nU0 |本版图片由文化馆提供")
    assert any("文化馆提供" in reason for reason in text.review)


def beside(left: str, right: str, white: float) -> list[tuple[str, str]]:
    """Captions of two regions in one row, so many glyphs apart."""
    layout, lines = draw(f"H0 |江城治水\nC0 |{right}\nC0 |{left}\nB0 |　　群众满意。")
    regions = list(layout.regions)
    edge = round(GLYPH * len(left))
    starts = (round(edge + white * GLYPH), 0)
    for at, text, start in zip((1, 2), (right, left), starts, strict=True):
        box = Box(start, 500, start + GLYPH * len(text), 500 + GLYPH)
        shape = replace(regions[at].lines[0], quad=Quad.of(box))
        regions[at] = replace(regions[at], box=box, lines=(shape,))
    text = compose_page(replace(layout, regions=tuple(regions)), lines, Folio(), "4")
    return [(caption.text, caption.credit) for caption in text.parts[0].captions]


def test_a_caption_cut_at_a_wide_space_is_one() -> None:
    assert beside("孩子们在河畔诵读", "千字文。王晓摄", 0.8) == [
        ("孩子们在河畔诵读千字文。", "王晓摄")
    ]
    assert beside("孩子们在河畔诵读。", "资料图片", 2.0) == [("孩子们在河畔诵读。", "资料图片")]


def test_captions_beside_each_other_stay_two() -> None:
    for white in (0.8, 2.0, 6.0):
        assert len(beside("河畔晨练。王晓摄", "签约现场。李青摄", white)) == 2
    assert len(beside("河畔晨练", "签约现场", 2.0)) == 2
    assert len(beside("河畔晨练", "▲签约现场", 0.8)) == 2


def test_who_drew_a_chart_is_no_imprint() -> None:
    part = only("H0 |江城\nB0 |　　群众满意。\nC0 |各区客流对比。\n|制图：陆青")
    (caption,) = part.captions
    assert (caption.text, caption.credit) == ("各区客流对比。", "制图：陆青")
