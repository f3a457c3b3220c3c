"""Layers of vertical print that give every glyph a line of its own."""

from __future__ import annotations

from itertools import groupby

_SINGLE = 2  # signs of such a line: a glyph, or a number of two digits set level
_SHARE = 0.9  # of the lines from which a layer is one of these; headlines may be whole
_FEWEST = 20  # lines: a short list of single glyphs may be anything


def columns_as_lines(layer: str) -> str:
    r"""The layer with its columns as lines; any other layer as it was.

    Between columns stands a blank line; between stanzas stand more, of which one is left.

    >>> first, second = "江城的水他看了四十年", "一年比一年清船也多了"
    >>> columns_as_lines("\n".join(first) + "\n\n" + "\n".join(second)).splitlines()
    ['江城的水他看了四十年', '一年比一年清船也多了']
    >>> columns_as_lines("江\n城")
    '江\n城'
    """
    lines = [line.strip() for line in layer.splitlines()]
    written = [line for line in lines if line]
    single = sum(len(line) <= _SINGLE for line in written)
    if len(written) < _FEWEST or single < _SHARE * len(written):
        return layer
    columns: list[str] = []
    for blank, run in groupby(lines, key=lambda line: not line):
        own = list(run)
        if not blank:
            columns += _whole_lines(own)
        elif len(own) > 1 and columns:
            columns.append("")
    return "\n".join(columns)


def _whole_lines(run: list[str]) -> list[str]:
    """Single glyphs put together; lines that are whole stay lines."""
    found: list[str] = []
    for single, own in groupby(run, key=lambda line: len(line) <= _SINGLE):
        texts = list(own)
        found += ["".join(texts)] if single else texts
    return found
