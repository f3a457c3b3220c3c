"""How issues stand, from ledgers alone."""

import json

import pytest

from document.errors import InputError
from flows.assembly import assemble
from flows.filing import file_failure, file_page
from store import open_store
from tests.flows.records import expected, record, source

TITLE = "云川晚报"


@pytest.fixture
def url(tmp_path):
    """Three issues: one whole, one with a page that failed, one with an open marker."""
    store = open_store(str(tmp_path / "store"))
    for number, day in enumerate(("2023-05-08", "2023-05-09", "2023-05-10")):
        to = "4" if day == "2023-05-10" else ""
        page = record(date=day, scan=source(f"in/{day}.png", f"a{number}"), to=to)
        file_page(store, page, b"", expected(date=day))
    bad = InputError("in/2.png", "input", "the file is empty", "Scan it again.")
    file_failure(store, "in/2.png", expected("2", date="2023-05-09"), bad)
    for day in ("2023-05-08", "2023-05-09", "2023-05-10"):
        assemble(store, "yunchuan-wanbao", day)
    return store.url


def test_the_worst_comes_first(banmian, url):
    ran = banmian("status", "--store", url)
    assert ran.code == 0
    _, *lines = [line.split() for line in ran.out.splitlines()]
    assert [line[1] for line in lines] == ["2023-05-09", "2023-05-10", "2023-05-08"]
    pages, _, failed, articles, unresolved = lines[0][-5:]
    assert (pages, failed, articles, unresolved) == ("1", "1", "1", "0")
    assert lines[1][-1] == "1"


def test_one_issue_is_shown_page_by_page(banmian, url):
    ran = banmian("status", TITLE, "2023-05-09", "--store", url)
    assert "the file is empty" in ran.out
    assert "in/2023-05-09.png" in ran.out
    assert "2023-05-08" not in ran.out
    by_folder = banmian("status", "yunchuan-wanbao", "2023-05-10", "--store", url)
    assert "unresolved （下转第4版）" in by_folder.out


def test_an_issue_that_is_not_there(banmian, url, tmp_path):
    assert banmian("status", "甲报", "--store", url).code == 5
    assert banmian("status", TITLE, "no date", "--store", url).code == 2
    assert banmian("status", "--store", tmp_path / "empty").code == 0


def test_a_damaged_ledger_is_named_and_hides_no_other(banmian, url):
    open_store(url).put("yunchuan-wanbao/2023-05-08/issue.json", b"{")
    ran = banmian("status", "--store", url)
    assert "2023-05-08/issue.json" in ran.err
    assert "2023-05-09" in ran.out


def test_the_log_as_json_lines(banmian, tmp_path):
    ran = banmian("ingest", "--inbox", tmp_path / "none", "--store", tmp_path, "--log", "json")
    told = [json.loads(line) for line in ran.err.splitlines()]
    assert {"time", "level", "logger", "message"} <= set(told[-1])
    assert "the inbox is no folder" in told[-1]["message"]
