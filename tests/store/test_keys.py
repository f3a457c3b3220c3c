"""Keys: the storage contract, and nothing that leaves it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.issue import PageFailure
from document.page import Source
from store import keys
from store.base import key_problem

SHA = "ab" * 32
SCAN = Source("inbox/4.jpg", SHA, 1, "JPEG")
PDF = Source("inbox/all.pdf", SHA, 1, "PDF", frame=3, frames=8)
ISSUE = ("宛城晨报", "2031-05-06")


def test_the_storage_contract():
    assert keys.page_key(*ISSUE, "4", SCAN) == "宛城晨报/2031-05-06/pages/04/page.json"
    assert keys.overlay_key(*ISSUE, "A03", SCAN) == "宛城晨报/2031-05-06/pages/A03/overlay.jpg"
    assert keys.article_key(*ISSUE, "x-p4-a01") == "宛城晨报/2031-05-06/articles/x-p4-a01.json"
    assert keys.article_text_key(*ISSUE, "x-p4-a01") == "宛城晨报/2031-05-06/articles/x-p4-a01.txt"
    assert keys.issue_key(*ISSUE) == "宛城晨报/2031-05-06/issue.json"
    assert keys.scan_key(SHA, 1) == f"scans/{SHA}-1.json"


@pytest.mark.parametrize(
    ("slug", "date"),
    [("unknown", "2031-05-06"), ("", "2031-05-06"), ("宛城晨报", "undated"), ("宛城晨报", "")],
)
def test_pages_without_title_or_date_are_kept_under_their_scan(slug, date):
    assert keys.page_folder(slug, date, "4", SCAN) == f"unknown/undated/pages/{SHA}"
    assert keys.page_folder(slug, date, "", PDF) == f"unknown/undated/pages/{SHA}-3"


def test_a_page_without_label_is_kept_under_its_scan():
    assert keys.page_folder(*ISSUE, "", SCAN) == f"宛城晨报/2031-05-06/pages/{SHA}"


@pytest.mark.parametrize("date", ["2031-02-30", "20310506", "2031-5-6", "../..", "２０３１-05-06"])
def test_what_is_no_date_is_undated(date):
    assert keys.issue_folder("宛城晨报", date) == "unknown/undated"


@pytest.mark.parametrize(
    ("one", "other"), [("4", "4"), ("4", "04"), ("12", "12"), ("A03", "A03"), (" 4 ", "4")]
)
def test_one_label_one_place(one, other):
    assert keys.page_name(one) == keys.page_name(other)


@pytest.mark.parametrize(
    "label", ["", "/", "..", "A/03", "4" * 5000, "\0", "nul", "A03 ", "¼", "版" * 300, "\udcff"]
)
def test_odd_labels_are_one_safe_segment(label):
    name = keys.page_name(label)
    assert "/" not in name
    assert not key_problem(f"{name}.json")


@given(st.text(st.characters(), max_size=300))
def test_a_segment_is_safe_and_stays_what_it_is(text):
    name = keys.segment(text)
    assert "/" not in name
    assert not key_problem(f"{name}.json")
    assert len(f"{name}.json".encode()) <= 255


@given(st.text(max_size=8), st.text(max_size=8))
def test_two_texts_have_two_segments(one, other):
    assert (keys.segment(one) == keys.segment(other)) == (one == other)


def test_all_keys_of_an_issue_are_keys():
    hostile = ("../../etc", "2031-05-06")
    for key in (
        keys.page_key(*hostile, "../4", SCAN),
        keys.article_key(*hostile, "../../passwd"),
        keys.issue_key(*hostile),
        keys.failure_key(*hostile, PageFailure("/etc/passwd", "../4", "")),
        keys.scan_key("../x", 1),
    ):
        assert not key_problem(key)
        assert ".." not in key


def test_a_failure_stands_beside_the_pages_until_its_page_is_read():
    failure = PageFailure("inbox/4.jpg", "4", "truncated")
    assert keys.failure_key(*ISSUE, failure) == "宛城晨报/2031-05-06/failed/04.json"
    assert keys.failure_key(*ISSUE, failure) in keys.cleared_by(*ISSUE, "4", SCAN)


@pytest.mark.parametrize("place", [ISSUE, ("unknown", "undated"), ("", "")])
def test_a_failure_from_before_anything_was_known_is_cleared_too(place):
    key = keys.failure_key(*place, PageFailure("inbox/4.jpg", "", "truncated"))
    assert key in keys.cleared_by(*ISSUE, "A03", SCAN)


def test_failures_of_unknown_issues_do_not_share_a_label():
    one, other = (PageFailure(f"{name}/4.jpg", "4", "truncated") for name in ("a", "b"))
    assert keys.failure_key("", "", one) != keys.failure_key("", "", other)


def test_a_page_clears_no_failure_of_another_page():
    other = keys.failure_key(*ISSUE, PageFailure("inbox/5.jpg", "5", "truncated"))
    unknown = keys.failure_key("", "", PageFailure("inbox/5.jpg", "", "truncated"))
    assert not {other, unknown} & set(keys.cleared_by(*ISSUE, "4", SCAN))
