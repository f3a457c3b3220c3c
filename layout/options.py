"""Settings of the layout stage; every length is in body glyphs (em) of the page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """How layout looks at a page.

    Attributes:
        glyph: size of a body glyph in pixels of the scan; 0 measures it on the page.
        max_skew: degrees of skew looked for on either side.
        turned: look whether the sheet lies sideways or upside down in the scan.
        writing_mode: ``auto`` looks at the page; or ``horizontal-lr``, ``vertical-rl``.
    """

    glyph: float = 0.0
    max_skew: float = 7.0
    writing_mode: str = "auto"
    turned: bool = True

    def __post_init__(self) -> None:
        if self.glyph < 0 or not 0 <= self.max_skew <= 15:
            raise ValueError(f"glyph must not be negative, max_skew must lie in 0-15: {self}")
        if self.writing_mode not in ("auto", "horizontal-lr", "vertical-rl"):
            raise ValueError(f"unknown writing mode {self.writing_mode!r}")
