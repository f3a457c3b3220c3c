"""Flows over what the store has: joining an issue anew, reading chosen pages again."""

import dataclasses

import pytest

from document.errors import InputError
from flows.assemble_flow import assemble_issue
from flows.forms import Selection
from flows.reprocess_flow import reprocess
from flows.selecting import older, selected
from store import open_store
from store.keys import page_key
from store.records import encode_page
from tests.flows.conftest import files
from tests.flows.paper import DATE, TITLE
from tests.flows.records import record, source
from tests.flows.seen import ISSUE, last_run_named, ledger

pytestmark = pytest.mark.usefixtures("prefect_server")


@pytest.fixture
def archive(tmp_path):
    """Pages of two papers, read at different times, with more and less success."""
    store = open_store(str(tmp_path / "archive"))
    for slug, date, confidence, engine in (
        ("甲报", "2021-12-13", 0.95, "tesseract 5.3.0 chi_sim"),
        ("甲报", "2021-12-14", 0.60, "tesseract 5.5.1 chi_sim"),
        ("甲报", "2022-01-01", 0.95, "rapidocr 3.9.0"),
        ("乙报", "2021-12-13", 0.60, "tesseract 5.3.0 chi_sim"),
    ):
        one = record(slug=slug, date=date)
        one = dataclasses.replace(one, title=slug, confidence=confidence, engine=engine)
        store.put(page_key(slug, date, "1", source()), encode_page(one))
    return store


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({"title": "甲报"}, {"甲报 12-13", "甲报 12-14", "甲报 01-01"}),
        ({"first": "2021-12-14"}, {"甲报 12-14", "甲报 01-01"}),
        ({"first": "2021-12-13", "last": "2021-12-13"}, {"甲报 12-13", "乙报 12-13"}),
        ({"confidence_below": 0.8}, {"甲报 12-14", "乙报 12-13"}),
        ({"engine_older_than": "tesseract 5.4"}, {"甲报 12-13", "乙报 12-13"}),
        ({"engine_older_than": "5"}, {"甲报 01-01"}),
        ({"title": "甲报", "confidence_below": 0.8}, {"甲报 12-14"}),
        ({"title": "丙报"}, set()),
    ],
)
def test_a_selection_means_what_meets_all_it_says(archive, said, meant):
    selection = Selection(**said)
    found = selected(archive, selection, selection.title)
    assert {f"{one.title} {one.date[5:]}" for one in found} == meant


def test_versions_are_numbers():
    assert older("tesseract 5.9", "5.10")
    assert not older("an engine without one", "5.10")


def test_an_issue_is_joined_anew_from_its_pages(banmian, issue_folder, tmp_path):
    store = tmp_path / "store"
    banmian("issue", issue_folder, "--store", store)
    before = files(store, f"{ISSUE}/articles/*")
    for path in (store / ISSUE / "articles").iterdir():
        path.unlink()
    issue = assemble_issue(title=TITLE, date=DATE, store=str(store))
    assert files(store, f"{ISSUE}/articles/*") == before
    assert len(issue.ledger.joins) == 1
    assert last_run_named(f"assemble {TITLE} {DATE}").state_name == "Incomplete"  # pages 2 and 3
    with pytest.raises(InputError, match="no pages"):
        assemble_issue(title=TITLE, date="2000-01-01", store=str(store))


def test_chosen_pages_are_read_again_as_the_pages_they_were(
    banmian, issue_folder, tmp_path, counted
):
    store = tmp_path / "store"
    banmian("page", issue_folder / "4.png", "--store", store, "--page", "A4")
    banmian("page", issue_folder / "1.png", "--store", store)
    before, read = ledger(store), counted()
    which = Selection(title=TITLE, first=DATE)
    planned = reprocess(which=which, plan=True, store=str(store))
    assert {page for _, _, page in planned.chosen} == {"1", "A4"}
    assert counted() == read

    (issue_folder / "1.png").unlink()
    done = reprocess(which=which, store=str(store))
    assert counted() > read
    assert [name.rpartition("/")[2] for name in done.without_scan] == ["1.png"]
    assert [page.page for page in ledger(store).pages] == [page.page for page in before.pages]
    assert ledger(store).articles == before.articles
    assert last_run_named(f"again {TITLE} {DATE}").state_type == "COMPLETED"
