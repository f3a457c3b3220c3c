"""Markers and signatures at the edges of a part."""

import re

import pytest

from tests.postprocess.composed import bodies, only


@pytest.mark.parametrize(
    "rows",
    [
        "B0 |　　（上接第一版）群众满意。",
        "B0 |（上接第一版）\n|群众满意。",
        "U0 |（ 上 接 第 一 版 ）\nB0 |群众满意。",
        "C0 |◀ 上接 01 版\nB0 |群众满意。",
    ],
)
def test_where_a_part_comes_from_is_taken_out(rows: str) -> None:
    part = only(f"H0 |江城治水记\n{rows}")
    assert part.continued_from is not None
    assert part.continued_from.page.lstrip("0") == "1"
    assert bodies(part) == ["群众满意。"]
    assert not part.opens_paragraph


def test_a_marker_over_the_headline_counts() -> None:
    part = only("B0 |（上接第一版）\nH0 |江城治水记\nB0 |　　群众满意。")
    assert part.continued_from is not None
    assert part.opens_paragraph


@pytest.mark.parametrize(
    "rows",
    [
        "B0 |　　群众满意。（下转第四版）",
        "B0 |　　群众满意。（下转第\n|四版）",
        "B0 |　　群众满意。（下\n|转第四版）",
        "B0 |　　群众满意。（下转\nB0 |第四版）",
        "B0 |　　群众满意。\n|　　　　　（下转第四版）",
        "B0 |　　群众满意。\nU0 |（下转第四版）",
        "B0 |　　群众满意。\nY0 |（下转第四版）",
    ],
)
def test_where_a_part_goes_on_is_taken_out(rows: str) -> None:
    part = only(f"H0 |江城治水记\n{rows}")
    assert part.continued_to is not None
    assert part.continued_to.page == "4"
    assert part.continued_to.text == "（下转第四版）"
    assert bodies(part) == ["群众满意。"]
    assert part.closes_paragraph


def test_a_cut_sentence_does_not_close() -> None:
    assert not only("H0 |江城\nB0 |　　全市上下（下转第四版）").closes_paragraph


@pytest.mark.parametrize("foot", ["（下转第四版）\n|（王晓）", "（王晓）\n|（下转第四版）"])
def test_signature_and_marker_in_either_order(foot: str) -> None:
    part = only(f"H0 |江城\nB0 |　　一整行都是字没有空出来了\n|完。\n|{foot}")
    assert part.byline == "王晓"
    assert part.continued_to is not None
    assert len(bodies(part)) == 1


def test_a_marker_inside_is_taken_out_and_named() -> None:
    part = only("""
        H0 |江城治水记
        B0 |　　前一栏的末尾在这里呢。
           |（下转第四版）
        B0 |　　后一栏。
    """)
    assert part.continued_to is not None
    assert "下转" not in "".join(bodies(part))


@pytest.mark.parametrize(
    "rows",
    [
        "B0 |　　前一栏的末尾☞下转四版\nB0 |记者手记",
        "B0 |　　前一栏的末尾下转第四版\n|别篇文字",
        "B0 |　　前一栏的末尾\n|上接四版后一栏的开头\n|别篇文字",
        "B0 |　　前一栏的末尾\nC0 |别处图注（下转四版）\nB0 |后一栏。",
        "B0 |　　前一栏的末尾\nP0 |\nC0 |图为江城大桥。王晓摄（下转四版）",
    ],
)
def test_a_marker_is_taken_off_a_line_whatever_layout_put_around_it(rows: str) -> None:
    part = only(f"H0 |江城治水记\n{rows}")
    texts = [*bodies(part), *(caption.text for caption in part.captions)]
    assert not re.search("下转|上接", "".join(texts))
    marker = part.continued_to or part.continued_from
    assert marker is not None
    assert marker.page == "4"
    assert part.review


def test_prose_with_the_words_stays() -> None:
    part = only("H0 |江城\nB0 |　　紧接第一个问题，他说好。")
    assert part.continued_from is None
    assert bodies(part) == ["紧接第一个问题，他说好。"]
