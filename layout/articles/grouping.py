"""The articles of a page: its graph, weighed and parted into the most likely articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from document.geometry import Box
from layout.articles.evidence import Facts, Link, links_of
from layout.articles.graph import graph_of
from layout.articles.node import Node, NodeKind
from layout.articles.order import reading_order
from layout.articles.partition import Labels, Scores, numbered, partition, pulls
from layout.articles.setting import Setting, setting_of
from layout.articles.weights import WEIGHTS
from layout.line import Line
from layout.sheet.straighten import EM
from layout.text.blocks import Block
from layout.text.heads import Head
from layout.text.zones import Separators, Zone

SCRAP = 8.0
"""Text of less than this, in glyphs, under no headline and with no picture is no article."""


@dataclass(frozen=True, slots=True)
class Group:
    """The pieces of one article on the page.

    Attributes:
        heads: its headline stacks, the one that opens it first.
        boxed: the box or tint the article stands on, if any.
    """

    heads: tuple[Head, ...]
    blocks: tuple[Block, ...]
    pictures: tuple[Box, ...]
    boxed: Box | None = None

    @property
    def box(self) -> Box:
        return Box.hull(
            [x.box for x in self.heads] + [x.box for x in self.blocks] + list(self.pictures)
        )


@dataclass(frozen=True, slots=True)
class Tie:
    """A weighed link: the log-odds that two nodes are of one article, and what they come from.

    Attributes:
        score: sum of what the facts add.
        facts: what each fact adds, those that say nothing left out.
    """

    one: Node
    other: Node
    score: float
    facts: Facts


@dataclass(frozen=True, slots=True)
class Grouping:
    """The articles of a page in reading order, and why they are what they are.

    ``scraps`` are lines that belong to none: specks, edges of the page beside.
    """

    groups: tuple[Group, ...]
    ties: tuple[Tie, ...]
    scraps: tuple[Line, ...] = ()


def group(zone: Zone, separators: Separators) -> Grouping:
    """Parts a page into its articles.

    Every pair of neighbours, and every headline with the text it may stand over, says by its
    evidence how likely both belong together. The partition with the largest sum wins, so a weak
    sign in one place gives way to strong ones elsewhere.

    Args:
        zone: what stands on the page, furniture taken off.
        separators: rules, boxes and tints.
    """
    graph = graph_of(zone)
    setting = setting_of(graph, separators)
    ties = tuple(_weighed(link, graph.nodes) for link in links_of(setting))
    scores = scores_of(graph.nodes, ties)
    labels, scraps = _with_scraps_placed(graph.nodes, scores, partition(scores))
    groups = [_gathered(setting, labels, part) for part in range(int(labels.max(initial=-1)) + 1)]
    order = reading_order([g.box for g in groups], EM)
    return Grouping(tuple(groups[k] for k in order), ties, scraps)


def _with_scraps_placed(
    nodes: Sequence[Node], scores: Scores, labels: Labels
) -> tuple[Labels, tuple[Line, ...]]:
    """Gives scraps to the articles they are tied to most; those tied to none get the label -1."""
    parts = range(int(labels.max(initial=-1)) + 1)
    scraps = [p for p in parts if _is_scrap([nodes[int(k)] for k in np.flatnonzero(labels == p)])]
    pull = pulls(scores, labels)
    labels = labels.copy()
    alone: list[Line] = []
    for part in scraps:
        own = np.flatnonzero(labels == part)
        tied = [p for p in parts if p not in scraps and scores[own][:, labels == p].any()]
        best = max(tied, key=lambda p: float(pull[own, p].sum()), default=-1)
        labels[own] = best
        alone += [line for k in own for line in nodes[int(k)].lines] if best < 0 else []
    kept = labels >= 0
    labels[kept] = numbered(labels[kept])
    return labels, tuple(alone)


def _is_scrap(nodes: Sequence[Node]) -> bool:
    if any(n.kind in (NodeKind.HEAD, NodeKind.PICTURE) for n in nodes):
        return False
    return sum(line.box.width for n in nodes for line in n.lines) < SCRAP * EM


def _weighed(link: Link, nodes: Sequence[Node]) -> Tie:
    weights = WEIGHTS[link.relation]
    facts = {name: weights[name] * value for name, value in link.facts.items() if value}
    return Tie(nodes[link.one], nodes[link.other], sum(facts.values()), facts)


def scores_of(nodes: Sequence[Node], ties: Sequence[Tie]) -> Scores:
    """(N, N) symmetric sums of the ties between nodes."""
    place = {id(node): at for at, node in enumerate(nodes)}
    scores = np.zeros((len(nodes), len(nodes)))
    for tie in ties:
        one, other = place[id(tie.one)], place[id(tie.other)]
        scores[one, other] += tie.score
        scores[other, one] += tie.score
    return scores


def _gathered(setting: Setting, labels: Labels, part: int) -> Group:
    members = np.flatnonzero(labels == part)
    nodes = [setting.graph.nodes[k] for k in members]
    heads = sorted((n.head for n in nodes if n.head), key=lambda h: (not h.strong, -h.prominence))
    pictures = tuple(n.box for n in nodes if n.kind is NodeKind.PICTURE)
    text = [n for n in nodes if n.source >= 0]
    opening = None if any(h.strong for h in heads) else _opening(text)
    if heads and not heads[0].strong and _is_label_on_top(heads[0], text):
        heads[0] = replace(heads[0], strong=True)
    elif opening is not None:
        heads.insert(0, Head(opening.lines, strong=True))
        text.remove(opening)
    grounds = [setting.ground[k] for k in members]
    ground = max(set(grounds), key=lambda k: (grounds.count(k), k))
    boxed = setting.grounds[ground] if ground >= 0 else None
    found = Group(tuple(heads), tuple(_blocks(text)), pictures, boxed)
    return found if boxed or found.blocks else replace(found, boxed=_panel(found.box, setting))


def _panel(box: Box, setting: Setting) -> Box | None:
    """The box, tint or panel that holds display type alone: under text it would be its dress."""
    areas = setting.areas
    return min((a for a in areas if a.contains(box)), key=lambda a: a.area, default=None)


def _opening(text: Sequence[Node]) -> Node | None:
    """The small headline, of the size of a subhead, that opens an article without a large one."""
    if not text:
        return None
    first = min(text, key=lambda n: (int(n.left // (3 * EM)), n.box.top))
    return first if first.kind is NodeKind.SMALL and len(text) > 1 else None


def _is_label_on_top(head: Head, text: Sequence[Node]) -> bool:
    """Whether a badge stands over all text of a side box (相关链接): it is its headline."""
    lines = sum(len(n.lines) for n in text)
    return head.badge and lines > 2 and all(n.box.top > head.box.bottom - EM for n in text)


def _blocks(text: Sequence[Node]) -> list[Block]:
    """The blocks that pieces of text were cut from, as far as they are in one article."""
    whole: dict[int, list[Node]] = {}
    for node in sorted(text, key=lambda n: n.box.top):
        whole.setdefault(node.source, []).append(node)
    return [
        Block(tuple(line for n in pieces for line in n.lines), pieces[0].left, pieces[0].right)
        for pieces in whole.values()
    ]
