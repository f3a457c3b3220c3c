"""Measures recognition apart from layout: ``python -m bench.reading --pages FOLDER``.

Lines are read where the truth says they stand, by Tesseract alone, with the second reader, and by
RapidOCR alone. Prints errors by damage and role, how true the confidences are, and the commonest
confusions left. It takes 10-20 seconds a page.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.table import Table

from bench.calibrate import rights
from bench.characters import folded, letters
from bench.linewise import read_scan, some_regions
from bench.outlines import true_page
from bench.pages import Page, find_pages
from document.page import Region, TextLine
from ocr.engine import LineReading
from ocr.options import OcrOptions
from ocr.reader import read_lines
from ocr.readers import Readers, open_readers

MOST = 60  # lines of a page, about
BINS = 10  # of confidence
CONFUSIONS = 12  # that are shown
DISPLAY = frozenset({"kicker", "headline", "headline_vertical", "subtitle"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reader made of a line of known text."""

    reader: str
    group: str
    role: str
    truth: str
    read: TextLine


def readings(page: Page, readers: dict[str, Readers], most: int = MOST) -> Iterator[Outcome]:
    """Some regions of a page, read by each of the readers; nothing if nobody knows its lines."""
    grey = read_scan(page)
    truth = true_page(page, grey)
    if truth is None:
        return
    regions = some_regions(truth.layout.regions, most, seed=len(page.name))
    layout = replace(truth.layout, regions=regions)
    known = dict(zip(_places(truth.layout.regions), truth.lines, strict=True))
    for name, who in readers.items():
        for line in read_lines(grey, layout, who, OcrOptions()).lines:
            true = known[line.region, line.index]
            role = "display" if true.role in DISPLAY else "body" if true.role == "body" else "other"
            yield Outcome(name, page.group, role, true.text, line)


def _places(regions: Iterable[Region]) -> Iterator[tuple[str, int]]:
    return ((region.id, index) for region in regions for index in range(len(region.lines)))


def all_readers() -> dict[str, Readers]:
    """The ways to read that there are, by name."""
    one = open_readers(OcrOptions(second_reader="none"))
    other = open_readers(OcrOptions(reader="rapidocr"))
    both = Readers(one.first, other.first)
    return {"tesseract": one, "with second reader": both, "rapidocr": other}


def error_rate(outcomes: Sequence[Outcome], fold: Callable[[str], str] = letters) -> float:
    """Character errors by characters of the truth."""
    pairs = [(fold(one.truth), fold(one.read.text)) for one in outcomes]
    edits = sum(Levenshtein.distance(true, read) for true, read in pairs)
    return edits / max(1, sum(len(true) for true, _ in pairs))


def calibration_error(outcomes: Sequence[Outcome]) -> float:
    """How far confidence and the share of right characters lie apart, over bins of confidence.

    Lines weigh by their characters; every character of a line has the line's confidence.
    """
    rows = [
        (one.read.confidence, float(sum(right)), float(len(right)))
        for one in outcomes
        if (right := rights(_unsure("".join(one.read.text.split())), one.truth))
    ]
    if not rows:
        return 0.0
    told, right, count = np.array(rows).T
    bins = np.minimum((told * BINS).astype(int), BINS - 1)
    apart = [
        abs((told * count)[bins == number].sum() - right[bins == number].sum())
        for number in np.unique(bins)
    ]
    return float(sum(apart) / count.sum())


def _unsure(text: str) -> LineReading:
    return LineReading.of(text, [0.0] * len(text))


def confusions(outcomes: Sequence[Outcome]) -> Counter[str]:
    """What stands where something else was printed; · for nothing."""
    found: Counter[str] = Counter()
    for one in outcomes:
        true, read = folded(one.truth), folded(one.read.text)
        for piece in Levenshtein.opcodes(true, read):
            if piece.tag != "equal":
                was = true[piece.src_start : piece.src_end] or "·"
                found[f"{was}→{read[piece.dest_start : piece.dest_end] or '·'}"] += 1
    return found


def tables(outcomes: Sequence[Outcome]) -> Iterator[Table | str]:
    """What people see of it."""
    drawn = Table(title="Recognition apart from layout", title_justify="left")
    heads = ("group", "role", "reader", "lines", "body_cer", "punct_cer", "calibration error")
    for head in heads:
        drawn.add_column(head)
    keys = dict.fromkeys((one.group, one.role, one.reader) for one in outcomes)
    for key in sorted(keys, key=lambda key: key[:2]):
        members = [one for one in outcomes if (one.group, one.role, one.reader) == key]
        drawn.add_row(
            *key,
            str(len(members)),
            f"{error_rate(members):.4f}",
            f"{error_rate(members, folded):.4f}",
            f"{calibration_error(members):.3f}",
        )
    yield drawn
    for reader in dict.fromkeys(one.reader for one in outcomes):
        common = confusions([one for one in outcomes if one.reader == reader])
        told = ", ".join(f"{pair} {count}" for pair, count in common.most_common(CONFUSIONS))
        yield f"commonest confusions, {reader}: {told}"


def main() -> None:
    """Read and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--most", type=int, default=MOST, help=f"lines of a page, about; {MOST}")
    parser.add_argument("--only", default="", metavar="TEXT", help="pages whose name holds it")
    options = parser.parse_args()
    readers = all_readers()
    pages = [page for page in find_pages(options.pages) if options.only in page.name]
    outcomes = [one for page in pages for one in readings(page, readers, options.most)]
    console = Console(width=None if sys.stdout.isatty() else 200)
    for part in tables(outcomes):
        console.print(part, soft_wrap=isinstance(part, str), highlight=False)


if __name__ == "__main__":
    main()
