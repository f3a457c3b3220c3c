"""Tesseract as an engine: the crops of a page in few lists, one program a core.

A list file of images loads the model once; the page number in the output leads back to the crop.
The crops are raw lines to it: it looks for no lines or words in them, but takes each as it is.
"""

from __future__ import annotations

import logging
import os
import shlex
import shutil
import tempfile
import threading
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from document.errors import EngineFailed, EngineMissing
from document.page import Grey
from ocr.engine import CropStyle, LineReading
from ocr.hocr import parse_hocr
from ocr.models import Models, fast
from ocr.options import OcrOptions
from ocr.percent import with_percents
from ocr.program import Program, RunFailed
from ocr.shares import equal_shares, pieces

log = logging.getLogger(__name__)

SIMPLIFIED, TRADITIONAL = "chi_sim", "chi_tra"  # models
RAM_FOLDER = Path("/dev") / "shm"
FEWEST = 16
"""Lines from which another program is worth its start, which costs as much CPU as reading six."""

RAM_RESERVE = 4  # times the crops' size that must be free in RAM to use it

Readings = dict[int, LineReading]


class Tesseract:
    """The Tesseract program with a set of models.

    Args:
        options: of the program.
        models: that it reads with; the fast ones if none are given.

    Raises:
        EngineMissing: the program or a model is not installed; says which package to install.
        EngineFailed: the program is there and does not answer.
    """

    reads_small_print = False

    def __init__(self, options: OcrOptions, models: Models | None = None) -> None:
        self._options = options
        self._models = models = models or fast(options)
        self.name = models.name
        self.looks: tuple[CropStyle, ...] = models.looks
        self._program = Program(options.command)
        folder = f" --tessdata-dir {shlex.quote(models.folder)}" if models.folder else ""
        self._arguments = models.arguments + folder
        self._processes = options.processes or len(os.sched_getaffinity(0))
        # Pages read at the same time share the cores.
        self._slots = threading.BoundedSemaphore(self._processes)
        self.description = f"{self.name} {self._version()} {'+'.join(options.languages)}"
        installed = self._installed_models()
        self._check_models(installed)
        if self._has_traditional(installed):
            self.description += f" ({TRADITIONAL} for traditional print)"

    @cached_property
    def traditional(self) -> Tesseract | None:
        """The same with the model for traditional print, where that is installed."""
        if not self._has_traditional(self._installed_models()):
            return None
        languages = tuple(TRADITIONAL if n == SIMPLIFIED else n for n in self._options.languages)
        other = Tesseract(replace(self._options, languages=languages), self._models)
        other._slots = self._slots
        return other

    def read(self, crops: Sequence[Grey]) -> list[LineReading | None]:
        """Read the crops, in order; see ``Engine.read``.

        A run that fails costs the crops it had not finished. They are read once more in smaller
        lists, and what fails then too is unread.
        """
        if not crops:
            return []
        with _folder(crops) as folder:
            readings = self._read_all(crops, folder)
        lost = len(crops) - len(readings)
        if lost:
            log.warning("%d lines could not be read", lost)
        return [readings.get(number) for number in range(len(crops))]

    def _read_all(self, crops: Sequence[Grey], folder: Path) -> Readings:
        programs = max(1, min(self._processes, len(crops) // FEWEST))
        lists = equal_shares(range(len(crops)), [crop.size for crop in crops], programs)
        readings, problem = self._run_side_by_side(lists, folder)
        left = [i for i in range(len(crops)) if i not in readings]
        retries = list(pieces(left, self._options.retry_crops))
        for wave in pieces(retries, self._processes):
            more, problem = self._run_side_by_side(wave, folder)
            readings |= more
            if not readings:
                raise EngineFailed(
                    self._program.command,
                    "ocr",
                    f"no line could be read ({problem})",
                    "Run banmian doctor; a slow machine may need a higher ocr.timeout",
                )
        return readings

    def _run_side_by_side(
        self, lists: Sequence[Sequence[int]], folder: Path
    ) -> tuple[Readings, str]:
        """Run each list in a program of its own; what was read, and the last problem met."""
        readings: Readings = {}
        problem = ""
        with ThreadPoolExecutor(max(1, len(lists))) as pool:
            for read, trouble in pool.map(lambda share: self._run(share, folder), lists):
                readings |= read
                problem = trouble or problem
        return readings, problem

    def _run(self, numbers: Sequence[int], folder: Path) -> tuple[Readings, str]:
        """Run a list in a program; what was read to its end, and the problem met."""
        with tempfile.TemporaryDirectory(dir=folder) as place, self._slots:
            images, output = Path(place, "images.txt"), Path(place, "read")
            images.write_text("".join(f"{_image(folder, i)}\n" for i in numbers), "utf-8")
            timeout = self._options.timeout + self._options.timeout_per_line * len(numbers)
            problem = ""
            try:
                self._program.recognise(
                    images,
                    output,
                    "+".join(self._options.languages),
                    self._arguments,
                    timeout,
                )
            except RunFailed as failure:
                problem = str(failure)
            written = output.with_suffix(".hocr")
            lines = parse_hocr(written.read_bytes() if written.exists() else b"")
        if len(lines) < len(numbers):
            problem = problem or "it printed less than it was given"
            log.warning("tesseract read %d of %d lines: %s", len(lines), len(numbers), problem)
        read = {n: lines[at] for at, n in enumerate(numbers) if at in lines}
        return {n: with_percents(line) for n, line in read.items()}, problem

    def _version(self) -> str:
        answer = self._ask("--version").split()
        return answer[1] if len(answer) > 1 and answer[0] == "tesseract" else "unknown"

    def _has_traditional(self, installed: AbstractSet[str]) -> bool:
        return SIMPLIFIED in self._options.languages and TRADITIONAL in installed

    def _installed_models(self) -> AbstractSet[str]:
        folder = ("--tessdata-dir", self._models.folder) if self._models.folder else ()
        return set(self._ask("--list-langs", *folder).split())

    def _check_models(self, installed: AbstractSet[str]) -> None:
        for language in self._options.languages:
            if language not in installed:
                raise EngineMissing(
                    f"{language}.traineddata",
                    "ocr",
                    "the model is not installed",
                    f"Put it into {self._models.folder}"
                    if self._models.folder
                    else f"Install the Debian package {package_of(language)}, or set ocr.tessdata",
                )

    def _ask(self, *arguments: str) -> str:
        try:
            return self._program.ask(*arguments, timeout=self._options.timeout)
        except RunFailed as failure:
            raise EngineFailed(
                self._program.command, "ocr", f"it does not answer ({failure})", "Install it again"
            ) from failure


def package_of(language: str) -> str:
    """The Debian package of a model.

    >>> package_of("chi_tra_vert")
    'tesseract-ocr-chi-tra-vert'
    """
    return f"tesseract-ocr-{language.replace('_', '-')}"


@contextmanager
def _folder(crops: Sequence[Grey]) -> Iterator[Path]:
    """A folder with the crops as images, in RAM where there is room; gone afterwards."""
    size = sum(crop.size for crop in crops)
    try:
        with tempfile.TemporaryDirectory(prefix="banmian-", dir=_ram(size)) as name:
            folder = Path(name)
            for number, crop in enumerate(crops):
                height, width = crop.shape
                header = f"P5 {width} {height} 255\n".encode()
                _image(folder, number).write_bytes(header + crop.tobytes())
            yield folder
    except OSError as error:
        raise EngineFailed(
            "temporary folder", "ocr", f"crops cannot be written ({error})", "Make room for them"
        ) from error


def _image(folder: Path, number: int) -> Path:
    return folder / f"{number}.pgm"


def _ram(size: int) -> Path | None:
    """The folder in RAM, or None when there is none or too little room for ``size`` bytes."""
    if not os.access(RAM_FOLDER, os.W_OK):
        return None
    return RAM_FOLDER if shutil.disk_usage(RAM_FOLDER).free > RAM_RESERVE * size else None
