"""The white between captions and text that flows round their pictures."""

from __future__ import annotations

import pytest

from bench.press.typeset import set_block
from document.page import RegionKind
from layout.page import analyse
from layout.sheet.ink import binarise
from layout.sheet.straighten import EM
from layout.text.captionwhite import caption_whites
from tests.layout.printed import PITCH, Sheet, sheet
from tests.layout.seen import found


def flowed(lower: float) -> Sheet:
    """A picture with two rows of caption, text beside it, and columns above and below."""
    page = sheet(26, 46, EM)
    page.picture(3, 12, 11, 20)
    note = page.style("kaiti", 0.9)
    caption = "▲濂溪市标枪公开赛现场顾卫东／图"
    for number, line in enumerate(set_block(caption, note, page.px(8))):
        page.put(line, note, (3, 20.4 + 1.13 * number), "caption", 0)
    style = page.style("noto-serif")
    text = "".join(line.text for line, _ in zip(page.body("bus"), range(24), strict=False))
    lines = iter(set_block(text, style, page.px(11.5)))
    for number in range(8):
        page.put(next(lines), style, (11.5, 12 + lower + PITCH * number), "body", 0)
    for top, bottom in ((3, 11.5), (25, 44)):
        y = top
        full = iter(set_block(text * 4, style, page.px(20)))
        while y + 1 < bottom:
            page.put(next(full), style, (3, y), "body", 0)
            y += PITCH
    return page


@pytest.mark.parametrize("lower", [0.4, 0.6, 0.8])
def test_a_caption_on_a_grid_of_its_own_is_parted_from_the_text_beside(lower: float) -> None:
    page = flowed(lower)
    pairs = found(analyse(page.canvas.pixels), page.printed())
    kinds = [pair[0].kind if pair else None for pair in pairs]
    expected = {"caption": RegionKind.CAPTION, "body": RegionKind.BODY}
    assert kinds == [expected[line.role] for line in page.lines]


def test_the_white_is_as_high_as_the_caption() -> None:
    page = flowed(0.45)
    (white,) = caption_whites(binarise(page.canvas.pixels), page.pictures)
    assert page.px(10.5) < white.left < white.right <= page.px(11.6)
    assert white.top == page.px(20)


def test_text_that_goes_on_under_a_picture_has_no_such_white() -> None:
    page = sheet(26, 30, EM)
    page.picture(3, 3, 11, 10)
    style = page.style("noto-serif")
    text = "".join(line.text for line, _ in zip(page.body("bus"), range(40), strict=False))
    for number, line in enumerate(set_block(text, style, page.px(20))[:10]):
        page.put(line, style, (3, 10.5 + PITCH * number), "body", 0)
    assert caption_whites(binarise(page.canvas.pixels), page.pictures) == []


def test_one_word_beside_a_caption_makes_no_white() -> None:
    page = sheet(26, 30, EM)
    page.picture(3, 3, 11, 10)
    note = page.style("kaiti", 0.9)
    for number, line in enumerate(set_block("濂溪市标枪公开赛的现场顾卫东摄", note, page.px(8))):
        page.put(line, note, (3, 10.4 + 1.13 * number), "caption", 0)
    page.text("赵海涛", page.style("noto-serif"), 11.5, 10.5, 14.5, "body", 0)
    assert caption_whites(binarise(page.canvas.pixels), page.pictures) == []
