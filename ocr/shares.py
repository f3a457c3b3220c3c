"""Work dealt out in equal shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def equal_shares(order: Sequence[int], work: Sequence[int], shares: int) -> list[list[int]]:
    """Cut a sequence of jobs into runs of about equal work, keeping its order.

    Args:
        order: the jobs, as places in ``work``.
        work: cost of every job, in any unit.
        shares: how many runs are wanted.

    Returns:
        At most ``shares`` runs, none empty.
    """
    total = sum(work[job] for job in order)
    runs: list[list[int]] = [[] for _ in range(shares)]
    done = 0
    for job in order:
        # A job belongs where its middle falls.
        place = int((done + work[job] / 2) / total * shares) if total else 0
        runs[min(place, shares - 1)].append(job)
        done += work[job]
    return [run for run in runs if run]


def pieces(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items in pieces of at most ``size``."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
