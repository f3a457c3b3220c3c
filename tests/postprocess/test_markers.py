"""Continuation markers: taken out at the edges in all their forms, prose left untouched."""

import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.article import Direction, Marker
from postprocess.labels import same_page
from postprocess.markers import inner_marker, leading_marker, paragraph_marker, trailing_marker

CASES = json.loads(Path(__file__).with_name("markers.json").read_text(encoding="utf8"))
SORTS = ("wild", "damaged", "mixed brackets")

FROM_WORDS = ("上接", "紧接", "緊接", "续接", "續接", "承接", "接")
TO_WORDS = ("下转", "下轉", "下接", "转", "轉")
WRAPS = (
    "（{}）",
    "({})",
    "〔{}〕",
    "[{}]",
    "［{}］",
    "【{}】",
    "「{}」",
    "『{}』",
    "《{}》",
    "◀{}",
    "▶（{}）",
    "☞ {}",
)
LABELS = {
    "第一版": "1", "1版": "1", "第01版": "01", "第１２版": "12", "A1版": "A1", "第A03版": "A03",
    "Ｂ０２版": "B02", "第十版": "10", "二十四版": "24", "第廿版": "20", "卅二版": "32",
    "一〇版": "10", "头版": "1", "頭版": "1", "首版": "1",
    "第四面": "4", "第三張": "3", "第三张": "3",
}  # fmt: skip
PROSE = "沿河两岸的灯火渐次亮起"


def edge_cases(edge: str) -> list[tuple[str, str, str, bool]]:
    return [tuple(case) for sort in SORTS for case in CASES[edge][sort]]


@pytest.mark.parametrize(("text", "page", "rest", "damaged"), edge_cases("leading"))
def test_a_leading_marker_is_read_and_taken_out(
    text: str, page: str, rest: str, damaged: bool
) -> None:
    marker, left = leading_marker(text)
    assert marker is not None
    assert (marker.direction, marker.page, marker.damaged) == (Direction.FROM, page, damaged)
    assert left == rest


@pytest.mark.parametrize(("text", "page", "rest", "damaged"), edge_cases("trailing"))
def test_a_trailing_marker_is_read_and_taken_out(
    text: str, page: str, rest: str, damaged: bool
) -> None:
    marker, left = trailing_marker(text)
    assert marker is not None
    assert (marker.direction, marker.page, marker.damaged) == (Direction.TO, page, damaged)
    assert left == rest


@pytest.mark.parametrize("text", CASES["leading"]["untouched"])
def test_the_start_of_other_text_is_untouched(text: str) -> None:
    assert leading_marker(text) == (None, text)


@pytest.mark.parametrize("text", CASES["trailing"]["untouched"])
def test_the_end_of_other_text_is_untouched(text: str) -> None:
    assert trailing_marker(text) == (None, text)


def printed(wrap: str, text: str) -> str:
    """How a marker is kept: without spaces, with Chinese brackets."""
    return wrap.format(text).replace(" ", "").replace("(", "（").replace(")", "）")


@pytest.mark.parametrize(("wrap", "label"), list(product(WRAPS, LABELS)))
def test_every_family_in_every_wrap_with_every_label(wrap: str, label: str) -> None:
    for word in FROM_WORDS:
        marker, rest = leading_marker(wrap.format(word + label) + PROSE)
        assert marker == Marker(printed(wrap, word + label), Direction.FROM, LABELS[label])
        assert rest == PROSE
    for word in TO_WORDS:
        marker, rest = trailing_marker(PROSE + wrap.format(word + label))
        assert marker == Marker(printed(wrap, word + label), Direction.TO, LABELS[label])
        assert rest == PROSE


@pytest.mark.parametrize(("text", "direction", "page", "damaged"), CASES["paragraph"])
def test_a_paragraph_that_is_nothing_but_a_marker(
    text: str, direction: str | None, page: str, damaged: bool
) -> None:
    marker = paragraph_marker(text)
    if direction is None:
        assert marker is None
    else:
        assert marker == Marker(text, Direction(direction), page, "", damaged)


@pytest.mark.parametrize(("text", "direction", "page", "rest"), CASES["inner"])
def test_a_plain_marker_inside_a_text(
    text: str, direction: str | None, page: str, rest: str
) -> None:
    marker, left = inner_marker(text)
    assert left == rest
    assert (marker and (marker.direction, marker.page)) == (
        direction and (Direction(direction), page)
    )


def test_a_marker_names_its_headline() -> None:
    marker, _ = trailing_marker("全市上下（下转第四版《青石桥上的灯》）")
    assert marker is not None
    assert marker.headline == "青石桥上的灯"
    assert marker.text == "（下转第四版《青石桥上的灯》）"


def test_a_marker_read_twice_goes_wholly() -> None:
    marker, rest = trailing_marker("全市上下（下转第四版）（卞转第四版）")
    assert rest == "全市上下"
    assert marker == Marker("（卞转第四版）（下转第四版）", Direction.TO, "4", "", False)


PIECES = st.sampled_from(
    [
        *FROM_WORDS,
        *TO_WORDS,
        *LABELS,
        "第",
        "版",
        "页",
        "（",
        "）",
        "《",
        " ",
        "\n",
        "。",
        "昨日",
        "一",
        "A",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_is_left_holds_no_further_marker(text: str) -> None:
    _, rest = leading_marker(text)
    assert leading_marker(rest) == (None, rest)
    _, rest = trailing_marker(text)
    assert trailing_marker(rest) == (None, rest)


@given(
    st.text(alphabet="沿河两岸的灯火渐次亮起，。、“”（）0123456789AB一二三上下转接\n ", max_size=60)
)
def test_text_without_a_page_has_no_marker(text: str) -> None:
    for edge in (leading_marker, trailing_marker):
        marker, rest = edge(text)
        if marker is None:
            assert rest == text
        else:  # 版 lost: only inside brackets or with a lettered label
            assert marker.damaged


@given(
    st.sampled_from(sorted(LABELS)),
    st.text(alphabet="沿河两岸的灯火渐次亮起", min_size=1, max_size=20),
    st.sampled_from([" ", "", "\u3000"]),
)
def test_spaces_between_glyphs_change_nothing(label: str, prose: str, space: str) -> None:
    marker, rest = trailing_marker(prose + space.join(f"（下转{label}）"))
    assert marker is not None
    assert same_page(marker.page, LABELS[label])
    assert rest == prose
