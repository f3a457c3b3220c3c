"""Where paragraphs end, and how words that a line or column cuts close up."""

import pytest

from tests.postprocess.composed import bodies, only


def test_a_full_last_line_ends_a_paragraph_when_the_next_is_set_in() -> None:
    part = only("""
        H0 |江城治水记
        B0 |　　第一段写到这里正好满行
           |一整行都是字没有空出来了。
           |　　第二段从这里重新开头写
           |完了。
    """)
    assert [text[:3] for text in bodies(part)] == ["第一段", "第二段"]


def test_a_column_whose_edge_was_misjudged_is_not_all_paragraphs() -> None:
    part = only("""
        H0 |江城治水记
        B0 |　　　　第一段从这里开始写起
           |　　一整行都是字没有空出来了
           |　　还有一整行字继续写在这里
           |　　又有一整行字继续写在这里
           |　　末行。
    """)
    assert len(bodies(part)) == 1


@pytest.mark.parametrize(
    "rest",
    [
        """
           |　　　绕图排的字比别处窄些
           |　　　绕图排的字比别处窄些
           |一整行都是字没有空出来了呀
           |一整行都是字没有空出来了。
        """,
        """
           |一整行都是字没有空出来了呀
           |　　　　绕图排的字到此写完。
        """,
        """
           |一整行都是字没有空出来了。
           |　　绕图排的字比别处窄些呀
           |　　绕图排的字比别处窄些呀
           |一整行都是字没有空出来了。
        """,
    ],
    ids=["narrow lines", "far, in the midst of a sentence", "two lines alike"],
)
def test_what_a_picture_pushes_in_opens_no_paragraph(rest: str) -> None:
    part = only(f"""
        H0 |江城治水记
        B0 |　　第一段从这里开始写起来{rest.rstrip()}
    """)
    assert len(bodies(part)) == 1


def test_a_signature_under_a_full_line_is_not_pushed_in() -> None:
    part = only("""
        H0 |江城治水记
        B0 |　　第一段从这里开始写起来
           |一整行都是字没有空出来了呀
           |　　　　　　　　　　王立群
    """)
    assert (len(bodies(part)), part.byline) == (1, "王立群")


def test_a_dialogue_is_many_short_paragraphs() -> None:
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


def test_a_lost_end_stop_does_not_hide_the_indent() -> None:
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
def test_words_cut_by_a_column_close_up(left: str, right: str, joined: str) -> None:
    part = only(f"""
        H0 |江城治水记
        B0 |　　第一段从这里开始写起来
           |一整行都是字{left}
        B0 |{right}，好。
    """)
    assert joined in bodies(part)[0]
