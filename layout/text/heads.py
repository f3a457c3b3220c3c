"""Large type to headline stacks: kicker, headline and subtitle that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from document.geometry import Box
from layout.line import Line
from layout.sheet.straighten import EM
from layout.structure.rules import Rules
from layout.text.blocks import Block

DISPLAY = 1.35
"""Lines with glyphs this large, in body glyphs, are no body."""

STRONG = 1.6
"""A stack with glyphs this large, in body glyphs, opens an article; smaller may be subheads."""

SUBTITLE = 0.7
"""Glyphs of a subtitle or byline over those of the headline above it, at most."""

ALIKE = 0.85
"""Lines of one headline differ less in size than this: warp and flat glyphs change it."""

BADGE, LABEL = 2.2, 6.5
"""A reversed line with glyphs smaller than this, in body glyphs, and no longer than this, in its
own, is a label (今日快评)."""

HALVES = 0.7
"""Most white between the halves of a label, edge of the dark one and frame of the other included,
in glyphs."""

LABEL_ABOVE, KICKER_ABOVE = 2.4, 1.2
"""Most white between a label on dark ground, or another kicker, and its headline, in glyphs."""

LARGER = 1.35
"""Glyphs of a label over those of the headline under it, at most."""

BANNER = 2.0
"""Type on dark ground so many times as large as what stands under it is a headline over its
subtitle, no label: labels over small headlines had up to 1.7."""

WORD = 4.0
"""Glyphs of a short headline."""

LONE = 1.4
"""Large ink by itself, no longer than this in its own heights, is an emblem or an initial."""

DRESS = 0.6
"""A rule that dresses a headline is thinner than this, in body glyphs: a double one ends a
masthead."""

WIDE = 1.15
"""A line of display size wider than this many columns opens an article, whatever its size."""


@dataclass(frozen=True, slots=True)
class Head:
    """A stack of display lines.

    Attributes:
        lines: from top to bottom, or from right to left when vertical.
        strong: it opens an article.
        badge: it is a label on dark ground (今日快评), whatever stands above it.
        kicker: those of the lines that are no headline, however large they are.
    """

    lines: tuple[Line, ...]
    strong: bool
    badge: bool = False
    kicker: tuple[Line, ...] = ()

    @property
    def box(self) -> Box:
        return Box.hull(line.box for line in self.lines)

    @property
    def em(self) -> float:
        return max(line.em for line in self.lines)

    @property
    def vertical(self) -> bool:
        return self.lines[0].vertical

    @property
    def prominence(self) -> float:
        """How much it looks like the headline: its size, less for fewer glyphs than words have.

        A scrap of a picture taken for type may be larger than any headline.
        """
        return max(line.em * min(1.0, _length(line) / (WORD * line.em)) for line in self.lines)


def _length(line: Line) -> int:
    return line.box.height if line.vertical else line.box.width


def find_heads(
    display: Sequence[Line],
    blocks: Sequence[Block],
    rules: Rules,
    column: float,
    panels: Sequence[Box] = (),
) -> list[Head]:
    """Stacks display lines.

    Args:
        display: lines larger than the body.
        blocks: body blocks; a stack never reaches over one.
        rules: no stack reaches over a horizontal rule either.
        column: width of a typical column, working pixels.
        panels: areas with light text on dark ground.
    """
    text = [b.box for b in blocks if len(b.lines) > 1]
    stacks: list[list[Line]] = []
    for line in sorted(display, key=lambda x: x.box.top):
        fitting = [s for s in stacks if any(_stacked(x, line, text, rules) for x in s)]
        for stack in fitting[1:]:
            fitting[0].extend(stack)
            stacks.remove(stack)
        if fitting:
            fitting[0].append(line)
        else:
            stacks.append([line])
    return [_head(stack, column, panels) for stack in stacks]


def _stacked(upper: Line, lower: Line, text: Sequence[Box], rules: Rules) -> bool:
    if upper.vertical != lower.vertical:
        return False
    a, b = upper.box, lower.box
    size = max(upper.em, lower.em)
    if _are_halves(upper, lower):
        return True
    if upper.vertical:
        near = -a.overlap_x(b) < 0.9 * size and a.overlap_y(b) > 0.3 * min(a.height, b.height)
        return near and not _is_parted(a, b, rules.vertical)
    if _is_label_below(upper, lower):
        return False
    # The rule that dresses a headline may stand between it and its subtitle.
    subtitle = lower.em < SUBTITLE * upper.em and -a.overlap_y(b) < 2.4 * EM
    reach = max(1.1 * size, 2.4 * EM) if subtitle else 1.1 * size
    if -a.overlap_y(b) > reach or a.overlap_x(b) < 0.4 * min(a.width, b.width):
        return False
    top, bottom = min(a.bottom, b.top), max(a.bottom, b.top)
    between = Box(max(a.left, b.left), top, min(a.right, b.right), max(bottom, top + 1))
    if any(_crosses(block, between) for block in text):
        return False
    crossing = [rule for rule in rules.horizontal if _crosses(rule, between)]
    dressed = subtitle or _is_underlined(upper, lower)
    return not crossing or (dressed and Box.hull(crossing).height < DRESS * EM)


def _crosses(barrier: Box, white: Box) -> bool:
    return barrier.overlap_x(white) > 0.3 * white.width and barrier.overlap_y(white) > 0


def _is_parted(one: Box, other: Box, rules: Sequence[Box]) -> bool:
    """Whether a rule runs down between two columns of large type: two headlines back to back."""
    left, right = sorted((one.centre[0], other.centre[0]))
    shared = max(one.top, other.top), min(one.bottom, other.bottom)
    return any(
        left < r.centre[0] < right
        and min(r.bottom, shared[1]) - max(r.top, shared[0]) > 0.5 * (shared[1] - shared[0])
        for r in rules
    )


def _are_halves(one: Line, other: Line) -> bool:
    """Whether two lines are a label of which one half stands on dark ground: 区域|风采."""
    a, b = one.box, other.box
    if one.reversed == other.reversed or one.vertical or other.vertical:
        return False
    alike = max(one.em, other.em) < min(LARGER * min(one.em, other.em), BADGE * EM)
    level = a.overlap_y(b) > 0.7 * min(a.height, b.height)
    near = -a.overlap_x(b) < HALVES * max(one.em, other.em)
    return alike and level and near and max(a.width, b.width) < LABEL * min(one.em, other.em)


def _is_label_below(upper: Line, lower: Line) -> bool:
    """Whether a short reversed line stands aside under a headline: a label of what is below it."""
    aside = abs(upper.box.centre[0] - lower.box.centre[0]) > 0.25 * upper.box.width
    short = lower.box.width < LABEL * lower.em and lower.em < SUBTITLE * upper.em
    return lower.reversed and not upper.reversed and short and aside


def _is_underlined(upper: Line, lower: Line) -> bool:
    """Whether two lines are of one headline, though each have a rule under it.

    They are set alike, share their middle or their left edge, and nothing but the rule fits in
    between: an article that ends above a rule ends with text.
    """
    a, b = upper.box, lower.box
    high, low = max(upper.em, lower.em), min(upper.em, lower.em)
    centred = abs(a.centre[0] - b.centre[0]) < 0.5 * high or abs(a.left - b.left) < 0.5 * high
    return low > ALIKE * high and low >= STRONG * EM and centred and -a.overlap_y(b) < 0.6 * high


def _head(stack: Sequence[Line], column: float, panels: Sequence[Box]) -> Head:
    vertical = stack[0].vertical
    halves = len(stack) == 2 and _are_halves(*stack)
    order = sorted(stack, key=lambda x: x.box.left if halves else x.box.top)
    if vertical:
        order = sorted(stack, key=lambda x: -x.box.right)
    em = max(line.em for line in stack)
    wide = any(line.box.width > WIDE * column for line in stack)
    hull = Box.hull(line.box for line in stack)
    emblem = len(stack) == 1 and hull.width < LONE * hull.height
    strong = not emblem and (em >= STRONG * EM or (em >= DISPLAY * EM and wide))
    label = (len(stack) == 1 and hull.width < LABEL * em) or halves
    label &= em < BADGE * EM
    reversed_label = label and any(
        panel.overlap_x(hull) > 0.4 * hull.width and panel.overlap_y(hull) > 0.4 * hull.height
        for panel in panels
    )
    strong = (strong or vertical) and not reversed_label
    return Head(tuple(order), strong, reversed_label, _labels_of(order, panels))


def _labels_of(lines: Sequence[Line], panels: Sequence[Box]) -> tuple[Line, ...]:
    """The labels on dark ground that a stack begins with, though they be as large as the rest.

    They stand on panels of their own: the headline under them is on paper or on another.
    """
    grounds = [_ground(line, panels) for line in lines]
    number = next((k for k, own in enumerate(grounds) if own in (None, grounds[-1])), len(lines))
    labels, others = lines[:number], lines[number:]
    if not others or lines[0].vertical:
        return ()
    small = max((x.em for x in labels), default=0.0) < LARGER * max(x.em for x in others)
    return tuple(labels) if small else ()


def _ground(line: Line, panels: Sequence[Box]) -> Box | None:
    """The panel that a line of light type stands on."""
    return next((p for p in panels if line.reversed and line.box.share_in(p) > 0.5), None)


def with_kickers(heads: Sequence[Head], rules: Sequence[Box]) -> list[Head]:
    """Gives to headlines the labels and kickers that stand apart above them.

    Large type close by is one stack already; a small headline is found by itself, and what stands
    over it may be larger.

    Args:
        heads: of the page.
        rules: horizontal ones: they part articles, and headlines from labels that are not theirs.
    """
    rest = list(heads)
    for upper in heads:
        under = [h for h in rest if h is not upper and _is_kicker_of(upper, h, rules)]
        lower = min(under, key=lambda h: h.box.top, default=None)
        if lower is None or upper not in rest:
            continue
        kicker = upper.lines if any(line.reversed for line in upper.lines) else ()
        whole = replace(lower, lines=upper.lines + lower.lines, kicker=kicker + lower.kicker)
        rest[rest.index(lower)] = whole
        rest.remove(upper)
    return rest


def _is_kicker_of(upper: Head, lower: Head, rules: Sequence[Box]) -> bool:
    if upper.vertical or lower.vertical or not (_is_one_row(upper) and lower.strong):
        return False
    a, b = upper.box, lower.box
    if any(line.reversed for line in upper.lines):
        return is_label_over(upper, b, lower.em)
    if upper.em > lower.em:
        return False
    near = -0.3 * EM < b.top - a.bottom < KICKER_ABOVE * EM
    aligned = abs(a.centre[0] - b.centre[0]) < EM or abs(a.left - b.left) < EM
    between = Box(a.left, min(a.bottom, b.top - 1), a.right, b.top)
    return near and aligned and not any(between.intersection(rule) for rule in rules)


def _is_one_row(head: Head) -> bool:
    return len(head.lines) == 1 or head.badge


def is_label_over(head: Head, box: Box, em: float) -> bool:
    """Whether a stack is a label on dark ground close above a headline, in line with it.

    A short headline on a panel over its own subtitle is none: its type is much the larger.

    Args:
        head: may be a label.
        box: of the headline.
        em: its size.
    """
    own = head.box
    if head.vertical or not _is_one_row(head) or not any(x.reversed for x in head.lines):
        return False
    if head.em >= BANNER * em:
        return False
    aligned = abs(own.centre[0] - box.centre[0]) < EM or abs(own.left - box.left) < EM
    near = -0.3 * EM < box.top - own.bottom < LABEL_ABOVE * EM
    return near and aligned and (own.width < LABEL * head.em or len(head.lines) > 1)
