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

COLUMNS = tuple(
    Line(Box(0, y, 14 * EM, y + EM), float(EM)) for y in range(10 * EM, 20 * EM, round(1.5 * EM))
)


def test_a_lower_line_set_to_the_same_width_is_of_the_headline() -> None:
    first, second = Box(0, 0, 14 * EM, 4 * EM), Box(0, 5 * EM, 14 * EM, 8 * EM)
    lines = Line(first, 4.0 * EM), Line(second, 2.8 * EM)
    article = Group((Head(lines, True),), (Block(COLUMNS, 0, 14 * EM),), ())
    (headline,) = (p for p in pieces_of(article) if p.kind is Kind.HEADLINE)
    assert headline.lines == lines


def test_lines_under_a_headline_are_its_tiers_though_rules_part_them() -> None:
    tiers = [(0, 2.0, 2.2), (2.6, 4.6, 2.0), (5.7, 7.0, 1.3)]
    heads = [
        Head((Line(Box(EM, round(top * EM), 13 * EM, round(bottom * EM)), em * EM),), True)
        for top, bottom, em in tiers
    ]
    found = pieces_of(Group(tuple(heads), (Block(COLUMNS, 0, 14 * EM),), ()))
    kinds = {piece.kind: len(piece.lines) for piece in found}
    assert kinds == {Kind.HEADLINE: 2, Kind.SUBTITLE: 1, Kind.BODY: len(COLUMNS)}
