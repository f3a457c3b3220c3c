"""A limit on the memory of this process: a scan that needs more fails, and the machine goes on."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from document.errors import InputError

GIGABYTE = 10**9
_REMEDY = "Scan at a lower resolution, or raise flows.memory."
_WORDS = ("Insufficient memory", "bad_alloc", "bad allocation", "allocate memory")


def hold_to(gigabytes: float) -> None:
    """Let this process, and each that it starts, have so much memory of its own and no more.

    Counted is what is written to (Linux: RLIMIT_DATA), not what is mapped from files or shared.

    Args:
        gigabytes: the limit; 0 leaves it as it is.
    """
    if not gigabytes or sys.platform != "linux":
        return
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    most = int(gigabytes * GIGABYTE)
    with suppress(ValueError, OSError):  # a hard limit from outside is lower, and holds
        resource.setrlimit(
            resource.RLIMIT_DATA,
            (most if hard == resource.RLIM_INFINITY else min(most, hard), hard),
        )


@contextmanager
def told_of(scan: str, stage: str) -> Iterator[None]:
    """Let want of memory be an error that names the scan.

    Args:
        scan: its name.
        stage: at which it is.

    Raises:
        InputError: there was not enough memory.
    """
    try:
        yield
    except Exception as error:
        if not _is_want_of_memory(error):
            raise
        raise InputError(scan, stage, "there is not enough memory for it", _REMEDY) from error


def _is_want_of_memory(error: Exception) -> bool:
    """Python, OpenCV and ONNX Runtime each say it in a way of their own."""
    if isinstance(error, MemoryError):
        return True
    compiled = type(error).__module__.partition(".")[0] in {"cv2", "onnxruntime"}
    return compiled and any(word in str(error) for word in _WORDS)
