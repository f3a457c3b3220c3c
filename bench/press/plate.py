"""A placed picture or table: its caption's lines, and how it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from bench.press.canvas import INK, PAPER, Canvas
from bench.press.dress import Dress
from bench.press.graphics import GRAPHICS, graphic
from bench.press.outline import outline_mask
from bench.press.pictures import photograph
from bench.press.story import Photo
from bench.press.tables import ink_table
from bench.press.truth import TruthCaption, TruthLine, TruthRegion
from bench.press.typeset import SetLine, Style, ink_line, set_block, set_centred, width_of
from document.geometry import Box

CaptionSide = Literal["under", "over", "beside", "inside"]
LEADING = 1.25


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture or table with its caption, placed.

    Attributes:
        photo: what is shown.
        image: its box.
        style: of the caption.
        lines: caption lines with the left and upper edge of each.
        side: where the caption stands.
        keep_out: what body text must stay clear of.
        soft: what body text must stay clear of when it follows the outline; empty for ``keep_out``.
        framed: it has a thin frame.
        credit: of all pictures of the page, at the end of this caption.
    """

    photo: Photo
    image: Box
    style: Style
    lines: tuple[tuple[SetLine, int, int], ...]
    side: CaptionSide
    keep_out: Box
    soft: tuple[Box, ...] = ()
    framed: bool = False
    credit: str = ""

    def text(self, dress: Dress) -> str:
        """The caption as one text with its own credit; empty for none."""
        photo = self.photo
        return caption_lead(photo, dress) + photo.caption + photo.credit

    @property
    def images(self) -> tuple[Box, ...]:
        """Every picture that the caption describes: side by side when there are several."""
        count = len(self.photo.more) + 1
        gap = self.style.size // 2 if count > 1 else 0
        width = (self.image.width - (count - 1) * gap) // count
        lefts = [self.image.left + number * (width + gap) for number in range(count)]
        return tuple(Box(x, self.image.top, x + width, self.image.bottom) for x in lefts)


def caption_lead(photo: Photo, dress: Dress) -> str:
    """The glyph that begins the paper's captions, where there is one."""
    return dress.caption_lead if photo.caption and photo.scene != "code" else ""


def caption_lines(
    photo: Photo, credit: str, style: Style, width: int, dress: Dress
) -> list[SetLine]:
    """A caption on one line, centred, where it fits, else as a block; none for an empty one."""
    shown = caption_lead(photo, dress) + photo.caption
    if photo.parted and photo.credit and not credit:
        return _parted(shown, photo.credit, style, width)
    shown += "　" + photo.credit if photo.credit else ""
    shown += "　" + credit if credit else ""
    if not shown:
        return []
    if width_of(shown, style) <= width:
        return [set_centred(shown, style, width)]
    return set_block(shown, style, width)


def _parted(text: str, credit: str, style: Style, width: int) -> list[SetLine]:
    """The text from the left edge on, the credit at the right end of its last line or below."""
    lines = set_block(text, style, width)
    name = set_block(credit, style, width)[0]
    moved = width - name.right
    cells = tuple((char, x + moved) for char, x in name.cells)
    last = lines[-1]
    if last.right + 2 * style.size < moved:
        joined = replace(
            last, text=f"{last.text}　{credit}", cells=last.cells + cells, right=float(width)
        )
        return [*lines[:-1], joined]
    return [*lines, SetLine(credit, cells, moved, float(width))]


def place_lines(
    lines: list[SetLine], style: Style, image: Box, side: CaptionSide, dress: Dress
) -> tuple[tuple[SetLine, int, int], ...]:
    """Where the lines of a caption go."""
    leading = round(style.size * LEADING)
    if side == "beside":
        x, y = image.right + dress.em, image.bottom - len(lines) * leading
    elif side == "under":
        x, y = image.left, image.bottom + round(0.4 * dress.em)
    elif side == "inside":
        x, y = image.left, image.bottom - len(lines) * leading - round(0.3 * dress.em)
    else:
        x, y = image.left, image.top - len(lines) * leading - round(0.15 * dress.em)
    return tuple((line, x, y + number * leading) for number, line in enumerate(lines))


def ink_plate(
    canvas: Canvas, plate: Plate, dress: Dress
) -> tuple[TruthCaption | None, list[TruthLine], list[TruthRegion]]:
    """Print the picture or table and its caption."""
    photo = plate.photo
    if photo.table:
        open_sides = photo.seed % 3 == 0
        lines = ink_table(canvas, plate.image, photo.table, dress, open_sides)
        return None, lines, [TruthRegion("table", plate.image)]
    for seed, box in zip((photo.seed, *photo.more), plate.images, strict=True):
        _ink_picture(canvas, box, replace(photo, seed=seed), dress)
        if plate.framed:
            canvas.frame(box, dress.hair, "solid")
    level = _ground(canvas, plate, dress) if plate.side == "inside" else INK
    lines = [
        TruthLine(ink_line(canvas, line, plate.style, x, y, level), line.text, "caption")
        for line, x, y in plate.lines
    ]
    regions = [TruthRegion("picture", box) for box in plate.images]
    if not lines:
        return None, lines, regions
    regions.append(TruthRegion("caption", Box.hull(line.box for line in lines)))
    return TruthCaption(plate.text(dress), plate.image, plate.images), lines, regions


def _ink_picture(canvas: Canvas, box: Box, photo: Photo, dress: Dress) -> None:
    if photo.scene in GRAPHICS:
        image = graphic(photo.scene, box.width, box.height, photo.seed, dress.em)
    else:
        image = photograph(box.width, box.height, photo.seed, photo.scene)
    if photo.outline == "square":
        canvas.picture(box, image)
        return
    mask = outline_mask(photo.outline, box.width, box.height, photo.seed).astype(np.int32)
    under = canvas.pixels[box.top : box.bottom, box.left : box.right]
    blend = under + (image.astype(np.int32) - under) * mask // 255
    under[:] = blend.astype(np.uint8)


def _ground(canvas: Canvas, plate: Plate, dress: Dress) -> int:
    """A panel for a caption inside its picture, white or black; the grey of its ink."""
    top = min(y for _, _, y in plate.lines) - round(0.2 * dress.em)
    white = bool(plate.photo.seed % 2)
    inset = round(0.4 * dress.em) if white else 0
    image = plate.image
    panel = Box(image.left + inset, top - inset, image.right - inset, image.bottom - inset // 2)
    canvas.fill(panel, PAPER if white else 25)
    return INK if white else PAPER


def soft_of(plates: Sequence[Plate]) -> list[Box]:
    """What text flows round line by line."""
    return [box for plate in plates for box in plate.soft]
