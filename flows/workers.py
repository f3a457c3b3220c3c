"""A page as a flow run: in this process, or wherever a worker takes it from the pool."""

from __future__ import annotations

import json
import re
from typing import Any

from prefect.client.schemas.objects import FlowRun
from prefect.deployments import run_deployment

from document import errors
from document.errors import BanmianError, ExitCode
from flows import filing
from flows.desk import Desk
from flows.interrupt import interruptible
from flows.page_flow import PAGE_TIMEOUT, PageOutcome, digitize_page
from store.records import decode_page

POLL_SECONDS = 2.0  # between two looks at a run that a worker has

_RAISED = re.compile(r"(?:Flow run encountered an exception: )?(\w+): (.*)", re.DOTALL)


class PageRunFailed(BanmianError):
    """A page that a worker could not read; its words are those of the worker's run.

    Args:
        scan: its name.
        state: in which the run ended.
        message: that it left.
    """

    def __init__(self, scan: str, state: str, message: str) -> None:
        raised = _RAISED.fullmatch(message)
        kind = getattr(errors, raised[1], None) if raised else None
        said = f"{scan}: the run of this page {state}: {message}"
        self.exit_code = ExitCode.UNEXPECTED
        if raised and isinstance(kind, type) and issubclass(kind, BanmianError):
            said, self.exit_code = raised[2], kind.exit_code
        super().__init__(scan, "input", said, "See the page's own run.")

    def __str__(self) -> str:
        return self.problem


def run_page(desk: Desk, scan: str, beside: list[str], **told: Any) -> PageOutcome:
    """One page, as a flow run of its own.

    Args:
        desk: of the run that asks for it.
        scan: path or URL.
        beside: the scans of the same run.
        told: further parameters of the flow of a page.

    Raises:
        BanmianError: it could not be read.
    """
    deployment = desk.settings.flows.page_deployment
    if deployment:
        return _by_a_worker(deployment, desk, {"scan": scan, "beside": beside, **told})
    with interruptible():
        outcome: PageOutcome = digitize_page(scan=scan, beside=beside, **told)
        return outcome


def _by_a_worker(deployment: str, desk: Desk, told: dict[str, Any]) -> PageOutcome:
    scan = str(told["scan"])
    run = run_deployment(
        deployment,
        parameters={**told, "store": desk.store.url},
        timeout=PAGE_TIMEOUT,
        poll_interval=POLL_SECONDS,
    )
    assert isinstance(run, FlowRun)  # noqa: S101 - nobody awaits here
    state = run.state
    if state is None or not state.is_completed():
        name = (state and state.name) or "lost"
        raise PageRunFailed(
            scan, f"is {name.lower()}", (state and state.message) or "no reason given"
        )
    return _outcome(desk, run, scan)


def _outcome(desk: Desk, run: FlowRun, scan: str) -> PageOutcome:
    """What the run left, from its labels and the store."""
    labels = run.labels
    if "banmian.page" not in labels:
        raise PageRunFailed(scan, "is completed", "but it did not say where the page stands")
    key, overlay_key = str(labels["banmian.page"]), str(labels["banmian.overlay"])
    touched = tuple((slug, date) for slug, date in json.loads(str(labels["banmian.touched"])))
    record = decode_page(desk.store.get(key), key)
    filed = filing.Filed(key, overlay_key, touched)
    return PageOutcome(record, bool(labels["banmian.read"]), filed)
