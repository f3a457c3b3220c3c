"""Where scans lie, and what their paths say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.errors import InputError, SettingsError
from flows.place import (
    Place,
    check_exists,
    checked_given,
    complete,
    given_by_path,
    given_by_place,
    parse_place,
)
from postprocess.identity import Given

BY_PATH = [
    ("in/云川晚报/2023-05-08/4.jpg", ("云川晚报", "2023-05-08", "4")),
    ("in/云川晚报/2023-05-08/A03.tif", ("云川晚报", "2023-05-08", "A03")),
    ("云川晚报/2023-05-08/01.jpg", ("云川晚报", "2023-05-08", "01")),
    ("s3://scans/in/云川晚报/2023-05-08/2.png", ("云川晚报", "2023-05-08", "2")),
    ("s3://scans/云川晚报/2023-05-08/2.png", ("云川晚报", "2023-05-08", "2")),
    ("in/云川晚报/2023-05-08/扫描0001.jpg", ("云川晚报", "2023-05-08", "")),
    ("s3://scans/2023-05-08/2.png", ("", "2023-05-08", "")),
    ("in/云川晚报/2023-13-08/4.jpg", ("", "", "")),
    ("in/云川晚报/20230508/4.jpg", ("", "", "")),
    ("/2023-05-08/4.jpg", ("", "", "")),
    ("../2023-05-08/4.jpg", ("", "", "")),
    ("2023-05-08/4.jpg", ("", "", "")),
    ("4.jpg", ("", "", "")),
]


@pytest.mark.parametrize(("path", "told"), BY_PATH)
def test_an_inbox_path_says_which_page_it_is(path, told):
    assert given_by_path(path) == Given(*told)


def test_the_pages_of_one_file_are_not_all_the_page_its_name_says():
    assert given_by_place(Place("in/云川晚报/2023-05-08/4.tif", 2)).page == ""


def test_what_is_said_in_so_many_words_comes_before_the_path():
    path = given_by_path("in/云川晚报/2023-05-08/4.jpg")
    assert complete(Given(title="", date="2023-05-09", page=""), path) == Given(
        title="云川晚报", date="2023-05-09", page="4"
    )


@pytest.mark.parametrize(
    ("text", "frame", "place"),
    [
        ("a.pdf", None, Place("a.pdf")),
        ("a.pdf", 3, Place("a.pdf", 3)),
        ("a.pdf#3", None, Place("a.pdf", 3)),
        ("a.pdf#3", 3, Place("a.pdf", 3)),
        ("s3://b/a.pdf#12", None, Place("s3://b/a.pdf", 12)),
        ("a.pdf#0", None, Place("a.pdf#0")),
        ("a#b.pdf", None, Place("a#b.pdf")),
    ],
)
def test_the_frame_stands_after_the_file(text, frame, place):
    assert parse_place(text, frame) == place


def test_a_file_whose_own_name_ends_like_a_frame_wins(tmp_path):
    file = tmp_path / "scan#2"
    file.write_bytes(b"")
    assert parse_place(str(file)) == Place(str(file))


def test_two_different_frames_make_no_sense():
    with pytest.raises(SettingsError, match="frame 3"):
        parse_place("a.pdf#3", 4)


@given(st.text(min_size=1).filter(lambda text: "#" not in text), st.integers(1, 10**6))
def test_a_place_reads_as_it_is_written(location, frame):
    assert parse_place(str(Place(location, frame))) == Place(location, frame)


def test_a_place_is_shown_without_its_password():
    assert "secret" not in Place("https://me:secret@host/a.png", 2).name


@pytest.mark.parametrize(
    ("title", "date", "page"),
    [
        ("", "2023-2-29", ""),
        ("", "2023-02-29", ""),
        ("", "yesterday", ""),
        ("a\nb", "", ""),
        ("", "", "4\x00"),
        ("报" * 101, "", ""),
    ],
)
def test_names_and_dates_that_cannot_be(title, date, page):
    with pytest.raises(SettingsError):
        checked_given(title, date, page)


@pytest.mark.parametrize("location", ["missing.png", "ftp://host/a.png", "s3://", " "])
def test_a_place_where_nothing_can_be(location):
    with pytest.raises(InputError):
        check_exists(parse_place(location))
