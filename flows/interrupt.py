"""Ctrl-C or a polite kill: programs and pages in work end at once, and nothing is left behind.

The programs of an engine run in process groups of their own and do not notice Ctrl-C; pages of an
issue are read in threads, which Python does not interrupt. Both are told here, so that temporary
files go and the run is reported as what it is.
"""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

PATIENCE = 10.0  # seconds that everything may take to end by itself
_PERIOD = 0.1  # seconds between two looks for programs that were started since

_exit_code = 0  # of a process that was told to end

_at_work: set[int] = set()  # idents of threads that read pages
_spared: set[int] = set()  # children that must live on to the end


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C end what this thread does."""
    ident = threading.get_ident()
    _at_work.add(ident)
    try:
        yield
    finally:
        _at_work.discard(ident)


@contextmanager
def spared(pid: int) -> Iterator[None]:
    """Let a child outlive Ctrl-C until this ends."""
    _spared.add(pid)
    try:
        yield
    finally:
        _spared.discard(pid)


def listen() -> None:
    """Handle Ctrl-C and termination in this process; a second Ctrl-C ends it on the spot."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)


def exit_code() -> int:
    """What the shell expects of a process that was told to end; 0 when it was not."""
    return _exit_code


def _stop(number: int, _frame: FrameType | None) -> None:
    global _exit_code
    _exit_code = 128 + number
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    logging.disable()  # that programs and pages come to a sudden end is no news
    threading.Thread(target=_end_programs, daemon=True).start()
    for ident in tuple(_at_work):
        interrupt = ctypes.py_object(KeyboardInterrupt)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(ident), interrupt)
    raise KeyboardInterrupt


def _end_programs() -> None:
    """End the programs of engines, those too that a page in its last moments still starts."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for child in children() - _spared:
            _end_group(child)
        time.sleep(_PERIOD)
    os._exit(_exit_code)


def _end_group(child: int) -> None:
    """End a child and what it started, if it leads a process group: others share ours."""
    with suppress(ProcessLookupError, PermissionError):
        if os.getpgid(child) == child:
            os.killpg(child, signal.SIGKILL)


def children() -> set[int]:
    """Process ids of our children; empty where the system does not tell."""
    found: set[int] = set()
    for listing in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):  # the thread ended meanwhile
            found |= {int(pid) for pid in listing.read_text(encoding="ascii").split()}
    return found
