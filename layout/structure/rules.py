"""Printed rules 栏线."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.sheet.pieces import long_pieces
from layout.sheet.straighten import EM
from layout.structure.dots import DOT_GAP, are_even, dots_of
from layout.structure.frames import find_frames
from layout.structure.hairlines import hairlines

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

SHORT = 14.0
"""Rules shorter than this, in glyphs, may be strokes of large type: they must stand freer."""

HEAVY, HEAVY_BANDS_INK = 0.25, 0.12
"""A short rule heavier than this, in glyphs, has hardly any ink beside it: strokes of one height
in large type (三农) have others joined to them."""

ONE_RULE = 0.15
"""What is found as a rule twice lies this near to itself, in glyphs."""

RUN = 1.6
"""Least length of a rule's pieces, and most of the gaps between them, in glyphs."""

PALE_GAP = 0.4
"""The same of pale rules, which have none but may have strokes of type in line with them."""

STEP = 4
"""Columns of which one is looked at: the opening leaves nothing that is short."""

STROKE = 0.5
"""Ink that reaches this far from what looks like a rule, in glyphs, makes it a glyph's stroke."""

BRANCH = 0.35
"""Ink in line with a rule is of a glyph where it reaches so far from its stroke (外), in glyphs."""

LONGEST_STROKE = 5.0
"""No stroke of a glyph is longer, in body glyphs."""

OF_GLYPHS = 0.35
"""Share of such ink in a rule: a true one has none, or a word that touches it."""

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


def find_rules(ink: Grey, even: Grey | None = None) -> Rules:
    """Finds straight rules; boxes' sides and column rules included.

    Args:
        ink: (H, W) uint8 of the working page, 255 where ink is.
        even: (H, W) uint8, the grey page, paper 255: shows rules too pale to be ink.
    """
    dots, fine_across, fine_down = dots_of(ink)
    even = np.full_like(ink, 255) if even is None else even
    across, across_mask = _rules_across(ink, even, fine_across)
    down, down_mask = _rules_across(*(cv2.transpose(image) for image in (ink, even, fine_down)))
    vertical = tuple(Box(b.top, b.left, b.bottom, b.right) for b in down)
    frames, frame_mask = find_frames(ink, dots)
    mask = across_mask | cv2.transpose(down_mask) | frame_mask
    return Rules(across, vertical, mask, tuple(frames))


def _rules_across(ink: Grey, even: Grey, dots: Grey) -> tuple[tuple[Box, ...], Grey]:
    """Solid, pale and dotted horizontal rules and their ink."""
    solid, mask = _horizontal(ink, ink)
    pale, pale_mask = _horizontal(hairlines(even), ink, gap=PALE_GAP)
    pale = tuple(box for box in pale if not any(_covers(other, box) for other in solid))
    solid = tuple(box for box in solid if not any(_covers(other, box) for other in pale))
    mask |= pale_mask
    gap = np.ones((1, round(DOT_GAP * EM)), np.uint8)
    row = cv2.morphologyEx(cv2.subtract(dots, mask), cv2.MORPH_CLOSE, gap)
    dotted, dotted_mask = _horizontal(row, ink, dotted=True)
    return solid + pale + dotted, mask | cv2.bitwise_and(dotted_mask, ink)


def _covers(rule: Box, other: Box) -> bool:
    """Whether a rule across runs along another one, or another piece of itself."""
    near = rule.overlap_y(other) > -ONE_RULE * EM
    return near and rule.overlap_x(other) > 0.8 * other.width


def _horizontal(
    ink: Grey, page: Grey, *, gap: float = RUN, dotted: bool = False
) -> tuple[tuple[Box, ...], Grey]:
    """Rules in an ink image that stand free on the page's whole ink; dots are no stroke of type."""
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))  # a sloping hairline climbs by pixels
    whole = _long_runs(thick, round(RUN * EM), round(gap * EM))
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
        long = w >= SHORT * EM
        if crowded and not (long and _runs_through(page[window], own, over, under, dotted)):
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
        # Of pale rules and dots nothing, or little, is ink.
        first, last = _printed_stretch(page, own, x, y) if ink is page else (0, w)
        if last - first < SHORTEST * EM:  # 一, and a stroke of the next glyph in line with it
            continue
        mask[window][:, first:last][own[:, first:last]] = 255
        rules.append(Box(x + first, y, x + last, y + h))
    return tuple(rules), mask


def _long_runs(ink: Grey, length: int, gap: int) -> Grey:
    """Ink that runs on for a length within its row, gaps between closed.

    Few rows have any: they are found on every ``STEP``-th column, and the others left out.
    """
    thinned = np.ascontiguousarray(ink[:, ::STEP])
    seen = cv2.morphologyEx(thinned, cv2.MORPH_OPEN, np.ones((1, length // STEP), np.uint8))
    rows = np.flatnonzero(seen.any(axis=1))
    runs = np.zeros_like(ink)
    if rows.size:
        along = np.ones((1, length), np.uint8)
        long = cv2.morphologyEx(ink[rows], cv2.MORPH_OPEN, along)
        runs[rows] = cv2.morphologyEx(long, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    return runs


def _runs_through(
    page: Grey, own: NDArray[np.bool_], over: float, under: float, dotted: bool
) -> bool:
    """Whether a piece is solid from end to end, and white along one side, or even dots."""
    if dotted:
        return are_even(page, own)
    inked = float(((page > 0) & own).any(axis=0).mean())
    return inked > UNBROKEN and min(over, under) <= ONE_BAND_INK


def _printed_stretch(page: Grey, own: NDArray[np.bool_], x: int, y: int) -> tuple[int, int]:
    """Where a rule begins and ends without a stroke of large type that stands in line with it."""
    inked = ((page[y : y + own.shape[0], x : x + own.shape[1]] > 0) & own).any(axis=0)
    edges = np.flatnonzero(np.diff(inked.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    pieces = [(int(a), int(b)) for a, b in edges]
    for at in (0, -1):
        while len(pieces) > 1 and _is_stroke(page, own, x, y, *pieces[at]):
            pieces.pop(at)
    return pieces[0][0], pieces[-1][1]


def _is_stroke(page: Grey, own: NDArray[np.bool_], x: int, y: int, first: int, last: int) -> bool:
    """Whether a stretch of a rule is part of a large glyph, and not the corner of a box."""
    if last - first > LONGEST_STROKE * EM:
        return False
    stretch, reach = own[:, first:last], round(LONGEST_STROKE * EM)
    stats, pieces, depth = _ink_about(page, stretch, x + first, y, reach)
    top, height = stats[:, cv2.CC_STAT_TOP], stats[:, cv2.CC_STAT_HEIGHT]
    thick = np.count_nonzero(stretch.any(axis=1))
    glyph = (top > 0) & (top + height < depth) & (height > thick + BRANCH * EM)
    return bool(pieces.size) and bool(glyph[pieces].all())


def _is_of_glyphs(page: Grey, own: NDArray[np.bool_], x: int, y: int) -> bool:
    """Whether most of a rule's ink is strokes of large type in a row (三千年前): parts of glyphs.

    The ink of a rule is one piece of its own length, or dots; glyphs are tall pieces, none of
    them as long as all together.
    """
    height, width = own.shape
    stats, pieces, _ = _ink_about(page, own, x, y, round(1.2 * EM))
    tall = stats[:, cv2.CC_STAT_HEIGHT] > height + STROKE * EM
    glyph = tall & (stats[:, cv2.CC_STAT_WIDTH] < 0.5 * width)
    return bool(pieces.size) and float(glyph[pieces].mean()) > OF_GLYPHS


def _ink_about(
    page: Grey, own: NDArray[np.bool_], x: int, y: int, reach: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], int]:
    """The connected ink in and about a piece of a rule, so far over and under it.

    Returns:
        Its statistics, as of OpenCV; the label of every inked pixel of the piece; how many rows
        were looked at.
    """
    top = max(0, y - reach)
    window = page[top : y + own.shape[0] + reach, x : x + own.shape[1]]
    _, labels, stats, _ = cv2.connectedComponentsWithStats(window, connectivity=8)
    pieces = labels[y - top : y - top + own.shape[0]][own]
    return stats, pieces[pieces > 0], len(window)


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
