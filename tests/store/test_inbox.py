"""What a survey of an inbox sees, and what it leaves alone."""

import os
import shutil

import pytest

from document.errors import InputError, StoreError
from store.inbox import inbox_url, look, survey

NAMES = ["a/2021-12-13/1.jpg", "a/2021-12-13/2.PDF", "b/1.tif"]
NO_SCANS = ["a/2021-12-13/notes.txt", "a/.hidden.jpg", "a/1.jpg.part"]


@pytest.fixture
def folder(tmp_path):
    for name in NAMES + NO_SCANS:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path / "in"


@pytest.fixture
def bucket(s3_url, s3_server, s3_bucket):
    start = s3_url.removeprefix(f"s3://{s3_bucket}/")
    for name in NAMES + NO_SCANS:
        key = f"{start}/{name}"
        s3_server.client().put_object(Bucket=s3_bucket, Key=key, Body=name.encode())
    s3_server.client().put_object(Bucket=s3_bucket, Key=f"{start}-other/1.jpg", Body=b"1")
    return s3_url


@pytest.fixture(params=["folder", "bucket"])
def inbox(request):
    return str(request.getfixturevalue(request.param))


def test_scans_are_seen_with_their_place_and_nothing_else(inbox):
    found = list(survey(inbox))
    assert sorted(one.name for one in found) == NAMES
    assert all(one.location.endswith(one.name) and one.stamp for one in found)
    assert not any(one.problem for one in found)
    assert list(survey(f"{inbox}/")) == found
    assert [look(one) for one in found] == found


def test_a_stamp_changes_with_the_bytes(folder):
    before = {one.name: one for one in survey(str(folder))}
    path = folder / NAMES[0]
    kept = path.stat()
    path.write_bytes(NAMES[0].swapcase().encode())
    os.utime(path, ns=(kept.st_atime_ns, kept.st_mtime_ns))  # as cp -p does
    after = {one.name: one for one in survey(str(folder))}
    assert [name for name in NAMES if after[name].stamp != before[name].stamp] == [NAMES[0]]
    path.unlink()
    assert look(after[NAMES[0]]) is None


def test_an_object_that_is_replaced_or_removed(bucket, s3_server, s3_bucket):
    (found,) = [one for one in survey(bucket) if one.name == NAMES[0]]
    key = found.location.removeprefix(f"s3://{s3_bucket}/")
    s3_server.client().put_object(Bucket=s3_bucket, Key=key, Body=NAMES[0].encode())
    assert look(found) == found
    s3_server.client().put_object(Bucket=s3_bucket, Key=key, Body=b"other")
    assert look(found).stamp != found.stamp
    s3_server.client().delete_object(Bucket=s3_bucket, Key=key)
    assert look(found) is None


def test_an_upload_in_parts_is_seen_when_it_is_whole(bucket, s3_server, s3_bucket):
    client, key = s3_server.client(), f"{bucket.removeprefix(f's3://{s3_bucket}/')}/big.tif"
    upload = client.create_multipart_upload(Bucket=s3_bucket, Key=key)["UploadId"]
    told = {"Bucket": s3_bucket, "Key": key, "UploadId": upload}
    tag = client.upload_part(**told, PartNumber=1, Body=b"part")["ETag"]
    assert "big.tif" not in [one.name for one in survey(bucket)]
    parts = {"Parts": [{"ETag": tag, "PartNumber": 1}]}
    client.complete_multipart_upload(**told, MultipartUpload=parts)
    assert "big.tif" in [one.name for one in survey(bucket)]


def test_links_are_not_followed(folder, tmp_path):
    outside = tmp_path / "outside"
    shutil.copytree(folder, outside)
    (folder / "link").symlink_to(outside)
    (folder / "link.jpg").symlink_to(outside / NAMES[0])
    found = {one.name: one.problem for one in survey(str(folder))}
    assert set(found) == {*NAMES, "link", "link.jpg"}
    assert "link" in found["link"]
    assert "link" in found["link.jpg"]


def test_a_pipe_is_not_opened(folder):
    os.mkfifo(folder / "pipe.jpg")
    found = {one.name: one.problem for one in survey(str(folder))}
    assert "pipe" in found["pipe.jpg"]


def test_an_inbox_has_one_name(folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    assert inbox_url("in") == inbox_url(str(folder)) == inbox_url(f"{folder}/../in/")
    assert inbox_url("s3://bucket/x/") == "s3://bucket/x"


def test_an_inbox_that_is_not_there(tmp_path, s3_url):
    with pytest.raises(InputError, match="no folder"):
        survey(str(tmp_path / "none"))
    with pytest.raises(InputError):
        survey("ftp://host/x")
    assert list(survey(f"{s3_url}/none")) == []
    with pytest.raises(StoreError, match="bucket"):
        list(survey("s3://no-such-bucket/x"))


def test_the_folders_below_a_prefix(store):
    for key in ("a/2021-12-13/issue.json", "a/2021-12-14/issue.json", "b/x.json", "top.json"):
        store.put(key, b"{}")
    assert sorted(store.folders()) == ["a", "b"]
    assert sorted(store.folders("a/")) == ["2021-12-13", "2021-12-14"]
    assert list(store.folders("none/")) == []
