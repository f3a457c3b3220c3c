"""Rounds while the S3 server misbehaves: what can pass passes, and nothing is blamed on a scan."""

import threading
import time

import pytest

from store import open_store
from store.records import decode_issue
from tests.flows.inbox.small import name_of
from tests.servers.faults import BUSY, EXPIRED

pytestmark = pytest.mark.usefixtures("prefect_server")

FOLDER = name_of(1, 1).rpartition("/")[0]


def assert_done(s3_url, pages=3):
    store = open_store(s3_url)
    issue = decode_issue(store.get(f"{FOLDER}/issue.json"))
    assert [page.status for page in issue.pages] == ["read"] * pages
    stored = [key.rpartition("/")[2] for key in store.list(f"{FOLDER}/articles/")]
    assert sorted({name.partition(".")[0] for name in stored}) == sorted(issue.articles)
    assert not list(store.list(f"{FOLDER}/failed/"))


def after(seconds, action):
    timer = threading.Timer(seconds, action)
    timer.start()
    return timer


def test_slow(banmian, small_inbox, s3_url, proxy):
    proxy.faults.delay = 0.1
    ran = banmian("ingest", "--inbox", small_inbox, "--store", s3_url)
    assert ran.code == 0, ran.err
    assert_done(s3_url)


def test_connections_that_drop(banmian, small_inbox, s3_url, proxy):
    proxy.faults.cut = 4
    ran = banmian("ingest", "--inbox", small_inbox, "--store", s3_url)
    proxy.faults.cut = 0
    assert ran.code == 0, ran.err
    assert_done(s3_url)


def throttled(proxy):
    proxy.faults.refusal = BUSY
    after(6, lambda: setattr(proxy.faults, "refusal", None))


def refused(proxy):
    proxy.down()
    after(6, proxy.up)


@pytest.mark.parametrize("fault", [throttled, refused])
def test_an_outage_in_mid_round_is_waited_for(
    banmian, small_inbox, s3_url, proxy, when_reading, fault, monkeypatch
):
    monkeypatch.setenv("BANMIAN_STORE__ATTEMPTS", "1")
    thread = when_reading(lambda: fault(proxy))
    ran = banmian("ingest", "--inbox", small_inbox, "--store", s3_url)
    thread.join()
    assert ran.code == 0, ran.err
    assert_done(s3_url)


def test_credentials_that_expire_stop_the_round_and_blame_no_scan(
    banmian, small_inbox, s3_url, proxy, when_reading
):
    thread = when_reading(lambda: setattr(proxy.faults, "refusal", EXPIRED))
    ran = banmian("ingest", "--inbox", small_inbox, "--store", s3_url)
    thread.join()
    assert ran.code == 5, ran.err
    assert "ExpiredToken" in ran.err
    assert "Renew" in ran.err
    proxy.faults.refusal = None
    assert not list(open_store(s3_url).list(f"{FOLDER}/failed/"))
    again = banmian("ingest", "--inbox", small_inbox, "--store", s3_url)
    assert again.code == 0, again.err
    assert_done(s3_url)


def test_a_store_that_stays_away_ends_the_round(
    banmian, small_inbox, s3_url, proxy, when_reading, monkeypatch
):
    monkeypatch.setenv("BANMIAN_STORE__ATTEMPTS", "1")
    monkeypatch.setenv("BANMIAN_FLOWS__PATIENCE", "1")
    thread = when_reading(proxy.down)
    begun = time.monotonic()
    ran = banmian("ingest", "--inbox", small_inbox, "--store", s3_url)
    thread.join()
    assert ran.code == 5, ran.err
    assert time.monotonic() - begun < 120
    proxy.up()
    assert banmian("ingest", "--inbox", small_inbox, "--store", s3_url).code == 0
    assert_done(s3_url)


def test_scans_are_read_from_a_store_that_drops_connections(
    banmian, small_inbox, s3_url, s3_server, s3_bucket, tmp_path, proxy
):
    prefix = s3_url.removeprefix(f"s3://{s3_bucket}/")
    for path in small_inbox.rglob("*.png"):
        key = f"{prefix}/in/{path.relative_to(small_inbox)}"
        s3_server.client().upload_file(str(path), s3_bucket, key)
    proxy.faults.cut = 3
    ran = banmian("ingest", "--inbox", f"{s3_url}/in", "--store", tmp_path / "store")
    assert ran.code == 0, ran.err
    assert "3 read" in ran.out
    proxy.faults.cut = 0
    again = banmian("ingest", "--inbox", f"{s3_url}/in", "--store", tmp_path / "store")
    assert "3 known" in again.out
