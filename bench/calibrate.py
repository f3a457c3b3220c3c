"""Learns what engines' certainties are worth: ``python -m bench.calibrate --pages FOLDER``.

Reads lines of pages with known text with Tesseract and a second reader and writes the tables of
`ocr.calibration`; those of other readers stay. Pages to learn from must not be pages to measure on.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from bench.linewise import ReadLine, read_page
from bench.pages import find_pages
from ocr.calibration import AGREED, ALONE, DISPUTED, EXTRA, FILE, beside, class_of, shipped
from ocr.decide import ALIKE, stretches, unspaced
from ocr.engine import Engine, LineReading
from ocr.options import OcrOptions
from ocr.readers import open_readers

Told = tuple[float, bool]
Samples = dict[str, list[Told]]

CUTS = (0.003, 0.01, 0.03, 0.08, 0.2, 0.4, 0.7)
"""Shares of the samples, the least certain first, that have a point of their own in a table."""

PRIOR = 1.0
"""Right and wrong characters added to every point, half each: few samples are no certainty."""


def learn(lines: Iterable[ReadLine], first: str, second: str) -> dict[str, list[list[float]]]:
    """The tables: certainties told, and the share that is right.

    Args:
        lines: read by both engines.
        first: name of the one.
        second: name of the other.
    """
    samples: Samples = defaultdict(list)
    for line in lines:
        one, other = (unspaced(line.readings[name]) for name in (first, second))
        right_one, right_other = (rights(reading, line.line.text) for reading in (one, other))
        _note(samples, f"{first}/{ALONE}", one, right_one)
        _note(samples, f"{second}/{ALONE}", other, right_other)
        a = b = 0
        for piece in stretches(one, other):
            situation = _situation(piece.agreed, piece.one, piece.other)
            c, d = a + len(piece.one.text), b + len(piece.other.text)
            _note(samples, f"{beside(first, second)}/{situation}", piece.one, right_one[a:c])
            _note(samples, f"{beside(second, first)}/{situation}", piece.other, right_other[b:d])
            a, b = c, d
    return {name: table(told) for name, told in sorted(samples.items())}


def _situation(agreed: bool, one: LineReading, other: LineReading) -> str:
    if agreed:
        return AGREED
    return DISPUTED if one.text and other.text else EXTRA


def _note(samples: Samples, name: str, reading: LineReading, right: Sequence[bool]) -> None:
    for character, told, is_right in zip(reading.text, reading.certainties, right, strict=True):
        samples[f"{name}/{class_of(character)}"].append((told, is_right))


def rights(reading: LineReading, truth: str) -> list[bool]:
    """Which characters of a reading are right; forms of one sign are one."""
    right = [False] * len(reading.text)
    printed = "".join(truth.split()).translate(ALIKE)
    for piece in Levenshtein.opcodes(reading.text.translate(ALIKE), printed):
        if piece.tag == "equal":
            right[piece.src_start : piece.src_end] = [True] * (piece.src_end - piece.src_start)
    return right


def table(samples: Sequence[Told]) -> list[list[float]]:
    """A rising table of few points through samples of (told, right).

    Samples that told the same are never parted: nothing tells the right ones of them apart.
    """
    told, right = np.array(sorted((round(t, 4), r) for t, r in samples), float).T
    at = told[[round(share * (len(told) - 1)) for share in CUTS]]
    cuts = np.unique(np.searchsorted(told, at, side="right"))
    groups = [g for g in np.split(np.arange(len(told)), cuts) if len(g)]
    weights = np.array([len(group) for group in groups], float)
    places = np.array([told[group].mean() for group in groups])
    shares = np.array([right[group].sum() for group in groups])
    rising = isotonic((shares + PRIOR / 2) / (weights + PRIOR), weights)
    return [[round(float(v), 4) for v in places], [round(float(v), 4) for v in rising]]


def isotonic(values: NDArray[np.floating], weights: NDArray[np.floating]) -> NDArray[np.floating]:
    """The rising values nearest to some values: neighbours that fall are averaged.

    >>> isotonic(np.array([0.1, 0.4, 0.2, 0.9]), np.ones(4)).round(2).tolist()
    [0.1, 0.3, 0.3, 0.9]
    """
    blocks: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        block = (float(value), float(weight), 1)
        while blocks and blocks[-1][0] > block[0]:
            mean, before, count = blocks.pop()
            total = before + block[1]
            block = ((mean * before + block[0] * block[1]) / total, total, count + block[2])
        blocks.append(block)
    return np.repeat([mean for mean, _, _ in blocks], [count for _, _, count in blocks])


def _read(folder: Path, engines: Sequence[Engine], most: int) -> Iterator[ReadLine]:
    for number, page in enumerate(find_pages(folder)):
        count = 0
        for count, line in enumerate(read_page(page, engines, most, seed=number), 1):  # noqa: B007 -- told below
            yield line
        print(f"{page.name}: {count} lines", file=sys.stderr)


def main() -> None:
    """Read, learn, write."""
    parser = argparse.ArgumentParser(prog="python -m bench.calibrate", description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--out", type=Path, default=FILE, metavar="FILE")
    parser.add_argument("--most", type=int, default=100, help="about so many lines of a page")
    parser.add_argument(
        "--second",
        choices=("rapidocr", "none"),
        default="rapidocr",
        help="the second reader; none: the standard models",
    )
    options = parser.parse_args()
    readers = open_readers(OcrOptions(second_reader=options.second))
    if readers.second is None:
        parser.error("the standard models are not installed")
    engines = readers.first, readers.second
    lines = _read(options.pages, engines, options.most)
    tables = dict(
        sorted({**shipped().tables, **learn(lines, *(one.name for one in engines))}.items())
    )
    rows = ",\n".join(f' "{name}": {json.dumps(table)}' for name, table in tables.items())
    options.out.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
