"""Many pages, a few at a time, each as a flow run of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from dataclasses import asdict, dataclass
from typing import Any

import httpx
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.exceptions import PrefectException
from prefect.futures import PrefectConcurrentFuture
from prefect.task_runners import ThreadPoolTaskRunner

from document.errors import ExitCode, StoreUnavailable
from flows import tasks
from flows.desk import Desk
from flows.page_flow import PAGE_TIMEOUT, PageOutcome
from flows.place import Place
from flows.workers import PageRunFailed, run_page


@dataclass(frozen=True, slots=True)
class Told:
    """What all pages of a run are told alike, as the flow of a page takes it."""

    title: str = ""
    date: str = ""
    store: str = ""
    again: bool = False
    config: str = ""
    reader: str = ""
    second_reader: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """A page that is to be read.

    Attributes:
        place: of its scan.
        told: what the page flow is told besides.
        beside: names of the scans of the same issue, whose pages this one must not replace.
        page: its label, where its path says it in a way of its own.
    """

    place: Place
    told: Told
    beside: list[str]
    page: str = ""


Result = PageOutcome | BaseException
Future = PrefectConcurrentFuture[PageOutcome]


@task(
    task_run_name="{scan}",
    persist_result=False,
    cache_policy=NO_CACHE,
    timeout_seconds=PAGE_TIMEOUT,
    **tasks.WHILE_SERVER_IS_AWAY,
)
def page_of_issue(
    desk: Desk, scan: str, page: str, beside: list[str], told: dict[str, Any]
) -> PageOutcome:
    """One page, as a flow run of its own."""
    return run_page(desk, scan, beside, page=page, **told)


def run_pages(desk: Desk, take: Callable[[], Order | None]) -> Iterator[tuple[Order, Result]]:
    """Each order with how its page came out, or what it failed of, as they end.

    Closing the iterator waits for the pages in work.

    Args:
        desk: says how many at once.
        take: the next page to be read, None when there is none at the moment; it is asked again
            after every result, so that what comes next may depend on what came before.
    """
    at_once = desk.settings.flows.pages_at_once
    running: dict[Future, Order] = {}
    pool: ThreadPoolTaskRunner[PageOutcome] = ThreadPoolTaskRunner(max_workers=at_once)
    with pool as runner:
        while True:
            # One more than can run, so that no thread waits for us.
            while len(running) <= at_once and (order := take()):
                running[_submitted(runner, desk, order)] = order
            if not running:
                return
            wait([future.wrapped_future for future in running], return_when=FIRST_COMPLETED)
            for future in [one for one in running if one.wrapped_future.done()]:
                yield running.pop(future), future.result(raise_on_failure=False)


def _submitted(runner: ThreadPoolTaskRunner[PageOutcome], desk: Desk, order: Order) -> Future:
    told = {
        "desk": desk,
        "scan": str(order.place),
        "page": order.page,
        "beside": order.beside,
        "told": asdict(order.told),
    }
    return runner.submit(page_of_issue, told)


def may_pass(error: BaseException) -> bool:
    """Whether a page came to nothing because store or Prefect server did not answer."""
    by_a_worker = isinstance(error, PageRunFailed) and error.exit_code == ExitCode.STORE
    return by_a_worker or isinstance(error, StoreUnavailable | PrefectException | httpx.HTTPError)
