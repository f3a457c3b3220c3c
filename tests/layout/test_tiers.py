"""The lines of a headline told from its lesser tiers by how they are set."""

from __future__ import annotations

from document.geometry import Box
from document.page import RegionKind as Kind
from layout.articles.grouping import Group
from layout.line import Line
from layout.roles import pieces_of
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.heads import Head


def test_a_lower_line_set_to_the_same_width_is_of_the_headline() -> None:
    first, second = Box(0, 0, 14 * EM, 4 * EM), Box(0, 5 * EM, 14 * EM, 8 * EM)
    lines = Line(first, 4.0 * EM), Line(second, 2.8 * EM)
    columns = [
        Line(Box(0, y, 14 * EM, y + EM), float(EM))
        for y in range(10 * EM, 20 * EM, round(1.5 * EM))
    ]
    article = Group((Head(lines, True),), (Block(tuple(columns), 0, 14 * EM),), ())
    (headline,) = (p for p in pieces_of(article) if p.kind is Kind.HEADLINE)
    assert headline.lines == lines
