"""Repairs: each defect put right, correct text left alone, nothing changed twice."""

import json
import logging
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.press.library import briefs, manuscripts
from bench.press.writer import Newsroom
from postprocess.lines import join_texts
from postprocess.repairs import REPAIRS, Repair, clean_line, explain, repair

CASES = json.loads(Path(__file__).with_name("repairs.json").read_text(encoding="utf8"))
EACH = json.loads(Path(__file__).with_name("each_repair.json").read_text(encoding="utf8"))
ALONE = {fix.__name__: fix for fix in REPAIRS}

# Clean prose of our own: every mark that Chinese print uses, in its right form.
CLEAN = (
    "雨落江城，水平两岸。3月5日—9日，市水务局局长顾远带队，走访19座闸站，看水位、问收成。",
    "“河清了，人就回来了。”老船工何平说，“你看这水，能照见云。”",
    "作为省内首座（也是唯一一座）“不关门”水厂，它每年可供水5.5万吨；按漏损率6%计，日产200吨。",
    "《江城晨报》刊文指出：“要把‘江城号’建成样板！”会后，记者走访了A座、B2层……",
    "站在江城看两岸——这是一条旧河，也是一条新河：从北到南，5座桥。",
    "英国《通讯》杂志报道，年仅19岁的安娜·贝尔在ChatGPT的帮助下，译出了第108号残卷。",
    "何为“慢生活”？为何“慢”？怎样“慢”？答案就在2026年的江城。",
    "据FAO数据统计，年内已新增37条；Linux Kernel 6.1发布于12:30，比分1：0。",
)

signs = st.sampled_from(
    list("江城市，。、：；？！“”‘’\"'（）()《》<>—-一…. ·|_ 0123年月日%ABab○O々,:;?!／")
)
texts = st.text(signs, max_size=40)


@pytest.mark.parametrize(
    ("before", "after"),
    [pytest.param(b, a, id=name) for sort in ("wild", "synthetic") for name, b, a in CASES[sort]],
)
def test_defect_is_repaired(before: str, after: str) -> None:
    assert repair(before) == after


@pytest.mark.parametrize("text", [pytest.param(t, id=name) for name, t in CASES["negative"]])
def test_correct_text_is_left_alone(text: str) -> None:
    assert explain(text) == (text, ())


def test_every_repair_has_wild_synthetic_and_negative_cases() -> None:
    assert set(EACH) == set(ALONE)
    assert all(cases[sort] for cases in EACH.values() for sort in ("wild", "synthetic", "negative"))


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [(n, b, a) for n, c in EACH.items() for sort in ("wild", "synthetic") for b, a in c[sort]],
)
def test_a_repair_alone_mends_its_own_defect_once(name: str, before: str, after: str) -> None:
    assert ALONE[name](before) == after
    assert ALONE[name](after) == after


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, cases in EACH.items() for text in cases["negative"]]
)
def test_a_repair_alone_leaves_what_only_looks_like_its_defect(name: str, text: str) -> None:
    assert ALONE[name](text) == text


@pytest.mark.xfail(strict=True, reason="needs a language model; we repair form, not language")
@pytest.mark.parametrize(
    ("before", "after"), [pytest.param(b, a, id=name) for name, b, a in CASES["known failures"]]
)
def test_known_failure(before: str, after: str) -> None:
    assert repair(before) == after


@pytest.mark.parametrize("text", CLEAN)
def test_clean_prose_is_left_alone(text: str) -> None:
    assert explain(text) == (text, ())


@pytest.mark.parametrize("text", CLEAN)
def test_prose_read_with_spaces_comes_back_as_it_was(text: str) -> None:
    wide = r"(?<![A-Za-z0-9.%: ])(?=.)|(?<=[A-Za-z0-9.%:])(?![A-Za-z0-9.%: ])"
    assert repair(re.sub(wide, " ", text)) == text


@given(texts)
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    once = repair(text)
    assert repair(once) == once


@given(st.sampled_from(REPAIRS), texts)
def test_a_repair_alone_is_done_after_once(fix: Callable[[str], str], text: str) -> None:
    once = fix(text)
    assert fix(once) == once


@given(texts)
def test_han_letters_and_digits_survive(text: str) -> None:
    """Only the forms of zero, and of the dash 一一, may change."""

    def kept(of: str) -> str:
        return re.sub("[^江城市年月日々0123ABab]", "", re.sub("[○〇Oo0]", "0", of))

    assert kept(repair(text)) == kept(text)


@given(st.lists(st.sampled_from(CLEAN), min_size=1, max_size=3).map("".join))
def test_clean_paragraphs_stay_clean(text: str) -> None:
    assert repair(text) == text


def _prose() -> list[str]:
    """Paragraphs of whole articles, written for the press: the print habits of spaces left out."""
    written = [text for one in manuscripts() for _, text in one.paragraphs]
    told = [text for pair in briefs() for text in pair]
    room = Newsroom(random.Random(7))  # noqa: S311 -- prose, not secrets
    made = [text for at in range(12) for _, text in room.story(f"s{at}", 600).paragraphs]
    tidy = str.maketrans({"％": "%", "\n": None, " ": None, "\u3000": None})
    return [re.sub(" ", "", text).translate(tidy) for text in (*written, *told, *made)]


PROSE = _prose()


def test_prose_is_left_alone() -> None:
    assert len(PROSE) > 150
    assert [text for text in PROSE if repair(text) != text] == []


@given(st.sampled_from(PROSE), st.integers(9, 24))
def test_prose_set_in_columns_comes_back_as_it_was(text: str, width: int) -> None:
    """Broken into lines anywhere, with gaps between the glyphs, and joined again."""
    cuts = [text[at : at + width] for at in range(0, len(text), width)]
    lines = [re.sub(r"(?<=[^A-Za-z0-9.%:]) ?(?=[^A-Za-z0-9.%:])", " ", cut) for cut in cuts]
    assert repair(join_texts(map(clean_line, lines))) == text


def test_every_repair_has_a_case_that_needs_it() -> None:
    cases = [before for sort in ("wild", "synthetic") for _, before, _ in CASES[sort]]
    used = {step.name for before in cases for step in explain(before)[1]}
    assert used == {fix.__name__ for fix in REPAIRS}


def test_log_names_each_change_in_order() -> None:
    text, log = explain("江 城,好")
    assert text == "江城，好"
    assert log == (
        Repair("han_spaces", "江 城,好", "江城,好"),
        Repair("narrow_stops", "江城,好", "江城，好"),
    )


def test_each_change_is_logged_for_those_who_look(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="postprocess.repairs"):
        repair("江 城")
        repair("江城")
    assert [record.getMessage() for record in caplog.records] == ["han_spaces: '江 城' -> '江城'"]


def test_every_repair_explains_itself() -> None:
    assert all(fix.__doc__ and ">>>" in fix.__doc__ for fix in REPAIRS)
