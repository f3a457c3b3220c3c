"""Measures ``banmian text`` over made-up text layers: ``python -m bench.textlayers --count 100``.

Prints the means of :mod:`bench.score`'s figures, and the layers that came out worst.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from bench.columns import RawPage, raw_page
from bench.score import Figures, parse_piece, parse_truth, score_articles
from document.article import ArticlePart
from postprocess import compose_page
from postprocess.folio import read_folio
from postprocess.textlayer import page_of

GOOD = 0.005  # body errors up to which a layer counts as clean
_WORST = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    options = _parser().parse_args(arguments)
    seeds = range(options.first, options.first + options.count)
    found = {seed: measure(raw_page(seed)) for seed in seeds}
    print(f"{len(found)} text layers, seeds {seeds.start}-{seeds.stop - 1}")
    for name in sorted({name for figures in found.values() for name in figures}):
        values = sorted(figures[name] for figures in found.values() if name in figures)
        middle = values[len(values) // 2]
        print(f"  {name:20} mean {sum(values) / len(values):.4f}  median {middle:.4f}")
    clean = sum(figures["body_cer"] <= GOOD for figures in found.values())
    print(f"  body_cer <= {GOOD}: {clean} of {len(found)}")
    for seed in sorted(found, key=lambda seed: -found[seed]["body_cer"])[:_WORST]:
        print(f"  seed {seed:5}  body_cer {found[seed]['body_cer']:.4f}  {raw_page(seed).habits}")
    return 0


def measure(page: RawPage) -> Figures:
    """The figures of one text layer."""
    pieces = [parse_piece(as_data(part)) for part in parts_of(page.text)]
    return score_articles(parse_truth(page.truth), pieces)


def parts_of(layer: str) -> tuple[ArticlePart, ...]:
    """What is made of a text layer."""
    layout, lines = page_of(layer)
    return compose_page(layout, lines, read_folio(layout, lines), "").parts


def as_data(part: ArticlePart) -> dict[str, object]:
    """A part as the score reads it."""
    return {
        "kind": part.kind.value,
        "kicker": part.kicker,
        "headline": part.headline,
        "subtitle": part.subtitle,
        "byline": part.byline,
        "paragraphs": [paragraph.text for paragraph in part.paragraphs],
        "captions": [{"text": one.text, "credit": one.credit} for one in part.captions],
        "continued_from": part.continued_from.page if part.continued_from else None,
        "continued_to": part.continued_to.page if part.continued_to else None,
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.textlayers", description=__doc__)
    parser.add_argument("--count", type=int, default=100, metavar="N", help="layers, 100")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="of the first, 0")
    return parser


if __name__ == "__main__":
    sys.exit(main())
