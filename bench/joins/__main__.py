"""Precision and recall of joins, clean and with damaged markers: ``python -m bench.joins``."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.joins.issues import type_issue
from bench.joins.large import ARTICLES, PAGES, Cost, measure
from bench.joins.measure import Score, score
from bench.joins.printed import measure_printed

OUT = Path("out/bench/joins.json")
LEVELS = {"clean": 0.0, "15 % damaged": 0.15, "30 % damaged": 0.3}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    options = _parser().parse_args(arguments)
    scores = {
        name: sum(
            (score(type_issue(f"{options.set}/{n}", share)) for n in range(options.issues)), Score()
        )
        for name, share in LEVELS.items()
    }
    if options.printed:
        read = measure_printed(options.printed, "test" if options.set == "test" else "train")
        scores |= {f"read from {name}": one for name, one in read.items()}
    with tempfile.TemporaryDirectory() as folder:
        costs = measure(folder)
    Console().print(_table(scores))
    Console().print(_costs(costs))
    options.json.parent.mkdir(parents=True, exist_ok=True)
    told = {name: _as_json(one) for name, one in scores.items()}
    told["assembly"] = {name: _cost_json(cost) for name, cost in costs.items()}
    options.json.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _as_json(one: Score) -> dict[str, object]:
    return {
        "issues": one.issues,
        "joins": one.joins,
        "found": one.found,
        "wrong": list(one.wrong),
        "recall": one.recall,
        "precision": one.precision,
        "continuation_acc": one.continuation,
        "markers_left": one.markers_left,
    }


def _table(scores: dict[str, Score]) -> Table:
    table = Table(title="joins", title_justify="left")
    table.add_column("markers")
    for head in ("issues", "joins", "recall", "wrong", "precision", "pointers right", "left"):
        table.add_column(head, justify="right")
    for name, one in scores.items():
        figures = (f"{one.issues}", f"{one.joins}", f"{one.recall:.4f}", f"{len(one.wrong)}")
        right = f"{one.continuation:.4f}" if one.pointers else "-"
        shares = (f"{one.precision:.4f}", right, f"{one.markers_left}")
        table.add_row(name, *figures, *shares)
    return table


def _costs(costs: dict[str, Cost]) -> Table:
    table = Table(title=f"assembly, {PAGES} pages, {ARTICLES} parts", title_justify="left")
    table.add_column("what is new")
    for head in ("CPU s", "keys written", "removed"):
        table.add_column(head, justify="right")
    for name, cost in costs.items():
        table.add_row(name, *(f"{figure:.4g}" for figure in _cost_json(cost).values()))
    return table


def _cost_json(cost: Cost) -> dict[str, float]:
    return {
        "cpu": round(cost.seconds, 3),
        "written": len(cost.written),
        "removed": len(cost.removed),
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.joins", description=__doc__)
    parser.add_argument(
        "--issues", type=int, default=60, metavar="N", help="how many issues; 60 have 200 joins"
    )
    parser.add_argument(
        "--printed", type=int, default=4, metavar="N", help="issues that are set and read, 4"
    )
    parser.add_argument("--set", default="test", help="look at train, measure on test")
    parser.add_argument("--json", type=Path, default=OUT, metavar="FILE", help=f"result; {OUT}")
    return parser


if __name__ == "__main__":
    sys.exit(main())
