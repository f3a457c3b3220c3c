"""Reading: the lines that layout found become text with confidence.

read_lines   cut → group → read → look again        reader.py
cut_strip    four corners → straight, even strip    crops.py, levels.py, relay.py
Engine       crops → readings                       engine.py; one module for each engine
"""

from __future__ import annotations

from collections.abc import Callable

from document.errors import SettingsError
from ocr.engine import Engine
from ocr.options import OcrOptions
from ocr.reader import read_lines
from ocr.tesseract import Tesseract

__all__ = ["ENGINES", "open_engine", "read_lines"]

ENGINES: dict[str, Callable[[OcrOptions], Engine]] = {"tesseract": Tesseract}
"""How each engine is opened, by the name the settings know it by."""


def open_engine(options: OcrOptions) -> Engine:
    """The engine that the settings name, ready to read.

    Raises:
        SettingsError: there is no engine of that name.
        EngineMissing: its program or a model is not installed.
        EngineFailed: it is installed and does not work.
    """
    if options.engine not in ENGINES:
        raise SettingsError(
            options.engine,
            "settings",
            "no such engine",
            f"Set ocr.engine to one of: {', '.join(ENGINES)}",
        )
    return ENGINES[options.engine](options)
