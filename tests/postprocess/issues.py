"""Small issues for tests: parts and pages built from a few words."""

from collections.abc import Sequence
from dataclasses import replace

from document.article import (
    ArticleKind,
    ArticlePart,
    Direction,
    Marker,
    Paragraph,
    ParagraphRole,
)
from document.geometry import Box
from document.issue import AssembledIssue, MarkerFate, Neighbour, PageFailure
from document.page import Folio, PageLayout, PageRecord, Source
from postprocess import assemble_issue

TITLE, SLUG, DATE = "青川日报", "qingchuan", "2026-03-09"  # a Monday

STORIES = {
    "桥": (
        "青石桥上的灯，亮了四十年",
        "入夜，守桥人周满仓提着油壶走上青石桥，把十二盏桥灯一盏一盏擦亮",
        "周满仓说，青石桥上的灯只要有人过，就不能灭。镇上的孩子都认得守桥人的油壶。",
    ),
    "稻": (
        "再生稻头茬开镰",
        "白鹭洼的再生稻今日开镰，种粮大户陈秋实驾驶收割机下了田",
        "陈秋实估计，白鹭洼两茬再生稻合计亩产能过千斤，收割机要连轴转到月底。",
    ),
    "馆": (
        "县图书馆添了夜读专座",
        "县图书馆把临街的阅览室改成夜读专座，每晚开到十点半",
        "馆员柳如眉介绍，夜读专座一位难求，周末还要加摆二十张折叠桌。",
    ),
}


def to(page: str, text: str = "", damaged: bool = False, headline: str = "") -> Marker:
    return Marker(text or f"（下转第{page}版）", Direction.TO, page, headline, damaged)


def back(page: str, text: str = "", damaged: bool = False, headline: str = "") -> Marker:
    return Marker(text or f"（上接第{page}版）", Direction.FROM, page, headline, damaged)


def part(
    headline: str = "",
    *texts: str,
    before: Marker | None = None,
    after: Marker | None = None,
    opens: bool = True,
    closes: bool = True,
    confidence: float = 0.9,
    **fields: object,
) -> ArticlePart:
    paragraphs = tuple(Paragraph(ParagraphRole.BODY, text, "", confidence) for text in texts)
    values: dict[str, object] = {
        "page": "",
        "index": 0,
        "kind": ArticleKind.ARTICLE,
        "box": Box(0, 0, 100, 200),
        "region_ids": ("r001",),
        "headline": headline,
        "paragraphs": paragraphs,
        "continued_from": before,
        "continued_to": after,
        "opens_paragraph": opens,
        "closes_paragraph": closes,
        "confidence": confidence,
    }
    return ArticlePart(**(values | fields))  # type: ignore[arg-type]  # fields of the test's choice


def begun(story: str, after: Marker | None, **fields: object) -> ArticlePart:
    """The first half of a story: its sentence is cut."""
    headline, first, _ = STORIES[story]
    values: dict[str, object] = {"headline": headline, "closes": False} | fields
    return part(str(values.pop("headline")), first, after=after, **values)  # type: ignore[arg-type]  # as above


def ended(
    story: str, before: Marker | None, headline: str | None = None, **fields: object
) -> ArticlePart:
    """The second half of a story, under its repeated headline unless told otherwise."""
    own, _, second = STORIES[story]
    values: dict[str, object] = {"opens": False} | fields
    return part(own if headline is None else headline, second, before=before, **values)  # type: ignore[arg-type]  # as above


def page(
    label: str,
    *parts: ArticlePart,
    folio: Folio | None = None,
    confidence: float = 0.9,
    sha: str = "",
    review: tuple[str, ...] = (),
) -> PageRecord:
    sha = sha or f"{label:0>8}".lower()
    return PageRecord(
        title=TITLE,
        slug=SLUG,
        date=DATE,
        page=label,
        source=Source(f"scans/{sha}.jpg", sha, 1000, "JPEG"),
        layout=PageLayout(100, 200, 10.0, 0.0, ()),
        lines=(),
        folio=folio or Folio(),
        parts=tuple(_placed(one, label, at) for at, one in enumerate(parts)),
        confidence=confidence,
        review=review,
        engine="tesseract 5.3.0 chi_sim",
        fingerprint="f",
    )


def _placed(one: ArticlePart, label: str, at: int) -> ArticlePart:
    paragraphs = tuple(replace(paragraph, page=label) for paragraph in one.paragraphs)
    return replace(one, page=label, index=at, paragraphs=paragraphs)


def assemble(
    *pages: PageRecord,
    failures: Sequence[PageFailure] = (),
    neighbours: Sequence[Neighbour] = (),
) -> AssembledIssue:
    return assemble_issue(TITLE, SLUG, DATE, pages, failures, neighbours)


def joins(issue: AssembledIssue) -> list[tuple[str, str, str]]:
    return [(e.article[-6:], e.join.from_page, e.join.to_page) for e in issue.ledger.joins]


def fates(issue: AssembledIssue) -> list[MarkerFate]:
    return [entry.fate for entry in issue.ledger.markers]
