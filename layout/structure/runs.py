"""Runs of rows that are alike, but for short breaks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def run_of(rows: NDArray[np.bool_], most: int) -> int:
    """How many of the first rows are true, up to a break of so many.

    Args:
        rows: (h,) bool.
        most: length of the break that ends the run.
    """
    places = np.flatnonzero(rows)
    wide = np.flatnonzero(np.diff(places, prepend=-1) > most)
    last = int(wide[0]) if wide.size else len(places)
    return int(places[last - 1]) + 1 if last else 0
