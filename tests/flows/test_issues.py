"""``banmian issue`` with real Tesseract, a real Prefect server and a real S3 server."""

import shutil

import pytest

from store import open_store
from tests.flows.conftest import files
from tests.flows.paper import DATE, PAGES, TITLE, set_page
from tests.flows.seen import ISSUE, artifacts_of, failed_pages, last_run_named, ledger

pytestmark = pytest.mark.usefixtures("prefect_server")


def test_two_pages_are_joined(banmian, issue_folder, tmp_path):
    store = tmp_path / "store"
    ran = banmian("issue", issue_folder, "--store", store)
    assert ran.code == 0
    joins = ledger(store).joins
    assert [(j.join.from_page, j.join.to_page) for j in joins] == [("1", "4")]
    assert joins[0].join.confidence > 0.8
    assert "joined 1 → 4" in ran.out
    assert joins[0].join.reason in ran.out
    for place in (f"{ISSUE}/pages/01/overlay.jpg", f"{ISSUE}/pages/04/overlay.jpg"):
        assert f"{store}/{place}" in ran.out
        assert (store / place).read_bytes().startswith(b"\xff\xd8")
    assert f"{store}/{ISSUE}/issue.json" in ran.out
    text = (store / ISSUE / "articles" / f"{joins[0].article}.txt").read_text()
    assert "浮桥通行" in text
    assert "志愿者" in text
    there = {path.stem for path in (store / ISSUE / "articles").iterdir()}
    assert set(ledger(store).articles) == there

    run = last_run_named(f"{TITLE} {DATE}")
    assert run.state_name == "Incomplete"  # pages 2 and 3 are not there
    assert {TITLE, DATE} <= set(run.tags)
    assert "incomplete, 2 pages, 2 missing, 2 articles, 1 join" in run.state.message
    told = artifacts_of(run)
    assert set(told) == {"ledger", "articles"}
    assert "1 → 4" in told["ledger"]


def test_a_bad_page_does_not_sink_the_issue(banmian, issue_folder, tmp_path):
    store, bad = tmp_path / "store", issue_folder / "2.jpg"
    bad.write_bytes(b"")
    ran = banmian("issue", issue_folder, "--store", store)
    assert ran.code == 6
    assert "1 of 3 scans could not be read" in ran.err
    assert "2.jpg" in ran.err
    issue = ledger(store)
    assert issue.status == "incomplete"
    assert len(issue.joins) == 1
    failed = [page for page in issue.pages if page.status == "failed"]
    assert [page.page for page in failed] == ["2"]
    assert "empty" in failed[0].reason
    run = last_run_named(f"{TITLE} {DATE}")
    assert (run.state_name, run.state_type) == ("Incomplete", "FAILED")
    assert "2 pages, 1 failed" in run.state.message

    bad.unlink()
    assert banmian("issue", issue_folder, "--store", store).code == 0
    assert ledger(store).status != "incomplete" or not failed_pages(store)


def test_an_issue_of_bad_pages_alone_has_their_code(banmian, tmp_path):
    folder, store = tmp_path / "in", tmp_path / "store"
    folder.mkdir()
    (folder / "1.jpg").write_bytes(b"")
    (folder / "2.jpg").write_text("no picture")
    assert banmian("issue", folder, "--store", store, "--title", "甲报").code == 3


def test_a_folder_without_scans(banmian, tmp_path):
    (tmp_path / "in").mkdir()
    assert banmian("issue", tmp_path / "in", "--store", tmp_path / "store").code == 3


def test_pages_of_two_issues_go_each_to_its_own(banmian, issue_folder, tmp_path):
    store, other = tmp_path / "store", tmp_path / "inbox" / TITLE / "2023-05-09"
    other.mkdir()
    shutil.copy(issue_folder / "4.png", other / "4.png")
    ran = banmian("issue", issue_folder / "1.png", other / "4.png", "--store", store)
    assert ran.code == 0
    assert f"{TITLE} {DATE}" in ran.out
    assert f"{TITLE} 2023-05-09" in ran.out
    assert ledger(store).joins == ledger(store, f"{TITLE}/2023-05-09").joins == ()


def test_an_inner_page_that_prints_no_title_has_that_of_the_others(
    banmian, tmp_path, counted, monkeypatch
):
    folder, store, titles = (tmp_path / name for name in ("in", "store", "titles"))
    folder.mkdir()
    titles.mkdir()
    (titles / "yunchuan-wanbao.toml").write_text(f'names = ["{TITLE}"]\n', encoding="utf-8")
    monkeypatch.setenv("BANMIAN_TITLES", str(titles))
    set_page("1", PAGES["1"]).save(folder / f"{TITLE}_20230508_1.png")
    set_page("4", PAGES["4"], "{page}　2023年5月8日　星期一").save(folder / "20230508_p4.png")
    for _ in range(2):
        assert banmian("issue", folder, "--store", store).code == 0
        runs = counted()
        assert len(ledger(store, f"yunchuan-wanbao/{DATE}").joins) == 1
        assert not files(store, "unknown/**/*")
    assert banmian("page", folder / "20230508_p4.png", "--store", store).code == 0
    assert len(ledger(store, f"yunchuan-wanbao/{DATE}").joins) == 1
    assert counted() == runs


def test_all_pages_of_a_file_are_the_issue(banmian, tmp_path):
    file, store = tmp_path / "issue.tif", tmp_path / "store"
    first, second = (set_page(page, stories) for page, stories in PAGES.items())
    first.save(file, save_all=True, append_images=[second], compression="tiff_lzw")
    ran = banmian("issue", file, "--store", store, "--title", TITLE, "--date", DATE)
    assert ran.code == 0
    pages = [page for page in ledger(store).pages if page.status == "read"]
    assert len(pages) == 2
    assert len({page.sha256 for page in pages}) == 1


def test_two_scans_of_one_page_are_both_kept(banmian, issue_folder, tmp_path, counted):
    store = tmp_path / "store"
    (issue_folder / "4.png").unlink()
    image = set_page("1", PAGES["1"])
    image.save(issue_folder / "01.tif")  # 1 and 01 are the same page
    assert banmian("issue", issue_folder, "--store", store).code == 0
    assert len(files(store, f"{ISSUE}/pages/*/page.json")) == 2
    twice = next(reason for reason in ledger(store).review if "twice" in reason)
    assert "01.tif" in twice
    assert "1.png" in twice
    before, runs = files(store, f"{TITLE}/**/*"), counted()
    assert banmian("issue", issue_folder, "--store", store).code == 0
    assert (counted(), files(store, f"{TITLE}/**/*")) == (runs, before)


def test_a_store_gives_the_same_articles_on_s3_as_in_a_folder(
    banmian, issue_folder, tmp_path, s3_url
):
    folder = tmp_path / "store"
    assert banmian("issue", issue_folder, "--store", folder).code == 0
    assert banmian("issue", issue_folder, "--store", s3_url).code == 0

    there = open_store(s3_url)
    keys = list(there.list(f"{ISSUE}/articles/"))
    local = files(folder, f"{ISSUE}/articles/*")
    assert {key: there.get(key) for key in keys} == local
    assert there.get(f"{ISSUE}/issue.json") == (folder / ISSUE / "issue.json").read_bytes()


def test_scans_are_read_from_s3(banmian, issue_folder, tmp_path, s3_url, s3_server, s3_bucket):
    prefix = s3_url.removeprefix(f"s3://{s3_bucket}/")
    key = f"{prefix}/inbox/{ISSUE}/1.png"
    s3_server.client().upload_file(str(issue_folder / "1.png"), s3_bucket, key)
    ran = banmian("issue", f"{s3_url}/inbox/{ISSUE}", "--store", tmp_path / "store")
    assert ran.code == 0
    assert ledger(tmp_path / "store").pages[0].source == f"s3://{s3_bucket}/{key}"
