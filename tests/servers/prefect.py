"""A Prefect server on Postgres with a pool of workers, run as deploy/compose.yaml says."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx

from tests.servers import compose
from tests.servers.postgres import running_postgres
from tests.servers.s3 import S3Server, free_port, stop
from tests.servers.waiting import until

ROOT = compose.FILE.parents[1]
FINAL = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


def migrated_home(base: Path) -> Path:
    """A Prefect home with an empty database: to make its tables takes a server 8 s of work.

    Args:
        base: folder in which it is made, by the first of several processes that wants it.
    """
    home = base / "prefect-home"
    with (base / "prefect-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            half = base / "prefect-home.half"
            told = {**os.environ, "PREFECT_HOME": str(half), "DO_NOT_TRACK": "1"}
            told.pop("PREFECT_API_URL", None)
            make = (sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y")
            subprocess.run(make, env=told, check=True, capture_output=True, timeout=240)
            half.rename(home)
    return home


class Prefect:
    """A server's API, for tests."""

    def __init__(self, url: str) -> None:
        self.url = url

    def ask(self, path: str, body: object = None) -> Any:
        """The answer to a request; a body makes it a POST."""
        method = "GET" if body is None else "POST"
        answer = httpx.request(method, f"{self.url}/{path}", json=body, timeout=120)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def is_up(self) -> bool:
        """Whether it answers."""
        try:
            return httpx.get(f"{self.url}/health", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    def start(self, deployment: str, **parameters: object) -> str:
        """Create a flow run as any program can, over HTTP; its id."""
        found = self.ask(f"deployments/name/{deployment}/{deployment}")
        path = f"deployments/{found['id']}/create_flow_run"
        return str(self.ask(path, {"parameters": parameters})["id"])

    def run(self, run_id: str) -> dict[str, Any]:
        """A flow run."""
        return dict(self.ask(f"flow_runs/{run_id}"))

    def runs(self, flow: str, **state: object) -> list[dict[str, Any]]:
        """The runs of a flow, the first first."""
        wanted = {"flows": {"name": {"any_": [flow]}}, "sort": "EXPECTED_START_TIME_ASC"}
        return list(self.ask("flow_runs/filter", {**wanted, **state}))

    def ended(self, run_id: str, seconds: float = 180) -> dict[str, Any]:
        """The run once it has ended."""
        until(lambda: self.run(run_id)["state_type"] in FINAL, seconds, f"run {run_id}")
        return self.run(run_id)

    def logs(self, run_id: str) -> list[str]:
        """What was logged in a run."""
        wanted = {"logs": {"flow_run_id": {"any_": [run_id]}}, "sort": "TIMESTAMP_ASC"}
        return [log["message"] for log in self.ask("logs/filter", wanted)]

    def artifacts(self, run_id: str) -> dict[str, str]:
        """The artifacts of a run by the first word of their key."""
        wanted = {"artifacts": {"flow_run_id": {"any_": [run_id]}}}
        found = self.ask("artifacts/filter", wanted)
        return {str(one["key"]).partition("-")[0]: one["data"] for one in found}


class Machines:
    """Postgres, Prefect server and workers on this machine, each a process that can be killed."""

    def __init__(self, folder: Path, s3: S3Server, inbox: str, store: str) -> None:
        self.folder, self.port = folder, free_port()
        self.prefect = Prefect(f"http://127.0.0.1:{self.port}/api")
        self._secrets = {
            "POSTGRES_PASSWORD": "pg-secret",
            "S3_ACCESS_KEY": s3.access_key,
            "S3_SECRET_KEY": s3.secret_key,
        }
        self._addresses = {
            "http://server:4200": f"http://127.0.0.1:{self.port}",
            "http://127.0.0.1:4200": f"http://127.0.0.1:{self.port}",
            "http://s3:7070": s3.endpoint,
            "s3://newspapers/articles": store,
            "s3://newspapers/inbox": inbox,
            "0.0.0.0": "127.0.0.1",  # noqa: S104 - in the test all stay on loopback
            "/var/lib/prefect": str(folder / "prefect"),
        }
        self._processes = ExitStack()
        self._started: list[subprocess.Popen[bytes]] = []
        self.server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Machines:
        where = running_postgres("prefect", self._secrets["POSTGRES_PASSWORD"], "prefect")
        self._addresses["postgres:5432"] = self._processes.enter_context(where)
        self.start_server()
        subprocess.run(
            compose.command("pool"), cwd=ROOT, env=self._told("pool"), check=True, timeout=240
        )
        return self

    def __exit__(self, *_error: object) -> None:
        for process in self._started:  # all at once: a worker takes its time to end by itself
            self.end(process)
        self._processes.close()

    def start_server(self) -> None:
        """Start the server, again if it was killed."""
        told = {**self._told("server"), "PREFECT_SERVER_API_PORT": str(self.port)}
        self.server = self._spawn("server", told)
        until(self.prefect.is_up, 120, "the Prefect server")

    def kill_server(self) -> None:
        """End the server without warning."""
        assert self.server is not None
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()

    def start_worker(self, core: int | None = None, **settings: str) -> subprocess.Popen[bytes]:
        """Start a worker of the pool; on one core alone, if it is said which."""
        process = self._spawn("worker", {**self._told("worker"), **settings})
        if core is not None:
            os.sched_setaffinity(process.pid, {core})
        return process

    def end(self, process: subprocess.Popen[bytes]) -> None:
        """End a process without warning."""
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def of_runs(self) -> dict[str, str]:
        """What a run is told by its environment that is no run of a worker."""
        return self._told("worker")

    def _spawn(self, service: str, told: dict[str, str]) -> subprocess.Popen[bytes]:
        log = (self.folder / f"{service}-{time.monotonic_ns()}.log").open("wb")
        words = ("setpriv", "--pdeathsig", "TERM", *compose.command(service))
        process = subprocess.Popen(
            words, cwd=ROOT, env=told, stdout=log, stderr=log, start_new_session=True
        )
        log.close()
        self._started.append(process)
        self._processes.callback(stop, process)
        return process

    def _told(self, service: str) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        home = {"PREFECT_HOME": str(self.folder / service), "DO_NOT_TRACK": "1"}
        return {**kept, **home, **compose.environment(service, self._secrets, self._addresses)}
