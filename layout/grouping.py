"""Blocks to articles within a zone: each block looks for the headline it reads under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from document.geometry import Box
from layout.blocks import Block
from layout.heads import Head
from layout.rules import Rules
from layout.straighten import EM
from layout.zones import Zone

DRESS = 2.0
"""A rule at most this far under a headline, in glyphs, is its dress and parts nothing."""


@dataclass(frozen=True, slots=True)
class Group:
    """The pieces of one article on the page.

    Attributes:
        heads: its headline stacks, the strong one first.
        reasons: why these pieces are together, for people.
        boxed: the box the article stands in, if any.
    """

    heads: tuple[Head, ...]
    blocks: tuple[Block, ...]
    pictures: tuple[Box, ...]
    reasons: tuple[str, ...] = ()
    boxed: Box | None = None

    @property
    def box(self) -> Box:
        return Box.hull(
            [x.box for x in self.heads] + [x.box for x in self.blocks] + list(self.pictures)
        )


def group(zone: Zone, rules: Rules) -> list[Group]:
    """The articles of a zone.

    One headline or none: one article. Several that no straight cut parts: every block goes to the
    headline above it in whose span it stands, or with the column to its left.
    """
    strong = zone.strong
    if len(strong) <= 1:
        heads = tuple(sorted(zone.heads, key=lambda h: not h.strong))
        return [Group(heads, zone.blocks, zone.pictures, (zone.reason,), zone.boxed)]
    spans = [_span(head, zone, rules) for head in strong]
    owner: dict[int, int] = {}
    order = sorted(
        range(len(zone.blocks)), key=lambda k: (zone.blocks[k].left, zone.blocks[k].box.top)
    )
    for k in order:
        head = _head_over(zone.blocks[k].box, strong, spans, rules)
        if head is not None:
            owner[k] = head
    for k in order:
        if k not in owner:
            owner[k] = _neighbour(k, zone.blocks, owner, strong)
    return _collect(zone, strong, owner)


def _collect(zone: Zone, strong: Sequence[Head], owner: dict[int, int]) -> list[Group]:
    blocks: list[list[Block]] = [[] for _ in strong]
    for k, head in sorted(owner.items()):
        blocks[head].append(zone.blocks[k])
    hulls = [
        Box.hull([h.box, *(b.box for b in own)]) for h, own in zip(strong, blocks, strict=True)
    ]
    pictures: list[list[Box]] = [[] for _ in strong]
    for picture in zone.pictures:
        pictures[_nearest(picture, hulls)].append(picture)
    weak: list[list[Head]] = [[] for _ in strong]
    for small in zone.heads:
        if not small.strong:
            weak[_nearest(small.box, hulls)].append(small)
    return [
        Group((h, *w), tuple(b), tuple(p), (zone.reason, "under the same headline"), zone.boxed)
        for h, w, b, p in zip(strong, weak, blocks, pictures, strict=True)
    ]


def _nearest(box: Box, hulls: Sequence[Box]) -> int:
    def distance(hull: Box) -> tuple[float, float]:
        shared = hull.intersection(box)
        inside = shared.area / max(1, box.area) if shared else 0.0
        gap = max(0, -hull.overlap_x(box)) + max(0, -hull.overlap_y(box))
        return -inside, gap

    return min(range(len(hulls)), key=lambda k: distance(hulls[k]))


def _span(head: Head, zone: Zone, rules: Rules) -> Box:
    """How far a headline rules over: its row, left and right until text, headline or rule."""
    others = [x.box for x in zone.heads if x is not head and x.strong]
    if head.vertical:
        return _span_beside(head, zone, others)
    others += [b.box for b in zone.blocks if len(b.lines) > 1]
    left, right = _free(head.box, zone.hull, others + list(rules.vertical))
    return Box(left, head.box.top, max(right, left), head.box.bottom)


def _span_beside(head: Head, zone: Zone, others: Sequence[Box]) -> Box:
    """A vertical headline rules over the text to its right, or to its left if there is none."""
    own = head.box
    left, right = _free(own, zone.hull, others)
    text = any(
        b.box.left > own.centre[0] and b.left < right and b.box.overlap_y(own) > EM
        for b in zone.blocks
    )
    if text:
        return Box(own.left, own.top, right, own.bottom)
    return Box(left, own.top, own.right, own.bottom)


def _free(own: Box, hull: Box, others: Sequence[Box]) -> tuple[int, int]:
    """The free stretch of a row about a box: until what stands beside it at the same height."""
    left, right = hull.left, hull.right
    for other in others:
        if other.overlap_y(own) < min(0.6 * EM, 0.5 * other.height):
            continue
        if own.overlap_x(other) > 0.5 * min(own.width, other.width):
            continue
        if other.centre[0] < own.centre[0]:
            left = max(left, min(other.right, own.left))
        else:
            right = min(right, max(other.left, own.right))
    return left, right


def _head_over(box: Box, strong: Sequence[Head], spans: Sequence[Box], rules: Rules) -> int | None:
    """The lowest headline above a block whose span covers half of it, or a vertical one beside."""
    best: int | None = None
    lowest = -1.0
    for k, (head, span) in enumerate(zip(strong, spans, strict=True)):
        if span.overlap_x(box) < 0.5 * box.width:
            continue
        if head.vertical:
            fits = span.overlap_y(box) > 0.5 * box.height
            at = float(head.box.top)
        else:
            fits = head.box.bottom <= box.top + EM and not _ruled_off(head.box, box, rules)
            at = float(head.box.bottom)
        if fits and at > lowest:
            best, lowest = k, at
    return best


def _ruled_off(head: Box, box: Box, rules: Rules) -> bool:
    """Whether a rule runs between a headline and a block below it; one close under it is dress."""
    return any(
        head.bottom + DRESS * EM < rule.centre[1] < box.top + 0.5 * EM
        and rule.overlap_x(box) > 0.6 * box.width
        for rule in rules.horizontal
    )


def _neighbour(
    k: int, blocks: Sequence[Block], owner: dict[int, int], strong: Sequence[Head]
) -> int:
    """The article of the column to the left, at the same height if there is one."""
    box = blocks[k].box
    known = [(blocks[j].box, head) for j, head in owner.items()]
    left = [(b, head) for b, head in known if b.right <= box.left + EM and b.overlap_y(box) > 0]
    if left:
        return max(left, key=lambda x: x[0].right)[1]
    return _nearest(box, [head.box for head in strong])
