"""Scans from folders and buckets, and what cannot be one."""

import os
import tempfile
from functools import partial
from pathlib import Path

import pytest

from document.errors import InputError, StoreError
from store import kept, open_store
from store.kept import read_kept
from store.options import StoreOptions
from store.scans import list_scans, read_scan
from tests.store.test_local import as_nobody

NAMES = ["10.jpg", "2.JPG", "A03.tif", "a2.tif", "notes.txt", ".hidden.jpg", "._2.jpg", "版4.pdf"]
SCANS = ["2.JPG", "10.jpg", "a2.tif", "A03.tif", "版4.pdf"]


@pytest.fixture
def inbox(tmp_path):
    for name in NAMES:
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper/1.png").write_bytes(b"1")
    return tmp_path


@pytest.fixture
def bucket(s3_url, s3_server, s3_bucket):
    start = s3_url.removeprefix(f"s3://{s3_bucket}/")
    client = s3_server.client()
    for name in [*NAMES, "deeper/1.png", "deeper/"]:
        client.put_object(Bucket=s3_bucket, Key=f"{start}/{name}", Body=name.encode())
    client.put_object(Bucket=s3_bucket, Key=f"{start}-other/1.jpg", Body=b"1")
    return s3_url


def test_a_folder_lists_its_scans_in_natural_order(inbox):
    assert list_scans(str(inbox)) == [f"{inbox}/{name}" for name in SCANS]
    assert list_scans(inbox.as_uri()) == [f"{inbox}/{name}" for name in SCANS]
    assert f"{inbox}/deeper/1.png" in list_scans(str(inbox), recursive=True)


def test_a_prefix_lists_its_scans_in_natural_order(bucket):
    for location in (bucket, f"{bucket}/"):
        assert list_scans(location) == [f"{bucket}/{name}" for name in SCANS]
    assert f"{bucket}/deeper/1.png" in list_scans(bucket, recursive=True)
    assert f"{bucket}/deeper/" not in list_scans(bucket, recursive=True)


def test_one_scan_lists_itself(inbox, bucket):
    assert list_scans(f"{inbox}/10.jpg") == [f"{inbox}/10.jpg"]
    assert list_scans(f"{bucket}/10.jpg") == [f"{bucket}/10.jpg"]


def test_only_the_endings_asked_for(inbox):
    assert list_scans(str(inbox), [".txt"]) == [f"{inbox}/notes.txt"]


def test_a_link_to_a_folder_is_not_followed(inbox):
    (inbox / "loop").symlink_to(inbox)
    assert len(list_scans(str(inbox), recursive=True)) == len(SCANS) + 1


def test_reading(inbox, bucket):
    assert read_scan(f"{inbox}/版4.pdf") == "版4.pdf".encode()
    assert read_scan((inbox / "版4.pdf").as_uri()) == "版4.pdf".encode()
    assert read_scan(f"{bucket}/版4.pdf") == "版4.pdf".encode()


def test_a_scan_at_the_limit_of_size_is_read_and_one_above_is_not(inbox, bucket):
    for location in (f"{inbox}/10.jpg", f"{bucket}/10.jpg"):
        assert len(read_scan(location, StoreOptions(max_scan_bytes=6))) == 6
        with pytest.raises(InputError, match="larger than 5 bytes"):
            read_scan(location, StoreOptions(max_scan_bytes=5))


def test_a_huge_file_is_not_read(tmp_path):
    with (tmp_path / "huge.tif").open("wb") as file:
        file.truncate(3 * 1024**3)  # sparse
    with pytest.raises(InputError, match="max_scan_bytes"):
        read_scan(str(tmp_path / "huge.tif"))


@pytest.mark.parametrize(
    ("location", "word"),
    [
        ("no/such/scan.jpg", "no such file"),
        ("{inbox}/10.jpg/2.jpg", "no such file"),
        ("{inbox}", "folder"),
        ("{inbox}/pipe.jpg", "pipe"),
        ("/dev/zero", "device"),
        ("{inbox}/circle.jpg", "symbolic links"),
        ("{inbox}/" + "版" * 100, "too long"),
        ("", "empty"),
        ("a\0.jpg", "NUL"),
        ("https://host/4.jpg", "neither a path"),
        ("s3://", "s3://bucket"),
        ("s3://newspapers", "folder"),
        ("s3://newspapers/inbox/", "folder"),
        ("s3://newspapers/nothing/here.jpg", "no such file"),
    ],
)
@pytest.mark.usefixtures("s3_url")
def test_what_is_no_scan(inbox, location, word):
    os.mkfifo(inbox / "pipe.jpg")
    (inbox / "circle.jpg").symlink_to(inbox / "circle.jpg")
    with pytest.raises(InputError) as raised:
        read_scan(location.format(inbox=inbox))
    assert word in str(raised.value)
    assert (raised.value.stage, raised.value.exit_code) == ("input", 3)
    assert raised.value.remedy


def test_a_signed_address_is_not_repeated():
    with pytest.raises(InputError) as raised:
        read_scan("https://host/4.jpg?X-Amz-Signature=hushhush")
    assert "hushhush" not in str(raised.value)


@pytest.mark.usefixtures("s3_url")
def test_a_scan_in_a_bucket_that_does_not_exist():
    for use in (read_scan, list_scans):
        with pytest.raises(StoreError, match="no such bucket"):
            use("s3://nobody-made-this-one/4.jpg")


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        list_scans(str(tmp_path / "nothing"))


def test_permission_denied():
    with tempfile.TemporaryDirectory(prefix="scans-") as name:
        Path(name).chmod(0o755)
        Path(name, "closed").mkdir(mode=0o000)
        Path(name, "4.jpg").touch(mode=0o000)
        for told in (
            as_nobody(lambda: read_scan(f"{name}/4.jpg")),
            as_nobody(lambda: list_scans(f"{name}/closed")),
        ):
            assert told.startswith("InputError")
            assert "permission denied" in told
        Path(name, "closed").chmod(0o755)


def test_a_file_is_kept_until_it_changes(tmp_path, monkeypatch):
    file, reads = tmp_path / "issue.pdf", []
    file.write_bytes(b"one")
    monkeypatch.setattr(kept, "read_scan", lambda *told: reads.append(told) or read_scan(*told))
    assert [read_kept(str(file)) for _ in range(3)] == [b"one"] * 3
    assert len(reads) == 1
    file.write_bytes(b"other")
    assert read_kept(str(file)) == b"other"
    file.unlink()
    with pytest.raises(InputError, match="no such file"):
        read_kept(str(file))


def test_a_file_of_a_bucket_is_kept_until_it_changes(s3_url, s3_server, s3_bucket, monkeypatch):
    key = f"{s3_url.removeprefix(f's3://{s3_bucket}/')}/issue.tif"
    put = partial(s3_server.client().put_object, Bucket=s3_bucket, Key=key)
    put(Body=b"one")
    reads = []
    monkeypatch.setattr(kept, "read_scan", lambda *told: reads.append(told) or read_scan(*told))
    assert [read_kept(f"{s3_url}/issue.tif") for _ in range(3)] == [b"one"] * 3
    put(Body=b"two")
    assert read_kept(f"{s3_url}/issue.tif") == b"two"
    assert len(reads) == 2
    monkeypatch.setattr(kept, "MOST", 2)
    put(Body=b"large")
    assert [read_kept(f"{s3_url}/issue.tif") for _ in range(2)] == [b"large"] * 2
    assert len(reads) == 4


def test_an_empty_folder_has_no_scans(tmp_path, s3_url):
    assert list_scans(str(tmp_path)) == []
    assert list_scans(s3_url) == []
    assert open_store(s3_url).url == s3_url
