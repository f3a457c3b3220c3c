"""What of a page may have to be tried again, as Prefect tasks: each a line.

Logic stands in pipeline and filing. Decoding, layout and text are no tasks: trying again changes
nothing, and each task costs server and client together a tenth of a second of work.
Pages and images pass from task to task in memory. Nothing is persisted or hashed: what a run
leaves is in the store, and whether a page needs reading at all is decided there.
"""

from __future__ import annotations

import hashlib
import logging
from typing import Any, TypedDict

import httpx
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.exceptions import PrefectHTTPStatusError

from config.settings import fingerprint
from document.errors import EngineFailed, StoreUnavailable
from document.issue import AssembledIssue
from document.page import PageIdentity, PageLayout, PageRecord, Scan, TextLine
from flows import assembly, filing, pipeline
from flows.desk import Desk
from flows.logs import speak_up
from flows.place import Place


def _worth_saying(record: logging.LogRecord) -> bool:
    """All but Prefect's hint, once a task, that a time limit waits for calls in a thread to end.

    That is what is wanted: engine and store have limits of their own that end the call itself.
    """
    return "running in a worker thread" not in record.getMessage()


speak_up()
logging.getLogger("prefect.task_runs").addFilter(_worth_saying)


def may_pass(_task: Any, _run: TaskRun, state: State[Any]) -> bool:
    """Whether trying again can help: the store did not answer, or the engine broke down."""
    return isinstance(state.data, StoreUnavailable | EngineFailed)


class _Retries(TypedDict):
    retries: int
    retry_delay_seconds: list[float]
    retry_condition_fn: Any


_RETRIES = _Retries(retries=2, retry_delay_seconds=[2.0, 10.0], retry_condition_fn=may_pass)


def server_is_away(_task: Any, _run: TaskRun, state: State[Any]) -> bool:
    """Whether the Prefect server did not answer: what was done is in the store, and not redone."""
    return isinstance(state.data, httpx.TransportError | PrefectHTTPStatusError)


WHILE_SERVER_IS_AWAY = _Retries(
    retries=3, retry_delay_seconds=[5.0, 15.0, 45.0], retry_condition_fn=server_is_away
)

MANY_PAGES = (".pdf", ".tif", ".tiff")  # endings of files that may hold many

# Seconds after which a stage of one page has surely gone wrong: the slowest seen is a 400-megapixel
# TIFF on one busy core. Recognition has limits of its own for each engine process.
_SHORT, _LONG = 600.0, 3600.0


@task(persist_result=False, cache_policy=NO_CACHE, timeout_seconds=_SHORT, **_RETRIES)
def fetch(desk: Desk, place: Place) -> bytes:
    """The bytes of the scan file."""
    from store.kept import read_kept
    from store.scans import read_scan

    read = read_kept if place.location.lower().endswith(MANY_PAGES) else read_scan
    return read(place.location, desk.settings.store)


@task(persist_result=False, cache_policy=NO_CACHE, timeout_seconds=_SHORT, **_RETRIES)
def look_up(desk: Desk, data: bytes, frame: int) -> PageRecord | None:
    """The record of the page if the store has it from the same settings, engine and versions."""
    return filing.find_page(
        desk.store,
        hashlib.sha256(data).hexdigest(),
        frame,
        fingerprint(desk.settings),
        pipeline.versions(desk.readers),
    )


@task(persist_result=False, cache_policy=NO_CACHE, timeout_seconds=_LONG, **_RETRIES)
def recognise(reader: pipeline.PageReader, scan: Scan, layout: PageLayout) -> tuple[TextLine, ...]:
    """The text of its lines."""
    return reader.read_lines(scan, layout)


@task(persist_result=False, cache_policy=NO_CACHE, timeout_seconds=_SHORT, **_RETRIES)
def file_page(
    desk: Desk, record: PageRecord, overlay: bytes, expected: PageIdentity, beside: tuple[str, ...]
) -> filing.Filed | None:
    """The page in the store; None when another scan of this run has its place."""
    return filing.file_beside(desk.store, record, overlay, expected, beside)


@task(persist_result=False, cache_policy=NO_CACHE, timeout_seconds=_SHORT, **_RETRIES)
def assemble(desk: Desk, slug: str, date: str) -> AssembledIssue | None:
    """Articles and ledger of an issue, from the pages that the store has."""
    simplified = desk.settings.text.simplified_copy
    return assembly.assemble(desk.store, slug, date, simplified=simplified)
