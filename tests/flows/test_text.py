"""``banmian text``: a text layer from a file becomes articles."""

import json

import pytest

from tests.postprocess.test_textlayer import LAYER


@pytest.fixture
def layer(tmp_path):
    file = tmp_path / "layer.txt"
    file.write_text(LAYER, encoding="utf-8")
    return file


def test_plain_text(banmian, layer):
    ran = banmian("text", layer)
    assert ran.code == 0
    assert ran.out.startswith("江上的灯亮了四十年\n")
    assert "上接" not in ran.out


def test_json_is_page_and_articles(banmian, layer):
    ran = banmian(
        "text", layer, "--json", "--title", "江城晨报", "--date", "2023-05-08", "--page", "4"
    )
    told = json.loads(ran.out)
    assert set(told) == {"page", "articles"}
    river, gate = told["articles"]
    assert river["id"].endswith("2023-05-08-p4-a01")
    assert river["engine"] == "text layer"
    assert (gate["continued_from"], gate["parts"][0]["marker"]) == ("1", "（上接第一版）")
    raw = [line["text"] for line in told["page"]["lines"]]
    assert "“ 河 清 了 ， 人 就 回 来 了 。” 何 平" in raw


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings(banmian, tmp_path, encoding):
    file = tmp_path / "layer.txt"
    file.write_bytes(LAYER.encode(encoding))
    assert banmian("text", file).out.startswith("江上的灯亮了四十年\n")


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", bytes(range(256))])
def test_what_is_no_text(banmian, tmp_path, data):
    file = tmp_path / "layer.txt"
    file.write_bytes(data)
    ran = banmian("text", file)
    assert ran.code == 3
    assert "not a text file" in ran.err


def test_a_missing_file(banmian, tmp_path):
    assert banmian("text", tmp_path / "none.txt").code == 3
