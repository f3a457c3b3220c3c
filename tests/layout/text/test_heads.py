"""Large type becomes headline stacks; a letter is a stack."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.structure.rules import Rules
from layout.text.heads import Head, find_heads, with_kickers
from tests.layout.drawn import drawing

KICKER_HEADLINE_SUBTITLE = """
      AAAAAAA
    AAAAAAAAAAAA
    AAAAAAAAAAAA
       AAAAAA
    bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb
    """
TWO_HEADLINE_LINES = """
    AAAAAAAAAAAA
    AAAAAAAAAAAA

      AAAAAAAAAA
      AAAAAAAAAA
    bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb
    """
A_RULE_BETWEEN = """
    AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAA
    ---------------
    CCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCC
    bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb
    """
UNDERLINED = """
    AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAA
    ---------------
      AAAAAAAAAAA
      AAAAAAAAAAA
    ---------------
    bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb
    """
TEXT_BETWEEN = """
    AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAA
    bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb
    CCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCC
    bbbbbbb bbbbbbb
    bbbbbbb bbbbbbb
    """
SIDE_BY_SIDE = """
    AAAAAAAAA CCCCCCCCCC
    AAAAAAAAA CCCCCCCCCC
    bbbb bbbb bbbbb bbbb
    bbbb bbbb bbbbb bbbb
    """
DOWN_THE_PAGE = """
    AA AA bbbbbbb bbbbbbb C
    AA AA bbbbbbb bbbbbbb C
    AA AA bbbbbbb bbbbbbb C
    AA AA bbbbbbb bbbbbbb C
    AA AA bbbbbbb bbbbbbb C
    AA    bbbbbbb bbbbbbb C
    """
DOWN_BESIDE_ACROSS = """
    AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAA
    C bbbbbbb bbbbb
    C bbbbbbb bbbbb
    C bbbbbbb bbbbb
    C bbbbbbb bbbbb
    C bbbbbbb bbbbb
    """
FAR_APART = """
    AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAA
    111111111111111
    111111111111111
    111111111111111
    CCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCC
    """
PAGES = [
    KICKER_HEADLINE_SUBTITLE,
    TWO_HEADLINE_LINES,
    A_RULE_BETWEEN,
    UNDERLINED,
    TEXT_BETWEEN,
    SIDE_BY_SIDE,
    DOWN_THE_PAGE,
    DOWN_BESIDE_ACROSS,
    FAR_APART,
]


@pytest.mark.parametrize("page", PAGES)
def test_a_letter_is_a_stack(page: str) -> None:
    drawn = drawing(page)
    stacks = sorted(drawn.letters([head]) for head in drawn.heads)
    assert stacks == sorted({drawn.named[line.box].lower() for line in drawn.display})


@pytest.mark.parametrize("page", PAGES)
def test_every_line_stands_in_one_stack(page: str) -> None:
    drawn = drawing(page)
    stacked = [line.box for head in drawn.heads for line in head.lines]
    assert sorted(stacked) == sorted(line.box for line in drawn.display)


@pytest.mark.parametrize("page", PAGES)
def test_the_order_of_discovery_does_not_matter(page: str) -> None:
    drawn = drawing(page)
    again = find_heads(drawn.display[::-1], drawn.blocks, drawn.rules, drawn.column)
    assert {frozenset(h.lines) for h in again} == {frozenset(h.lines) for h in drawn.heads}


def test_tiers_stand_from_top_to_bottom() -> None:
    (head,) = drawing(KICKER_HEADLINE_SUBTITLE).heads
    tops = [line.box.top for line in head.lines]
    assert len(tops) == 3
    assert tops == sorted(tops)


def test_a_headline_down_the_page_is_read_from_right_to_left() -> None:
    head = max(drawing(DOWN_THE_PAGE).heads, key=lambda h: len(h.lines))
    lefts = [line.box.left for line in head.lines]
    assert head.vertical
    assert lefts == sorted(lefts, reverse=True)


def test_a_scrap_of_a_picture_is_less_prominent_than_a_headline() -> None:
    headline = Head((Line(Box(0, 0, 9 * EM, 3 * EM), 3.0 * EM),), True)
    scrap = Head((Line(Box(0, 0, 6 * EM, 5 * EM), 5.0 * EM),), True)
    assert headline.prominence > scrap.prominence


def test_large_type_opens_an_article() -> None:
    assert all(head.strong for head in drawing(TEXT_BETWEEN).heads)


def test_a_line_a_little_larger_than_the_body_opens_none_within_its_column() -> None:
    (head,) = drawing("bbbbbbb\n" * 4 + "\n AAAAA\n\n" + "bbbbbbb\n" * 4).heads
    assert not head.strong


def test_a_line_a_little_larger_than_the_body_opens_one_over_two_columns() -> None:
    (head,) = drawing("  AAAAAAAAAAA\n" + "bbbbbbb bbbbbbb\n" * 5).heads
    assert head.strong


def test_an_emblem_opens_no_article() -> None:
    drawn = drawing(
        """
        aaaaaaa E  bbbb
        aaaaaaa E
        aaaaaaa
        aaaaaaa
        """
    )
    (emblem,) = drawn.heads
    assert not emblem.strong


def small_head(top: float, em: float, *, light: bool = False) -> Head:
    """A line of eight glyphs about the middle of a column, lengths in body glyphs."""
    box = Box(*(round(v * EM) for v in (10 - 4 * em, top, 10 + 4 * em, top + 0.92 * em)))
    return Head((Line(box, em * EM, reversed=light),), strong=True)


def test_a_kicker_above_a_small_headline_is_its_kicker() -> None:
    (whole,) = with_kickers([small_head(10, 1.2), small_head(11.6, 1.5)], ())
    assert [line.em / EM for line in whole.lines] == [1.2, 1.5]
    assert whole.kicker == ()


def test_a_label_above_a_small_headline_is_its_kicker_though_it_be_larger() -> None:
    label = replace(small_head(10, 1.5, light=True), badge=True, strong=False)
    narrow = replace(label.lines[0], box=Box(7 * EM, 10 * EM, 13 * EM, round(11.4 * EM)))
    (whole,) = with_kickers([replace(label, lines=(narrow,)), small_head(13, 1.2)], ())
    assert whole.kicker == (narrow,)
    assert whole.strong


@pytest.mark.parametrize("rule", [(), (Box(0, round(11.3 * EM), 20 * EM, round(11.35 * EM)),)])
def test_a_larger_head_or_one_over_a_rule_is_no_kicker(rule: tuple[Box, ...]) -> None:
    upper = small_head(10, 1.2 if rule else 1.8)
    assert len(with_kickers([upper, small_head(11.8, 1.5)], rule)) == 2


def test_a_label_aside_under_a_headline_is_no_tier_of_it() -> None:
    headline = Line(Box(0, 0, 20 * EM, 4 * EM), 4.0 * EM)
    label = Line(Box(17 * EM, 5 * EM, 20 * EM, 6 * EM), 1.4 * EM, reversed=True)
    middle = Line(Box(6 * EM, 5 * EM, 14 * EM, 6 * EM), 1.4 * EM, reversed=True)
    rules = drawing(KICKER_HEADLINE_SUBTITLE).rules
    assert len(find_heads([headline, label], [], rules, 14.0 * EM)) == 2
    assert len(find_heads([headline, middle], [], rules, 14.0 * EM)) == 1


@pytest.mark.parametrize(("size", "labels"), [(1.6, 1), (3.0, 0)])
def test_type_on_dark_ground_much_larger_than_what_is_under_it_is_no_label(
    size: float, labels: int
) -> None:
    over = Line(
        Box(5 * EM, 0, round((5 + 4 * size) * EM), round(size * EM)), size * EM, reversed=True
    )
    top = round((size + 0.5) * EM)
    under = Line(Box(5 * EM, top, 18 * EM, top + EM), float(EM))
    heads = with_kickers([Head((over,), False), Head((under,), True)], ())
    assert sum(bool(head.kicker) for head in heads) == labels


@pytest.mark.parametrize(
    ("grounds", "labels"),
    [
        ("ab", 1),  # a label over a headline that is on a panel itself
        ("abb", 1),
        ("ab.", 2),  # labels one over the other
        ("a..", 1),
        ("aa", 0),  # one panel for all of the headline
    ],
)
def test_labels_stand_on_panels_of_their_own(grounds: str, labels: int) -> None:
    tops = [round(2.2 * k * EM) for k in range(len(grounds))]
    lines = [
        Line(Box(2 * EM, top, 16 * EM, top + round(1.7 * EM)), 1.8 * EM, reversed=ground != ".")
        for top, ground in zip(tops, grounds, strict=True)
    ]
    panels = [
        Box.hull(x.box for x, own in zip(lines, grounds, strict=True) if own == name).grow(4, 4)
        for name in sorted({*grounds} - {"."})
    ]
    (head,) = find_heads(lines, [], drawing(KICKER_HEADLINE_SUBTITLE).rules, 14.0 * EM, panels)
    assert head.kicker == tuple(lines[:labels])


@pytest.mark.parametrize(("size", "heads"), [(1.8, 1), (2.8, 2)])
def test_headlines_of_two_grounds_side_by_side_are_no_label(size: float, heads: int) -> None:
    right = round(4 * size * EM)
    dark = Line(Box(0, 0, right, round(0.92 * size * EM)), size * EM, reversed=True)
    beside = Box(right + EM, 0, 2 * right + EM, round(0.92 * size * EM))
    rules = drawing(KICKER_HEADLINE_SUBTITLE).rules
    assert len(find_heads([dark, Line(beside, size * EM)], [], rules, 14.0 * EM)) == heads


@pytest.mark.parametrize(("thick", "stacks"), [(0.2, 1), (0.8, 3)])
def test_a_masthead_over_its_double_rule_is_no_headline_of_what_is_under_it(
    thick: float, stacks: int
) -> None:
    """A fine rule may dress a headline over its subtitles."""

    def line(left: float, top: float, width: float, em: float) -> Line:
        box = Box(*(round(v * EM) for v in (left, top, left + width, top + 0.92 * em)))
        return Line(box, em * EM)

    lines = [line(3, 3, 28, 6.6), line(4, 11.4, 14, 2.0), line(21, 11.4, 14, 2.4)]
    rule = Box(0, 10 * EM, 50 * EM, round((10 + thick) * EM))
    rules = Rules((rule,), (), np.zeros((1, 1), np.uint8))
    assert len(find_heads(lines, [], rules, 14.0 * EM)) == stacks


@pytest.mark.parametrize(("foot", "stacks"), [(2, 1), (20, 2)])
def test_a_rule_between_two_headlines_down_the_page_parts_them(foot: int, stacks: int) -> None:
    lines = [
        Line(Box(left * EM, 0, (left + 3) * EM, 20 * EM), 3.0 * EM, vertical=True)
        for left in (0, 4)
    ]
    rule = Box(round(3.5 * EM), 0, round(3.5 * EM) + 3, foot * EM)
    rules = Rules((), (rule,), np.zeros((1, 1), np.uint8))
    assert len(find_heads(lines, [], rules, 14.0 * EM)) == stacks
