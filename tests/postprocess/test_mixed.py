"""Articles that layout took for one are parted where markers and datelines tell them apart."""

import pytest

from tests.postprocess.composed import bodies, compose, only

SEVERAL = {
    "two that come from elsewhere": """
        B0 |（上接第一版）前一篇的末尾。
        B0 |前一篇的后一栏。
        B0 |（上接第二版）后一篇的末尾。
    """,
    "two that go on elsewhere": """
        H0 |前一篇
        B0 |　　前一篇的开头（下转第二版）
        H0 |后一篇
        B0 |　　后一篇的开头（下转第三版）
    """,
    "one that goes on elsewhere over one that comes from there": """
        H0 |前一篇
        B0 |　　前一篇的开头（下转第二版）
        B0 |（上接第三版）后一篇的末尾。
    """,
    "one that comes from elsewhere before one with a dateline": """
        B0 |（上接第一版）前一篇的末尾。
        H0 |后一篇
        B0 |　　本报讯 后一篇的开头。
    """,
    "one under the other in one column": """
        B0 |（上接第二版）前一篇的末尾到这里（下转第四版）
           |（上接第三版）后一篇的末尾。
           |后一篇写完了。
    """,
    "one with a dateline over one that comes from elsewhere, in one column": """
        H0 |前一篇
        B0 |　　本报讯 前一篇写完了。
           |（上接第一版）后一篇的末尾。
           |后一篇写完了。
    """,
    "one with a dateline before one that comes from elsewhere": """
        H0 |前一篇
        B0 |　　本报讯 前一篇的开头。
        B0 |（上接第一版）后一篇的末尾。
    """,
}


@pytest.mark.parametrize("page", SEVERAL.values(), ids=SEVERAL)
def test_each_has_its_text_its_headline_and_its_marker(page: str) -> None:
    first, second = compose(page).parts
    assert all("前一篇" in text for text in bodies(first))
    assert all("后一篇" in text for text in bodies(second))
    assert ("H0 |前一篇" in page) == (first.headline == "前一篇")
    assert not first.review
    assert not second.review
    assert ("H0 |后一篇" in page) == (second.headline == "后一篇")


@pytest.mark.parametrize(
    "page",
    [
        "H0 |江城\nB0 |（上接第一版）前一栏。\nB0 |后一栏（下转第三版）",
        "H0 |江城\nB0 |　　本报讯 前一栏，\nB0 |后一栏（下转第三版）",
        "H0 |江城\nB0 |　　前一栏（下转第三版）\nB0 |后一栏。",
        "H0 |江城\nB0 |（土接第一版）前一栏。\nB0 |（上接第一版）后一栏。",
    ],
)
def test_one_that_markers_do_not_part_stays_one(page: str) -> None:
    assert only(page).headline == "江城"


def test_pictures_and_captions_go_with_the_nearest() -> None:
    first, second = compose("""
        B0 |（上接第一版）前一篇的末尾。
        P0 |
        C0 |前一篇的图注。王晓摄
        B0 |（上接第二版）后一篇的末尾。
    """).parts
    assert [caption.credit for caption in first.captions] == ["王晓摄"]
    assert second.captions == ()
