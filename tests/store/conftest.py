"""Stores to test on: the same tests run on a folder and on a real S3 server."""

import pytest

from store import open_store


@pytest.fixture(params=["folder", "s3"])
def store(request, tmp_path):
    url = (
        str(tmp_path / "store") if request.param == "folder" else request.getfixturevalue("s3_url")
    )
    return open_store(url)
