"""Lines become columns; a letter is a block."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layout.sheet.straighten import EM
from layout.text.blocks import find_blocks
from tests.layout.drawn import drawing

SIDE_BY_SIDE = """
    aaaaaaa bbbbbbb ccccccc
    aaaaaaa bbbbbbb ccccccc
    aaaaaaa bbbbbbb ccccccc
    aaaaaaa bbbbbbb
    """
INDENTS_AND_SHORT_LAST_LINES = """
     aaaaaa bbbbbbb
    aaaaaaa bbb
    aaaaaaa  bbbbbb
    aaa     bbbbbbb
     aaaaaa bbbbbbb
    aaaaaaa bbbbbbb
    aaaaa    bbbbbb
    """
CAPTION_OVER_TWO_COLUMNS = """
    aaaaaaa bbbbbbb
    aaaaaaa bbbbbbb
    aaaaaaa bbbbbbb
    ccccccccccccccc
    """
SUBHEAD_INSIDE = """
    aaaaaaa bbbbbbb
    aaaaaaa   bbb
    aaaaaaa bbbbbbb
      aaa   bbbbbbb
     aaaaaa bbbbbbb
    aaaaaaa bbbbbbb
    """
WHITE_BETWEEN = """
    aaaaaaa
    aaaaaaa
    aaaaaaa


    bbbbbbb
    bbbbbbb
    """
OVER_A_PICTURE = """
    aaaaaaa bbbbbbb
    aaaaaaa bbbbbbb
    111111111111111
    111111111111111
    ccccccc ddddddd
    ccccccc ddddddd
    """
PAGES = [
    SIDE_BY_SIDE,
    INDENTS_AND_SHORT_LAST_LINES,
    CAPTION_OVER_TWO_COLUMNS,
    SUBHEAD_INSIDE,
    WHITE_BETWEEN,
    OVER_A_PICTURE,
]


@pytest.mark.parametrize("page", PAGES)
def test_a_letter_is_a_block(page: str) -> None:
    drawn = drawing(page)
    found = sorted(drawn.letters([block]) for block in drawn.blocks)
    assert found == sorted(set(drawn.named.values()) - set("1"))


@pytest.mark.parametrize("page", PAGES)
def test_no_line_is_lost_and_none_stands_twice(page: str) -> None:
    drawn = drawing(page)
    lines = [line for block in drawn.blocks for line in block.lines]
    assert sorted(x.box for x in lines) == sorted(x.box for x in drawn.body)


@pytest.mark.parametrize("page", PAGES)
def test_lines_of_a_block_run_from_top_to_bottom(page: str) -> None:
    for block in drawing(page).blocks:
        tops = [line.box.top for line in block.lines]
        assert tops == sorted(tops)


def test_a_block_keeps_the_edges_of_its_column_where_lines_are_indented() -> None:
    drawn = drawing(INDENTS_AND_SHORT_LAST_LINES)
    full = drawing(SIDE_BY_SIDE)
    edges = sorted((block.left, block.right) for block in drawn.blocks)
    assert edges == sorted((block.left, block.right) for block in full.blocks)[:2]


def test_a_mark_that_hangs_out_of_the_column_does_not_move_its_edge() -> None:
    """Commas and full stops may stand beyond the column's edge."""
    drawn = drawing("aaaaaaa\n" * 7)
    box = drawn.body[3].box
    hanging = replace(drawn.body[3], box=replace(box, right=box.right + EM // 2))
    (block,) = find_blocks([*drawn.body[:3], hanging, *drawn.body[4:]])
    assert (block.left, block.right) == (box.left, box.right)


def test_a_larger_size_is_no_part_of_a_block() -> None:
    drawn = drawing("aaaaaaa\n" * 3 + "bbbbbbb\n" * 3, small="a")
    assert sorted(drawn.letters([block]) for block in drawn.blocks) == ["ab"]
    smaller = [replace(x, em=0.7 * x.em) if drawn.named[x.box] == "a" else x for x in drawn.body]
    assert sorted(drawn.letters([block]) for block in find_blocks(smaller)) == ["a", "b"]


@pytest.mark.parametrize("page", PAGES)
def test_the_order_of_discovery_does_not_matter(page: str) -> None:
    drawn = drawing(page)
    mixed = drawn.body[::-2] + drawn.body[-2::-2]
    assert {block.lines for block in find_blocks(mixed)} == {b.lines for b in drawn.blocks}


def test_a_last_line_of_two_glyphs_does_not_part_its_column() -> None:
    drawn = drawing(
        """
        aaaaaaa
        aaaaaaa
        a
         aaaaaa
        aaaaaaa
        aaaaaaa
        """
    )
    assert len(drawn.blocks) == 1


def test_lines_on_dark_ground_are_no_column_with_those_under_it() -> None:
    lines = drawing("aaaaaaa\naaaaaaa\nbbbbbbb\nbbbbbbb").body
    blocks = find_blocks([replace(line, reversed=k < 2) for k, line in enumerate(lines)])
    assert [len(block.lines) for block in blocks] == [2, 2]
