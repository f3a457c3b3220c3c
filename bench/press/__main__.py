"""``python -m bench.press``: write pages or issues with their truth into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bench.press.output import Split, write_issues, write_pages
from document.errors import BanmianError

app = typer.Typer(add_completion=False)


@app.command()
def main(
    out: Annotated[Path, typer.Option(help="folder for the pages")],
    seed: Annotated[int, typer.Option(help="number of the first page or issue")] = 1,
    count: Annotated[int, typer.Option(help="how many")] = 6,
    damage: Annotated[
        str, typer.Option(help="of clean, scan1, scan2, scan3, worn, turned, web")
    ] = "clean,scan2",
    set_: Annotated[Split, typer.Option("--set", help="look at train, measure on test")] = "train",
    issue: Annotated[bool, typer.Option("--issue", help="whole issues with joins")] = False,
    pages: Annotated[int, typer.Option(help="pages of an issue")] = 4,
    joins: Annotated[int, typer.Option(help="articles of an issue that go on elsewhere")] = 2,
    troubles: Annotated[
        float, typer.Option(help="issues with all that goes wrong, this share of markers damaged")
    ] = -1.0,
    dpi: Annotated[int, typer.Option(help="dots per inch; 0 chooses, mostly 300")] = 0,
) -> None:
    """Set newspaper pages at random, exactly described; the same numbers give the same bytes."""
    numbers, levels = range(seed, seed + count), damage.split(",")
    try:
        if issue:
            wear = troubles if troubles >= 0 else None
            made = write_issues(out, numbers, levels, set_, pages, joins, dpi or None, wear)
        else:
            made = write_pages(out, numbers, levels, set_, dpi or None)
    except BanmianError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(error.exit_code) from error
    for path in made:
        typer.echo(path)


if __name__ == "__main__":
    app()
