"""How captions go on below their first row, and where they end."""

from __future__ import annotations

import pytest

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block, find_blocks
from layout.text.captions import take_captions
from tests.layout.drawn import drawing


@pytest.mark.parametrize(("white", "expected"), [(0.9, "cd"), (0.4, "")])
def test_a_credit_over_a_column_ends_the_row_below_a_caption(white: float, expected: str) -> None:
    """The caption is as large as the body, whose lines have 0.4 glyphs of white between them."""
    column = drawing("aaaaaaaaaaaa\n" * 6).body
    left, right, top = column[0].box.left, column[0].box.right, column[0].box.top
    row = top - round(white * EM) - column[0].box.height, top - round(white * EM)
    credit = Line(Box(right - 6 * EM, row[0], right, row[1]), column[0].em)
    start = Line(Box(left, row[0], left + 8 * EM, row[1]), column[0].em)
    first = Line(Box(left, row[0] - EM, right, row[0] - 4), column[0].em)
    picture = Box(left, first.box.top - 10 * EM, right, first.box.top - 8)
    blocks = [Block((line,), left, right) for line in (first, start)]
    blocks.append(Block((credit, *column), left, right))
    found, rest = take_captions([picture], blocks)
    assert found[0].lines == ((first, start, credit) if expected else (first,))
    assert sum(len(block.lines) for block in rest) == (6 if expected else 8)


@pytest.mark.parametrize(("indent", "expected"), [(0, 3), (2, 1)], ids=["runs on", "a paragraph"])
def test_rows_as_large_as_the_body_go_on_with_the_full_first_row(
    indent: int, expected: int
) -> None:
    body = find_blocks(drawing("aaaaaaa aaaaaaa\n" * 8).body)
    rows = [
        Box(40 + x * EM, 900 + y, 600, 900 + y + EM) for x, y in ((2, 0), (indent, 38), (0, 76))
    ]
    first, *rest = (Line(box, body[0].em) for box in rows)
    picture = Box(30, 500, 610, 892)
    blocks = [*body, Block((first,), 40, 600), Block(tuple(rest), 40, 600)]
    found, _ = take_captions([picture], blocks)
    assert [len(caption.lines) for caption in found] == [expected]


def test_the_last_word_of_a_caption_stands_alone_before_the_credit() -> None:
    """A word of small signs is measured as smaller type."""
    body = find_blocks(drawing("aaaaaaa aaaaaaa\n" * 8).body)
    first, word = Box(40, 900, 600, 928), Box(40, 946, 56, 960)
    name = Box(400, 940, 590, 968)
    sizes = {first: body[0].em, word: 0.6 * EM, name: body[0].em}
    blocks = [Block((Line(box, em),), 40, 600) for box, em in sizes.items()]
    found, _ = take_captions([Box(30, 500, 610, 892)], [*body, *blocks])
    assert [[line.box for line in caption.lines] for caption in found] == [[first, word, name]]
