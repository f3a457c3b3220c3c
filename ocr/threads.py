"""Work on a few threads that nobody has to wait for: one that hangs does not hold the process."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


class Late(Exception):
    """A job had no result in time."""


def run_all(jobs: Sequence[Callable[[], T]], threads: int, timeout: float) -> list[T | Exception]:
    """Run the jobs on some threads, the first ones first.

    Args:
        jobs: may take any time and raise anything.
        threads: how many run at once.
        timeout: seconds for all of them; a job that is at work then is left to itself.

    Returns:
        For each job its result, or what it raised, or `Late`.
    """
    waiting: SimpleQueue[int] = SimpleQueue()
    done: SimpleQueue[tuple[int, T | Exception]] = SimpleQueue()
    for place in range(len(jobs)):
        waiting.put(place)

    def work() -> None:
        while (place := _next(waiting)) is not None:
            try:
                done.put((place, jobs[place]()))
            except Exception as error:
                done.put((place, error))

    for _ in range(min(threads, len(jobs))):
        Thread(target=work, daemon=True).start()
    return _collected(len(jobs), waiting, done, time.monotonic() + timeout)


def _collected(
    count: int,
    waiting: SimpleQueue[int],
    done: SimpleQueue[tuple[int, T | Exception]],
    deadline: float,
) -> list[T | Exception]:
    results: list[T | Exception] = [Late("no end in time")] * count
    for _ in range(count):
        try:
            place, result = done.get(timeout=max(0.0, deadline - time.monotonic()))
        except Empty:
            while _next(waiting) is not None:  # what has not begun never will
                pass
            break
        results[place] = result
    return results


def _next(waiting: SimpleQueue[int]) -> int | None:
    try:
        return waiting.get_nowait()
    except Empty:
        return None
