"""What can be asked of a page's nodes: what stands over and under them, which headline reigns."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from layout.articles.habits import share_set_left
from layout.articles.node import Node, NodeKind
from layout.articles.reign import (
    CLOSE,
    Reign,
    hides,
    reign_of,
    rules_under,
    share_of,
    spans,
    visible_heads,
)
from layout.articles.setting import Setting
from layout.sheet.straighten import EM

LEVEL = 0.6
"""Edges of two columns stand level within this, in glyphs."""

APART = 2.5
"""White, in glyphs, from which what follows in a column is on its own."""

APART_FROM = 0.9
"""White over text, in glyphs, from which it may be another's."""

UNDER = 7.0
"""How far under a headline the rules between its columns begin at most, in glyphs: subtitle, byline
and a lead may stand between."""

OWN = 0.3
"""A headline over less than this share of a column does not stand over it."""


class Scene:
    """A page's setting with the neighbours of every node and the reigns of its headlines."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.nodes = setting.graph.nodes
        self.over = setting.graph.standing_over
        self._above: dict[int, list[int]] = {}
        self._below: dict[int, list[int]] = {}
        # Asked anew for every headline.
        self._behind_white: dict[int, bool] = {}
        self._orphans: dict[int, bool] = {}
        for upper, lower in sorted(self.over):
            self._above.setdefault(lower, []).append(upper)
            self._below.setdefault(upper, []).append(lower)
        self.reigns: dict[int, Reign] = {k: reign_of(self.nodes[k], setting) for k in self.heads}
        self._heads_of = {
            k: visible_heads(k, setting, self.reigns)
            for k, node in enumerate(self.nodes)
            if node.kind is NodeKind.TEXT
        }

    @cached_property
    def heads(self) -> list[int]:
        """The headlines."""
        return [k for k, node in enumerate(self.nodes) if node.kind is NodeKind.HEAD]

    @cached_property
    def set_left(self) -> float:
        """How surely the page's headlines begin at the left edge of their columns, 0-1."""
        return share_set_left(self.nodes, [(k, self.below(k)) for k in self.heads])

    def is_hidden(self, head: int, node: int) -> bool:
        """Whether a headline that runs down beside a node hides one above it."""
        over = self.nodes[head].kind is NodeKind.HEAD
        return over and any(hides(down, head, node, self.setting) for down in self.setting.backs)

    @cached_property
    def width(self) -> float:
        """Width of a typical column, pixels."""
        text = (node for node in self.nodes if node.kind is NodeKind.TEXT)
        widths = [node.width for node in text for _ in node.lines]
        return float(np.median(widths)) if widths else 14.0 * EM

    def ground_of(self, one: int, other: int) -> dict[str, float]:
        """What every link tells: the prior, and whether both stand on one box or tint.

        A box that a rule parts, or one with several headlines over text, holds stories of their
        own: to stand in it says nothing then.
        """
        places, shared = self.setting.places, self.setting.shared
        one_place = places[one] == places[other] and places[one][0] >= 0
        return {
            "always": 1.0,
            "other ground": float(places[one][0] != places[other][0]),
            "same box": float(one_place and places[one] not in shared),
        }

    def above(self, k: int) -> list[int]:
        """What stands directly over a node."""
        return self._above.get(k, [])

    def below(self, k: int) -> list[int]:
        """What stands directly under a node."""
        return self._below.get(k, [])

    def heads_of(self, k: int) -> list[int]:
        """The headlines that a piece of text may stand under."""
        return self._heads_of.get(k, [])

    def is_text(self, k: int) -> bool:
        return self.nodes[k].kind is NodeKind.TEXT

    def goes_on_below(self, k: int) -> bool:
        """Whether text of the same column follows closely."""
        foot = self.nodes[k].box.bottom
        return any(
            self.is_text(b) and self.nodes[b].box.top - foot < CLOSE * EM for b in self.below(k)
        )

    def goes_on_above(self, k: int) -> bool:
        """Whether text of the same column ends closely above."""
        top = self.nodes[k].box.top
        return any(
            self.is_text(a) and top - self.nodes[a].box.bottom < CLOSE * EM for a in self.above(k)
        )

    def tops_column(self, k: int) -> bool:
        """Whether neither text nor a headline stands close above a node, or a rule between."""
        return not any(
            self.nodes[a].kind in (NodeKind.TEXT, NodeKind.HEAD)
            and self.nodes[k].box.top - self.nodes[a].box.bottom < APART * EM
            and not self.setting.ruled_across(self.nodes[a], self.nodes[k])
            for a in self.above(k)
        )

    def is_crowned(self, text: int) -> bool:
        """Whether a headline, or a label on top of its column, stands directly over a text."""
        return any(
            self.nodes[k].kind is NodeKind.HEAD
            or (self.nodes[k].kind is NodeKind.SMALL and self.tops_column(k))
            for k in self.above(text)
        )

    def is_crowned_by_other(self, text: int, head: int) -> bool:
        """Whether headlines stand directly over a text, and this one is none of them."""
        above = [k for k in self.above(text) if self.nodes[k].kind is NodeKind.HEAD]
        return bool(above) and head not in above

    def is_labelled(self, own: int, other: int) -> bool:
        """Whether a label on top of its column stands over one text and not over the other."""
        return any(
            self.nodes[k].kind is NodeKind.SMALL
            and share_of(self.nodes[other], self.nodes[k].edges) < OWN
            and self.tops_column(k)
            for k in self.above(own)
        )

    def has_text(self, head: int) -> bool:
        """Whether text stands directly under a headline, a label between at most."""
        below = self.below(head)
        small = [k for k in below if self.nodes[k].kind is NodeKind.SMALL]
        reached = below + [j for k in small for j in self.below(k)]
        return any(self.is_text(k) and len(self.nodes[k].lines) > 2 for k in reached)

    def has_rival(self, head: int, text: int) -> bool:
        """Whether another headline stands over the text's width and this one does not."""
        t = self.nodes[text]
        if share_of(t, self.nodes[head].edges) > 0.5:
            return False
        return any(
            k != head
            and self.nodes[k].box.bottom < t.box.top + EM
            and share_of(t, self.nodes[k].edges) > 0.5
            for k in self.heads_of(text)
        )

    def is_orphan(self, text: int) -> bool:
        """Whether no headline above reaches over a text, or rules part it from those that do."""
        if text not in self._orphans:
            self._orphans[text] = not any(self._reaches(k, text) for k in self.heads_of(text))
        return self._orphans[text]

    def _reaches(self, head: int, text: int) -> bool:
        h, t = self.nodes[head], self.nodes[text]
        over = h.box.bottom < t.box.top + EM and share_of(t, self.reigns[head].even) > 0.7
        return h.vertical or (over and not rules_under(h, t, self.setting))

    def rule_between(self, head: int, text: int) -> bool:
        """Whether a rule that runs below a headline parts a text from it.

        One over the columns aside alone parts these from what stands over them.
        """
        h, t = self.nodes[head], self.nodes[text]
        even = share_of(t, self.reigns[head].even) > 0.7
        return any(even or r.overlap_x(h.box) > 0 for r in rules_under(h, t, self.setting))

    def spans_gutter(self, head: int, text: int) -> bool:
        """Whether a text runs across the gutter of two columns above it and under a headline.

        A story set into another's text ends where that text is wide again.
        """
        own = {k for k in self.below(head) if self.is_text(k)}
        columns = [p for p in self.setting.graph.beside if own.issuperset(p)]
        return any(spans(self.nodes[text], self.nodes[a], self.nodes[b]) for a, b in columns)

    def common_head(self, left: int, right: int) -> float:
        """1 when a headline stands over both columns, 0.7 when it reaches evenly over both.

        One that another headline hides from either of them is none of both.
        """
        a, b = self.nodes[left], self.nodes[right]
        best = 0.0
        for k in {*self.heads_of(left)} & {*self.heads_of(right)}:
            head = self.nodes[k]
            if head.vertical or head.box.bottom > min(a.box.top, b.box.top) + EM:
                continue
            over = [share_of(n, head.edges) > 0.5 for n in (a, b)]
            even = [share_of(n, self.reigns[k].even) > 0.7 for n in (a, b)]
            if all(over):
                return 1.0
            if any(over) and all(even):
                best = 0.7
        return best

    def own_head(self, own: int, other: int) -> float:
        """1 when a headline stands over one column alone, 0.5 when its reach takes in both."""
        best = 0.0
        for k in self.above(own):
            head = self.nodes[k]
            if head.kind is NodeKind.HEAD and share_of(self.nodes[other], head.edges) < OWN:
                even = share_of(self.nodes[other], self.reigns[k].even) > 0.7
                best = max(best, 0.5 if even else 1.0)
        return best

    def begins_beside_head(self, left: int, right: int) -> bool:
        """Whether one column begins level with a headline over the other alone."""
        return self._level(left, right) or self._level(right, left)

    def _level(self, text: int, other: int) -> bool:
        t = self.nodes[text]
        return not self.is_crowned(text) and any(
            abs(self.nodes[k].box.top - t.box.top) < 1.5 * EM
            and share_of(t, self.nodes[k].edges) < OWN
            and share_of(self.nodes[other], self.reigns[k].even) > 0.7
            for k in self.heads_of(other)
        )

    def is_column_rule(self, left: int, right: int) -> bool:
        """Whether the rule between two columns begins under a headline: it parts no articles.

        Those that do go up beside the headlines.
        """
        a, b = self.nodes[left], self.nodes[right]
        between = self.setting.rules_down(a, b)
        first = min(between, key=lambda r: r.top, default=None)
        return first is not None and any(
            -0.5 * EM < first.top - self.nodes[k].box.bottom < UNDER * EM
            and self.reigns[k].free[0] - EM < first.centre[0] < self.reigns[k].free[1] + EM
            for k in self.heads
        )

    def is_under_rule(self, k: int) -> bool:
        """Whether a rule covers the column close above, with nothing between."""
        n = self.nodes[k]
        rules = [
            r.centre[1]
            for r in self.setting.rules.horizontal
            if n.box.top - 3 * EM < r.centre[1] < n.box.top + 0.3 * EM
            and min(r.right, n.right) - max(r.left, n.left) > 0.6 * n.width
        ]
        hidden = any(self.nodes[a].box.bottom > max(rules, default=0) for a in self.above(k))
        return bool(rules) and not hidden

    def is_behind_white(self, text: int) -> bool:
        """Whether a strip of white over several columns parts a text from that above it."""
        if text not in self._behind_white:
            above = (a for a in self.above(text) if self.is_text(a))
            self._behind_white[text] = any(self.white_goes_on(a, text) for a in above)
        return self._behind_white[text]

    def white_goes_on(self, upper: int, lower: int) -> bool:
        """Whether the white between two pieces of a column goes on in a column beside."""
        a, b = self.nodes[upper], self.nodes[lower]
        if b.box.top - a.box.bottom < APART_FROM * EM:
            return False
        middle = (a.box.bottom + b.box.top) / 2
        sides = ((a.left - 4 * EM, a.left - EM), (a.right + EM, a.right + 4 * EM))
        return any(self._ends_at(side, a.box.bottom, middle) for side in sides)

    def _ends_at(self, side: tuple[float, float], foot: int, middle: float) -> bool:
        beside = [n for n in self.nodes if _within(n, side) > 1.5 * EM]
        crossed = any(n.box.top < middle < n.box.bottom for n in beside)
        return not crossed and any(abs(n.box.bottom - foot) < LEVEL * EM for n in beside)


def _within(node: Node, stretch: tuple[float, float]) -> float:
    return min(node.right, stretch[1]) - max(node.left, stretch[0])
