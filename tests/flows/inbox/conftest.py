"""Stores to test on, inboxes, and a proxy that causes faults."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.inbox import work
from tests.flows.inbox.small import fill_folder
from tests.servers.faults import Proxy, faulty
from tests.store.conftest import store

__all__ = ["store"]


@pytest.fixture
def at_once(monkeypatch, no_waiting) -> None:  # noqa: ARG001
    """Rounds that do not wait for files to settle, and not long for anything."""
    monkeypatch.setattr(work, "PAUSE", 0.2)
    monkeypatch.setenv("BANMIAN_FLOWS__SETTLE", "0.2")
    monkeypatch.setenv("BANMIAN_STORE__CONNECT_TIMEOUT", "2")
    monkeypatch.setenv("BANMIAN_STORE__READ_TIMEOUT", "5")


@pytest.fixture
def small_inbox(tmp_path, at_once) -> Path:  # noqa: ARG001
    """An issue of three tiny pages."""
    fill_folder(tmp_path / "inbox", 1, 3)
    return tmp_path / "inbox"


@pytest.fixture
def proxy(s3_server, s3_url, monkeypatch) -> Iterator[Proxy]:  # noqa: ARG001
    """A proxy before the S3 server, which boto3 finds instead of it."""
    with faulty(s3_server) as proxy:
        for name, value in proxy.seen.environment().items():
            monkeypatch.setenv(name, value)
        yield proxy


@pytest.fixture
def when_reading(tmp_path, monkeypatch):
    """Do something as soon as the first line is recognised, while Tesseract waits."""
    begun, go = tmp_path / "begun", tmp_path / "go"
    script = tmp_path / "waiting-tesseract"
    script.write_text(
        f'#!/bin/sh\ncase "$*" in *--psm*) touch {begun}; '
        f"while [ ! -e {go} ]; do sleep 0.05; done;; esac\n"
        'exec tesseract "$@"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("BANMIAN_OCR__COMMAND", str(script))

    def arrange(action):
        def wait():
            deadline = time.monotonic() + 60
            while not begun.exists() and time.monotonic() < deadline:
                time.sleep(0.02)
            try:
                action()
            finally:
                go.touch()

        thread = threading.Thread(target=wait)
        thread.start()
        return thread

    return arrange


def reports(store: Path) -> list[dict]:
    """What rounds said they did, in order."""
    found = sorted((store / "reports").glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    return [json.loads(path.read_bytes()) for path in found]
