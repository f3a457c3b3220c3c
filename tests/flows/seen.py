"""Looking at what a run left: ledgers in the store, runs and artifacts on the server."""

from __future__ import annotations

from pathlib import Path

from prefect.client.orchestration import get_client
from prefect.client.schemas.sorting import FlowRunSort

from store.records import decode_issue
from tests.flows.paper import DATE, TITLE

ISSUE = f"{TITLE}/{DATE}"


def ledger(store: Path, issue: str = ISSUE):
    return decode_issue((store / issue / "issue.json").read_bytes())


def artifacts_of(run) -> dict[str, str]:
    wanted = {"limit": 200, "artifacts": {"flow_run_id": {"any_": [str(run.id)]}}}
    with get_client(sync_client=True) as client:
        found = client.request("POST", "/artifacts/filter", json=wanted).json()
    return {str(one["key"]).partition("-")[0]: one["data"] for one in found}


def last_run_named(name: str):
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(sort=FlowRunSort.START_TIME_DESC, limit=50)
    return next(run for run in runs if run.name == name)


def failed_pages(store: Path) -> list[str]:
    return [page.page for page in ledger(store).pages if page.status == "failed"]
