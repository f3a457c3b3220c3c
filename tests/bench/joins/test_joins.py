"""Typed issues: what they hold, how they are damaged, and that measuring tells right from wrong."""

import json
from dataclasses import replace
from random import Random

import pytest

from bench.joins.__main__ import main
from bench.joins.issues import type_issue
from bench.joins.measure import Score, score
from bench.press.misread import KINDS, damaged
from bench.press.trips import plan_issue
from bench.press.truth import TruthMarker


def seeded(seed):
    return Random(seed)  # noqa: S311 -- damage, not secrets


ISSUE = type_issue("pytest/2")


def test_the_same_seed_gives_the_same_issue():
    assert type_issue("pytest/2") == ISSUE


def test_a_clean_issue_is_joined_without_error():
    found = score(ISSUE)
    assert found.joins == found.found > 0
    assert (found.wrong, found.markers_left) == ((), 0)
    assert (found.recall, found.precision, found.continuation) == (1.0, 1.0, 1.0)


def test_a_join_that_is_not_in_the_truth_is_wrong_and_one_that_is_not_made_is_missed():
    found = score(replace(ISSUE, joins=frozenset({("t8.0", "t8.1")})))
    assert found.found == found.recall == found.precision == 0
    assert found.joins == 1
    assert len(found.wrong) == len(ISSUE.joins)


def test_scores_add_up():
    both = Score(1, 4, 3, ("a",), 2, 1, 1) + Score(1, 6, 6, (), 2, 2, 0)
    assert (both.issues, both.recall, both.precision) == (2, 0.9, 0.9)
    assert (both.continuation, both.markers_left) == (0.75, 1)


@pytest.mark.parametrize("kind", [kind for kind, _ in KINDS])
def test_damage_changes_a_marker_a_little(kind):
    rng = seeded(1)
    for text in ("（上接第一版）", "☞下转A03版", "【紧接12版】", "下接四版"):
        marker = TruthMarker(text, "to", {"1": "1"}.get(text, "4" if "四" in text else "12"))
        seen = kind(marker, rng)
        assert len(text) - 3 <= len(seen) <= len(text) + 1 or seen == ""


def test_damage_is_one_of_its_kinds():
    marker = TruthMarker("（下转第四版）", "to", "4")
    seen = {damaged(marker, seeded(seed)) for seed in range(60)}
    assert "" in seen
    assert len(seen) > 10


def test_plans_hold_all_that_goes_wrong():
    plans = [plan_issue(seeded(seed)) for seed in range(200)]
    trips = [trip.pages for plan in plans for trip in plan.trips]
    assert any(len(pages) == 3 for pages in trips)
    assert any(pages[0] > pages[-1] for pages in trips)
    assert any(plan.absent for plan in plans)
    assert any(plan.twice for plan in plans)
    assert any(plan.nameless for plan in plans)
    assert {plan.labels[0] for plan in plans} == {"1", "01", "A01", "A1"}


def test_the_command_writes_what_it_measured(tmp_path, capsys):
    assert (
        main(
            [
                "--issues",
                "1",
                "--printed",
                "0",
                "--set",
                "pytest",
                "--json",
                str(tmp_path / "j.json"),
            ]
        )
        == 0
    )
    told = json.loads((tmp_path / "j.json").read_text())
    assert set(told) == {"clean", "15 % damaged", "30 % damaged", "assembly"}
    written = [cost["written"] for cost in told.pop("assembly").values()]
    assert all(one["issues"] == 1 for one in told.values())
    assert written[1:] == [0, 2]  # nothing new; the two files of one article
    assert "recall" in capsys.readouterr().out
