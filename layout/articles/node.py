"""The nodes of a page's graph: headlines, pieces of columns, pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.heads import Head


class NodeKind(StrEnum):
    """What a node of the graph is."""

    HEAD = "head"  # a headline stack that opens an article
    SMALL = "small"  # a stack or line that may be a subhead, a label or a small headline
    TEXT = "text"  # a piece of a column
    PICTURE = "picture"


COLUMNS = NodeKind.TEXT, NodeKind.PICTURE
"""What fills columns."""

FEW = 3
"""Text of fewer lines may be a kicker or byline."""


@dataclass(frozen=True, eq=False)
class Node:
    """A piece of the page that belongs to one article.

    Attributes:
        box: hull of its ink, working pixels.
        left, right: edges of its column.
        lines: from top to bottom; none for a picture.
        source: which block of the page it was cut from, -1 for other things.
        head: the stack it stands for, if it is one.
        note: hull of the caption of a picture that has one.
    """

    kind: NodeKind
    box: Box
    left: int
    right: int
    lines: tuple[Line, ...] = ()
    source: int = -1
    head: Head | None = None
    note: Box | None = None

    @cached_property
    def em(self) -> float:
        return float(np.median([line.em for line in self.lines])) if self.lines else 0.0

    @property
    def whole(self) -> Box:
        """Its hull, a picture's with the caption."""
        return self.box.union(self.note) if self.note else self.box

    @property
    def edges(self) -> tuple[int, int]:
        return self.left, self.right

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def vertical(self) -> bool:
        return self.head is not None and self.head.vertical

    @property
    def indent(self) -> float:
        """White before its first line, in glyphs."""
        return (self.lines[0].box.left - self.left) / EM if self.lines else 0.0

    @property
    def slack(self) -> float:
        """White behind its last line, in glyphs."""
        return (self.right - self.lines[-1].box.right) / EM if self.lines else 0.0

    def overlap_x(self, other: Node) -> int:
        """Width that the columns of both share."""
        return min(self.right, other.right) - max(self.left, other.left)
