"""Text layers written by hand, of varying habits, and what should come of them."""

import json
from pathlib import Path

import pytest

from bench.textlayers import as_data, parts_of
from document.article import ArticlePart, ParagraphRole
from postprocess.textlayer import page_of
from postprocess.textlayer.bare_captions import with_bare_captions
from postprocess.textlayer.cohesion import Cohesion
from postprocess.textlayer.junctions import Junctions
from postprocess.textlayer.line_marks import marks_of
from postprocess.textlayer.marks import Mark
from postprocess.textlayer.partition import partition
from postprocess.textlayer.rawlines import column_widths, raw_lines
from postprocess.textlayer.units import Sort, units_of

# bridge: heads before, wide indents, folio first, captions behind the bodies.
# briefs: datelines begin articles, headlines without bylines, an imprint with a telephone number.
# heat: questions and answers, a list, a blank line before every paragraph.
# market: all heads first, a signature's note, a caption in the midst, 下转 on a line of its own.
# relic: heads behind, gaps, captions without credit, one for all of the page, 上接.
# tea: no blank line anywhere, lines end as a PDF library ends them.
LAYERS = sorted((Path(__file__).parent / "layers").glob("*.txt"))


def told(part: ArticlePart) -> dict[str, object]:
    paragraphs = [[one.role.value, one.text] for one in part.paragraphs]
    captions = [[one.text, one.credit] for one in part.captions]
    return {**as_data(part), "paragraphs": paragraphs, "captions": captions}


@pytest.mark.parametrize("path", LAYERS, ids=lambda path: path.stem)
def test_layers_written_by_hand_come_out_whole(path: Path) -> None:
    layer = path.read_bytes().decode()
    expected = json.loads(path.with_suffix(".json").read_text())
    assert [told(part) for part in parts_of(layer)] == expected


def column(text: str, width: int) -> str:
    """A paragraph's lines in a column, its indent lost."""
    first = width - 2
    rest = [text[at : at + width] for at in range(first, len(text), width)]
    return "\n".join([text[:first], *rest])


RIVER = (
    "江城的水他看了四十年一年比一年清船也一年比一年多来的人更多了渡口的茶馆从早开到晚老人们泡一壶"
    "茶能坐半天看船看水看对岸新起的楼。"
)
NIGHT = (
    "夜里岸边亮起一盏一盏灯照着新修的闸站也照着归人照着泊在埠头等天亮的老船工和他的桨直到头班渡轮"
    "拉响汽笛桥上才渐渐有了脚步声。"
)


GRAIN = (
    "粮仓的门开了稻谷晒满场院守仓的人说今年收得比去年多场院都晒不下孩子们在谷堆边跑来跑去大人们"
    "忙着过秤记账一袋一袋扛进仓里直到天黑。"
)


def test_a_line_is_full_only_if_the_next_word_would_not_have_gone_into_it() -> None:
    layer = "\n\n".join([column(RIVER, 15), "让世界听见渡口的新故事呀", column(NIGHT, 15)])
    sorts = [unit.sort for unit in units_of(layer)]
    assert sorts == [Sort.PARAGRAPH, Sort.HEADING, Sort.PARAGRAPH]


def test_a_word_cut_by_a_blank_line_is_known_from_the_rest_of_the_layer() -> None:
    junctions = Junctions(["江城的渡口", "他守着渡"])
    assert junctions.cost("他守着这个渡", "口四十年了") < 0 < junctions.cost("老渡", "江城")


@pytest.mark.parametrize("halves", [("（下", "转六版）"), ("◀下转", "六版"), ("下接", "5 版")])
def test_a_marker_cut_by_a_line_end_is_whole(halves: tuple[str, str]) -> None:
    above, below = halves
    text = f"江城的水他看了四十年，一年\n比一年清，船也一年比一年{above}\n{below}\n"
    layer = f"江上的灯\n\n{text}"
    (part,) = parts_of(layer)
    assert part.continued_to is not None
    assert part.paragraphs[-1].text.endswith("船也一年比一年")


def test_a_name_between_blank_lines_is_a_byline() -> None:
    lines = raw_lines("江上的灯\n\n王晓\n\n江城的水他看了四十年。\n")
    assert marks_of(lines) == {2: Mark.BYLINE}


BODY = "江城的水他看了四十年，一\n年比一年清，船也一年比一\n年多，来的人更多了，渡口\n"


@pytest.mark.parametrize(
    ("layer", "sort"),
    [
        (f"{BODY}热闹。\n\n船工在渡口修桨。\n\n黄昏的渡口。王晓 摄\n", Sort.CAPTION),
        (f"{BODY}热闹。（下转第二版）\n\n船工在渡口修桨。\n", Sort.CAPTION),
        (f"{BODY}热闹。\n\n他说，水清了，鱼就回来。\n\n{BODY}热闹。\n", Sort.PARAGRAPH),
    ],
)
def test_a_sentence_alone_is_a_caption_where_it_can_be_nothing_else(layer: str, sort: Sort) -> None:
    units = with_bare_captions(units_of(layer))
    assert next(unit.sort for unit in units if unit.text[0] in "船他") is sort


def test_bodies_are_cut_where_the_words_of_heads_begin() -> None:
    river = "渡口的水清了，船工修好了桨，渡口又热闹起来，船工说水清了才有鱼。"
    grain = "粮仓的门开了，稻谷晒满场院，粮仓边的人说，稻谷今年收得多，场院都晒不下。"
    layer = "\n".join(text for text in (river, river, grain, grain) for _ in range(2))
    units = [unit for unit in units_of(layer) if unit.sort is Sort.PARAGRAPH]
    first = next(at for at, unit in enumerate(units) if unit.text.startswith("粮仓"))
    assert partition([units], ["渡口的水清了", "粮仓晒满稻谷"]) == [[first]]


def test_rare_words_in_common_bind_more_than_frequent_ones() -> None:
    cohesion = Cohesion(["渡口的闸门", "渡口的灯", "渡口的桨", "渡口的闸门"])
    assert cohesion.bond("闸门", "开闸门") > cohesion.bond("渡口", "老渡口")
    assert cohesion.leaning("闸门", "开闸门", "渡口") > 0


def test_a_short_stanza_of_another_width_is_a_column_of_its_own() -> None:
    wide = "江城的水他看了四十年一年比一年清了\n" * 6
    layer = f"{wide}\n闸站的钥匙归她管\n一把不多一把不少\n都挂在墙上\n"
    assert column_widths(raw_lines(layer))[-3:] == (8.0, 8.0, 8.0)


def test_a_paragraph_signed_in_brackets_ends_its_article() -> None:
    signed = column(RIVER + "（作者单位：市文联）", 15)
    layer = "\n\n".join(["江上的灯\n\n守灯人", signed, column(NIGHT, 15)])
    assert [part.headline for part in parts_of(layer)] == ["江上的灯", "守灯人"]


def test_a_headline_with_nothing_but_a_caption_under_it_is_not_lost() -> None:
    layer = f"江上的灯\n\n黄昏的渡口。王晓 摄\n\n守灯人\n\n{column(RIVER, 15)}\n"
    texts = [line.text for line in page_of(layer)[1]]
    assert sorted(texts) == sorted(line for line in layer.splitlines() if line)


def test_over_a_headline_that_has_a_subtitle_with_a_dash_stands_a_kicker() -> None:
    head = "走进渡口看变化\n守灯人的夜\n亮了四十年\n——江城渡口的故事\n本报记者 王晓"
    (part,) = parts_of(f"{head}\n\n{column(RIVER, 15)}\n")
    assert (part.kicker, part.headline) == ("走进渡口看变化", "守灯人的夜亮了四十年")
    assert part.subtitle == "——江城渡口的故事"


def test_who_wrote_text_and_took_pictures_is_no_credit() -> None:
    layer = f"守渡口的人\n□记者 何静 文/图\n（上接第一版）\n{column(RIVER, 15)}\n"
    (part,) = parts_of(layer)
    assert (part.headline, part.byline, part.captions) == ("守渡口的人", "记者 何静 文/图", ())


def test_a_marker_above_another_is_no_half_of_it() -> None:
    layer = f"{column(RIVER, 15)}\n\n（下转第四版）\n\n（上接第一版）\n\n{column(GRAIN, 15)}"
    assert [unit.sort for unit in units_of(layer)].count(Sort.MARKER) == 2


def test_between_bodies_whose_heads_all_stand_behind_them_are_subheads_alone() -> None:
    first = [column(RIVER, 15), "“不服气”的第一步", column(GRAIN, 13), "（下转第四版）"]
    second = ["（上接第一版）", column(NIGHT, 15)]
    heads = ["渡口的四十年\n本报记者 王晓", "夜里的灯\n本报记者 李青"]
    parts = parts_of("\n\n".join([*first, *second, *heads]))
    assert [part.headline for part in parts] == ["渡口的四十年", "夜里的灯"]
    assert ParagraphRole.SUBHEAD in [one.role for one in parts[0].paragraphs]
