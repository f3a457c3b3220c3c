"""Large type told from pieces of pictures by its tones: type is dark on light, edges between."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from document.page import Grey
from layout.line import Line
from layout.sheet.straighten import EM

MIDDLE = (0.3, 0.75)
"""Between the darkest of a line and the paper, what lies between these shares is a middle tone."""

SAMPLE, LEAST, WIDE = 60, 12, 6.0
"""Most and fewest lines of body that are looked at, and how wide they are, in glyphs."""

MORE = 0.1
"""How much larger the share of middle tones may be than the body's, on sharp scans: where all is
blurred, photographs have no more of them than type. The edges of large type are
less of its ink than those of small type: seen at most 0.03 over the body's, on web images and on
poor scans; pieces of photographs had 0.15 to 0.3 more."""


def without_pieces_of_pictures(
    display: Sequence[Line], body: Sequence[Line], even: Grey
) -> list[Line]:
    """Lines of large type without those that have the tones of a photograph.

    Args:
        display: lines of large type.
        body: lines of body size of the same page.
        even: (H, W) uint8, the grey page, paper 255.
    """
    wide = [line for line in body if line.box.width > WIDE * EM]
    if len(wide) < LEAST:
        return list(display)
    sample = wide[:: -(-len(wide) // SAMPLE)]
    usual = float(np.median([_middle_tones(line, even) for line in sample]))
    return [line for line in display if _middle_tones(line, even) <= usual + MORE]


def _middle_tones(line: Line, even: Grey) -> float:
    """Share of middle tones in what is darker than paper."""
    box = line.box
    values = even[box.top : box.bottom : 2, box.left : box.right : 2]
    darkest = float(np.percentile(values, 3))
    low, high = (darkest + share * (255 - darkest) for share in MIDDLE)
    ink = int((values < high).sum())
    return int(((values >= low) & (values < high)).sum()) / max(ink, 1)
