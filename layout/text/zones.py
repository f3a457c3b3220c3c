"""What stands on a page, or a part of it, and what may part articles there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from document.geometry import Box
from layout.structure.rules import Rules
from layout.text.blocks import Block
from layout.text.captions import Caption
from layout.text.heads import Head


@dataclass(frozen=True, slots=True)
class Zone:
    """Headlines, blocks of text and pictures of a page, or of a part of it.

    Attributes:
        captions: of the pictures.
    """

    heads: tuple[Head, ...] = ()
    blocks: tuple[Block, ...] = ()
    pictures: tuple[Box, ...] = ()
    captions: tuple[Caption, ...] = ()

    @property
    def boxes(self) -> list[Box]:
        return [x.box for x in self.heads] + [x.box for x in self.blocks] + list(self.pictures)

    @property
    def hull(self) -> Box:
        return Box.hull(self.boxes)

    def part(self, keep: Callable[[Box], bool]) -> Zone:
        """The things whose box satisfies ``keep``."""
        return replace(
            self,
            heads=tuple(x for x in self.heads if keep(x.box)),
            blocks=tuple(x for x in self.blocks if keep(x.box)),
            pictures=tuple(x for x in self.pictures if keep(x)),
        )

    def __bool__(self) -> bool:
        return bool(self.heads or self.blocks or self.pictures)


@dataclass(frozen=True, slots=True)
class Separators:
    """What may part articles: rules, the boxes they make, tinted and reversed areas."""

    rules: Rules
    boxes: tuple[Box, ...] = ()
    tints: tuple[Box, ...] = ()
