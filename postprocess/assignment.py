"""One-to-one assignment of greatest total weight, exact, with the margin of every pair.

The parts that compete for each other are few (seldom more than four in an issue), so augmenting
paths in plain Python are enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

Pair = tuple[int, int]
Path = tuple[Pair, ...]

_NOTHING = 1e-9  # a gain that is only rounding


def assign(weights: Mapping[Pair, float]) -> dict[Pair, float]:
    """The pairs of the best assignment, each with its margin.

    The margin is what the best total loses when the pair is forbidden. It is zero for a tie, so
    the choice among equals, which is arbitrary, can be seen and refused; and it does not depend on
    the order in which the pairs are given.

    Args:
        weights: positive weight of each possible pair (row, column); pairs not named are
            impossible.

    >>> assign({(0, 0): 5.0, (0, 1): 1.0, (1, 0): 1.0, (1, 1): 4.0})
    {(0, 0): 5.0, (1, 1): 4.0}
    >>> assign({(0, 0): 2.0, (1, 0): 2.0})
    {(0, 0): 0.0}
    """
    margins: dict[Pair, float] = {}
    for component in _components(weights):
        best = _solve(component)
        total = sum(component[pair] for pair in best)
        for pair in best:
            others = {other: weight for other, weight in component.items() if other != pair}
            second = sum(others[other] for other in _solve(others))
            margins[pair] = round(total - second, 6)
    return dict(sorted(margins.items()))


def _components(weights: Mapping[Pair, float]) -> list[dict[Pair, float]]:
    """Pairs that compete, directly or through others, together."""
    components: list[dict[Pair, float]] = []
    for pair in sorted(weights):
        touching = [
            group for group in components if any(pair[0] == r or pair[1] == c for r, c in group)
        ]
        components = [group for group in components if group not in touching]
        components.append({pair: weights[pair]})
        for group in touching:
            components[-1].update(group)
    return components


def _solve(weights: Mapping[Pair, float]) -> list[Pair]:
    """The best assignment; leaving a row or column out weighs nothing.

    Pairs are added along the path that gains most until none gains anything (Kuhn 1955): the best
    assignment of n + 1 pairs comes from that of n by one such path.
    """
    weights = dict(sorted(weights.items()))  # so that the choice among equals is always the same
    row_of: dict[int, int] = {}  # by column
    while path := _best_path(weights, row_of):
        row_of |= {column: row for row, column in path}
    return [(row, column) for column, row in row_of.items()]


def _best_path(weights: Mapping[Pair, float], row_of: Mapping[int, int]) -> Path:
    """New pairs from a single row to a single column; each row on the way leaves its own column.

    Empty when every path loses more than it gains.
    """
    paired = set(row_of.values())
    reached: dict[int, tuple[float, Path]] = {
        row: (0.0, ()) for row, _ in weights if row not in paired
    }
    for _ in range(len(paired)):
        _go_on(weights, row_of, reached)
    best: tuple[float, Path] = (_NOTHING, ())
    for (row, column), weight in weights.items():
        gain, path = reached.get(row, (-inf, ()))
        if column not in row_of:
            best = max(best, (gain + weight, (*path, (row, column))), key=lambda way: way[0])
    return best[1]


def _go_on(
    weights: Mapping[Pair, float],
    row_of: Mapping[int, int],
    reached: dict[int, tuple[float, Path]],
) -> None:
    """Reach rows, or reach them with a greater gain, by one more pair (Bellman-Ford)."""
    for (row, column), weight in weights.items():
        gain, path = reached.get(row, (-inf, ()))
        other = row_of.get(column, row)
        if other == row:
            continue
        gain += weight - weights[other, column]
        if gain > reached.get(other, (-inf, ()))[0] + _NOTHING:
            reached[other] = gain, (*path, (row, column))
