"""A page's text end to end, on pages drawn as text; no recognition."""

import re
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from document.article import ArticleKind, ParagraphRole
from document.geometry import Box, Quad
from document.page import Folio, PageLayout, RegionKind, TextLine
from postprocess import compose_page, read_folio
from tests.postprocess.composed import bodies, compose, only
from tests.postprocess.drawn import draw

WHOLE = """
    F- |2021年12月13日 星期一
       |综合 4
    K0 |江城水系全线贯通
    H0 |一条河的十年
    S0 |一一我市治水工作综述
    Y0 |□本 报 记 者 王 立 群 高 远 山
    L0 |　　十年治水，两岸新生。
    B0 |　　春 日 的 江 城 ， 天 朗 气
       |清。堤上，散步的老人三五成
       |群；桥头边，
       |　　十年前的12 月 5
    P0 |
    C0 |▲清晨，老人在堤上练拳。
       |本报记者 孟原 摄
    B0 |日，这里还是另一番模样。
    U0 |几代人的
    U0 |一条堤
    B0 |　　河水为何变清？答案写在
       |水里。
"""


def test_every_part_of_an_article_finds_its_field() -> None:
    part = only(WHOLE)
    assert part.kicker == "江城水系全线贯通"
    assert part.headline == "一条河的十年"
    assert part.subtitle == "——我市治水工作综述"
    assert part.byline == "本报记者 王立群 高远山"
    assert [(p.role.value, p.text) for p in part.paragraphs] == [
        ("lead", "十年治水，两岸新生。"),
        ("body", "春日的江城，天朗气清。堤上，散步的老人三五成群；桥头边，"),
        ("body", "十年前的12月5日，这里还是另一番模样。"),
        ("subhead", "几代人的一条堤"),
        ("body", "河水为何变清？答案写在水里。"),
    ]
    (caption,) = part.captions
    assert (caption.text, caption.credit) == ("清晨，老人在堤上练拳。", "本报记者 孟原 摄")
    assert caption.image_box is not None
    assert (part.kind, part.page, part.review) == (ArticleKind.ARTICLE, "4", ())


class TestRepairs:
    def test_each_says_what_changed_and_where(self) -> None:
        text = compose("H0 |江城-—一条河\nB0 |　　春 日 的江城,天朗\n|气清.堤上老人三五成群。")
        told = [(one.what, one.where, one.before, one.after) for one in text.repairs]
        assert told == [
            ("han_spaces", "r002/0", "春 日 的", "春日的"),
            ("dashes", "a01 headline", "城-—", "城——"),
            ("narrow_stops", "a01 paragraph 1", "城,天", "城，天"),
            ("narrow_points", "a01 paragraph 1", "清.堤", "清。堤"),
        ]

    def test_clean_text_needs_none(self) -> None:
        assert compose("H0 |江城\nB0 |　　春日的江城，天朗气清。").repairs == ()

    def test_repairs_of_captions_and_subtitles_have_their_place(self) -> None:
        text = compose("H0 |江城\nS0 |-侧记\nB0 |　　好,很好。\nP0 |\nC0 |老人,在堤上.孟原 摄")
        places = {one.where for one in text.repairs}
        assert {"a01 paragraph 1", "a01 caption 1"} <= places


class TestReview:
    def test_unread_lines_lower_the_confidence_and_are_named(self) -> None:
        text = compose("H0 |江城\nB0 |　　群众满意，河水清清，大\n|\n|家都好。")
        assert text.confidence < 0.95
        assert "1 line could not be read: r002/1" in text.review

    def test_doubtful_lines_are_named(self) -> None:
        layout, lines = draw("H0 |江城\nB0 |　　群众满意。")
        lines = (lines[0], replace(lines[1], confidence=0.3))
        text = compose_page(layout, lines, Folio(), "4")
        assert "1 line read with low confidence: r002/0" in text.review
        (paragraph,) = text.parts[0].paragraphs
        assert paragraph.confidence == 0.3

    def test_the_worst_lines_are_named_first(self) -> None:
        layout, lines = draw(
            "H0 |江城\nB0 |　　群众满意，河水清。\n|两岸新绿，花开满城。\n|好\n|多。"
        )
        told = (1.0, 0.5, 0.2, 0.0, 0.0)
        lines = tuple(replace(x, confidence=c) for x, c in zip(lines, told, strict=True))
        lines = (*lines[:3], *(replace(line, text="") for line in lines[3:]))
        assert compose_page(layout, lines, Folio(), "4").review[:2] == (
            "2 lines could not be read: r002/3, r002/2",
            "2 lines read with low confidence: r002/1, r002/0",
        )

    def test_unplaced_text_becomes_a_part_or_is_named(self) -> None:
        long, short = "这是一段版面分析没有归到哪里去的文字。", "零星字"
        text = compose(f"H0 |江城\nB0 |　　群众满意。\n?- |{long}\n?- |{short}")
        assert bodies(text.parts[1]) == [long]
        assert text.parts[1].review == ("no headline",)
        assert any(short in reason for reason in text.review)

    def test_scraps_are_named_and_make_no_part(self) -> None:
        text = compose("H0 |江城治水\nB0 |　　群众满意。\nH1 |江城日\nH2 |报")
        assert [part.headline for part in text.parts] == ["江城治水"]
        assert "text that belongs to no article: 江城日 | 报" in text.review

    def test_specks_do_not_stand_in_the_text(self) -> None:
        layout, lines = draw("H0 |江城\nB0 |　　春日的江城，天朗\nB0 |十\nB0 |气清。")
        speck = replace(layout.regions[2].lines[0], quad=Quad.of(Box(0, 300, 30, 312)))
        regions = list(layout.regions)
        regions[2] = replace(regions[2], lines=(speck,))
        lines = tuple(
            replace(line, confidence=0.3) if line.text == "十" else line for line in lines
        )
        text = compose_page(replace(layout, regions=tuple(regions)), lines, Folio(), "4")
        assert bodies(text.parts[0]) == ["春日的江城，天朗气清。"]
        assert "text that belongs to no article: 十" in text.review

    def test_a_masthead_that_layout_took_for_body_is_folio(self) -> None:
        rows = "\n".join(f"B1 |　　第{at}句话写在这里，句号。" for at in range(40))
        text = compose(f"B0 |2021年12月13日 ”星期一\n|今日8版\nH1 |江城\n{rows}")
        assert (text.folio.date, text.folio.pages_today) == ("2021-12-13", 8)
        assert [part.headline for part in text.parts] == ["江城"]

    def test_an_empty_page_is_a_page_without_parts(self) -> None:
        text = compose_page(PageLayout(100, 100, 0.0, 0.0, ()), (), Folio(), "1")
        assert (text.parts, text.confidence, text.review) == ((), 1.0, ())

    def test_lines_that_layout_does_not_know_do_no_harm(self) -> None:
        layout, lines = draw("H0 |江城治水十年记事")
        more = (*lines, TextLine("r999", 0, "别处", 0.9), TextLine("r001", 7, "别处", 0.9))
        assert compose_page(layout, more, Folio(), "1").parts[0].headline == "江城治水十年记事"


LETTERS = "KHSYLUBCTA?"
WORDS = st.sampled_from(
    (
        *("春日江城天朗气清", "群众满意。", "本报讯（记者王晓）", "本报记者 王晓", "（王晓）"),
        *("孟飞摄", "▲图为河畔", "责任编辑：李可", "“好”", "2021年12月13日", "一一", "相关新闻"),
        *("导读", "简讯", "——侧记", "广告", "李青", "遗失声明"),
    )
)


def row(letter: str, article: str, indent: int, words: list[str]) -> str:
    return f"{letter}{article}|" + "\u3000" * indent + "".join(words)


ROWS = st.builds(
    row,
    st.sampled_from(LETTERS),
    st.sampled_from("012-"),
    st.integers(0, 3),
    st.lists(WORDS, min_size=1, max_size=3),
)


@given(st.lists(ROWS, min_size=1, max_size=8))
def test_no_character_is_lost_or_made_up(rows: list[str]) -> None:
    """Every Han goes to a part, the folio or the review, and none comes from nowhere."""
    layout, lines = draw("\n".join(rows))
    text = compose_page(layout, lines, read_folio(layout, lines), "4")
    labels = {part.kicker for part in text.parts if part.kind is ArticleKind.BRIEF}
    said = [text.folio.text, *text.review, *labels]  # that of a box is the kicker of all its briefs
    alone = {line.text.strip("\u3000") for line in lines}  # a name in brackets is a byline anywhere
    signed = "（王晓）" in alone or any(r.kind is RegionKind.BYLINE for r in layout.regions)
    for part in text.parts:
        kicker = part.kicker if part.kind is not ArticleKind.BRIEF else ""
        copied = not signed and part.byline.replace(" ", "") in part.dateline
        inline = "" if copied else part.byline
        said += [kicker, part.headline, part.subtitle, inline, *bodies(part)]
        said += [caption.text + caption.credit for caption in part.captions]
    put_in, given_out = han("".join(line.text for line in lines)), han("".join(said))
    lost = put_in - given_out
    assert not lost, f"lost {lost} of {rows}"


def han(text: str) -> Counter[str]:
    return Counter(re.findall("[\u4e00-\u9fff]", text.replace("一", "")))


@given(st.lists(ROWS, min_size=1, max_size=8), st.data())
def test_the_order_in_which_lines_come_does_not_matter(
    rows: list[str], data: st.DataObject
) -> None:
    layout, lines = draw("\n".join(rows))
    shuffled = data.draw(st.permutations(lines))
    assert compose_page(layout, lines, Folio(), "4").parts == (
        compose_page(layout, shuffled, Folio(), "4").parts
    )


def test_roles_are_those_of_the_regions() -> None:
    layout, _ = draw(WHOLE)
    assert layout.regions[0].kind is RegionKind.FOLIO
    assert only(WHOLE).paragraphs[0].role is ParagraphRole.LEAD
