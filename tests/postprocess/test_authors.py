"""Bylines and datelines taken apart."""

import pytest

from document.article import DatelineParts
from postprocess.authors import parse_dateline, people_of
from postprocess.bylines import is_byline
from postprocess.datelines import find_dateline


@pytest.mark.parametrize(
    ("byline", "dateline", "people"),
    [
        ("本报记者 王立群 高远山", "", [("王立群", "本报记者"), ("高远山", "本报记者")]),
        (
            "本报首席记者 王晓 通讯员 李青云",
            "",
            [("王晓", "本报首席记者"), ("李青云", "通讯员")],
        ),
        ("王晓", "", [("王晓", "")]),
        ("文/王晓 图/李青", "", [("王晓", "文"), ("李青", "图")]),
        ("本报记者 王晓 文/图", "", [("王晓", "本报记者")]),
        ("江城日报全媒体记者 王晓", "", [("王晓", "江城日报全媒体记者")]),
        ("記者 王曉 通訊員 李青", "", [("王曉", "記者"), ("李青", "通訊員")]),
        ("记者 王晓 李青 文图", "", [("王晓", "记者"), ("李青", "记者")]),
        ("撰稿：王晓 李青", "", [("王晓", "撰稿"), ("李青", "撰稿")]),
        ("本报评论员", "", []),
        ("", "新华社北京12月9日电（记者 孟飞、王晓）", [("孟飞", "记者"), ("王晓", "记者")]),
        ("王晓", "本报讯（记者王晓）", [("王晓", "")]),
        ("", "", []),
    ],
)
def test_people(byline, dateline, people):
    assert [(one.name, one.role) for one in people_of(byline, dateline)] == people


@pytest.mark.parametrize(
    ("dateline", "parts"),
    [
        ("新华社北京12月9日电（记者孟飞）", ("新华社", "北京", "2021-12-09")),
        ("据新华社东京9日电", ("新华社", "东京", "2021-12-09")),
        ("本报北京9月12日讯", ("本报", "北京", "2021-09-12")),
        ("本报讯", ("本报", "", "")),
        ("本报综合讯", ("本报", "", "")),
        ("【本報訊】", ("本報", "", "")),
        ("江城网讯（记者孟飞）", ("江城网", "", "")),
        ("新华社郑州2021年12月9日电", ("新华社", "郑州", "2021-12-09")),
        ("新华社北京十二月九日电", ("新华社", "北京", "2021-12-09")),
        ("新华社北京电", ("新华社", "北京", "")),
        ("江城晚报12月30日讯", ("江城晚报", "", "2020-12-30")),
        ("据本报驻江城记者王晓报道", ("本报", "江城", "")),
    ],
)
def test_datelines(dateline, parts):
    assert parse_dateline(dateline, "2021-12-13") == DatelineParts(*parts)


@pytest.mark.parametrize(
    "dateline",
    [
        "本报江城讯（记者王晓）",
        "江城晨报讯（记者王晓）",
        "新华社江城2021年12月9日电",
        "（新华社江城12月9日电）",
        "本報訊記者王曉報道",
    ],
)
def test_habits_of_datelines(dateline):
    assert find_dateline(f"{dateline}昨日，市里开会。") == dateline


@pytest.mark.parametrize("text", ["警报讯号响了。", "据通报讯问已结束", "（电报）"])
def test_what_only_looks_like_a_dateline(text):
    assert find_dateline(text) == ""


@pytest.mark.parametrize("text", ["江城日报全媒体记者王晓", "●本报记者王晓", "撰稿：王晓"])
def test_habits_of_bylines(text):
    assert is_byline(text)


def test_a_paper_that_is_quoted_wrote_nothing():
    assert not is_byline("据江城日报记者王晓")


def test_without_the_issues_date_the_day_is_left_out():
    assert parse_dateline("新华社北京12月9日电", "undated") == DatelineParts("新华社", "北京", "")
