"""What layout costs on large scans, and how that grows: ``python -m bench.cost --pages FOLDER``.

Every page is brought to 24 megapixels, then a quarter of it, half of it, all of it and two of it
side by side are laid out, each in a process of its own: 6 to 48 megapixels of the same print. The
table tells CPU seconds and peak memory of the process, and the power of the pixels that the
seconds grow with. Linux alone: the peak comes from ``/proc``.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from rich.console import Console
from rich.table import Table

from bench.pages import find_pages
from config.settings import load_settings
from document.page import Grey
from layout import analyse
from layout.scan import decode

MEGAPIXELS = 24.0
SHARES = (0.25, 0.5, 1.0, 2.0)
"""Parts of a page of so many megapixels."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What layout took: megapixels of the scan, CPU seconds, peak megabytes of the process."""

    megapixels: float
    seconds: float
    megabytes: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print a row for each page."""
    options = _parser().parse_args(arguments)
    pages = [page for page in find_pages(options.pages) if options.only in page.name]
    table = Table("page", *(f"{share * MEGAPIXELS:.0f} MP" for share in SHARES), "grows with")
    for page in pages:
        costs = [measured(page.image, share) for share in SHARES]
        told = [f"{cost.seconds:.2f} s, {cost.megabytes:.0f} MB" for cost in costs]
        table.add_row(page.name, *told, f"pixels^{growth(costs):.2f}")
    Console(width=None if sys.stdout.isatty() else 120).print(table)
    return 0


def measured(image: Path, share: float) -> Cost:
    """The cost of a part of a page, in a fresh process."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        return pool.submit(_laid_out, image, share).result()


def growth(costs: Sequence[Cost]) -> float:
    """The power of the pixels that the seconds grow with: 1 is in proportion."""
    pixels = np.log([cost.megapixels for cost in costs])
    return float(np.polyfit(pixels, np.log([cost.seconds for cost in costs]), 1)[0])


def part_of(grey: Grey, share: float) -> Grey:
    """A page of ``MEGAPIXELS``, or the upper part, or two beside each other."""
    factor = (MEGAPIXELS * 1e6 / grey.size) ** 0.5
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    whole = np.asarray(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=way), np.uint8)
    if share > 1:
        return np.hstack([whole] * round(share))
    return np.ascontiguousarray(whole[: round(share * len(whole))])


def _laid_out(image: Path, share: float) -> Cost:
    options = load_settings(None).layout
    grey = part_of(decode(image.read_bytes(), image.name).grey, share)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the peak so far
    start = time.process_time()
    analyse(grey, options)
    seconds = time.process_time() - start
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return Cost(grey.size / 1e6, seconds, int(peak.split()[1]) * 1024 / 1e6)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.cost", description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--only", default="", metavar="TEXT", help="pages with this in their name")
    return parser


if __name__ == "__main__":
    sys.exit(main())
