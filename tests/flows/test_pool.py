"""More than one machine: Postgres, a Prefect server, two workers, one S3 store; all real.

The commands are those of deploy/compose.yaml.
"""

import time
import uuid

import pytest

from store import open_store
from store.records import decode_issue
from tests.flows.paper import DATE, MARKET, PAGES, TITLE, set_page
from tests.servers.prefect import Machines
from tests.servers.waiting import until

ISSUE = f"{TITLE}/{DATE}"
STORIES = {**PAGES, "2": (MARKET,)}


@pytest.fixture(scope="module")
def bucket(s3_server):
    name = f"pool-{uuid.uuid4().hex[:8]}"
    s3_server.client().create_bucket(Bucket=name)
    return name


@pytest.fixture(scope="module")
def gate(tmp_path_factory):
    """A Tesseract that waits, when it is to recognise something, until the gate is open."""
    folder = tmp_path_factory.mktemp("gate")
    (folder / "tesseract").write_text(
        "#!/bin/sh\n"
        f'case "$*" in *--psm*) touch {folder}/waiting-$PPID;\n'
        f"  until [ -e {folder}/open ]; do sleep 0.1; done;; esac\n"
        'exec tesseract "$@"\n'
    )
    (folder / "tesseract").chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def machines(tmp_path_factory, s3_server, bucket, gate):
    folder = tmp_path_factory.mktemp("machines")
    inbox, store = f"s3://{bucket}/inbox", f"s3://{bucket}/articles"
    with Machines(folder, s3_server, inbox, store) as machines:
        for _ in range(2):
            machines.start_worker(
                BANMIAN_OCR__COMMAND=str(gate / "tesseract"),
                BANMIAN_OCR__SECOND_READER="none",
                BANMIAN_FLOWS__PAGES_AT_ONCE="3",
            )
        yield machines


def put_scans(s3_server, bucket, folder, pages):
    for page in pages:
        path = folder / f"{page}.png"
        set_page(page, STORIES[page]).save(path, dpi=(300, 300))
        s3_server.client().upload_file(str(path), bucket, f"inbox/{ISSUE}/{page}.png")


def test_two_workers_read_an_issue_and_the_server_is_killed_meanwhile(
    machines, s3_server, bucket, gate, tmp_path, s3_url
):
    del s3_url  # only its environment is wanted
    put_scans(s3_server, bucket, tmp_path, ("1", "2", "4"))
    prefect = machines.prefect
    run = prefect.start("digitize-issue", scans=[f"s3://{bucket}/inbox/{ISSUE}/"])

    # Three pages at once, on both workers, of which two may be recognised.
    until(lambda: len(running(prefect)) == 3, 120, "three pages at work")
    until(lambda: len(list(gate.glob("waiting-*"))) == 2, 60, "two recognitions")
    time.sleep(3)
    assert len(list(gate.glob("waiting-*"))) == 2
    at_work = [*running(prefect), prefect.run(run)]
    assert len({one["labels"]["prefect.worker.name"] for one in at_work}) == 2

    machines.kill_server()
    time.sleep(2)
    machines.start_server()
    (gate / "open").touch()

    ended = prefect.ended(run)
    if ended["state_type"] != "COMPLETED":  # then the next one does what is left
        run = prefect.start("digitize-issue", scans=[f"s3://{bucket}/inbox/{ISSUE}/"])
        ended = prefect.ended(run)
    assert ended["name"] == f"{TITLE} {DATE}"
    assert ended["state_name"] == "Incomplete", ended["state"]["message"]
    assert ended["state_type"] == "COMPLETED"  # nothing failed, but page 3 is missing
    store = open_store(f"s3://{bucket}/articles")
    ledger = decode_issue(store.get(f"{ISSUE}/issue.json"))
    fates = [page.status for page in ledger.pages]
    assert fates == ["read", "read", "missing", "read"]
    assert [(j.join.from_page, j.join.to_page) for j in ledger.joins] == [("1", "4")]
    pages = prefect.runs("digitize-page")
    assert {one["name"] for one in pages} == {f"{TITLE} {DATE} p{page}" for page in "124"}
    told = prefect.logs(pages[0]["id"])
    assert [line for line in told if "confidence" in line], told


def running(prefect):
    return [one for one in prefect.runs("digitize-page") if one["state_type"] == "RUNNING"]
