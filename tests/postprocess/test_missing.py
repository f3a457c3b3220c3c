"""Pages that an issue announces and nothing names, and pages that are there under two names."""

from document.issue import IssueStatus, PageFailure, PageStatus
from document.page import Folio
from tests.postprocess.issues import assemble, back, begun, ended, page, to
from tests.postprocess.test_ledger import missing, plain


def test_an_announced_number_does_not_name_lettered_pages() -> None:
    issue = assemble(plain("A1", Folio(pages_today=4)), plain("B1"))
    absent = [(e.page, e.reason) for e in issue.ledger.pages if e.status is PageStatus.MISSING]
    assert absent == 2 * [("", "page A1 announces 4 pages, 2 are known")]
    assert issue.ledger.status is IssueStatus.INCOMPLETE


def test_lettered_pages_that_are_known_some_way_are_counted() -> None:
    failed = PageFailure("scans/x.jpg", "", "it is no picture")
    first = page("A1", begun("桥", to("B2")), folio=Folio(pages_today=4))
    for others in ((plain("A2"),), (plain("f3c9e1"),)):
        issue = assemble(first, *others)
        assert {"B1", "B2"} == missing(issue).keys()
    assert missing(assemble(first, failures=[failed])).keys() == {"B1", "B2"}
    assert "" in missing(assemble(first))
    # Of one section alone the number tells nothing.
    assert missing(assemble(plain("A1", Folio(pages_today=1)), plain("B1"))) == {}


def test_a_page_filed_under_two_numbers_says_so() -> None:
    parts = begun("桥", None), ended("馆", None)
    issue = assemble(page("1", *parts, sha="a"), page("2", *parts, sha="b"))
    assert issue.ledger.review == ("pages 1 and 2 show the same print",)
    assert issue.ledger.status is IssueStatus.NEEDS_REVIEW
    continued = assemble(page("1", begun("桥", to("2"))), page("2", ended("桥", back("1"))))
    assert continued.ledger.review == ()
