"""The yardsticks: the plain Tesseract program on the whole page, and RapidOCR's own pipeline."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.process import Run, run

ENVIRONMENT = {"OMP_THREAD_LIMIT": "1"}
TIMEOUT = 900.0  # seconds; a page takes 10 to 20


def read_plainly(image: Path) -> Run:
    """Run ``OMP_THREAD_LIMIT=1 tesseract PAGE - -l chi_sim --psm 3``."""
    command = ("tesseract", str(image), "-", "-l", "chi_sim", "--psm", "3")
    return run(command, ENVIRONMENT, TIMEOUT)


PIPELINE = """
import sys
from rapidocr import RapidOCR
print("\\n".join(RapidOCR()(sys.argv[1]).txts or ()))
"""


def read_with_rapidocr(image: Path) -> Run:
    """Run RapidOCR's own pipeline, detector and all, as it comes, on the whole page."""
    return run((sys.executable, "-c", PIPELINE, str(image)), {}, TIMEOUT)
