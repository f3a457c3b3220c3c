"""Outlines of pictures: rounded corners, circles, cut-out figures, and how text keeps clear."""

from __future__ import annotations

import random

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.press.story import Outline
from document.geometry import Box

Mask = NDArray[np.uint8]


def outline_mask(outline: Outline, width: int, height: int, seed: int) -> Mask:
    """What of a rectangle is picture: (height, width) uint8, 255 inside with a soft edge."""
    if outline == "square":
        return np.full((height, width), 255, np.uint8)
    mask = np.zeros((height, width), np.uint8)
    if outline == "rounded":
        radius = min(width, height) // 9
        cv2.rectangle(mask, (radius, 0), (width - radius - 1, height - 1), 255, -1)
        cv2.rectangle(mask, (0, radius), (width - 1, height - radius - 1), 255, -1)
        for x in (radius, width - radius - 1):
            for y in (radius, height - radius - 1):
                cv2.circle(mask, (x, y), radius, 255, -1, cv2.LINE_AA)
    elif outline == "circle":
        centre, axes = (width // 2, height // 2), (width // 2 - 1, height // 2 - 1)
        cv2.ellipse(mask, centre, axes, 0, 0, 360, 255, -1, cv2.LINE_AA)
    else:
        _figure(mask, random.Random(seed))  # noqa: S311 -- a drawing, not a secret
    return mask


def _figure(mask: Mask, rng: random.Random) -> None:
    """A person cut out of the picture: head, shoulders, and a body that leans to one side."""
    height, width = mask.shape
    lean = rng.uniform(-0.16, 0.16)
    head = round(height * 0.13)
    at = round(width * (0.5 + lean)), head + 1
    cv2.ellipse(mask, at, (round(head * 0.8), head), 0, 0, 360, 255, -1, cv2.LINE_AA)
    left, right = rng.uniform(0.02, 0.12), rng.uniform(0.88, 0.98)
    body = [
        (0.5 + lean - 0.1, 0.22), (0.5 + lean + 0.1, 0.22), (0.5 + lean + 0.24, 0.32),
        (0.5 + lean / 2 + 0.3, 0.58), (right, 1.0), (left, 1.0),
        (0.5 + lean / 2 - 0.3, 0.62), (0.5 + lean - 0.26, 0.33),
    ]  # fmt: skip
    points = np.array([(x * (width - 1), y * (height - 1)) for x, y in body])
    cv2.fillPoly(mask, [points.round().astype(np.int32)], 255, cv2.LINE_AA)


def clearance(mask: Mask, at: Box, gap: int, step: int) -> tuple[Box, ...]:
    """Boxes that hold a picture's outline and a gap around it, one for each ``step`` pixels."""
    solid = cv2.copyMakeBorder(mask, gap, gap, gap, gap, cv2.BORDER_CONSTANT, value=0)
    solid = np.asarray(cv2.dilate(solid, np.ones((2 * gap + 1, 2 * gap + 1), np.uint8)), np.uint8)
    bands = []
    for top in range(0, solid.shape[0], step):
        columns = np.flatnonzero(solid[top : top + step].max(axis=0) > 20)
        if columns.size:
            x, y = at.left - gap, at.top - gap + top
            bottom = min(y + step, at.bottom + gap)
            bands.append(Box(x + int(columns[0]), y, x + int(columns[-1]) + 1, bottom))
    return tuple(bands)
