"""What an engine is: it takes crops of single lines and gives back their texts.

An engine knows nothing of pages, and the rest of the package nothing of programs and models. A
further engine is one module with a class of this shape and one entry in ``ocr.ENGINES``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from document.page import Grey


@dataclass(frozen=True, slots=True)
class CropStyle:
    """How an engine wants a line cut.

    Attributes:
        glyph: height of a glyph in the crop, in pixels.
        air: paper kept on all sides of the line's ink, in glyphs.
        border: white around that, in pixels.
        squeeze: width of a glyph in the crop, of the width that goes with its height.
        soft: whether greys are kept as they are enlarged, or drawn crisp, black on white.
        white: share of the paper's brightness above which a crisp crop is white.
        broad: glyphs; what is pale and no narrower is taken for paper; 0: nothing is.
    """

    glyph: int
    air: float
    border: int
    squeeze: float = 1.0
    soft: bool = False
    white: float = 0.9
    broad: float = 0.0


@dataclass(frozen=True, slots=True)
class LineReading:
    """What an engine made of one line; empty and 0 when unread.

    Attributes:
        text: raw.
        confidence: as the engine tells it, 0-1.
        certainties: the same for each character of the text.
    """

    text: str = ""
    confidence: float = 0.0
    certainties: tuple[float, ...] = ()

    @staticmethod
    def of(text: str, certainties: Sequence[float]) -> LineReading:
        """A reading whose confidence is that of its characters on average; white does not count."""
        seen = [
            c for character, c in zip(text, certainties, strict=True) if not character.isspace()
        ]
        return LineReading(text, sum(seen) / len(seen) if seen else 0.0, tuple(certainties))

    def part(self, start: int, end: int) -> LineReading:
        """A stretch of it."""
        return LineReading.of(self.text[start:end], self.certainties[start:end])


class Engine(Protocol):
    """Something that reads crops."""

    @property
    def name(self) -> str:
        """As the settings know it."""

    @property
    def description(self) -> str:
        """Program, version and models, as written into the results."""

    @property
    def traditional(self) -> Engine | None:
        """The same engine for traditional print; None where it needs no other or has none."""

    @property
    def reads_small_print(self) -> bool:
        """Whether print of 11-14 px in the scan is no harder for it than any other."""

    @property
    def looks(self) -> tuple[CropStyle, ...]:
        """How lines are cut for it: first all of them, then only those that still look wrong."""

    def read(self, crops: Sequence[Grey]) -> list[LineReading | None]:
        """Read the crops, in order. Safe to call from several threads at once.

        Args:
            crops: (h, w) uint8 each, one level line, black ink on even white paper; no side is
                longer than ``crops.LONGEST_SIDE``.

        Returns:
            One for each; None for what could not be read because the engine failed.

        Raises:
            EngineMissing: the program or a model has gone.
            EngineFailed: not one crop could be read, because the engine does not work.
        """
