"""``python -m bench.press``: write pages with their truth and damaged versions into a folder."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from PIL import Image

from bench.press.page import make_page
from bench.press.scanner import LEVELS, Bend, describe, encode, scan_page
from bench.press.truth import TruthPage, to_json
from document.page import Grey

Set = Literal["train", "test"]


def main(
    out: Annotated[Path, typer.Option(help="folder for the pages")],
    seed: Annotated[int, typer.Option(help="number of the first page")] = 1,
    count: Annotated[int, typer.Option(help="how many pages")] = 6,
    damage: Annotated[str, typer.Option(help="clean, scan1, scan2, scan3")] = "clean,scan2",
    set_: Annotated[
        str, typer.Option("--set", help="train to look at, test to measure on")
    ] = "train",
    dpi: Annotated[int, typer.Option(help="0 chooses, mostly 300")] = 0,
) -> None:
    """Set pages at random, exactly described; the same numbers give the same bytes."""
    levels = damage.split(",")
    unknown = sorted(set(levels) - {"clean", *LEVELS})
    if unknown:
        raise typer.BadParameter(f"no such damage: {', '.join(unknown)}")
    if set_ not in ("train", "test"):
        raise typer.BadParameter("--set is train or test")
    out.mkdir(parents=True, exist_ok=True)
    for number in range(seed, seed + count):
        write_page(out, f"press_{number:04d}", f"{set_}/{number}", levels, dpi or None)


def write_page(out: Path, stem: str, seed: str, levels: list[str], dpi: int | None = None) -> None:
    """Set one page and write STEM.png, STEM.json and for each damage STEM_scan2.jpg.

    Beside a damaged version stands STEM_scan2.boxes.json: the line and region outlines in it.
    """
    image = f"{stem}.png" if "clean" in levels else f"{stem}_{levels[0]}.jpg"
    page, truth = make_page(seed, image, dpi)
    if "clean" in levels:
        Image.fromarray(page).save(
            out / f"{stem}.png", dpi=(truth.dpi, truth.dpi), compress_level=3
        )
    _write_json(out / f"{stem}.json", to_json(truth))
    for level in levels:
        if level == "clean":
            continue
        write_scan(out, f"{stem}_{level}", page, truth, level, f"{seed}/{level}")


def write_scan(out: Path, stem: str, page: Grey, truth: TruthPage, level: str, seed: str) -> None:
    """Damage a page and write its scan and where everything lies in it."""
    damage = LEVELS[level]
    scan, bend = scan_page(page, damage, zlib.crc32(seed.encode()))
    (out / f"{stem}.jpg").write_bytes(encode(scan, damage, truth.dpi))
    _write_json(out / f"{stem}.boxes.json", mapped(truth, bend, f"{stem}.jpg", describe(damage)))


def mapped(truth: TruthPage, bend: Bend, image: str, damage: dict[str, Any]) -> dict[str, Any]:
    """Outlines of all lines and regions in a scan, as [x, y] corners from the top left on."""

    def corners(box: Any) -> list[list[float]]:
        return [list(point) for point in bend.quad(box).corners]

    return {
        "image": image,
        "width": bend.width,
        "height": bend.height,
        "damage": damage,
        "skew": bend.angle,
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
        "folio": [corners(line.box) for line in truth.folio.lines],
    }


def _write_json(path: Path, data: dict[str, Any]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
