"""The best partition of a graph whose links say, in log-odds, whether two nodes belong together.

What is sought is the partition with the largest sum of the links inside its parts: correlation
clustering, also known as multicut. Joining greedily gives a first answer; then single nodes,
branches of parts and whole parts move until no move adds to the sum; last, runs of nodes between
two parts.
"""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
"""(N, N) symmetric: log-odds that two nodes belong together, 0 where nothing is known."""

Labels = NDArray[np.intp]
"""(N,): the part each node belongs to, counted from 0."""

LEAST = 1e-9
"""A move that adds less to the sum is none: it would go back and forth by rounding alone."""


def partition(scores: Scores) -> Labels:
    """The parts of a graph.

    Args:
        scores: (N, N) symmetric, zeros on the diagonal.

    Returns:
        Labels 0 ... K-1 in the order in which parts first occur.
    """
    labels = _joined(scores)
    while True:
        before = total(scores, labels)
        for better in (_moved, _merged, _branched):
            labels = better(scores, numbered(labels))
        if total(scores, labels) <= before + LEAST:
            labels = _exchanged(scores, numbered(labels))
        if total(scores, labels) <= before + LEAST:
            return numbered(_hanging_together(scores, labels))


def total(scores: Scores, labels: Labels) -> float:
    """Sum of the links inside parts."""
    return float(scores[labels[:, None] == labels[None, :]].sum() / 2)


def pulls(scores: Scores, labels: Labels) -> Scores:
    """(N, K): how much each node belongs to each part, itself left out."""
    parts = int(labels.max(initial=-1)) + 1
    member = np.zeros((len(labels), parts))
    member[np.arange(len(labels)), labels] = 1.0
    return scores @ member


def numbered(labels: Labels) -> Labels:
    """Labels counted from 0 in the order in which parts first occur."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.intp)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[inverse]


def _joined(scores: Scores) -> Labels:
    """Joins the two parts that belong together most, until none do."""
    labels = np.arange(len(scores))
    sums = scores.astype(np.float64, copy=True)
    np.fill_diagonal(sums, -np.inf)
    while len(sums) > 1:
        one, other = np.unravel_index(int(sums.argmax()), sums.shape)
        if sums[one, other] <= 0:
            break
        sums[one] += sums[other]
        sums[:, one] += sums[:, other]
        sums[one, one] = -np.inf
        sums[other] = sums[:, other] = -np.inf
        labels[labels == other] = one
    return labels


def _moved(scores: Scores, labels: Labels) -> Labels:
    """Moves single nodes to the part they belong to most, or to one of their own."""
    labels, every = labels.copy(), np.arange(len(labels))
    pull = np.hstack([pulls(scores, labels), np.zeros((len(labels), 1))])
    while len(labels):
        gain = pull - pull[every, labels][:, None]
        node, part = np.unravel_index(int(gain.argmax()), gain.shape)
        if gain[node, part] <= LEAST:
            break
        if part == pull.shape[1] - 1:  # a part of its own: keep an empty one for the next
            pull = np.hstack([pull, np.zeros((len(labels), 1))])
        pull[:, labels[node]] -= scores[:, node]
        pull[:, part] += scores[:, node]
        labels[node] = part
    return labels


def _merged(scores: Scores, labels: Labels) -> Labels:
    """Puts parts together that belong together more than not."""
    while len(labels):
        labels = numbered(labels)
        pull = pulls(scores, labels)
        between = np.array([pull[labels == k].sum(axis=0) for k in range(pull.shape[1])])
        np.fill_diagonal(between, -np.inf)
        one, other = np.unravel_index(int(between.argmax()), between.shape)
        if between[one, other] <= LEAST:
            break
        labels = np.where(labels == other, one, labels)
    return labels


def _branched(scores: Scores, labels: Labels) -> Labels:
    """Moves the one branch of a part that gains most by it to another part, or to a new one.

    What was joined too early finds its way out in one piece.
    """
    pull = pulls(scores, labels)
    best, gain, target = None, LEAST, 0
    for part in range(pull.shape[1]):
        inside = np.flatnonzero(labels == part)
        for branch in branches(scores[np.ix_(inside, inside)]):
            moved = inside[branch]
            others = np.append(pull[moved].sum(axis=0), 0.0)  # the last is a new part
            stays = others[part] - scores[np.ix_(moved, moved)].sum()
            others[part] = -np.inf
            to = int(others.argmax())
            if others[to] - stays > gain:
                best, gain, target = moved, others[to] - stays, to
    if best is None:
        return labels
    labels = labels.copy()
    labels[best] = target
    return labels


def _exchanged(scores: Scores, labels: Labels) -> Labels:
    """Moves runs of nodes between two parts, or out of one, where the first ones may lose by it.

    Kernighan and Lin 1970: in each pair the node that gains most, or loses least, moves, until all
    have moved once; as many moves are kept as gain most together.
    """
    labels = labels.copy()
    parts = int(labels.max(initial=-1)) + 1
    new = [(part, parts + part) for part in range(parts)]
    for one, other in [*itertools.combinations(range(parts), 2), *new]:
        inside = np.flatnonzero((labels == one) | (labels == other))
        side = labels[inside] == other
        links = scores[np.ix_(inside, inside)]
        if other < parts and not (links[side][:, ~side] > 0).any():
            continue
        moved = inside[_best_run(links, side)]
        labels[moved] = np.where(labels[moved] == one, other, one)
    return labels


def _best_run(links: Scores, side: NDArray[np.bool_]) -> list[int]:
    """The nodes of two parts that gain most by going over to the other one, one after the other."""
    sign = np.where(side, 1, -1)
    gain = -(sign[:, None] * sign[None, :] * links).sum(axis=1)
    free = np.zeros(len(links))
    order: list[int] = []
    gained, most, count = 0.0, LEAST, 0
    for _ in range(len(links)):
        node = int((gain + free).argmax())
        gained += float(gain[node])
        gain += 2 * sign[node] * sign * links[node]
        sign[node] = -sign[node]
        free[node] = -np.inf
        order.append(node)
        if gained > most:
            most, count = gained, len(order)
    return order[:count]


def _hanging_together(scores: Scores, labels: Labels) -> Labels:
    """Parts two pieces of a part without any link between them, which add nothing to its sum.

    What leaves a part goes to any other as well as to one of its own, if it has no link there.
    """
    every = np.arange(len(labels))
    linked = (scores != 0) & (labels[:, None] == labels[None, :]) | np.eye(len(labels), dtype=bool)
    while len(every):
        nearest = np.where(linked, every[None, :], len(labels)).min(axis=1)
        if (nearest == every).all():
            break
        every = nearest
    return every


def branches(inside: Scores) -> list[NDArray[np.bool_]]:
    """Ways to cut a part in two: the branches of the tree of its strongest links."""
    size = len(inside)
    reached = np.zeros(size, np.bool_)
    parent = np.full(size, -1)
    best = np.full(size, -np.inf)
    order: list[int] = []
    while len(order) < size:
        node = int(np.where(reached, -np.inf, best).argmax()) if order else 0
        reached[node] = True
        order.append(node)
        closer = ~reached & (inside[node] > best)
        best[closer], parent[closer] = inside[node][closer], node
    below = np.eye(size, dtype=np.bool_)
    for node in reversed(order[1:]):
        below[parent[node]] |= below[node]
    return [below[node] for node in order[1:]]
