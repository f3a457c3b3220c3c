"""Columns that run down the page and follow each other from right to left."""

from __future__ import annotations

import pytest

from document.page import PageLayout, WritingMode
from layout import analyse
from layout.sheet.straighten import straightening
from tests.layout.printed import Printed, narrow_columns
from tests.layout.seen import found, lines_of, most_in_one, recall, turned


def test_the_writing_mode_is_seen(vertical_layout: PageLayout, layout: PageLayout) -> None:
    assert vertical_layout.writing_mode is WritingMode.VERTICAL_RL
    assert {line.writing_mode for _, line in lines_of(vertical_layout)} == {WritingMode.VERTICAL_RL}
    assert layout.writing_mode is WritingMode.HORIZONTAL_LR


@pytest.mark.parametrize("degrees", [-5.0, 0.0, 4.0])
@pytest.mark.parametrize("pitch", [1.2, 1.4])
def test_narrow_columns_are_not_taken_for_vertical_lines(degrees: float, pitch: float) -> None:
    """Turned lines fill each other's white, while the white between columns stays."""
    page = narrow_columns(pitch)
    scan, _ = turned(page.pixels, degrees)
    assert not straightening(scan, float(page.em)).turned


def test_every_column_is_found(vertical_page: Printed, vertical_layout: PageLayout) -> None:
    assert recall(vertical_layout, vertical_page) >= 0.97
    assert most_in_one(vertical_layout, vertical_page) == 1


def test_columns_are_read_from_right_to_left(vertical_layout: PageLayout) -> None:
    assert any(len(region.lines) > 5 for region in vertical_layout.regions)
    for region in vertical_layout.regions:
        middles = [line.box.centre[0] for line in region.lines]
        assert middles == sorted(middles, reverse=True)


def test_the_upper_tier_is_read_first(vertical_layout: PageLayout) -> None:
    tops = [region.box.top for region in vertical_layout.regions]
    assert tops == sorted(tops)


def test_tiers_parted_by_a_rule_are_not_mixed(
    vertical_page: Printed, vertical_layout: PageLayout
) -> None:
    tiers: dict[str, set[int | None]] = {}
    pairs = zip(vertical_page.lines, found(vertical_layout, vertical_page), strict=True)
    for printed, pair in pairs:
        if pair is not None:
            tiers.setdefault(pair[0].id, set()).add(printed.article)
    assert all(len(tier) == 1 for tier in tiers.values())


def test_corners_are_named_for_upright_glyphs(vertical_layout: PageLayout) -> None:
    for _, line in lines_of(vertical_layout):
        quad = line.quad
        assert quad.height > quad.width
        assert quad.top_left[1] < quad.bottom_left[1]
        assert quad.top_left[0] < quad.top_right[0]


def test_the_size_of_glyphs_is_that_of_the_print(
    vertical_page: Printed, vertical_layout: PageLayout
) -> None:
    assert abs(vertical_layout.glyph / vertical_page.em - 1) < 0.12


@pytest.mark.parametrize("degrees", [-4.0, 0.8, 2.5])
def test_skew_is_found_on_vertical_pages(vertical_page: Printed, degrees: float) -> None:
    scan, _ = turned(vertical_page.pixels, degrees)
    to = straightening(scan, float(vertical_page.em))
    assert to.turned
    assert abs(to.skew - degrees) < 0.1


def test_a_turned_vertical_page_is_found_where_it_went(vertical_page: Printed) -> None:
    scan, where = turned(vertical_page.pixels, -2.0)
    seen = analyse(scan)
    assert abs(seen.skew + 2.0) < 0.1
    assert recall(seen, vertical_page, where) >= 0.97


def test_the_setting_overrules_what_is_seen(page: Printed) -> None:
    assert not straightening(page.pixels, float(page.em)).turned
    assert straightening(page.pixels, float(page.em), writing_mode="vertical-rl").turned
