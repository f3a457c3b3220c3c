"""Pages, issues and their damaged versions as files.

For a page STEM:

    STEM.png                the page as printed
    STEM.json               what stands on it; boxes are those of the clean page
    STEM_scan2.jpg          a damaged version
    STEM_scan2.boxes.json   where every line and region of STEM.json lies in that version
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from PIL import Image

from bench.press.bend import Bend
from bench.press.issue import PrintedIssue, issue_json, make_issue, make_troubled_issue
from bench.press.page import make_page
from bench.press.scanner import LEVELS, Damage, describe, encode, scan_page
from bench.press.truth import TruthPage, to_json
from document.errors import SettingsError
from document.geometry import Box
from document.page import Grey

Split = Literal["train", "test"]
CLEAN = "clean"
AGAIN, RESCAN = "-again", "scan1"  # a page that was scanned twice


def write_pages(
    out: Path,
    numbers: Sequence[int],
    levels: Sequence[str] = (CLEAN, "scan2"),
    split: Split = "train",
    dpi: int | None = None,
) -> list[Path]:
    """Set pages of different papers into a folder.

    Args:
        out: the folder; made when missing.
        numbers: which pages; a number always gives the same page.
        levels: clean and the names of ``scanner.LEVELS``.
        split: train to look at while developing, test to measure on only.
        dpi: None chooses, mostly 300.

    Returns:
        The image files.

    Raises:
        SettingsError: an unknown level.
        EngineMissing: a font is not installed.
    """
    check_levels(levels)
    out.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    for number in numbers:
        seed = f"{split}/{number}"
        page, truth = make_page(seed, f"press_{number:04d}.png", dpi)
        files += write_versions(out, f"press_{number:04d}", page, truth, levels, seed)
    return files


def write_issues(
    out: Path,
    numbers: Sequence[int],
    levels: Sequence[str] = (CLEAN,),
    split: Split = "train",
    pages: int = 4,
    joins: int = 2,
    dpi: int | None = None,
    troubles: float | None = None,
) -> list[Path]:
    """Set whole issues, each in a folder ``issue_NNNN`` with its joins in ``issue.json``.

    ``troubles`` is the share of markers that are damaged in issues with all that goes wrong; None
    sets calm ones, with as many ``pages`` and ``joins`` as asked for.

    Returns:
        The folders.
    """
    check_levels(levels)
    folders = []
    for number in numbers:
        folder = out / f"issue_{number:04d}"
        folder.mkdir(parents=True, exist_ok=True)
        seed = f"{split}/issue/{number}"
        if troubles is None:
            issue = make_issue(seed, pages, joins, dpi)
        else:
            issue = make_troubled_issue(seed, troubles, dpi)
        write_issue(folder, issue, levels, seed)
        folders.append(folder)
    return folders


def write_issue(folder: Path, issue: PrintedIssue, levels: Sequence[str], seed: str) -> None:
    """Write the pages of an issue that arrive, a second scan of some, and ``issue.json``."""
    for place, page in enumerate(issue.pages):
        if place in issue.plan.absent:
            continue
        stem = page.truth.image.removesuffix(".png")
        write_versions(folder, stem, page.pixels, page.truth, levels, f"{seed}/{stem}")
        if place in issue.plan.twice:
            stem += AGAIN
            write_versions(folder, stem, page.pixels, page.truth, (RESCAN,), f"{seed}/{stem}")
    write_json(folder / "issue.json", issue_json(issue))


def write_versions(
    out: Path, stem: str, page: Grey, truth: TruthPage, levels: Sequence[str], seed: str
) -> list[Path]:
    """Write a page's truth and its versions; return the image files."""
    write_json(out / f"{stem}.json", to_json(truth))
    files = []
    for level in levels:
        if level == CLEAN:
            file = out / f"{stem}.png"
            dots = (truth.dpi, truth.dpi)
            Image.fromarray(page).save(file, dpi=dots, compress_level=3)
        else:
            file = out / f"{stem}_{level}.jpg"
            write_scan(file, page, truth, LEVELS[level], f"{seed}/{level}")
        files.append(file)
    return files


def write_scan(file: Path, page: Grey, truth: TruthPage, damage: Damage, seed: str) -> None:
    """Damage a page, write the scan and, beside it, where everything lies in it."""
    if damage.glyph:
        damage = replace(damage, scale=min(1.0, damage.glyph / truth.glyph))
    margin = min(line.box.left for article in truth.articles for line in article.lines)
    number = zlib.crc32(seed.encode())
    scan, bend = scan_page(page, damage, number, dpi=truth.dpi, margin=margin)
    file.write_bytes(encode(scan, damage, truth.dpi))
    boxes = outlines(truth, bend) | {"image": file.name, "damage": describe(damage)}
    write_json(file.with_suffix(".boxes.json"), boxes)


def outlines(truth: TruthPage, bend: Bend) -> dict[str, Any]:
    """Outlines of all lines and regions in a scan: four [x, y] corners from the top left on."""

    def corners(box: Box) -> list[list[float]]:
        return [list(point) for point in bend.quad(box).corners]

    return {
        "width": bend.width,
        "height": bend.height,
        "skew": bend.angle,
        "turned": bend.quarters * 90,  # degrees clockwise
        "folio": [corners(line.box) for line in truth.folio.lines],
        "articles": [
            {
                "id": article.id,
                "lines": [corners(line.box) for line in article.lines],
                "regions": [
                    {"kind": region.kind, "quad": corners(region.box)} for region in article.regions
                ],
            }
            for article in truth.articles
        ],
    }


def check_levels(levels: Sequence[str]) -> None:
    """Refuse a damage level that does not exist.

    Raises:
        SettingsError: one of them is unknown.
    """
    known = (CLEAN, *LEVELS)
    unknown = [level for level in levels if level not in known]
    if unknown:
        remedy = f"Take some of {', '.join(known)}"
        raise SettingsError(",".join(unknown), "press", "no such damage", remedy)


def write_json(path: Path, data: dict[str, Any]) -> None:
    """JSON for people and programs: UTF-8, one value a line."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
