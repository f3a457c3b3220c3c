"""What a Prefect server needs before workers can work: a pool, its queues, a limit.

Made again, it is brought up to date. The deployments come after it: ``prefect deploy --all``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.exceptions import ObjectAlreadyExists
from prefect.workers.process import ProcessWorker

from document.errors import SettingsError
from flows.deployments import ISSUES, PAGES, POOL

RECOGNITION = f"{POOL}-recognition"


def make_pool(issues: int, recognitions: int, kubernetes: str = "") -> str:
    """Make pool, queues and limit on the configured server.

    Args:
        issues: runs that wait for pages, at once; fewer than all workers have places together, or
            none is left for the pages they wait for.
        recognitions: pages that are recognised at once, over all machines.
        kubernetes: file that says what a pod is (deploy/kubernetes-pool.json), for a pool whose
            runs are pods each; empty for one whose runs are processes of workers.

    Returns:
        What there is now, in a line.

    Raises:
        SettingsError: the file cannot be read.
    """
    template = _read(kubernetes) if kubernetes else ProcessWorker.get_default_base_job_template()
    kind = "kubernetes" if kubernetes else "process"
    pool = WorkPoolCreate(name=POOL, type=kind, base_job_template=template)
    with get_client(sync_client=True) as client:
        client.create_work_pool(pool, overwrite=True)
        _make_queue(client, PAGES, None, priority=1)
        _make_queue(client, ISSUES, issues, priority=2)
        client.upsert_global_concurrency_limit_by_name(RECOGNITION, recognitions)
    return (
        f"{kind} pool {POOL}; queue {PAGES}; queue {ISSUES}, {issues} at once; "
        f"limit {RECOGNITION}, {recognitions} at once"
    )


def _read(file: str) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads(Path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problem = f"is no base job template ({error})"
        raise SettingsError(
            file, "settings", problem, "Name deploy/kubernetes-pool.json."
        ) from None
    return told


def _make_queue(client: SyncPrefectClient, name: str, limit: int | None, priority: int) -> None:
    try:
        client.create_work_queue(
            name, concurrency_limit=limit, priority=priority, work_pool_name=POOL
        )
    except ObjectAlreadyExists:
        queue = client.read_work_queue_by_name(name, work_pool_name=POOL)
        client.update_work_queue(queue.id, concurrency_limit=limit)
