"""Measures accuracy and speed over a folder of pages: ``python -m bench.run --pages FOLDER``.

Prints tables, writes JSON, and ends with exit code 6 when a page failed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console

from bench.machine import machine, versions
from bench.measure import Measurement, measure
from bench.pages import find_pages
from bench.summary import ACCURACY, SPEED, Summary, as_json, page_line, summarise, table
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
    work = partial(measure, with_reference=not options.no_reference)
    measurements = []
    with ThreadPoolExecutor(max_workers=options.jobs) as pool:
        for one in pool.map(work, pages):
            console.print(page_line(one), markup=False, highlight=False, soft_wrap=True)
            measurements.append(one)
    summaries = summarise(measurements)
    _print_report(about, measurements, summaries)
    _write_report(options.out, about, measurements, summaries)
    return measurements


def _print_report(
    about: dict[str, Any], measurements: Sequence[Measurement], summaries: dict[str, Summary]
) -> None:
    console = Console(width=None if sys.stdout.isatty() else 200)
    console.print()
    console.print(table("Accuracy", summaries, ACCURACY))
    console.print(table("Speed", summaries, SPEED))
    host, programs = about["machine"], about["versions"]
    lines = [
        "plain: OMP_THREAD_LIMIT=1 tesseract PAGE - -l chi_sim --psm 3",
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
    summaries: dict[str, Summary],
) -> None:
    report = {
        "schema": "banmian.bench/1",
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        **about,
        "groups": {name: asdict(summary) for name, summary in summaries.items()},
        "pages": [as_json(one) for one in measurements],
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
        help="images, with STEM.json beside STEM.png and STEM_scan2.jpg where the truth is known",
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
    parser.add_argument("--no-reference", action="store_true", help="leave plain Tesseract out")
    return parser


if __name__ == "__main__":
    sys.exit(main())
