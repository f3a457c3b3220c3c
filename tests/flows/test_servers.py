"""The installed command with its own embedded server, with a server apart, and interrupted."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.flows.conftest import COMMAND, installed, running
from tests.flows.paper import DATE, TITLE

ISSUE = f"{TITLE}/{DATE}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def server_apart(home: Path, port: int = 0, end: int = signal.SIGTERM):
    """``prefect server start`` as people start it, ended by a signal."""
    port = port or free_port()
    url = f"http://127.0.0.1:{port}/api"
    environment = {
        **os.environ,
        "PREFECT_HOME": str(home),
        "PREFECT_UI_API_URL": url,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
    environment.pop("PREFECT_API_URL", None)
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1"]
    process = subprocess.Popen(
        [*command, "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        until(lambda: answers(url), 120)
        yield url
    finally:
        os.killpg(process.pid, end)
        process.wait(timeout=30)


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", timeout=5).status_code == 200
    except httpx.HTTPError:
        return False


def until(ready, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def test_the_same_command_runs_against_a_server_apart(issue_folder, tmp_path, prefect_home):
    with server_apart(shutil.copytree(prefect_home, tmp_path / "prefect")) as url:
        done = installed("issue", issue_folder, "--store", tmp_path / "store", PREFECT_API_URL=url)
        assert done.returncode == 0, done.stderr
        runs = httpx.post(f"{url}/flow_runs/filter", json={}, timeout=60).json()
        logs = httpx.post(f"{url}/logs/filter", json={"limit": 200}, timeout=60).json()
    named = {run["name"]: run["state_type"] for run in runs}
    assert named == {
        f"{TITLE} {DATE}": "COMPLETED",
        f"{TITLE} {DATE} p1": "COMPLETED",
        f"{TITLE} {DATE} p4": "COMPLETED",
    }
    told = [log["message"] for log in logs if log["name"].startswith("flows")]
    assert any("confidence" in message for message in told)
    assert not any("worker thread" in log["message"] for log in logs)


def test_a_server_that_is_killed_and_comes_back_in_mid_round_costs_nothing(
    issue_folder, tmp_path, prefect_home
):
    home, port = shutil.copytree(prefect_home, tmp_path / "prefect"), free_port()
    waiting, begun, go = (tmp_path / name for name in ("tesseract", "begun", "go"))
    waiting.write_text(
        f'#!/bin/sh\ncase "$*" in *--psm*) touch {begun};'
        f' while [ ! -e {go} ]; do sleep 0.1; done;; esac\nexec tesseract "$@"\n'
    )
    waiting.chmod(0o755)
    with server_apart(home, port, signal.SIGKILL) as url:
        settings = {
            "PREFECT_API_URL": url,
            "BANMIAN_OCR__COMMAND": str(waiting),
            "BANMIAN_FLOWS__SETTLE": "0",
        }
        told = ("ingest", "--inbox", issue_folder.parents[1], "--store", tmp_path / "store")
        process = subprocess.Popen(
            [COMMAND, *told],
            env={**os.environ, **settings},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        until(begun.exists, 120)
    with server_apart(home, port) as url:
        go.touch()
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        runs = httpx.post(f"{url}/flow_runs/filter", json={}, timeout=60).json()
    assert {run["state_type"] for run in runs} == {"COMPLETED"}
    assert len(runs) == 3
    assert len(list((tmp_path / "store").rglob("page.json"))) == 2


def test_a_server_that_does_not_answer_is_named(issue_folder, tmp_path):
    url = f"http://127.0.0.1:{free_port()}/api"
    done = installed("page", issue_folder / "1.png", PREFECT_API_URL=url, PREFECT_HOME=tmp_path)
    assert done.returncode == 2
    assert url in done.stderr
    assert "PREFECT_API_URL" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.fixture
def embedded(tmp_path, monkeypatch, prefect_home):
    """No server is configured, and Prefect's database is empty."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(shutil.copytree(prefect_home, tmp_path / "home")))


@pytest.mark.usefixtures("embedded")
def test_the_embedded_server_comes_and_goes(issue_folder, tmp_path):
    done = installed("issue", issue_folder, "--store", tmp_path / "store")
    assert done.returncode == 0, done.stderr
    assert "joined 1 → 4" in done.stdout
    assert [line for line in done.stderr.splitlines() if "pages to look at" in line]
    assert "prefect" not in done.stderr.lower()
    assert embedded_servers() == []


@pytest.mark.usefixtures("embedded")
def test_ctrl_c_ends_an_issue_at_once(issue_folder, tmp_path):
    slow, begun = tmp_path / "slow-tesseract", tmp_path / "begun"
    slow.write_text(
        f'#!/bin/sh\ncase "$*" in *--psm*) touch {begun}; sleep 60;; *) exec tesseract "$@"; esac\n'
    )
    slow.chmod(0o755)
    process = subprocess.Popen(
        [COMMAND, "issue", issue_folder, "--store", tmp_path / "store"],
        env={**os.environ, "BANMIAN_OCR__COMMAND": str(slow)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until(begun.exists, 120)
    assert running(str(slow))
    started = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130, err
    assert time.monotonic() - started < 20
    assert out == ""
    assert "Traceback" not in err
    assert running(str(slow)) == []
    assert embedded_servers() == []
    assert not list((tmp_path / "store").rglob("page.json"))


def embedded_servers() -> list[str]:
    """Servers that a command of ours left behind (their home tells them from others)."""
    return running("flows.server", os.environ["PREFECT_HOME"])


@pytest.mark.usefixtures("embedded")
def test_the_doctor_finds_nothing_wrong_and_leaves_nothing_behind(tmp_path):
    done = installed("doctor", "--store", tmp_path / "store")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("ok ") == len(done.stdout.splitlines())
    assert not [path for path in (tmp_path / "store").rglob("*") if path.is_file()]


@pytest.mark.usefixtures("embedded")
def test_the_doctor_finds_that_a_server_does_not_answer(tmp_path):
    told = {"BANMIAN_STORE__URL": str(tmp_path), "PREFECT_API_URL": "http://127.0.0.1:9/api"}
    done = installed("doctor", **told)
    assert (done.returncode, done.stderr) == (2, "")
    assert "problem" in done.stdout
    assert "PREFECT_API_URL" in done.stdout


@pytest.mark.parametrize(
    ("setting", "code", "subject"),
    [
        (("BANMIAN_OCR__COMMAND", "/no/such/tesseract"), 4, "tesseract-ocr"),
        (("BANMIAN_STORE__URL", "/dev/null"), 5, "store"),
        (("BANMIAN_OCR__PROCESSES", "many"), 2, "settings"),
    ],
)
def test_the_doctor_finds_what_is_wrong(banmian, tmp_path, monkeypatch, setting, code, subject):
    monkeypatch.setenv("BANMIAN_STORE__URL", str(tmp_path / "store"))
    monkeypatch.setenv(*setting)
    ran = banmian("doctor")
    assert (ran.code, ran.err) == (code, "")
    (problem,) = [line for line in ran.out.splitlines() if line.startswith("problem")]
    assert subject in problem
