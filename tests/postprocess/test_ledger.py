"""The ledger: which pages are here, which are known to be missing, what contradicts."""

from dataclasses import replace

import pytest

from document.issue import AssembledIssue, IssueStatus
from document.page import Folio, PageRecord
from postprocess import assemble_issue
from tests.postprocess.issues import DATE, SLUG, TITLE, back, begun, ended, page, part, to


def assemble(*pages: PageRecord) -> AssembledIssue:
    return assemble_issue(TITLE, SLUG, DATE, pages)


def missing(issue: AssembledIssue) -> dict[str, str]:
    return {e.page: e.reason for e in issue.ledger.pages if e.status == "missing"}


def plain(label: str, folio: Folio | None = None, **fields: object) -> PageRecord:
    return page(label, part(f"第{label}版的消息", "灯亮了。"), folio=folio, **fields)  # type: ignore[arg-type]  # as given


def test_pages_that_were_not_given_are_suspected_only() -> None:
    issue = assemble(plain("1"), plain("4"), plain("6"))
    assert issue.ledger.status is IssueStatus.COMPLETE
    assert issue.ledger.review == ("pages 2-3, 5 were not given",)
    assert assemble(plain("1"), plain("3")).ledger.review == ("page 2 was not given",)
    assert assemble(plain("A1"), plain("A2"), plain("B02")).ledger.review == (
        "page B1 was not given",
    )


def test_pages_announced_and_not_here_are_missing() -> None:
    issue = assemble(plain("1", Folio(pages_today=4)), plain("04"))
    assert missing(issue) == {"2": "page 1 announces 4 pages", "3": "page 1 announces 4 pages"}
    assert issue.ledger.status is IssueStatus.INCOMPLETE


def test_an_article_is_whole_though_other_pages_are_missing() -> None:
    first = page("1", begun("桥", to("4")), folio=Folio(pages_today=8))
    issue = assemble(first, page("4", ended("桥", back("1"))))
    assert list(missing(issue)) == ["2", "3", "5", "6", "7", "8"]
    assert [marker.fate for marker in issue.ledger.markers] == ["joined", "joined"]
    (article,) = issue.articles
    assert (article.continued_to, article.review) == (None, ())


def test_an_announced_number_says_nothing_about_lettered_pages() -> None:
    assert missing(assemble(plain("A1", Folio(pages_today=4)), plain("B1"))) == {}


def test_a_page_pointed_at_and_not_here_is_missing() -> None:
    issue = assemble(page("1", begun("桥", to("4")), begun("稻", to("04", "（下转04版）"))))
    assert missing(issue) == {"04": "page 1 says （下转04版）; page 1 says （下转第4版）"}


def test_a_damaged_marker_proves_no_page() -> None:
    issue = assemble(page("1", begun("桥", to("9", damaged=True))))
    assert missing(issue) == {}
    assert issue.ledger.status is IssueStatus.INCOMPLETE


def test_a_marker_beyond_the_announced_pages_proves_no_page() -> None:
    issue = assemble(page("1", begun("桥", to("44")), folio=Folio(pages_today=1)))
    assert missing(issue) == {}


CONTRADICTIONS = [
    (Folio(date="2026-03-10"), "page 1: its folio says 2026-03-10, it is filed under 2026-03-09"),
    (Folio(label="3"), "page 1: its folio says page 3"),
    (Folio(weekday=4), "page 1: its folio's weekday is not that of 2026-03-09"),
]


@pytest.mark.parametrize(("folio", "reason"), CONTRADICTIONS)
def test_a_folio_that_contradicts_needs_review(folio: Folio, reason: str) -> None:
    issue = assemble(plain("1", folio))
    assert issue.ledger.status is IssueStatus.NEEDS_REVIEW
    assert issue.ledger.review == (reason,)


def test_a_folio_that_agrees_needs_none() -> None:
    folio = Folio(date=DATE, label="01", weekday=0, pages_today=1)
    assert assemble(plain("1", folio)).ledger.status is IssueStatus.COMPLETE


def test_pages_that_announce_different_numbers() -> None:
    issue = assemble(plain("1", Folio(pages_today=8)), plain("2", Folio(pages_today=3)))
    assert missing(issue) == {}
    assert issue.ledger.review == ("the pages announce different numbers of pages: [3, 8]",)


def test_one_page_scanned_twice_is_used_once() -> None:
    good, poor = plain("1", sha="good"), plain("1", sha="poor", confidence=0.5)
    for records in ((good, poor), (poor, good)):
        issue = assemble(*records)
        assert [entry.sha256 for entry in issue.ledger.pages] == ["good"]
        (reason,) = issue.ledger.review
        assert "scans/good.jpg" in reason
        assert "scans/poor.jpg" in reason


def test_the_same_record_twice_is_nothing_to_speak_of() -> None:
    assert assemble(plain("1"), plain("1")) == assemble(plain("1"))


def test_two_different_pages_with_one_label_are_both_kept() -> None:
    bridge = page("4", begun("桥", None), sha="aa")
    rice = page("4", begun("稻", None), sha="bb", confidence=0.5)
    issue = assemble(bridge, rice)
    assert issue.ledger.articles == ("qingchuan-2026-03-09-p4-a01", "qingchuan-2026-03-09-pbb-a01")
    assert issue.ledger.status is IssueStatus.NEEDS_REVIEW


def test_a_scan_set_aside_under_its_hash_takes_its_label_when_it_is_better() -> None:
    folio = Folio(label="4")
    first = page("4", begun("桥", None), folio=folio, confidence=0.5, sha="aa")
    aside = replace(page("bb", begun("桥", None), folio=folio, sha="bb"), confidence=0.9)
    issue = assemble(first, aside)
    assert issue.ledger.articles == ("qingchuan-2026-03-09-p4-a01",)
    assert [entry.sha256 for entry in issue.ledger.pages] == ["bb"]
    assert issue.articles[0].paragraphs[0].page == "4"
    assert assemble(aside).ledger.articles == ("qingchuan-2026-03-09-p4-a01",)


def test_every_page_keeps_its_review() -> None:
    issue = assemble(plain("1", review=("2 lines could not be read",)))
    assert issue.ledger.review == ("page 1: 2 lines could not be read",)


def test_articles_and_markers_stand_in_reading_order() -> None:
    issue = assemble(
        page("10", part("十版", "好。")),
        page("2", ended("桥", back("1")), part("二版", "好。")),
        page("1", part("头条", "好。"), begun("桥", to("2"))),
    )
    assert [name[-7:] for name in issue.ledger.articles] == [
        "-p1-a01", "-p1-a02", "-p2-a02", "p10-a01",
    ]  # fmt: skip
    assert [marker.page for marker in issue.ledger.markers] == ["1", "2"]
