"""Runs a command and measures it from outside: wall time, CPU time, memory of all its processes.

Reads ``/proc``, so it works on Linux alone.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

SAMPLE_SECONDS = 0.05  # between two looks at the memory (1 ms each); wall times are this exact
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Run:
    """A command that has ended.

    Attributes:
        code: exit code, negative for the signal that ended it.
        output, errors: what it wrote, as text.
        wall: seconds from start to end.
        cpu: seconds of CPU of the process and all children it waited for.
        memory: peak of the resident bytes of all its processes together; what they share counts
            once for each.
        timed_out: it was killed because it took too long.
        ready: at each look, number of its threads that ran or waited for a core to run on. Unlike
            the load of the machine it says what the command would use, whatever else goes on.
    """

    code: int
    output: str
    errors: str
    wall: float
    cpu: float
    memory: int
    timed_out: bool = False
    ready: tuple[int, ...] = ()


def run(command: Sequence[str], environment: Mapping[str, str], timeout: float) -> Run:
    """Run the command to its end, or kill it with all its children after ``timeout`` seconds.

    Raises:
        OSError: the command cannot be started.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603 - the callers' own commands, and no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            env={**os.environ, **environment},
        )
        peak, timed_out, ready = _watch(child.pid, start + timeout)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)  # Popen must not wait for it again
        return Run(
            code=child.returncode,
            output=_text(output),
            errors=_text(errors),
            wall=wall,
            cpu=usage.ru_utime + usage.ru_stime,
            memory=peak,
            timed_out=timed_out,
            ready=ready,
        )


def _watch(pid: int, deadline: float) -> tuple[int, bool, tuple[int, ...]]:
    """Look on until the process ends: its family's most memory, whether we ended it, its work."""
    peak, ready = 0, []
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        family = _family(pid)
        peak = max(peak, _resident_bytes(family))
        ready.append(sum(map(_ready_threads, family)))
        if time.perf_counter() > deadline:
            _kill(tuple(family))
            return peak, True, tuple(ready)
        time.sleep(SAMPLE_SECONDS)
    return peak, False, tuple(ready)


def _ready_threads(pid: int) -> int:
    try:
        threads = list((PROC / str(pid) / "task").iterdir())
    except (FileNotFoundError, ProcessLookupError):
        return 0  # it has just ended
    return sum(_status_fields(thread)[:1] == ["R"] for thread in threads)


def _family(pid: int) -> dict[int, int]:
    """The process and all its living descendants, each with its parent."""
    children = defaultdict(list)
    for folder in PROC.iterdir():
        if folder.name.isdigit() and (fields := _status_fields(folder)):
            children[int(fields[1])].append(int(folder.name))
    members = [pid]
    parents = {pid: 0}
    for member in members:
        members.extend(children[member])
        parents |= dict.fromkeys(children[member], member)
    return parents


def _status_fields(folder: Path) -> list[str]:
    """State, parent and so on of a process; nothing when it has just ended."""
    try:
        status = (folder / "stat").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return []
    return status.rpartition(")")[2].split()  # the name before it may hold anything


def _resident_bytes(parents: Mapping[int, int]) -> int:
    """Memory of a family; a child that has only just forked still has its parent's, told twice."""
    sizes = {pid: _memory_fields(pid) for pid in parents}
    own = [size for pid, size in sizes.items() if size and size != sizes.get(parents[pid])]
    return sum(int(size[1]) * PAGE_BYTES for size in own)


def _memory_fields(pid: int) -> list[str]:
    try:
        return (PROC / str(pid) / "statm").read_text(encoding="ascii").split()
    except (FileNotFoundError, ProcessLookupError):
        return []  # it has just ended


def _kill(family: Sequence[int]) -> None:
    for member in family:
        with suppress(ProcessLookupError):
            os.kill(member, signal.SIGKILL)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", errors="replace")
