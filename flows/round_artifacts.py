"""What people see of a round in the Prefect UI: how far it is, and what became of each scan."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from uuid import UUID

from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterParentFlowRunId
from prefect.client.schemas.objects import FlowRun
from prefect.runtime import flow_run

from flows.artifacts import attempt, escaped, publish, table_of
from flows.inbox.report import RoundReport

ROWS = 500  # of a table, the failed ones first: the UI loads it as a whole
PERIOD = 5.0  # seconds between two updates of the progress


class Progress:
    """A bar in the UI, moved by every page.

    Args:
        total: number of scans that are to be read.
    """

    def __init__(self, total: int) -> None:
        self._total, self._done, self._shown = total, 0, 0.0
        self._id: UUID | None = None
        if total and flow_run.id:
            attempt(self._create)

    def advance(self) -> None:
        """One more page is through."""
        self._done += 1
        full = self._done >= self._total
        if self._id and (full or time.monotonic() - self._shown > PERIOD):
            attempt(self._show)

    def _create(self) -> None:
        told = f"{self._total} scans to look at"
        made = create_progress_artifact(0.0, key="progress-of-round", description=told)
        assert isinstance(made, UUID)  # noqa: S101 - nobody awaits here
        self._id = made

    def _show(self) -> None:
        assert self._id is not None  # noqa: S101 - asked before
        self._shown = time.monotonic()
        update_progress_artifact(self._id, min(100.0, 100 * self._done / self._total))


def publish_round(report: RoundReport) -> None:
    """The table of a round's scans, each with its run."""
    runs: dict[str, str] = {}
    attempt(lambda: runs.update(_runs_of_pages()))
    publish("round", "of-the-inbox", round_markdown(report, runs))


def round_markdown(report: RoundReport, runs: Mapping[str, str]) -> str:
    """What became of every scan of a round.

    Args:
        report: of the round.
        runs: ids of the runs of pages, by the scan's address.
    """
    rows = list(_rows(report, runs))
    told = [f"# {escaped(report.told())}", escaped(f"{report.inbox} → {report.store}")]
    if report.stopped:
        told.append(f"**The round was stopped:** {escaped(report.stopped)}")
    told.append(table_of(("scan", "run", "what became of it", "why"), rows[:ROWS]))
    if len(rows) > ROWS:
        told.append(f"… and {len(rows) - ROWS} more; the report in the store has all of them.")
    issues = [(escaped(f"{i.slug} {i.date}"), escaped(i.status)) for i in report.issues]
    told.append(f"## Issues\n\n{table_of(('issue', 'status'), issues)}")
    return "\n\n".join(told)


def _rows(report: RoundReport, runs: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Scan, run, fate and reason; what people should look at comes first."""
    root = report.inbox.rstrip("/")
    for scan, fate, why in _fates(report):
        run = runs.get(f"{root}/{scan}")
        link = f"[open](/runs/flow-run/{run})" if run else ""
        yield escaped(scan), link, fate, escaped(why)


def _fates(report: RoundReport) -> Iterator[tuple[str, str, str]]:
    for bad in report.failed:
        again = "not tried again" if bad.last else f"attempt {bad.attempt}"
        yield bad.scan, f"failed, {again}", bad.error
    skipped = (
        (report.given_up, "failed too often; replace it"),
        (report.waiting, "may still be being written"),
        (report.gone, "left the inbox"),
        (report.unread, "the round was stopped before"),
    )
    for scans, why in skipped:
        yield from ((scan, "skipped", why) for scan in scans)
    for good in report.done:
        how = f"read in {good.seconds:.0f} s" if good.read else "read before"
        yield good.scan, "done", f"{how}, confidence {good.confidence:.2f}"


def _runs_of_pages() -> dict[str, str]:
    """Ids of the runs of this round's pages by the scan's address; of several, the latest."""
    if not flow_run.id:
        return {}
    with get_client(sync_client=True) as client:
        return {
            str(run.parameters.get("scan", "")).partition("#")[0]: str(run.id)
            for run in _children(client, UUID(flow_run.id))
        }


def _children(client: SyncPrefectClient, parent: UUID) -> Iterator[FlowRun]:
    wanted = FlowRunFilter(parent_flow_run_id=FlowRunFilterParentFlowRunId(any_=[parent]))
    start = 0
    while found := client.read_flow_runs(flow_run_filter=wanted, limit=200, offset=start):
        yield from found
        start += len(found)
