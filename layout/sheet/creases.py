"""Creases 折痕: folds of the sheet and the gutter beside it, and the shadow along them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from document.page import Grey

Floats = NDArray[np.float64]

BAND = 10.0
"""A crease is looked for in bands of this many glyphs: longer than a few lines of text, and wide
enough that even a row of type leaves white in it."""

LIGHT = 94
"""Percentile of a band's brightness that is its paper: of ten glyphs half a glyph of white is."""

WIDEST, DEPTH = 3.5, 14
"""Widest shadow, in glyphs, and least depth of it, in grey levels of 255. Wider ones are slopes of
the light, which the paper's own shade has taken out."""

BROAD = 0.35
"""Least width of a shadow at half its depth, in glyphs: hairlines between columns are thinner."""

DRIFT = 0.45
"""How far a crease strays from one band to the next, in glyphs: 2.5 degrees."""

SEEN, MISSED = 0.25, 0.15
"""Least share of the bands that must lie on the sheet, a skewed scan ends before some, and most of
those that a crease does not show in: it runs through text, pictures and margins alike."""

END = 1.5
"""Length at either end of the sheet, in glyphs, that a crease runs through as well: it goes on
through the margins, where a rule ends with the print."""

FADES = (0.4, 0.12)
"""Distance from a crease, in glyphs, and share of its depth that its shadow has there at least.
Measured: creases of the press 0.24 to 0.7, a rule from edge to edge 0."""

MOST = 3
"""Creases looked for in one direction."""


@dataclass(frozen=True, slots=True, eq=False)
class Crease:
    """A crease that runs down the sheet, or across it where ``across`` is set.

    Attributes:
        track: (bands,) its place, pixels, at the middle of every band along it.
        band: length of a band, pixels.
        across: it runs from left to right, its places are heights.
    """

    track: Floats
    band: int
    across: bool

    def at(self, length: int) -> Floats:
        """Its place at every pixel of its length."""
        middles = (np.arange(len(self.track)) + 0.5) * self.band
        return np.interp(np.arange(length), middles, self.track)

    def scaled(self, factor: int) -> Crease:
        """The same crease of a page that is so many times as large."""
        return Crease((self.track + 0.5) * factor, self.band * factor, self.across)


def find_creases(even: Grey, border: Grey, em: float) -> list[Crease]:
    """Looks for creases down and across a sheet.

    Args:
        even: (h, w) uint8, reduced, paper 255.
        border: the same, 255 where no sheet is.
        em: body glyph in pixels of the image.
    """
    down = _creases_down(even, border, em, across=False)
    return down + _creases_down(cv2.transpose(even), cv2.transpose(border), em, across=True)


def _creases_down(even: Grey, border: Grey, em: float, *, across: bool) -> list[Crease]:
    band = round(BAND * em)
    bands = even.shape[0] // band
    if bands < 4 or even.shape[1] < band:
        return []
    stacked = even[: bands * band].reshape(bands, band, -1)
    off = (border[: bands * band].reshape(bands, band, -1) > 0).mean(axis=1) > 0.5
    paper = np.percentile(stacked, LIGHT, axis=1).astype(np.uint8)
    paper[off] = 255
    reach = np.ones((1, round(WIDEST * em)), np.uint8)
    depth = cv2.subtract(cv2.morphologyEx(paper, cv2.MORPH_CLOSE, reach), paper)
    broad = np.ones((1, max(1, round(BROAD * em))), np.uint8)
    depth = cv2.morphologyEx(depth, cv2.MORPH_OPEN, broad).astype(np.float32)
    depth[off] = DEPTH / 2  # nothing to be seen there
    found: list[Crease] = []
    for _ in range(2 * MOST):
        track = _deepest(depth, DRIFT * em)
        places = np.arange(bands), track
        shown, on_sheet = depth[places] > DEPTH, ~off[places]
        missed = int((on_sheet & ~shown).sum())
        if on_sheet.sum() < SEEN * bands or missed > max(1, MISSED * on_sheet.sum()):
            break
        on_sheet &= shown | _inner(on_sheet)
        crease = Crease(track.astype(float), band, across)
        on = np.repeat(on_sheet, band)
        on &= border[np.arange(len(on)), np.rint(crease.at(len(on))).astype(int)] == 0
        rows = np.flatnonzero(on)
        if _reaches_the_edges(crease, even, rows, em) and _fades(crease, even, rows, em):
            found.append(crease)
        for number, x in enumerate(track):
            depth[number, max(0, x - reach.size) : x + reach.size] = 0
    return found[:MOST]


def _inner(on: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """All bands but those beside one that the sheet does not reach into: they see little of it."""
    edge = np.diff(on.astype(np.int8))
    inner = np.ones(on.shape, np.bool_)
    inner[1:] &= edge != 1
    inner[:-1] &= edge != -1
    return inner


def _reaches_the_edges(crease: Crease, even: Grey, rows: NDArray[np.intp], em: float) -> bool:
    """Whether the shadow is there at both ends of the sheet, however far the print goes.

    Args:
        crease: down the page.
        even: (h, w) uint8, paper 255.
        rows: those in which it lies on the sheet.
        em: body glyph in pixels.
    """
    height, width = even.shape
    track = np.rint(crease.at(height)).astype(int)
    length = round(END * em)
    if len(rows) < 4 * length:
        return False
    far = round(WIDEST * em)
    offsets = np.arange(-far, far + 1)

    def depth(part: NDArray[np.intp]) -> float:
        columns = (track[part][:, None] + offsets).clip(0, width - 1)
        profile = np.percentile(even[part[:, None], columns], 80, axis=0)
        beside = max(profile[: round(em)].mean(), profile[-round(em) :].mean())
        return float(beside - profile[far - round(0.5 * em) : far + round(0.5 * em) + 1].min())

    return min(depth(rows[:length]), depth(rows[-length:])) > DEPTH


def _fades(crease: Crease, even: Grey, rows: NDArray[np.intp], em: float) -> bool:
    """Whether the shadow fades away on one side at least; a rule ends sharply on both."""
    height, width = even.shape
    track = np.rint(crease.at(height)).astype(int)[rows][:, None]
    far = round(WIDEST * em)
    columns = (track + np.arange(-far, far + 1)).clip(0, width - 1)
    depth = 255 - np.percentile(even[rows[:, None], columns], 80, axis=0)
    near, at = round(0.5 * em), round(FADES[0] * em)
    middle = depth[far - near : far + near + 1]
    core = far - near + round(float(np.flatnonzero(middle >= 0.8 * middle.max()).mean()))
    return bool(max(depth[core - at], depth[core + at]) > FADES[1] * middle.max())


def _deepest(depth: NDArray[np.float32], drift: float) -> NDArray[np.intp]:
    """The places, one a band and each near the last, whose depths add up to most."""
    step = max(1, round(drift))
    window = np.ones((1, 2 * step + 1), np.uint8)
    worth = np.minimum(depth, 3 * DEPTH)  # a few black bands do not make a crease
    sums = [worth[0]]
    for row in worth[1:]:
        sums.append(row + cv2.dilate(sums[-1][None, :], window)[0])
    track = [int(sums[-1].argmax())]
    for row in reversed(sums[:-1]):
        low = max(0, track[-1] - step)
        track.append(low + int(row[low : track[-1] + step + 1].argmax()))
    return np.array(track[::-1])


def take_out(page: Grey, crease: Crease, em: float) -> None:
    """Lifts the shadow of a crease from a page, in place; what is printed across it stays.

    Args:
        page: (H, W) uint8.
        crease: of the page.
        em: body glyph in pixels of the page.
    """
    if crease.across:
        turned = cv2.transpose(page)
        take_out(turned, Crease(crease.track, crease.band, across=False), em)
        page[:] = cv2.transpose(turned)
        return
    reach = round((WIDEST / 2 + 1) * em)
    height, width = page.shape
    offsets = np.arange(-reach, reach + 1)
    columns = np.clip(np.rint(crease.at(height))[:, None].astype(int) + offsets, 0, width - 1)
    rows = np.arange(height)[:, None]
    along = page[rows, columns]
    bands = len(crease.track)
    stacked = along[: bands * crease.band].reshape(bands, crease.band, -1)
    shade = np.percentile(stacked, LIGHT, axis=1).astype(np.float32)
    # The crease itself may lie a pixel or two beside its track.
    shade = cv2.erode(shade, np.ones((1, max(3, round(0.2 * em))), np.uint8))
    ends = np.maximum(shade[:, : round(em)].mean(axis=1), shade[:, -round(em) :].mean(axis=1))
    share = np.clip(shade / np.maximum(ends[:, None], 1), 0.2, 1)
    full = cv2.resize(share, (len(offsets), height), interpolation=cv2.INTER_LINEAR)
    page[rows, columns] = np.clip(along / full, 0, 255).astype(np.uint8)
