"""Rounds while disk, engine, inbox or another round get into the way."""

import json
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from prefect.settings import get_current_settings

from flows import desk
from flows.ingest_flow import DIED
from tests.flows.conftest import COMMAND, files, installed, running
from tests.flows.inbox.conftest import reports
from tests.flows.inbox.small import name_of, settle, small_page
from tests.flows.seen import artifacts_of, last_run_named, ledger
from tests.servers.prefect import Prefect

pytestmark = pytest.mark.usefixtures("prefect_server")

ISSUE = name_of(1, 1).rpartition("/")[0]


@pytest.fixture
def full_disk(tmp_path):
    """A file system of two megabytes that is full."""
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", folder], check=True)
    (folder / "ballast").write_bytes(bytes(1_900_000))
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_stops_the_round_and_loses_nothing(
    banmian, small_inbox, full_disk, monkeypatch
):
    monkeypatch.setenv("BANMIAN_FLOWS__PATIENCE", "0")
    store = full_disk / "store"
    ran = banmian("ingest", "--inbox", small_inbox, "--store", store)
    assert ran.code == 5, ran.err
    assert "the disk is full" in ran.err
    assert "Make room" in ran.err
    assert not list(store.rglob("*.partial"))
    (full_disk / "ballast").unlink()
    assert banmian("ingest", "--inbox", small_inbox, "--store", store).code == 0
    assert [page.status for page in ledger(store, ISSUE).pages] == ["read"] * 3
    assert not files(store, "*/*/failed/*")


def test_a_tesseract_that_hangs_fails_its_page_and_leaves_nothing_behind(
    banmian, small_inbox, tmp_path, monkeypatch
):
    for name in ("2.png", "3.png"):
        (small_inbox / ISSUE / name).unlink()
    hung = tmp_path / "hung-tesseract"
    hung.write_text('#!/bin/sh\ncase "$*" in *--psm*) sleep 600;; *) exec tesseract "$@";; esac\n')
    hung.chmod(0o755)
    monkeypatch.setenv("BANMIAN_OCR__COMMAND", str(hung))
    monkeypatch.setenv("BANMIAN_OCR__TIMEOUT", "0.5")
    monkeypatch.setenv("BANMIAN_OCR__TIMEOUT_PER_LINE", "0")
    store = tmp_path / "store"
    ran = banmian("ingest", "--inbox", small_inbox, "--store", store)
    assert ran.code == 6, ran.err
    (failed,) = reports(store)[-1]["failed"]
    assert (failed["stage"], failed["last"]) == ("ocr", False)
    assert "no end after" in failed["error"]
    assert running(str(hung)) == []
    assert ledger(store, ISSUE).status == "incomplete"
    monkeypatch.undo()
    monkeypatch.setenv("BANMIAN_FLOWS__SETTLE", "0")
    desk.opened.cache_clear()
    assert banmian("ingest", "--inbox", small_inbox, "--store", store).code == 0
    assert [page.status for page in ledger(store, ISSUE).pages] == ["read"]


def test_a_scan_that_is_taken_away_before_it_is_read_is_no_failure(
    banmian, small_inbox, tmp_path, when_reading, monkeypatch
):
    monkeypatch.setenv("BANMIAN_FLOWS__PAGES_AT_ONCE", "1")
    thread = when_reading((small_inbox / ISSUE / "3.png").unlink)
    store = tmp_path / "store"
    ran = banmian("ingest", "--inbox", small_inbox, "--store", store)
    thread.join()
    assert ran.code == 0, ran.err
    assert reports(store)[-1]["gone"] == [f"{ISSUE}/3.png"]
    assert not files(store, "*/*/failed/*")
    assert [page.page for page in ledger(store, ISSUE).pages] == ["1", "2"]


def test_a_scan_that_is_replaced_while_it_is_read_is_read_again(
    banmian, small_inbox, tmp_path, when_reading, monkeypatch
):
    monkeypatch.setenv("BANMIAN_FLOWS__PAGES_AT_ONCE", "1")
    scan, store = small_inbox / ISSUE / "1.png", tmp_path / "store"
    thread = when_reading(lambda: settle(_written(scan, small_page(2, 1))))
    ran = banmian("ingest", "--inbox", small_inbox, "--store", store)
    thread.join()
    assert ran.code == 0, ran.err
    assert reports(store)[-1]["waiting"] == [f"{ISSUE}/1.png"]
    ran = banmian("ingest", "--inbox", small_inbox, "--store", store)
    assert "1 read, 2 known" in ran.out
    page = json.loads((store / ISSUE / "pages/01/page.json").read_bytes())
    assert page["source"]["size"] == len(small_page(2, 1))


def _written(path, data):
    path.write_bytes(data)
    return path


def test_two_rounds_at_once_read_every_page_once(small_inbox, tmp_path, counted):
    store, url = tmp_path / "store", str(get_current_settings().api.url)
    told = {"PREFECT_API_URL": url, "PREFECT_HOME": str(tmp_path / "home")}
    command = ("ingest", "--inbox", small_inbox, "--store", store)
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: installed(*command, **told), range(2)))
    assert [one.returncode for one in both] == [0, 0], [one.stderr for one in both]
    told_in_all = "".join(one.stderr for one in both)
    assert told_in_all.count("characters, confidence") == 3
    assert [page.status for page in ledger(store, ISSUE).pages] == ["read"] * 3
    assert counted() > 0


def test_a_round_that_was_killed_is_called_crashed_by_the_next_one(
    banmian, small_inbox, tmp_path, when_reading
):
    store, url = tmp_path / "store", str(get_current_settings().api.url)
    told = {"PREFECT_API_URL": url, "PREFECT_HOME": str(tmp_path / "home")}
    command = [COMMAND, "ingest", "--inbox", small_inbox, "--store", store]
    with subprocess.Popen(
        command, env={**os.environ, **told}, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        when_reading(process.kill).join()
    assert process.returncode == -9
    server = Prefect(url)
    killed = [run for run in server.runs("ingest") if run["parameters"]["store"] == str(store)]
    page = [run for run in server.runs("digitize-page") if run["parameters"]["store"] == str(store)]
    assert {run["state_type"] for run in (*killed, *page)} <= {"RUNNING", "PENDING"}

    assert banmian("ingest", "--inbox", small_inbox, "--store", store).code == 0
    left = [server.run(run["id"]) for run in (*killed, *page)]
    assert {run["state_type"] for run in left} == {"CRASHED"}
    assert {run["state"]["message"] for run in left} == {DIED}
    assert [page.status for page in ledger(store, ISSUE).pages] == ["read"] * 3


def test_a_clock_that_jumps_changes_nothing(banmian, small_inbox, tmp_path, monkeypatch, counted):
    store = tmp_path / "store"
    ahead = small_inbox / ISSUE / "2.png"
    os.utime(ahead, (time.time() + 86_400,) * 2)  # a scanner a day ahead
    assert banmian("ingest", "--inbox", small_inbox, "--store", store).code == 0
    runs, now = counted(), time.time
    for jump in (-400 * 86_400, 400 * 86_400):
        monkeypatch.setattr(time, "time", lambda jump=jump: now() + jump)
        ran = banmian("ingest", "--inbox", small_inbox, "--store", store)
        assert (ran.code, counted()) == (0, runs), ran.err
        assert "3 known" in ran.out


@pytest.mark.usefixtures("at_once")
def test_a_round_in_which_most_scans_fail_is_stopped_loudly(banmian, tmp_path):
    for page in range(1, 25):
        path = tmp_path / "inbox" / name_of(1, page)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"no picture")
        settle(path)
    ran = banmian("ingest", "--inbox", tmp_path / "inbox", "--store", tmp_path / "store")
    assert ran.code == 6
    assert "of 10 scans failed, more than 50%" in ran.err
    report = reports(tmp_path / "store")[-1]
    assert 10 <= len(report["failed"]) < 15
    assert len(report["unread"]) >= 9
    assert report["stopped"]


def test_a_failed_scan_that_leaves_the_inbox_is_forgotten(banmian, small_inbox, tmp_path):
    store, bad = tmp_path / "store", small_inbox / ISSUE / "4.png"
    settle(_written(bad, b"no picture"))
    assert banmian("ingest", "--inbox", small_inbox, "--store", store).code == 6
    assert ledger(store, ISSUE).status == "incomplete"
    bad.unlink()
    assert banmian("ingest", "--inbox", small_inbox, "--store", store).code == 0
    assert not files(store, "*/*/failed/*")
    assert "failed" not in {page.status for page in ledger(store, ISSUE).pages}


def test_strange_names_are_put_on_record_and_hold_nothing_up(banmian, small_inbox, tmp_path):
    store = tmp_path / "store"
    strange = os.fsencode(small_inbox) + b"/\xff\xfe.png"
    with open(strange, "wb") as file:  # noqa: PTH123 - a name that is not Unicode
        file.write(small_page(1, 1))
    os.utime(strange, (0, 0))
    (small_inbox / "link.png").symlink_to("/etc/passwd")
    (small_inbox / "..." / "2023-05-01").mkdir(parents=True)
    ran = banmian("ingest", "--inbox", small_inbox, "--store", store)
    assert ran.code == 6, ran.err
    assert len(reports(store)[-1]["done"]) == 3
    problems = [one["error"] for one in reports(store)[-1]["failed"]]
    assert any("not valid Unicode" in problem for problem in problems)
    assert any("link" in problem for problem in problems)
    assert all("root:" not in path.read_text(errors="replace") for path in store.rglob("*.json"))
    assert banmian("ingest", "--inbox", small_inbox, "--store", store).code == 0


HOSTILE = (
    "../../outside/2023-05-01/1.png",
    "/etc/2023-05-01/1.png",
    "云川晚报/../../../2023-05-01/1.png",
    "云川晚报//2023-05-01/1.png",
    f"{'长' * 100}/2023-05-01/1.png",
    "a\nb/2023-05-01/1.png",
)
ODD = (
    "CON/2023-05-01/1.png",
    "<img src=x onerror=alert(1)>/2023-05-01/1.png",
    "a|b`/2023-05-01/1.png",
)


@pytest.mark.usefixtures("at_once")
def test_keys_and_titles_from_outside_stay_in_their_place(
    banmian, tmp_path, s3_url, s3_server, s3_bucket
):
    prefix = s3_url.removeprefix(f"s3://{s3_bucket}/")
    for key in (*HOSTILE, *ODD):
        name = f"{prefix}/in/{key}"
        s3_server.client().put_object(Bucket=s3_bucket, Key=name, Body=small_page(1, 1))
    store = tmp_path / "far" / "down" / "store"
    ran = banmian("ingest", "--inbox", f"{s3_url}/in", "--store", store)
    assert ran.code == 6, ran.err
    assert len(reports(store)[-1]["done"]) == len(ODD)
    assert len(reports(store)[-1]["failed"]) == len(HOSTILE)
    outside = [path for path in tmp_path.rglob("*") if path.is_file() and store not in path.parents]
    assert outside == []
    assert sorted(path.name for path in (tmp_path / "far" / "down").iterdir()) == ["store"]
    told = artifacts_of(last_run_named(f"round over {s3_url}/in"))["round"]
    assert "<img" not in told
    assert "&lt;img" in told


def test_secrets_are_told_to_nobody(banmian, small_inbox, s3_url, s3_server, proxy):
    """Credentials appear in no log, artifact, parameter or error, not even when they are wrong."""
    from prefect.client.orchestration import get_client

    proxy.faults.refusal = (403, "SignatureDoesNotMatch")
    ran = banmian("ingest", "--inbox", small_inbox, "--store", s3_url, "--debug", "--log", "json")
    proxy.faults.refusal = None
    assert ran.code == 5
    again = banmian("ingest", "--inbox", small_inbox, "--store", s3_url, "--debug")
    assert again.code == 0, again.err
    with get_client(sync_client=True) as client:
        told = [
            client.request("POST", f"/{what}/filter", json={"limit": 200}).text
            for what in ("artifacts", "flow_runs", "task_runs", "logs")
        ]
    for secret in (s3_server.secret_key, s3_server.access_key):
        assert secret not in "".join([ran.out, ran.err, again.out, again.err, *told])
