"""Ink to text lines 文本行: large type first, then the body between the gutters."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from document.page import Grey
from layout.line import LARGE, Line
from layout.sheet.glyphs import Components
from layout.sheet.straighten import EM
from layout.structure.frames import runs_round
from layout.text.bodylines import body_lines
from layout.text.display import display_lines, rows_between
from layout.text.gutters import Mask, find_gutters, gutter_between
from layout.text.headgutters import between_headlines
from layout.text.stops import with_stops
from layout.text.tones import without_pieces_of_pictures

PALE = 135.0
"""Grey level of 255 up to which large type is never taken for the other side's: there ghosts have
140-190, this side's headlines 20-115 (scans with a third of the other page shining through)."""

LARGEST = 9.0
"""Ink higher than this, in body glyphs, is no type but the rest of a picture or a frame."""

ROWED = 1.15 * EM
"""Type from this size on, in working pixels, is put together in rows whatever the gutters say."""

ROW_WHITE = 1.0
"""White between the pieces of such a row is narrower than this, in glyphs of the larger."""

GROUND, LOWER, WORDED = 4.0, 0.6, 0.3
"""The ground of a banner's words is so many times wider than high, their height less than this
share of its own, and their widths together more than that share of its width: with headlines of
the press that run together it was 0.19 at most, with the ground of two banners 0.4 and 0.9."""

LABEL, RIM = 2.0, 0.16
"""The frame of a label is so many times wider than high; its line keeps this near to its hull, as
share of its height."""

SPECK = 0.009
"""Components with less ink than this, in square glyphs, are dirt; a middle dot has 0.012."""


def find_lines(ink: Grey, even: Grey, walls: Grey) -> list[Line]:
    """Finds the text lines of a working page.

    Args:
        ink: (H, W) uint8, 255 where ink may be text.
        even: (H, W) uint8, the grey page, paper 255: tells print from what shines through.
        walls: (H, W) uint8, 255 on rules and pictures: no line runs through them.

    Returns:
        Lines in no particular order.
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    rest = stats[1:]
    pieces = Components(rest[:, 0], rest[:, 1], rest[:, 2], rest[:, 3], rest[:, 4])
    thin = (pieces.width < 0.5 * EM) & (pieces.height > np.maximum(5 * pieces.width, 2 * EM))
    speck = pieces.area < SPECK * EM * EM
    pale = _pale(pieces, labels, even)
    art = (pieces.height > LARGEST * EM) | (pieces.area < 0.07 * pieces.width * pieces.height)
    large = (pieces.height >= LARGE * EM) & ~thin & ~art & ~pale
    art |= _grounds(pieces, large) | _label_frames(pieces, large, labels)
    large &= ~art
    dropped = np.concatenate([[True], speck | thin | pale | (art & (pieces.height > LARGE * EM))])
    clean = np.where(dropped, 0, 255).astype(np.uint8)[labels] if count > 1 else ink
    gutters = find_gutters(clean, walls, _painted(large, labels) if large.any() else None)
    small = pieces.where(~large & ~thin & ~art & ~speck & ~pale)
    rows = rows_between(pieces.where(large), small, gutters)
    walls = walls | between_headlines(rows, gutters, clean)
    display = display_lines(pieces.where(large), small, gutters, walls)
    for line in display:
        b = line.box
        clean[b.top : b.bottom, b.left : b.right] = 0
    body = [with_stops(line, ink, even) for line in body_lines(clean, gutters)]
    return _merge_rows(without_pieces_of_pictures(display, body, even) + body, walls)


def _grounds(pieces: Components, large: Mask) -> Mask:
    """Large components that are no type but the ground of some: hills under a banner's words.

    Such a one is much wider than high, and type far lower than itself stands in a good part of it.
    """
    found = np.zeros(large.shape, np.bool_)
    for k in np.flatnonzero(large & (pieces.width > GROUND * pieces.height)):
        low = (pieces.height > 0.5 * EM) & (pieces.height < LOWER * pieces.height[k])
        within = low & (pieces.left >= pieces.left[k]) & (pieces.right <= pieces.right[k])
        within &= (pieces.top >= pieces.top[k]) & (pieces.bottom <= pieces.bottom[k])
        found[k] = pieces.width[within].sum() > WORDED * pieces.width[k]
    return found


def _label_frames(pieces: Components, large: Mask, labels: NDArray[np.int32]) -> Mask:
    """Large components that are the frame of a label: a kicker in a box is as high as its type.

    Such a one is wider than two glyphs, runs round its hull and nowhere else, and holds type.
    """
    found = np.zeros(large.shape, np.bool_)
    for k in np.flatnonzero(large & (pieces.width > LABEL * pieces.height)):
        left, top = int(pieces.left[k]), int(pieces.top[k])
        right, bottom = left + int(pieces.width[k]), top + int(pieces.height[k])
        own = labels[top:bottom, left:right] == k + 1
        if not runs_round(own, max(1, round(RIM * (bottom - top)))):
            continue
        within = (pieces.left > left) & (pieces.left + pieces.width < right)
        within &= (pieces.top > top) & (pieces.top + pieces.height < bottom)
        found[k] = pieces.width[within].sum() > WORDED * pieces.width[k]
    return found


def _painted(chosen: Mask, labels: NDArray[np.int32]) -> Grey:
    """(H, W) uint8, 255 on the chosen components."""
    return np.concatenate([[0], np.where(chosen, 255, 0)]).astype(np.uint8)[labels]


def _merge_rows(lines: list[Line], walls: Grey) -> list[Line]:
    """Puts together what stands in one row of a size between body and display.

    Kickers and subtitles come in pieces, some as large type, some as body. Lines of plain body
    size are left as the gutters cut them.
    """
    merged: list[Line] = []
    reached: list[Line] = []  # lines come from left to right: those that end far before are done
    widest = ROW_WHITE * max((line.em for line in lines), default=0.0)
    for line in sorted(lines, key=lambda x: x.box.left):
        start = line.box.left - widest
        reached = [x for x in reached if x.box.right > start]
        others = reached if line.em >= ROWED else [x for x in reached if x.em >= ROWED]
        for other in others:
            if _one_row(other, line) and not gutter_between(other.box, line.box, walls):
                line = _together(other, line)
                merged.remove(other)
                reached.remove(other)
                break
        merged.append(line)
        reached.append(line)
    return merged


def _one_row(a: Line, b: Line) -> bool:
    high, low = max(a.em, b.em), min(a.em, b.em)
    if a.vertical or b.vertical or high < ROWED:
        return False
    least, most = sorted((a.box.height, b.box.height))
    # Glyphs in pieces (声音) look smaller than they are, but stand as high as the rest.
    level = least > 0.85 * most and a.box.overlap_y(b.box) > 0.85 * most
    if high > (1.5 if level else 1.35) * low:
        return False
    return a.box.overlap_y(b.box) > 0.7 * least and -a.box.overlap_x(b.box) < ROW_WHITE * high


def _together(a: Line, b: Line) -> Line:
    share = a.box.width / max(1, a.box.width + b.box.width)
    em = share * a.em + (1 - share) * b.em
    return Line(a.box.union(b.box), em, weight=share * a.weight + (1 - share) * b.weight)


def _pale(pieces: Components, labels: NDArray[np.int32], even: Grey) -> Mask:
    """Components that shine through from the other side: paler than the print of this one.

    A component is as dark as its darkest quarter: thin strokes fade at their edges, the strokes
    of the other side are pale all through. Only large ones are judged, whose thick strokes should
    print darker than the body's; small ones are too few pixels to tell, and cost no article.
    """
    pale = np.zeros(pieces.height.shape, np.bool_)
    body = np.flatnonzero((pieces.height > 0.6 * EM) & (pieces.height < 1.1 * EM))
    large = np.flatnonzero((pieces.height >= LARGE * EM) & (pieces.height <= LARGEST * EM))
    if body.size < 20 or not large.size:
        return pale
    sample = body[:: max(1, body.size // 300)]
    usual = float(np.median([_darkness(pieces, int(k), labels, even) for k in sample]))
    tones = np.array([_darkness(pieces, int(k), labels, even) for k in large])
    black = float(np.percentile(tones, 10))
    pale[large] = tones > max(PALE, black + 0.75 * (usual - black))
    return pale


def _darkness(pieces: Components, k: int, labels: NDArray[np.int32], even: Grey) -> float:
    """Grey level that a quarter of a component's ink is darker than."""
    window = (
        slice(int(pieces.top[k]), int(pieces.bottom[k])),
        slice(int(pieces.left[k]), int(pieces.right[k])),
    )
    tones = even[window][labels[window] == k + 1]
    quarter = tones.size // 4
    return float(np.partition(tones, quarter)[quarter])
