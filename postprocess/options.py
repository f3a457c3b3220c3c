"""What can be set in the text stage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextOptions:
    """Settings of the text stage; lengths in glyphs of the line they are measured on."""

    # Where an indent begins to speak for a new paragraph: half of the two glyphs that print sets
    # it in by, as far from none as from a true one.
    indent: float = 1.0
    # White at a line's end that makes it a paragraph's last. Lines are justified, so that a full
    # one has none, and at most one glyph where a closing mark was not allowed to begin a line.
    short: float = 1.6
    # A line read with less confidence than this is named for review (0-1).
    doubtful: float = 0.6
    # An item without headline and up to this many Han is a brief 简讯.
    brief: int = 400
    # Text with fewer Han than this, and no picture or marker, is a scrap: named, but no part.
    stray: int = 8
    # Give articles in traditional characters a copy of their text in simplified ones.
    simplified_copy: bool = False
