"""Crops of several lines, and work dealt out."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from document.page import Grey
from ocr.compose import GAP, SHELF, evenly, shelf, shelves, stack
from ocr.shares import equal_shares, pieces

sizes = st.lists(st.tuples(st.integers(1, 40), st.integers(1, 120)), min_size=1, max_size=7)


def strips_of(shapes: list[tuple[int, int]]) -> list[Grey]:
    return [np.full(shape, 10 + i, np.uint8) for i, shape in enumerate(shapes)]


@given(sizes, st.integers(0, 20))
def test_each_line_of_a_stack_stands_whole_in_its_cell(
    shapes: list[tuple[int, int]], border: int
) -> None:
    strips = strips_of(shapes)
    crop = stack(strips, border)
    assert crop.lines == len(strips)
    assert crop.stacked == (len(strips) > 1)
    for strip, cell in zip(strips, crop.cells, strict=True):
        np.testing.assert_array_equal(
            crop.image[cell.top : cell.bottom, cell.left : cell.right], strip
        )
    inked = sum(strip.size for strip in strips)
    assert (crop.image < 255).sum() == inked


@given(sizes, st.integers(0, 20))
def test_a_shelf_is_one_row_of_lines_with_gaps(shapes: list[tuple[int, int]], border: int) -> None:
    strips = strips_of(shapes)
    crop = shelf(strips, border, glyph=20)
    assert crop.lines == len(strips)
    assert not crop.stacked
    assert crop.image.shape[1] >= (SHELF - GAP) * 20
    for strip, cell in zip(strips, crop.cells, strict=True):
        part = crop.image[cell.top : cell.bottom, max(cell.left, 0) : cell.right]
        assert (part < 255).sum() == strip.size
        assert set(part[part < 255]) == {strip[0, 0]}
    for one, beside in pairwise(crop.cells):
        assert beside.left == one.right


@given(st.lists(st.floats(0.1, 6), max_size=40))
def test_every_short_line_finds_its_place_on_one_shelf(widths: list[float]) -> None:
    rows = list(shelves(widths))
    assert [place for row in rows for place in row] == list(range(len(widths)))
    assert all(sum(widths[i] + GAP for i in row) >= SHELF for row in rows[:-1])


@given(st.integers(1, 60), st.integers(1, 9))
def test_runs_are_divided_evenly(length: int, size: int) -> None:
    parts = list(evenly(range(length), size))
    assert [i for part in parts for i in part] == list(range(length))
    lengths = [len(part) for part in parts]
    assert max(lengths) <= size
    assert max(lengths) - min(lengths) <= 1


@given(st.lists(st.integers(0, 1000), max_size=60), st.integers(1, 8))
def test_shares_hold_all_work_in_order_and_about_equally(work: list[int], shares: int) -> None:
    dealt = equal_shares(range(len(work)), work, shares)
    assert [job for run in dealt for job in run] == list(range(len(work)))
    assert len(dealt) <= shares
    assert all(dealt)
    if work and sum(work):
        heaviest = max(sum(work[job] for job in run) for run in dealt)
        assert heaviest <= sum(work) / shares + max(work)


def test_pieces_are_of_the_size_asked_for() -> None:
    assert list(pieces("abcde", 2)) == ["ab", "cd", "e"]
    assert list(pieces("", 2)) == []
