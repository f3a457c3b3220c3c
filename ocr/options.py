"""Settings of the reading stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

STANDARD = "tesseract-standard"  # the name of the reader with Tesseract's standard models


@dataclass(frozen=True, slots=True)
class OcrOptions:
    """How lines are read.

    Measured on 729 body lines of 30 pages of the press with many rare characters: errors in %, with
    marks, and ms of one core a line. Only the share of the crop's height that glyphs fill matters,
    not its pixels.

        as set                              3.0  3.1  29
        unsqueezed                          3.2  3.3  30
        air of 0.20                         3.0  3.1  29
        air of 0.25                         3.4  3.8  27
        blocks of five lines in mode 6      3.4  3.5  29, on a whole page

    On 1,049 lines of 24 others, with an air of 0.15: unsqueezed 2.2, at 0.85 2.4, at 0.78 2.8, at
    0.70 4.5; with 0.10 and 0.25, 2.3. On 451 lines of web images with glyphs of 11-14 px: air of
    0.15 8.4, 0.18 7.6, 0.25 7.9, the blocks 9.9. Display type, 204 lines: air of 0.18 5.2, 0.20
    5.1, 0.25 6.4; in mode 7 with an air of its own 4.7, but with marks 8.5 instead of 5.7. Some
    0.7 % of these pages' characters are not in the model, and no cut can read them. The second
    reader has 0.0-0.8 % of display type wrong.

    White between strokes costs CPU as glyphs do, but the models need it: no more than 0.375 glyphs
    of it saved a fourteenth and read the press better, but lost newspapers' full stops and quotes.

    With the standard models at hand, 0.90 instead of 0.95 reads body text as well for a twentieth
    less CPU, but 69 lines of small type with two fifths more errors.

    On 6,443 lines of 144 pages with still more rare characters, clean ones and scans, half of them
    read by tables learned on the others: lines of a hundred that the standard models read too
    (``standard_doubt``), and errors:

        none   34 (1.2)   40 (0.85)   46 (0.6)   53 (0.4)   58 (0.3)   67 (0.2)
        3.21   1.51       1.43        1.37       1.30       1.28       1.26

    The sum of what the tables expect to be wrong chooses as well, the worst character worse. With
    the standard models first and the fast ones beside them, a twentieth less CPU does as well on
    body text, and has twice the errors in small lines. Only the doubtful stretches of lines are
    no cheaper: they need six glyphs on either side, and errors told with certainty stay. On poor
    scans the fast models doubt much that they read rightly: half of the lines (``standard_share``)
    are enough there. Where more of a line is expected to be wrong than ``third_doubt``, the
    standard models look again. By these three, errors on twelve pages of the press, as set, fair
    and poor scans, and on ten scans and pages of newspapers, and there the CPU of reading, in that
    of plain Tesseract over the page:

        0.3 of lacking, all lines, 0.75   0.99 0.76 1.13   0.92   1.19
        0.3, half of them, 1.2            0.98 0.73 1.21   0.92   1.10
        0.4, half of them, 1.4            0.99 0.77 1.22   0.92   1.05
        0.5, half of them, 1.4            1.02 0.78 1.21   0.93   1.02
    """

    reader: Literal["tesseract", "rapidocr"] = "tesseract"  # reads all lines
    # Reads again what the reader is unsure of; auto: rapidocr where it is installed.
    second_reader: Literal["auto", "rapidocr", "none"] = "auto"
    command: str = "tesseract"  # program name or path
    languages: tuple[str, ...] = ("chi_sim",)  # adding eng doubles the errors in Chinese text
    script: Literal["auto", "simplified", "traditional"] = "auto"  # of the print
    tessdata: str = ""  # folder with the models; empty: where the program looks by itself
    # Folder with the standard models, which read again what the fast ones are unsure of when there
    # is no other reader; auto: where set-up puts them, if it did; none: do without.
    standard_models: str = "auto"
    processes: int = 0  # programs at the same time; 0: one a core
    timeout: float = 20.0  # seconds every run may take, however short its list
    timeout_per_line: float = 0.5  # seconds more for each line of its list; 0.03 is usual
    retry_crops: int = 8  # lines in a list that is read again after a failure
    glyph: int = 32  # px, height of a glyph given to the engine, which scales it to its own
    air: float = 0.18  # glyphs of paper around a line
    border: int = 2  # px of white around that; 15 have 10 % errors
    squeeze: float = 0.95  # width of a glyph, of what goes with its height
    doubt: float = 0.8  # 0-1; lines that score lower get a second look
    second_doubt: float = 0.15  # what a line may lack to certainty, unread by the second reader
    standard_doubt: float = 0.4  # the same, unread by the standard models
    standard_share: float = 0.5  # of a page's lines that those read at most, headlines aside
    third_doubt: float = 1.4  # wrong characters of a line that those look at again
    small_print: float = 18.0  # px of the scan; smaller body glyphs are read by the second reader

    def doubt_beside(self, second: str) -> tuple[float, float]:
        """What a line may lack to certainty before that reader reads it too, and how many may."""
        if second == STANDARD:
            return self.standard_doubt, self.standard_share
        return self.second_doubt, 1.0
