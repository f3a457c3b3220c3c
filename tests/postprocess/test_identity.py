"""Identity: what is given counts first, then the folio, then the file's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.errors import SettingsError
from document.page import Folio
from postprocess.filename import read_file_name
from postprocess.identity import Given, TitleProfile, identify, slugify

PAPERS = (
    TitleProfile("jiangcheng", ("江城日报", "江城日報")),
    TitleProfile("hunan", ("湖南日报",)),
    TitleProfile("xinbao", ("信報",), ("A", "B")),
)
DAY = "2021-12-13"


def test_what_is_given_counts_first_and_contradictions_are_kept() -> None:
    found = identify(
        Given("江城日报", DAY, "4"),
        Folio(text="湖南日报", date="2021-12-14", label="5"),
        "2021-12-15_A03.jpg",
        PAPERS,
    )
    assert (found.title, found.slug, found.date, found.label) == (
        "江城日报",
        "jiangcheng",
        DAY,
        "4",
    )
    assert found.review == (
        "command line or path says title 江城日报, folio says 湖南日报",
        f"command line or path says date {DAY}, folio says 2021-12-14",
        f"command line or path says date {DAY}, file name says 2021-12-15",
        "command line or path says page 4, folio says 5",
        "command line or path says page 4, file name says A03",
    )


def test_sources_that_agree_leave_nothing_to_review() -> None:
    folio = Folio(text="江城日報", date=DAY, weekday=0, label="4")
    found = identify(Given("jiangcheng"), folio, f"江城日报_{DAY}_04.jpg", PAPERS)
    assert (found.title, found.label, found.review) == ("江城日报", "4", ())


def test_a_weekday_that_does_not_fit_is_kept_in_review() -> None:
    found = identify(Given(), Folio(date=DAY, weekday=1), "scan.jpg")
    assert found.review == (f"folio says Tuesday, but {DAY} is a Monday",)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("江城日报\n第9387期", "江城日报"),
        ("江城曰报", "江城日报"),  # a reading error in the part that all papers share
        ("河南日报", "河南日报"),  # another paper, no misread 湖南日报
        ("湖南日報", "湖南日报"),  # lettered in traditional characters
        ("东湖晚报", "东湖晚报"),  # no profile, but plainly a newspaper's name
        ("要闻 4", ""),
    ],
)
def test_titles_in_the_folio(text: str, title: str) -> None:
    assert identify(Given(), Folio(text=text), "scan.jpg", PAPERS).title == title


def test_a_masthead_makes_a_front_page() -> None:
    found = identify(Given("信報"), Folio(text="信報", pages_today=40), "scan.jpg", PAPERS)
    assert found.label == "A1"
    assert found.review == ("page A1 is guessed: a masthead stands on the front page",)


def test_nothing_known() -> None:
    found = identify(Given(), Folio(), "IMG_0001.jpg", PAPERS)
    assert (found.title, found.slug, found.date, found.label) == ("", "unknown", "undated", "")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("dongjiang-wanbao_2021-12-13_04.jpg", "东江晚报"),
        ("dongjiang-wanbao-20211213-p4.jpg", "东江晚报"),
        ("Dongjiang_Wanbao20211213.jpg", "东江晚报"),
        ("dongjiangwanbao.jpg", "东江晚报"),
        ("dongjiang-wanbaozhoukan.jpg", ""),
        ("xidongjiang-wanbao.jpg", ""),
        ("dongjiang.jpg", ""),
    ],
)
def test_slugs_of_several_words_in_file_names(name: str, title: str) -> None:
    papers = (TitleProfile("dongjiang-wanbao", ("东江晚报",)),)
    assert identify(Given(), Folio(), name, papers).title == title


@pytest.mark.parametrize("date", ["2021-02-30", "yesterday", "20211301"])
def test_a_date_that_the_calendar_does_not_have(date: str) -> None:
    with pytest.raises(SettingsError, match="YYYY-MM-DD"):
        identify(Given(date=date), Folio(), "scan.jpg")


@pytest.mark.parametrize(
    ("path", "title", "date", "label"),
    [
        ("江城日报_2021-12-13_04.jpg", "江城日报", DAY, "04"),
        ("jiangcheng_20211213_p4.png", "", DAY, "4"),
        ("jiangcheng_20211213_p4_scan2.jpg", "", DAY, "4"),
        ("江城日报2021年12月13日第4版.pdf", "江城日报", DAY, "4"),
        ("20211213A03.tif", "", DAY, "A03"),
        ("s3://inbox/jiangcheng/2021-12-13/A03.png", "jiangcheng", DAY, "A03"),
        ("C:\\scans\\江城日报\\2021-12-13\\12.jpg", "江城日报", DAY, "12"),
        ("issue_20211313_1.jpg", "", "", ""),
        ("IMG_20.jpg", "", "", ""),
        ("扫描件.jpg", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_file_names(path: str, title: str, date: str, label: str) -> None:
    found = read_file_name(path)
    assert (found.title, found.date, found.label) == (title, date, label)


@given(st.text())
def test_no_title_leaves_its_folder(title: str) -> None:
    slug = slugify(title, "unknown")
    assert 0 < len(slug.encode()) <= 121
    assert not set(slug) & set('/\\\0.:*?"<>| \n')
    assert slug == slug.strip("-")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("..", "unknown"),
        ("/", "unknown"),
        ("a\0b", "a-b"),
        ("con", "con_"),
        ("江" * 300, "江" * 40),
        ("江城日报（海外版）", "江城日报-海外版"),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    assert identify(Given(title=title), Folio(), "scan.jpg").slug == slug
