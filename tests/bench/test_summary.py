"""Pages drawn together."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bench.measure import Measurement
from bench.pages import Page
from bench.summary import ACCURACY, SPEED, page_line, summarise, table


def measured(group: str, wall: float, **fields: object) -> Measurement:
    page = Page(f"{group}.png", Path(f"{group}.png"), None, group)
    cost = {"wall": wall, "cpu": 2 * wall, "memory": 100 * wall}
    return Measurement(page, **{"cost": cost, **fields})  # type: ignore[arg-type]  # as given


def test_means_sums_and_peaks() -> None:
    one = measured("clean", 2.0, figures={"body_cer": 0.01, "articles_gt": 3, "articles_out": 4})
    two = measured("clean", 4.0, figures={"body_cer": 0.03, "articles_gt": 5, "articles_out": 5})
    summary = summarise([one, two])["clean"]
    assert summary.figures == {
        "body_cer": pytest.approx(0.02),
        "articles_gt": 8,
        "articles_out": 9,
    }
    assert summary.cost == {"wall": 3.0, "cpu": 6.0, "memory": 400.0}


def test_the_ratio_compares_the_same_pages() -> None:
    yardsticks = {"reference": {"wall": 12.0, "cpu": 16.0}, "pipeline": {"wall": 30.0}}
    both = summarise([measured("clean", 6.0, **yardsticks), measured("clean", 50.0)])["clean"]
    assert (both.wall, both.cpu, both.faster) == (0.5, 0.75, 5.0)
    without = summarise([measured("clean", 50.0)])["clean"]
    assert (without.wall, without.cpu, without.faster) == (None, None, None)


def test_failures_are_counted_and_spoil_no_mean() -> None:
    good = measured("clean", 2.0, figures={"body_cer": 0.01})
    bad = measured("clean", 90.0, failure="exit code 3: empty file")
    summary = summarise([good, bad])["clean"]
    assert (summary.pages, summary.failures) == (2, 1)
    assert summary.cost["wall"] == 2.0
    assert page_line(bad) == "clean.png: FAILED: exit code 3: empty file"


def test_several_groups_have_a_common_row() -> None:
    assert list(summarise([measured("clean", 1.0), measured("scan2", 1.0)])) == [
        "clean",
        "scan2",
        "all",
    ]
    assert list(summarise([measured("clean", 1.0)])) == ["clean"]


def test_a_table_has_no_columns_that_nobody_fills() -> None:
    summaries = summarise([measured("no truth", 1.5)])
    screen = StringIO()
    console = Console(width=200, file=screen)
    console.print(table("Speed", summaries, SPEED))
    console.print(table("Accuracy", summaries, ACCURACY))
    drawn = screen.getvalue()
    assert "wall s" in drawn
    assert "1.5" in drawn
    assert "plain" not in drawn
    assert "body_cer" not in drawn
