"""Briefs, teasers, advertisements, and what is none of an article."""

import pytest

from document.article import ArticleKind
from tests.postprocess.composed import bodies, compose, only


def test_items_of_a_box_are_briefs() -> None:
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
    "head", ["H0 |要闻速览\nS0 |古琴雅集月末举行", "H0 |要闻速览\nB0 |古琴雅集月末举行"]
)
def test_a_single_item_under_the_name_of_a_box_is_a_brief(head: str) -> None:
    item = "\nB0 |　　本报讯（记者王晓）月末，\n   |书院将举办雅集。"
    part = only(head + item)
    assert part.kind is ArticleKind.BRIEF
    assert (part.kicker, part.headline, part.subtitle) == ("要闻速览", "古琴雅集月末举行", "")


@pytest.mark.parametrize(
    "head",
    [
        "H0 |要闻速览栏目十年\nS0 |古琴雅集月末举行",
        "H0 |秋粮收购扫描\nS0 |古琴雅集月末举行",
        "H0 |要闻速览\nS0 |——书院十年记",
        "H0 |要闻速览",
    ],
)
def test_what_may_be_a_headline_over_a_single_item_is_one(head: str) -> None:
    part = only(head + "\nB0 |　　本报讯（记者王晓）月末，\n   |书院将举办雅集。")
    assert part.kind is ArticleKind.ARTICLE
    assert part.headline == head.split("|")[1].split("\n")[0]


@pytest.mark.parametrize(
    "page",
    [
        "H0 |导读\nB0 |　　治水十年成效显著",
        "H0 |江城\nB0 |　　治水有成效。（报道详见A3版）",
        "H0 |江城\nB0 |治水十年成效显著　7版\n|老街添新绿　　　10版\n|河边的夜校（详见第4版）",
    ],
)
def test_teasers(page: str) -> None:
    part = only(page)
    assert part.kind is ArticleKind.TEASER
    assert part.continued_to is None


@pytest.mark.parametrize(
    "page",
    [
        "A0 |江城家具城\n|全场五折 电话：0374-2961234",
        "B0 |遗失声明：王晓身份证遗失\n|声明作废。",
        "H0 |江城家具城\nB0 |地址：江边路一号电话：29612",
        "H0 |江城家具城\nS0 |咨询热线：0374-2961234",
    ],
)
def test_advertisements(page: str) -> None:
    assert only(page).kind is ArticleKind.ADVERTISEMENT


@pytest.mark.parametrize(
    "page",
    [
        "H0 |市政府发布公告\nB0 |　　本报讯 昨日发布公告。",
        "H0 |热线电话开通\nB0 |　　市民可拨打电话反映情况。",
    ],
)
def test_announcements_in_sentences_are_articles(page: str) -> None:
    assert only(page).kind is ArticleKind.ARTICLE


def test_the_imprint_is_no_article() -> None:
    text = compose("H0 |江城\nB0 |　　群众满意。\n|责任编辑：李可 校对：孟飞")
    assert bodies(text.parts[0]) == ["群众满意。"]
    assert "责任编辑" in text.folio.text


@pytest.mark.parametrize("label", ["H0 |县区短波\n", ""])
@pytest.mark.parametrize("title", ["U0 |{}\nB0 |", "B0 |　　　{}\n|"])
def test_items_of_a_box_keep_their_headlines(label: str, title: str) -> None:
    first, second = title.format("旧桥今日通车"), title.format("稻田里的音乐会")
    parts = compose(
        f"{label}{first}　　本报讯（记者王晓）昨日开会。\n{second}　　本报讯（李青）今日开工。"
    ).parts
    assert [part.headline for part in parts] == ["旧桥今日通车", "稻田里的音乐会"]
    assert {part.kind for part in parts} == {ArticleKind.BRIEF}
    assert [bodies(part) for part in parts] == [
        ["本报讯（记者王晓）昨日开会。"],
        ["本报讯（李青）今日开工。"],
    ]


def test_reports_under_a_long_headline_are_one_article() -> None:
    text = "　　本报讯（记者王晓）昨日开会。\n|　　本报讯（李青）今日开工。"
    assert only(f"H0 |江城各县区全力推进治水工程\nB0 |{text}").kind is ArticleKind.ARTICLE


def test_a_marker_in_a_box_is_that_of_its_item() -> None:
    parts = compose("""
        U0 |旧桥今日开工
        B0 |　　本报讯 今日开工了（下转
           |第四版）
        U0 |稻田里的音乐会
        B0 |　　本报讯 昨日开演了呀呀。
    """).parts
    assert [part.continued_to and part.continued_to.page for part in parts] == ["4", None]
    assert bodies(parts[0]) == ["本报讯今日开工了"]


def test_a_long_item_is_an_article() -> None:
    rows = "\n".join("|堤上散步的老人三五成群呀" for _ in range(40))
    text = compose(f"B0 |　　本报讯 今日开工了呀\n{rows}\n|完。\n|　　本报讯 昨日开演。")
    assert [part.kind for part in text.parts] == [ArticleKind.ARTICLE, ArticleKind.BRIEF]


FIRST = "　　本报讯（记者王晓）昨日开会。"
SECOND = "　　本报讯（李青）今日开工。"


@pytest.mark.parametrize(
    "page",
    [
        "H0 |旧桥今日通车\nB0 |{}\nU0 |稻田里的音乐会\nB0 |{}",
        "H0 |要闻速览\nS0 |旧桥今日通车\nB0 |{}\nU0 |稻田里的音乐会\nB0 |{}",
        "H0 |要闻速览\nS0 |旧桥今日通\nB0 |车\n|{}\nU0 |稻田里的音乐会\nB0 |{}",
    ],
    ids=["for the box's", "for a subtitle", "for a subtitle, but its last glyph"],
)
def test_a_first_headline_that_passed_for_another_is_that_of_its_item(page: str) -> None:
    parts = compose(page.format(FIRST, SECOND)).parts
    assert [part.headline for part in parts] == ["旧桥今日通车", "稻田里的音乐会"]
    assert {part.kind for part in parts} == {ArticleKind.BRIEF}
    assert {part.subtitle for part in parts} == {""}
    assert [bodies(part) for part in parts] == [[FIRST.strip("　")], [SECOND.strip("　")]]


@pytest.mark.parametrize(
    "page",
    [
        "H0 |旧桥今日通车\nB0 |{}\nU0 |记者手记\nB0 |　　昨日开演。\nU0 |稻田里的音乐会\nB0 |{}",
        "H0 |旧桥今日通车\nB0 |　　昨日开演。\nU0 |稻田里的音乐会\nB0 |{}",
    ],
    ids=["a subhead of another kind", "only one dateline"],
)
def test_an_article_with_subheads_is_no_box_of_briefs(page: str) -> None:
    part = only(page.format(FIRST, SECOND))
    assert (part.kind, part.headline) == (ArticleKind.ARTICLE, "旧桥今日通车")


def test_a_box_without_a_name_leaves_the_article_beside_it() -> None:
    own, *items = compose(f"""
        H0 |江城各县区全力推进治水工程
        B0 |　　河水又清了一寸。
        U0 |旧桥今日通车
        B0 |{FIRST}
        U0 |稻田里的音乐会
        B0 |{SECOND}
    """).parts
    assert (own.kind, bodies(own)) == (ArticleKind.ARTICLE, ["河水又清了一寸。"])
    assert [part.headline for part in items] == ["旧桥今日通车", "稻田里的音乐会"]
    assert {part.kind for part in items} == {ArticleKind.BRIEF}
    assert not set(own.region_ids) & {region for part in items for region in part.region_ids}


def test_a_named_box_keeps_items_whose_headline_was_lost() -> None:
    title = "U0 |旧桥今日通车\nB0 |"
    parts = compose(f"H0 |一句话新闻\n{title}{FIRST}\n|{SECOND}\n|{SECOND}").parts
    assert [part.headline for part in parts] == ["旧桥今日通车", "", ""]


def test_a_headline_almost_as_wide_as_its_column_stands_apart_from_the_dateline() -> None:
    parts = compose("""
        H0 |要闻速览
        B0 |　旧桥今日起又可以通车
           |　　本报讯（记者王
           |晓）昨日开会。
    """).parts
    assert [part.headline for part in parts] == ["旧桥今日起又可以通车"]


LEAD = "治水十年，江城的河水又清了一寸，两岸的人家开窗见绿，夜里听得见蛙声"


@pytest.mark.parametrize(("text", "lead"), [(f"{LEAD}。", True), (LEAD, False)])
def test_a_long_sentence_under_a_headline_is_the_lead(text: str, lead: bool) -> None:
    part = only(f"H0 |江城治水记\nS0 |{text[:20]}\n|{text[20:]}\nB0 |　　春日天朗气清。")
    assert bodies(part)[0] == (text if lead else "春日天朗气清。")
    assert part.subtitle == ("" if lead else text)
