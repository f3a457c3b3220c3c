"""Pages without a label get the only one that they can have."""

from itertools import permutations

from document.article import Marker
from document.issue import AssembledIssue, PageFailure
from document.page import Folio, PageRecord
from tests.postprocess.issues import assemble, back, begun, ended, joins, page, to

NAMELESS = "f" * 64


def labels(issue: AssembledIssue) -> list[str]:
    return [entry.page for entry in issue.ledger.pages if entry.source]


def rest(marker: Marker | None) -> PageRecord:
    return page(NAMELESS, ended("桥", marker, headline=""))


def test_the_only_missing_page_is_the_one_without_a_label() -> None:
    front, last = page("1", begun("桥", to("2"))), page("3", begun("馆", None))
    for order in permutations((front, rest(back("1")), last)):
        issue = assemble(*order)
        assert labels(issue) == ["1", "2", "3"]
        assert joins(issue) == [("p1-a01", "1", "2")]
        assert any("page 2 is inferred" in why for why in issue.ledger.review)


def test_the_last_page_is_known_from_how_many_the_issue_announces() -> None:
    front = page("1", begun("桥", None), folio=Folio(pages_today=2))
    assert labels(assemble(front, rest(None))) == ["1", "2"]


def test_the_page_that_its_markers_are_called_to_is_its_label() -> None:
    front, last = page("A01", begun("桥", to("A04"))), page("A06", begun("馆", None))
    assert labels(assemble(front, rest(back("A01")), last)) == ["A01", "A04", "A06"]


def test_a_marker_of_another_article_gives_no_label() -> None:
    """Its number may be misread: then it leads to where another article leaves for elsewhere."""
    front, last = page("A01", begun("桥", to("A04"), closes=True)), page("A06", begun("馆", None))
    strange = page(NAMELESS, ended("稻", back("A01"), opens=True))
    assert labels(assemble(front, strange, last)) == ["A01", "A06", NAMELESS]


def test_one_of_several_missing_pages_is_not_guessed() -> None:
    front, last = page("1", begun("桥", None)), page("4", begun("馆", None))
    assert labels(assemble(front, rest(None), last)) == ["1", "4", NAMELESS]


def test_two_pages_without_a_label_are_not_guessed() -> None:
    front, last = page("1", begun("桥", None)), page("3", begun("馆", None))
    other = page("e" * 64, begun("稻", None))
    assert labels(assemble(front, rest(None), other, last)) == ["1", "3", "e" * 64, NAMELESS]


def test_a_page_that_failed_is_not_missing() -> None:
    front, last = page("1", begun("桥", None)), page("3", begun("馆", None))
    failure = PageFailure(page="2", source="scans/2.jpg", reason="broken")
    issue = assemble(front, rest(None), last, failures=[failure])
    assert NAMELESS in labels(issue)


def test_another_scan_of_a_page_is_not_the_missing_one() -> None:
    front, last = page("1", begun("桥", None)), page("3", ended("桥", None, headline=""))
    assert NAMELESS in labels(assemble(front, rest(None), last))
