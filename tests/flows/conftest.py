"""A Prefect server for all tests of flows, small pages, and a Tesseract that counts its runs."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows import desk, embedded, tasks
from flows.cli import main
from tests.flows.paper import DATE, TITLE, write_page
from tests.servers.prefect import migrated_home

COMMAND = str(Path(sys.executable).with_name("banmian"))


@pytest.fixture(scope="session")
def prefect_home(tmp_path_factory) -> Path:
    """A Prefect home with an empty database, to be copied; one for all processes of the run."""
    base = tmp_path_factory.getbasetemp()
    return migrated_home(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory, prefect_home) -> Iterator[None]:
    """A server as our commands start one, with a database of its own."""
    before = dict(os.environ)
    home = tmp_path_factory.mktemp("prefect") / "home"
    os.environ["PREFECT_HOME"] = str(shutil.copytree(prefect_home, home))
    embedded.prepare()
    with embedded.server():
        yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch):
    for name in [name for name in os.environ if name.startswith("BANMIAN_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def no_waiting(monkeypatch) -> None:
    """Tasks that are tried again at once."""
    for task in (tasks.fetch, tasks.look_up, tasks.recognise, tasks.file_page, tasks.assemble):
        monkeypatch.setattr(task, "retry_delay_seconds", [0.0, 0.2])


@pytest.fixture
def issue_folder(tmp_path) -> Path:
    """The two pages of an issue, laid out as in an inbox."""
    folder = tmp_path / "inbox" / TITLE / DATE
    for page in ("1", "4"):
        write_page(folder, page)
    return folder


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def banmian(capsys) -> Callable[..., Ran]:
    """The command line, in this process."""

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return run


@pytest.fixture
def counted(tmp_path, monkeypatch) -> Callable[[], int]:
    """Real Tesseract behind a script that counts how often it recognises something."""
    calls = tmp_path / "calls"
    script = tmp_path / "counting-tesseract"
    program = shutil.which("tesseract")
    script.write_text(f'#!/bin/sh\necho "$@" >> {calls}\nexec {program} "$@"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BANMIAN_OCR__COMMAND", str(script))
    desk.opened.cache_clear()
    return lambda: calls.read_text().count("--psm") if calls.exists() else 0


def installed(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The installed command in a process of its own."""
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={**os.environ, **environment},
    )


def running(word: str, told: str = "") -> list[str]:
    """Command lines of processes that hold a word, and were told another by their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
            if word.encode() in command and told.encode() in (process / "environ").read_bytes():
                found.append(command.decode(errors="replace"))
        except OSError:  # it ended meanwhile, or is not ours
            continue
    return found


def files(root: Path, under: str) -> dict[str, bytes]:
    """Name and bytes of all files below a part of a store."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.glob(under))
        if path.is_file()
    }
