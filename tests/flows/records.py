"""Page records by hand, for what needs no reading."""

from document.article import (
    ArticleKind,
    ArticlePart,
    Direction,
    Marker,
    Paragraph,
    ParagraphRole,
)
from document.geometry import Box
from document.page import Folio, PageIdentity, PageLayout, PageRecord, Source

SLUG, DATE = "yunchuan-wanbao", "2023-05-08"


def source(name: str = "in/1.png", content: str = "aa", frame: int = 1, frames: int = 1) -> Source:
    return Source(name, content * 32, 1000, "PNG", frame, frames)


def record(
    page: str = "1",
    text: str = "石桥建成于三百多年前。",
    scan: Source | None = None,
    slug: str = SLUG,
    date: str = DATE,
    to: str = "",
    came_from: str = "",
) -> PageRecord:
    box = Box(0, 0, 100, 100)
    part = ArticlePart(
        page=page,
        index=0,
        kind=ArticleKind.ARTICLE,
        box=box,
        region_ids=("r001",),
        headline="古桥修缮",
        paragraphs=(Paragraph(ParagraphRole.BODY, text, page, 0.9),),
        continued_to=Marker(f"（下转第{to}版）", Direction.TO, to) if to else None,
        continued_from=(
            Marker(f"（上接第{came_from}版）", Direction.FROM, came_from) if came_from else None
        ),
    )
    return PageRecord(
        title="云川晚报",
        slug=slug,
        date=date,
        page=page,
        source=scan or source(),
        layout=PageLayout(100, 100, 20.0, 0.0, ()),
        lines=(),
        folio=Folio(),
        parts=(part,),
        confidence=0.9,
        review=(),
        engine="test",
        fingerprint="f",
        versions={"banmian": "1", "python": "3.11"},
    )


def expected(page: str = "1", slug: str = SLUG, date: str = DATE) -> PageIdentity:
    return PageIdentity("云川晚报", slug, date, page)
