"""Printed issues: their truth, and what is found of it by reading the pages for real."""

from pathlib import Path

import pytest

from bench.joins.printed import Truth, compare, score_printed, triples
from bench.press.issue import make_issue
from bench.press.output import write_issue
from config.settings import Settings
from document.article import ArticleKind, ArticlePart, Join, Paragraph, ParagraphRole
from document.geometry import Box
from document.issue import AssembledIssue, Issue, IssueStatus, PageEntry, PageStatus
from ocr.options import OcrOptions
from ocr.readers import open_readers
from postprocess.evidence import Piece
from postprocess.seams import sew


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An issue of two small pages and one join."""
    at = tmp_path_factory.mktemp("issue")
    issue = make_issue("pytest/printed", pages=2, joins=1, dpi=110)
    write_issue(at, issue, ("clean",), "pytest")
    return at


def test_the_joins_of_read_pages_are_those_that_were_set(folder: Path) -> None:
    readers = open_readers(OcrOptions(second_reader="none"))
    found = score_printed(folder, Settings(), readers)
    assert (found.joins, found.found, found.wrong) == (1, 1, ())


HALVES = {
    ("1", "a1"): "沿河两岸的灯火渐次亮起",
    ("4", "a2"): "一步一个脚印走下去",
    ("4", "a3"): "气象台今晨发布预警",
}
TRUTH = Truth(
    {part: triples(text) for part, text in HALVES.items()},
    frozenset({(("1", "a1"), ("4", "a2"))}),
    {"01": "1", "04": "4"},
)


def assembled(second: tuple[str, str], text: str = "") -> AssembledIssue:
    """An issue whose only article joins the first half with another part."""
    texts = HALVES | ({second: text} if text else {})
    pieces = [
        Piece(name, page, part(page, texts[page, name])) for page, name in (("1", "a1"), second)
    ]
    article = sew("报", "2026-03-16", pieces, [Join("1", second[0], "", 0.9)])
    pages = tuple(
        PageEntry(label, PageStatus.READ, file)
        for label, file in (("1", "in/01.png"), ("4", "in/04-again_scan1.jpg"))
    )
    ledger = Issue("报", "bao", "2026-03-16", IssueStatus.COMPLETE, pages, (), (), (), ())
    return AssembledIssue(ledger, (article,))


def part(page: str, text: str) -> ArticlePart:
    paragraph = Paragraph(ParagraphRole.BODY, text, page, 1.0)
    return ArticlePart(page, 0, ArticleKind.ARTICLE, Box(0, 0, 9, 9), (), paragraphs=(paragraph,))


def test_a_join_of_the_true_halves_is_found() -> None:
    found = compare(TRUTH, assembled(("4", "a2")))
    assert (found.joins, found.found, found.wrong) == (1, 1, ())


def test_an_article_on_the_same_subject_is_another() -> None:
    """It says half of what the true half says, and something else."""
    alike = f"{HALVES['4', 'a2'][:6]}从前的日子"
    articles = {**TRUTH.articles, ("4", "a3"): triples(alike)}
    truth = Truth(articles, TRUTH.joins, TRUTH.labels)
    found = compare(truth, assembled(("4", "a3"), alike))
    assert (found.found, len(found.wrong)) == (0, 1)


def test_a_join_with_another_article_is_wrong() -> None:
    found = compare(TRUTH, assembled(("4", "a3")))
    assert (found.joins, found.found) == (1, 0)
    assert found.wrong == ("[('1', 'a1')] + [('4', 'a3')]",)
