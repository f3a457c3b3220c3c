"""Folio and masthead: date, weekday, label and number of pages, through damage."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postprocess.dates import find_compact_date, find_date, find_weekday, real_date
from postprocess.folio import parse_folio, read_folio
from tests.postprocess.drawn import draw

DAY = "2021-12-13"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021年12月13日星期一", DAY),
        ("2021-12-13", DAY),
        ("2021.12.13", DAY),
        ("2021/12/13", DAY),
        ("二〇二一年十二月十三日", DAY),
        ("二○二一年十二月十三日", DAY),
        ("中華民國廿八年四月廿六日", "1939-04-26"),
        ("民国28年4月26日", "1939-04-26"),
        ("12月13日星期一2021年", DAY),
        ("2O2l年12月l3日", DAY),
        ("2021午12目13曰", DAY),
        ("第9387期2021年12月13日", DAY),
        ("2021年13月1日", ""),
        ("2023年2月29日", ""),
        ("农历辛丑年十一月初十", ""),
        ("电话2926668", ""),
        ("CN41-0019", ""),
        ("", ""),
    ],
)
def test_dates(text: str, date: str) -> None:
    assert find_date(text) == date


@given(st.dates(dt.date(1872, 4, 30), dt.date(2199, 12, 31)))
def test_every_day_is_found_in_every_form(day: dt.date) -> None:
    iso = day.isoformat()
    forms = (f"{day.year}年{day.month}月{day.day}日", iso, f"{day.year}.{day.month}.{day.day}")
    assert [find_date(form) for form in forms] == [iso] * 3
    assert find_compact_date(f"scan_{day:%Y%m%d}_p4") == iso
    assert find_weekday(f"星期{'一二三四五六日'[day.weekday()]}") == day.weekday()


def test_years_without_newspapers_are_no_dates() -> None:
    assert real_date(1700, 1, 1) == real_date(3000, 1, 1) == ""


@pytest.mark.parametrize(
    ("texts", "label", "pages_today"),
    [
        (
            ["2021年12月13日 国内统一刊号：CN41-0019 今日8+4版"],
            "",
            12,
        ),
        (["今日16版 A1-A8 B1-B8", "2021年12月13日"], "", 16),
        (["今日A叠8版 B叠4版", "2021年12月13日"], "", 12),
        (["今日对开八版", "2021年12月13日"], "", 8),
        (["2021年12月13日", "A04-A05"], "A04", None),
        (["2021年12月13日", "要闻", "三版"], "3", None),
        (["2021年12月13日", "第三張 第九版"], "9", None),
        (["3 要闻 2021年12月13日 编辑 王明 电话：0374-2961234"], "3", None),
        (
            ["A叠02版", "2021年12月13日 星期一"],
            "A02",
            None,
        ),
        (
            ["江城日报", "2021年12月13日 星期一", "第9387期", "今日8版 国内统一刊号CN 41-0019"],
            "",
            8,
        ),
        (["2021年12月13日 星期一", "责任编辑 李可 电话 2926668", "综合 4"], "4", None),
        (["A03", "时 事"], "A03", None),
        (["第 四 版 2021年12月13日"], "4", None),
        (["04", "要闻"], "04", None),
        (["版", "4", "第", "要闻"], "4", None),
        (["2021年12月13日星期一4综合"], "4", None),
        (["2021年12月13日 责编：王晓 版式：李青 04"], "04", None),
        (["Ａ０３版"], "A03", None),
        (["B2·体育", "2026年6月12日"], "B2", None),
        (["今日十六版", "第一版"], "1", 16),
        (["国内统一刊号CN11-0001", "第123号"], "", None),
        (["今日4版", "版面导航", "两个字（4版)", "新相机闯出大市场（3版）"], "", 4),
        (["今日8版", "今日导读", "听老先生讲“颠沛流离”", "医院来了“候鸟”", "7版", "9版"], "", 8),
        (["今日16版", "云梧市一季度外贸增长26.8%12版", "气象观测员的16年（8版）"], "", 16),
        (["国际国内新闻6版", "责任编辑 柏书瑶 校对 水沐晨"], "6", None),
        (["今日4版", "小湖笔闯出大市场9版", "今日导读"], "", 4),
        (["综合新闻4版", "今日导读"], "4", None),
        (["今日4版", "导读", "1911年的一张报纸（2版）"], "", 4),
        (["今日导读", "桥通了 5版", "2026年3月9日 星期一", "第1版"], "1", None),
        (["气温5℃~12℃", "农历十一月初十"], "", None),
    ],
)
def test_labels(texts: list[str], label: str, pages_today: int | None) -> None:
    folio = parse_folio(texts)
    assert (folio.label, folio.pages_today) == (label, pages_today)


def test_the_folio_is_read_from_its_regions() -> None:
    layout, lines = draw("""
        F- |2 0 2 1 年 1 2 月 1 3 日 星 期 一
           |综合 4
        H0 |江城
        B0 |　　1949年10月1日，江城解放。
    """)
    folio = read_folio(layout, lines)
    assert (folio.date, folio.weekday, folio.label) == (DAY, 0, "4")
    assert folio.text == "2021年12月13日星期一\n综合4"


def test_without_a_folio_the_bands_are_asked_but_not_the_body() -> None:
    rows = "\n".join(f"B0 |　　1949年10月{day}日，江城。" for day in range(1, 25))
    layout, lines = draw(f"U- |2021年12月13日 第四版\nH0 |江城\n{rows}")
    folio = read_folio(layout, lines)
    assert (folio.date, folio.label, folio.text) == (DAY, "4", "")
    layout, lines = draw(f"H0 |江城\n{rows}")
    assert read_folio(layout, lines).date == ""
