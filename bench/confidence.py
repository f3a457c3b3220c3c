"""Measures and fits the confidence of articles: ``python -m bench.confidence --pages FOLDER...``.

Layout says how likely each of its articles is whole and alone. Here the truth says which are: an
article that holds nearly all characters of one true article and hardly any of others. Half of the
pages fit the odds and the other half are told by them, both ways; then all of them give the
constants of ``layout/articles/confidence.py``. What the constants in use say is shown as well.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.grouping import is_in_first_half, owner_of
from bench.learning import regression
from bench.pages import Page, find_pages
from bench.segmentation import Character, holders, outline_file, printed_characters
from config.settings import load_settings
from document.page import PageLayout
from layout import analyse
from layout.articles.confidence import WEIGHTS, Margins, margins
from layout.scan import decode

MOST, FEW = 0.85, 0.15
"""Share of a true article's characters in one that is whole, and of others in one that is alone."""

BINS = (0.0, 0.5, 0.7, 0.85, 0.92, 0.96, 1.01)
"""Edges of the groups of articles of which as much is said."""

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Told:
    """An article of a layout: its page, what its confidence is made of, and whether it is right."""

    page: str
    margins: Margins
    right: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, fit and print."""
    options = _parser().parse_args(arguments)
    pages = [page for folder in options.pages for page in find_pages(folder) if outline_file(page)]
    with ProcessPoolExecutor(max_workers=options.jobs) as pool:
        told = [one for own in pool.map(told_of_page, pages) for one in own]
    report(told)
    return 0


def told_of_page(page: Page) -> list[Told]:
    """The articles that layout finds on a page."""
    settings = load_settings(None)
    grey = decode(page.image.read_bytes(), page.name, settings.scan, 1).grey
    return told_of(page.name, analyse(grey, settings.layout), tuple(printed_characters(page)))


def told_of(name: str, layout: PageLayout, characters: Sequence[Character]) -> list[Told]:
    """The articles of a layout against the characters printed where its lines lie."""
    articles = {region.id: region.article for region in layout.regions}
    printed: Counter[str] = Counter()
    held: dict[int, Counter[str]] = {}
    for one, region in zip(characters, holders(layout, characters), strict=True):
        owner = owner_of(one)
        printed[owner] += 1
        article = articles.get(region) if region is not None else None
        if article is not None:
            held.setdefault(article, Counter())[owner] += 1
    return [
        Told(name, found, _is_right(held.get(article, Counter()), printed))
        for article, found in margins(layout).items()
    ]


def _is_right(held: Counter[str], printed: Counter[str]) -> bool:
    if not held:
        return False
    owner, most = held.most_common(1)[0]
    others = held.total() - most
    return bool(owner) and most >= MOST * printed[owner] and others <= FEW * printed[owner]


def report(told: Sequence[Told]) -> None:
    """Prints how well the odds in use are kept, those fitted to the other half, and new ones."""
    print(
        f"{len(told)} articles, {np.mean([one.right for one in told]):.3f} of them whole and alone"
    )
    print("as they are:")
    _show(told, np.array(list(WEIGHTS.values())))
    halves = [
        [one for one in told if is_in_first_half(one.page) is first] for first in (True, False)
    ]
    for fitted, measured in (halves, halves[::-1]):
        print("fitted to one half, told of the other:")
        _show(measured, fit(fitted))
    told_by = dict(zip(WEIGHTS, fit(told).round(2).tolist(), strict=True))
    print(f"fitted to all: WEIGHTS = {told_by}")


def fit(told: Sequence[Told]) -> Table:
    """Weights of what the confidence is made of, by logistic regression."""
    return regression(_facts(told), np.array([one.right for one in told], np.bool_))


def _facts(told: Sequence[Told]) -> Table:
    return np.array([list(one.margins.facts.values()) for one in told], float)


def _show(told: Sequence[Told], weights: Table) -> None:
    said = 1 / (1 + np.exp(-(_facts(told) @ weights)))
    right = np.array([one.right for one in told])
    for low, high in pairwise(BINS):
        own = (said >= low) & (said < high)
        if own.any():
            n = int(own.sum())
            print(f"  said {said[own].mean():.3f}: {right[own].mean():.3f} of {n} are right")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.confidence", description=__doc__)
    parser.add_argument("--pages", type=Path, nargs="+", required=True, metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="pages at once, 1")
    return parser


if __name__ == "__main__":
    sys.exit(main())
