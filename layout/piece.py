"""A piece of an article: lines that have one role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from document.geometry import Box
from document.page import RegionKind
from layout.line import Line


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an article with its role.

    Attributes:
        box: the hull of its lines.
        edges: left and right of the column it stands in.
        picture: the index of a caption's picture among those of its article.
    """

    kind: RegionKind
    lines: tuple[Line, ...]
    box: Box
    edges: tuple[int, int]
    picture: int | None = None

    @classmethod
    def of(
        cls, kind: RegionKind, lines: Sequence[Line], edges: tuple[int, int] | None = None
    ) -> Piece:
        """A piece of lines; without edges, those of the lines."""
        box = Box.hull(line.box for line in lines)
        return cls(kind, tuple(lines), box, edges or (box.left, box.right))
