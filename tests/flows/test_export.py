"""``banmian export``: an issue out of the store, in every form."""

import json

import pytest
from lxml import etree

from flows.assembly import assemble
from store import keys, open_store
from store.records import encode_page
from tests.flows.records import DATE, SLUG, record


@pytest.fixture
def issue(tmp_path):
    """A store with an issue of two pages."""
    store = open_store(str(tmp_path / "store"))
    for page in (record("1", text="石桥建成于三百多年", to="4"), record("4", came_from="1")):
        store.put(keys.page_key(SLUG, DATE, page.page, page.source), encode_page(page))
    assemble(store, SLUG, DATE)
    return tmp_path / "store"


def export(banmian, issue, tmp_path, form):
    ran = banmian("export", SLUG, DATE, "--format", form, "--out", tmp_path / "o", "--store", issue)
    assert (ran.code, ran.err) == (0, "")
    found = (path for path in (tmp_path / "o").rglob("*") if path.is_file())
    return {str(path.relative_to(tmp_path / "o")): path.read_bytes() for path in found}


def test_json_lines(banmian, issue, tmp_path):
    files = export(banmian, issue, tmp_path, "jsonl")
    assert list(files) == ["articles.jsonl"]
    lines = files["articles.jsonl"].decode().splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["banmian.article/1"] * len(lines)


def test_alto(banmian, issue, tmp_path):
    files = export(banmian, issue, tmp_path, "alto")
    assert sorted(files) == ["alto/01.xml", "alto/04.xml"]
    assert all(etree.fromstring(data).tag.endswith("alto") for data in files.values())


def test_mets_names_files_that_are_there(banmian, issue, tmp_path):
    files = export(banmian, issue, tmp_path, "mets")
    root = etree.fromstring(files["mets.xml"])
    places = root.iterfind(".//{*}FLocat[@LOCTYPE='URL']")
    named = {place.get("{http://www.w3.org/1999/xlink}href") for place in places}
    assert named == set(files) - {"mets.xml"}


def test_text(banmian, issue, tmp_path):
    files = export(banmian, issue, tmp_path, "text")
    assert "index.txt" in files
    assert "01 古桥修缮.txt" in files


def test_an_issue_that_is_not_there(banmian, tmp_path):
    ran = banmian("export", "许昌日报", "2021-12-13", "--out", tmp_path, "--store", tmp_path)
    assert ran.code == 3
    assert "xuchang-ribao 2021-12-13" in ran.err


def test_a_place_that_cannot_be_written(banmian, issue, tmp_path):
    (tmp_path / "file").write_text("")
    out = tmp_path / "file" / "out"
    assert banmian("export", SLUG, DATE, "--out", out, "--store", issue).code == 2
