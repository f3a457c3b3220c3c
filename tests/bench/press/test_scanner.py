"""The scanner knows where it put every point."""

import math

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.press.scanner import LEVELS, Damage, encode, scan_page
from document.geometry import Box


def dotted(points: list[tuple[int, int]], width: int = 900, height: int = 1200) -> np.ndarray:
    page = np.full((height, width), 255, np.uint8)
    for x, y in points:
        cv2.circle(page, (x, y), 7, 0, -1)
    return page


@pytest.mark.parametrize("level", sorted(LEVELS))
def test_dots_are_found_where_the_map_says(level: str) -> None:
    points = [(x, y) for x in (80, 450, 820) for y in (100, 600, 1100)]
    blank = np.full((1200, 900), 255, np.uint8)
    scan, bend = scan_page(dotted(points), LEVELS[level], 7, other=blank)
    centres = np.array(points) + 0.5  # of their pixels
    for x, y in bend.to_scan(centres) - 0.5:
        left, top = int(x) - 15, int(y) - 15
        part = 255.0 - scan[top : top + 31, left : left + 31]
        part = np.where(part > (part.max() + part.min()) / 2, part, 0)
        rows, columns = np.mgrid[0:31, 0:31]
        found = left + (columns * part).sum() / part.sum(), top + (rows * part).sum() / part.sum()
        assert math.dist(found, (x, y)) < 1.0


@given(st.floats(0, 899), st.floats(0, 1199), st.sampled_from(sorted(LEVELS)))
def test_there_and_back(x: float, y: float, level: str) -> None:
    _, bend = scan_page(np.full((12, 9), 255, np.uint8), LEVELS[level], 3)
    point = np.array([[x / 100, y / 100]])
    assert np.abs(bend.to_page(bend.to_scan(point)) - point).max() < 0.01


def test_same_seed_same_bytes() -> None:
    page = dotted([(200, 300)])
    first, second = (encode(scan_page(page, LEVELS["scan3"], 5)[0], LEVELS["scan3"], 300)
                     for _ in range(2))  # fmt: skip
    assert first == second


def test_no_damage_changes_nothing() -> None:
    page = dotted([(200, 300), (700, 900)])
    assert np.array_equal(scan_page(page, Damage(), 1)[0], page)


def test_a_turned_sheet_names_its_corners_for_upright_text() -> None:
    turns = set()
    for seed in range(12):
        _, bend = scan_page(dotted([]), LEVELS["turned"], seed)
        quad = bend.quad(Box(100, 200, 500, 240))
        assert abs(quad.width - 400) < 4
        (x1, y1), (x2, y2) = quad.top_left, quad.top_right
        turn = round(math.degrees(math.atan2(y2 - y1, x2 - x1)) / 90) % 4
        assert turn == bend.quarters
        turns.add(turn)
    assert turns == {1, 2, 3}


def test_holes_and_folds_darken_margins_and_middle() -> None:
    blank = np.full((1200, 900), 255, np.uint8)
    holes, _ = scan_page(blank, Damage(holes=3), 2, margin=60)
    dark = np.argwhere(holes < 100)
    assert dark.size
    assert (np.minimum(dark[:, 1], 899 - dark[:, 1]) < 60).all()
    fold, _ = scan_page(blank, Damage(fold=0.4), 2)
    assert fold[540:660].min() < 180
    assert (fold[:400, 300:350] > 250).all()


def test_lower_resolution_is_written_into_the_file() -> None:
    damage = Damage(scale=0.5)
    scan, bend = scan_page(dotted([(400, 400)]), damage, 1)
    assert scan.shape == (600, 450) == (bend.height, bend.width)
    assert encode(scan, damage, 300)[13:18] == bytes([1, 0, 150, 0, 150])
