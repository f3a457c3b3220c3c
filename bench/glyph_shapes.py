"""What upright Han glyphs look like on the average: ``python -m bench.glyph_shapes``.

Prints the weights that `layout.sheet.upright` finds the way up with, from every face of the press.
"""

from __future__ import annotations

import random

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.press.fonts import FACES, Face, glyph
from bench.press.grammar import PROSE
from layout.sheet.upright import CELLS, SIDE, WAYS, stroke_shapes

SAMPLE = 800  # characters of running text
SIZE = 40  # pixels they are drawn at
NARROW = 0.6  # of the em: a narrower glyph is punctuation, a stroke, a digit


def main() -> None:
    """Print the weights, a row of cells a line."""
    print(np.array2string(weights().reshape(CELLS * CELLS, WAYS), separator=", "))


def weights() -> NDArray[np.int64]:
    """(CELLS, CELLS, WAYS) whole numbers: what speaks for upright, in hundredths of the most."""
    text = _running_text()
    means = np.array([stroke_shapes(_drawn(face, text)).mean(axis=0) for face in FACES])
    mean, spread = means.mean(axis=0), means.var(axis=0) + 1e-8
    ratio = (mean - _all_turns(mean)) / _all_turns(spread)
    one_sided = ratio - _all_turns(ratio)
    return np.asarray((one_sided / np.abs(one_sided).max() * 100).round().astype(int))


def _all_turns(shape: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean of a shape and its turns by right angles."""
    turns = []
    for _ in range(4):
        shape = np.roll(np.rot90(shape, -1, axes=(0, 1)), WAYS // 2, axis=2)
        turns.append(shape)
    return np.asarray(np.mean(turns, axis=0))


def _running_text() -> list[str]:
    """Han as often as the press's prose has them."""
    prose = "".join(file.read_text(encoding="utf-8") for file in sorted(PROSE.glob("*.txt")))
    han = [char for char in prose if "\u4e00" <= char <= "\u9fff"]
    return random.Random(1).sample(han, SAMPLE)  # noqa: S311 -- a sample, not a secret


def _drawn(face: Face, text: list[str]) -> NDArray[np.float64]:
    """Glyphs of a face cut to their ink, (N, SIDE, SIDE), ink bright."""
    cut = []
    for char in text:
        mask = glyph(face, SIZE, char).mask
        rows, columns = np.nonzero(mask > 100)
        if rows.size and min(np.ptp(rows), np.ptp(columns)) >= NARROW * SIZE:
            ink = mask[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
            cut.append(cv2.resize(ink, (SIDE, SIDE), interpolation=cv2.INTER_AREA))
    return np.array(cut, np.float64)


if __name__ == "__main__":
    main()
