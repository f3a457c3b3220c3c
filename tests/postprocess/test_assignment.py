"""The assignment is the best one, and a tie is seen as a tie."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from postprocess.assignment import assign

PAIRS = st.tuples(st.integers(0, 5), st.integers(0, 5))
WEIGHTS = st.dictionaries(PAIRS, st.integers(1, 40).map(float), max_size=24)


@given(WEIGHTS)
def test_no_assignment_weighs_more(weights: dict[tuple[int, int], float]) -> None:
    matrix = np.zeros((6, 6))
    for pair, weight in weights.items():
        matrix[pair] = weight
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    chosen = assign(weights)
    assert sum(weights[pair] for pair in chosen) == matrix[rows, columns].sum()
    assert len({row for row, _ in chosen}) == len({column for _, column in chosen}) == len(chosen)


@given(WEIGHTS, st.data())
def test_margins_do_not_depend_on_order(
    weights: dict[tuple[int, int], float], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(list(weights.items())))
    sure = {pair for pair, margin in assign(weights).items() if margin > 0}
    again = {pair for pair, margin in assign(dict(shuffled)).items() if margin > 0}
    assert sure == again


def test_a_tie_has_no_margin() -> None:
    swapped = {(0, 0): 3.0, (0, 1): 3.0, (1, 0): 3.0, (1, 1): 3.0}
    assert set(assign(swapped).values()) == {0.0}


def test_nothing_to_assign() -> None:
    assert assign({}) == {}


def test_one_strong_pair_beats_two_weak_ones_only_by_weight() -> None:
    assert assign({(0, 0): 6.0, (0, 1): 1.0, (1, 0): 1.0}) == {(0, 0): 4.0}
