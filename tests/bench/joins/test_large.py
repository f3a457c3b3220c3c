"""A large issue: assembling it writes each file once, a replaced page only what it changes."""

from pathlib import Path

import pytest

from bench.joins.large import ARTICLES, PAGES, Cost, large_issue, measure


@pytest.fixture(scope="module")
def costs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Cost]:
    return measure(str(tmp_path_factory.mktemp("large")))


def test_the_issue_is_as_large_as_it_says() -> None:
    pages = list(large_issue("pytest"))
    assert len(pages) == PAGES
    assert sum(len(page.parts) for page in pages) == ARTICLES


def test_every_file_is_written_once(costs: dict[str, Cost]) -> None:
    written = costs["all pages"].written
    assert len(written) == len(set(written))
    joined = ARTICLES - (len(written) - 1) // 2
    assert 20 < joined <= 60  # two files for each article, and the ledger


def test_assembling_again_writes_nothing(costs: dict[str, Cost]) -> None:
    assert (costs["nothing new"].written, costs["nothing new"].removed) == ((), ())


def test_a_replaced_page_touches_only_what_changed(costs: dict[str, Cost]) -> None:
    replaced = costs["one page replaced"]
    assert {Path(key).suffix for key in replaced.written} == {".json", ".txt"}
    assert len({Path(key).stem for key in replaced.written}) == 1
    assert replaced.removed == ()
