"""The Tesseract program, run through pytesseract but kept on a leash.

pytesseract starts the program in our own process group, hands it our environment and, when time
is up, kills the direct child only: a wrapper's or crashed child's offspring lives on. This module
loads a copy of pytesseract for itself and replaces two of the copy's functions, how a child is
started and how it is waited for. The copy also carries its own ``tesseract_cmd``, which in
pytesseract is one for the whole process.
"""

from __future__ import annotations

import importlib.util
import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from document.errors import EngineMissing

# Limits of a child. A whole page takes Tesseract 190 MB, and our lists of crops less; the address
# space counts the models, too, and the stacks of threads. 1,500 lines print 2 MB.
MOST_MEMORY = 2 * 1024**3  # bytes of address space
MOST_OUTPUT = 256 * 1024**2  # bytes of a file it writes
MOST_FILES = 256  # open at a time

# Our crops are black on white.
OUTPUT = "-c tessedit_create_hocr=1 -c hocr_char_boxes=1 -c tessedit_do_invert=0"


class RunFailed(Exception):
    """A run of the program did not end well; its output may be there in part."""


class Program:
    """One command, and the ways we run it.

    Args:
        command: program name or path.
    """

    def __init__(self, command: str) -> None:
        self.command = command
        self._pytesseract = _own_pytesseract(command)

    def recognise(
        self, images: Path, output: Path, languages: str, config: str, timeout: float
    ) -> None:
        """Read the images a list file names and write ``{output}.hocr``.

        Raises:
            EngineMissing: the program cannot be started.
            RunFailed: it crashed, or took more than ``timeout`` seconds.
        """
        copy = self._pytesseract
        config = f"{OUTPUT} {config}".strip()
        try:
            copy.run_tesseract(str(images), str(output), "", languages, config, timeout=timeout)
        except copy.TesseractNotFoundError as error:
            raise missing(self.command) from error
        except subprocess.TimeoutExpired as error:
            raise RunFailed(f"no end after {timeout:.0f} s") from error
        except copy.TesseractError as error:
            raise RunFailed(f"exit status {error.status}: {error.message[-300:]}") from error
        except OSError as error:
            raise missing(self.command, str(error)) from error

    def ask(self, *arguments: str, timeout: float) -> str:
        """What the program prints when called with these arguments.

        pytesseract's own questions for version and languages wait for ever.

        Raises:
            EngineMissing: the program cannot be started.
            RunFailed: it crashed, or took more than ``timeout`` seconds.
        """
        try:
            process = subprocess.Popen([self.command, *arguments], **_on_a_leash())  # noqa: S603 - the operator sets the command
        except OSError as error:
            raise missing(self.command) from error
        try:
            answer, complaint = _wait(process, timeout)
        except subprocess.TimeoutExpired as error:
            raise RunFailed(f"no answer after {timeout:.0f} s") from error
        if process.returncode:
            raise RunFailed(f"exit status {process.returncode}")
        return (answer + complaint).decode("utf-8", errors="replace")


def missing(command: str, problem: str = "") -> EngineMissing:
    """The program cannot be started."""
    return EngineMissing(
        command,
        "ocr",
        problem or "the program is not installed or not on the PATH",
        "Install the Debian package tesseract-ocr, or set ocr.command to the program's path",
    )


def _own_pytesseract(command: str) -> Any:
    spec = importlib.util.find_spec("pytesseract.pytesseract")
    if spec is None or spec.loader is None:
        raise EngineMissing(
            "pytesseract", "ocr", "the package is broken", "Install pytesseract again"
        )
    copy: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(copy)
    copy.tesseract_cmd = command
    copy.subprocess_args = _on_a_leash
    copy.timeout_manager = _wait_for_complaint
    return copy


def _on_a_leash() -> dict[str, Any]:
    """How a child is started: in its own process group, with one thread."""
    return {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        # Several OpenMP threads a process make it 2-50 times slower on a busy machine.
        "env": {**os.environ, "OMP_THREAD_LIMIT": "1"},
        "start_new_session": True,
    }


@contextmanager
def _wait_for_complaint(process: subprocess.Popen[bytes], seconds: float) -> Iterator[bytes]:
    """Stands for pytesseract's ``timeout_manager``: wait, then hand over standard error."""
    complaint = _wait(process, seconds)[1]
    # pytesseract decodes it strictly.
    yield complaint.decode("utf-8", errors="replace").encode()


def _limit(pid: int, seconds: float) -> None:
    """Keep a child from taking more of the machine than its task can need.

    The limits are set from here, right after the child was started: to set them in the child
    itself, Python would have to run between fork and exec, which may hang where there are threads.
    """
    if not hasattr(resource, "prlimit"):  # only Linux sets the limits of another process
        return
    spare = {
        resource.RLIMIT_AS: MOST_MEMORY,
        resource.RLIMIT_FSIZE: MOST_OUTPUT,
        resource.RLIMIT_NOFILE: MOST_FILES,
        resource.RLIMIT_CPU: int(seconds) + 5,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in spare.items():
        with suppress(ProcessLookupError, PermissionError, ValueError):
            hard = resource.prlimit(pid, what)[1]
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.prlimit(pid, what, (most, most))


def _wait(process: subprocess.Popen[bytes], seconds: float) -> tuple[bytes, bytes]:
    """Wait for a child; whatever happens, nothing of its group is left afterwards."""
    _limit(process.pid, seconds)
    try:
        return process.communicate(timeout=seconds)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
