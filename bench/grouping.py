"""Fits the weights of layout's evidence: ``python -m bench.grouping --pages FOLDER...``.

Pages of the training sets that ``bench.press`` and ``bench.browser`` make. Half of them teach and
half are measured, both ways; then all of them make the table that ``--write`` puts into
``layout/articles/weights.py``. It starts from the weights in use, or with ``--anew`` from none.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.learning import OPEN, Example, Weights, learn, whole
from bench.pages import Page, find_pages
from bench.segmentation import Character, outline_file, printed_characters
from document.geometry import Box
from layout.articles.evidence import links_of
from layout.articles.graph import graph_of
from layout.articles.node import Node
from layout.articles.setting import setting_of
from layout.articles.weights import WEIGHTS
from layout.page import Structure, structure, take_apart
from layout.scan import decode
from layout.scan.options import ScanOptions
from layout.sheet.glyphs import glyph_size
from layout.sheet.straighten import EM, straightening

PURE = 0.75
"""A node of which less than this share is one article's teaches nothing."""

HEADER = (
    '"""What each fact of the evidence weighs, in log-odds; fitted by ``python -m bench.grouping``.'
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, measure, print or write."""
    options = _parser().parse_args(arguments)
    pages = [page for folder in options.pages for page in find_pages(folder) if outline_file(page)]
    examples = [example_of(page) for page in pages]
    earlier = None if options.anew else WEIGHTS
    for taught, measured in ((True, False), (False, True)):
        half = [one for one in examples if is_in_first_half(one.name) is taught]
        weights = learn(half, earlier)
        counts = [whole(one, weights) for one in examples if is_in_first_half(one.name) is measured]
        right, articles = np.sum(counts, axis=0)
        print(f"held out: {right} of {articles} articles whole, {right / max(1, articles):.3f}")
    told = table_of(learn(examples, earlier), f"Fitted on {len(examples)} images of {len(pages)}.")
    if options.write:
        options.write.write_text(told, encoding="utf-8")
    else:
        print(told)
    return 0


def is_in_first_half(name: str) -> bool:
    """Which half of the pages one is in: as set and as scanned it is in the same."""
    number = re.search(r"\d+", Path(name).name)
    return number is not None and int(number.group()) % 2 == 0


def example_of(page: Page) -> Example:
    """The graph of a page and the articles its nodes are of."""
    grey = decode(page.image.read_bytes(), page.name, ScanOptions(), 1).grey
    to = straightening(grey, glyph_size(grey))
    printed = tuple(printed_characters(page))
    points = np.array([(p.x, p.y) for p in printed], float).reshape(-1, 2)
    points = points @ to.forward[:, :2].T + to.forward[:, 2]
    return example(page.name, structure(take_apart(grey, to)), printed, points)


def example(
    name: str, found: Structure, printed: Sequence[Character], points: NDArray[np.float64]
) -> Example:
    """The example that a page's structure makes.

    Args:
        name: of the page.
        found: what layout found.
        printed: its characters and their articles.
        points: (N, 2) where they stand on the working page.
    """
    graph = graph_of(found.page)
    articles = np.array([owner_of(one) for one in printed])
    captions = {caption.picture: caption.lines for caption in found.captions}

    def owner(node: Node) -> str:
        lines = node.lines or captions.get(node.box, ())
        votes: Counter[str] = Counter()
        for line in lines:
            votes.update(articles[_within(line.box, points)].tolist())
        best, most = votes.most_common(1)[0] if votes else ("", 0)
        return best if most > PURE * votes.total() else ""

    links = links_of(setting_of(graph, found.separators))
    return Example(name, len(graph.nodes), tuple(links), tuple(owner(n) for n in graph.nodes))


def owner_of(one: Character) -> str:
    """The article a character belongs to.

    Items of one box of briefs (``a5.1``, ``a5.2``) may stay together: text parts them later.

    Several stories under one banner have such ids too, and are articles of their own.
    """
    return f"{OPEN}{one.article.split('.')[0]}" if one.kind == "brief" else one.article


def _within(box: Box, points: NDArray[np.float64]) -> NDArray[np.bool_]:
    grown = box.grow(EM // 5, EM // 5)
    inside = (points[:, 0] >= grown.left) & (points[:, 0] < grown.right)
    return inside & (points[:, 1] >= grown.top) & (points[:, 1] < grown.bottom)


def table_of(weights: Weights, source: str) -> str:
    """The text of ``layout/articles/weights.py``."""
    rows = [
        HEADER,
        "",
        source,
        '"""',
        "",
        "from layout.articles.evidence import Facts, Relation",
        "",
    ]
    rows.append("WEIGHTS: dict[Relation, Facts] = {")
    for relation, own in weights.items():
        rows.append(f"    Relation.{relation.name}: {{")
        rows += [f'        "{name}": {value},' for name, value in own.items()]
        rows.append("    },")
    return "\n".join([*rows, "}", ""])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.grouping", description=__doc__)
    parser.add_argument("--pages", type=Path, nargs="+", required=True, metavar="FOLDER")
    parser.add_argument("--anew", action="store_true", help="forget the weights in use")
    parser.add_argument("--write", type=Path, metavar="FILE", help="layout/articles/weights.py")
    return parser


if __name__ == "__main__":
    sys.exit(main())
