"""The sheet that ink goes on: a grey page with a few ways to mark it."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey

PAPER, INK = 255, 0
RuleStyle = Literal["solid", "double", "thick-thin", "dotted", "dashed", "wavy"]


class Canvas:
    """A page under the press.

    Attributes:
        pixels: (H, W) uint8, 255 paper.
    """

    def __init__(self, width: int, height: int) -> None:
        self.pixels: Grey = np.full((height, width), PAPER, np.uint8)

    def ink(self, mask: NDArray[np.uint8], x: int, y: int, level: int = INK) -> Box:
        """Put a mask of ink with its top left corner at (x, y); return the box of its ink.

        Args:
            mask: (h, w) uint8, 255 solid.
            x: left edge, in pixels.
            y: upper edge, in pixels.
            level: grey of the ink: 0 black, 255 white on a dark ground.
        """
        area = Box(x, y, x + mask.shape[1], y + mask.shape[0]).clip(*self.pixels.shape[::-1])
        part = mask[area.top - y : area.bottom - y, area.left - x : area.right - x]
        under = self.pixels[area.top : area.bottom, area.left : area.right]
        blend = under + (level - under.astype(np.int32)) * part // 255
        under[:] = blend.astype(np.uint8)
        return area

    def fill(self, box: Box, level: int) -> None:
        """Cover a box with one grey: a tint or a reversed panel."""
        area = box.clip(*self.pixels.shape[::-1])
        self.pixels[area.top : area.bottom, area.left : area.right] = level

    def picture(self, box: Box, image: Grey) -> None:
        """Put an image of exactly the box's size."""
        self.pixels[box.top : box.bottom, box.left : box.right] = image

    def across(self, left: int, right: int, y: int, weight: int, style: RuleStyle) -> Box:
        """A horizontal rule from ``left`` to ``right`` with its middle at ``y``; return its box."""
        mask = _rule_mask(right - left, weight, style)
        top = y - mask.shape[0] // 2
        return self.ink(mask, left, top)

    def down(self, top: int, bottom: int, x: int, weight: int, style: RuleStyle) -> Box:
        """A vertical rule from ``top`` to ``bottom`` with its middle at ``x``; return its box."""
        mask = np.ascontiguousarray(_rule_mask(bottom - top, weight, style).T)
        return self.ink(mask, x - mask.shape[1] // 2, top)

    def frame(self, box: Box, weight: int, style: RuleStyle, radius: int = 0) -> None:
        """Rules on all four sides of a box; with a radius, solid ones with rounded corners."""
        if radius:
            self.ink(_rounded(box.width, box.height, weight, radius), box.left, box.top)
            return
        self.across(box.left, box.right, box.top, weight, style)
        self.across(box.left, box.right, box.bottom, weight, style)
        self.down(box.top, box.bottom, box.left, weight, style)
        self.down(box.top, box.bottom, box.right, weight, style)


def _rule_mask(length: int, weight: int, style: RuleStyle) -> NDArray[np.uint8]:
    """A horizontal rule as a mask; ``weight`` is the stroke in pixels."""
    length, weight = max(length, 1), max(weight, 1)
    along = np.arange(length)
    if style == "double":
        bands = (weight, weight, weight)
    elif style == "thick-thin":
        bands = (3 * weight, weight, weight)
    elif style == "wavy":
        return _wave(along, weight)
    else:
        bands = (weight, 0, 0)
    mask = np.zeros((sum(bands), length), np.uint8)
    mask[: bands[0]] = 255
    if bands[2]:
        mask[-bands[2] :] = 255
    if style in ("dotted", "dashed"):
        on, period = (weight, 3 * weight) if style == "dotted" else (6 * weight, 9 * weight)
        mask[:, along % period >= on] = 0
    return mask


def _wave(along: NDArray[np.int_], weight: int) -> NDArray[np.uint8]:
    height, period = 4 * weight, 12 * weight
    middle = (height - weight) / 2 * (1 + np.sin(2 * math.pi * along / period))
    rows = np.arange(height)[:, None]
    return np.where((rows >= middle) & (rows < middle + weight), 255, 0).astype(np.uint8)


def _rounded(width: int, height: int, weight: int, radius: int) -> NDArray[np.uint8]:
    """The outline of a rounded rectangle as a mask."""
    x = np.abs(np.arange(width)[None, :] - (width - 1) / 2) - (width / 2 - radius)
    y = np.abs(np.arange(height)[:, None] - (height - 1) / 2) - (height / 2 - radius)
    inside = np.hypot(np.maximum(x, 0), np.maximum(y, 0)) + np.minimum(np.maximum(x, y), 0)
    return np.where((inside <= radius) & (inside > radius - weight), 255, 0).astype(np.uint8)
