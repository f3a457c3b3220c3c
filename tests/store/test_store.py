"""What holds for every store, in a folder and on a real S3 server."""

import subprocess
import sys
import threading

import pytest

from document.errors import SettingsError, StoreError, StoreMissing
from store import open_store
from store.base import ABSENT
from store.options import StoreOptions

KEY = "宛城晨报/2031-05-06/pages/04/page.json"


def test_put_then_get_gives_the_same_bytes(store):
    data = bytes(range(256)) * 300
    store.put(KEY, data, "application/json")
    assert store.get(KEY) == data
    assert store.exists(KEY)


def test_an_empty_value_is_a_value(store):
    store.put(KEY, b"")
    assert store.get(KEY) == b""
    assert store.exists(KEY)


def test_a_later_value_replaces_an_earlier_one(store):
    store.put(KEY, b"a longer first value")
    store.put(KEY, b"second")
    assert store.get(KEY) == b"second"


def test_a_key_that_is_not_there(store):
    with pytest.raises(StoreMissing) as raised:
        store.get(KEY)
    assert raised.value.exit_code == 5
    assert not store.exists(KEY)
    store.delete(KEY)


def test_a_folder_is_no_key_nor_is_what_lies_below_a_key(store):
    store.put("a/b", b"1")
    assert not store.exists("a")
    assert not store.exists("a/b/c")
    for key in ("a", "a/b/c"):
        with pytest.raises(StoreMissing):
            store.get(key)
        store.delete("a/b/c")
    assert store.get("a/b") == b"1"


def test_delete_removes_only_its_key(store):
    store.put("a/1", b"1")
    store.put("a/10", b"10")
    store.delete("a/1")
    assert list(store.list()) == ["a/10"]


def test_list_gives_keys_in_the_order_of_their_bytes(store):
    keys = ["a-b/x", "a.b", "a/b/c", "a/b.txt", "a/b-c", "ab", "版/04", "版面"]
    for key in keys:
        store.put(key, b".")
    assert list(store.list()) == sorted(keys, key=str.encode)
    assert list(store.list("a/b")) == ["a/b-c", "a/b.txt", "a/b/c"]
    assert list(store.list("a/")) == ["a/b-c", "a/b.txt", "a/b/c"]
    assert list(store.list("版")) == ["版/04", "版面"]
    assert list(store.list("nothing/here/")) == []


def test_a_listing_longer_than_one_answer(store):
    paged = open_store(store.url, StoreOptions(page_size=7))
    keys = [f"many/{n:03d}" for n in range(30)]
    for key in keys:
        store.put(key, b".")
    assert list(paged.list("many/")) == keys


def test_its_url_opens_the_same_store(store):
    store.put(KEY, b"1")
    assert open_store(store.url).get(KEY) == b"1"


@pytest.mark.parametrize(
    "key",
    [
        "",
        "/etc/passwd",
        "a//b",
        "a/",
        "../outside",
        "a/../../outside",
        "a/./b",
        ".hidden",
        "a\\b",
        "a\0b",
        "a\nb",
        "con/1",
        "a/NUL.json",
        "a/b.",
        "a/b ",
        "版" * 86,
        "/".join(["a" * 200] * 6),
        "lone\udce9",
    ],
)
def test_no_key_leaves_the_root(store, key):
    for use in (store.get, store.delete, store.exists, lambda k: store.put(k, b"x")):
        with pytest.raises(StoreError) as raised:
            use(key)
        assert not isinstance(raised.value, StoreMissing)
        assert raised.value.remedy
    assert list(store.list()) == []


@pytest.mark.parametrize("prefix", ["../", "/etc/", "a//", "a/../b", "\0"])
def test_no_listing_leaves_the_root(store, prefix):
    with pytest.raises(StoreError):
        list(store.list(prefix))


def test_a_segment_may_use_all_255_bytes(store):
    key = f"a/{'版' * 85}"
    store.put(key, b"1")
    assert list(store.list()) == [key]


def test_two_threads_on_one_key_leave_one_of_both_values(store):
    values = [b"a" * 70_000, b"b" * 90_000]
    store.put(KEY, values[0])
    seen = set()

    def write(value):
        for _ in range(8):
            store.put(KEY, value)

    writers = [threading.Thread(target=write, args=(value,)) for value in values]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        seen.add(store.get(KEY))
    assert seen <= set(values)
    assert store.get(KEY) in values
    assert list(store.list()) == [KEY]


@pytest.mark.parametrize(
    "url",
    [
        "https://newspapers.example/out",
        "ftp://host/out",
        "s3:newspapers",
        "s3://",
        "s3:///prefix",
        "s3://bad bucket/x",
        "file://elsewhere/out",
        "file:",
        "  ",
        "a\0b",
    ],
)
def test_an_address_that_is_no_store(url):
    with pytest.raises(SettingsError) as raised:
        open_store(url)
    assert "s3://bucket/prefix" in raised.value.remedy


@pytest.mark.parametrize(
    "url",
    [
        "s3://AKIAKEY:hushhush@newspapers/x",
        "https://me:hushhush@host/bucket",
        "https://host/bucket?X-Amz-Signature=hushhush",
    ],
)
def test_an_address_with_credentials_is_refused_and_not_repeated(url):
    with pytest.raises(SettingsError) as raised:
        open_store(url)
    assert "hushhush" not in str(raised.value)
    assert "AKIAKEY" not in str(raised.value)


def test_file_addresses_and_paths_name_the_same_folder(tmp_path):
    folder = tmp_path / "新闻 纸"
    expected = open_store(str(folder)).url
    assert open_store(folder.as_uri()).url == expected
    assert open_store(f"file:{tmp_path}/新闻 纸").url == expected


def test_the_default_address_is_that_of_the_options(tmp_path):
    assert open_store(options=StoreOptions(url=str(tmp_path))).url == str(tmp_path)


def test_a_file_is_no_store(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="is a file"):
        open_store(str(tmp_path / "file"))


def test_a_prefix_with_an_unsafe_part_is_refused():
    with pytest.raises(StoreError):
        open_store("s3://newspapers/a/../b")


def test_a_tag_changes_with_the_bytes_and_with_nothing_else(store):
    store.put("a/1", b"one")
    store.put("a/2", b"two")
    before = store.tags("a/")
    assert list(before) == ["a/1", "a/2"]
    assert store.tags("nothing/") == {}
    store.put("a/1", b"one")
    store.put("a/2", b"TWO")
    after = store.tags("a/")
    assert after["a/1"] == before["a/1"]
    assert after["a/2"] != before["a/2"]


def test_a_store_knows_what_it_holds(store):
    store.put("a", b"one")
    (tag,) = store.tags().values()
    assert store.holds("a", b"one", tag)
    assert not store.holds("a", b"two", tag)
    assert not store.holds("b", b"one", ABSENT)


def test_a_key_that_is_there_is_not_made(store):
    assert store.put_if("claims/a", b"mine", ABSENT)
    assert not store.put_if("claims/a", b"yours", ABSENT)
    assert store.get("claims/a") == b"mine"


def test_a_key_that_changed_is_not_replaced(store):
    store.put("a", b"one")
    seen = store.tags()["a"]
    assert store.put_if("a", b"two", seen)
    assert not store.put_if("a", b"three", seen)
    assert store.get("a") == b"two"
    seen = store.tags()["a"]
    store.delete("a")
    assert not store.put_if("a", b"four", seen)
    assert not store.exists("a")


CLAIMANT = """
import sys
from store import open_store
store, name = open_store(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for at in range(20):
    if store.put_if(f"claims/{at}", name.encode(), ""):
        print(at, flush=True)
"""


def test_of_several_processes_one_makes_the_key(store):
    started = [
        subprocess.Popen(
            [sys.executable, "-c", CLAIMANT, store.url, name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "abc"
    ]
    for process in started:
        assert process.stdout.readline() == "ready\n"
    for process in started:
        process.stdin.write("go\n")
        process.stdin.flush()
    won = [process.communicate()[0].split() for process in started]
    assert sorted(int(at) for part in won for at in part) == list(range(20))
    for name, part in zip("abc", won, strict=True):
        assert all(store.get(f"claims/{at}") == name.encode() for at in part)
