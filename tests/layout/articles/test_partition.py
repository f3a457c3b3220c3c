"""Parts of a graph: the largest sum, whatever the order of the nodes."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.articles.partition import Labels, Scores, branches, numbered, partition, total


def scores(size: int, links: dict[tuple[int, int], float]) -> Scores:
    found = np.zeros((size, size))
    for (one, other), score in links.items():
        found[one, other] = found[other, one] = score
    return found


def best(links: Scores) -> float:
    """The largest sum over all partitions."""
    size = len(links)
    return max(total(links, np.array(told)) for told in product(range(size), repeat=size))


@pytest.mark.parametrize(
    ("links", "parts"),
    [
        ({}, [0, 1, 2]),
        ({(0, 1): 1.0}, [0, 0, 1]),
        ({(0, 1): 1.0, (1, 2): 1.0}, [0, 0, 0]),
        ({(0, 1): 1.0, (1, 2): 1.0, (0, 2): -3.0}, [0, 0, 1]),
        ({(0, 1): 1.0, (1, 2): 2.0, (0, 2): -3.0}, [0, 1, 1]),
        ({(0, 1): -1.0, (1, 2): 2.0, (0, 2): 2.0}, [0, 0, 0]),
    ],
)
def test_weak_links_give_way_to_strong_ones(
    links: dict[tuple[int, int], float], parts: list[int]
) -> None:
    assert partition(scores(3, links)).tolist() == parts


def test_a_page_without_nodes_has_no_parts() -> None:
    assert partition(np.zeros((0, 0))).tolist() == []


def test_what_was_joined_too_early_is_parted_again() -> None:
    # The strongest link joins 1 and 2; only together do 2 and 3 belong with 4.
    links = scores(5, {(0, 1): 2, (1, 2): 3, (2, 3): 2.5, (3, 4): 2.4, (2, 4): 2.4, (0, 3): -4,
                       (0, 2): -2, (1, 3): -2, (1, 4): -3})  # fmt: skip
    assert partition(links).tolist() == [0, 0, 1, 1, 1]


def test_two_that_were_joined_to_the_wrong_part_leave_it_together() -> None:
    # 1 and 2 belong with 0 rather than with 3 and 4, but neither of them without the other.
    links = scores(5, {(1, 3): 12, (3, 4): 11, (1, 2): 10, (2, 4): 4, (0, 1): 9, (0, 2): 9,
                       (0, 3): -25, (0, 4): -25})  # fmt: skip
    assert partition(links).tolist() == [0, 0, 0, 1, 1]


def test_what_has_no_link_is_not_one_part() -> None:
    # 0 leaves 3 when 1 and 2 take it; it has no more to do with 4 than with nothing.
    links = scores(5, {(0, 1): -4, (0, 2): -5, (0, 3): 6, (1, 2): 6, (1, 3): 5, (2, 3): 5})
    assert partition(links).tolist() == [0, 1, 1, 1, 2]


def matrices(size: int) -> st.SearchStrategy[Scores]:
    one = st.integers(-6, 6).map(float)
    return st.lists(one, min_size=size * size, max_size=size * size).map(
        lambda told: (
            np.triu(np.array(told).reshape(size, size), 1)
            + np.triu(np.array(told).reshape(size, size), 1).T
        )
    )


@settings(max_examples=60, deadline=None)
@given(matrices(5))
def test_no_single_node_nor_pair_of_parts_wants_to_move(links: Scores) -> None:
    labels = partition(links)
    found = total(links, labels)
    for node, part in product(range(5), range(6)):
        moved = labels.copy()
        moved[node] = part
        assert total(links, moved) <= found + 1e-6
    for one, other in product(range(5), repeat=2):
        assert total(links, np.where(labels == one, other, labels)) <= found + 1e-6


def test_the_sum_is_nearly_always_the_largest() -> None:
    rng = np.random.default_rng(3)
    reached = []
    for _ in range(40):
        upper = np.triu(rng.normal(0, 2, (6, 6)), 1)
        links = upper + upper.T
        reached.append(total(links, partition(links)) >= best(links) - 1e-6)
    assert np.mean(reached) >= 0.9


@given(st.lists(st.integers(0, 4), max_size=8))
def test_parts_are_counted_in_the_order_in_which_they_occur(told: list[int]) -> None:
    labels: Labels = numbered(np.array(told, np.intp))
    firsts = [labels.tolist().index(k) for k in range(int(labels.max(initial=-1)) + 1)]
    assert firsts == sorted(firsts)
    pairs = product(range(len(told)), repeat=2)
    assert all((told[a] == told[b]) == (labels[a] == labels[b]) for a, b in pairs)


def test_a_branch_is_what_hangs_on_one_link() -> None:
    chain = scores(4, {(0, 1): 3.0, (1, 2): 2.0, (2, 3): 1.0})
    assert [branch.nonzero()[0].tolist() for branch in branches(chain)] == [
        [1, 2, 3],
        [2, 3],
        [3],
    ]
