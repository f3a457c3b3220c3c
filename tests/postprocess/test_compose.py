"""A page's text end to end, on pages drawn as text; no recognition."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.article import ArticleKind, ArticlePart, ParagraphRole
from document.geometry import Box, Quad
from document.page import Folio, PageLayout, PageText, RegionKind, TextLine
from postprocess import compose_page, read_folio
from tests.postprocess.drawn import draw


def compose(page: str) -> PageText:
    layout, lines = draw(page)
    return compose_page(layout, lines, read_folio(layout, lines), "4")


def only(page: str) -> ArticlePart:
    (part,) = compose(page).parts
    return part


def bodies(part: ArticlePart) -> list[str]:
    return [paragraph.text for paragraph in part.paragraphs]


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


class TestParagraphs:
    def test_a_full_last_line_ends_a_paragraph_when_the_next_is_set_in(self) -> None:
        part = only("""
            H0 |江城治水记
            B0 |　　第一段写到这里正好满行
               |一整行都是字没有空出来了。
               |　　第二段从这里重新开头写
               |完了。
        """)
        assert [text[:3] for text in bodies(part)] == ["第一段", "第二段"]

    def test_a_column_whose_edge_was_misjudged_is_not_all_paragraphs(self) -> None:
        part = only("""
            H0 |江城治水记
            B0 |　　　　第一段从这里开始写起
               |　　一整行都是字没有空出来了
               |　　还有一整行字继续写在这里
               |　　又有一整行字继续写在这里
               |　　末行。
        """)
        assert len(bodies(part)) == 1

    def test_text_set_round_a_picture_is_one_paragraph(self) -> None:
        part = only("""
            H0 |江城治水记
            B0 |　　第一段从这里开始写起来
               |　　　绕图排的字比别处窄些
               |　　　绕图排的字比别处窄些
               |一整行都是字没有空出来了呀
               |一整行都是字没有空出来了。
        """)
        assert len(bodies(part)) == 1

    def test_a_dialogue_is_many_short_paragraphs(self) -> None:
        part = only("""
            H0 |江城治水记
            B0 |　　“来了？”
               |　　“来了。”
               |　　“坐吧。”
               |　　“好。”
               |　　他坐在门槛上望着江水看
               |了很久。
        """)
        assert len(bodies(part)) == 5

    def test_a_lost_end_stop_does_not_hide_the_indent(self) -> None:
        part = only("""
            H0 |江城治水记
            B0 |　　第一段写到这里正好满行
               |一整行都是字没有空出来了呀
               |　　第二段从这里重新开头写
        """)
        assert len(bodies(part)) == 2

    @pytest.mark.parametrize(
        ("left", "right", "joined"),
        [
            ("他于20", "21年到任", "他于2021年到任"),
            ("美国Open", "AI公司", "美国OpenAI公司"),
            ("发布Linux", "Kernel新版", "发布Linux Kernel新版"),
            ("使用micro-", "code编写", "使用microcode编写"),
            ("国家队", "主力军", "国家队主力军"),
        ],
    )
    def test_words_cut_by_a_column_close_up(self, left: str, right: str, joined: str) -> None:
        part = only(f"""
            H0 |江城治水记
            B0 |　　第一段从这里开始写起来
               |一整行都是字{left}
            B0 |{right}，好。
        """)
        assert joined in bodies(part)[0]


class TestMarkers:
    @pytest.mark.parametrize(
        "rows",
        [
            "B0 |　　（上接第一版）群众满意。",
            "B0 |（上接第一版）\n|群众满意。",
            "U0 |（ 上 接 第 一 版 ）\nB0 |群众满意。",
            "C0 |◀ 上接 01 版\nB0 |群众满意。",
        ],
    )
    def test_where_a_part_comes_from_is_taken_out(self, rows: str) -> None:
        part = only(f"H0 |江城治水记\n{rows}")
        assert part.continued_from is not None
        assert part.continued_from.page.lstrip("0") == "1"
        assert bodies(part) == ["群众满意。"]
        assert not part.opens_paragraph

    def test_a_marker_over_the_headline_counts(self) -> None:
        part = only("B0 |（上接第一版）\nH0 |江城治水记\nB0 |　　群众满意。")
        assert part.continued_from is not None
        assert part.opens_paragraph

    @pytest.mark.parametrize(
        "rows",
        [
            "B0 |　　群众满意。（下转第四版）",
            "B0 |　　群众满意。（下转第\n|四版）",
            "B0 |　　群众满意。\n|　　　　　（下转第四版）",
            "B0 |　　群众满意。\nU0 |（下转第四版）",
            "B0 |　　群众满意。\nY0 |（下转第四版）",
        ],
    )
    def test_where_a_part_goes_on_is_taken_out(self, rows: str) -> None:
        part = only(f"H0 |江城治水记\n{rows}")
        assert part.continued_to is not None
        assert part.continued_to.page == "4"
        assert part.continued_to.text == "（下转第四版）"
        assert bodies(part) == ["群众满意。"]
        assert part.closes_paragraph

    def test_a_cut_sentence_does_not_close(self) -> None:
        assert not only("H0 |江城\nB0 |　　全市上下（下转第四版）").closes_paragraph

    @pytest.mark.parametrize("foot", ["（下转第四版）\n|（王晓）", "（王晓）\n|（下转第四版）"])
    def test_signature_and_marker_in_either_order(self, foot: str) -> None:
        part = only(f"H0 |江城\nB0 |　　一整行都是字没有空出来了\n|完。\n|{foot}")
        assert part.byline == "王晓"
        assert part.continued_to is not None
        assert len(bodies(part)) == 1

    def test_a_marker_inside_is_taken_out_and_named(self) -> None:
        part = only("""
            H0 |江城治水记
            B0 |　　前一栏的末尾在这里呢。
               |（下转第四版）
            B0 |　　后一栏。
        """)
        assert part.continued_to is not None
        assert "下转" not in "".join(bodies(part))

    def test_prose_with_the_words_stays(self) -> None:
        part = only("H0 |江城\nB0 |　　紧接第一个问题，他说好。")
        assert part.continued_from is None
        assert bodies(part) == ["紧接第一个问题，他说好。"]


class TestHead:
    def test_lines_of_one_headline(self) -> None:
        body = "B0 |　　群众满意。"
        assert only(f"H0 |一条河的\n|十年\n{body}").headline == "一条河的十年"
        assert only(f"H0 |一条河的\nH0 |十年\n{body}").headline == "一条河的十年"

    def test_lines_side_by_side_are_read_from_left_to_right(self) -> None:
        layout, lines = draw("H0 |水系全线贯通\n|江城\nB0 |　　群众满意。")
        right, left = layout.regions[0].lines
        row = replace(right, quad=Quad.of(Box(300, 0, 900, 120)))
        start = replace(left, quad=Quad.of(Box(0, 4, 240, 124)))
        regions = (replace(layout.regions[0], lines=(row, start)), *layout.regions[1:])
        text = compose_page(replace(layout, regions=regions), lines, Folio(), "4")
        assert text.parts[0].headline == "江城水系全线贯通"

    @pytest.mark.parametrize("read", ["-我市治水侧记", "一一我市治水侧记", "—我市治水侧记"])
    def test_the_dash_of_a_subtitle(self, read: str) -> None:
        part = only(f"H0 |江城\nS0 |{read}\nB0 |　　群众满意。")
        assert part.subtitle == "——我市治水侧记"

    def test_a_badge_is_a_kicker(self) -> None:
        part = only("H0 |今日快评\nH0 |一条河的十年\nB0 |　　群众满意。")
        assert (part.kicker, part.headline) == ("今日快评", "一条河的十年")

    def test_a_badge_alone_is_a_headline(self) -> None:
        assert only("H0 |相关链接\nB0 |　　群众满意。").headline == "相关链接"

    def test_the_largest_tier_is_the_headline_where_layout_found_none(self) -> None:
        part = only("K0 |引题在此\nS0 |一条河的十年\nB0 |　　群众满意。")
        assert (part.kicker, part.headline, part.subtitle) == ("引题在此", "一条河的十年", "")

    @pytest.mark.parametrize("letter", ["B", "U", "C", "S", "?"])
    def test_a_byline_by_any_kind_is_one(self, letter: str) -> None:
        rows = "B0 |　　群众满意，河水清清，\n|好。"
        part = compose(f"H0 |江城治水\n{letter}0 |本报记者 王晓\n{rows}").parts[0]
        if letter != "?":
            assert part.byline == "本报记者 王晓"
            assert bodies(part) == ["群众满意，河水清清，好。"]

    def test_the_dateline_stays_and_its_people_are_named(self) -> None:
        part = only("H0 |江城\nB0 |　　本报讯(记者 王晓)昨日开会。")
        assert part.dateline == "本报讯（记者王晓）"
        assert part.byline == "记者 王晓"
        assert bodies(part) == ["本报讯（记者王晓）昨日开会。"]

    def test_a_signature_after_the_last_sentence(self) -> None:
        part = only("H0 |江城\nB0 |　　群众满意。（本报记者 王晓）")
        assert (part.byline, bodies(part)) == ("本报记者 王晓", ["群众满意。"])


class TestPictures:
    PAGE = """
        H0 |一条河的十年
        P0 |
        C0 |河畔晨练。
        P0 |
        C0 |签约现场。王晓摄
        B0 |　　群众满意。
        H1 |另一篇
        P1 |
        C1 |开工。本版图片均由姚江
           |摄
    """

    def test_the_credit_of_the_page_goes_to_captions_without_one(self) -> None:
        captions = [caption for part in compose(self.PAGE).parts for caption in part.captions]
        assert [(c.text, c.credit) for c in captions] == [
            ("河畔晨练。", "姚江摄"),
            ("签约现场。", "王晓摄"),
            ("开工。", "姚江摄"),
        ]
        assert len({c.image_box for c in captions}) == 3

    def test_body_that_points_to_a_picture_is_a_caption(self) -> None:
        part = only("H0 |江城\nP0 |\nB0 |▲图为丰收现场。\nB0 |　　群众满意。")
        assert [c.text for c in part.captions] == ["图为丰收现场。"]
        assert bodies(part) == ["群众满意。"]

    def test_a_credit_of_the_page_without_captions_is_named(self) -> None:
        text = compose("H0 |江城\nB0 |　　群众满意。\nU0 |本版图片由文化馆提供")
        assert any("文化馆提供" in reason for reason in text.review)


class TestKinds:
    def test_items_of_a_box_are_briefs(self) -> None:
        parts = compose("""
            H0 |简讯
            B0 |　　本报讯（记者王晓）昨日
               |开会。
               |　　本报讯（李青）今日开工
               |了。
        """).parts
        assert [part.kind for part in parts] == [ArticleKind.BRIEF] * 2
        assert [part.kicker for part in parts] == ["简讯"] * 2
        assert [part.byline for part in parts] == ["记者 王晓", "李青"]
        assert [part.index for part in parts] == [0, 1]

    @pytest.mark.parametrize(
        "page",
        ["H0 |导读\nB0 |　　治水十年成效显著", "H0 |江城\nB0 |　　治水有成效。（报道详见A3版）"],
    )
    def test_teasers(self, page: str) -> None:
        part = only(page)
        assert part.kind is ArticleKind.TEASER
        assert part.continued_to is None

    @pytest.mark.parametrize(
        "page",
        [
            "A0 |江城家具城\n|全场五折 电话：0374-2961234",
            "B0 |遗失声明：王晓身份证遗失\n|声明作废。",
            "H0 |江城家具城\nB0 |地址：江边路一号电话：29612",
        ],
    )
    def test_advertisements(self, page: str) -> None:
        assert only(page).kind is ArticleKind.ADVERTISEMENT

    @pytest.mark.parametrize(
        "page",
        [
            "H0 |市政府发布公告\nB0 |　　本报讯 昨日发布公告。",
            "H0 |热线电话开通\nB0 |　　市民可拨打电话反映情况。",
        ],
    )
    def test_announcements_in_sentences_are_articles(self, page: str) -> None:
        assert only(page).kind is ArticleKind.ARTICLE

    def test_the_imprint_is_no_article(self) -> None:
        text = compose("H0 |江城\nB0 |　　群众满意。\n|责任编辑：李可 校对：孟飞")
        assert bodies(text.parts[0]) == ["群众满意。"]
        assert "责任编辑" in text.folio.text


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

    def test_unplaced_text_becomes_a_part_or_is_named(self) -> None:
        long, short = "这是一段版面分析没有归到哪里去的文字。", "零星字"
        text = compose(f"H0 |江城\nB0 |　　群众满意。\n?- |{long}\n?- |{short}")
        assert bodies(text.parts[1]) == [long]
        assert text.parts[1].review == ("no headline",)
        assert any(short in reason for reason in text.review)

    def test_scraps_are_named_and_make_no_part(self) -> None:
        text = compose("H0 |江城日\nH1 |报\nH2 |江城治水\nB2 |　　群众满意。")
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
ROWS = st.builds(
    lambda letter, article, indent, words: f"{letter}{article}|{'　' * indent}{''.join(words)}",
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
    said = [text.folio.text, *text.review]
    for part in text.parts:
        kicker = part.kicker if part.kind is not ArticleKind.BRIEF else ""
        inline = part.byline if part.byline.replace(" ", "") not in part.dateline else ""
        said += [kicker, part.headline, part.subtitle, inline, *bodies(part)]
        said += [caption.text + caption.credit for caption in part.captions]
    put_in, given_out = han("".join(line.text for line in lines)), han("".join(said))
    lost = put_in - given_out
    assert not lost, f"lost {lost} of {rows}"


def han(text: str) -> Counter[str]:
    return Counter(re.findall("[\u4e00-\u9fff]", text.replace("一", "")))


@given(st.lists(ROWS, min_size=1, max_size=8), st.randoms())
def test_the_order_in_which_lines_come_does_not_matter(rows: list[str], random: object) -> None:
    layout, lines = draw("\n".join(rows))
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis types it as object
    assert compose_page(layout, lines, Folio(), "4").parts == (
        compose_page(layout, shuffled, Folio(), "4").parts
    )


def test_roles_are_those_of_the_regions() -> None:
    layout, _ = draw(WHOLE)
    assert layout.regions[0].kind is RegionKind.FOLIO
    assert only(WHOLE).paragraphs[0].role is ParagraphRole.LEAD
