"""Plates: pictures and tables with their captions, placed among the columns of an article."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Literal

from bench.press.dress import Dress
from bench.press.outline import clearance, outline_mask
from bench.press.plate import CaptionSide, Plate, caption_lines, place_lines
from bench.press.story import Photo
from bench.press.tables import fits, table_height
from document.geometry import Box

TRIES = 16
MOST_TAKEN = 0.62  # of an article's columns: what heads and pictures may cover
NOTHING = Box(0, 0, 0, 0)
CODE = (5.0, 8.0)  # ems: side of a QR code
Row = Literal["top", "bottom", "middle"]


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
    for _ in range(TRIES):
        plate = _chosen(photo, credit, columns, dress, rng)
        if plate and _is_sane(plate, columns, blocked, dress):
            return plate
    return None


def _chosen(
    photo: Photo, credit: str, columns: Sequence[Box], dress: Dress, rng: random.Random
) -> Plate | None:
    if photo.outline in ("circle", "figure"):
        return _flowed_round(photo, credit, columns, dress, rng)
    if photo.scene == "code":
        return _code(photo, columns, dress, rng)
    return _spanning(photo, credit, columns, dress, rng)


def _spanning(
    photo: Photo, credit: str, columns: Sequence[Box], dress: Dress, rng: random.Random
) -> Plate | None:
    """A rectangle over whole columns, its caption under, over, beside or inside."""
    count = len(columns)
    span = min(rng.choice((1, 2, 2, 2, 3, 3, 4)), count)
    first = rng.choice((0, count - span, count - span, rng.randint(0, count - span)))
    used = columns[first : first + span]
    top, bottom = max(c.top for c in used), min(c.bottom for c in used)
    width = used[-1].right - used[0].left
    side: CaptionSide = rng.choices(("under", "over", "beside"), (8, 1, 1))[0]
    style = dress.sized(dress.soft, rng.uniform(0.88, 1.0))
    beside = 8 * dress.em if side == "beside" and width > 26 * dress.em else 0
    side = "beside" if beside else ("under" if side == "beside" else side)
    if photo.inside or photo.table:
        side, beside = ("inside" if photo.inside else side), 0
    height = round((width - beside) * rng.uniform(0.5, 0.78))
    lines = caption_lines(photo, credit, style, beside - dress.em if beside else width, dress)
    note = 0
    if side in ("under", "over") and lines:
        note = round(len(lines) * style.size * 1.25 + 0.4 * dress.em)
    height = _height(photo, height, note, bottom - top, width, dress)
    if height < 8 * dress.em:
        return None
    at: Row = rng.choice(
        ("top", "bottom", "middle") if span < count else ("bottom", "bottom", "top")
    )
    room = bottom - top - height - note
    drop = {"top": 0, "bottom": room, "middle": room // 2}[at]
    if at != "bottom":
        drop = round(drop / dress.pitch) * dress.pitch
    y = top + drop + (note if side == "over" else 0)
    image = Box(used[0].left, y, used[-1].right - beside, y + height)
    outer = Box(image.left, top + drop, used[-1].right, top + drop + height + note)
    gap = round(0.45 * dress.em)
    return Plate(
        photo=photo,
        image=image,
        style=style,
        lines=place_lines(lines, style, image, side, dress),
        side=side,
        keep_out=outer.grow(gap, gap),
        framed=rng.random() < 0.4,
        credit=credit,
    )


def _height(photo: Photo, wanted: int, note: int, room: int, width: int, dress: Dress) -> int:
    """Height of a picture or table whose caption takes ``note`` pixels; 0 where it cannot be."""
    if photo.table:
        height = table_height(photo.table, dress)
        return height if height <= 0.7 * room and fits(photo.table, width, dress) else 0
    if photo.more:
        wanted = round(wanted / (len(photo.more) + 1) ** 0.5)
    return min(wanted, round(room * 0.62) - note)


def _flowed_round(
    photo: Photo, credit: str, columns: Sequence[Box], dress: Dress, rng: random.Random
) -> Plate | None:
    """A circle or a cut-out figure over a gutter or in a column; text follows its outline."""
    em = dress.em
    index = rng.randrange(len(columns))
    column = columns[index]
    over_gutter = index + 1 < len(columns) and rng.random() < 0.6
    most = min(column.width * (1.1 if over_gutter else 0.55), 16 * em)
    width = round(most * rng.uniform(0.75, 1.0))
    height = width if photo.outline == "circle" else round(width * rng.uniform(1.3, 1.9))
    used = columns[index : index + 2] if over_gutter else (column,)
    top, bottom = max(c.top for c in used), min(c.bottom for c in used)
    style = dress.sized(dress.soft, 0.9)
    lines = caption_lines(photo, credit, style, width, dress)
    note = round(len(lines) * style.size * 1.25 + 0.4 * em) if lines else 0
    room = bottom - top - height - note
    if width < 6 * em or room < 4 * dress.pitch:
        return None
    y = top + 2 * dress.pitch + rng.randint(0, room - 4 * dress.pitch)
    if over_gutter:
        left = (column.right + columns[index + 1].left - width) // 2
    else:
        left = column.left if rng.random() < 0.5 else column.right - width
    image = Box(left, y, left + width, y + height)
    gap = round((1.1 if dress.body.hang else 0.6) * em)
    mask = outline_mask(photo.outline, width, height, photo.seed)
    soft = clearance(mask, image, gap, max(em // 3, 1))
    outer = Box(left, y, left + width, y + height + note)
    if note:
        soft = (*soft, Box(left, image.bottom, outer.right, outer.bottom).grow(gap, gap))
    return Plate(
        photo=photo,
        image=image,
        style=style,
        lines=place_lines(lines, style, image, "under", dress),
        side="under",
        keep_out=outer.grow(gap, gap),
        soft=soft,
        credit=credit,
    )


def _code(photo: Photo, columns: Sequence[Box], dress: Dress, rng: random.Random) -> Plate | None:
    """A QR code at the foot of the last column, its note under or beside it."""
    em, column = dress.em, columns[-1]
    side = round(em * rng.uniform(*CODE))
    style = dress.sized(dress.soft, 0.9)
    free = column.width - side - em
    beside = free > 6 * em and rng.random() < 0.5
    lines = caption_lines(photo, "", style, free if beside else column.width, dress)
    note = 0 if beside else round(len(lines) * style.size * 1.25 + 0.4 * em)
    top = column.bottom - side - note
    if side > column.width or top < column.top + 4 * em:
        return None
    left = column.left if beside else (column.left + column.right - side) // 2
    image = Box(left, top, left + side, top + side)
    host = image if beside else Box(column.left, top, column.right, image.bottom)
    gap = round(0.45 * em)
    return Plate(
        photo=photo,
        image=image,
        style=style,
        lines=place_lines(lines, style, host, "beside" if beside else "under", dress),
        side="beside" if beside else "under",
        keep_out=Box(column.left, top, column.right, column.bottom).grow(gap, gap),
    )


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
