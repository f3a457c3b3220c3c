"""Issues know which parts belong together."""

import json
from pathlib import Path

import pytest

from bench.press.issue import PrintedIssue, make_issue
from bench.press.output import write_issues, write_pages
from bench.press.truth import TruthArticle
from document.errors import SettingsError


@pytest.fixture(scope="module")
def issue() -> PrintedIssue:
    return make_issue("pytest/issue", pages=4, joins=2, dpi=100)


def part(issue: PrintedIssue, label: str, name: str) -> TruthArticle:
    page = next(page for page in issue.pages if page.truth.folio.page == label)
    return next(one for one in page.truth.articles if one.id == name)


def test_joined_parts_point_at_each_other(issue: PrintedIssue) -> None:
    assert issue.joins
    for join in issue.joins:
        first, second = (
            part(issue, join.source, join.source_id),
            part(issue, join.target, join.target_id),
        )
        assert [(m.direction, m.page) for m in first.markers] == [("to", join.target)]
        assert [(m.direction, m.page) for m in second.markers] == [("from", join.source)]
        assert second.headline in (first.headline, first.headline[: len(second.headline)])


def test_no_marker_points_nowhere(issue: PrintedIssue) -> None:
    pointed = sum(len(one.markers) for page in issue.pages for one in page.truth.articles)
    assert pointed == 2 * len(issue.joins)


def test_files_of_an_issue(tmp_path: Path) -> None:
    (folder,) = write_issues(tmp_path, [1], ("clean",), pages=2, joins=1, dpi=72)
    assert sorted(path.name for path in folder.iterdir()) == [
        "01.json", "01.png", "02.json", "02.png", "issue.json"
    ]  # fmt: skip
    assert json.loads((folder / "issue.json").read_text())["pages"]


def test_files_of_a_page_are_the_same_each_time(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        write_pages(folder, [3], ("clean", "scan2"), "test", 72)
    names = sorted(path.name for path in folders[0].iterdir())
    assert names == [
        "press_0003.json",
        "press_0003.png",
        "press_0003_scan2.boxes.json",
        "press_0003_scan2.jpg",
    ]
    for name in names:
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes()


def test_unknown_damage_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="scan9"):
        write_pages(tmp_path, [1], ("scan9",))
