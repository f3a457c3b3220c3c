"""What decoders hand on, and the limits that a page must keep before it is decoded."""

from __future__ import annotations

from dataclasses import dataclass

from document.page import Grey, PrintedGlyph
from layout.scan.failures import CONVERT, refusal
from layout.scan.options import ScanOptions


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A decoded frame.

    Attributes:
        grey: (H, W) uint8, upright, in memory of its own.
        frames: how many pages the file has.
        dpi: dots per inch if the file says so believably.
        review: what a person should know.
        text_layer: characters that a PDF page says it has.
    """

    grey: Grey
    frames: int = 1
    dpi: float | None = None
    review: tuple[str, ...] = ()
    text_layer: tuple[PrintedGlyph, ...] = ()


def check_frames(name: str, frames: int, options: ScanOptions) -> None:
    """Refuse a file without pages, or with more than any file has.

    Raises:
        InputError: it has none, or more than the limit.
    """
    if frames < 1:
        raise refusal(name, "it has no pages", CONVERT)
    if frames > options.max_frames:
        problem = f"it has more than {options.max_frames:,} pages"
        raise refusal(name, problem, "Split it, or raise scan.max_frames.")


def check_frame(name: str, frame: int, frames: int) -> None:
    """Refuse a page that the file does not have.

    Raises:
        InputError: ``frame`` is not in 1 to ``frames``.
    """
    if not 1 <= frame <= frames:
        has = "only one page" if frames == 1 else f"pages 1 to {frames}"
        raise refusal(name, f"there is no page {frame} in it", f"Ask for another: it has {has}.")


def check_size(
    name: str,
    width: int,
    height: int,
    options: ScanOptions,
    smaller: str = "Scan at a lower resolution",
) -> None:
    """Refuse what is too large to decode, or no page by its shape.

    Args:
        name: of the file, for the error.
        width: in pixels, as the header says.
        height: likewise.
        options: the limits.
        smaller: what makes it smaller, for the remedy.

    Raises:
        InputError: too many pixels, a side too long, or a side too short.
    """
    size = f"{width:,} x {height:,} pixels"
    if width * height > options.max_pixels:
        problem = f"it is too large: {size}, and the limit is {options.max_pixels:,} in all"
        raise refusal(name, problem, f"{smaller}, or raise scan.max_pixels.")
    if max(width, height) > options.max_side:
        problem = f"no page is this long: {size}, and the limit is {options.max_side:,} a side"
        raise refusal(name, problem, f"{smaller}, or cut it into pages.")
    if min(width, height) < options.min_side:
        problem = f"it is too small for a page: {size}, and a side needs {options.min_side:,}"
        raise refusal(name, problem, "Scan the page at 150 dots per inch or more.")
