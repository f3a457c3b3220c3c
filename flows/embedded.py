"""How Prefect is set up before it is imported: embedded unless a server is configured, and quiet.

Prefect reads its environment when it is imported, so nothing here imports it at the top.
"""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from document.errors import SettingsError
from flows import interrupt
from store.addresses import shown

START_SECONDS = 120.0  # a slow machine takes half a minute for the first start of a server

LOGGERS = "flows,layout,ocr,postprocess,store"

_DEFAULTS = {
    # Where a flow is called without this module, Prefect starts a server and waits only 20 s.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    # Our own log goes to the UI, and nobody is warned when there is no run to hang it on.
    "PREFECT_LOGGING_EXTRA_LOGGERS": LOGGERS,
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    # "Starting temporary server", "Finished in state": the command line says it in its own words.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",
    # The same of every task is no news in the UI either, and each line of it costs the server work.
    "PREFECT_LOGGING_LOGGERS_PREFECT_TASK_RUNS_LEVEL": "WARNING",
    "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
    "PREFECT_CLI_PROMPT": "false",
}

LEASES_ON_DISK = "prefect.server.concurrency.lease_storage.filesystem"

_OF_OUR_SERVER = {
    # The slot of a deployment that runs one at a time is a lease. Kept in memory, the default, it
    # is lost when the server restarts: the run that holds it is ended, or no run ever gets it.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": LEASES_ON_DISK,
}


def prepare(*, debug: bool = False) -> None:
    """Set Prefect's environment where the user has not set it.

    Args:
        debug: let Prefect say all it has to say.
    """
    for name, value in _DEFAULTS.items():
        os.environ.setdefault(name, value)
    if debug:
        return
    import prefect.main  # noqa: F401  # sets up logging, which is changed below

    # Failures reach people through the command's own report; the UI keeps Prefect's tracebacks.
    for name in ("prefect.flow_runs", "prefect.task_runs"):
        logging.getLogger(name).propagate = False


@contextmanager
def server() -> Iterator[None]:
    """The configured Prefect server, if it answers; else one of our own while this lasts.

    Raises:
        SettingsError: there is no server to run with.
    """
    if server_url():
        server_apart()
        yield
        return
    with _own_server("127.0.0.1", _free_port()) as own, _api_at(own):
        try:
            yield
        finally:
            _drain()


@contextmanager
def serving(host: str, port: int) -> Iterator[tuple[str, bool]]:
    """The configured Prefect server, or one of our own with UI and clock, while this lasts.

    Yields:
        The address of its API, and whether it is our own.

    Raises:
        SettingsError: the port is taken, or there is no server to run with.
    """
    if server_url():
        yield server_apart(), False
        return
    _check_port(host, port)
    with _own_server(host, port, "--all") as own, _api_at(own):
        yield own, True


def server_apart() -> str:
    """The address of the configured Prefect server.

    Raises:
        SettingsError: none is configured, or it does not answer.
    """
    url = server_url()
    if not url:
        problem, remedy = "names no server", "Set it: http://machine:4200/api."
        raise SettingsError("PREFECT_API_URL", "settings", problem, remedy)
    problem = server_problem(url)
    if problem:
        raise SettingsError(shown(url), "settings", problem, REMEDY)
    return url


def _check_port(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port), reuse_port=False):
            return
    except OSError as error:
        problem = f"cannot be had ({os.strerror(error.errno or 0)})"
    raise SettingsError(
        f"{host}:{port}", "settings", problem, "Name another in [serve], or end who has it."
    )


@contextmanager
def _own_server(host: str, port: int, *options: str) -> Iterator[str]:
    reached = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host  # noqa: S104 - compared only
    url = f"http://{reached}:{port}/api"
    process = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "flows.server", host, str(port), *options],
        env={**_OF_OUR_SERVER, "PREFECT_UI_API_URL": url, **os.environ},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=None if options else subprocess.DEVNULL,
        start_new_session=True,
        cwd=Path(__file__).parent.parent,
    )
    with interrupt.spared(process.pid):
        try:
            _wait_until_up(process, url)
            yield url
        finally:
            _end(process)


def _wait_until_up(process: subprocess.Popen[bytes], url: str) -> None:
    import httpx

    deadline = time.monotonic() + START_SECONDS
    # One client: each has certificates to load, 0.03 s of work that the server needs to start.
    with httpx.Client(timeout=20.0, trust_env=False) as client:
        while process.poll() is None and time.monotonic() < deadline:
            with suppress(httpx.HTTPError):
                client.get(f"{url}/health").raise_for_status()
                return
            time.sleep(0.1)
    raise SettingsError(
        "Prefect",
        "settings",
        "the embedded server did not start",
        "Run banmian doctor, or set PREFECT_API_URL to a server that runs.",
    )


def _drain() -> None:
    """Let Prefect send what it has gathered of logs and events while its server is there."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    for worker in (EventsWorker, APILogWorker):
        worker.drain_all(timeout=10.0)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def _api_at(url: str) -> Iterator[None]:
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with temporary_settings({PREFECT_API_URL: url}):
        yield


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


REMEDY = "Start it, or unset PREFECT_API_URL to do without."


def server_url() -> str:
    """Address of the configured Prefect server; empty when one is embedded."""
    from prefect.settings import get_current_settings

    return get_current_settings().api.url or ""


def server_problem(url: str) -> str:
    """Why the server at the address cannot be used; empty when it can."""
    import httpx

    try:
        answer = httpx.get(f"{url.rstrip('/')}/health", timeout=20.0)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"no Prefect server answers there ({type(error).__name__})"
    return "" if answer.status_code in (200, 401, 403) else f"it answers {answer.status_code}"
