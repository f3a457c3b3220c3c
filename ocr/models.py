"""Tesseract's models: which sets there are, and how lines are cut for each.

Debian packages the *fast* models. The *standard* ones (the project's ``tessdata``) hold another
network, trained apart, which fails on other characters: on 1,100 lines of 150 pages of the press
these have 3.0 % errors, those 1.7 %, both together 1.3 %. ``setup.sh`` puts them where `standard`
looks for them.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from ocr.engine import CropStyle
from ocr.options import STANDARD, OcrOptions

FOLDER = Path(sys.prefix) / "share" / "banmian" / "tessdata"
"""Where the standard models are installed."""

SUFFIX = ".traineddata"

RAW_LINE = 13
"""A page segmentation mode. On 1,049 body lines of 24 pages of the press the fast models read the
same crops with 2.2 % errors, 2.3 % with marks; mode 7, which looks for the line in the crop, with
2.3 and 2.5, and loses short lines. Cut with 15 px of white around, raw lines have 10 %: it scales a
crop by its whole height."""

SINGLE_LINE = 7
"""Another one. On 400 body lines of 150 pages the standard models have 1.6 % errors with it, and
1.9 % on raw lines."""

NEURAL = 1
"""The engine mode without the older classifiers that some files of standard models hold as well:
1.6 % against 1.7 % with both."""

STANDARD_STYLE = CropStyle(glyph=34, air=0.18, border=10, squeeze=0.95)
"""On the same lines as set, and with glyphs of 32 px, 1.6 %; of 36 px 1.5; of 40 px, with 20 px of
white, 1.9; of 28 px 2.1. With 32 px, unsqueezed or with an air of 0.12 or 0.25, 1.8."""

BROAD = 0.45
"""Glyphs from which pale strokes are taken to be large type of the other side shining through.

Errors in % of both sets of models on poor scans, after their first look and after one more at 7 to
17 % of the lines, cut so for the fast ones and with less grey for the standard ones:

    large type behind strong strokes, 383 lines     3.0  1.7
    large type behind thin strokes, 406 lines       4.0  2.6
    little behind them, 532 lines                   1.7  1.6

To lift all lines so costs strokes: 3.4 became 4.8 for the fast models, and 6.5 with 0.32.
"""

STANDARD_AGAIN = replace(STANDARD_STYLE, white=0.8)
"""Their second look; see ``BROAD``. As the first it would have 2.8 % errors instead of 4.6 where
strokes are strong, and 22 instead of 7 where they are thin."""


@dataclass(frozen=True, slots=True)
class Models:
    """A set of models for Tesseract.

    Attributes:
        name: of the engine that reads with them, by which its confidence is known.
        folder: where they are; empty: where the program looks by itself.
        arguments: for the program, besides folder and language.
        looks: how lines are cut for them; see ``Engine.looks``.
    """

    name: str
    folder: str
    arguments: str
    looks: tuple[CropStyle, ...]


def fast(options: OcrOptions) -> Models:
    """The models that the program finds, or those of ``options.tessdata``."""
    o = options
    look = CropStyle(o.glyph, o.air, o.border, o.squeeze)
    looks = look, replace(look, broad=BROAD)
    return Models("tesseract", o.tessdata, f"--psm {RAW_LINE}", looks)


def standard(options: OcrOptions) -> Models | None:
    """The standard models; None where they are switched off or not installed for the languages."""
    told = options.standard_models
    files = [FOLDER / f"{language}{SUFFIX}" for language in options.languages]
    if told == "none" or (told == "auto" and not all(file.is_file() for file in files)):
        return None
    folder = FOLDER if told == "auto" else Path(told)
    arguments = f"--psm {SINGLE_LINE} --oem {NEURAL}"
    return Models(STANDARD, str(folder), arguments, (STANDARD_STYLE, STANDARD_AGAIN))
