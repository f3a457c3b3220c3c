"""``banmian page`` with real Tesseract and a real Prefect server."""

import pytest
from prefect.client.orchestration import get_client

from document.errors import EngineFailed
from flows.page_flow import digitize_page
from flows.pipeline import PageReader
from tests.flows.conftest import files
from tests.flows.paper import DATE, PAGES, TITLE, set_page, write_page
from tests.flows.seen import artifacts_of, failed_pages, last_run_named, ledger

pytestmark = pytest.mark.usefixtures("prefect_server")


def test_a_page_again_is_not_read_again(banmian, issue_folder, tmp_path, counted):
    store, scan = tmp_path / "store", issue_folder / "1.png"
    first = banmian("page", scan, "--store", store)
    assert (first.code, counted() > 0) == (0, True)
    before, runs = files(store, "**/*"), counted()

    second = banmian("page", scan, "--store", store)
    assert (second.code, counted()) == (0, runs)
    assert "read before" in second.err
    assert files(store, "**/*") == before

    again = banmian("page", scan, "--store", store, "--again")
    assert (again.code, counted() > runs) == (0, True)
    assert files(store, "*/*/articles/*") == files_of(before, "articles")
    assert "read before" not in again.err


def files_of(found: dict[str, bytes], folder: str) -> dict[str, bytes]:
    return {name: data for name, data in found.items() if f"/{folder}/" in name}


def test_a_page_known_by_what_is_printed_on_it_is_not_read_again(banmian, tmp_path, counted):
    """Neither its name nor the command says which page it is."""
    scan, store = write_page(tmp_path, "1", "scan.png"), tmp_path / "store"
    banmian("page", scan, "--store", store)
    runs = counted()
    assert banmian("page", scan, "--store", store).code == 0
    assert counted() == runs


def test_a_page_of_which_nothing_was_known_is_filed_anew_without_reading(
    banmian, tmp_path, counted
):
    scan, store = tmp_path / "scan.png", tmp_path / "store"
    image = set_page("1", PAGES["1"])
    image.paste(255, (0, 0, image.width, 90))  # no folio
    image.save(scan)
    banmian("page", scan, "--store", store)
    assert list((store / "unknown" / "undated" / "articles").glob("*.txt"))
    runs = counted()
    banmian("page", scan, "--store", store, "--title", TITLE, "--date", DATE, "--page", "1")
    assert counted() == runs
    assert [page.page for page in ledger(store).pages][:1] == ["1"]
    assert not files(store, "unknown/**/*")


def test_a_page_run_shows_what_it_did(banmian, issue_folder, tmp_path):
    banmian("page", issue_folder / "4.png", "--store", tmp_path / "store")
    run = last_run_named(f"{TITLE} {DATE} p4")
    assert set(run.tags) >= {TITLE, DATE}
    told = artifacts_of(run)
    assert set(told) >= {"overlay", "articles", "timings", "ledger"}
    assert told["overlay"].startswith("![overlay](data:image/jpeg;base64,")
    assert len(told["overlay"]) <= 410_000
    assert "recognise" in told["timings"]
    assert "confidence" in told["articles"]


def test_a_late_page_joins(banmian, issue_folder, tmp_path):
    store = tmp_path / "store"
    ran = banmian("page", issue_folder / "1.png", "--store", store)
    assert ran.code == 0
    assert "unresolved" in ran.out
    assert [p.page for p in ledger(store).pages if p.status == "missing"][-1:] == ["4"]
    assert banmian("page", issue_folder / "4.png", "--store", store).code == 0
    assert len(ledger(store).joins) == 1
    assert [m.fate for m in ledger(store).markers] == ["joined", "joined"]


def test_a_replaced_scan_clears_its_failure(banmian, issue_folder, tmp_path):
    store, scan = tmp_path / "store", issue_folder / "4.png"
    good = scan.read_bytes()
    scan.write_bytes(good[: len(good) // 2])
    assert banmian("page", scan, "--store", store).code == 3
    assert failed_pages(store) == ["4"]
    assert last_run_named(f"{TITLE} {DATE} p4").state_name == "Failed"
    scan.write_bytes(good)
    assert banmian("page", scan, "--store", store).code == 0
    assert failed_pages(store) == []


@pytest.mark.usefixtures("no_waiting")
def test_an_engine_that_breaks_down_once_is_tried_again(
    banmian, issue_folder, tmp_path, monkeypatch
):

    read, tries = PageReader.read_lines, []

    def breaks_down_once(self, *told):
        tries.append(told)
        if len(tries) == 1:
            raise EngineFailed("tesseract", "ocr", "crashed", "Try again")
        return read(self, *told)

    monkeypatch.setattr(PageReader, "read_lines", breaks_down_once)
    assert banmian("page", issue_folder / "1.png", "--store", tmp_path / "store").code == 0
    assert len(tries) == 2


@pytest.mark.usefixtures("no_waiting")
def test_an_engine_that_always_breaks_down(banmian, issue_folder, tmp_path, monkeypatch):
    broken = tmp_path / "broken-tesseract"
    broken.write_text('#!/bin/sh\ncase "$*" in *--psm*) exit 1;; *) exec tesseract "$@";; esac\n')
    broken.chmod(0o755)
    monkeypatch.setenv("BANMIAN_OCR__COMMAND", str(broken))
    ran = banmian("page", issue_folder / "1.png", "--store", tmp_path / "store")
    assert ran.code == 4
    assert failed_pages(tmp_path / "store") == ["1"]


def test_bad_input_is_not_tried_again(issue_folder, tmp_path, monkeypatch):
    bad, tries = issue_folder / "1.png", []
    bad.write_bytes(b"")
    original = PageReader.decode
    monkeypatch.setattr(PageReader, "decode", lambda *told: tries.append(told) or original(*told))
    state = digitize_page(str(bad), store=str(tmp_path / "store"), return_state=True)
    assert state.is_failed()
    assert len(tries) == 1


def test_secrets_are_nowhere(banmian, issue_folder, s3_url, s3_server):
    ran = banmian("page", issue_folder / "4.png", "--store", s3_url, "--debug")
    assert ran.code == 0
    with get_client(sync_client=True) as client:
        logs = client.request("POST", "/logs/filter", json={"limit": 200}).text
        runs = client.request("POST", "/flow_runs/filter", json={"limit": 50}).text
        shown = client.request("POST", "/artifacts/filter", json={"limit": 50}).text
    for told in (ran.out, ran.err, logs, runs, shown):
        assert s3_server.secret_key not in told
