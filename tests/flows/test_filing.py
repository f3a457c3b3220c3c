"""What is kept of pages, and what follows from it, without reading anything."""

import json
import threading
from dataclasses import replace

import pytest

from document.errors import EngineFailed, EngineMissing, InputError, StoreUnavailable
from document.issue import IssueStatus
from flows import assembly, filing
from store import keys, open_store
from store.records import decode_issue
from tests.flows.records import DATE, SLUG, expected, record, source

VERSIONS = {"banmian": "1", "python": "3.12"}


@pytest.fixture
def store(tmp_path):
    return open_store(str(tmp_path / "store"))


@pytest.fixture(params=["folder", "s3"])
def any_store(request, tmp_path):
    if request.param == "folder":
        return open_store(str(tmp_path / "store"))
    return open_store(request.getfixturevalue("s3_url"))


def put(store, it, **known):
    return filing.file_page(store, it, b"jpeg", expected(**known))


def found(store, page, fingerprint="f", versions=VERSIONS):
    return filing.find_page(store, page.source.sha256, page.source.frame, fingerprint, versions)


def ledger(store):
    return decode_issue(store.get(f"{SLUG}/{DATE}/issue.json"))


def articles(store):
    return sorted(key for key in store.list(f"{SLUG}/{DATE}/articles/") if key.endswith(".txt"))


def test_a_scan_is_known_again(store):
    page = record()
    put(store, page)
    assert found(store, page) == page


def test_another_python_reads_no_differently(store):
    page = record()
    put(store, page)
    assert found(store, page, versions={"banmian": "1", "python": "4"}) == page


@pytest.mark.parametrize(
    ("fingerprint", "versions"), [("g", VERSIONS), ("f", {"banmian": "2"}), ("f", {})]
)
def test_other_settings_or_versions_read_it_again(store, fingerprint, versions):
    page = record()
    put(store, page)
    assert found(store, page, fingerprint, versions) is None


def test_each_frame_of_a_file_is_a_page_of_its_own(store):
    first, second = (record(str(n), scan=source("in/a.tif", "aa", n, 2)) for n in (1, 2))
    put(store, first)
    put(store, second, page="2")
    assert (found(store, first), found(store, second)) == (first, second)


def test_a_page_that_was_replaced_is_not_found_by_its_old_scan(store):
    old, new = record(scan=source(content="aa")), record(scan=source(content="bb"))
    put(store, old)
    put(store, new)
    assert found(store, old) is None
    assert found(store, new) == new


def test_a_damaged_record_is_read_again(store):
    page = record()
    store.put(put(store, page).key, b"{", "application/json")
    assert found(store, page) is None


def test_a_damaged_record_keeps_the_issue_from_being_complete(store):
    put(store, record())
    store.put(put(store, record("2", scan=source("in/2.png", "bb")), page="2").key, b"{")
    issue = assembly.assemble(store, SLUG, DATE)
    assert issue.ledger.status is IssueStatus.INCOMPLETE
    assert len(issue.articles) == 1


def test_a_page_moves_when_more_is_known_of_it(store):
    unknown = record("aa" * 32, slug="unknown", date="undated")
    put(store, unknown, slug="unknown", date="undated", page="")
    assembly.assemble(store, "unknown", "undated")
    filed = put(store, record())
    for issue in filed.touched:
        assembly.assemble(store, *issue)
    assert not list(store.list("unknown/"))
    assert articles(store) == [f"{SLUG}/{DATE}/articles/{SLUG}-{DATE}-p1-a01.txt"]


def test_the_same_bytes_under_another_name_are_another_page(store):
    one, two = record("1", scan=source("in/1.png")), record("2", scan=source("in/2.png"))
    put(store, one)
    put(store, two, page="2")
    assert len([key for key in store.list(SLUG) if key.endswith("page.json")]) == 2


def test_a_scan_does_not_take_the_place_of_another_of_its_run(store):
    one, two = record(scan=source("a.png", "aa")), record(scan=source("b.png", "bb"))
    names = ("a.png", "b.png")
    assert filing.file_beside(store, one, b"jpeg", expected(), names)
    assert filing.file_beside(store, two, b"jpeg", expected(), names) is None
    assert filing.file_beside(store, one, b"jpeg", expected(), names)
    assert filing.file_beside(store, two, b"jpeg", expected(), ("b.png",))


class Meanwhile:
    """A store in which another process does something just before a key is put on a condition."""

    def __init__(self, store, key, deed):
        self.store, self.key, self.deed = store, key, deed

    def __getattr__(self, name):
        return getattr(self.store, name)

    def put_if(self, key, *rest):
        if key == self.key and self.deed:
            deed, self.deed = self.deed, None
            deed()
        return self.store.put_if(key, *rest)


def test_of_two_processes_that_file_one_page_one_gets_the_place(any_store):
    one, two = record(scan=source("a.png", "aa")), record(scan=source("b.png", "bb"))
    names = ("a.png", "b.png")
    key = f"{SLUG}/{DATE}/pages/01/page.json"

    def other():
        assert file_beside_elsewhere(any_store, two, b"theirs", names)

    store = Meanwhile(any_store, key, other)
    assert filing.file_beside(store, one, b"ours", expected(), names) is None
    assert any_store.get(f"{SLUG}/{DATE}/pages/01/overlay.jpg") == b"theirs"
    assert filing.page_at(any_store, key) == two


def file_beside_elsewhere(store, page, overlay, names):
    """As another process does it, whose lock is another."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filing, "_FILING", threading.Lock())
        return filing.file_beside(store, page, overlay, expected(), names)


def test_two_processes_that_file_one_scan_under_two_labels_forget_neither(any_store):
    one, two = record("1", scan=source("in/1.png")), record("2", scan=source("in/2.png"))
    note = keys.scan_key(one.source.sha256, 1)

    def other():
        file_beside_elsewhere(any_store, two, b"jpeg", ())

    filing.file_page(Meanwhile(any_store, note, other), one, b"jpeg", expected())
    assert set(filing.filed_keys(any_store, one.source.sha256, 1)) == {
        f"{SLUG}/{DATE}/pages/0{label}/page.json" for label in "12"
    }


def test_a_page_whose_filing_was_cut_off_is_read_again(store):
    page = record()
    store.delete(put(store, page).overlay_key)
    assert found(store, page) is None


def failing(store, error, source_name="in/1.png", page="1"):
    with (
        pytest.raises(type(error)),
        filing.OnRecord(store, source_name, expected(page), assembling=True),
    ):
        raise error


@pytest.mark.parametrize(
    "error",
    [
        InputError("in/1.png", "input", "is empty", "Scan it again"),
        EngineFailed("tesseract", "ocr", "crashed", "Try again"),
        ZeroDivisionError("a defect"),
    ],
)
def test_a_failure_is_on_record_until_the_page_is_read(store, error):
    failing(store, error)
    assert ledger(store).status is IssueStatus.INCOMPLETE
    assert str(error) in " ".join(page.reason for page in ledger(store).pages)
    for issue in put(store, record()).touched:
        assembly.assemble(store, *issue)
    assert ledger(store).status is IssueStatus.COMPLETE
    assert not list(store.list(f"{SLUG}/{DATE}/failed/"))


def test_a_failure_is_cleared_too_when_its_page_needs_no_reading(store):
    put(store, record())
    failing(store, InputError("in/1.png", "input", "is empty", "Scan it again"))
    filing.keep_page(store, record(), expected())
    assert assembly.assemble(store, SLUG, DATE).ledger.status is IssueStatus.COMPLETE


@pytest.mark.parametrize(
    "error",
    [
        EngineMissing("tesseract", "ocr", "is not installed", "Install it"),
        StoreUnavailable("s3", "store", "does not answer", "Try again"),
        KeyboardInterrupt(),
    ],
)
def test_what_lies_with_the_machine_is_no_failure_of_the_scan(store, error):
    failing(store, error)
    assert not list(store.list())


def test_failures_of_scans_that_went_away_are_forgotten(store):
    for name in ("in/1.png", "in/2.png", "elsewhere/3.png"):
        filing.file_failure(store, name, expected(name[-5]), ValueError("bad"))
    assembly.forget_vanished(store, (SLUG, DATE), ["in/"], ["in/2.png"])
    issue = assembly.assemble(store, SLUG, DATE)
    assert {page.source for page in issue.ledger.pages if page.source} == {
        "in/2.png",
        "elsewhere/3.png",
    }


def test_a_late_page_joins_by_itself_and_articles_that_are_no_more_go(store):
    put(store, record("4", came_from="1", text="志愿者引路。", scan=source("in/4.png", "bb")))
    issue = assembly.assemble(store, SLUG, DATE)
    assert issue.articles[0].continued_from == "1"
    put(store, record("1", to="4", text="同时有"))
    issue = assembly.assemble(store, SLUG, DATE)
    assert len(issue.articles) == len(issue.ledger.joins) == 1
    assert articles(store) == [f"{SLUG}/{DATE}/articles/{SLUG}-{DATE}-p1-a01.txt"]


def test_assembling_twice_changes_no_byte(store):
    put(store, record())
    assembly.assemble(store, SLUG, DATE)
    before = {key: store.get(key) for key in store.list()}
    assembly.assemble(store, SLUG, DATE)
    assert {key: store.get(key) for key in store.list()} == before


def test_an_issue_without_pages_leaves_nothing(store):
    filed = put(store, record())
    assembly.assemble(store, SLUG, DATE)
    store.delete(filed.key)
    assert assembly.assemble(store, SLUG, DATE) is None
    assert not list(store.list(f"{SLUG}/{DATE}/articles/"))


class Busy:
    """A store in which somebody else files a page while the ledger is written."""

    def __init__(self, store, late):
        self.store, self.late = store, late

    def __getattr__(self, name):
        return getattr(self.store, name)

    def put(self, key, data, content_type="application/octet-stream"):
        self.store.put(key, data, content_type)
        if key.endswith("issue.json") and self.late:
            put(self.store, self.late.pop(), page="4")


def test_a_page_filed_at_the_same_moment_is_not_lost(store):
    put(store, record("1", to="4", text="同时有"))
    late = record("4", came_from="1", text="志愿者引路。", scan=source("in/4.png", "bb"))
    issue = assembly.assemble(Busy(store, [late]), SLUG, DATE)
    assert len(issue.ledger.joins) == 1
    assert [page.page for page in ledger(store).pages if page.sha256] == ["1", "4"]


def test_the_note_of_a_scan_names_its_places(store):
    page = record()
    filed = put(store, page)
    note = json.loads(store.get(f"scans/{page.source.sha256}-1.json"))
    assert note == {"pages": [filed.key]}


def test_names_of_frames():
    assert filing.scan_name(source("a.tif", frame=2, frames=3)) == "a.tif#2"
    assert filing.scan_name(replace(source("a.tif"), frame=1)) == "a.tif"
