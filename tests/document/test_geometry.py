"""The box algebra: what must hold for any boxes and outlines."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.geometry import Box, Quad

COORDINATES = st.integers(-200, 200)
SIZES = st.integers(0, 150)


@st.composite
def boxes(draw: st.DrawFn, least: int = 0) -> Box:
    left, top = draw(COORDINATES), draw(COORDINATES)
    size = st.integers(least, 150)
    return Box(left, top, left + draw(size), top + draw(size))


def pixels(box: Box) -> set[tuple[int, int]]:
    return {(x, y) for x in range(box.left, box.right) for y in range(box.top, box.bottom)}


SMALL = st.builds(
    lambda left, top, width, height: Box(left, top, left + width, top + height),
    *(st.integers(-6, 6), st.integers(-6, 6), st.integers(0, 6), st.integers(0, 6)),
)


@pytest.mark.parametrize("sides", [(5, 0, 4, 9), (0, 5, 9, 4)])
def test_a_box_does_not_end_before_it_begins(sides: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Box(*sides)


@given(SMALL)
def test_area_counts_pixels(box: Box) -> None:
    assert box.area == box.width * box.height == len(pixels(box))


@given(SMALL, SMALL)
def test_intersection_is_the_pixels_both_have(one: Box, other: Box) -> None:
    shared = one.intersection(other)
    assert (pixels(shared) if shared else set()) == pixels(one) & pixels(other)
    assert shared is None or shared.area > 0


@given(SMALL, SMALL)
def test_containing_is_having_every_pixel(one: Box, other: Box) -> None:
    if other.area:
        assert one.contains(other) == (pixels(other) <= pixels(one))


@given(boxes(), boxes())
def test_intersection_and_union_do_not_ask_who_comes_first(one: Box, other: Box) -> None:
    assert one.intersection(other) == other.intersection(one)
    assert one.union(other) == other.union(one)


@given(boxes(), boxes(), boxes())
def test_union_is_the_smallest_box_around_both(one: Box, other: Box, third: Box) -> None:
    both = one.union(other)
    assert both.contains(one)
    assert both.contains(other)
    if third.contains(one) and third.contains(other):
        assert third.contains(both)


@given(boxes(), boxes(), boxes())
def test_union_may_be_taken_in_any_grouping(one: Box, other: Box, third: Box) -> None:
    assert one.union(other).union(third) == one.union(other.union(third))


@given(st.lists(boxes(), min_size=1, max_size=8))
def test_hull_is_the_union_of_all_in_any_order(many: list[Box]) -> None:
    hull = Box.hull(many)
    union = many[0]
    for box in many[1:]:
        union = union.union(box)
    assert hull == union == Box.hull(reversed(many))


def test_there_is_no_hull_of_nothing() -> None:
    with pytest.raises(ValueError, match="no boxes"):
        Box.hull([])


@given(boxes(least=1), boxes(least=1))
def test_overlaps_are_the_sides_of_the_intersection(one: Box, other: Box) -> None:
    across, down = one.overlap_x(other), one.overlap_y(other)
    shared = one.intersection(other)
    assert (shared is not None) == (across > 0 and down > 0)
    if shared:
        assert (shared.width, shared.height) == (across, down)


@given(boxes(), boxes())
def test_overlap_is_the_same_from_both_sides(one: Box, other: Box) -> None:
    assert one.overlap_x(other) == other.overlap_x(one)
    assert one.overlap_y(other) == other.overlap_y(one)


def test_a_negative_overlap_is_the_gap() -> None:
    assert Box(0, 0, 4, 4).overlap_x(Box(10, 0, 12, 4)) == -6
    assert Box(0, 0, 4, 4).overlap_y(Box(0, 7, 4, 9)) == -3


@given(boxes(), SIZES, SIZES)
def test_growing_and_shrinking_undo_each_other(box: Box, dx: int, dy: int) -> None:
    assert box.grow(dx, dy).grow(-dx, -dy) == box
    assert box.grow(dx, dy).contains(box)


@given(boxes(), SIZES, SIZES)
def test_clipping_stays_in_the_image_and_moves_nothing_inside(
    box: Box, width: int, height: int
) -> None:
    image = Box(0, 0, width, height)
    clipped = box.clip(width, height)
    assert image.contains(clipped)
    assert clipped.clip(width, height) == clipped
    shared = box.intersection(image)
    assert clipped == shared if shared else clipped.area == 0


@given(boxes())
def test_the_centre_is_as_far_from_all_sides(box: Box) -> None:
    x, y = box.centre
    assert x - box.left == box.right - x
    assert y - box.top == box.bottom - y


@given(boxes())
def test_an_upright_outline_is_its_box(box: Box) -> None:
    outline = Quad.of(box)
    assert outline.hull() == box
    assert (outline.width, outline.height) == (box.width, box.height)


@given(boxes(least=1), st.floats(-math.pi, math.pi))
def test_turning_an_outline_keeps_its_sides(box: Box, angle: float) -> None:
    cosine, sine = math.cos(angle), math.sin(angle)
    turned = Quad(
        *((x * cosine - y * sine, x * sine + y * cosine) for x, y in Quad.of(box).corners)
    )
    assert turned.width == pytest.approx(box.width)
    assert turned.height == pytest.approx(box.height)
    hull = turned.hull()
    assert all(
        hull.left <= x <= hull.right and hull.top <= y <= hull.bottom for x, y in turned.corners
    )


@given(SMALL, SMALL)
def test_a_share_is_of_the_pixels_of_the_box_itself(one: Box, other: Box) -> None:
    mine = pixels(one)
    assert one.share_in(other) == (len(mine & pixels(other)) / len(mine) if mine else 0)
