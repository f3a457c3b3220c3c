"""One round at a time over an inbox."""

import json
import os
import subprocess
import sys
import threading

from flows.inbox import lease
from flows.inbox.lease import lease_key, only_round
from store import open_store

INBOX = "/inbox"


def holder(**told):
    ours = {"machine": "other", "host": "elsewhere", "pid": 1, "born": "1", "run": "r", "beat": 0}
    return json.dumps({**ours, **told}).encode()


def test_two_rounds_exclude_each_other(store):
    with only_round(store, INBOX) as first, only_round(store, INBOX) as second:
        assert first == ""
        assert str(os.getpid()) in second
        with only_round(store, "/another inbox") as third:
            assert third == ""
    with only_round(store, INBOX) as again:
        assert again == ""
    assert not store.exists(lease_key(INBOX))


def test_of_many_at_once_one_has_it(store):
    found, ready, over = [], threading.Barrier(8), threading.Barrier(8)

    def one():
        ready.wait()
        with only_round(store, INBOX) as other:
            found.append(other)
            over.wait()

    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found.count("") == 1


def test_a_killed_round_holds_nothing_up(store):
    code = (
        "import sys, time; from store import open_store; from flows.inbox.lease import only_round\n"
        f"with only_round(open_store({store.url!r}), {INBOX!r}):\n"
        " print('held', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    with only_round(store, INBOX) as other:
        assert str(process.pid) in other
    process.kill()
    process.wait()
    with process, only_round(store, INBOX, patience=0.1) as other:
        assert other == ""


def test_a_holder_elsewhere_is_known_by_its_beat(tmp_path):
    store, beats = open_store(str(tmp_path)), iter(range(1, 1000))
    over = threading.Event()

    def beat():
        while not over.wait(0.05):
            store.put(lease_key(INBOX), holder(beat=next(beats)))

    store.put(lease_key(INBOX), holder())
    thread = threading.Thread(target=beat)
    thread.start()
    with only_round(store, INBOX, patience=2) as other:
        assert "elsewhere" in other
    over.set()
    thread.join()
    with only_round(store, INBOX, patience=0.2) as other:
        assert other == ""


def test_a_lease_that_cannot_be_read_is_nobodys(store):
    store.put(lease_key(INBOX), b"{")
    with only_round(store, INBOX) as other:
        assert other == ""


def test_who_lost_the_lease_does_not_take_it_back(tmp_path, monkeypatch):
    monkeypatch.setattr(lease, "BEAT", 0.05)
    store = open_store(str(tmp_path))
    with only_round(store, INBOX):
        store.put(lease_key(INBOX), holder(run="taken over"))
        threading.Event().wait(0.3)
        assert json.loads(store.get(lease_key(INBOX)))["run"] == "taken over"
    assert store.exists(lease_key(INBOX))
