"""Printed rules 栏线 and the boxes they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.sheet.ink import pooled, within
from layout.sheet.pieces import long_pieces
from layout.sheet.straighten import EM
from layout.structure.frames import find_frames

SHORTEST = 5.5
"""Shortest rule, in glyphs: strokes of headline glyphs below that pass the other tests."""

THICKEST, THICKEST_SHORT = 0.9, 0.55
"""Thickest rule, in glyphs: a thick and a thin one printed as a pair, and a short one."""

CLEAR = (0.22, 0.5)
"""Bands beside a rule, in glyphs, that must be nearly white: print keeps its distance from rules,
strokes of glyphs stand among other strokes."""

BAND_INK, BOTH_BANDS_INK = 0.30, 0.42
"""Most ink allowed in one band and in both together (without it 36-52 false finds a page)."""


UNBROKEN, ONE_BAND_INK = 0.98, 0.15
"""Least share of a long rule's length that has ink, and most ink in the whiter of its bands, where
text may stand close along the other: strokes of glyphs have gaps between them."""

DOT, DOT_GAP = 0.35, 0.8
"""Largest dot or dash of a dotted rule and widest gap between two, in glyphs."""

FINE = 0.25
"""Dots closer than the eye parts them run together into a piece of any length, this thin."""

SHORT = 14.0
"""Rules shorter than this, in glyphs, may be strokes of large type: they must stand freer."""

HEAVY, HEAVY_BANDS_INK = 0.25, 0.12
"""A short rule heavier than this, in glyphs, has hardly any ink beside it: strokes of one height
in large type (三农) have others joined to them."""

RUN = 1.6
"""Least length of a rule's pieces, and most of the gaps between them, in glyphs."""

STEP = 4
"""Columns of which one is looked at: the opening leaves nothing that is short."""

STROKE = 0.5
"""Ink that reaches this far from what looks like a rule, in glyphs, makes it a glyph's stroke."""

OF_GLYPHS = 0.35
"""Share of such ink in a rule: a true one has none, or a word that touches it."""

MEET, LEVEL = 0.7, 0.6
"""How near the ends of two rules of a box come, in glyphs, and least height of the lower of its
sides over the higher: where a label stands on a corner, one side is shorter by its height."""

DASH, LEADER = (1.8, 1.5), (0.8, 0.5)
"""How far beyond the ends of a dash, and of a leader's dots, type is looked for, and how far above
and below, in glyphs."""

FREE = (0.22, 1.1)
"""Bands beside a short rule, in glyphs."""

FREE_INK, BOTH_FREE_INK = 0.55, 0.9
"""Most ink in the bands beside a short rule: text may stand along one side of it (a box)."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a working page.

    Attributes:
        horizontal, vertical: hulls, in working pixels.
        mask: (H, W) uint8, 255 on their ink.
        frames: hulls of closed frames of any line.
    """

    horizontal: tuple[Box, ...]
    vertical: tuple[Box, ...]
    mask: Grey
    frames: tuple[Box, ...] = ()

    @property
    def walls(self) -> Grey:
        """(H, W) uint8, 255 on the rules and between the dots of those that run down."""
        return cv2.morphologyEx(self.mask, cv2.MORPH_CLOSE, np.ones((EM, 1), np.uint8))


def find_rules(ink: Grey) -> Rules:
    """Finds straight rules on a (H, W) 0/255 ink image; boxes' sides and column rules included."""
    dots, fine_across, fine_down = _dots(ink)
    across, across_mask = _rules_across(ink, fine_across)
    down, down_mask = _rules_across(cv2.transpose(ink), cv2.transpose(fine_down))
    vertical = tuple(Box(b.top, b.left, b.bottom, b.right) for b in down)
    frames, frame_mask = find_frames(ink, dots)
    mask = across_mask | cv2.transpose(down_mask) | frame_mask
    return Rules(across, vertical, mask, tuple(frames))


def _dots(ink: Grey) -> tuple[Grey, Grey, Grey]:
    """What may be dots or dashes of a rule; with the fine pieces that run across, and down."""
    half = pooled(ink, 2)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(half, connectivity=8)
    width, height = 2 * stats[:, cv2.CC_STAT_WIDTH], 2 * stats[:, cv2.CC_STAT_HEIGHT]
    dot = np.maximum(width, height) <= DOT * EM + 1
    masks = []
    for kept in (dot, dot | (height <= FINE * EM + 1), dot | (width <= FINE * EM + 1)):
        table = np.where(kept, 255, 0).astype(np.uint8)
        table[0] = 0
        masks.append(within(ink, table[labels], 2))
    return masks[0], masks[1], masks[2]


def _rules_across(ink: Grey, dots: Grey) -> tuple[tuple[Box, ...], Grey]:
    """Solid and dotted horizontal rules and their ink."""
    solid, mask = _horizontal(ink, ink)
    gap = np.ones((1, round(DOT_GAP * EM)), np.uint8)
    row = cv2.morphologyEx(cv2.subtract(dots, mask), cv2.MORPH_CLOSE, gap)
    dotted, dotted_mask = _horizontal(row, ink, dotted=True)
    return solid + dotted, mask | cv2.bitwise_and(dotted_mask, ink)


def _horizontal(ink: Grey, page: Grey, *, dotted: bool = False) -> tuple[tuple[Box, ...], Grey]:
    """Rules in an ink image that stand free on the page's whole ink; dots are no stroke of type."""
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))  # a sloping hairline climbs by pixels
    whole = _long_runs(thick, round(RUN * EM))
    rest = cv2.subtract(page, whole)
    rules, mask = [], np.zeros(ink.shape, np.uint8)
    for box, own in long_pieces(whole, STEP, SHORTEST * EM):
        x, y, h, w = box.left, box.top, box.height, box.width
        window = (slice(y, y + h), slice(x, x + w))
        area = np.count_nonzero(own)
        thickest = (THICKEST if w >= SHORT * EM else THICKEST_SHORT) * EM
        if area / w - 2 > thickest or h > max(thickest, 0.03 * w) + 4:
            continue
        over, under = _beside(rest, own, x, y, CLEAR)
        crowded = max(over, under) > BAND_INK or over + under > BOTH_BANDS_INK
        if crowded and not (w >= SHORT * EM and _is_unbroken(page[window], own, over, under)):
            continue
        if w < SHORT * EM and area / w - 2 > HEAVY * EM and over + under > HEAVY_BANDS_INK:
            continue
        if w < SHORT * EM:
            over, under = _beside(rest, own, x, y, FREE)
            free = max(over, under) <= FREE_INK and over + under <= BOTH_FREE_INK
            if not (free or dotted) or _between_glyphs(rest, box, LEADER if dotted else DASH):
                continue
        if _is_of_glyphs(page, own, x, y):
            continue
        mask[window][own] = 255
        rules.append(box)
    return tuple(rules), mask


def _long_runs(ink: Grey, length: int) -> Grey:
    """Ink that runs on for a length within its row, gaps of that length between closed.

    Few rows have any: they are found on every ``STEP``-th column, and the others left out.
    """
    thinned = np.ascontiguousarray(ink[:, ::STEP])
    seen = cv2.morphologyEx(thinned, cv2.MORPH_OPEN, np.ones((1, length // STEP), np.uint8))
    rows = np.flatnonzero(seen.any(axis=1))
    runs = np.zeros_like(ink)
    if rows.size:
        along = np.ones((1, length), np.uint8)
        long = cv2.morphologyEx(ink[rows], cv2.MORPH_OPEN, along)
        runs[rows] = cv2.morphologyEx(long, cv2.MORPH_CLOSE, along)
    return runs


def _is_unbroken(page: Grey, own: NDArray[np.bool_], over: float, under: float) -> bool:
    """Whether a piece is solid from end to end, and white along one side at least."""
    inked = float(((page > 0) & own).any(axis=0).mean())
    return inked > UNBROKEN and min(over, under) <= ONE_BAND_INK


def _is_of_glyphs(page: Grey, own: NDArray[np.bool_], x: int, y: int) -> bool:
    """Whether most of a rule's ink is strokes of large type in a row (三千年前): parts of glyphs.

    The ink of a rule is one piece of its own length, or dots; glyphs are tall pieces, none of
    them as long as all together.
    """
    reach, (height, width) = round(1.2 * EM), own.shape
    top = max(0, y - reach)
    window = page[top : y + height + reach, x : x + width]
    _, labels, stats, _ = cv2.connectedComponentsWithStats(window, connectivity=8)
    tall = stats[:, cv2.CC_STAT_HEIGHT] > height + STROKE * EM
    glyph = tall & (stats[:, cv2.CC_STAT_WIDTH] < 0.5 * width)
    glyph[0] = False
    pieces = labels[y - top : y - top + height][own]
    pieces = pieces[pieces > 0]
    return bool(pieces.size) and float(glyph[pieces].mean()) > OF_GLYPHS


def _between_glyphs(rest: Grey, rule: Box, reach: tuple[float, float]) -> bool:
    """Whether type stands at an end of a short rule: then it is the glyph 一, a dash, a leader."""
    near, far, half = round(0.15 * EM), round(reach[0] * EM), round(reach[1] * EM)
    rows = slice(max(0, rule.top - half), rule.bottom + half)
    before = rest[rows, max(0, rule.left - far) : max(0, rule.left - near)]
    after = rest[rows, rule.right + near : rule.right + far]
    return any(bool(side.size) and float((side > 0).mean()) > 0.1 for side in (before, after))


def _beside(
    rest: Grey, own: NDArray[np.bool_], x: int, y: int, band: tuple[float, float]
) -> tuple[float, float]:
    """Share of a rule's length that has ink in the band above and below; follows its slope."""
    columns = np.arange(0, own.shape[1], 3)
    columns = columns[own[:, columns].any(axis=0)]
    filled = own[:, columns]
    first = filled.argmax(axis=0)
    last = own.shape[0] - 1 - filled[::-1].argmax(axis=0)
    steps = np.arange(round(band[0] * EM), round(band[1] * EM), 2)
    bottom = rest.shape[0] - 1
    above = (y + first[None, :] - steps[:, None]).clip(0, bottom)
    below = (y + last[None, :] + steps[:, None]).clip(0, bottom)
    at = x + columns[None, :]
    over = float((rest[above, at] > 0).max(axis=0).mean())
    under = float((rest[below, at] > 0).max(axis=0).mean())
    return over, under


def boxes_of(rules: Rules) -> tuple[Box, ...]:
    """Areas that rules close in on all sides, as hulls of their insides.

    Corners may be rounded or open by up to a glyph. An area that fills less than four fifths of
    its hull is no box. A box may be open above or below, where a label stands on its corner.
    """
    scale = 4
    small = cv2.resize(rules.mask, None, fx=1 / scale, fy=1 / scale, interpolation=cv2.INTER_AREA)
    walls = cv2.threshold(small, 10, 255, cv2.THRESH_BINARY)[1]
    walls = cv2.dilate(walls, np.ones((5, 5), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(255 - walls, connectivity=4)
    height, width = walls.shape
    found = []
    for label in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[label])
        outside = x == 0 or y == 0 or x + w == width or y + h == height
        if outside or min(w, h) * scale < 2.5 * EM or area < 0.5 * w * h:
            continue
        found.append(Box(x * scale, y * scale, (x + w) * scale, (y + h) * scale))
    for box in (*rules.frames, *_open_boxes(rules)):
        if not any(_alike(box, other) for other in found):
            found.append(box)
    return tuple(found)


def _open_boxes(rules: Rules) -> list[Box]:
    """What a rule across closes in with two rules down that meet its ends, one cut by a label."""
    found = []
    for rule in rules.horizontal:
        for above in (True, False):
            left = _upright_at(rules.vertical, rule.left, rule, above)
            right = _upright_at(rules.vertical, rule.right, rule, above)
            if left is None or right is None or left == right:
                continue
            low, high = sorted((left.height, right.height))
            if LEVEL * high < low < high - MEET * EM:
                top, bottom = min(left.top, right.top), max(left.bottom, right.bottom)
                found.append(Box(left.right, top, right.left, bottom))
    return found


def _upright_at(rules: Sequence[Box], x: int, rule: Box, above: bool) -> Box | None:
    """The rule down that ends, or begins, where a rule across does."""
    meeting = [
        r
        for r in rules
        if abs(r.centre[0] - x) < MEET * EM
        and abs((r.bottom if above else r.top) - rule.centre[1]) < MEET * EM
    ]
    return max(meeting, key=lambda r: r.height, default=None)


def _alike(a: Box, b: Box) -> bool:
    shared = a.intersection(b)
    return shared is not None and shared.area > 0.85 * a.union(b).area
