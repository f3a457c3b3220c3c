"""Waiting for what other processes do."""

from __future__ import annotations

import time
from collections.abc import Callable


def until(ready: Callable[[], object], seconds: float, what: str = "it") -> None:
    """Wait until something is so; it is an error if it takes longer than that."""
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} took more than {seconds:.0f} s")
        time.sleep(0.2)
