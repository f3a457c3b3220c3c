"""What paths in an inbox say of their scans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.inbox.patterns import NOTHING, compiled, given_by_name, patterns_of
from postprocess.identity import Given, TitleProfile

OWN = (
    TitleProfile("jia-bao", ("甲报",), inbox=("jb/{year}-{month}/{day}_{page}.{ext}",)),
    TitleProfile(
        "yi-bao", ("乙报", "乙日报"), inbox=("{title}_{date}_{page}.{ext}", "yb/*/{page}.pdf")
    ),
)

CASES = [
    ("丙报/2021-12-13/4.jpg", ("丙报", "2021-12-13", "4")),
    ("丙报/2021-12-13/扫描1.jpg", ("丙报", "2021-12-13", "")),
    ("jb/2021-12/13_A03.tif", ("甲报", "2021-12-13", "A03")),
    ("jb/2021-12/1_2.tif", ("甲报", "2021-12-01", "2")),
    ("乙日报_20211213_2.png", ("乙报", "2021-12-13", "2")),
    ("yi-bao_2021.12.13_2.png", ("乙报", "2021-12-13", "2")),
    ("yb/whatever/3.pdf", ("乙报", "", "3")),
    ("jb/2021-13/40_1.tif", ("", "", "")),  # no such day
    ("丙报/2021-12-13/more/4.jpg", ("", "", "")),
    ("2021-12-13/4.jpg", ("", "", "")),
    ("../2021-12-13/4.jpg", ("", "", "")),
    ("4.jpg", ("", "", "")),
]


@pytest.mark.parametrize(("name", "told"), CASES)
def test_a_path_says_which_page_it_is(name, told):
    assert given_by_name(name, patterns_of(OWN)) == Given(*told)


@given(st.text())
def test_any_path_says_something_or_nothing(name):
    found = given_by_name(name, patterns_of(OWN))
    assert found == NOTHING or found.title or found.date


@pytest.mark.parametrize("pattern", ["{titel}/{page}.jpg", "{page}/{page}.jpg"])
def test_a_pattern_that_makes_no_sense_is_refused(pattern):
    with pytest.raises(ValueError, match=r"\{"):
        compiled(pattern, ["甲报"])
