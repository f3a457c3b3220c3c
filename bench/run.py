"""Measures accuracy and speed over a folder of pages: ``python -m bench.run --pages FOLDER``.

Prints tables, writes JSON, and ends with exit code 6 when a page failed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from bench.machine import machine, versions
from bench.measure import READERS, Measurement, measure, measure_reader
from bench.pages import Page, find_pages
from bench.reading import all_readers, readings, tables
from bench.summary import ACCURACY, ALL, SPEED, Summary, as_json, page_line, summarise, table
from document.errors import BanmianError, ExitCode, SettingsError

OUT = Path("out/bench/bench.json")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write; the exit code says whether every page gave a result."""
    options = _parser().parse_args(arguments)
    try:
        measurements = _measured(options)
    except BanmianError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return ExitCode.PARTIAL if any(one.failure for one in measurements) else ExitCode.DONE


def _measured(options: argparse.Namespace) -> list[Measurement]:
    if options.out.is_dir():
        raise SettingsError(str(options.out), "bench", "is a folder", "Name a file with --out.")
    pages = find_pages(options.pages)[: options.limit]
    if not pages:
        remedy = "Name a folder with --pages."
        raise SettingsError(str(options.pages), "bench", "holds no page images", remedy)
    about = {"machine": machine(), "versions": versions()}
    console = Console(stderr=not sys.stdout.isatty())
    pipelines = {page for page in pages[: options.rapidocr] if not options.no_reference}

    def work(page: Page) -> Measurement:
        return measure(page, not options.no_reference, page in pipelines)

    measurements = []
    with ThreadPoolExecutor(max_workers=options.jobs) as pool:
        for one in pool.map(work, pages):
            console.print(page_line(one), markup=False, highlight=False, soft_wrap=True)
            measurements.append(one)
    singles = list(_by_reader(measurements, options.each_reader))
    summaries = summarise(measurements) | _apart(singles)
    _print_report(about, [*measurements, *singles], summaries)
    if options.lines:
        _print_reading([one.page for one in measurements if not one.failure], options.lines)
    _write_report(options.out, about, measurements, singles, summaries)
    return measurements


def _by_reader(measurements: Sequence[Measurement], count: int) -> Iterator[Measurement]:
    """The first pages of each group once more, by one reader alone."""
    for group in dict.fromkeys(one.page.group for one in measurements):
        first = [one for one in measurements if one.page.group == group][:count]
        for how in list(READERS)[1:]:
            for usual in first:
                page = replace(usual.page, group=f"{group}, {how}")
                one = measure_reader(page, how)
                yield replace(one, reference=usual.reference, pipeline=usual.pipeline)


def _apart(measurements: Sequence[Measurement]) -> dict[str, Summary]:
    return {name: one for name, one in summarise(measurements).items() if name != ALL}


def _print_reading(pages: Sequence[Page], most: int) -> None:
    """Recognition apart from layout, reader by reader."""
    console = Console(width=None if sys.stdout.isatty() else 200)
    readers = all_readers()
    outcomes = [one for page in pages for one in readings(page, readers, most)]
    for part in tables(outcomes) if outcomes else ():
        console.print(part, soft_wrap=True, highlight=False)


def _print_report(
    about: dict[str, Any], measurements: Sequence[Measurement], summaries: dict[str, Summary]
) -> None:
    console = Console(width=None if sys.stdout.isatty() else 200)
    console.print()
    console.print(table("Accuracy", summaries, ACCURACY))
    console.print(table("Speed", summaries, SPEED))
    host, programs = about["machine"], about["versions"]
    lines = [
        "plain: OMP_THREAD_LIMIT=1 tesseract PAGE - -l chi_sim --psm 3; RapidOCR: its own pipeline",
        f"machine: {host['processor']}, {host['cores']} cores, {host['memory_gb']} GB, "
        f"{host['system']}",
        "versions: " + ", ".join(f"{name} {number}" for name, number in programs.items()),
        "engine: " + "; ".join(sorted({one.engine for one in measurements if one.engine})),
        *(page_line(one) for one in measurements if one.failure),
    ]
    console.print("\n".join(lines), markup=False, highlight=False, soft_wrap=True)


def _write_report(
    out: Path,
    about: dict[str, Any],
    measurements: Sequence[Measurement],
    singles: Sequence[Measurement],
    summaries: dict[str, Summary],
) -> None:
    report = {
        "schema": "banmian.bench/1",
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        **about,
        "groups": {name: asdict(summary) for name, summary in summaries.items()},
        "pages": [as_json(one) for one in measurements],
        "by_reader": [as_json(one) for one in singles],
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument(
        "--pages",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="images, with STEM.json beside STEM.png and STEM_scan2.jpg where the truth is known; "
        "or one image",
    )
    parser.add_argument("--out", type=Path, default=OUT, metavar="FILE", help=f"JSON, {OUT}")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N pages")
    parser.add_argument(
        "--jobs",
        type=int,
        default=1,
        metavar="N",
        help="pages at once, 1; more of them slow each other down",
    )
    parser.add_argument(
        "--rapidocr",
        type=int,
        default=1,
        metavar="N",
        help="run RapidOCR's own pipeline on the first N pages, 1; it takes a minute a page",
    )
    parser.add_argument(
        "--each-reader",
        type=int,
        default=1,
        metavar="N",
        help="read the first N pages of each group by one reader alone too, 1",
    )
    parser.add_argument(
        "--lines",
        type=int,
        default=40,
        metavar="N",
        help="read about N lines of each page where the truth has them, by each reader, 40",
    )
    parser.add_argument("--no-reference", action="store_true", help="leave the yardsticks out")
    return parser


if __name__ == "__main__":
    sys.exit(main())
