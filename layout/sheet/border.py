"""What lies about the sheet in a scan: the scanner's lid, neighbouring sheets, punched holes."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.sheet.creases import Crease, find_creases, take_out
from layout.sheet.ink import PAPER_FLOOR, Paper, divide
from layout.sheet.straighten import EM, Straightening

LID = 150
"""Grey level, of the paper's 255, below which what touches the edge of the scan is no paper."""

BESIDE = 0.1
"""Widest strip of a neighbouring sheet, as share of the page."""

SHADE = 0.8
"""Shadow on this side of a gutter, in glyphs, that goes with it."""

LEAST = 12.0
"""Square glyphs of a strip that is worth telling of."""

MARGIN = 0.7
"""White that print keeps from the edge of its own sheet, in glyphs."""

HOLE, NEAR = (0.8, 4.5), 0.12
"""Diameter of punched holes, in glyphs, and how near the edge of the sheet they are, as share of
its width: seven millimetres across and at most twenty from the edge."""

ROUND = (0.72, 0.84)
"""Share of its hull that a disc fills: 0.785, less or more by its ragged edge."""


REDUCTION = 4
"""The border is looked for at a quarter of the working page: EM / 4 is 7 px."""


FREE = 0.1
"""Most ink about a hole, as share of the white there: discs in print stand among other strokes."""


def clear_sheet(page: Grey, paper: Paper, to: Straightening) -> tuple[Grey, tuple[Box, ...]]:
    """Lifts the shadow of folds from a working page, in place, and finds what lies about the sheet.

    Args:
        page: (H, W) uint8, the working page as scanned.
        paper: the light on it.
        to: how it came from the scan.

    Returns:
        (H / REDUCTION, W / REDUCTION) uint8, 255 where no sheet is; the strips in it that are of
        other sheets, in pixels of the page.
    """
    scale = 1 / REDUCTION
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    floor = (paper.surface * PAPER_FLOOR).astype(np.uint8)
    even = divide(small, np.maximum(paper.local, floor))
    small = divide(small, paper.surface)
    lid = cv2.dilate(
        _lid(small, EM * scale, to.outside(small.shape, scale)), ellipse(0.8 * EM * scale)
    )
    creases = find_creases(even, lid, EM * scale)
    border, folds = without_neighbours(small, lid, EM * scale, creases, to.turned)
    for fold in folds:
        take_out(page, fold.scaled(REDUCTION), EM)
    beside = _strips(cv2.subtract(border, lid), EM * scale)
    return border | _holes(small, border, EM * scale), beside


def _strips(beside: Grey, em: float) -> tuple[Box, ...]:
    """The hulls of what lies beside the sheet and is no lid, in pixels of the page.

    Args:
        beside: (h, w) uint8, reduced.
        em: body glyph in pixels of ``beside``.
    """
    stats = cv2.connectedComponentsWithStats(beside, connectivity=8)[2][1:]
    large = stats[stats[:, cv2.CC_STAT_AREA] > LEAST * em * em]
    hulls = (REDUCTION * large[:, :4]).tolist()
    return tuple(Box(x, y, x + w, y + h) for x, y, w, h in hulls)


def without_neighbours(
    small: Grey, lid: Grey, em: float, creases: Sequence[Crease], turned: bool
) -> tuple[Grey, list[Crease]]:
    """Everything in a scan that is not the sheet, and the creases that are folds of it.

    Args:
        small: (h, w) uint8, paper 255.
        lid: (h, w) uint8, 255 on the lid of the scanner and beyond the scan.
        em: body glyph in pixels of ``small``.
        creases: of the page, at the same scale.
        turned: the sides of the sheet are top and bottom of the page.

    Returns:
        (h, w) uint8, 255 where no sheet is; the creases within the sheet.
    """
    border, folds = lid, []
    for crease in creases:
        strip = _beyond(crease, small.shape, em) if crease.across is turned else None
        if strip is None or _has_margin(strip, small, border, em):
            folds.append(crease)
        else:
            border = border | strip
    return border | _cut_off(border), folds


def _lid(small: Grey, em: float, outside: Grey) -> Grey:
    """Solid dark areas that touch the edge of the scan, with the shadow beside them."""
    dark = cv2.threshold(small, LID, 255, cv2.THRESH_BINARY_INV)[1]
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, ellipse(0.8 * em)) | outside
    _, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    height, width = small.shape
    left, top = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_TOP]
    right, bottom = left + stats[:, cv2.CC_STAT_WIDTH], top + stats[:, cv2.CC_STAT_HEIGHT]
    touches = (left <= 1) | (top <= 1) | (right >= width - 1) | (bottom >= height - 1)
    touches[0] = False
    return np.where(touches, 255, 0).astype(np.uint8)[labels]


def _beyond(crease: Crease, shape: tuple[int, ...], em: float) -> Grey | None:
    """The narrow strip between a crease and the edge of the scan, with its shadow; or None."""
    height, width = shape[::-1] if crease.across else shape
    place = crease.at(height)[:, None]
    across = np.arange(width)[None, :]
    if place.mean() < BESIDE * width:
        strip = across <= place + SHADE * em
    elif place.mean() > (1 - BESIDE) * width:
        strip = across >= place - SHADE * em
    else:
        return None
    mask = np.where(strip.T if crease.across else strip, 255, 0).astype(np.uint8)
    return np.ascontiguousarray(mask)


def _has_margin(strip: Grey, small: Grey, border: Grey, em: float) -> bool:
    """Whether print in a strip keeps off the outer edge: then it is of this sheet, folded here.

    The print of a neighbouring sheet is cut off where the scan ends.
    """
    inside = cv2.subtract(strip, cv2.dilate(border, ellipse(0.5 * em)))
    print_ = cv2.bitwise_and(cv2.threshold(small, LID, 255, cv2.THRESH_BINARY_INV)[1], inside)
    rim = cv2.dilate(cv2.bitwise_or(border, _frame(small.shape)), ellipse(2 * MARGIN * em))
    shade = cv2.dilate(cv2.subtract(np.full_like(strip, 255), strip), ellipse(2 * em))
    print_ = cv2.subtract(print_, shade)  # the crease is dark itself
    inked = cv2.countNonZero(print_)
    return inked > em * em and cv2.countNonZero(cv2.bitwise_and(print_, rim)) < 0.02 * inked


def _frame(shape: tuple[int, ...]) -> Grey:
    frame = np.full(shape, 255, np.uint8)
    frame[1:-1, 1:-1] = 0
    return frame


def _cut_off(border: Grey) -> Grey:
    """What the border parts from the sheet: pieces of other sheets beyond the lid or the gutter."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(255 - border, connectivity=4)
    if len(stats) < 3:
        return np.zeros(border.shape, np.uint8)
    sheet = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
    height, width = border.shape
    left, top = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_TOP]
    right, bottom = left + stats[:, cv2.CC_STAT_WIDTH], top + stats[:, cv2.CC_STAT_HEIGHT]
    narrow = np.minimum((right - left) / width, (bottom - top) / height) < BESIDE
    narrow[[0, sheet]] = False
    return np.where(narrow, 255, 0).astype(np.uint8)[labels]


def _holes(small: Grey, border: Grey, em: float) -> Grey:
    """Solid dark discs near the left or right edge of the sheet, and what the edge cuts of them."""
    sheet = np.flatnonzero((border == 0).mean(axis=0) > 0.5)
    found = np.zeros(small.shape, np.uint8)
    if not sheet.size:
        return found
    near = NEAR * (sheet[-1] - sheet[0])
    dark = cv2.threshold(small, LID, 255, cv2.THRESH_BINARY_INV)[1]
    solid = cv2.subtract(cv2.morphologyEx(dark, cv2.MORPH_OPEN, ellipse(0.6 * em)), border)
    rim = cv2.dilate(border, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    for label, (x, y, w, h, area) in enumerate(stats.tolist()):
        fits = HOLE[0] * em < max(w, h) < HOLE[1] * em
        aside = min(x + w / 2 - sheet[0], sheet[-1] - x - w / 2)
        if not label or not fits or aside > near:
            continue
        own = labels[y : y + h, x : x + w] == label
        cut = bool(rim[y : y + h, x : x + w][own].any())
        disc = min(w, h) > 0.8 * max(w, h) and ROUND[0] < area / (w * h) < ROUND[1]
        reach = round(0.4 * em)
        window = (slice(max(0, y - reach), y + h + reach), slice(max(0, x - reach), x + w + reach))
        around = cv2.countNonZero(cv2.subtract(dark[window], border[window])) - area
        if cut or (disc and around < FREE * (dark[window].size - area)):
            found[window] = 255
    return found


def ellipse(diameter: float) -> Grey:
    """A round kernel for morphology, at least 3 pixels wide."""
    side = max(3, round(diameter) | 1)
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)).astype(np.uint8)
