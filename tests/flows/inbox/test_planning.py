"""What there is to do, from what lies in an inbox and what is known of it."""

from dataclasses import replace

import pytest

from config.flow import FlowOptions
from flows.inbox.marks import BEGUN, DONE, FAILED, Mark, Marks, blank
from flows.inbox.planning import Why, plan_round, settled
from store import open_store
from store.inbox import Found
from store.options import StoreOptions

INBOX, MADE, NOW = "/inbox", "11111111", 1_000_000.0
OPTIONS = FlowOptions(settle=10.0, attempts=3)


def scan(name: str = "甲报/2021-12-13/1.jpg", stamp: str = "a", age: float = 100.0) -> Found:
    return Found(f"{INBOX}/{name}", name, stamp, NOW - age)


def planned(store, *found, made=MADE, options=OPTIONS):
    return plan_round(INBOX, found, Marks(store, INBOX), made, options, NOW)


@pytest.fixture
def local(tmp_path):
    return open_store(str(tmp_path / "store"))


def put(store, found, fate, attempt=0, made=MADE):
    Marks(store, INBOX).put(replace(blank(found, made), fate=fate, attempt=attempt), {})


def test_a_new_scan_is_read_and_a_known_one_is_not(store):
    put(store, scan("known.jpg"), DONE)
    plan = planned(store, scan("known.jpg"), scan("new.jpg"))
    assert [(one.found.name, one.why) for one in plan.arrivals] == [("new.jpg", Why.NEW)]
    assert plan.known == 1


CASES = [
    # what was marked, of which bytes, and what follows for the bytes "a"
    ((DONE, 0, "a"), None, ""),
    ((DONE, 0, "b"), Why.CHANGED, 1),
    ((FAILED, 1, "a"), Why.RETRY, 2),
    ((FAILED, 2, "a"), Why.RETRY, 3),
    ((FAILED, 3, "a"), None, ""),
    ((FAILED, 3, "b"), Why.CHANGED, 1),
    ((BEGUN, 1, "a"), Why.INTERRUPTED, 2),
    ((BEGUN, 8, "a"), Why.INTERRUPTED, 9),
    ((BEGUN, 9, "b"), Why.CHANGED, 1),
]


@pytest.mark.parametrize(("marked", "why", "attempt"), CASES)
def test_what_follows_from_a_mark(local, marked, why, attempt):
    fate, number, stamp = marked
    put(local, scan(stamp=stamp), fate, number)
    plan = planned(local, scan())
    assert [one.why for one in plan.arrivals] == ([why] if why else [])
    assert [one.mark.attempt for one in plan.arrivals] == ([attempt] if why else [])
    assert len(plan.given_up) == (fate == FAILED and not why)


def test_a_scan_that_brings_the_run_down_is_given_up_with_a_reason(local):
    put(local, scan(), BEGUN, 9)
    (arrival,) = planned(local, scan()).arrivals
    assert "no end" in arrival.found.problem


def test_other_settings_read_again_after_what_is_new(local):
    put(local, scan("old.jpg"), DONE, made="22222222")
    plan = planned(local, scan("old.jpg"), scan("new.jpg"))
    assert [one.why for one in plan.arrivals] == [Why.NEW, Why.RENEW]
    kept = planned(local, scan("old.jpg"), options=replace(OPTIONS, renew=False))
    assert (kept.arrivals, kept.known) == ((), 1)


@pytest.mark.parametrize("age", [0.0, 9.0])
def test_a_file_that_was_just_written_waits(local, age):
    plan = planned(local, scan(age=age))
    assert (plan.arrivals, len(plan.waiting)) == ((), 1)


def test_an_object_is_whole_when_it_appears(local):
    assert planned(local, replace(scan(), modified=None)).arrivals


def test_a_file_from_the_future_is_taken_when_it_lies_still(local, tmp_path):
    """A clock that is wrong must not keep a scan out for ever."""
    path = tmp_path / "1.jpg"
    path.write_bytes(b"1")
    options, there = replace(OPTIONS, settle=0.05), StoreOptions()
    from store.inbox import survey

    (found,) = survey(str(tmp_path), there)
    now = (found.modified or 0) - 1000
    plan = plan_round(INBOX, [found], Marks(local, INBOX), MADE, options, now)
    assert settled(plan, now, options, there).arrivals == plan.arrivals
    path.write_bytes(b"12")
    moved = settled(plan, now, options, there)
    assert (moved.arrivals, moved.waiting) == ((), ("1.jpg",))


BAD_NAMES = ["../1.jpg", "a//1.jpg", "./1.jpg", "a\n/1.jpg", "\udcff.jpg", "甲" * 86 + ".jpg"]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_leads_elsewhere_is_a_problem_and_is_tried_once(local, name):
    (arrival,) = planned(local, scan(name)).arrivals
    assert arrival.found.problem
    put(local, scan(name), FAILED, 1)
    assert planned(local, scan(name)).given_up == (scan(name).shown,)


def test_scans_that_failed_and_left_are_noticed(local):
    put(local, scan("bad.jpg"), FAILED, 1)
    put(local, scan("good.jpg"), DONE)
    plan = planned(local, scan("other.jpg"))
    assert [mark.fate for mark in plan.vanished] == [FAILED]


def test_a_mark_comes_back_from_its_name():
    mark = Mark("0" * 16, "1" * 16, "2" * 8, FAILED, 12)
    assert Mark.parse(mark.name) == mark
    assert Mark.parse("probe.json") is None


def test_two_inboxes_do_not_know_of_each_other(local):
    put(local, scan(), DONE)
    assert Marks(local, INBOX).scans()
    assert not Marks(local, "/other").scans()
