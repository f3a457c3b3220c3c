"""One-to-one assignment of greatest total weight, exact, with the margin of every pair.

The parts that compete for each other are few (seldom more than four in an issue), so the Hungarian
method in plain Python is enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

Pair = tuple[int, int]


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
    """The best assignment; leaving a row or column out weighs nothing."""
    if len(weights) <= 1:
        return list(weights)
    rows = sorted({row for row, _ in weights})
    columns = sorted({column for _, column in weights})
    size = len(rows) + len(columns)  # room to leave any row and column single
    cost = [[0.0] * size for _ in range(size)]
    for (row, column), weight in weights.items():
        cost[rows.index(row)][columns.index(column)] = -weight
    pairs = [
        (rows[at], columns[to])
        for at, to in enumerate(_hungarian(cost)[: len(rows)])
        if to < len(columns)
    ]
    return [pair for pair in pairs if pair in weights]


def _hungarian(cost: list[list[float]]) -> list[int]:
    """The column of each row in the cheapest full assignment of a square matrix.

    Shortest augmenting paths with potentials (Kuhn 1955, Munkres 1957), row by row.
    """
    size = len(cost)
    row_potential, column_potential = [0.0] * (size + 1), [0.0] * (size + 1)
    row_of = [size] * (size + 1)  # by column; the last column is where a path starts
    for row in range(size):
        row_of[size] = row
        column, came_from = size, [size] * (size + 1)
        slack, visited = [inf] * size, [False] * (size + 1)
        while row_of[column] != size:
            visited[column] = True
            here = row_of[column]
            for other in (c for c in range(size) if not visited[c]):
                reduced = cost[here][other] - row_potential[here] - column_potential[other]
                if reduced < slack[other]:
                    slack[other], came_from[other] = reduced, column
            column = min((c for c in range(size) if not visited[c]), key=slack.__getitem__)
            step = slack[column]
            for other in range(size + 1):
                if visited[other]:
                    row_potential[row_of[other]] += step
                    column_potential[other] -= step
                elif other < size:
                    slack[other] -= step
        while column != size:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    columns = [0] * size
    for column in range(size):
        columns[row_of[column]] = column
    return columns
