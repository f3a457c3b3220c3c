"""Whether two lines go on in each other, told by the word that their edges would make."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from postprocess.characters import HAN

_PAIR = re.compile(f"[{HAN}]{{2}}")
# A pair of Han over a break stands within some line of the layer for 38 breaks in 100 of real
# prose, and for 1 or 2 pairs in 100 taken at random. Negative logarithms of the ratios.
_ATTESTED, _UNKNOWN = -3.0, 0.45


class Junctions:
    """The pairs of Han that stand side by side in the lines of a layer."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._pairs = {one + other for text in texts for one, other in pairwise(text)}

    def cost(self, above: str, below: str) -> float:
        """What speaks against the second line's going on with the first; negative speaks for it.

        Edges that are no Han say nothing.

        >>> junctions = Junctions(["江城的渡口"])
        >>> junctions.cost("他守着这个渡", "口四十年"), junctions.cost("他守着这个渡", "江城")
        (-3.0, 0.45)
        >>> junctions.cost("他走了。", "江城")
        0.0
        """
        edges = above[-1:] + below[:1]
        if not _PAIR.fullmatch(edges):
            return 0.0
        return _ATTESTED if edges in self._pairs else _UNKNOWN
