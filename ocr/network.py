"""The recogniser's network: grey lines in, characters with certainties out."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from document.errors import EngineFailed, EngineMissing
from document.page import Grey
from ocr.engine import LineReading

PACKAGES = ("rapidocr", "onnxruntime")
MODEL = "models/PP-OCR*_rec_*.onnx"  # in RapidOCR's package

HEIGHT = 48
"""Pixels of a line as the network wants it."""

SQUEEZE = 0.5
"""Width given to the network, of the width that goes with the height: the cost goes with it.

On 640 lines of 16 scanned pages: 1.0 3.0 ms a character, 0.11 % errors; 0.65 2.0 ms, 0.05 %; 0.5
1.6 ms, 0.05 %; 0.4 1.5 ms, 0.09 %; 0.33 1.4 ms, 0.42 %."""

NARROWEST = 32
"""Pixels of the narrowest line; what is narrower gets paper beside it."""

BLANK = 0  # the network's class for no character
WHITE = 255

_loading = Lock()


class Network:
    """The network in memory; its lines may be read on several threads at once.

    It runs in our own process. A child would keep a crash of ONNX Runtime to its lines, but we
    have seen none, and it would cost each process a second Python with NumPy, and
    a copy of every line. A crash costs the run and nothing that is stored: the next round reads
    the rest, and leaves a scan alone that stopped several of them.

    Args:
        model: ONNX file with its characters among its metadata.

    Raises:
        EngineMissing: ONNX Runtime is not installed.
        EngineFailed: the file is no such model.
    """

    def __init__(self, model: Path) -> None:
        try:
            import onnxruntime
        except ImportError as error:
            raise _missing("onnxruntime", str(error)) from error
        options = onnxruntime.SessionOptions()
        # A batch a core, each on one thread, is faster than one batch on all.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            self._session: Any = onnxruntime.InferenceSession(
                str(model), options, providers=["CPUExecutionProvider"]
            )
            told = self._session.get_modelmeta().custom_metadata_map["character"]
        except Exception as error:
            raise EngineFailed(
                model.name, "ocr", f"it cannot be loaded ({error})", "Install rapidocr again"
            ) from error
        self._characters = ("", *told.splitlines(), " ")
        self._input: str = self._session.get_inputs()[0].name

    def read(self, lines: Sequence[Grey]) -> list[LineReading]:
        """Read a batch of fitted lines, the shorter ones padded."""
        batch = np.zeros((len(lines), 3, HEIGHT, max(line.shape[1] for line in lines)), np.float32)
        for place, line in enumerate(lines):
            batch[place, :, :, : line.shape[1]] = line.astype(np.float32) / 127.5 - 1
        (scores,) = self._session.run(None, {self._input: batch})
        classes = scores.argmax(axis=2)
        certainties = np.take_along_axis(scores, classes[:, :, None], axis=2)[:, :, 0]
        return [self._decoded(*line) for line in zip(classes, certainties, strict=True)]

    def _decoded(
        self, classes: NDArray[np.integer], certainties: NDArray[np.floating]
    ) -> LineReading:
        """One character for each run of a class; blanks part equal neighbours."""
        first = np.append(True, classes[1:] != classes[:-1]) & (classes != BLANK)
        text = "".join(self._characters[number] for number in classes[first])
        return LineReading.of(text, [float(certainty) for certainty in certainties[first]])


@cache
def _loaded(model: Path) -> Network:
    return Network(model)


def load(model: Path) -> Network:
    """The network of a model file, loaded once in a process."""
    with _loading:
        return _loaded(model)


def model_file() -> Path:
    """The recogniser's model inside RapidOCR's package.

    Raises:
        EngineMissing: the package or the model is not there.
    """
    for name in PACKAGES:
        if importlib.util.find_spec(name) is None:
            raise _missing(name, "the package is not installed")
    spec = importlib.util.find_spec("rapidocr")
    places = spec.submodule_search_locations if spec else None
    models = [file for place in places or () for file in sorted(Path(place).glob(MODEL))]
    if not models:
        raise _missing("rapidocr", "its wheel holds no model that reads lines")
    return models[-1]


def fitted(line: Grey) -> Grey:
    """A line, (h, w) uint8, at the network's height, squeezed."""
    width = max(1, round(line.shape[1] * HEIGHT / line.shape[0] * SQUEEZE))
    small = np.asarray(cv2.resize(line, (width, HEIGHT), interpolation=cv2.INTER_AREA), np.uint8)
    beside = max(0, NARROWEST - width)
    return np.pad(small, ((0, 0), (0, beside)), constant_values=WHITE)


def _missing(package: str, problem: str) -> EngineMissing:
    return EngineMissing(
        package,
        "ocr",
        problem,
        "Install banmian[rapidocr] (make setup does), or set ocr.second_reader to none",
    )
