"""Work dealt out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ocr.shares import equal_shares, pieces


@given(st.lists(st.integers(0, 1000), max_size=60), st.integers(1, 8))
def test_shares_hold_all_work_in_order_and_about_equally(work: list[int], shares: int) -> None:
    dealt = equal_shares(range(len(work)), work, shares)
    assert [job for run in dealt for job in run] == list(range(len(work)))
    assert len(dealt) <= shares
    assert all(dealt)
    if work and sum(work):
        heaviest = max(sum(work[job] for job in run) for run in dealt)
        assert heaviest <= sum(work) / shares + max(work)


def test_pieces_are_of_the_size_asked_for() -> None:
    assert list(pieces("abcde", 2)) == ["ab", "cd", "e"]
    assert list(pieces("", 2)) == []
