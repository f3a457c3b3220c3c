"""A round with nothing new costs listings; ``python -m tests.known`` measures one over 5,000."""

import pytest

from flows.desk import open_desk
from flows.inbox.opening import plan_of
from tests.known import fill, know

PAGE_SIZE = 10  # keys of a listing


@pytest.fixture
def asked(s3_server, s3_bucket, s3_url, proxy, monkeypatch):
    """What a round over so many known scans asks the store for before it knows there is no work."""
    monkeypatch.setenv("BANMIAN_STORE__PAGE_SIZE", str(PAGE_SIZE))

    def plan(scans: int) -> list[str]:
        inbox = f"{s3_url}/in-{scans}"
        fill(s3_server, s3_bucket, inbox.removeprefix(f"s3://{s3_bucket}/"), scans)
        desk = open_desk("", f"{s3_url}/store-{scans}")
        know(desk, inbox)
        proxy.faults.asked.clear()
        planned = plan_of(desk, inbox)[1]
        assert (planned.known, planned.is_empty) == (scans, True)
        return list(proxy.faults.asked)

    return plan


def test_known_scans_are_neither_opened_nor_asked_for_one_by_one(asked):
    requests = asked(4 * PAGE_SIZE)
    assert all(one.startswith("GET ") and "list-type=2" in one for one in requests)
    assert len(requests) <= 2 * 5  # a listing of marks, one of scans; the last page may be empty


def test_the_cost_grows_by_listings_alone(asked):
    assert len(asked(6 * PAGE_SIZE)) - len(asked(2 * PAGE_SIZE)) == 2 * 4
