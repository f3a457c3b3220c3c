"""Issues know which parts belong together."""

import json
import random
import re
from pathlib import Path

import pytest

from bench.press.issue import PrintedIssue, make_issue, make_troubled_issue, plan_troubles
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
        assert first.headline.startswith(second.headline)


def test_no_marker_points_nowhere(issue: PrintedIssue) -> None:
    pointed = sum(len(one.markers) for page in issue.pages for one in page.truth.articles)
    assert pointed == 2 * len(issue.joins)


def has_a_page_twice(number: int) -> bool:
    rng = random.Random(f"train/issue/{number}")  # noqa: S311 -- typesetting, not secrets
    plan = plan_troubles(rng)
    return bool(plan.twice - plan.absent)


TWICE = next(filter(has_a_page_twice, range(1, 99)))
SEEDS = [f"pytest/troubled/{number}" for number in range(3)]


@pytest.fixture(scope="module", params=SEEDS)
def troubled(request: pytest.FixtureRequest) -> PrintedIssue:
    return make_troubled_issue(request.param, damage=0.3, dpi=60, pages=4)


def test_what_is_cut_goes_on_where_it_was_cut(troubled: PrintedIssue) -> None:
    for join in troubled.joins:
        first = part(troubled, join.source, join.source_id)
        second = part(troubled, join.target, join.target_id)
        assert first.joins == second.joins
        assert first.headline.startswith(second.headline)
        assert second.paragraphs
        cut = not first.paragraphs[-1][1].endswith(("。", "”", "！", "？"))
        assert second.resumes == (cut and second.paragraphs[0][0] == "body")


def test_joins_are_those_of_pages_that_arrive(troubled: PrintedIssue) -> None:
    absent = {troubled.plan.labels[at] for at in troubled.plan.absent}
    assert not absent & {page for one in troubled.joins for page in (one.source, one.target)}


def test_troubled_issues_have_all_that_goes_wrong() -> None:
    issues = [make_troubled_issue(f"pytest/all/{number}", 0.5, 72, pages=4) for number in range(10)]
    onward = [(one.source_id, one.source) for issue in issues for one in issue.joins]
    arrived = [(one.target_id, one.target) for issue in issues for one in issue.joins]
    assert set(onward) & set(arrived)  # a chain
    assert {issue.plan.labels[0] for issue in issues} >= {"1", "01", "A01"}
    pairs = [
        (part(issue, join.source, join.source_id), part(issue, join.target, join.target_id))
        for issue in issues
        for join in issue.joins
    ]
    heads = {(bool(two.headline), one.headline == two.headline) for one, two in pairs}
    assert heads == {(True, True), (True, False), (False, False)}
    assert any(issue.plan.absent for issue in issues)
    texts = [m.text for one, two in pairs for m in (*one.markers, *two.markers)]
    sound = [text for text in texts if re.search("(上接|紧接|下转|下接).*版", text)]
    assert 0 < len(sound) < len(texts)


def test_files_of_a_troubled_issue(tmp_path: Path) -> None:
    """A page that was scanned twice has two images, one that does not arrive has none."""
    folders = write_issues(tmp_path, (TWICE,), ("clean",), "train", dpi=40, troubles=0.0)
    told = json.loads((folders[0] / "issue.json").read_text())
    assert told["twice"]
    images = {path.stem for path in folders[0].iterdir() if path.suffix in (".png", ".jpg")}
    again = {stem for stem in images if "-again" in stem}
    assert images - again == set(told["files"])
    assert len(again) == len(told["twice"])


def test_files_of_an_issue(tmp_path: Path) -> None:
    (folder,) = write_issues(tmp_path, [1], ("clean",), pages=2, joins=1, dpi=72)
    told = json.loads((folder / "issue.json").read_text())
    named = [stem + ending for stem in told["files"] for ending in (".json", ".png")]
    assert len(told["pages"]) == 2
    assert sorted(path.name for path in folder.iterdir()) == [*sorted(named), "issue.json"]


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
