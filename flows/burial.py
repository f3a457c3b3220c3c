"""Runs that nobody works on any more are marked as crashed: Prefect calls them running for ever.

Prefect hears of the end of a process from the process itself, which a SIGKILL does not let speak.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterParentFlowRunId,
    FlowRunFilterState,
)
from prefect.client.schemas.filters import FlowRunFilterStateType as OfType
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.states import Crashed

from flows.artifacts import attempt

log = logging.getLogger(__name__)

_AT_WORK = FlowRunFilterState(
    type=OfType(any_=[StateType.RUNNING, StateType.PENDING, StateType.CANCELLING])
)


def bury_all(why: str) -> None:
    """Mark every run as crashed that the server takes for one at work.

    Args:
        why: for people.
    """
    with get_client(sync_client=True) as client:
        for run in client.read_flow_runs(flow_run_filter=FlowRunFilter(state=_AT_WORK)):
            _bury(client, run, why)


def bury_round(run_id: str, why: str) -> None:
    """Mark a run as crashed, and the runs of pages that were in its process.

    What the server does not know, what has ended, and pages that a worker has stay as they are.

    Args:
        run_id: of the run; what is no id is passed over.
        why: for people.
    """
    with suppress(ValueError):
        round_id = UUID(run_id)
        attempt(partial(_bury_round, round_id, why))


def _bury_round(round_id: UUID, why: str) -> None:
    with get_client(sync_client=True) as client:
        for run in _family(client, round_id):
            _bury(client, run, why)


def _family(client: SyncPrefectClient, run_id: UUID) -> Iterator[FlowRun]:
    itself = FlowRunFilter(state=_AT_WORK, id=FlowRunFilterId(any_=[run_id]))
    pages = FlowRunFilter(
        state=_AT_WORK, parent_flow_run_id=FlowRunFilterParentFlowRunId(any_=[run_id])
    )
    yield from client.read_flow_runs(flow_run_filter=itself)
    found = client.read_flow_runs(flow_run_filter=pages)
    yield from (run for run in found if run.deployment_id is None)


def _bury(client: SyncPrefectClient, run: FlowRun, why: str) -> None:
    log.warning("%s was left behind", run.name)
    client.set_flow_run_state(run.id, Crashed(message=why), force=True)
