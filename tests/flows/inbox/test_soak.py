"""Kills and an outage on a small scale; ``make soak`` has the large one."""

import random

import pytest
from prefect.settings import get_current_settings

from store import open_store
from tests.flows.inbox.small import fill_folder
from tests.soak import PAGES_AT_ONCE, Soak, soak


@pytest.mark.usefixtures("prefect_server", "at_once")
def test_every_page_is_done_once_whatever_happens(tmp_path, s3_url, proxy):
    fill_folder(tmp_path / "inbox", 2, 5)
    environment = {
        **proxy.seen.environment(),
        "PREFECT_API_URL": str(get_current_settings().api.url),
        "PREFECT_HOME": str(tmp_path / "home"),
    }
    night = Soak(tmp_path / "inbox", s3_url, proxy, environment, random.Random(7))  # noqa: S311 - when to fail, not a secret
    found, more = soak(night, 10, 2, 5.0, open_store(s3_url))
    assert not found
    assert night.rounds[:2] == [-9, -9]
    # Pages in flight at a kill, the one that waits its turn, and those the outage caught.
    assert more <= 3 * (PAGES_AT_ONCE + 1)
