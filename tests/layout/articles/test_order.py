"""Reading order: columns from left to right, and what stands above goes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.geometry import Box
from layout.articles.order import reading_order
from layout.sheet.straighten import EM
from tests.layout.drawn import hulls

COLUMNS = """
    aaaa dddd eeee
    aaaa dddd eeee
    aaaa dddd
    bbbb dddd ffff
    cccc dddd ffff
    """
WIDE_ABOVE = """
    aaaaaaaaaaaaaa
    bbbb cccc dddd
    bbbb cccc dddd
    bbbb      dddd
    """
WIDE_IN_THE_MIDDLE = """
    aaaa bbbb cccc
    aaaa bbbb cccc
    dddddddddddddd
    dddddddddddddd
    eeee ffff gggg
    eeee ffff gggg
    """
WIDE_OVER_TWO_OF_THREE = """
    aaaaaaaaa dddd
    bbbb cccc dddd
    bbbb cccc dddd
    bbbb cccc
    """
WIDE_AT_THE_FOOT = """
    aaaa bbbb cccc
    aaaa bbbb cccc
    aaaa bbbb cccc
    dddddddddddddd
    """
STAIRS = """
    aaaa
    aaaa bbbb
    aaaa bbbb cccc
         bbbb cccc
              cccc
    """
PAGES = [COLUMNS, WIDE_ABOVE, WIDE_IN_THE_MIDDLE, WIDE_OVER_TWO_OF_THREE, WIDE_AT_THE_FOOT, STAIRS]


def in_order(boxes: list[Box]) -> list[Box]:
    return [boxes[k] for k in reading_order(boxes, EM)]


def read(drawn: dict[str, Box]) -> str:
    names = list(drawn)
    return "".join(names[k] for k in reading_order(list(drawn.values()), EM))


@pytest.mark.parametrize("page", PAGES)
def test_letters_are_read_in_alphabetical_order(page: str) -> None:
    drawn = hulls(page)
    assert read(drawn) == "".join(sorted(drawn))


@pytest.mark.parametrize("page", PAGES)
def test_a_ragged_left_edge_changes_nothing(page: str) -> None:
    drawn = hulls(page)
    ragged = {
        letter: Box(box.left + 5 * k % (EM // 3), box.top, box.right, box.bottom)
        for k, (letter, box) in enumerate(drawn.items())
    }
    assert read(ragged) == read(drawn)


BOXES = st.builds(
    lambda left, top, width, height: Box(left, top, left + width, top + height),
    *(st.integers(0, 900), st.integers(0, 900), st.integers(1, 600), st.integers(1, 600)),
)


@given(st.lists(BOXES, max_size=12), st.integers(0, 60))
def test_every_box_is_read_once(boxes: list[Box], slack: int) -> None:
    assert sorted(reading_order(boxes, slack)) == list(range(len(boxes)))


@given(st.lists(BOXES, max_size=9, unique_by=lambda b: (b.left, b.top)), st.data())
def test_the_order_of_discovery_does_not_matter(boxes: list[Box], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(boxes))
    assert in_order(mixed) == in_order(boxes)


def test_the_order_of_discovery_does_not_matter_where_two_share_a_corner() -> None:
    low, high = Box(0, 0, 900, 400), Box(0, 0, 900, 900)
    assert in_order([low, high]) == in_order([high, low])


@given(st.lists(BOXES, min_size=1, max_size=9), st.integers(0, 300))
def test_a_column_further_right_is_read_last(boxes: list[Box], top: int) -> None:
    right = max(box.right for box in boxes) + 4 * EM
    beside = [*boxes, Box(right, top, right + 10 * EM, top + 10 * EM)]
    order = reading_order(beside, EM)
    assert order[-1] == len(boxes)
    assert order[:-1] == reading_order(boxes, EM)
