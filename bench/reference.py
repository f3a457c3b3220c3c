"""The yardstick: the plain Tesseract program, on one thread, on the whole page."""

from __future__ import annotations

from pathlib import Path

from bench.process import Run, run

ENVIRONMENT = {"OMP_THREAD_LIMIT": "1"}
TIMEOUT = 900.0  # seconds; a page takes 10 to 20


def read_plainly(image: Path) -> Run:
    """Run ``OMP_THREAD_LIMIT=1 tesseract PAGE - -l chi_sim --psm 3``."""
    command = ("tesseract", str(image), "-", "-l", "chi_sim", "--psm", "3")
    return run(command, ENVIRONMENT, TIMEOUT)
