"""Joins in spite of damage: numbers misread or lost, markers lost or swapped."""

from dataclasses import replace

import pytest

from document.article import ArticlePart, Direction, Marker
from document.issue import MarkerFate
from document.page import PageRecord
from tests.postprocess.issues import (
    STORIES,
    assemble,
    back,
    begun,
    ended,
    fates,
    joins,
    page,
    part,
    to,
)

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


def test_a_lone_marker_leads_back_to_an_earlier_page_only_over_a_cut_sentence() -> None:
    rest = ended("桥", back("4"))
    issue = assemble(page("1", rest), page("4", begun("桥", None)))
    assert joins(issue) == [("p4-a01", "4", "1")]
    headline, first, _ = STORIES["桥"]
    whole = part(headline, first + "。")
    assert joins(assemble(page("1", rest), page("4", whole))) == []


def test_a_shortened_and_misread_headline_stands_for_a_marker_over_a_cut_sentence() -> None:
    first = begun("桥", to("4"))
    misread = "青右桥上的灯"
    issue = assemble(page("1", first), page("4", ended("桥", None, misread)))
    assert joins(issue) == [("p1-a01", "1", "4")]
    strange = ended("稻", None, misread, opens=True)
    assert joins(assemble(page("1", first), page("4", strange))) == []


def test_a_number_that_nobody_has_may_be_that_of_a_page_without_a_number() -> None:
    first, rest = begun("桥", to("4")), ended("桥", back("", "（上接第口版）", True))
    unlabelled = "f" * 64
    assert [one[1:] for one in joins(assemble(page("1", first), page(unlabelled, rest)))] == [
        ("1", unlabelled)
    ]
    assert joins(assemble(page("1", first), page(unlabelled, rest), page("4"))) == []


def mixed(after: Marker | None) -> ArticlePart:
    """The rice, with the end of the bridge's first half in it."""
    texts = (STORIES["稻"][1] + "。", "青石桥上的灯只要有人过，就不能灭，守桥人的油壶")
    return part(STORIES["稻"][0], *texts, after=after, closes=False)


def test_a_marker_in_a_neighbours_text_is_given_back() -> None:
    front = page("1", begun("桥", None), mixed(to("4")))
    issue = assemble(front, page("4", ended("桥", back("1"))))
    assert joins(issue) == [("p1-a01", "1", "4")]
    assert set(fates(issue)) == {MarkerFate.JOINED}
    bridge, rice = issue.articles
    assert (bridge.parts[0].marker, rice.parts[0].marker) == ("（下转第4版）", "")
    assert rice.continued_to is None
    assert any("columns may be mixed" in why for why in rice.review)


ITS_OWN = {
    "it speaks of something else": page("1", begun("桥", None), begun("稻", to("4"))),
    "there are two": page("1", begun("桥", None), mixed(to("4")), begun("馆", to("4"))),
    "the join has its marker": page("1", begun("桥", to("4")), mixed(to("4"))),
}


@pytest.mark.parametrize("front", ITS_OWN.values(), ids=ITS_OWN)
def test_a_marker_that_may_be_its_own_stays_where_it_is(front: PageRecord) -> None:
    issue = assemble(front, page("4", ended("桥", back("1"))))
    assert joins(issue) == [("p1-a01", "1", "4")]
    assert {article.continued_to for article in issue.articles[1:]} == {"4"}


def test_two_articles_in_one_that_two_claim_are_joined_to_neither() -> None:
    """The end of one story came out as part of another, under a headline that page 1 has too."""
    texts = [STORIES[story][2] for story in ("桥", "稻")]
    torn = part(STORIES["桥"][0], *texts, before=back("1"))
    issue = assemble(page("1", begun("桥", None), begun("稻", to("4"))), page("4", torn))
    assert joins(issue) == []
    assert set(fates(issue)) == {MarkerFate.UNRESOLVED}


def test_a_marker_that_is_answered_asks_nothing_of_a_namesake_without_marker() -> None:
    """The namesake goes on with the sentence, and with words, byline and kicker."""
    ours, theirs = ("".join(chr(0x4E00 + 7 * k + start) for k in range(130)) for start in (0, 1000))
    same = {"byline": "本报记者 周满仓", "kicker": "桥上人家"}
    name, first, _ = STORIES["桥"]
    opening = part(name, f"{ours}。{first}", after=to("4"), closes=False, **same)
    namesake = part(name, f"{ours}。", opens=False, **same)
    half = part(name, f"{theirs}。", before=back("1"))
    often = page("6", part(name, "一。"), part(name, "二。"))  # so that the headline tells nothing
    issue = assemble(page("1", opening), page("4", namesake, half), often)
    assert joins(issue) == [("p1-a01", "1", "4")]
    assert issue.articles[0].parts[1].marker == "（上接第1版）"


def test_what_begins_with_a_dateline_is_a_namesake() -> None:
    """Its headline, kicker and words are the same; the half without headline has the marker."""
    name, first, second = STORIES["桥"]
    opening = begun("桥", to("4"), kicker="桥上人家")
    namesake = part(name, f"本报青川3月8日讯 {first}。{second}", kicker="桥上人家")
    half = ended("桥", back("1"), headline="")
    issue = assemble(page("1", opening), page("4", namesake, half))
    assert joins(issue) == [("p1-a01", "1", "4")]
    assert issue.articles[0].parts[1].marker == "（上接第1版）"
    assert joins(assemble(page("1", opening), page("4", namesake))) == []


def test_what_begins_with_the_same_words_is_the_same_article_again() -> None:
    """One text stands on both pages; the half has the marker and no headline."""
    name, first, _ = STORIES["桥"]
    again = part(name, f"{first}，孩子们也跟着来。", "又过了一年。")
    half = ended("桥", back("1"), headline="")
    issue = assemble(page("1", begun("桥", to("4"))), page("4", again, half))
    assert joins(issue) == [("p1-a01", "1", "4")]
    assert issue.articles[0].parts[1].marker == "（上接第1版）"
    assert joins(assemble(page("1", begun("桥", to("4"))), page("4", again))) == []


def test_a_whole_article_without_marker_is_no_half_of_a_part_without_headline() -> None:
    """All its words are there, but its last sentence ends and the other begins amid one."""
    name, first, _ = STORIES["桥"]
    words = "".join(chr(0x4E00 + 7 * k) for k in range(130))
    rest = part("", f"又擦亮了，{STORIES['桥'][2]}{words}。", before=back("1"), opens=False)
    cut = part(name, f"{words}。{first}", closes=False)
    whole = part(name, f"{words}。{first}。")
    assert joins(assemble(page("1", cut), page("4", rest))) == [("p1-a01", "1", "4")]
    assert joins(assemble(page("1", whole), page("4", rest))) == []
    fresh = replace(rest, opens_paragraph=True)
    assert joins(assemble(page("1", whole), page("4", fresh))) == [("p1-a01", "1", "4")]


def test_a_sentence_that_ends_has_no_last_glyphs_elsewhere() -> None:
    name, first, _ = STORIES["桥"]
    words = "".join(chr(0x4E00 + 7 * k) for k in range(130))
    half = part("", f"店。{words}。", before=back("1"), opens=False)
    reasons = [
        assemble(page("1", part(name, text, after=to("4"))), page("4", half)).ledger.joins[0].join
        for text in (first, f"{first}。")
    ]
    assert "begins amid a sentence" not in reasons[0].reason
    assert "begins amid a sentence" in reasons[1].reason


RESCANNED = {
    "the number is lost": to("", "（下转第口版）", True),
    "the marker is lost": None,
    "another number was read": to("7"),
}


@pytest.mark.parametrize("worse", RESCANNED.values(), ids=RESCANNED)
def test_another_scan_of_the_page_makes_up_for_a_damaged_marker(worse: Marker | None) -> None:
    kept = page("1", begun("桥", worse), begun("稻", None), sha="a", confidence=0.9)
    other = page("1", begun("稻", None), begun("桥", to("4")), sha="b", confidence=0.8)
    rest = page("4", ended("桥", back("1"), headline=""))
    issue = assemble(kept, other, rest)
    assert joins(issue) == [("p1-a01", "1", "4")]
    assert set(fates(issue)) == {MarkerFate.JOINED}


def test_two_scans_that_contradict_each_other_say_so() -> None:
    kept = page("1", begun("桥", to("7")), sha="a", confidence=0.9)
    other = page("1", begun("桥", to("4")), sha="b", confidence=0.8)
    (article,) = assemble(kept, other).articles
    assert any("（下转第7版） and （下转第4版）" in why for why in article.review)
