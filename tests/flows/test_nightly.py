"""A night: scans in a bucket, `banmian serve` with its own server, articles in the morning.

Everything is real; only that the clock strikes every few seconds. What people see of it is looked
at in Chromium.
"""

import os
import re
import signal
import subprocess
import time
import uuid
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import sync_playwright

from flows.artifacts import table
from flows.deployments import DUTIES
from store import open_store
from store.records import decode_issue
from tests.flows.conftest import COMMAND
from tests.flows.paper import DATE, TITLE, write_page
from tests.servers.prefect import Prefect
from tests.servers.s3 import free_port
from tests.servers.waiting import until

ISSUE = f"{TITLE}/{DATE}"
PERIOD = 15  # seconds between two rounds
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
)
HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:alert(2)) `**http://evil.example/a|b"


class Night:
    """`banmian serve` and the bucket it works on."""

    def __init__(self, folder: Path, s3, bucket: str) -> None:
        self.folder, self.s3, self.bucket = folder, s3, bucket
        self.port = free_port()
        self.prefect = Prefect(f"http://127.0.0.1:{self.port}/api")
        self.ui = f"http://127.0.0.1:{self.port}"
        self.store = f"s3://{bucket}/articles"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        told = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            **self.s3.environment(),
            "PREFECT_HOME": str(self.folder / "prefect"),
            "BANMIAN_SERVE__PORT": str(self.port),
            "BANMIAN_SERVE__SCHEDULE": str(PERIOD),
            "BANMIAN_STORE__URL": self.store,
            "BANMIAN_FLOWS__INBOX": f"s3://{self.bucket}/inbox",
            "BANMIAN_OCR__SECOND_READER": "none",
        }
        with (self.folder / f"serve-{time.monotonic_ns()}.log").open("wb") as log:
            self.process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", COMMAND, "serve"],
                env=told,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
            )
        until(self.is_serving, 120, "banmian serve")

    def is_serving(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.said()
        if not self.prefect.is_up():
            return False
        return len(self.prefect.ask("deployments/filter", {})) == len(DUTIES)

    def end(self, number: int = signal.SIGINT) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(timeout=60)

    def said(self) -> str:
        return "".join(path.read_text() for path in sorted(self.folder.glob("serve-*.log")))

    def put(self, *pages: str) -> None:
        for page in pages:
            path = write_page(self.folder, page)
            self.s3.client().upload_file(str(path), self.bucket, f"inbox/{ISSUE}/{page}.png")

    def rounds(self) -> list[dict]:
        """Rounds that began; those that were cancelled because one was at work did not."""
        found = self.prefect.runs("ingest")
        return [run for run in found if run["start_time"] and run["state_type"] != "CANCELLED"]


@pytest.fixture(scope="module")
def night(tmp_path_factory, s3_server):
    bucket = f"night-{uuid.uuid4().hex[:8]}"
    s3_server.client().create_bucket(Bucket=bucket)
    night = Night(tmp_path_factory.mktemp("night"), s3_server, bucket)
    night.put("1", "4")
    s3_server.client().put_object(Bucket=bucket, Key=f"inbox/{ISSUE}/5.png", Body=b"no picture")
    try:
        night.start()
        yield night
    finally:
        night.end()


@pytest.fixture(scope="module")
def first_round(night):
    """The round that read the scans, once it has ended."""
    until(lambda: night.rounds(), 90, "the first round")
    return night.prefect.ended(night.rounds()[0]["id"])


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """Chromium, without a window."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path="/usr/bin/chromium",
            args=FLAGS.split(),
            viewport={"width": 1400, "height": 1000},
            timeout=60_000,
        )
        yield browser
        browser.close()


def test_by_the_clock_scans_become_joined_articles(night, first_round, s3_url):
    del s3_url  # only its environment is wanted
    assert first_round["auto_scheduled"]
    assert first_round["state_type"] == "FAILED"  # of three scans one is no picture
    store = open_store(night.store)
    ledger = decode_issue(store.get(f"{ISSUE}/issue.json"))
    fates = {page.page: page.status for page in ledger.pages}
    assert (fates["1"], fates["4"], fates["5"]) == ("read", "read", "failed")
    assert [(j.join.from_page, j.join.to_page) for j in ledger.joins] == [("1", "4")]
    text = store.get(f"{ISSUE}/articles/{ledger.joins[0].article}.txt").decode()
    assert "志愿者" in text


def test_nobody_outside_the_machine_reaches_the_server(night):
    told = "".join(Path(f"/proc/net/{kind}").read_text() for kind in ("tcp", "tcp6"))
    lines = [line.split() for line in told.splitlines()]
    places = [line[1] for line in lines if line[3] == "0A"]  # those that listen
    assert [one for one in places if one.endswith(f":{night.port:04X}")] == [
        f"0100007F:{night.port:04X}"
    ]


def test_the_round_tells_what_it_did(night, first_round):
    seen = night.prefect.artifacts(first_round["id"])
    assert {"round", "ledger", "progress"} <= set(seen)
    links = re.findall(r"\[([^\]]*)\]\(/runs/flow-run/([0-9a-f-]{36})\)", seen["round"])
    named = {night.prefect.run(run)["name"] for _, run in links}
    assert {f"{TITLE} {DATE} p1", f"{TITLE} {DATE} p4"} <= named
    assert "failed, attempt 1" in seen["round"]
    told = "\n".join(night.prefect.logs(first_round["id"]))
    assert "2 read, 1 failed" in told
    assert night.s3.secret_key not in told + str(seen) + str(first_round) + night.said()


def test_a_page_comes_by_http_and_by_an_event(night, first_round):
    del first_round
    scan = f"s3://{night.bucket}/inbox/{ISSUE}/1.png"
    by_http = night.prefect.ended(night.prefect.start("digitize-page", scan=scan))
    assert by_http["name"] == f"{TITLE} {DATE} p1"
    assert {TITLE, DATE} <= set(by_http["tags"])
    until(lambda: "read before" in "".join(night.prefect.logs(by_http["id"])), 20, "the log")
    known = page_runs(night, scan)
    event = {
        "event": "banmian.scan.arrived",
        "resource": {"prefect.resource.id": "scanner"},
        "payload": {"scan": scan, "page": "1"},
        "occurred": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "id": str(uuid.uuid4()),
    }
    night.prefect.ask("events", [event])
    until(lambda: page_runs(night, scan) - known, 30, "a run by the event")
    by_event = night.prefect.ended((page_runs(night, scan) - known).pop())
    assert (by_event["name"], by_event["state_type"]) == (f"{TITLE} {DATE} p1", "COMPLETED")


def page_runs(night, scan):
    """The runs of one scan: rounds by the clock go on meanwhile, with runs of their own."""
    runs = night.prefect.runs("digitize-page")
    return {run["id"] for run in runs if run["parameters"]["scan"] == scan}


def test_the_form_refuses_what_makes_no_sense(night):
    found = night.prefect.ask("deployments/name/digitize-page/digitize-page")
    path = f"{night.prefect.url}/deployments/{found['id']}/create_flow_run"
    for wrong in ({"scan": ""}, {"scan": "a.png", "date": "13.12.2021"}, {}):
        answer = httpx.post(path, json={"parameters": wrong}, timeout=30)
        assert answer.status_code in (409, 422), wrong


def test_a_page_is_started_from_the_form(night, first_round, browser):
    del first_round
    scan = f"s3://{night.bucket}/inbox/{ISSUE}/4.png"
    known = page_runs(night, scan)
    deployment = night.prefect.ask("deployments/name/digitize-page/digitize-page")["id"]
    page = browser.new_page()
    seen(
        page, f"{night.ui}/deployments/deployment/{deployment}/run", "label of the page as", "form"
    )
    fields = page.locator("textarea")  # in the order of the flow's parameters
    submit = page.get_by_role("button", name="Submit")
    submit.click()
    page.get_by_text("'scan' is a required property").wait_for(timeout=30_000)
    fields.nth(0).fill(scan)
    fields.nth(2).fill("13.12.2021")
    submit.click()
    page.get_by_text("does not match").first.wait_for(timeout=30_000)
    assert page_runs(night, scan) == known
    fields.nth(2).fill(DATE)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if one.method == "POST" else None)

    def is_asked_for() -> bool:
        """A click soon after a refusal was seen to be lost on a busy machine: it is made again."""
        if not any(url.endswith("/create_flow_run") for url in asked):
            submit.click()
            page.wait_for_timeout(3_000)
        return any(url.endswith("/create_flow_run") for url in asked)

    until(is_asked_for, 60, "asking for a run by the form")
    until(lambda: page_runs(night, scan) - known, 60, "a run by the form")
    run = night.prefect.ended((page_runs(night, scan) - known).pop())
    assert (run["name"], run["state_type"]) == (f"{TITLE} {DATE} p4", "COMPLETED")
    page.close()


def test_people_see_it_in_the_ui(night, first_round, browser):
    told = table(("headline", "review"), [(HOSTILE, HOSTILE)])
    hostile = night.prefect.ask("artifacts/", {"key": "hostile", "type": "markdown", "data": told})
    pages = [run for run in night.prefect.runs("digitize-page") if run["name"].endswith("p1")]
    page = browser.new_page()
    alerts = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    seen(page, f"{night.ui}/runs/flow-run/{first_round['id']}", "Failed", "round")
    seen(page, artifact(night, first_round["id"], "round"), "failed, attempt 1", "scans")
    seen(page, artifact(night, first_round["id"], "ledger"), "Joins", "ledger")
    seen(page, artifact(night, pages[0]["id"], "articles"), "古桥修缮昨日开工", "articles")
    seen(page, artifact(night, pages[0]["id"], "overlay"), "overlay", "overlay")
    assert page.locator("img[alt=overlay]").evaluate("it => it.naturalWidth") > 300
    seen(page, f"{night.ui}/artifacts/artifact/{hostile['id']}", "javascript", "hostile")
    assert page.locator("td img, td a, td code, td strong").count() == 0
    assert alerts == []
    page.close()


def test_a_night_that_was_killed_is_buried_and_the_next_one_goes_on(night):
    night.end(signal.SIGKILL)
    until(lambda: not night.prefect.is_up(), 60, "the end of the server that it had")
    night.start()
    started = time.time()
    until(lambda: known_only(night, started), 120, "a round after the crash")
    at_work = [run for run in night.rounds() if run["state_type"] in ("RUNNING", "PENDING")]
    assert len(at_work) <= 1
    assert "2 read" not in known_only(night, started)


def known_only(night, since):
    """What a round told that began after a moment, and ended by itself."""
    ended = [run for run in newer(night, since) if run["state_type"] in ("COMPLETED", "FAILED")]
    told = "".join(line for run in ended[:1] for line in night.prefect.logs(run["id"]))
    return told if "known" in told else ""


def newer(night, since):
    return [run for run in night.rounds() if run["start_time"] > stamp(since)]


def stamp(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))


def artifact(night, run, kind):
    wanted = {"artifacts": {"flow_run_id": {"any_": [run]}}}
    found = night.prefect.ask("artifacts/filter", wanted)
    one = next(one for one in found if (one["key"] or "").startswith(kind))
    return f"{night.ui}/artifacts/artifact/{one['id']}"


def seen(page, address, word, name):
    """Open an address, wait until a word stands there, and take a picture when asked to."""
    page.goto(address)
    page.get_by_text(word).first.wait_for(timeout=30_000)
    folder = os.environ.get("UI_PICTURES")
    if folder:
        page.wait_for_timeout(1500)
        page.screenshot(path=Path(folder) / f"{name}.png")
