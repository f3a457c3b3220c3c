"""Joins in spite of damage: numbers misread or lost, markers lost or swapped."""

import pytest

from document.article import Direction
from document.issue import MarkerFate
from tests.postprocess.issues import assemble, back, begun, ended, fates, joins, page, to

HALF_READ = {
    "the number of one marker cannot be read": (to("", "（下转第版）", True), back("1")),
    "the number of the other cannot be read": (to("4"), back("", "（上接第版）", True)),
    "neither number can be read": (to("", "（下转第口版）", True), back("", "（上接版）", True)),
    "one number is misread": (to("7", "（下转第7版）"), back("1")),
    "one marker is lost": (to("4"), None),
    "the other marker is lost": (None, back("1")),
    "the front page is called 头版 and A1": (to("04"), back("A1")),
}


@pytest.mark.parametrize("case", HALF_READ)
def test_damage_still_joins_under_a_repeated_headline(case: str) -> None:
    after, before = HALF_READ[case]
    issue = assemble(page("1", begun("桥", after)), page("4", ended("桥", before)))
    assert joins(issue) == [("p1-a01", "1", "4")]
    assert set(fates(issue)) == {MarkerFate.JOINED}


@pytest.mark.parametrize("case", HALF_READ)
def test_damage_joins_nothing_under_another_headline(case: str) -> None:
    after, before = HALF_READ[case]
    issue = assemble(page("1", begun("桥", after)), page("4", ended("稻", before)))
    assert joins(issue) == []


def test_markers_without_numbers_join_nothing_without_a_headline() -> None:
    after, before = HALF_READ["neither number can be read"]
    issue = assemble(page("1", begun("桥", after)), page("4", ended("桥", before, headline="")))
    assert joins(issue) == []


SWAPPED = {
    "both say 下转": (to("4"), {"after": to("1", "（下接第1版）")}),
    "both say 上接": (back("4", "（上接第4版）"), {"before": back("1")}),
}


@pytest.mark.parametrize("case", SWAPPED)
def test_markers_that_point_at_each_other_the_same_way_are_swapped(case: str) -> None:
    printed, second = SWAPPED[case]
    where = {"before": printed} if printed.direction is Direction.FROM else {"after": printed}
    first = begun("桥", where.get("after"), before=where.get("before"))
    rest = ended("桥", second.get("before"), after=second.get("after"))
    issue = assemble(page("1", first), page("4", rest))
    assert joins(issue) == [("p1-a01", "1", "4")]
    assert set(fates(issue)) == {MarkerFate.JOINED}


def test_swapped_markers_that_somebody_else_answers_are_left_as_they_are() -> None:
    front = page("1", begun("桥", to("4")))
    inner = page("4", ended("桥", back("1")), begun("稻", to("1", "（下接第1版）")))
    assert joins(assemble(front, inner)) == [("p1-a01", "1", "4")]


def test_swapped_markers_join_nothing_under_another_headline() -> None:
    issue = assemble(page("1", begun("桥", to("4"))), page("4", ended("稻", None, after=to("1"))))
    assert joins(issue) == []


def test_a_lost_marker_over_a_part_without_headline_is_made_up_for_by_the_words() -> None:
    first = begun("桥", to("4"))
    rest = ended("桥", None, "")
    assert joins(assemble(page("1", first), page("4", rest))) == [("p1-a01", "1", "4")]
    strange = ended("稻", None, "")
    assert joins(assemble(page("1", first), page("4", strange))) == []


def test_a_lone_marker_joins_nothing_on_an_earlier_page_that_does_not_answer() -> None:
    issue = assemble(page("1", ended("桥", back("4"))), page("4", begun("桥", None)))
    assert joins(issue) == []
