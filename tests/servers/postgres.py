"""A real Postgres for tests: a cluster of its own in a temporary folder, on loopback.

Needs Debian's package postgresql, of which only the programs are used, not the cluster it makes.
Postgres refuses to run as root: then it runs as the user that the package made.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.s3 import free_port, run, stop
from tests.servers.waiting import until


@contextmanager
def running_postgres(user: str, password: str, database: str) -> Iterator[str]:
    """Start a server with one database.

    Yields:
        Its ``host:port``.
    """
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        raise RuntimeError("Postgres is not installed: apt-get install postgresql")
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder, port = Path(name), free_port()
        (folder / "password").write_text(password)
        owned(folder)
        make = ("-D", folder / "data", "-U", user, "-A", "scram-sha-256", "-N", "--locale=C.UTF-8")
        run(*as_postgres(), programs[-1] / "initdb", *make, "--pwfile", folder / "password")
        options = ("-D", folder / "data", "-p", port, "-k", folder, "-h", "127.0.0.1", "-F")
        command = [*as_postgres("--pdeathsig", "QUIT"), programs[-1] / "postgres", *options]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(list(map(str, command)), stdout=log, stderr=log, cwd=folder)
        try:
            told = {**os.environ, "PGPASSWORD": password}
            create = (programs[-1] / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", user)

            def made() -> bool:
                done = subprocess.run(
                    [*create, database], env=told, capture_output=True, check=False
                )
                return done.returncode == 0

            until(made, 60, "Postgres")
            yield f"127.0.0.1:{port}"
        finally:
            stop(process)


def as_postgres(*options: str) -> list[str]:
    """What comes before a command so that Postgres runs it: nothing, unless we are root."""
    if os.geteuid():
        return ["setpriv", *options] if options else []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", *options]


def owned(folder: Path) -> None:
    """Give a folder and what is in it to the user that Postgres runs as."""
    if os.geteuid():
        return
    for path in (folder, *folder.iterdir()):
        shutil.chown(path, "postgres", "postgres")
