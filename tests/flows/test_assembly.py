"""Assembling: only what changed is written, and processes that meet lose nothing."""

import subprocess
import sys
from dataclasses import replace

import pytest

from document.errors import StoreUnavailable
from document.issue import IssueStatus
from document.page import Folio
from flows import assembly
from store import keys, open_store
from store.records import decode_issue, encode_page
from tests.flows.records import DATE, SLUG, record, source

LAST = 9  # pages of the issue that several processes file


@pytest.fixture(params=["folder", "s3"])
def store(request, tmp_path):
    url = (
        str(tmp_path / "store") if request.param == "folder" else request.getfixturevalue("s3_url")
    )
    return open_store(url)


class Watched:
    """A store that notes what is fetched, written and removed."""

    def __init__(self, store):
        self.store, self.got, self.written, self.removed = store, [], [], []

    def __getattr__(self, name):
        return getattr(self.store, name)

    def get(self, key):
        self.got.append(key)
        return self.store.get(key)

    def put(self, key, data, content_type="application/octet-stream"):
        self.written.append(key)
        self.store.put(key, data, content_type)

    def delete(self, key):
        self.removed.append(key)
        self.store.delete(key)


def page(number, **fields):
    return record(str(number), scan=source(f"in/{number}.png", f"{number:02d}"), **fields)


def file_page(store, one):
    key = keys.page_key(one.slug, one.date, one.page, one.source)
    store.put(key, encode_page(one), keys.JSON_TYPE)
    return key


def test_one_new_page_touches_only_what_changed(store):
    file_page(store, page(1, to="4", text="同时有"))
    for number in (2, 3):
        file_page(store, page(number, text=f"第{number}版的消息。"))
    assembly.assemble(store, SLUG, DATE)
    watched = Watched(store)
    assembly.assemble(watched, SLUG, DATE)
    assert (watched.written, watched.removed) == ([], [])

    file_page(store, page(4, came_from="1", text="志愿者引路。"))
    assembly.assemble(watched, SLUG, DATE)
    assert sorted(key.removeprefix(f"{SLUG}/{DATE}/") for key in watched.written) == [
        f"articles/{SLUG}-{DATE}-p1-a01.json",
        f"articles/{SLUG}-{DATE}-p1-a01.txt",
        "issue.json",
    ]
    assert watched.written[-1].endswith("issue.json")
    assert watched.removed == []


def test_a_page_that_is_taken_away_leaves_its_other_half_waiting(store):
    file_page(store, page(1, to="2", text="同时有"))
    second = file_page(store, page(2, came_from="1", text="志愿者引路。"))
    assert assembly.assemble(store, SLUG, DATE).ledger.status is IssueStatus.COMPLETE
    store.delete(second)
    watched = Watched(store)
    issue = assembly.assemble(watched, SLUG, DATE)
    assert issue.articles[0].continued_to == "2"
    assert issue.ledger.status is IssueStatus.INCOMPLETE
    file_page(store, page(2, text="另一篇。"))  # replaced by a page with nothing for it
    assert len(assembly.assemble(store, SLUG, DATE).articles) == 2
    store.delete(second)
    assembly.assemble(watched, SLUG, DATE)
    assert [key.rpartition("/")[2] for key in watched.removed] == [
        f"{SLUG}-{DATE}-p2-a01.json",
        f"{SLUG}-{DATE}-p2-a01.txt",
    ]


class Interrupted(Watched):
    """A store in which somebody else overwrites an article with an older one, once."""

    def __init__(self, store, key):
        super().__init__(store)
        self.key = key

    def put(self, key, data, content_type="application/octet-stream"):
        super().put(key, data, content_type)
        if key == self.key and self.written.count(key) == 1:
            self.store.put(key, b"what a slower process had made before")


def test_what_a_slower_process_overwrites_is_put_right(store):
    file_page(store, page(1))
    key = f"{SLUG}/{DATE}/articles/{SLUG}-{DATE}-p1-a01.txt"
    watched = Interrupted(store, key)
    assembly.assemble(watched, SLUG, DATE)
    assert watched.written.count(key) == 2
    assert store.get(key).decode().startswith("古桥修缮")


class Restless(Watched):
    """A store in which a page changes whenever somebody looks."""

    def tags(self, prefix=""):
        file_page(self.store, page(1, text="改" * (len(self.got) + 1)))
        return self.store.tags(prefix)


def test_an_issue_that_never_rests_is_tried_again_later(store, monkeypatch):
    monkeypatch.setattr(assembly, "ASSEMBLY_ROUNDS", 3)
    with pytest.raises(StoreUnavailable):
        assembly.assemble(Restless(store), SLUG, DATE)


PROCESS = """
import sys
from flows.assembly import assemble
from store import open_store
from tests.flows.test_assembly import DATE, SLUG, file_page, link

store, numbers = open_store(sys.argv[1]), [int(at) for at in sys.argv[2:]]
print("ready", flush=True)
sys.stdin.readline()
for number in numbers:
    file_page(store, link(number))
    assemble(store, SLUG, DATE)
"""


def link(number):
    """A page of a chain: its article comes from the page before and goes to the next."""
    onwards = {"to": str(number + 1)} if number < LAST else {}
    before = {"came_from": str(number - 1)} if number > 1 else {}
    return page(number, text=f"第{number}段，", **onwards, **before)


def test_processes_that_assemble_the_same_issue_lose_nothing(store):
    shares = [[1, 4, 7], [9, 6, 3], [5, 2, 8]]
    started = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, store.url, *map(str, numbers)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for numbers in shares
    ]
    for process in started:
        assert process.stdout.readline() == "ready\n"
    for process in started:
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in started:
        process.communicate(timeout=120)
    assert [process.returncode for process in started] == [0, 0, 0]
    left = {key: store.get(key) for key in store.list(f"{SLUG}/{DATE}/")}
    issue = decode_issue(left[f"{SLUG}/{DATE}/issue.json"])
    assert [entry.page for entry in issue.pages] == [str(at) for at in range(1, LAST + 1)]
    assert (issue.status, len(issue.joins)) == (IssueStatus.COMPLETE, LAST - 1)
    assert issue.articles == (f"{SLUG}-{DATE}-p1-a01",)
    assembly.assemble(store, SLUG, DATE)
    assert {key: store.get(key) for key in store.list(f"{SLUG}/{DATE}/")} == left


def numbered(date, number):
    return replace(record(date=date), folio=Folio(number=number))


def test_the_issue_number_is_checked_against_issues_of_other_days(store):
    for date, number in (("2023-05-06", 8419), ("2023-05-07", 8420), ("2023-04-01", 1)):
        file_page(store, numbered(date, number))
        assert assembly.assemble(store, SLUG, date).ledger.number == number
    file_page(store, numbered(DATE, 8425))
    issue = assembly.assemble(store, SLUG, DATE)
    assert issue.ledger.review == ("issue number 8425 does not fit 8420 of 2023-05-07",)
    assert issue.ledger.status is IssueStatus.NEEDS_REVIEW
    file_page(store, numbered(DATE, 8421))
    assert assembly.assemble(store, SLUG, DATE).ledger.status is IssueStatus.COMPLETE


def test_traditional_articles_have_a_simplified_copy_where_it_is_asked_for(store):
    file_page(store, page(1, text="國語與電車的關係，報紙說得很清楚。"))
    file_page(store, page(2, text="志愿者引路。"))
    copy = f"{SLUG}/{DATE}/articles/{SLUG}-{DATE}-p1-a01.hans.txt"
    issue = assembly.assemble(store, SLUG, DATE, simplified=True)
    assert [bool(article.simplified) for article in issue.articles] == [True, False]
    assert store.get(copy).decode() == "古桥修缮\n国语与电车的关系，报纸说得很清楚。\n"
    assert [key for key in store.tags(f"{SLUG}/{DATE}/") if "hans" in key] == [copy]

    assembly.assemble(store, SLUG, DATE)
    assert copy not in store.tags(f"{SLUG}/{DATE}/")
