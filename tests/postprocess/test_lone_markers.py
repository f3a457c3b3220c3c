"""Markers that layout left alone find their text."""

import pytest

from tests.postprocess.composed import bodies, compose, only


@pytest.mark.parametrize("region", ["?-", "B1", "C1", "U1"])
def test_one_below_a_text_says_where_that_goes_on(region: str) -> None:
    part = only(f"H0 |江城\nB0 |　　前一栏的末尾，全市上下\n{region} |（下转第四版）")
    assert part.continued_to is not None
    assert part.continued_to.page == "4"
    assert bodies(part) == ["前一栏的末尾，全市上下"]


def test_one_that_is_misread_has_its_brackets() -> None:
    rows = "H0 |江城\nB0 |　　前一栏的末尾，全市上下\n?- |"
    part = only(f"{rows}（下转弟四版）")
    assert part.continued_to is not None
    assert part.continued_to.damaged
    assert bodies(part) == ["前一栏的末尾，全市上下"]
    assert only(f"{rows}下转弟四版").continued_to is None


@pytest.mark.parametrize("below", ["H0 |江城\nB0 |后一栏的开头。", "B0 |后一栏的开头。"])
def test_one_above_says_where_a_text_comes_from(below: str) -> None:
    part = only(f"B1 |（上接第四版）\n{below}")
    assert part.continued_from is not None
    assert bodies(part) == ["后一栏的开头。"]


def test_one_far_from_all_text_stays_by_itself() -> None:
    rows = "\n".join(["|"] * 9)
    first, marker = compose(f"H0 |江城\nB0 |　　前一篇。\nP2 |\n{rows}\nB1 |（下转第四版）").parts
    assert first.continued_to is None
    assert marker.continued_to is not None


@pytest.mark.parametrize(
    "head", ["Y0 |本报记者 王晓 （上接第一版）", "S0 |一条河的十年（上接第一版）"]
)
def test_one_behind_byline_or_headline_is_no_part_of_it(head: str) -> None:
    part = only(f"H0 |江城\n{head}\nB0 |后一栏的开头。")
    assert part.continued_from is not None
    assert "上接" not in part.byline + part.subtitle
