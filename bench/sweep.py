"""The same pages turned, at other resolutions, in another light: ``python -m bench.sweep``.

    python -m bench.sweep --pages FOLDER --by skew|dpi|turns|looks [--only TEXT]

For every change: how much of the articles stays whole, how far that falls below the page as it
is, the worst page, and the CPU seconds of layout. Layout alone is measured, as by
`bench.segmentation`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.changes import LOOKS, SKEWS, TURNS, resolutions
from bench.measure import Measurement
from bench.pages import Page, find_pages
from bench.segmentation import Change, measure_changed, measure_layout, outline_file

DPI = 300  # of a page whose truth does not say
Row = tuple[Measurement, dict[str, Measurement]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print a table: one row for each change."""
    options = _parser().parse_args(arguments)
    pages = [page for page in find_pages(options.pages) if outline_file(page)]
    pages = [page for page in pages if options.only in page.name]
    rows = []
    console = Console(width=None if sys.stdout.isatty() else 120)
    with ProcessPoolExecutor(max_workers=options.jobs) as pool:
        for row in pool.map(partial(swept, by=options.by), pages):
            console.print(_page_line(row), markup=False, highlight=False)
            rows.append(row)
    console.print(_table(rows))
    return 0


def swept(page: Page, by: str) -> Row:
    """A page as it is, and after every change of a kind."""
    changed = {name: measure_changed(page, change) for name, change in changes(page, by).items()}
    return measure_layout(page), changed


def changes(page: Page, by: str) -> Mapping[str, Change]:
    """The changes of a kind: skew, dpi, turns or looks."""
    if by == "dpi":
        truth = json.loads(page.truth.read_text(encoding="utf-8")) if page.truth else {}
        return resolutions(truth.get("dpi") or DPI)
    return {"skew": SKEWS, "turns": TURNS, "looks": LOOKS}[by]


def _table(rows: Sequence[Row]) -> Table:
    table = Table("change", "whole", "fall", "worst page", "articles", "headlines", "layout s/MP")
    for name in rows[0][1] if rows else ():
        pairs = [(base, changed[name]) for base, changed in rows]
        falls = [_whole(base) - _whole(one) for base, one in pairs]
        worst = max(zip(falls, (base.page.name for base, _ in pairs), strict=True))
        table.add_row(
            name,
            f"{_mean([_whole(one) for _, one in pairs]):.3f}",
            f"{_mean(falls):+.3f}",
            f"{worst[0]:+.2f} {worst[1]}" if worst[0] > 0 else "",
            f"{_sum(pairs, 1):.0f} / {_sum(pairs, 0):.0f}",
            f"{_mean([one.figures.get('headline_acc', 1.0) for _, one in pairs]):.3f}",
            f"{_mean([one.cost['layout'] / one.megapixels for _, one in pairs]):.3f}",
        )
    return table


def _sum(pairs: Sequence[tuple[Measurement, Measurement]], which: int) -> float:
    return sum(pair[which].figures["articles_out"] for pair in pairs)


def _whole(one: Measurement) -> float:
    return one.figures.get("articles_whole", 1.0)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))


def _page_line(row: Row) -> str:
    base, changed = row
    shown = ", ".join(f"{name} {_whole(one):.2f}" for name, one in changed.items())
    return f"{base.page.name}: as it is {_whole(base):.2f}; {shown}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.sweep", description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--by", choices=("skew", "dpi", "turns", "looks"), required=True)
    parser.add_argument("--only", default="", metavar="TEXT", help="pages with this in their name")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="pages at once, 1")
    return parser


if __name__ == "__main__":
    sys.exit(main())
