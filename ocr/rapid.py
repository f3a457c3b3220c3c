"""RapidOCR as an engine: PP-OCRv6 on ONNX Runtime, from the model inside RapidOCR's wheel.

Only the recogniser is used, and run from here: RapidOCR's own wrapper loads the detector too, pads
every line to 320 pixels and asks the network for what it misses.
"""

from __future__ import annotations

import importlib.util
import logging
import os
from collections.abc import Iterator, Sequence
from functools import partial
from importlib.metadata import version

from document.errors import EngineFailed
from document.page import Grey
from ocr.engine import CropStyle, LineReading
from ocr.network import PACKAGES, fitted, load, model_file
from ocr.options import OcrOptions
from ocr.threads import Late, run_all

log = logging.getLogger(__name__)

STYLE = CropStyle(glyph=36, air=0.16, border=0, soft=True)
"""The model's height with 0.15-0.18 of a glyph as air; without air it makes errors."""

WIDEST_BATCH = 1200
"""Pixels of a batch, all its lines together; wider ones save nothing and cost memory."""


def installed() -> bool:
    """Whether RapidOCR and what runs its model can be found."""
    return all(importlib.util.find_spec(name) for name in PACKAGES)


class RapidOcr:
    """The recogniser of RapidOCR; its model is loaded when the first line is read.

    Raises:
        EngineMissing: RapidOCR, ONNX Runtime or the model is not installed.
    """

    looks = (STYLE,)
    reads_small_print = True
    traditional = None  # one model reads both

    def __init__(self, options: OcrOptions) -> None:
        self.name = "rapidocr"
        self._options = options
        self._threads = options.processes or len(os.sched_getaffinity(0))
        self._model = model_file()
        self._hangs = False
        self.description = f"rapidocr {version('rapidocr')} {self._model.stem}"

    def read(self, crops: Sequence[Grey]) -> list[LineReading | None]:
        """Read the crops, in order; see ``Engine.read``.

        A batch that fails costs its lines: they are read once more, each by itself, and what fails
        then too is unread. After a hang it is not asked again: its threads cannot be ended.
        """
        if not crops:
            return []
        readings: dict[int, LineReading] = {}
        problem: Exception | None = Late("it hung before") if self._hangs else None
        for together in (WIDEST_BATCH, 0):
            left = [i for i in range(len(crops)) if i not in readings]
            if left and not self._hangs:
                more, problem = self._read(crops, left, together)
                readings |= more
        lost = len(crops) - len(readings)
        if lost == len(crops):
            raise EngineFailed(
                self._model.name,
                "ocr",
                f"no line could be read ({problem!r})",
                "Run banmian doctor; a slow machine may need a higher ocr.timeout",
            )
        if lost:
            log.warning("rapidocr could not read %d of %d lines: %r", lost, len(crops), problem)
        return [readings.get(i) for i in range(len(crops))]

    def _read(
        self, crops: Sequence[Grey], wanted: Sequence[int], together: int
    ) -> tuple[dict[int, LineReading], Exception | None]:
        """Read some crops in batches; what was read, and the last problem met."""
        network = load(self._model)
        lines = {i: fitted(crops[i]) for i in wanted}
        runs = list(batches({i: line.shape[1] for i, line in lines.items()}, together))
        jobs = [partial(network.read, [lines[i] for i in run]) for run in runs]
        timeout = self._options.timeout + self._options.timeout_per_line * len(wanted)
        results = run_all(jobs, self._threads, timeout)
        readings: dict[int, LineReading] = {}
        problem: Exception | None = None
        for run, result in zip(runs, results, strict=True):
            if isinstance(result, Exception):
                problem = result
                self._hangs |= isinstance(result, Late)
            else:
                readings |= dict(zip(run, result, strict=True))
        return readings, problem


def batches(widths: dict[int, int], together: int) -> Iterator[list[int]]:
    """Lines in batches of about one width, the widest first, so that no core ends late.

    Args:
        widths: of the lines, in pixels, by their number.
        together: pixels up to which lines share a batch, padding included.

    >>> list(batches({0: 300, 1: 900, 2: 310}, 1000))
    [[1], [2, 0]]
    """
    batch: list[int] = []
    for i in sorted(widths, key=lambda i: -widths[i]):
        if batch and (len(batch) + 1) * widths[batch[0]] > together:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
