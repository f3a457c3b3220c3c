"""The ledger: which pages are here, which are known to be missing, what contradicts."""

from dataclasses import replace

import pytest

from document.article import ArticlePart, Marker
from document.issue import (
    AssembledIssue,
    IssueStatus,
    MarkerFate,
    Neighbour,
    PageStatus,
)
from document.page import Folio, PageRecord
from tests.postprocess.issues import DATE, assemble, back, begun, ended, page, part, to


def missing(issue: AssembledIssue) -> dict[str, str]:
    return {e.page: e.reason for e in issue.ledger.pages if e.status == "missing"}


def plain(label: str, folio: Folio | None = None, **fields: object) -> PageRecord:
    return page(label, part(f"第{label}版的消息", "灯亮了。"), folio=folio, **fields)  # type: ignore[arg-type]  # as given


def test_pages_before_others_are_missing() -> None:
    issue = assemble(plain("1"), plain("4"), plain("6"))
    after = {"2": "page 4", "3": "page 4", "5": "page 6"}
    assert missing(issue) == {page: f"{later} comes after it" for page, later in after.items()}
    assert issue.ledger.status is IssueStatus.INCOMPLETE
    assert missing(assemble(plain("A1"), plain("A2"), plain("B02"))) == {
        "B1": "page B02 comes after it"
    }
    assert assemble(plain("1"), plain("02")).ledger.status is IssueStatus.COMPLETE


def test_a_page_far_from_all_others_proves_none_between() -> None:
    assert missing(assemble(plain("1"), plain("88"))) == {}


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


def test_a_page_pointed_at_and_not_here_is_missing() -> None:
    issue = assemble(page("1", begun("桥", to("2")), begun("稻", to("02", "（下转02版）"))))
    assert missing(issue) == {"02": "page 1 says （下转02版）; page 1 says （下转第2版）"}


def test_a_damaged_marker_proves_no_page() -> None:
    issue = assemble(page("1", begun("桥", to("9", damaged=True))))
    assert missing(issue) == {}
    assert issue.ledger.status is IssueStatus.INCOMPLETE


def test_a_marker_beyond_the_announced_pages_proves_no_page() -> None:
    one = Folio(pages_today=1)
    assert missing(assemble(page("1", begun("桥", to("44")), folio=one))) == {}
    lettered = page("A1", begun("桥", to("A8")), folio=one)
    assert missing(assemble(lettered)) == {}
    assert "B1" in missing(assemble(page("A1", begun("桥", to("B1")), folio=one)))


CONTRADICTIONS = [
    (Folio(date="2026-03-10"), "page 1: its folio says 2026-03-10, it is filed under 2026-03-09"),
    (Folio(label="3"), "page 1: its folio says page 3"),
    (Folio(weekday=4), "page 1: its folio's weekday is not that of 2026-03-09"),
    (
        Folio(lunar="丙午年正月廿二"),
        "page 1: its lunar date 丙午年正月廿二 is not that of 2026-03-09",
    ),
    (
        Folio(lunar="乙巳年正月廿一"),
        "page 1: its lunar date 乙巳年正月廿一 is not that of 2026-03-09",
    ),
]


@pytest.mark.parametrize(("folio", "reason"), CONTRADICTIONS)
def test_a_folio_that_contradicts_needs_review(folio: Folio, reason: str) -> None:
    issue = assemble(plain("1", folio))
    assert issue.ledger.status is IssueStatus.NEEDS_REVIEW
    assert issue.ledger.review == (reason,)


def test_a_folio_that_agrees_needs_none() -> None:
    folio = Folio(
        date=DATE, label="01", weekday=0, pages_today=1, lunar="丙午年正月廿一", number=8421
    )
    assert assemble(plain("1", folio)).ledger.status is IssueStatus.COMPLETE


def test_pages_that_announce_different_numbers() -> None:
    issue = assemble(plain("1", Folio(pages_today=8)), plain("2", Folio(pages_today=3)))
    assert missing(issue) == {}
    assert issue.ledger.review == ("the pages announce different numbers of pages: [3, 8]",)


def test_one_page_scanned_twice_is_used_once() -> None:
    good, poor = plain("1", sha="good"), plain("1", sha="poor", confidence=0.5)
    for records in ((good, poor), (poor, good)):
        issue = assemble(*records)
        used, spare = issue.ledger.pages
        assert (used.sha256, used.status) == ("good", PageStatus.READ)
        assert (spare.page, spare.sha256, spare.status) == ("1", "poor", PageStatus.DUPLICATE)
        assert issue.ledger.review == (spare.reason,)
        assert "scans/good.jpg is used" in spare.reason
        assert "scans/poor.jpg is not" in spare.reason
        assert issue.ledger.status is IssueStatus.COMPLETE


def test_the_same_record_twice_is_nothing_to_speak_of() -> None:
    assert assemble(plain("1"), plain("1")) == assemble(plain("1"))


def test_two_different_pages_with_one_label_are_both_kept() -> None:
    bridge = page("1", begun("桥", None), sha="aa")
    rice = page("1", begun("稻", None), sha="bb", confidence=0.5)
    issue = assemble(bridge, rice)
    assert issue.ledger.articles == ("qingchuan-2026-03-09-p1-a01", "qingchuan-2026-03-09-pbb-a01")
    assert issue.ledger.status is IssueStatus.NEEDS_REVIEW


def test_a_scan_set_aside_under_its_hash_takes_its_label_when_it_is_better() -> None:
    folio = Folio(label="1")
    first = page("1", begun("桥", None), folio=folio, confidence=0.5, sha="aa")
    aside = replace(page("bb", begun("桥", None), folio=folio, sha="bb"), confidence=0.9)
    issue = assemble(first, aside)
    assert issue.ledger.articles == ("qingchuan-2026-03-09-p1-a01",)
    assert [entry.sha256 for entry in issue.ledger.pages] == ["bb", "aa"]
    assert issue.articles[0].paragraphs[0].page == "1"
    assert assemble(aside).ledger.articles == ("qingchuan-2026-03-09-p1-a01",)


def test_every_page_keeps_its_review() -> None:
    issue = assemble(plain("1", review=("2 lines could not be read",)))
    assert issue.ledger.review == ("page 1: 2 lines could not be read",)


def test_the_least_certain_page_speaks_first() -> None:
    good = replace(plain("1", review=("a photo without caption",)), confidence=0.95)
    bad = replace(plain("2", review=("2 lines could not be read",)), confidence=0.7)
    assert assemble(good, bad).ledger.review == (
        "page 2: 2 lines could not be read",
        "page 1: a photo without caption",
    )


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


NAMES = {
    "in/2026-03-10_1.jpg": ["page 1: its file name says 2026-03-10, it is filed under 2026-03-09"],
    "in/2026-03-09_02.jpg": ["page 1: its file name says page 02"],
    "in/2026-03-09_A1.jpg": [],
    "in/IMG_0004.jpg": [],
}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_name_that_contradicts_needs_review(name: str) -> None:
    one = plain("1")
    issue = assemble(replace(one, source=replace(one.source, name=name)))
    assert list(issue.ledger.review) == NAMES[name]
    assert (issue.ledger.status is IssueStatus.NEEDS_REVIEW) == bool(NAMES[name])


def test_pages_that_print_different_issue_numbers() -> None:
    issue = assemble(plain("1", Folio(number=8421)), plain("2", Folio(number=8412)))
    assert issue.ledger.review == ("the pages print different issue numbers: [8412, 8421]",)
    assert issue.ledger.number is None


NEIGHBOURS = [
    ("2026-03-08", 8420, True),
    ("2026-03-08", 8419, False),
    ("2026-03-10", 8422, True),
    ("2026-03-10", 8421, False),
    ("2026-03-02", 8415, True),
    ("2026-03-02", 8420, True),
    ("2026-03-16", 8420, False),
]


@pytest.mark.parametrize(("date", "number", "fits"), NEIGHBOURS)
def test_issue_numbers_follow_the_days(date: str, number: int, fits: bool) -> None:
    known = [Neighbour(date, number)]
    issue = assemble(plain("1", Folio(number=8421)), neighbours=known)
    assert issue.ledger.number == 8421
    assert (issue.ledger.status is IssueStatus.COMPLETE) is fits
    told = f"issue number 8421 does not fit {number} of {date}"
    assert issue.ledger.review == (() if fits else (told,))


def test_cues_that_join_nothing_are_recorded_and_stay_in_the_text() -> None:
    serial = part("守桥人（二）", "灯亮了。", "他又说：“明天再讲。”（未完待续）")
    journal = part("桥史", "见前。（下转第54页）")
    issue = assemble(page("1", serial, journal))
    told = [(m.text, m.direction, m.points_to, m.fate) for m in issue.ledger.markers]
    assert told == [
        ("（二）", "from", "", MarkerFate.RECORDED),
        ("（未完待续）", "to", "", MarkerFate.RECORDED),
        ("（下转第54页）", "to", "54页", MarkerFate.RECORDED),
    ]
    assert issue.ledger.status is IssueStatus.COMPLETE
    assert issue.articles[0].text.endswith("（未完待续）")
    assert issue.articles[1].continued_to is None


def test_an_unresolved_marker_names_its_candidates() -> None:
    front = page("1", part("甲", "灯亮了", after=to("2")), part("乙", "稻熟了", after=to("2")))
    issue = assemble(front, page("2", part("", "大家说好。", before=back("1"))))
    first, _, third = issue.ledger.markers
    assert [c.article[-6:] for c in first.candidates] == ["p2-a01"]
    assert [c.article[-6:] for c in third.candidates] == ["p1-a01", "p1-a02"]
    assert third.candidates[0].reason.startswith("page 1 says （下转第2版） and page 2 says")
    assert 0 < third.candidates[0].confidence < 1


class TestDamagedMarkersThatPointNowhere:
    """They count only when they point to another page that exists or may be missing."""

    STRAY = "（卞转第九版）"

    def assembled(self, *parts: ArticlePart, announced: int | None = 4) -> AssembledIssue:
        first = page("1", *parts, folio=Folio(pages_today=announced))
        return assemble(first, *(plain(label) for label in "234"))

    def test_beyond_the_last_page_it_is_text(self) -> None:
        issue = self.assembled(begun("桥", to("9", self.STRAY, damaged=True)))
        article = issue.articles[0]
        assert article.paragraphs[-1].text.endswith(f"擦亮{self.STRAY}")
        assert (article.continued_to, article.parts[0].marker) == (None, "")
        (marker,) = issue.ledger.markers
        assert (marker.text, marker.fate) == (self.STRAY, MarkerFate.RECORDED)
        assert marker.reason == "it is damaged and the issue has 4 pages: it stays in the text"
        assert issue.ledger.status is IssueStatus.COMPLETE

    def test_one_that_points_to_its_own_page_is_text(self) -> None:
        issue = self.assembled(ended("桥", back("1", "（土接第一版）", damaged=True)))
        assert issue.articles[0].paragraphs[0].text.startswith("（土接第一版）周满仓")
        assert issue.articles[0].continued_from is None

    def test_with_sound_words_only_its_number_is_unread(self) -> None:
        issue = self.assembled(begun("桥", to("1", "（下转第-版", damaged=True)))
        article = issue.articles[0]
        assert "下转" not in article.text
        assert (article.continued_to, article.parts[0].marker) == ("?", "（下转第-版")
        (marker,) = issue.ledger.markers
        assert marker.fate is MarkerFate.UNRESOLVED

    def test_without_text_it_is_a_text_of_its_own(self) -> None:
        issue = self.assembled(part("桥", after=to("9", self.STRAY, damaged=True)))
        assert [one.text for one in issue.articles[0].paragraphs] == [self.STRAY]

    @pytest.mark.parametrize(
        ("marker", "announced"),
        [
            (to("9", damaged=False), 4),  # sound: the number is misread, or the announcement
            (to("9", STRAY, damaged=True), None),  # nobody knows the last page
            (to("A9", "（卞转A9版）", damaged=True), 4),  # another section
            (to("", "（卞转第回版）", damaged=True), 4),  # no number at all
            (to("3", "（卞转第三版）", damaged=True), 4),  # it points to a page that is here
        ],
    )
    def test_others_stay_markers(self, marker: Marker, announced: int | None) -> None:
        issue = self.assembled(begun("桥", marker), announced=announced)
        assert marker.text not in issue.articles[0].text
        assert issue.ledger.markers[0].fate is MarkerFate.UNRESOLVED

    def test_one_whose_number_alone_is_wrong_is_joined(self) -> None:
        wrong = to("9", self.STRAY, damaged=True)
        first = page("1", begun("桥", wrong), folio=Folio(pages_today=4))
        issue = assemble(first, plain("2"), plain("3"), page("4", ended("桥", back("1"))))
        assert [one.fate for one in issue.ledger.markers] == [MarkerFate.JOINED] * 2
