"""Raw text layers: lines that lost their page become articles, and nothing is lost."""

import re
from collections import Counter
from random import Random

import pytest

from bench.columns import raw_page
from bench.textlayers import measure, parts_of
from document.article import ParagraphRole
from postprocess.textlayer import page_of
from postprocess.textlayer.rawlines import column_widths, raw_lines
from postprocess.textlayer.units import Sort, units_of

# Heads behind their bodies, gaps, breaks in mid-word, a blank line at a column's end.
LAYER = """\
清晨六点，老船工何平已经坐在
码头上修桨，江风吹得他眯起了眼

睛。江城的水他看了多年。
“ 河 清 了 ， 人 就 回 来 了 。” 何 平
说，去年 12 月 5 日，江城号渡轮重新
下水，全年载客 36.43 万人次。

两岸灯火
一江春水

入夜之后，两岸的灯一盏一盏亮
起来，照着新修的三座闸站。

老船工何平在码头修桨，身后是重新下水的江城号渡轮。
本版图片均由李青摄

江上的灯亮了四十年
——一个渡口的早晨

本报记者 王晓 李青云

（上接第一版）闸站的钥匙归她管，一把不多，
一把不少，都挂在值班室的墙上，三十年没有换
过地方。
她说，闸门开多高，水位说了算，不是她说
了算。

守闸人
"""


def test_articles_heads_captions_and_markers_are_recovered():
    river, gate = parts_of(LAYER)
    assert (river.headline, river.subtitle) == ("江上的灯亮了四十年", "——一个渡口的早晨")
    assert river.byline == "本报记者 王晓 李青云"
    assert [(p.role, p.text) for p in river.paragraphs] == [
        (
            ParagraphRole.BODY,
            "清晨六点，老船工何平已经坐在码头上修桨，江风吹得他眯起了眼睛。江城的水他看了多年。",
        ),
        (
            ParagraphRole.BODY,
            "“河清了，人就回来了。”何平说，去年12月5日，江城号渡轮重新下水，全年载客36.43万人次。",
        ),
        (ParagraphRole.SUBHEAD, "两岸灯火一江春水"),
        (ParagraphRole.BODY, "入夜之后，两岸的灯一盏一盏亮起来，照着新修的三座闸站。"),
    ]
    assert [(c.text, c.credit) for c in river.captions] == [
        ("老船工何平在码头修桨，身后是重新下水的江城号渡轮。", "李青摄")
    ]
    assert (gate.headline, gate.continued_from.page) == ("守闸人", "1")
    assert [p.text for p in gate.paragraphs] == [
        "闸站的钥匙归她管，一把不多，一把不少，都挂在值班室的墙上，三十年没有换过地方。",
        "她说，闸门开多高，水位说了算，不是她说了算。",
    ]


@pytest.mark.parametrize("seed", range(300, 308))
def test_made_up_layers_come_out_whole(seed):
    figures = measure(raw_page(seed))
    assert figures["marker_left_in_body"] == 0
    assert figures["articles_whole"] == 1
    assert figures["continuation_acc"] == 1


def letters(text):
    return Counter(re.findall(r"[\u4e00-\u9fffA-Za-z0-9]", text))


@pytest.mark.parametrize("seed", range(400, 410))
def test_every_line_is_in_the_page_exactly_once(seed):
    layer = raw_page(seed).text
    layout, lines = page_of(layer)
    assert letters("".join(line.text for line in lines)) == letters(layer)
    assert sorted(line.text for line in lines) == sorted(
        line for line in layer.splitlines() if line.strip()
    )
    placed = {(line.region, line.index) for line in lines}
    assert placed == {(r.id, at) for r in layout.regions for at in range(len(r.lines))}


@pytest.mark.parametrize("layer", ["", "\n\n", "　　", "一", "。", "2021年12月13日 星期一\n4\n"])
def test_layers_without_articles(layer):
    assert parts_of(layer) == ()


def test_a_layer_that_is_clean_already_keeps_its_paragraphs():
    text = "江城的水，他看了四十年。两岸的灯一盏一盏亮起来，照着新修的三座闸站，也照着归人。"
    other = "入夜之后，渡口安静下来。船工把缆绳又系了一遍，才往家走去。"
    (part,) = parts_of(f"江上的灯\n\n{text}\n\n{other}\n")
    assert part.headline == "江上的灯"
    assert [p.text for p in part.paragraphs] == [text, other]


def test_indents_are_believed_where_a_layer_keeps_them():
    layer = "　　江城的水他看了四\n十年，一年比一年清。\n　　两岸的灯一盏一盏\n亮起来了。\n"
    assert [unit.text for unit in units_of(layer)] == [
        "江城的水他看了四十年，一年比一年清。",
        "两岸的灯一盏一盏亮起来了。",
    ]


def test_a_caption_in_the_midst_of_a_sentence_does_not_break_it():
    body = (
        "江城的水他看了四十年一\n年比一年清，船也一年比\n一年多，来的人更是一年\n比一年多，渡口的\n"
    )
    layer = f"{body}\n老船工何平在码头修桨。本报记者 李青 摄\n\n台阶又磨低了一寸。\n"
    units = units_of(layer)
    assert [unit.sort for unit in units] == [Sort.PARAGRAPH, Sort.CAPTION, Sort.PARAGRAPH] or [
        unit.sort for unit in units
    ] == [Sort.PARAGRAPH, Sort.CAPTION]
    (part,) = parts_of(layer)
    assert [p.text for p in part.paragraphs][-1].endswith("渡口的台阶又磨低了一寸。")
    assert part.captions[0].credit == "本报记者 李青 摄"


def test_columns_are_measured_by_what_fills_them():
    lines = raw_lines("江城的水他看了四\n十年一年比一年清\n船也一年比一年多\n来的人更多\n他说。\n")
    assert set(column_widths(lines)) == {8.0}


TIERS = [
    (["民生实事追踪", "夜行公交点亮归家路"], ("民生实事追踪", "夜行公交点亮归家路", "")),
    (["岁月留痕", "桥头的夜灯"], ("岁月留痕", "桥头的夜灯", "")),
    (
        ["清溪公交线路今起调整", "新增站点 候车缩短七分"],
        ("", "清溪公交线路今起调整", "新增站点候车缩短七分"),
    ),
    (
        ["春分将至 清溪迎来降雨", "最低气温8℃ 并有五级阵风"],
        ("", "春分将至清溪迎来降雨", "最低气温8℃并有五级阵风"),
    ),
    (["夜行公交 点亮归家路", "三条线路今起开行"], ("", "夜行公交点亮归家路", "三条线路今起开行")),
    (["绿水青山", "夜行公交"], ("绿水青山", "夜行公交", "")),
    (["夜行公交点亮", "晚归人的路灯"], ("", "夜行公交点亮晚归人的路灯", "")),
]


@pytest.mark.parametrize(("head", "told"), TIERS)
def test_tiers_are_told_without_type_sizes(head: list[str], told: tuple[str, str, str]) -> None:
    body = "夜行公交今起开行。入夜，公交站的路灯点亮，晚归的人不再发愁。司机说，末班车多跑一趟，\n"
    layer = "\n".join([*head, "", *[body.strip()] * 4, "夜行公交一晚四趟，站站都停。"])
    (part,) = parts_of(layer)
    assert (part.kicker, part.headline, part.subtitle) == told


def test_vertical_layers_with_a_line_for_each_glyph_are_read_by_columns():
    text = "江城的水他看了四十年一年比一年清船也一年比一年多。来的人更多。他说水清了鱼就回来。"
    lines = [text[at : at + 8] for at in range(0, len(text), 8)]
    upright = "\n\n".join("\n".join(line) for line in lines)
    (part,) = parts_of(upright)
    assert parts_of("\n".join(lines)) == (part,)
    assert [paragraph.text for paragraph in part.paragraphs] == [text]


def test_captions_behind_all_text_go_by_words_and_photographer() -> None:
    river = "江城的水他看了四十年，一年比一年清。老船工何平在渡口修桨，来的人一年比一年多。\n" * 3
    gate = "闸站的钥匙归她管，一把不多，一把不少，都挂在值班室的墙上，三十年没有换过地方。\n" * 3
    layer = (
        f"江上的灯\n本报记者 王晓\n\n{river}（下转第二版）\n\n守闸人\n本报记者 李青云\n\n{gate}\n"
        "何平修桨。市博物馆供图\n\n黄昏时分。王晓 摄\n\n墙上的钥匙。资料图片\n"
    )
    first, second = parts_of(layer)
    assert [caption.text for caption in first.captions] == ["何平修桨。", "黄昏时分。"]
    assert [caption.text for caption in second.captions] == ["墙上的钥匙。"]


def test_bodies_fall_apart_where_the_column_is_of_another_width() -> None:
    rng = Random(2)  # noqa: S311 -- words, not secrets

    def paragraph(measure: int) -> str:
        rows = (
            "".join(chr(rng.randrange(0x4E00, 0x9F00)) for _ in range(measure)) for _ in "123456"
        )
        return "\n".join([*rows, "说到这里停了。"])

    texts = [paragraph(measure) for measure in (11, 11, 11, 16, 16)]
    layer = "\n".join(["江上的灯\n本报记者 王晓\n粮仓\n本报记者 李青云\n", *texts])
    first, second = parts_of(layer)
    assert (first.headline, len(first.paragraphs)) == ("江上的灯", 3)
    assert (second.headline, len(second.paragraphs)) == ("粮仓", 2)


@pytest.mark.parametrize("closing", ["（完）", "（未完待续）", "（详见A3版）"])
def test_what_closes_an_article_is_no_headline(closing: str) -> None:
    text = "江城的水他看了四十年，一年比一年清。\n两岸的灯一盏一盏亮起来了，照着归人。\n"
    layer = f"江上的灯\n\n{text}\n{closing}\n\n守闸人\n\n闸站的钥匙归她管，一把不多，一把不少。\n"
    first, second = parts_of(layer)
    assert first.paragraphs[-1].text.endswith(closing)
    assert (first.headline, second.headline) == ("江上的灯", "守闸人")


def test_the_line_that_names_page_and_section_is_no_headline() -> None:
    (part,) = parts_of("第04版：潮头\n\n江上的灯\n\n江城的水他看了四十年，一年比一年清了。\n")
    assert part.headline == "江上的灯"


def test_words_broken_at_a_typesetters_hyphen_close_up() -> None:
    (part,) = parts_of("江上的灯\n\n大桥用了BIM（Build⁃\ning）技术，今日合龙了。\n")
    assert part.paragraphs[0].text == "大桥用了BIM（Building）技术，今日合龙了。"
