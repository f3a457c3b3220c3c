"""The benchmark from folder to report, with the real program and the real yardstick."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bench.run import main
from document.errors import ExitCode

TRUTH = {"articles": [], "folio": {"text": ""}}


def report(folder: Path, *options: str) -> tuple[int, dict[str, Any]]:
    out = folder / "report" / "bench.json"
    code = main(["--pages", str(folder / "pages"), "--out", str(out), "--rapidocr", "0", *options])
    return code, json.loads(out.read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A blank page with its truth: nothing stands on it."""
    pages = tmp_path / "pages"
    pages.mkdir()
    Image.new("L", (600, 800), 245).save(pages / "blank.png")
    (pages / "blank.json").write_text(json.dumps(TRUTH), encoding="utf-8")
    return tmp_path


def test_a_page_has_figures_costs_and_its_yardstick(folder: Path) -> None:
    code, told = report(folder, "--each-reader", "1")
    assert code == ExitCode.DONE
    (page,) = told["pages"]
    assert page["figures"] == {
        "articles_gt": 0,
        "articles_out": 0,
        "articles_off": 0,
        "marker_left_in_body": 0,
    }
    assert page["cost"]["wall"] > page["reference"]["wall"] > 0
    assert page["cost"]["memory"] > 20
    assert page["ratio"] == pytest.approx(page["cost"]["wall"] / page["reference"]["wall"])
    assert page["engine"].startswith("tesseract")
    assert page["megapixels"] == 0.48
    assert set(told["versions"]) == {"banmian", "python", "opencv", "tesseract"}
    assert told["machine"]["cores"] >= 1
    readers = ["pages, tesseract alone", "pages, rapidocr alone"]
    assert list(told["groups"]) == ["pages", *readers]
    assert [one["engine"].split()[0] for one in told["by_reader"]] == ["tesseract", "rapidocr"]
    assert all(one["ratio"] for one in told["by_reader"])


def test_a_page_that_cannot_be_read_is_a_failure_and_the_others_are_measured(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "pages" / "torn.jpg").write_bytes(b"no picture")
    code, told = report(folder, "--no-reference", "--each-reader", "0", "--jobs", "2")
    assert code == ExitCode.PARTIAL
    blank, torn = told["pages"]
    assert not blank["failure"]
    assert not blank["reference"]
    assert torn["failure"].startswith(f"exit code {ExitCode.BAD_INPUT}: ")
    assert "torn.jpg: FAILED" in capsys.readouterr().out


def test_the_limit_takes_the_first_pages(folder: Path) -> None:
    (folder / "pages" / "torn.jpg").write_bytes(b"no picture")
    code, told = report(folder, "--no-reference", "--limit", "1")
    assert code == ExitCode.DONE
    assert [page["page"] for page in told["pages"]] == ["blank.png"]


def test_a_folder_without_pages_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--pages", str(tmp_path)]) == ExitCode.SETTINGS
    assert "holds no page images" in capsys.readouterr().err


def test_a_folder_as_report_is_an_error_before_any_work(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["--pages", str(folder / "pages"), "--out", str(folder)])
    assert code == ExitCode.SETTINGS
    assert "is a folder" in capsys.readouterr().err
