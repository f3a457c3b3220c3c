"""What layout says of a clean page of known shape."""

from __future__ import annotations

import numpy as np
import pytest

from document.geometry import Box
from document.page import PageLayout, RegionKind, WritingMode
from layout import analyse
from layout.page import take_apart
from layout.sheet.straighten import straightening
from layout.structure.rules import Rules
from tests.layout.printed import PITCH, Printed, sheet
from tests.layout.seen import (
    found,
    grouping,
    lines_of,
    most_in_one,
    printed_grouping,
    recall,
)

KINDS = {
    "folio": RegionKind.FOLIO,
    "headline": RegionKind.HEADLINE,
    "byline": RegionKind.BYLINE,
    "body": RegionKind.BODY,
    "caption": RegionKind.CAPTION,
}


@pytest.fixture(scope="module")
def rules(page: Printed) -> Rules:
    """Rules in the frame of the scan: the page is not skewed."""
    to = straightening(page.pixels, float(page.em))
    found_ = take_apart(page.pixels, to).rules
    horizontal, vertical = (
        tuple(to.box(b.left, b.top, b.right, b.bottom) for b in boxes)
        for boxes in (found_.horizontal, found_.vertical)
    )
    return Rules(horizontal, vertical, found_.mask)


def test_every_line_is_found(page: Printed, layout: PageLayout) -> None:
    assert recall(layout, page) == 1.0


def test_lines_of_two_columns_are_two_lines(page: Printed, layout: PageLayout) -> None:
    assert most_in_one(layout, page) == 1


def test_a_line_ends_where_its_ink_ends(page: Printed, layout: PageLayout) -> None:
    near = 0.8 * page.em  # a mark in the last cell leaves half of it white, and is small
    for printed, pair in zip(page.lines, found(layout, page), strict=True):
        assert pair is not None
        if not printed.reversed:
            box = pair[1].box
            assert abs(box.left - printed.box.left) < near
            assert abs(box.right - printed.box.right) < near


def test_no_line_stands_within_another(layout: PageLayout) -> None:
    boxes = [line.box for _, line in lines_of(layout)]
    for number, box in enumerate(boxes):
        for other in boxes[number + 1 :]:
            shared = box.intersection(other)
            assert shared is None or shared.area < 0.3 * min(box.area, other.area)


def test_articles_are_as_printed(page: Printed, layout: PageLayout) -> None:
    assert grouping(layout, page) == printed_grouping(page)


def test_every_line_has_its_role(page: Printed, layout: PageLayout) -> None:
    for printed, pair in zip(page.lines, found(layout, page), strict=True):
        assert pair is not None
        assert pair[0].kind is KINDS[printed.role]


def test_lines_are_read_in_the_order_they_were_set(page: Printed, layout: PageLayout) -> None:
    places = {}
    for r, region in enumerate(layout.regions):
        places |= {(region.id, line.quad): (r, k) for k, line in enumerate(region.lines)}
    for article in (0, 1, 2):
        body = [
            places[pair[0].id, pair[1].quad]
            for printed, pair in zip(page.lines, found(layout, page), strict=True)
            if pair is not None and printed.role == "body" and printed.article == article
        ]
        assert body == sorted(body)


def test_regions_are_numbered_in_order(layout: PageLayout) -> None:
    assert [r.id for r in layout.regions] == [
        f"r{n:03d}" for n in range(1, len(layout.regions) + 1)
    ]


def test_articles_are_counted_from_nought_in_order(layout: PageLayout) -> None:
    numbers = [r.article for r in layout.regions if r.article is not None]
    assert sorted(set(numbers)) == [0, 1, 2]
    assert numbers == sorted(numbers)


def test_furniture_belongs_to_no_article(layout: PageLayout) -> None:
    for region in layout.regions:
        assert (region.article is None) == (region.kind is RegionKind.FOLIO)


def test_everything_lies_on_the_page(page: Printed, layout: PageLayout) -> None:
    height, width = page.pixels.shape
    sheet_ = Box(0, 0, width, height)
    assert (layout.width, layout.height) == (width, height)
    for region in layout.regions:
        assert sheet_.contains(region.box)
        assert region.box.area > 0
        for line in region.lines:
            assert sheet_.contains(line.box)
            assert region.box.grow(1, 1).contains(line.box)


def test_the_picture_is_found_with_its_caption(page: Printed, layout: PageLayout) -> None:
    (picture,) = (r for r in layout.regions if r.kind is RegionKind.PICTURE)
    (printed,) = page.pictures
    shared = picture.box.intersection(printed)
    assert shared is not None
    assert shared.area > 0.9 * picture.box.union(printed).area
    assert not picture.lines
    captions = [r for r in layout.regions if r.kind is RegionKind.CAPTION]
    assert [r.picture for r in captions] == [picture.id]
    assert picture.article == captions[0].article == 0


def test_the_reversed_headline_is_marked(page: Printed, layout: PageLayout) -> None:
    pairs = zip(page.lines, found(layout, page), strict=True)
    marked = [(printed.reversed, pair[1].reversed) for printed, pair in pairs if pair]
    assert all(is_ == said for is_, said in marked)
    assert sum(said for _, said in marked) == 1


def test_rules_are_found_along_their_length(page: Printed, rules: Rules) -> None:
    for printed in page.rules:
        alike = rules.horizontal if printed.width > printed.height else rules.vertical
        near = printed.grow(page.em // 3, page.em // 3)
        covered = sum(max(rule.width, rule.height) for rule in alike if near.contains(rule))
        assert covered > 0.9 * max(printed.width, printed.height)


def test_no_rule_is_seen_in_text(page: Printed, rules: Rules) -> None:
    for rule in (*rules.horizontal, *rules.vertical):
        assert all(line.box.intersection(rule) is None for line in page.lines if not line.reversed)


def test_paragraphs_begin_two_glyphs_in(page: Printed, layout: PageLayout) -> None:
    opening = 0
    for printed, pair in zip(page.lines, found(layout, page), strict=True):
        if printed.role != "body" or pair is None:
            continue
        # A quotation mark or bracket at the edge brings half a glyph of white.
        assert -0.6 < pair[1].indent - printed.indent < 0.9
        opening += pair[1].indent > 1.4
    assert opening == sum(x.indent > 1 for x in page.of("body"))


def test_the_white_behind_a_last_line_is_measured(page: Printed, layout: PageLayout) -> None:
    for printed, pair in zip(page.lines, found(layout, page), strict=True):
        if printed.role == "body" and pair is not None:
            assert -0.6 < pair[1].slack - printed.slack < 0.9


def test_lines_stand_as_far_apart_as_they_are_leaded(layout: PageLayout) -> None:
    gaps = [
        line.gap
        for region in layout.regions
        if region.kind is RegionKind.BODY
        for line in region.lines[1:]
    ]
    assert abs(float(np.median(gaps)) - (PITCH - 1)) < 0.2
    assert all(region.lines[0].gap == 0 for region in layout.regions if region.lines)


def test_a_straight_page_is_straight(layout: PageLayout) -> None:
    assert abs(layout.skew) < 0.1
    assert layout.writing_mode is WritingMode.HORIZONTAL_LR
    assert not layout.review


def test_the_same_page_gives_the_same_layout(page: Printed, layout: PageLayout) -> None:
    assert analyse(page.pixels.copy()) == layout


def test_the_scan_is_left_as_it_was(page: Printed) -> None:
    before = page.pixels.copy()
    analyse(page.pixels)
    assert np.array_equal(before, page.pixels)


@pytest.mark.parametrize("pad", [0.3, 0.5])
def test_a_panel_with_room_about_its_headline_is_text(pad: float) -> None:
    roomy = sheet(34, 30, 20)
    bold = roomy.style("noto-serif-bold", 2.2)
    roomy.canvas.fill(roomy.box(3, 4 - 2.2 * pad, 30.5, 6.2 + 2.2 * pad), 20)
    roomy.text("乡间公交通到家门口", bold, 3, 4, 30.5, "headline", 0, white=True)
    for left in (3, 17.5):
        roomy.column(roomy.body("bus"), left, 9, 28, 0)
    seen = analyse(roomy.canvas.pixels)
    assert recall(seen, roomy.printed()) == 1.0
    assert not any(r.kind is RegionKind.PICTURE for r in seen.regions)


def test_a_caption_with_its_comma_over_the_gutter_is_one_line() -> None:
    wide = sheet(34, 44, 20)
    wide.text("一溪清水穿城来", wide.style("noto-serif-bold", 3.4), 3, 3, 30.5, "headline", 0)
    wide.picture(3, 8, 30.5, 17)
    wide.text("清晨的砚溪，远处是翠屏山", wide.style("kaiti"), 3, 17.6, 30.5, "caption", 0)
    for left in (3, 17.5):
        wide.column(wide.body("river"), left, 20.5, 42, 0)
    seen = analyse(wide.canvas.pixels)
    captions = [r for r in seen.regions if r.kind is RegionKind.CAPTION]
    assert [len(r.lines) for r in captions] == [1]
