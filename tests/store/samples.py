"""Records to store: one of each kind with every field in use, and any at all for properties."""

from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from document.article import (
    Article,
    ArticleKind,
    ArticlePart,
    Caption,
    Direction,
    Join,
    Marker,
    Paragraph,
    ParagraphRole,
    PartReference,
)
from document.geometry import Box, Quad
from document.page import (
    Folio,
    LineShape,
    PageLayout,
    PageRecord,
    Region,
    RegionKind,
    Source,
    TextLine,
)

LABEL, DATE, SLUG = "4", "2031-05-06", "wancheng-chenbao"


def article() -> Article:
    """An article over two pages."""
    return Article(
        id=f"{SLUG}-{DATE}-p1-a02",
        kind=ArticleKind.ARTICLE,
        title="宛城晨报",
        date=DATE,
        kicker="",
        headline="老街重开",
        subtitle="",
        byline="",
        dateline="本报讯",
        paragraphs=(
            Paragraph(ParagraphRole.BODY, "本报讯 老街昨日重开。", "1", 0.97123456),
            Paragraph(ParagraphRole.SUBHEAD, "旧貌", "4", 1),
        ),
        captions=(Caption("街口", "林一 摄", "1", Box(10, 20, 110, 220)), Caption("桥", "", "4")),
        parts=(
            PartReference("1", Box(0, 0, 500, 900), ("r004", "r005"), "（下转第四版）"),
            PartReference("4", Box(0, 10, 300, 400), ("r001",), "（上接第一版）"),
        ),
        continued_from=None,
        continued_to=None,
        joins=(Join("1", "4", "标题相同", 0.98),),
        confidence=0.9649999,
        review=(),
        engine="tesseract 5.3.0 chi_sim",
        text="老街重开\n本报讯 老街昨日重开。\n旧貌",
    )


def page() -> PageRecord:
    """A page with a region of one line."""
    shape = LineShape(
        Quad((10.04, 20.0), (200.26, 21), (200.3, 50.99), (10.0, 50.0)), 29.123456, 2.0
    )
    return PageRecord(
        title="宛城晨报",
        slug=SLUG,
        date=DATE,
        page=LABEL,
        source=Source("scans/4.jpg", "ab" * 32, 12345, "JPEG"),
        layout=PageLayout(
            3000, 4000, 29.5, -0.00001, (Region("r001", RegionKind.BODY, shape.box, (shape,), 0),)
        ),
        lines=(TextLine("r001", 0, "老 街 重 开", 0.91),),
        folio=Folio(title="宛城晨报", date=DATE, weekday=1, label=LABEL),
        parts=(
            ArticlePart(
                LABEL,
                0,
                ArticleKind.BRIEF,
                shape.box,
                ("r001",),
                paragraphs=(Paragraph(ParagraphRole.BODY, "老街重开", LABEL, 0.91),),
                continued_from=Marker("（上接1版）", Direction.FROM, "1"),
            ),
        ),
        confidence=0.91,
        review=("第二行字迹不清",),
        engine="tesseract 5.3.0 chi_sim",
        fingerprint="0123456789abcdef",
        dpi=300.0,
        timings={"ocr": 1.23456, "layout": 0.5},
        versions={"tesseract": "5.3.0", "banmian": "0.1.0"},
    )


_NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)
_EDGES = st.lists(st.integers(-100, 40_000), min_size=4, max_size=4).map(sorted)
_BOXES = _EDGES.map(lambda e: Box(e[0], e[1], e[2], e[3]))
_QUADS = st.builds(Quad, *[st.tuples(_NUMBERS, _NUMBERS)] * 4)
_TEXTS = st.text(max_size=12)
_PLAIN = {str: _TEXTS, int: st.integers(), float: _NUMBERS, bool: st.booleans()}


def anything(hint, field=None):
    """Values of a type as it stands in a dataclass."""
    arguments = get_args(hint)
    if field is not None and field.name == "schema" and field.default is not MISSING:
        return st.just(field.default)
    if hint in (Box, Quad):
        return _BOXES if hint is Box else _QUADS
    if get_origin(hint) is tuple:
        return st.lists(anything(arguments[0]), max_size=2).map(tuple)
    if get_origin(hint) is dict:
        return st.dictionaries(_TEXTS, anything(arguments[1]), max_size=2)
    if type(None) in arguments:
        return st.none() | anything(next(a for a in arguments if a is not type(None)))
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{f.name: anything(hints[f.name], f) for f in fields(hint)})
    return st.sampled_from(hint) if issubclass(hint, Enum) else _PLAIN[hint]
