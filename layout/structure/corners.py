"""The rounded corners of frames: what is left of them when the straight rules are taken off."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.sheet.straighten import EM
from layout.structure.rules import Rules

RADIUS = 1.6
"""Largest radius of a corner, in glyphs."""

TOUCH = round(0.2 * EM)
"""How near an arc comes to the rules it joins, in pixels: it begins to bend little by little."""


AROUND = round(0.5 * EM)
"""What reaches this far beyond the bend, in pixels, is no arc."""


def without_corners(ink: Grey, rules: Rules) -> Grey:
    """Takes off the arcs that join a rule across to a rule down: no type comes near to both.

    Args:
        ink: (H, W) uint8 of the working page without its rules, 255 where ink is; changed in place.
        rules: of the page.

    Returns:
        The ink that was given.
    """
    height, width = ink.shape
    for across, down, corner in _corners(rules):
        window = corner.clip(width, height)
        view = ink[window.top : window.bottom, window.left : window.right]
        _, pieces = cv2.connectedComponents(view, connectivity=8)
        joining = np.intersect1d(
            _pieces_at(across, window, pieces), _pieces_at(down, window, pieces)
        )
        joining = np.setdiff1d(joining, [0, *_pieces_at_the_edge(pieces)])
        view[np.isin(pieces, joining)] = 0
    return ink


def _corners(rules: Rules) -> Iterator[tuple[Box, Box, Box]]:
    """A rule across and a rule down that end near each other, and the area between their ends."""
    for across, down in itertools.product(rules.horizontal, rules.vertical):
        x, y = round(down.centre[0]), round(across.centre[1])
        for end, foot in itertools.product((across.left, across.right), (down.top, down.bottom)):
            if max(abs(end - x), abs(foot - y)) < RADIUS * EM:
                area = Box(min(end, x), min(foot, y), max(end, x), max(foot, y))
                yield across, down, area.grow(AROUND + down.width, AROUND + across.height)


def _pieces_at(rule: Box, window: Box, pieces: NDArray[np.int32]) -> NDArray[np.int32]:
    """The numbers of the pieces in a window that come near to a rule."""
    near = rule.grow(TOUCH, TOUCH)
    rows = slice(max(0, near.top - window.top), max(0, near.bottom - window.top))
    columns = slice(max(0, near.left - window.left), max(0, near.right - window.left))
    return np.unique(pieces[rows, columns])


def _pieces_at_the_edge(pieces: NDArray[np.int32]) -> NDArray[np.int32]:
    sides = (pieces[0], pieces[-1], pieces[:, 0], pieces[:, -1])
    return np.unique(np.concatenate(sides))
