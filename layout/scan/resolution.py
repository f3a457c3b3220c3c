"""Dots per inch as a file states them, and whether to believe it."""

from __future__ import annotations

import math

from PIL import Image

# EXIF tags, and the unit that is not the inch.
_X, _Y, _UNIT, _CENTIMETRE = 282, 283, 296, 3

# What scanners and cameras of pages do; below and above it is a default or a slip of the pen.
_LEAST, _MOST = 30.0, 2400.0
# Longest side of a page in inches: two broadsheet pages, unfolded, are 31 inches wide. Pictures
# of 72 dpi by default would be larger.
_LONGEST = 48.0
# Ratio of the two resolutions from which glyphs look squashed (fax has 204 x 98).
_SQUASHED = 1.1


def stated_dpi(image: Image.Image) -> tuple[float, float] | None:
    """Resolution across and down as the file has it, from its own header or from EXIF."""
    stated = image.info.get("dpi")
    if stated:
        return float(stated[0]), float(stated[1])
    exif = image.getexif()
    if _X not in exif or _Y not in exif:
        return None
    inches = 2.54 if exif.get(_UNIT) == _CENTIMETRE else 1.0
    return float(exif[_X]) * inches, float(exif[_Y]) * inches


def believable_dpi(stated: tuple[float, float] | None, longest: int) -> float | None:
    """The resolution, or None when a page of that size could not have it.

    Args:
        stated: across and down, dots per inch.
        longest: side of the image, in pixels.

    >>> believable_dpi((300, 300), 7000)
    300.0
    >>> believable_dpi((72, 72), 7000)      # a page of 2.5 metres
    >>> believable_dpi((1, 1), 7000)
    """
    if stated is None or not all(math.isfinite(one) and one > 0 for one in stated):
        return None
    dpi = math.sqrt(stated[0] * stated[1])
    plausible = _LEAST <= dpi <= _MOST and longest / dpi <= _LONGEST
    return round(dpi, 2) if plausible else None


def squashed(stated: tuple[float, float] | None) -> bool:
    """Whether pixels are so far from square that glyphs look squashed.

    >>> squashed((204, 98))
    True
    >>> squashed((300, 1))      # the second is a default
    False
    """
    if stated is None or not all(_LEAST <= one <= _MOST for one in stated):
        return False
    return max(stated) / min(stated) > _SQUASHED
