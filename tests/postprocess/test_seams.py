"""Seams: the joined text reads through, and nothing that is printed is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.article import Caption, Join, Paragraph, ParagraphRole
from document.geometry import Box
from postprocess.evidence import Piece
from postprocess.seams import join_paragraphs, sew
from tests.postprocess.issues import DATE, TITLE, back, part, to

JOIN = Join("1", "4", "both say so", 0.99)


def piece(label: str, one: object, engine: str = "tesseract 5.3.0") -> Piece:
    return Piece(f"x-p{label}-a01", label, one, engine)  # type: ignore[arg-type]  # a part


def texts(*parts: object) -> list[str]:
    return [paragraph.text for paragraph in join_paragraphs(parts)]  # type: ignore[arg-type]  # parts


CUT = [
    # last text, closes, first text, opens, one paragraph
    ("全镇上下", False, "齐动手。", False, True),
    ("全镇上下", False, "齐动手。", True, True),  # the indent before （上接第一版） is the marker's
    ("全镇上下", True, "齐动手。", False, True),
    ("全镇上下，", False, "齐动手。", False, True),
    ("他说：", False, "“好。”", False, True),
    ("他说：", True, "“好。”", True, False),
    ("他说：", False, "“好。”", True, False),
    ("灯亮了", True, "次日天晴。", True, False),  # an end stop lost in reading
    ("灯亮了。", True, "次日天晴。", True, False),
    ("灯亮了。", True, "次日天晴。", False, False),
    ("他说：“灯亮了。”", True, "次日天晴。", False, False),
    ("灯亮了", False, "本报讯（记者 林远）昨日，", False, False),
    ("Lin", False, "ux系统", False, True),
]


@pytest.mark.parametrize(("last", "closes", "first", "opens", "one"), CUT)
def test_a_cut_sentence_is_one_paragraph(
    last: str, closes: bool, first: str, opens: bool, one: bool
) -> None:
    joined = texts(
        part("灯", "头一段。", last, closes=closes), part("灯", first, "末段。", opens=opens)
    )
    middle = [last + first] if one else [last, first]
    if last == "Lin":
        middle = ["Lin ux系统"]
    assert joined == ["头一段。", *middle, "末段。"]


def test_a_sewn_paragraph_belongs_to_the_page_where_it_begins_and_names_the_other() -> None:
    first = part(
        "灯", paragraphs=(Paragraph(ParagraphRole.BODY, "全镇上下", "1", 0.8),), closes=False
    )
    second = part(
        "灯", paragraphs=(Paragraph(ParagraphRole.BODY, "齐动手了", "4", 0.6),), opens=False
    )
    assert join_paragraphs([first, second]) == (
        Paragraph(ParagraphRole.BODY, "全镇上下齐动手了", "1", 0.7, ("4",)),
    )


def test_a_subhead_is_no_cut_sentence() -> None:
    subhead = (Paragraph(ParagraphRole.SUBHEAD, "桥上的人", "4", 0.9),)
    assert texts(part("灯", "全镇上下", closes=False), part("灯", paragraphs=subhead)) == [
        "全镇上下",
        "桥上的人",
    ]


def test_the_repeated_head_is_dropped() -> None:
    first = part(
        "青石桥上的灯，亮了四十年",
        "全镇上下",
        kicker="桥乡纪事",
        byline="本报记者 林远",
        closes=False,
    )
    second = part(
        "青石桥上的灯", "齐动手。", kicker="桥乡纪事", byline="本报记者 林远", opens=False
    )
    article = sew(TITLE, DATE, [piece("1", first), piece("4", second)], [JOIN])
    assert (article.kicker, article.headline) == ("桥乡纪事", "青石桥上的灯，亮了四十年")
    assert (article.subtitle, article.byline) == ("", "本报记者 林远")
    assert article.text == "青石桥上的灯，亮了四十年\n全镇上下齐动手。"
    assert article.review == ()


def test_a_repeated_headline_taken_for_text_is_dropped() -> None:
    first = part("青石桥上的灯，亮了四十年", "全镇上下", closes=False)
    second = part("", "青石桥上的灯亮了四十年", "齐动手。", opens=False)
    assert texts(first, second) == ["全镇上下齐动手。"]


def test_what_the_second_part_says_anew_is_kept() -> None:
    first = part("青石桥上的灯", "灯亮了。", byline="本报记者 林远")
    second = part("守桥人的油壶", "次日天晴。", byline="通讯员 陈秋实", subtitle="——周满仓印象")
    article = sew(TITLE, DATE, [piece("1", first), piece("4", second)], [JOIN])
    assert article.byline == "本报记者 林远 通讯员 陈秋实"
    assert article.subtitle == "——周满仓印象"
    assert article.review == ("page 4: another headline is printed here: 守桥人的油壶",)


def test_captions_parts_reviews_and_engines_keep_their_pages() -> None:
    caption = Caption("桥灯下", "林远摄", "4", Box(1, 2, 3, 4))
    first = part("桥灯", "灯亮了。", after=to("4"), review=("a blurred line",), box=Box(0, 0, 5, 5))
    second = part("", "天晴。", before=back("1"), captions=(caption,), region_ids=("r007",))
    article = sew(TITLE, DATE, [piece("1", first), piece("4", second, "rapidocr")], [JOIN])
    assert article.captions == (caption,)
    assert [(p.page, p.box, p.region_ids, p.marker) for p in article.parts] == [
        ("1", Box(0, 0, 5, 5), ("r001",), "（下转第4版）"),
        ("4", Box(0, 0, 100, 200), ("r007",), "（上接第1版）"),
    ]
    assert article.review == ("page 1: a blurred line",)
    worse = replace(second, confidence=0.4, review=("no light",))
    pieces = [piece("1", first), piece("4", worse)]
    told = sew(TITLE, DATE, pieces, [JOIN], ["a half is missing"]).review
    assert told == ("a half is missing", "page 4: no light", "page 1: a blurred line")
    assert article.engine == "tesseract 5.3.0; rapidocr"


def test_confidence_is_weighted_by_characters() -> None:
    first, second = part("", "灯" * 30, confidence=1.0), part("", "桥" * 10, confidence=0.6)
    assert sew(TITLE, DATE, [piece("1", first), piece("4", second)], [JOIN]).confidence == 0.9


def test_open_ends_say_where_the_rest_is() -> None:
    one = part("桥灯", "灯亮", before=back("2"), after=to("", "（下转第版）", True))
    article = sew(TITLE, DATE, [piece("1", one)], [])
    assert (article.continued_from, article.continued_to) == ("2", "?")


@given(st.lists(st.text("灯桥人。，", min_size=1, max_size=6), min_size=1, max_size=4), st.data())
def test_joining_loses_no_glyph(lines: list[str], data: st.DataObject) -> None:
    flags = st.booleans()
    pieces = [part("", line, opens=data.draw(flags), closes=data.draw(flags)) for line in lines]
    assert "".join(texts(*pieces)) == "".join(lines)
