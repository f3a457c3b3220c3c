"""The page cut into zones: boxes lifted out, then rules, then white about the headlines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from document.geometry import Box
from layout.blocks import Block
from layout.heads import Head
from layout.rules import Rules
from layout.straighten import EM

RULE_SPAN = 0.85
"""A horizontal rule cuts a zone when it covers this share of the zone's width."""

SIDE_SPAN = 0.7
"""A vertical rule cuts when it covers this share of the height and has a headline on both sides;
column rules have none on one side."""


BOX_LINES = 3
"""A tint with fewer body lines is no box of its own."""

SECOND_BEST = 6.0
"""How much farther off centre, in glyphs, a free gutter may be than the best, crossed one."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the page that no article crosses.

    Attributes:
        heads, blocks, pictures: what stands in it.
        reason: why it was cut off, for people.
        boxed: the box it was lifted out of.
    """

    heads: tuple[Head, ...] = ()
    blocks: tuple[Block, ...] = ()
    pictures: tuple[Box, ...] = ()
    reason: str = "page"
    boxed: Box | None = None

    @property
    def boxes(self) -> list[Box]:
        return [x.box for x in self.heads] + [x.box for x in self.blocks] + list(self.pictures)

    @property
    def hull(self) -> Box:
        return Box.hull(self.boxes)

    @property
    def strong(self) -> list[Head]:
        return [head for head in self.heads if head.strong]

    def part(self, keep: Callable[[Box], bool], reason: str) -> Zone:
        """The things whose box satisfies ``keep``."""
        return replace(
            self,
            heads=tuple(x for x in self.heads if keep(x.box)),
            blocks=tuple(x for x in self.blocks if keep(x.box)),
            pictures=tuple(x for x in self.pictures if keep(x)),
            reason=reason,
        )

    def __bool__(self) -> bool:
        return bool(self.heads or self.blocks or self.pictures)


@dataclass(frozen=True, slots=True)
class Separators:
    """What may part articles: rules, the boxes they make, tinted and reversed areas."""

    rules: Rules
    boxes: tuple[Box, ...] = ()
    tints: tuple[Box, ...] = ()


def cut(zone: Zone, separators: Separators) -> list[Zone]:
    """Cuts a zone until nothing parts it any more.

    Returns:
        Zones that hold one article each, or several headlines that no straight cut parts.
    """
    inner, outer = _lift_boxes(zone, separators)
    zones = [part for box_zone in inner for part in _cut_box(box_zone, separators.rules)]
    return zones + (_cut_on(outer, separators.rules) if outer else [])


def _lift_boxes(zone: Zone, separators: Separators) -> tuple[list[Zone], Zone]:
    lifted = []
    page = zone.hull if zone else Box(0, 0, 0, 0)
    for box in sorted(separators.boxes + separators.tints, key=lambda b: b.area):
        if box.area > 0.8 * page.area:
            continue
        inside = zone.part(partial(_holds, box), "box")
        text = sum(len(block.lines) for block in inside.blocks)
        # A tint behind a headline alone is its dress, a rule around one is an advertisement.
        if (not inside.heads and not text) or (box in separators.tints and text < BOX_LINES):
            continue
        outside = zone.part(partial(_spares, box), zone.reason)
        lifted.append(replace(inside, boxed=box))
        zone = outside
    return lifted, zone


def _cut_box(zone: Zone, rules: Rules) -> list[Zone]:
    """A box of display type with hardly any text is one advertisement, not several articles."""
    text = sum(len(block.lines) for block in zone.blocks)
    return _cut_on(zone, rules) if text > BOX_LINES else [zone]


def _holds(box: Box, inner: Box) -> bool:
    shared = box.intersection(inner)
    return shared is not None and shared.area > 0.7 * inner.area


def _spares(box: Box, inner: Box) -> bool:
    return not _holds(box, inner)


def _cut_on(zone: Zone, rules: Rules) -> list[Zone]:
    for way in (_by_rule_across, _by_rule_down, _by_white_across, _by_white_down):
        parts = way(zone, rules)
        if parts:
            return [z for part in parts if part for z in _cut_on(part, rules)]
    return [zone]


def _split(zone: Zone, at: float, *, across: bool, reason: str) -> list[Zone]:
    def first(box: Box) -> bool:
        return box.centre[1 if across else 0] < at

    parts = [zone.part(first, reason), zone.part(lambda b: not first(b), reason)]
    return parts if all(parts) else []


def _by_rule_across(zone: Zone, rules: Rules) -> list[Zone]:
    hull = zone.hull
    for rule in sorted(rules.horizontal, key=lambda r: r.top):
        at = rule.centre[1]
        inside = hull.top + 0.5 * EM < at < hull.bottom - 0.5 * EM
        over = [head for head in zone.strong if head.box.centre[1] < at]
        # A rule straight under a headline is its dress.
        dress = any(_beheads(zone, head, at) for head in over)
        if inside and not dress and rule.overlap_x(hull) > RULE_SPAN * hull.width:
            parts = _split(zone, rule.centre[1], across=True, reason="rule across")
            if parts:
                return parts
    return []


def _by_rule_down(zone: Zone, rules: Rules) -> list[Zone]:
    hull = zone.hull
    for rule in sorted(rules.vertical, key=lambda r: -r.height):
        inside = hull.left + EM < rule.centre[0] < hull.right - EM
        if not inside or rule.overlap_y(hull) < SIDE_SPAN * hull.height:
            continue
        if _crossed(zone, rule) or any(_bridges(head.box, rule) for head in zone.strong):
            continue
        parts = _split(zone, rule.centre[0], across=False, reason="rule down")
        if parts and all(part.strong for part in parts):
            return parts
    return []


def _crossed(zone: Zone, rule: Box) -> bool:
    x = rule.centre[0]
    return any(
        box.left + EM < x < box.right - EM and box.overlap_y(rule) > EM for box in zone.boxes
    )


def _bridges(head: Box, rule: Box) -> bool:
    """Whether a headline stands over both sides of a vertical rule: then it parts columns only."""
    return head.left + EM < rule.centre[0] < head.right - EM


def _by_white_across(zone: Zone, rules: Rules) -> list[Zone]:
    """Above a headline, where no column runs on beside it."""
    del rules
    strong = sorted(zone.strong, key=lambda h: h.box.top)
    if len(strong) < 2:
        return []
    for head in strong[1:]:
        at = head.box.top - 0.3 * EM
        if any(b.top < at - 0.7 * EM and b.bottom > at + 0.7 * EM for b in zone.boxes):
            continue
        if any(_beheads(zone, other, at) for other in strong if other.box.centre[1] < at):
            continue
        parts = _split(zone, at, across=True, reason="white above a headline")
        if parts and all(part.strong and part.blocks for part in parts):
            return parts
    return []


def _beheads(zone: Zone, head: Head, at: float) -> bool:
    """Whether a cut at this height would part a headline from all of its text."""
    return not any(
        len(b.lines) >= 2
        and b.box.centre[1] < at
        and b.box.bottom > head.box.top
        and (head.vertical or b.box.overlap_x(head.box) > 0)
        for b in zone.blocks
    )


def _by_white_down(zone: Zone, rules: Rules) -> list[Zone]:
    """Down a gutter, with a headline on each side.

    Of several gutters between two headlines the one with a rule wins, then the one about which
    both headlines stand most nearly centred. When something crosses the best one (an article in
    the shape of an L) the zone stays whole: a worse gutter would cut through an article.
    """
    strong = sorted(zone.strong, key=lambda h: h.box.centre[0])
    if len(strong) < 2:
        return []
    hull = zone.hull
    candidates = []
    for x, width in _gutters(zone, hull):
        left = [h for h in strong if h.box.centre[0] < x]
        right = [h for h in strong if h.box.centre[0] >= x]
        if not left or not right:
            continue
        ruled = any(
            abs(r.centre[0] - x) < width / 2 + EM and r.overlap_y(hull) > 0.4 * hull.height
            for r in rules.vertical
        )
        lean = _lean(left, hull.left, x) + _lean(right, x, hull.right)
        candidates.append((not ruled, lean - 2 * width, x))
    candidates.sort()
    for unruled, cost, x in candidates:
        worse = (unruled, cost - SECOND_BEST * EM) > candidates[0][:2]
        if worse or any(b.left + 0.5 * EM < x < b.right - 0.5 * EM for b in zone.boxes):
            continue
        parts = _split(zone, x, across=False, reason="white between headlines")
        if parts and all(part.strong and part.blocks for part in parts):
            return parts
    return []


def _lean(heads: Sequence[Head], left: float, right: float) -> float:
    """How far the widest headline stands from the middle of its span, in pixels."""
    widest = max(heads, key=lambda h: h.box.width)
    return abs(widest.box.centre[0] - (left + right) / 2)


def _gutters(zone: Zone, hull: Box) -> list[tuple[float, float]]:
    """(middle, width) of the strips between neighbouring columns, crossed elsewhere or not."""
    columns = sorted((b.left, b.right) for b in zone.blocks if len(b.lines) >= 2)
    found, reach = [], hull.left
    for left, right in columns:
        if left > reach + 0.4 * EM:
            found.append(((left + reach) / 2, float(left - reach)))
        reach = max(reach, right)
    return found
