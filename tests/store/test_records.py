"""Canonical JSON: the contract's shape, equal bytes for equal records, nothing lost."""

import json
import unicodedata
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from document.article import Article
from document.errors import StoreError
from document.geometry import Box
from document.issue import Issue, PageFailure
from document.page import PageRecord
from store import open_store, records
from tests.store import samples

ARTICLE = """\
{
 "schema": "banmian.article/1",
 "id": "wancheng-chenbao-2031-05-06-p1-a02",
 "kind": "article",
 "title": "宛城晨报",
 "date": "2031-05-06",
 "kicker": "",
 "headline": "老街重开",
 "subtitle": "",
 "byline": "",
 "dateline": "本报讯",
 "paragraphs": [
  {
   "role": "body",
   "text": "本报讯 老街昨日重开。",
   "page": "1",
   "confidence": 0.9712,
   "also_on": []
  },
  {
   "role": "subhead",
   "text": "旧貌",
   "page": "4",
   "confidence": 1.0,
   "also_on": []
  }
 ],
 "captions": [
  {
   "text": "街口",
   "credit": "林一 摄",
   "page": "1",
   "image_box": [
    10,
    20,
    110,
    220
   ]
  },
  {
   "text": "桥",
   "credit": "",
   "page": "4",
   "image_box": null
  }
 ],
"""

ORDER = [
    *("schema", "id", "kind", "title", "date"),
    *("kicker", "headline", "subtitle", "byline", "dateline"),
    *("paragraphs", "captions", "parts", "continued_from", "continued_to"),
    *("joins", "confidence", "review", "engine", "text", "people", "dateline_parts", "simplified"),
]

KINDS = [
    (PageRecord, records.encode_page, records.decode_page),
    (Article, records.encode_article, records.decode_article),
    (Issue, records.encode_issue, records.decode_issue),
    (PageFailure, records.encode_failure, records.decode_failure),
]


def test_an_article_looks_as_the_contract_says():
    data = records.encode_article(samples.article()).decode()
    assert data.startswith(ARTICLE)
    assert data.endswith("\n}\n")
    values = json.loads(data)
    assert list(values) == ORDER
    assert values["parts"][0] == {
        "page": "1",
        "box": [0, 0, 500, 900],
        "region_ids": ["r004", "r005"],
        "marker": "（下转第四版）",
    }
    assert values["joins"] == [
        {"from_page": "1", "to_page": "4", "reason": "标题相同", "confidence": 0.98}
    ]
    assert (values["continued_from"], values["continued_to"]) == (None, None)


def test_a_page_is_rounded_and_sorted():
    values = json.loads(records.encode_page(samples.page()))
    line = values["layout"]["regions"][0]["lines"][0]
    assert line["quad"] == [[10.0, 20.0], [200.3, 21.0], [200.3, 51.0], [10.0, 50.0]]
    assert line["glyph"] == 29.1235
    assert str(values["layout"]["skew"]) == "0.0"
    assert list(values["timings"]) == ["layout", "ocr"]
    assert next(iter(values)) == "schema"


def test_two_readings_of_a_page_differ_in_timings_alone():
    one = samples.page()
    other = replace(one, timings={"layout": 9.0, "ocr": 9.0})
    assert records.encode_page(one) != records.encode_page(other)
    assert records.comparable(one) == records.comparable(other)


def test_the_text_of_an_article_ends_with_one_line_end():
    assert records.encode_text(samples.article()).decode().endswith("\n旧貌\n")


@pytest.mark.parametrize(("kind", "encode", "decode"), KINDS)
def test_what_is_written_can_be_read(kind, encode, decode):
    @settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
    @given(record=samples.anything(kind))
    def round_trip(record):
        data = encode(record)
        assert encode(decode(data)) == data

    round_trip()


def test_a_record_comes_back_as_it_was_but_for_rounding():
    assert records.decode_page(records.encode_page(samples.page())).parts == samples.page().parts
    article = samples.article()
    rounded = replace(
        article,
        confidence=0.965,
        paragraphs=(replace(article.paragraphs[0], confidence=0.9712), article.paragraphs[1]),
    )
    assert records.decode_article(records.encode_article(article)) == rounded


def test_numbers_of_numpy_are_numbers():
    page = replace(samples.page(), confidence=np.float32(0.5), dpi=np.float64(300))
    edges = (int(edge) for edge in (1, 2, 3, 4))
    part = replace(page.parts[0], box=Box(*(np.int64(edge) for edge in edges)))
    values = json.loads(records.encode_page(replace(page, parts=(part,))))
    assert (values["confidence"], values["dpi"], values["parts"][0]["box"]) == (
        0.5,
        300.0,
        [1, 2, 3, 4],
    )


def test_texts_are_composed_but_raw_lines_and_sources_are_not():
    decomposed = unicodedata.normalize("NFD", "café")
    page = samples.page()
    page = replace(
        page,
        title=decomposed,
        lines=(replace(page.lines[0], text=decomposed),),
        source=replace(page.source, name=decomposed),
    )
    values = json.loads(records.encode_page(page))
    assert values["title"] == "café"
    assert values["lines"][0]["text"] == decomposed
    assert values["source"]["name"] == decomposed


def test_a_file_name_that_is_not_unicode_survives():
    failure = PageFailure("scans/\udcff\udcfe.jpg", "", "broken")
    data = records.encode_failure(failure)
    data.decode("utf-8")
    assert records.decode_failure(data) == failure


def test_unknown_fields_are_ignored_and_new_ones_have_their_default():
    values = json.loads(records.encode_page(samples.page()))
    values["layout"]["regions"][0]["colour"] = "red"
    del values["dpi"]
    page = records.decode_page(json.dumps(values).encode())
    assert page.dpi is None
    assert page.layout.regions[0].kind == "body"


def broken(change):
    values = json.loads(records.encode_page(samples.page()))
    change(values)
    return json.dumps(values).encode()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "JSON"),
        (b"\xff\xfe", "JSON"),
        (records.encode_page(samples.page())[:-300], "JSON"),
        (b"[" * 200_000, "JSON"),
        (b"null", "schema"),
        (b"[]", "schema"),
        (b'{"schema": "banmian.page/1", "dpi": NaN}', "JSON"),
        (records.encode_article(samples.article()), "schema is not banmian.page/1"),
        (b'{"schema": "banmian.page/2"}', "schema is not banmian.page/1"),
        (b'{"schema": "banmian.page/1"}', "title: is missing"),
        (broken(lambda v: v.update(title=4)), "title: is int, not str"),
        (broken(lambda v: v["source"].update(size=True)), "source.size: is bool, not int"),
        (broken(lambda v: v["source"].update(size="4")), "source.size: is str"),
        (broken(lambda v: v["parts"][0].update(box=[1, 2, 3])), r"parts[0].box"),
        (broken(lambda v: v["parts"][0].update(box=[9, 9, 1, 1])), r"parts[0].box"),
        (broken(lambda v: v["parts"][0].update(kind="poem")), "kind: is none of article"),
        (broken(lambda v: v["layout"].update(regions={})), "layout.regions: is dict"),
        (
            broken(lambda v: v["layout"]["regions"][0]["lines"][0].update(quad=[[1, 2]] * 3)),
            "layout.regions[0].lines[0].quad: is not four",
        ),
    ],
)
def test_what_is_no_page_is_an_error_that_names_key_and_field(data, word):
    with pytest.raises(StoreError) as raised:
        records.decode_page(data, "a/b/page.json")
    assert raised.value.subject == "a/b/page.json"
    assert word in raised.value.problem
    assert "again" in raised.value.remedy


def test_a_number_that_is_none_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        records.encode_page(replace(samples.page(), confidence=float("nan")))


def test_a_folder_and_s3_hold_the_same_keys_and_bytes(tmp_path, s3_url):
    stores = [open_store(str(tmp_path)), open_store(s3_url)]
    for store in stores:
        store.put("p/page.json", records.encode_page(samples.page()), "application/json")
        store.put("a/一.json", records.encode_article(samples.article()), "application/json")
        store.put("a/一.txt", records.encode_text(samples.article()), "text/plain; charset=utf-8")
    folder, bucket = ({key: store.get(key) for key in store.list()} for store in stores)
    assert folder == bucket
    assert len(folder) == 3
