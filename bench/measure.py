"""Measures one page: what banmian makes of it, at what cost, and the same of the yardstick."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bench.pages import Page
from bench.process import Run, run
from bench.reference import read_plainly, read_with_rapidocr
from bench.score import Figures, Truth, parse_piece, parse_truth, score_articles, score_text

TIMEOUT = 900.0  # seconds; a page takes 5 to 15


@dataclass(frozen=True, slots=True)
class Measurement:
    """A page's figures.

    Attributes:
        figures: accuracy, as of `bench.score`; empty without ground truth.
        cost: ``wall`` and ``cpu`` in seconds, ``memory`` in megabytes (10^6 bytes), of all its
            processes together.
        reference: accuracy and cost of plain Tesseract; empty when it was not run or failed.
        pipeline: the same of RapidOCR's own pipeline.
        stages: seconds by stage, as the page itself tells.
        engine: what read it.
        megapixels: of the scan.
        failure: why there is no result; empty when there is one.
    """

    page: Page
    figures: Figures = field(default_factory=dict)
    cost: Figures = field(default_factory=dict)
    reference: Figures = field(default_factory=dict)
    pipeline: Figures = field(default_factory=dict)
    stages: Figures = field(default_factory=dict)
    engine: str = ""
    megapixels: float = 0.0
    failure: str = ""

    @property
    def ratio(self) -> float | None:
        """Wall time as a part of the yardstick's."""
        return self.cost["wall"] / self.reference["wall"] if self.reference else None


READERS: dict[str, tuple[str, ...]] = {
    "": (),
    "tesseract alone": ("--second-reader", "none"),
    "rapidocr alone": ("--reader", "rapidocr"),
}
"""Options of ``banmian read`` by how the pages are read; the first way is the usual one."""


def measure(page: Page, with_reference: bool, with_pipeline: bool = False) -> Measurement:
    """Read the page, score the result, and do the same with the yardsticks."""
    truth = parse_truth(_load(page.truth)) if page.truth else None
    return replace(
        measure_reader(page, ""),
        reference=_reference(read_plainly(page.image), truth) if with_reference else {},
        pipeline=_reference(read_with_rapidocr(page.image), truth) if with_pipeline else {},
    )


def measure_reader(page: Page, how: str) -> Measurement:
    """Read the page with ``banmian read --json`` in a process of its own, and score the result.

    Args:
        page: to be read.
        how: one of the `READERS`.
    """
    truth = parse_truth(_load(page.truth)) if page.truth else None
    ours = run((_program(), "read", str(page.image), "--json", *READERS[how]), {}, TIMEOUT)
    if ours.code != 0:
        return Measurement(page, cost=_cost(ours), failure=_failure(ours))
    try:
        result = json.loads(ours.output)
        pieces = [parse_piece(article) for article in result["articles"]]
        layout = result["page"]["layout"]
        return Measurement(
            page,
            figures=score_articles(truth, pieces) if truth else {"articles_out": len(pieces)},
            cost=_cost(ours),
            stages=result["page"]["timings"],
            engine=result["page"]["engine"],
            megapixels=layout["width"] * layout["height"] / 1e6,
        )
    except (ValueError, KeyError, TypeError) as error:
        problem = f"what it printed is not as promised: {error!r}"
        return Measurement(page, cost=_cost(ours), failure=problem)


def _reference(plain: Run, truth: Truth | None) -> Figures:
    if plain.code != 0:
        return {}  # a PDF, say, which it cannot read
    return _cost(plain) | (score_text(truth, plain.output) if truth else {})


def _cost(process: Run) -> Figures:
    return {"wall": process.wall, "cpu": process.cpu, "memory": process.memory / 1e6}


def _failure(process: Run) -> str:
    if process.timed_out:
        return f"stopped after {TIMEOUT:.0f} s"
    last = process.errors.strip().splitlines()[-1:] or ["no message"]
    return f"exit code {process.code}: {last[0]}"


def _program() -> str:
    """The command installed beside the Python that runs this."""
    return str(Path(sys.executable).with_name("banmian"))


def _load(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))
