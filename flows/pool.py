"""What a Prefect server needs before workers can work: a pool, its queues, a limit.

Made again, it is brought up to date. The deployments come after it: ``prefect deploy --all``.
"""

from __future__ import annotations

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.exceptions import ObjectAlreadyExists
from prefect.workers.process import ProcessWorker

from flows.deployments import ISSUES, PAGES, POOL

RECOGNITION = f"{POOL}-recognition"


def make_pool(issues: int, recognitions: int) -> str:
    """Make pool, queues and limit on the configured server.

    Args:
        issues: runs that wait for pages, at once; fewer than all workers have places together, or
            none is left for the pages they wait for.
        recognitions: pages that are recognised at once, over all machines.

    Returns:
        What there is now, in a line.
    """
    template = ProcessWorker.get_default_base_job_template()
    pool = WorkPoolCreate(name=POOL, type="process", base_job_template=template)
    with get_client(sync_client=True) as client:
        client.create_work_pool(pool, overwrite=True)
        _make_queue(client, PAGES, None, priority=1)
        _make_queue(client, ISSUES, issues, priority=2)
        client.upsert_global_concurrency_limit_by_name(RECOGNITION, recognitions)
    return (
        f"pool {POOL}; queue {PAGES}; queue {ISSUES}, {issues} at once; "
        f"limit {RECOGNITION}, {recognitions} at once"
    )


def _make_queue(client: SyncPrefectClient, name: str, limit: int | None, priority: int) -> None:
    try:
        client.create_work_queue(
            name, concurrency_limit=limit, priority=priority, work_pool_name=POOL
        )
    except ObjectAlreadyExists:
        queue = client.read_work_queue_by_name(name, work_pool_name=POOL)
        client.update_work_queue(queue.id, concurrency_limit=limit)
