"""Bylines and datelines taken apart."""

import pytest

from document.article import DatelineParts
from postprocess.authors import parse_dateline, people_of


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
        ("新华社北京电", ("新华社", "北京", "")),
        ("江城晚报12月30日讯", ("江城晚报", "", "2020-12-30")),
        ("据本报驻江城记者王晓报道", ("本报", "江城", "")),
    ],
)
def test_datelines(dateline, parts):
    assert parse_dateline(dateline, "2021-12-13") == DatelineParts(*parts)


def test_without_the_issues_date_the_day_is_left_out():
    assert parse_dateline("新华社北京12月9日电", "undated") == DatelineParts("新华社", "北京", "")
