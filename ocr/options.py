"""Settings of the reading stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class OcrOptions:
    """How lines are read.

    Measured on 1,303 lines of four rendered pages: 1.1 % errors in clean body text, 1.0 % after a
    fair scanner, 3.8 % after a poor one; 31 ms of one core a line. Without the second look 1.2,
    1.4 and 4.7 %.

    Settings for each kind of display type, on scans of the press (lines; errors in % at 40 px
    with 0.12 of air, 32/0.12, 32/0.25, 48/0.12, 40/0.3): headlines (110) 5.2, 4.9, 4.7, 4.9, 4.5;
    kickers and subtitles (80) 1.2, 2.7, 2.9, 5.1, 2.9; subheads (50) 1.7, 1.2, 1.2, 2.1, 7.9;
    captions (80) 9.2, 8.4, 8.9, 9.7, 10.4. The first is best or within chance of the best for all
    of them, so display type has one setting, and captions that of the body. The second reader has
    0.0-0.8 % of them wrong.
    """

    reader: Literal["tesseract", "rapidocr"] = "tesseract"  # reads all lines
    # Reads again what the reader is unsure of; auto: rapidocr where it is installed.
    second_reader: Literal["auto", "rapidocr", "none"] = "auto"
    command: str = "tesseract"  # program name or path
    languages: tuple[str, ...] = ("chi_sim",)  # adding eng doubles the errors in Chinese text
    script: Literal["auto", "simplified", "traditional"] = "auto"  # of the print
    tessdata: str = ""  # folder with the models; empty: where the program looks by itself
    processes: int = 0  # programs at the same time; 0: one a core
    timeout: float = 20.0  # seconds every run may take, however short its list
    timeout_per_line: float = 0.5  # seconds more for each line of its list; 0.03 is usual
    retry_crops: int = 8  # crops in a list that is read again after a failure
    block: int = 5  # body lines read together; 1 reads each by itself
    body_glyph: int = 32  # px, height of a body glyph given to the engine; 24-40 are equal
    body_air: float = 0.25  # glyphs of white around a body line; 0.18-0.3
    display_glyph: int = 40  # px, the same for headlines; 32 and 48 are worse by half a percent
    display_air: float = 0.12  # glyphs; 0.3 costs 3 %, none at all 2.5 %
    border: int = 15  # px of white around a crop; 10-30, none costs 8 %
    second_glyph: int = 24  # px, height for the second look at lines that look wrong
    doubt: float = 0.8  # 0-1; lines that score lower get a second look
    second_doubt: float = 0.2  # what a line may lack to certainty, unread by the second reader
    small_print: float = 18.0  # px of the scan; smaller body glyphs are read by the second reader
