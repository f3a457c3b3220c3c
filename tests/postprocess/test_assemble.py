"""Issues assembled: what is joined, what is not, and that the order of pages never matters."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document.article import ArticlePart, Direction
from document.issue import IssueStatus, MarkerFate, PageFailure
from document.page import PageRecord
from postprocess import assemble_issue
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


def test_an_exact_pair_is_joined_with_reason_and_confidence() -> None:
    issue = assemble(page("1", begun("桥", to("2"))), page("2", ended("桥", back("1"))))
    (article,) = issue.articles
    assert article.id == "qingchuan-2026-03-09-p1-a01"
    assert (article.continued_from, article.continued_to) == (None, None)
    (join,) = article.joins
    assert join.reason.startswith("page 1 says （下转第2版） and page 2 says （上接第1版）")
    assert join.confidence > 0.95
    assert [reference.marker for reference in article.parts] == ["（下转第2版）", "（上接第1版）"]
    assert issue.ledger.status is IssueStatus.COMPLETE
    assert issue.ledger.articles == (article.id,)


def test_what_waits_for_a_page_is_joined_when_it_comes() -> None:
    first = page("1", begun("桥", to("4")))
    waiting = assemble(first)
    assert waiting.articles[0].continued_to == "4"
    assert waiting.ledger.status is IssueStatus.INCOMPLETE
    assert waiting.ledger.markers[0].reason == "page 4 is not in the issue"
    assert assemble(first, page("4", ended("桥", back("1")))).articles[0].continued_to is None


def test_two_articles_go_on_on_the_same_page() -> None:
    front = page("1", begun("桥", to("4")), begun("稻", to("4")))
    inner = page("4", ended("稻", back("1")), ended("桥", back("1")))
    issue = assemble(front, inner)
    texts = {article.headline: article.text for article in issue.articles}
    for headline, first, second in STORIES.values():
        if headline in texts:
            assert texts[headline] == f"{headline}\n{first}{second}"
    assert len(texts) == 2


def test_two_halves_without_headlines_are_told_by_what_they_speak_of() -> None:
    front = page("1", begun("桥", to("4")), begun("稻", to("4")))
    inner = page("4", ended("稻", back("1"), ""), ended("桥", back("1"), ""))
    assert joins(assemble(front, inner)) == [("p1-a01", "1", "4"), ("p1-a02", "1", "4")]
    assert "周满仓说" in assemble(front, inner).articles[0].text


def test_a_tie_is_left_alone() -> None:
    front = page("1", part("甲", "灯亮了", after=to("4")), part("乙", "稻熟了", after=to("4")))
    inner = page("4", part("", "大家说好。", before=back("1")))
    issue = assemble(front, inner)
    assert joins(issue) == []
    assert set(fates(issue)) == {MarkerFate.UNRESOLVED}
    assert "several parts on page 1 fit about equally well" in issue.ledger.markers[2].reason


def test_a_chain_over_three_pages() -> None:
    middle = part("", "桥灯下，", before=back("1"), after=to("3"), opens=False, closes=False)
    issue = assemble(
        page("1", begun("桥", to("2"))), page("2", middle), page("3", ended("桥", back("2")))
    )
    (article,) = issue.articles
    assert [join.to_page for join in article.joins] == ["2", "3"]
    assert [reference.page for reference in article.parts] == ["1", "2", "3"]
    assert article.parts[1].marker == "（上接第1版） （下转第3版）"
    assert article.paragraphs[0].page == "1"
    assert len(article.paragraphs) == 1


def test_orphans_that_point_at_each_other_are_not_joined_against_their_headlines() -> None:
    issue = assemble(page("1", begun("桥", to("4"))), page("4", ended("稻", back("1"))))
    assert joins(issue) == []
    reason = issue.ledger.markers[0].reason
    assert "candidate qingchuan-2026-03-09-p4-a01《再生稻头茬开镰》" in reason
    assert "the headlines differ" in reason


@pytest.mark.parametrize(
    "headline",
    ["青石桥四十年", "青石桥上的灯 亮了四十午", "", "青石桥上的灯", "灯，", "ARERTBATAAE"],
)
def test_a_headline_may_be_shortened_misread_or_absent(headline: str) -> None:
    issue = assemble(page("1", begun("桥", to("4"))), page("4", ended("桥", back("1"), headline)))
    assert joins(issue) == [("p1-a01", "1", "4")]
    assert issue.articles[0].headline == STORIES["桥"][0]


def test_a_marker_that_names_its_headline_tells_articles_apart() -> None:
    front = page(
        "1",
        part("", "灯亮了", after=to("4", headline="桥灯长明")),
        part("", "稻熟了", after=to("4", headline="白鹭洼开镰")),
    )
    inner = page(
        "4",
        part("白鹭洼开镰", "大家说好。", before=back("1")),
        part("桥灯长明", "人人称赞。", before=back("1")),
    )
    texts = [article.paragraphs[0].text for article in assemble(front, inner).articles]
    assert texts == ["灯亮了", "稻熟了"]
    assert joins(assemble(front, inner)) == [("p1-a01", "1", "4"), ("p1-a02", "1", "4")]


def test_parts_that_point_at_each_other_both_ways_make_no_circle() -> None:
    one = part("桥灯长明", "灯亮", before=back("2"), after=to("2"), closes=False, opens=False)
    two = part("桥灯长明", "了。", before=back("1"), after=to("1"), closes=False, opens=False)
    issue = assemble(page("1", one), page("2", two))
    assert joins(issue) == [("p1-a01", "1", "2")]


def test_a_failed_page_keeps_the_issue_from_being_complete() -> None:
    failed = PageFailure("scans/2.jpg", "2", "truncated JPEG")
    issue = assemble(page("1", begun("桥", to("2"))), failures=(failed, failed))
    assert issue.ledger.status is IssueStatus.INCOMPLETE
    assert [(e.page, e.status) for e in issue.ledger.pages] == [("1", "read"), ("2", "failed")]
    assert issue.ledger.markers[0].reason == "page 2 could not be read"
    whole = assemble(page("1", part("桥灯长明", "灯亮了。")), failures=(PageFailure("x", "", "y"),))
    assert whole.ledger.status is IssueStatus.INCOMPLETE


def test_pages_of_nobody_knows_which_paper_join_nothing() -> None:
    pages = [page("a1b2c3", begun("桥", to("4"))), page("d4e5f6", ended("桥", back("1")))]
    issue = assemble_issue("", "unknown", "undated", pages)
    assert joins(issue) == []
    assert [article.continued_to for article in issue.articles] == ["4", None]


def test_no_pages_is_no_complete_issue() -> None:
    assert assemble().ledger.status is IssueStatus.INCOMPLETE


LABELS = ("1", "2", "3", "04", "A1")


@st.composite
def parts(draw: st.DrawFn) -> ArticlePart:
    story = draw(st.sampled_from(sorted(STORIES)))
    after = draw(st.none() | st.sampled_from([*LABELS, ""]).map(to))
    before = draw(st.none() | st.sampled_from([*LABELS, ""]).map(back))
    if draw(st.booleans()):
        return begun(story, after, before=before)
    return ended(story, before, draw(st.sampled_from([None, "", "短讯"])), after=after)


@st.composite
def pages(draw: st.DrawFn) -> PageRecord:
    return page(
        draw(st.sampled_from(LABELS)),
        *draw(st.lists(parts(), max_size=3)),
        confidence=draw(st.sampled_from([0.8, 0.9])),
        sha=draw(st.sampled_from("abcdef")),
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(pages(), max_size=5, unique_by=lambda record: record.source.sha256), st.data())
def test_order_and_repeats_never_matter(records: list[PageRecord], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(records), max_size=3)) if records else []
    shuffled = data.draw(st.permutations([*records, *again]))
    assert assemble(*shuffled) == assemble(*records)


@settings(max_examples=200, deadline=None)
@given(st.lists(pages(), max_size=5, unique_by=lambda record: record.page))
def test_nothing_is_lost_and_every_marker_has_its_fate(records: list[PageRecord]) -> None:
    issue = assemble(*records)
    given_parts = [one for record in records for one in record.parts]
    assert sum(len(article.parts) for article in issue.articles) == len(given_parts)
    markers = [m for one in given_parts for m in (one.continued_from, one.continued_to) if m]
    assert sorted(e.text for e in issue.ledger.markers) == sorted(m.text for m in markers)
    assert len(set(issue.ledger.articles)) == len(issue.articles)
    words = "".join(article.text for article in issue.articles)
    for one in given_parts:
        assert one.paragraphs[0].text in words
    for article in issue.articles:
        assert len(article.joins) == len(article.parts) - 1
        assert 0 <= article.confidence <= 1
    unresolved = {m.direction for m in issue.ledger.markers if m.fate is MarkerFate.UNRESOLVED}
    ends = {Direction.TO} if any(a.continued_to for a in issue.articles) else set()
    assert ends <= unresolved


def test_sixty_four_pages_take_less_than_two_seconds() -> None:
    glyphs = [chr(0x4E00 + at) for at in range(3000)]

    def text(seed: int, length: int = 500) -> str:
        return "".join(
            glyphs[(seed * 7919 + at * at * 31 + at * 17) % 3000] for at in range(length)
        )

    records = []
    for number in range(1, 65):
        own = [part(text(number * 100 + at, 12), text(number * 100 + at)) for at in range(11)]
        other = number + 1 if number % 2 else number - 1
        marker = {"after": to(str(other))} if number % 2 else {"before": back(str(other))}
        story = part(text(number // 2 + number % 2, 12), text(number, 700), **marker)  # type: ignore[arg-type]  # one of two fields
        records.append(page(str(number), *own, story, part(text(number, 10), text(-number))))
    start = time.process_time()
    issue = assemble(*records)
    assert time.process_time() - start < 2
    assert len(issue.ledger.joins) == 32
