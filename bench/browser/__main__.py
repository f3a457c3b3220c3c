"""``python -m bench.browser``: write pages that a browser has set, with their truth."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from playwright.sync_api import Browser

from bench.browser.look import make_look
from bench.browser.plan import make_plan
from bench.browser.shoot import open_browser, shoot
from bench.browser.truth import page_truth
from bench.pages import IMAGE_TYPES
from bench.press.output import Split, check_levels, write_versions
from document.errors import BanmianError, SettingsError

app = typer.Typer(add_completion=False)


@app.command()
def main(
    out: Annotated[Path, typer.Option(help="folder for the pages")],
    seed: Annotated[int, typer.Option(help="number of the first page")] = 1,
    count: Annotated[int, typer.Option(help="how many")] = 6,
    damage: Annotated[str, typer.Option(help="as of the press")] = "clean",
    set_: Annotated[Split, typer.Option("--set", help="look at train, measure on test")] = "train",
    photos: Annotated[
        Path | None,
        typer.Option(
            help="folder with photographs, instead of drawn ones", exists=True, file_okay=False
        ),
    ] = None,
) -> None:
    """Set newspaper pages at random by a browser; their words are the press's, their looks not."""
    levels = damage.split(",")
    try:
        check_levels(levels)
        files = _pictures(photos) if photos else ()
        out.mkdir(parents=True, exist_ok=True)
        with open_browser() as browser:
            for number in range(seed, seed + count):
                _write(browser, out, number, set_, levels, files)
    except BanmianError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(error.exit_code) from error


def _write(
    browser: Browser,
    out: Path,
    number: int,
    split: Split,
    levels: Sequence[str],
    photos: Sequence[Path],
) -> None:
    name, stem = f"browser/{split}/{number}", f"browser_{number:04d}"
    rng = random.Random(name)  # noqa: S311 - a page, not a secret
    plan = make_plan(make_look(rng), rng)
    page, found = shoot(browser, plan, photos)
    truth = page_truth(plan, found, f"{stem}.png")
    for file in write_versions(out, stem, page, truth, levels, name):
        typer.echo(file)


def _pictures(folder: Path) -> tuple[Path, ...]:
    files = tuple(file for file in sorted(folder.iterdir()) if file.suffix.lower() in IMAGE_TYPES)
    if not files:
        raise SettingsError(str(folder), "press", "holds no images", "Name a folder with --photos.")
    return files


if __name__ == "__main__":
    app()
