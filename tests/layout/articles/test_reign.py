"""How far headlines reign."""

from __future__ import annotations

import pytest

from layout.articles.graph import graph_of
from layout.articles.reign import reign_of
from layout.articles.setting import setting_of
from tests.layout.drawn import drawing


@pytest.mark.parametrize("white", [2, 6], ids=["its row", "far above its text"])
def test_a_headline_a_little_higher_keeps_others_from_the_white_over_its_text(white: int) -> None:
    rows = ["        BBBBBBB"] * 2 + ["AAAAAAA        "] * 2 + ["aaaaaaa        "] * (white - 2)
    drawn = drawing("\n".join(["", *rows, *["aaaaaaa bbbbbbb"] * 6]))
    own = setting_of(graph_of(drawn.zone), drawn.separators)
    lower, higher = (
        next(n for n in own.graph.nodes if n.head and drawn.letters(n.lines) == name)
        for name in "ab"
    )
    reach = reign_of(lower, own).free[1]
    assert (reach <= higher.left) is (white == 2)
