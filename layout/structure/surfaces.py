"""What is not black ink on paper: dark borders, pictures, tints, reversed panels."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from document.geometry import Box
from document.page import Grey
from layout.sheet.border import REDUCTION, ellipse
from layout.sheet.ink import divide
from layout.sheet.straighten import EM
from layout.structure.areas import Area, areas_of, darker
from layout.structure.legends import find_legends, with_light_feet
from layout.structure.outright import with_whole
from layout.structure.pale import find_pale
from layout.structure.panels import find_panels
from layout.structure.shapes import FRAMED, disc_in, is_circle, is_shape
from layout.structure.skies import with_skies
from layout.structure.stains import without_stains

DARK, FAINT = 0.86, 0.94
"""Shades of the paper below which something covers it: surely, and where it is a clean rectangle.
Show-through and shadows also come below the second, but never as rectangles."""

TEXTURE = 0.7
"""Median shade of what is texture. Measured at the worst scans: grains 0.55-0.65, tints with text
0.75 and more."""

BLANK = 0.003
"""Share of a rectangle that strokes cover at most where no text is on it: a line of it in a square
has more."""

MUCH, TEXT = 0.4, 0.05
"""Share of a picture of any outline that is truly dark, and of the rest that strokes cover at
most: what shines through has text on it."""


@dataclass(frozen=True, slots=True)
class Surfaces:
    """What covers the paper; masks are (H, W) uint8 of 0 and 255 on the working page.

    Attributes:
        border: scanner lid, fold and neighbouring sheets at the edges of the scan.
        picture: photographs and drawings, by outline.
        reversed: dark ground that carries light text.
        pictures: hulls of the pictures.
        panels: hulls of the reversed areas.
        tints: hulls of evenly tinted rectangles that carry dark text.
        legends: hulls of even strips inside pictures that carry their captions; they are no part
            of ``picture``, and the dark ones are part of ``reversed``.
    """

    border: Grey
    picture: Grey
    reversed: Grey
    pictures: tuple[Box, ...]
    panels: tuple[Box, ...]
    tints: tuple[Box, ...]
    legends: tuple[Box, ...] = ()


def find_surfaces(page: Grey, surface: Grey, border: Grey) -> Surfaces:
    """Looks for what covers the paper of a working page.

    Args:
        page: (H, W) uint8, the working page as scanned.
        surface: (h, w) uint8, the light over the sheet (``ink.Paper.surface``).
        border: (H / REDUCTION, W / REDUCTION) uint8, 255 where no sheet is.
    """
    small = cv2.resize(page, None, fx=1 / REDUCTION, fy=1 / REDUCTION, interpolation=cv2.INTER_AREA)
    small = divide(small, surface)
    em = EM / REDUCTION
    sheet = np.where(border > 0, np.uint8(255), small)
    closed = _with_texture(_without_text(sheet, em), sheet, em)
    panels = find_panels(page, sheet, REDUCTION)
    reverse = _drawn(panels, sheet)
    rest = np.where(reverse > 0, np.uint8(255), closed)
    pictures, tints = _pictures_and_tints(rest, sheet, reverse, em)
    pictures = with_skies(pictures, rest, sheet, em)
    pictures, tints = with_whole(pictures, tints, [p for p, _ in panels], page, (sheet, rest))
    pictures = with_light_feet(pictures, sheet, REDUCTION)
    picture = _drawn(pictures, sheet)
    covered = picture | reverse
    for tint in tints:
        covered[tint.top : tint.bottom, tint.left : tint.right] = 255
    tints += find_pale(closed, _strokes(closed, sheet), covered, em)
    dark, light = find_legends(page, sheet, pictures, REDUCTION)
    for box in dark + light:
        window = (slice(box.top, box.bottom), slice(box.left, box.right))
        picture[window] = 0
        reverse[window] = 255 if box in dark else 0
    panels = [p for p in panels if not any(p[0].share_in(box) > 0.5 for box in dark + light)]
    return Surfaces(
        _full(border, page),
        _full(picture, page),
        _full(reverse, page),
        _merged([_scaled(box) for box, _ in pictures]),
        tuple(_scaled(box) for box, _ in panels),
        tuple(_scaled(box) for box in tints),
        tuple(_scaled(box) for box in dark + light),
    )


def _drawn(areas: list[Area], like: Grey) -> Grey:
    mask = np.zeros(like.shape, np.uint8)
    for _, own in areas:
        mask |= own
    return mask


def _pictures_and_tints(
    closed: Grey, sheet: Grey, reverse: Grey, em: float
) -> tuple[list[Area], list[Box]]:
    """Pictures and tinted boxes among everything darker than paper.

    What is a clean rectangle against the paper is taken whole: an even one is a tint, and what
    stands out from it is looked at by itself. Elsewhere only the truly dark parts count.
    """
    pictures: list[Area] = []
    tints: list[Box] = []
    printed = without_stains(closed, em)
    for box, mask in areas_of(darker(closed, FAINT) | reverse, em):
        framed = min(box.width, box.height) > 4 * em and is_shape(mask, box)
        if framed and (on_tint := _on_tint(closed, box, mask, reverse, em)) is not None:
            tints.append(box)
            candidates = on_tint
        elif framed and _is_picture(closed, mask, box, em):
            pictures.append(_regular(mask, box, em, closed))
            continue
        else:
            candidates = []
            for part in _printed_parts(printed, sheet, cv2.subtract(mask, reverse), em):
                on_tint = _on_tint(closed, *part, reverse, em)
                tints += [part[0]] if on_tint is not None else []
                candidates += [part] if on_tint is None else on_tint
        dark = [(b, cv2.bitwise_and(darker(closed, DARK), m), m) for b, m in candidates]
        pictures += [
            _regular(m, b, em, closed)
            for b, d, m in dark
            if _is_picture(closed, d, b, em) or _is_blank(closed, sheet, d, b, em)
        ]
    return pictures, tints


def _printed_parts(printed: Grey, sheet: Grey, mask: Grey, em: float) -> list[Area]:
    """What was printed of an area, stains that adjoin it left out: rectangles, and dark parts."""
    found = []
    for box, own in areas_of(cv2.bitwise_and(darker(printed, FAINT), mask), em):
        framed = min(box.width, box.height) > 4 * em and is_shape(own, box)
        found += [(box, own)] if framed else _dark_parts(printed, sheet, own, em)
    return found


def _dark_parts(closed: Grey, sheet: Grey, mask: Grey, em: float) -> list[Area]:
    """The truly dark parts of an area, or all of it where they make up much of it.

    The sky of a photograph is nearly as light as paper. What shines through or lies in shadow is
    faint all over, hangs on by tails that opening cuts off, and has text on it.
    """
    strokes = _strokes(closed, sheet)
    parts = []
    whole = cv2.morphologyEx(mask, cv2.MORPH_OPEN, ellipse(2 * em))
    for box, own in areas_of(whole, em):
        dark = cv2.bitwise_and(darker(closed, DARK), own)
        much = cv2.countNonZero(dark) > MUCH * cv2.countNonZero(own)
        pieces = areas_of(dark, em)
        pale = cv2.subtract(own, cv2.dilate(dark, ellipse(em)))
        text = cv2.countNonZero(cv2.bitwise_and(strokes, pale))
        much &= text <= TEXT * cv2.countNonZero(pale)
        picture = much and any(_is_picture(closed, m, b, em) for b, m in pieces)
        parts += [(box, own)] if picture else pieces
    return parts


def _strokes(closed: Grey, sheet: Grey) -> Grey:
    """What closing removed: text, and fine texture; (h, w) 0/255."""
    return cv2.threshold(cv2.subtract(closed, sheet), 50, 255, cv2.THRESH_BINARY)[1]


def _without_text(page: Grey, em: float) -> Grey:
    """A grey closing that removes every dark stroke thinner than a glyph."""
    return cv2.morphologyEx(page, cv2.MORPH_CLOSE, ellipse(1.3 * em))


def _with_texture(closed: Grey, sheet: Grey, em: float) -> Grey:
    """A closed page on which fine texture is as dark as it looks: grains, leaves, a crowd.

    Closing leaves only the light grains of a photograph. Half of any place in it is dark, and no
    place is white; among text the median is the paper's.
    """
    side = round(1.5 * em) | 1
    tone = cv2.medianBlur(sheet, side)
    dark = cv2.bitwise_and(darker(tone, TEXTURE), darker(closed, FAINT))
    dark = cv2.morphologyEx(dark, cv2.MORPH_OPEN, ellipse(3 * em))
    return np.where(dark > 0, np.minimum(closed, tone), closed)


def _on_tint(closed: Grey, box: Box, mask: Grey, reverse: Grey, em: float) -> list[Area] | None:
    """The dark things that stand on an even tint; None when the area is no even tint.

    A tinted box that holds a photograph comes as one area. The tint is one grey level nearly
    everywhere; the light parts of a photograph are not. Panels are looked at elsewhere.
    """
    fill = float((mask[box.top : box.bottom, box.left : box.right] > 0).mean())
    if min(box.width, box.height) <= 4 * em or fill <= FRAMED:
        return None
    values = closed[mask > 0]
    histogram = np.bincount(values, minlength=256).astype(np.float64)
    level = int(np.convolve(histogram, np.ones(9), mode="same").argmax())
    ground = float(histogram[max(0, level - 8) : level + 9].sum()) / values.size
    if level < 0.7 * 255 or ground < 0.45:
        return None
    # A sky may be lighter than the tint, as is its edge, which would tie what is near together.
    lighter = cv2.bitwise_not(darker(closed, (level + 12) / 255))
    strange = darker(closed, (level - 20) / 255) | lighter
    outside = cv2.bitwise_not(cv2.dilate(reverse, ellipse(0.4 * em)))
    own = cv2.morphologyEx(strange & mask & outside, cv2.MORPH_OPEN, ellipse(0.5 * em))
    return areas_of(own, em)


def _merged(boxes: list[Box]) -> tuple[Box, ...]:
    """Hulls with those that lie mostly in another taken in."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda b: -b.area):
        for k, host in enumerate(kept):
            if box.share_in(host) > 0.5:
                kept[k] = host.union(box)
                break
        else:
            kept.append(box)
    return tuple(sorted(kept))


def _is_picture(closed: Grey, mask: Grey, box: Box, em: float) -> bool:
    """A picture has truly dark places; a tint, a stain or show-through has none."""
    if min(box.width, box.height) < 2.5 * em:
        return False
    values = closed[mask > 0]
    return bool(values.size) and float(np.percentile(values, 10)) < 0.62 * 255


def _is_blank(closed: Grey, sheet: Grey, mask: Grey, box: Box, em: float) -> bool:
    """A clean rectangle darker than what is round it with no text on it is a dull picture."""
    if min(box.width, box.height) <= 4 * em or not is_shape(mask, box):
        return False
    strokes = cv2.bitwise_and(_strokes(closed, sheet), mask)
    return cv2.countNonZero(strokes) < BLANK * cv2.countNonZero(mask)


def _regular(mask: Grey, box: Box, em: float, closed: Grey) -> Area:
    """A picture's mask without tails and holes, and its hull.

    Show-through and a caption's dirt hang on as tails: rows and columns at the rim that are mostly
    empty go. What then fills three quarters of its hull was printed as a rectangle, but for what
    is truly dark beside it: the foot of a figure that is cut out. A circle is whole.
    """
    if is_circle(mask, box):
        disc = np.zeros(mask.shape, np.uint8)
        disc[box.top : box.bottom, box.left : box.right] = disc_in(box)
        return box, cv2.dilate(disc, ellipse(0.4 * em))
    inside = (mask[box.top : box.bottom, box.left : box.right] > 0).astype(np.float32)
    rows = np.flatnonzero(inside.mean(axis=1) > 0.35)
    if not rows.size:
        return box, mask
    inside = inside[rows[0] : rows[-1] + 1]
    columns = np.flatnonzero(inside.mean(axis=0) > 0.35)
    if not columns.size:
        return box, mask
    hull = Box(
        box.left + int(columns[0]),
        box.top + int(rows[0]),
        box.left + int(columns[-1]) + 1,
        box.top + int(rows[-1]) + 1,
    )
    solid = np.zeros(mask.shape, np.uint8)
    if inside[:, columns[0] : columns[-1] + 1].mean() > 0.75:
        solid[hull.top : hull.bottom, hull.left : hull.right] = 255
        beside = cv2.subtract(cv2.bitwise_and(darker(closed, TEXTURE), mask), solid)
        beside = cv2.morphologyEx(beside, cv2.MORPH_OPEN, ellipse(0.5 * em))
        if cv2.countNonZero(beside):
            x, y, width, height = cv2.boundingRect(beside)
            hull = hull.union(Box(x, y, x + width, y + height))
        return hull, solid | cv2.dilate(beside, ellipse(0.4 * em))
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    cv2.drawContours(solid, outlines, -1, 255, cv2.FILLED)
    return box, cv2.dilate(solid, ellipse(0.4 * em))


def _scaled(box: Box) -> Box:
    return Box(
        box.left * REDUCTION, box.top * REDUCTION, box.right * REDUCTION, box.bottom * REDUCTION
    )


def _full(mask: Grey, like: Grey) -> Grey:
    height, width = like.shape
    return cv2.resize(mask, (width, height), interpolation=cv2.INTER_NEAREST)
