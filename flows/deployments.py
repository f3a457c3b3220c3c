"""The deployments: the one place that says which flows can be started, how, and when.

`served` gives them to ``banmian serve``, `document` is what prefect.yaml holds for workers; a test
keeps the file in step, and ``python -m flows.deployments`` prints it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from inspect import cleandoc
from typing import Any

from config.serve import ServeOptions
from flows import embedded

POOL = "banmian"
SCAN_ARRIVED = "banmian.scan.arrived"

PAGES, ISSUES = "pages", "issues"
"""Work queues. Runs that wait for pages have a queue of their own: with a limit on it, they cannot
take all the places in which the pages should run."""

# In so many words: of a bare template Prefect makes JSON, which fails for what an event leaves out.
_SCAN_EVENT = {
    name: {"__prefect_kind": "jinja", "template": f"{{{{ event.payload.{name} }}}}"}
    for name in ("scan", "title", "date", "page")
}

_JOB = {
    # Our own log stands in the UI, too.
    "env": {"PREFECT_LOGGING_EXTRA_LOGGERS": embedded.LOGGERS}
}


@dataclass(frozen=True, slots=True)
class Duty:
    """A flow that people, programs or the clock can start.

    Attributes:
        name: of the flow and of the deployment.
        module: where the flow stands.
        function: it is.
        queue: in which workers find its runs.
        nightly: it runs by the clock; one run at a time, and what comes meanwhile is cancelled.
        event: that starts it, with the parameters taken from it.
    """

    name: str
    module: str
    function: str
    queue: str
    nightly: bool = False
    event: dict[str, Any] = field(default_factory=dict)

    @property
    def entrypoint(self) -> str:
        return f"{self.module}.{self.function}"

    def flow(self) -> Any:
        """The flow itself."""
        return getattr(import_module(self.module), self.function)

    @property
    def description(self) -> str:
        """The first paragraph of the flow's docstring."""
        return " ".join(cleandoc(self.flow().fn.__doc__).partition("\n\n")[0].split())


DUTIES = (
    Duty("ingest", "flows.ingest_flow", "ingest", ISSUES, nightly=True),
    Duty("digitize-page", "flows.page_flow", "digitize_page", PAGES, event=_SCAN_EVENT),
    Duty("digitize-issue", "flows.issue_flow", "digitize_issue", ISSUES),
    Duty("assemble-issue", "flows.assemble_flow", "assemble_issue", ISSUES),
    Duty("reprocess", "flows.reprocess_flow", "reprocess", ISSUES),
)


def served(options: ServeOptions, config: str) -> list[Any]:
    """The deployments for `prefect.serve`.

    Args:
        options: say when the inbox is looked through.
        config: TOML file with settings, for all runs that name none.
    """
    return [_served(duty, options, config) for duty in DUTIES]


def _served(duty: Duty, options: ServeOptions, config: str) -> Any:
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.types.entrypoint import EntrypointType

    single = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    return duty.flow().to_deployment(
        duty.name,
        description=duty.description,
        tags=[POOL],
        parameters={"config": config} if config else {},
        schedule=_schedule(options) if duty.nightly else None,
        concurrency_limit=single if duty.nightly else None,
        triggers=list(_triggers(duty)),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


def _schedule(options: ServeOptions) -> Any:
    from prefect.schedules import Cron, Interval

    if options.seconds is not None:
        return Interval(timedelta(seconds=options.seconds), timezone=options.timezone)
    return Cron(options.schedule, timezone=options.timezone)


def _triggers(duty: Duty) -> Iterator[Any]:
    from prefect.events import DeploymentEventTrigger

    if duty.event:
        yield DeploymentEventTrigger(
            name=f"{duty.name}-on-arrival", expect={SCAN_ARRIVED}, parameters=duty.event
        )


def document() -> dict[str, Any]:
    """What prefect.yaml says: the same deployments, for workers of a pool."""
    return {"name": POOL, "pull": [], "deployments": [_documented(duty) for duty in DUTIES]}


def _documented(duty: Duty) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": duty.name,
        "description": duty.description,
        "entrypoint": duty.entrypoint,
        "tags": [POOL],
        "work_pool": {"name": POOL, "work_queue_name": duty.queue, "job_variables": _JOB},
    }
    if duty.nightly:
        options = ServeOptions()
        told["schedules"] = [{"cron": options.schedule, "timezone": options.timezone}]
        told["concurrency_limit"] = {"limit": 1, "collision_strategy": "CANCEL_NEW"}
    if duty.event:
        told["triggers"] = [
            {
                "type": "event",
                "name": f"{duty.name}-on-arrival",
                "expect": [SCAN_ARRIVED],
                "parameters": duty.event,
            }
        ]
    return told


def main() -> None:
    """Print prefect.yaml."""
    import yaml

    sys.stdout.write(
        "# Deployments for the workers of a pool: prefect deploy --all. Made by\n"
        "# python -m flows.deployments > prefect.yaml; flows/deployments.py is what to change.\n"
    )
    plain = json.loads(json.dumps(document()))  # without the marks that YAML puts on shared parts
    yaml.safe_dump(plain, sys.stdout, sort_keys=False, allow_unicode=True, width=100)


if __name__ == "__main__":
    main()
