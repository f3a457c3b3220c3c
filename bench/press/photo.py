"""Plates: pictures with their captions, placed among the columns of an article."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bench.press.canvas import Canvas
from bench.press.dress import Dress
from bench.press.pictures import photograph
from bench.press.story import Photo
from bench.press.truth import TruthCaption, TruthLine, TruthRegion
from bench.press.typeset import SetLine, Style, ink_line, set_block, set_centred, width_of
from document.geometry import Box

CaptionPlace = Literal["under", "over", "beside"]
TRIES = 16
MOST_TAKEN = 0.62  # of an article's columns: what heads and pictures may cover
NOTHING = Box(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture with its caption, placed.

    Attributes:
        image: box of the picture.
        lines: caption lines with the left and upper edge of each.
        text: the caption as one text.
        keep_out: what body text must stay clear of.
    """

    image: Box
    style: Style
    lines: tuple[tuple[SetLine, int, int], ...]
    text: str
    keep_out: Box
    photo: Photo
    framed: bool


def place_plate(
    photo: Photo,
    credit: str,
    columns: Sequence[Box],
    blocked: Sequence[Box],
    dress: Dress,
    rng: random.Random,
) -> Plate | None:
    """Find a place for a picture that leaves sane columns; None when there is none.

    Args:
        photo: what to place.
        credit: a page-wide credit to end the caption with, empty for none.
        columns: of the article.
        blocked: what is taken already.
        dress: the paper's habits.
        rng: decides span, place and the caption's side.
    """
    lead = dress.caption_lead
    text = lead + photo.caption + photo.credit + credit
    shown = lead + photo.caption + ("　" + photo.credit if photo.credit else "")
    shown += "　" + credit if credit else ""
    for _ in range(TRIES):
        plate = _try(photo, text, shown, columns, dress, rng)
        if plate and _is_sane(plate, columns, blocked, dress):
            return plate
    return None


def _try(
    photo: Photo,
    text: str,
    shown: str,
    columns: Sequence[Box],
    dress: Dress,
    rng: random.Random,
) -> Plate | None:
    count = len(columns)
    span = min(rng.choice((1, 2, 2, 2, 3, 3, 4)), count)
    first = rng.choice((0, count - span, count - span, rng.randint(0, count - span)))
    used = columns[first : first + span]
    top, bottom = max(c.top for c in used), min(c.bottom for c in used)
    width = used[-1].right - used[0].left
    side: CaptionPlace = rng.choices(("under", "over", "beside"), (8, 1, 1))[0]
    style = dress.sized(dress.soft, rng.uniform(0.88, 1.0))
    beside = 8 * dress.em if side == "beside" and width > 26 * dress.em else 0
    side = "beside" if beside else ("under" if side == "beside" else side)
    height = round((width - beside) * rng.uniform(0.5, 0.78))
    lines = _caption_lines(shown, style, beside - dress.em if beside else width)
    note = 0 if beside else round(len(lines) * style.size * 1.25 + 0.4 * dress.em)
    if height + note > (bottom - top) * 0.62:
        height = round((bottom - top) * 0.62) - note
    if height < 8 * dress.em:
        return None
    at = rng.choice(("top", "bottom", "middle") if span < count else ("bottom", "bottom", "top"))
    room = bottom - top - height - note
    drop = {"top": 0, "bottom": room, "middle": room // 2}[at]
    if at != "bottom":
        drop = round(drop / dress.pitch) * dress.pitch
    y = top + drop + (note if side == "over" else 0)
    image = Box(used[0].left, y, used[-1].right - beside, y + height)
    gap = round(0.45 * dress.em)
    outer = Box(image.left, top + drop, used[-1].right, top + drop + height + note)
    placed = _place_lines(lines, style, image, side, dress)
    return Plate(image, style, placed, text, outer.grow(gap, gap), photo, rng.random() < 0.4)


def _caption_lines(text: str, style: Style, width: int) -> list[SetLine]:
    """Centred when it fits on one line, else a block."""
    if width_of(text, style) <= width:
        return [set_centred(text, style, width)]
    return set_block(text, style, width)


def _place_lines(
    lines: list[SetLine], style: Style, image: Box, side: CaptionPlace, dress: Dress
) -> tuple[tuple[SetLine, int, int], ...]:
    leading = round(style.size * 1.25)
    if side == "beside":
        x, y = image.right + dress.em, image.bottom - len(lines) * leading
    elif side == "under":
        x, y = image.left, image.bottom + round(0.4 * dress.em)
    else:
        x, y = image.left, image.top - len(lines) * leading - round(0.15 * dress.em)
    return tuple((line, x, y + number * leading) for number, line in enumerate(lines))


def _is_sane(plate: Plate, columns: Sequence[Box], blocked: Sequence[Box], dress: Dress) -> bool:
    """No overlap with what is there, and no strip of white that is no column."""
    if any(plate.keep_out.intersection(box) for box in blocked):
        return False
    lowest = min((y for _, _, y in plate.lines), default=plate.image.top)
    if plate.lines and lowest < plate.image.top and lowest < min(c.top for c in columns):
        return False
    taken = sum((c.intersection(box) or NOTHING).area for c in columns for box in blocked)
    taken += sum((c.intersection(plate.keep_out) or NOTHING).area for c in columns)
    if taken > MOST_TAKEN * sum(column.area for column in columns):
        return False
    for column in columns:
        box = plate.keep_out
        if box.overlap_x(column) <= 0:
            continue
        for other in blocked:
            gap = -box.overlap_y(other)
            if other.overlap_x(column) > 0 and dress.em < gap < 5 * dress.pitch:
                return False
    return True


def ink_plate(
    canvas: Canvas, plate: Plate, dress: Dress
) -> tuple[TruthCaption, list[TruthLine], list[TruthRegion]]:
    """Print the picture and its caption."""
    size = plate.image.width, plate.image.height
    canvas.picture(plate.image, photograph(*size, plate.photo.seed, plate.photo.scene))
    if plate.framed:
        canvas.frame(plate.image, dress.hair, "solid")
    lines = [
        TruthLine(ink_line(canvas, line, plate.style, x, y), line.text, "caption")
        for line, x, y in plate.lines
    ]
    regions = [TruthRegion("picture", plate.image)]
    regions.append(TruthRegion("caption", Box.hull(line.box for line in lines)))
    return TruthCaption(plate.text, plate.image), lines, regions
