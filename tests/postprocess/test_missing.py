"""Pages that an issue announces and nothing names."""

from document.issue import IssueStatus, PageFailure, PageStatus
from document.page import Folio
from tests.postprocess.issues import assemble, begun, page, to
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
