"""Connected pieces told apart on fewer rows and columns than the mask has."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from document.geometry import Box
from layout.sheet.pieces import long_pieces


@pytest.mark.parametrize("seed", range(8))
def test_the_pieces_are_those_of_the_whole_mask(seed: int) -> None:
    """Bars with much, little and one row of white between them, each with its place and shape."""
    random = np.random.default_rng(seed)
    mask = np.zeros((400, 300), np.uint8)
    top = int(random.integers(0, 4))
    while top < 390:
        height, left = int(random.integers(1, 6)), int(random.integers(0, 100))
        mask[top : top + height, left : left + int(random.integers(40, 190))] = 255
        top += height + int(random.choice([1, 2, 30]))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    whole = {
        Box(x, y, x + w, y + h): labels[y : y + h, x : x + w] == label
        for label, (x, y, w, h, _) in enumerate(stats.tolist())
        if label
    }
    found = dict(long_pieces(mask, 2))
    assert found.keys() == whole.keys()
    assert all(np.array_equal(found[box], whole[box]) for box in whole)


def test_an_empty_mask_has_none() -> None:
    assert not list(long_pieces(np.zeros((40, 30), np.uint8), 2))
