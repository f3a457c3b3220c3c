"""Reversed panels 反白: an even dark ground that carries light text."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from document.geometry import Box
from document.page import Grey
from layout.sheet.border import ellipse
from layout.sheet.glyphs import components
from layout.sheet.straighten import EM
from layout.structure.areas import Area, areas_of, darker
from layout.structure.lettering import has_halftones, is_type

Mask = NDArray[np.bool_]
Outline = NDArray[np.int32]

PALE = 0.86
"""Shade from which paper is white about a ribbon."""

PANEL = 0.7
"""Lightest ground of a panel, as shade of the paper: white type must stand out from it."""

RIM, TIGHT, EXACT, ROUND = 0.85, 0.78, 0.9, 0.95
"""Share of a panel's rim that is ground; where type stands close to the edge of a rectangle, which
fills so much of its hull, less. Measured over press and real pages: panels 0.92 and more, about two
tight lines 0.82, badges 0.84, which fill 0.92 and more of their hull; single glyphs of bold
headlines 0.84 and less, filling at most 0.86. What is of the size of a glyph and no longer than
wide has more."""

EVEN, DARKER = 28, 0.04
"""How far a panel's ground may stray, in grey levels, and how much of it may be darker still: the
ground is the darkest thing there. Measured: panels up to 0.02, photographs from 0.07 (0.2)."""

STARK = 90
"""Least contrast of the text, in grey levels, on a panel of two grounds, and on a badge, where it
is less as the paper is darker."""

GROUND, TWO_TONE = 0.45, 0.75
"""Least share of ground, and of ground and light together: print, no photograph."""

SHAPE, CLEAN = 0.6, 0.85
"""How much of its hull a panel fills, at least, and as a clean rectangle."""

BADGE = 5.0
"""Least panel, in square glyphs: a badge with two glyphs."""

LETTER = 6.0
"""What is light in what is dark, and no wider or higher than this in glyphs, is a letter."""

WIDE, THICK = 20.0, 1.0
"""Least length of a rule of the page's head, which panels may touch, and its most thickness, in
glyphs."""

FLAT = 2.6
"""Panels lower than this, in glyphs, have one line of small type, those lower than twice that two,
or one of a headline."""

SINGLE, LONG = 12.0, 1.8
"""A panel smaller than the first, in square glyphs, and hardly longer than wide may be a 国."""

LABEL = (0.1, 0.6, 0.15)
"""Least and most of a badge that its type covers, and least share of pure ground: there is little
white about its glyphs, and the boldest cover more than half."""

FILLS, OPEN = (0.5, 0.87), 0.05
"""Least height of type that covers more than half of a badge, and most of any, as share of the
badge, and most of its width where light goes higher: the light places within a 里 are lower, and in
a frame about dark type all between the glyphs is light."""

FEW, SOME, MOST, MANY = 2, 3, 6, 12
"""Least pieces of text on a clean rectangle, on a ribbon that stands on paper, on a rectangle with
two lines whose type leaves little pure ground, and on a panel of another outline: the clothes and
hair of people in photographs are even and dark as well."""

RIBBON, PAPER = (8.0, 4.5), 0.8
"""Most width and height of a ribbon, in glyphs, and least share of white around it."""

LIGHT = (0.01, 0.5)
"""Least and most of a panel that its text covers."""


def find_panels(page: Grey, sheet: Grey, reduction: int) -> list[Area]:
    """Finds the panels of a working page.

    The ground of a panel holds together round its letters, so its outline is that of the panel;
    where letters touch the edge they leave notches. Each outline is closed by itself: rules and
    bold type close by must not be tied to it.

    Args:
        page: (H, W) uint8, the working page.
        sheet: (h, w) uint8, the page reduced, its paper 255.
        reduction: of the sheet against the page.

    Returns:
        Hulls and masks at the reduced scale.
    """
    em = EM / reduction

    def is_panel(area: Area) -> bool:
        least = _least(sheet, *area, em)
        window = _window(page, area[0], reduction)
        paper = float(window.mean()) / max(1.0, float(_window(sheet, area[0], 1).mean()))
        return _has_dark_rim(sheet, *area, em) and _is_reversed(window, *area, least, paper)

    found: list[Area] = []
    for outer, holes in _outlines(darker(sheet, PANEL), em):
        whole = [area for area in _within(sheet, [outer], em)[:1] if is_panel(area)]
        frames = [hole for hole in holes if max(cv2.boundingRect(hole)[2:]) > LETTER * em]
        bars = _within(sheet, [outer, *frames], em) if not whole else []
        new = whole or [area for area in bars if is_panel(area)]
        found += [a for a in new if not any(box.contains(a[0]) for box, _ in found)]
    return found


def _outlines(dark: Grey, em: float) -> list[tuple[Outline, list[Outline]]]:
    """What is dark and large enough for a badge, as outlines and their holes, large ones first.

    Also what is in a frame.
    """
    outlines, levels = cv2.findContours(dark, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    if levels is None:
        return []
    found: dict[int, tuple[int, list[Outline]]] = {}
    for k, (*_, parent) in enumerate(levels[0]):
        w, h = cv2.boundingRect(outlines[k])[2:] if parent < 0 else (0, 0)
        if min(w, h) >= 1.2 * em and w * h >= BADGE * em * em:
            found[k] = (w * h, [])
    for outline, (*_, parent) in zip(outlines, levels[0], strict=True):
        if parent in found:
            found[int(parent)][1].append(outline)
    order = sorted(found, key=lambda k: -found[k][0])
    return [(outlines[k], found[k][1]) for k in order]


def _fill(box: Box, mask: Grey) -> float:
    return float((mask[box.top : box.bottom, box.left : box.right] > 0).mean())


def _within(like: Grey, outlines: Sequence[Outline], em: float) -> list[Area]:
    """What an outline encloses, holes aside, without notches and tails; the largest piece first.

    With its holes a frame falls into the bars that stand on it.
    """
    x, y, w, h = cv2.boundingRect(outlines[0])
    rim = round(2 * em)
    own = np.zeros((h + 2 * rim, w + 2 * rim), np.uint8)
    cv2.drawContours(own, outlines, -1, 255, cv2.FILLED, offset=(rim - x, rim - y))
    own = _without_rules(own, em)
    own = cv2.morphologyEx(own, cv2.MORPH_CLOSE, ellipse(1.2 * em))
    own = cv2.morphologyEx(own, cv2.MORPH_OPEN, ellipse(1.2 * em))
    mask = np.zeros(like.shape, np.uint8)
    mask[y : y + h, x : x + w] = own[rim : rim + h, rim : rim + w]
    return sorted(areas_of(mask, em, BADGE), key=lambda area: -area[0].area)


def _without_rules(own: Grey, em: float) -> Grey:
    """A mask without the rules of the page's head that panels touch."""
    if own.shape[1] < WIDE * em:
        return own
    high = cv2.morphologyEx(own, cv2.MORPH_OPEN, np.ones((round(THICK * em), 1), np.uint8))
    longest = int(np.count_nonzero(own > high, axis=1).max())
    return high if longest > WIDE * em else own


def _has_dark_rim(sheet: Grey, box: Box, mask: Grey, em: float) -> bool:
    single = box.area < SINGLE * em * em and max(box.width, box.height) < LONG * min(
        box.width, box.height
    )
    window = (slice(box.top, box.bottom), slice(box.left, box.right))
    area, outline = sheet[window], mask[window] > 0
    level = float(np.median(area[outline]))
    fill = _fill(box, mask)
    if fill < SHAPE:
        return False
    least = ROUND if single else TIGHT if fill > EXACT else RIM
    rim = _shrunk(outline, 3) & ~_shrunk(outline, 5)  # the outermost pixels are half paper
    return (
        level <= PANEL * 255 and bool(rim.any()) and float((area[rim] < level + 60).mean()) >= least
    )


def _least(sheet: Grey, box: Box, mask: Grey, em: float) -> int:
    """Least pieces of text on a dark area, by its outline and what is around it."""
    if _fill(box, mask) > CLEAN:
        return FEW
    step = round(0.5 * em)
    around = box.grow(step, step).clip(sheet.shape[1], sheet.shape[0])
    window = (slice(around.top, around.bottom), slice(around.left, around.right))
    paper = sheet[window][cv2.dilate(mask[window], ellipse(0.5 * em)) == 0]
    white = float((paper > PALE * 255).mean()) if paper.size else 0.0
    small = box.width < RIBBON[0] * em and box.height < RIBBON[1] * em
    return SOME if small and white > PAPER else MANY


def _window(image: Grey, box: Box, scale: int) -> Grey:
    rows = slice(box.top * scale, box.bottom * scale)
    return image[rows, box.left * scale : box.right * scale]


def _is_reversed(window: Grey, box: Box, mask: Grey, least: int, paper: float) -> bool:
    """Whether a dark area is an even ground that carries light text, looked at in full size.

    Args:
        window: (H, W) the area in full size, as scanned.
        box: the area reduced.
        mask: (h, w) its outline reduced.
        least: least pieces of text on it.
        paper: how light the paper is about it, 1 for white.
    """
    area = cv2.blur(window, (3, 3)).astype(np.int16)  # one dot of noise is no tone
    reduction = round(area.shape[1] / box.width)
    own = mask[box.top : box.bottom, box.left : box.right]
    whole = cv2.resize(own, (area.shape[1], area.shape[0]), interpolation=cv2.INTER_NEAREST)
    inner = _shrunk(whole > 0, 2 * reduction + 1)
    if not inner.any():
        return False
    values = area[inner]
    lines = min(area.shape) / EM / FLAT
    clean = _fill(box, mask) > CLEAN and lines < 2
    stark, pieces = STARK * paper, FEW if lines < 1 else MOST
    if clean and _is_badge(values, area[whole > 0], inner, area, stark, pieces):
        return True
    level, top = float(np.median(values)), float(np.percentile(values, 99.5))
    if top < level + 1.5 * EVEN:
        return False
    bright = values > level + max(EVEN, 0.3 * (top - level))
    ground = np.abs(values - level) < EVEN
    light = float(bright.mean())
    if not LIGHT[0] < light < LIGHT[1] or not _is_even(values[values <= level - EVEN], values.size):
        return False
    labelled = float((values <= level - EVEN).mean()) > DARKER
    if labelled and top < level + STARK:
        return False
    if float(ground.mean()) < GROUND or float((ground | bright).mean()) < TWO_TONE:
        return False
    light_ink = np.where((area > (level + top) / 2) & inner, 255, 0).astype(np.uint8)
    return is_type(light_ink, least) and not has_halftones(area, light_ink, inner, level, top)


def _is_badge(
    values: NDArray[np.int16],
    outer: NDArray[np.int16],
    inner: Mask,
    area: NDArray[np.int16],
    stark: float,
    least: int,
) -> bool:
    """Whether a flat dark rectangle is a label: of two tones, but for the edges of small type.

    Args:
        values: grey levels inside.
        outer: the same with the rim, most of which is ground.
        inner: (h, w), where ``values`` were taken.
        area: (h, w) grey levels of the rectangle's hull.
        stark: least contrast.
        least: least pieces of text.
    """
    level, top = (float(v) for v in np.percentile(outer, [25, 99]))
    if top < level + stark:
        return False
    middle = (level + top) / 2
    light, dark = float((values > middle).mean()), float((values < level + EVEN).mean())
    if not LABEL[0] < light < LABEL[1] or dark <= LABEL[2]:
        return False
    ink = np.where((area > middle) & inner, 255, 0).astype(np.uint8)
    through = float(((area > middle).mean(axis=0) > FILLS[1]).mean())
    high = int(components(ink).height.max(initial=0)) > FILLS[0] * area.shape[0]
    toned = has_halftones(area, ink, inner, level, top)
    return is_type(ink, least) and through < OPEN and (high or light <= LIGHT[1]) and not toned


def _is_even(deep: NDArray[np.int16], whole: int) -> bool:
    """Whether what is darker than a panel's ground is little, or a second ground: a label on it."""
    if deep.size <= DARKER * whole:
        return True
    low, high = np.percentile(deep, [10, 90])
    return bool(high - low < EVEN and deep.size < 0.4 * whole)


def _shrunk(outline: Mask, side: int) -> Mask:
    """An outline without its outermost pixels; what lies outside the window counts as outside."""
    kernel = np.ones((side, side), np.uint8)
    solid = outline.astype(np.uint8)
    return cv2.erode(solid, kernel, borderType=cv2.BORDER_CONSTANT, borderValue=0) > 0
