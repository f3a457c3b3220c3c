"""``banmian ingest`` with real Tesseract and a real Prefect server."""

import json
import os

import pytest

from tests.flows.conftest import files
from tests.flows.paper import DATE, TITLE, write_page
from tests.flows.seen import ISSUE, failed_pages, ledger

pytestmark = pytest.mark.usefixtures("prefect_server")


@pytest.fixture
def inbox(tmp_path, monkeypatch):
    monkeypatch.setenv("BANMIAN_FLOWS__SETTLE", "0.5")
    folder = tmp_path / "inbox" / TITLE / DATE
    for page in ("1", "4"):
        aged(write_page(folder, page))
    return tmp_path / "inbox"


def aged(path):
    """The file as if it had lain there for a minute."""
    seen = path.stat()
    os.utime(path, (seen.st_atime - 60, seen.st_mtime - 60))
    return path


def reports(store):
    return [json.loads(path.read_bytes()) for path in sorted((store / "reports").glob("*.json"))]


def test_a_round_reads_what_is_new_and_the_next_one_nothing(banmian, inbox, tmp_path, counted):
    store = tmp_path / "store"
    plan = banmian("ingest", "--inbox", inbox, "--store", store, "--plan")
    assert (plan.code, counted()) == (0, 0)
    assert "2 to read (new)" in plan.out
    assert not store.exists()

    ran = banmian("ingest", "--inbox", inbox, "--store", store)
    assert ran.code == 0, ran.err
    assert len(ledger(store).joins) == 1
    assert sorted(one["scan"] for one in reports(store)[0]["done"]) == [
        f"{ISSUE}/1.png",
        f"{ISSUE}/4.png",
    ]
    runs, before = counted(), files(store, f"{TITLE}/**/*")
    again = banmian("ingest", "--inbox", inbox, "--store", store)
    assert (again.code, counted()) == (0, runs)
    assert "2 known" in again.out
    assert files(store, f"{TITLE}/**/*") == before
    assert sorted(path.name for path in inbox.rglob("*.png")) == ["1.png", "4.png"]


def test_a_scan_that_fails_is_tried_again_given_up_and_taken_up_anew(
    banmian, inbox, tmp_path, monkeypatch
):
    monkeypatch.setenv("BANMIAN_FLOWS__ATTEMPTS", "2")
    store, bad = tmp_path / "store", inbox / TITLE / DATE / "4.png"
    good = bad.read_bytes()
    bad.write_bytes(b"no picture")
    aged(bad)
    for attempt, last in ((1, False), (2, True)):
        ran = banmian("ingest", "--inbox", inbox, "--store", store)
        assert ran.code == 6
        (failed,) = reports(store)[-1]["failed"]
        assert (failed["attempt"], failed["last"], failed["stage"]) == (attempt, last, "input")
        (record,) = files(store, f"{ISSUE}/failed/*").values()
        assert json.loads(record)["attempt"] == attempt
        assert failed_pages(store) == ["4"]
    ran = banmian("ingest", "--inbox", inbox, "--store", store)
    assert ran.code == 0
    assert "given up" in ran.out
    assert ledger(store).status == "incomplete"

    bad.write_bytes(good)
    aged(bad)
    assert banmian("ingest", "--inbox", inbox, "--store", store).code == 0
    assert len(ledger(store).joins) == 1
    assert not files(store, f"{ISSUE}/failed/*")
