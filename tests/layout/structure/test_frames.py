"""Frames of any line."""

from __future__ import annotations

import pytest

from bench.press.canvas import RuleStyle
from layout.sheet.ink import binarise
from layout.sheet.straighten import EM
from layout.structure.boxes import boxes_of
from layout.structure.rules import find_rules
from tests.layout.printed import Sheet, sheet


def framed(style: RuleStyle, radius: float) -> Sheet:
    page = sheet(34, 40, EM)
    page.column(page.body("river"), 5, 6, 24, 0)
    page.canvas.frame(page.box(3, 4, 21, 26), 3, style, round(radius * EM))
    return page


@pytest.mark.parametrize("style", ["solid", "wavy", "dotted", "double"])
def test_a_frame_closes_whatever_its_line(style: RuleStyle) -> None:
    page = framed(style, 0)
    boxes = boxes_of(find_rules(binarise(page.canvas.pixels)))
    frame = page.box(3, 4, 21, 26)
    assert any(
        (shared := frame.intersection(box)) and shared.area > 0.85 * frame.union(box).area
        for box in boxes
    )


def test_the_ink_of_round_corners_belongs_to_the_rules() -> None:
    page = framed("solid", 2.0)
    ink = binarise(page.canvas.pixels)
    rules = find_rules(ink)
    corner = page.box(2.8, 3.8, 5, 5.5)
    window = (slice(corner.top, corner.bottom), slice(corner.left, corner.right))
    assert (ink[window] > 0).sum() > 20
    assert (rules.mask[window] > 0).sum() > 0.9 * (ink[window] > 0).sum()


def test_type_makes_no_frame() -> None:
    page = sheet(34, 30, EM)
    page.text("国圆围回", page.style("noto-sans-bold", 6), 3, 3, 30.5, "headline", 0)
    page.column(page.body("river"), 3, 12, 28, 0)
    assert find_rules(binarise(page.canvas.pixels)).frames == ()
