"""A text line 文本行 on the working page, and what is true of type everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from document.geometry import Box

INK_PER_EM = 0.92
"""Height of the ink of a full glyph over its em (measured over Song, Hei and Kai faces)."""

LARGE = 1.3
"""Ink this high, in body glyphs, is large type: an em of 1.4 and more."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text line on the working page.

    Attributes:
        box: hull of its ink, working pixels.
        em: size of its glyphs, working pixels.
        vertical: its glyphs stand one under the other (a vertical headline).
        weight: share of its box that is ink: bold type has more.
        reversed: light ink on dark ground.
    """

    box: Box
    em: float
    vertical: bool = False
    weight: float = 0.0
    reversed: bool = False
