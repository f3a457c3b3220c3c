"""What an engine's certainties are worth, by tables learned on pages with known text.

``python -m bench.calibrate`` writes the tables. A table answers one question: how often is a
character right that was told with this certainty? Han, marks and the rest have tables of their own.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

FILE = Path(__file__).with_name("calibration.json")

ALONE, AGREED, DISPUTED, EXTRA = "alone", "agreed", "disputed", "extra"
"""The situations of a character: nobody else has read it; another reader read the same; or
something else; or nothing at all in its place."""

Knots = tuple[tuple[float, ...], tuple[float, ...]]
"""Certainties told, rising, and the share that is right of each."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Tables by reader, situation and class of character.

    ``tesseract/alone/han`` is one; what depends on who else has read names that reader too:
    ``tesseract beside rapidocr/agreed/han``.
    """

    tables: Mapping[str, Knots]

    def right(self, reader: str, situation: str, character: str, told: float) -> float:
        """How often such a character is right, 0-1; as told, where nothing was ever learned."""
        knots = self.tables.get(f"{reader}/{situation}/{class_of(character)}")
        return float(np.interp(told, *knots)) if knots else told

    def rights(
        self, reader: str, situation: str, text: str, told: Sequence[float]
    ) -> tuple[float, ...]:
        """The same for each character of a text."""
        return tuple(
            self.right(reader, situation, character, certainty)
            for character, certainty in zip(text, told, strict=True)
        )


def beside(reader: str, other: str) -> str:
    """How tables name a reader whose line another one has read too."""
    return f"{reader} beside {other}"


def class_of(character: str) -> str:
    """The class of a character.

    >>> [class_of(character) for character in "版。４g "]
    ['han', 'mark', 'other', 'other', 'mark']
    """
    kind = unicodedata.category(character)
    if kind == "Lo":
        return "han"
    return "other" if kind[0] in "LN" else "mark"


@cache
def shipped() -> Calibration:
    """The tables that banmian brings along."""
    tables = json.loads(FILE.read_text(encoding="utf-8"))
    return Calibration({name: (tuple(told), tuple(true)) for name, (told, true) in tables.items()})
