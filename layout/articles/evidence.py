"""Evidence that two pieces of a page belong to one article, or to two.

Each relation has its own list of named facts, numbers from 0 to about 1. What they weigh is
learned (`layout.articles.weights`); here stands only what can be seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from layout.articles.columnfacts import column_facts, columns_facts
from layout.articles.footing import is_near_kicker
from layout.articles.likeness import far, hardly_larger, is_near, white
from layout.articles.node import FEW, Node, NodeKind
from layout.articles.picturefacts import foot_facts, picture_facts, votes
from layout.articles.reign import DRESS, share_of, top_piece
from layout.articles.rows import heads_in_row, stands_between
from layout.articles.scene import Scene
from layout.articles.setting import Setting
from layout.sheet.straighten import EM

Facts = dict[str, float]

LEVEL, SUNK = 1.5, 6.0
"""How far the heads of what stands level differ at most, in glyphs, and how far a headline that
runs down may begin below the text it stands beside."""


class Relation(StrEnum):
    """How two nodes stand to each other."""

    COLUMN = "column"  # text over text
    COLUMNS = "columns"  # text beside text
    REIGN = "reign"  # headline and text
    FOOT = "foot"  # text or picture over a headline
    HEADS = "heads"  # headline and headline
    SMALL = "small"  # subhead or label over or under anything
    PICTURE = "picture"  # picture and text


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes with what speaks for and against their being of one article."""

    one: int
    other: int
    relation: Relation
    facts: Facts


def links_of(setting: Setting) -> list[Link]:
    """All links of a page, each pair of nodes in at most one of each relation."""
    scene = Scene(setting)
    found = [*_over_links(scene), *_beside_links(scene), *_around_links(scene)]
    for k in range(len(scene.nodes)):
        row = heads_in_row(scene, k) if scene.is_text(k) else frozenset()
        found += [Link(h, k, Relation.REIGN, _reign(scene, h, k, row)) for h in scene.heads_of(k)]
    for at, one in enumerate(scene.heads):
        others = scene.heads[at + 1 :]
        found += [Link(one, k, Relation.HEADS, _heads(scene, one, k)) for k in others]
    return found


def _over_links(scene: Scene) -> Iterator[Link]:
    for upper, lower in scene.setting.graph.over:
        kinds = scene.nodes[upper].kind, scene.nodes[lower].kind
        if kinds == (NodeKind.TEXT, NodeKind.TEXT):
            yield Link(upper, lower, Relation.COLUMN, column_facts(scene, upper, lower))
        elif NodeKind.SMALL in kinds:
            yield Link(upper, lower, Relation.SMALL, _small(scene, upper, lower))
        elif kinds[1] is NodeKind.HEAD and kinds[0] is not NodeKind.HEAD:
            yield Link(upper, lower, Relation.FOOT, _foot(scene, upper, lower))
        elif NodeKind.PICTURE in kinds and not scene.is_hidden(upper, lower):
            yield Link(
                upper, lower, Relation.PICTURE, picture_facts(scene, upper, lower, stacked=True)
            )


def _beside_links(scene: Scene) -> Iterator[Link]:
    for left, right in scene.setting.graph.beside:
        kinds = scene.nodes[left].kind, scene.nodes[right].kind
        if kinds == (NodeKind.TEXT, NodeKind.TEXT):
            if not is_near_kicker(scene, left) and not is_near_kicker(scene, right):
                yield Link(left, right, Relation.COLUMNS, columns_facts(scene, left, right))
        elif (
            NodeKind.PICTURE in kinds and NodeKind.SMALL not in kinds and votes(scene, left, right)
        ):
            yield Link(
                left, right, Relation.PICTURE, picture_facts(scene, left, right, stacked=False)
            )


def _around_links(scene: Scene) -> Iterator[Link]:
    for text, picture in scene.setting.graph.around:
        facts = picture_facts(scene, text, picture, stacked=True)
        yield Link(text, picture, Relation.PICTURE, {**facts, "runs round it": 1.0})


def _reign(scene: Scene, head: int, text: int, row: frozenset[int]) -> Facts:
    h, t = scene.nodes[head], scene.nodes[text]
    reign = scene.reigns[head]
    own = share_of(t, h.edges) > 0.5
    even = share_of(t, reign.even) > 0.7
    free = share_of(t, reign.free) > 0.7
    under = t.box.top > h.box.bottom - EM
    directly = (head, text) in scene.over
    gap = (t.box.top - h.box.bottom) / EM
    first = top_piece(head, text, scene.setting) if h.vertical else t
    higher = (h.box.top - first.box.top) / EM
    level = not under and -LEVEL < higher < (SUNK if h.vertical else LEVEL)
    aside = max(h.left - t.right, t.left - h.right, 0) / scene.width
    lower = under and gap > DRESS
    return {
        **scene.ground_of(head, text),
        "directly under": float(directly),
        "under its width": float(under and own),
        "text between": float(under and own and not directly),
        "behind white": float(under and scene.is_behind_white(text)),
        "under a rule of its own": float(lower and scene.is_under_rule(text)),
        "under its even reach": float(under and even and not own),
        "under its free reach": float(under and free and not even and not own),
        "out of reach": float(under and not free and not own),
        "columns aside": min(aside, 4.0) / 4,
        "left of it": float(t.right < h.left + EM),
        "left of it, headlines set left": scene.set_left * (under and t.right < h.left + EM),
        "right of it, headlines set left": scene.set_left * (under and t.left > h.right - EM),
        "level beside it": float(level),
        "level, no headline of its own": float(level and not scene.is_crowned(text)),
        "in another's row": float(_is_in_anothers_row(scene, head, text, row)),
        "under another": float(scene.is_crowned_by_other(text, head)),
        "hardly larger": hardly_larger(h),
        "orphan": float(scene.is_orphan(text)),
        "orphan beside it": float(not under and scene.is_orphan(text)),
        "beside it": float(not under and not level),
        "rule across between": float(lower and scene.rule_between(head, text)),
        "across its gutter": float(under and scene.spans_gutter(head, text)),
        "rule down between": float(not own and _rule_down(scene, h, t)),
        "far below": far(gap),
        "beside vertical": float(h.vertical),
        "rival": float(scene.has_rival(head, text)),
    }


def _is_in_anothers_row(scene: Scene, head: int, text: int, row: frozenset[int]) -> bool:
    """Whether a text begins a row with headlines, and this one is none of them.

    One that runs down may stand on its other side.
    """
    if head in row:
        return False
    return stands_between(scene, row, head, text) if scene.nodes[head].vertical else bool(row)


def _rule_down(scene: Scene, head: Node, text: Node) -> bool:
    """A rule beside a headline that parts it from text not under its width."""
    one, other = (head, text) if head.box.centre[0] < text.box.centre[0] else (text, head)
    left, right = one.box.centre[0], other.box.centre[0]
    left = max(left, min(one.right, other.right) - EM)
    right = min(right, max(one.left, other.left) + EM)
    return any(
        left < r.centre[0] < right
        and r.overlap_y(head.box) > 0.5 * head.box.height
        and r.bottom > text.box.top
        for r in scene.setting.down
    )


def _foot(scene: Scene, upper: int, lower: int) -> Facts:
    a, h = scene.nodes[upper], scene.nodes[lower]
    return {
        **scene.ground_of(upper, lower),
        "rule between": float(scene.setting.ruled_across(a, h)),
        "white": white((h.box.top - a.whole.bottom) / EM),
        **foot_facts(scene, upper, lower),
        "few lines": float(0 < len(a.lines) < FEW),
        "few lines nearer to it": float(is_near_kicker(scene, upper)),
        "narrow headline": float(h.width < 0.8 * scene.width),
        "in one column": float(is_near(a.left, h.left) or h.width < 1.1 * a.width),
        "hardly larger": hardly_larger(h),
    }


def _heads(scene: Scene, one: int, other: int) -> Facts:
    a, b = scene.nodes[one], scene.nodes[other]
    over = (one, other) in scene.over or (other, one) in scene.over
    gap = max(-a.box.overlap_y(b.box), -a.box.overlap_x(b.box), 0) / EM
    upper, lower = (a, b) if a.box.top <= b.box.top else (b, a)
    row = a.box.overlap_y(b.box) > 0.5 * min(a.box.height, b.box.height)
    alike = a.vertical == b.vertical
    near = over and gap < 4.0 and alike
    both = scene.has_text(one) and scene.has_text(other)
    return {
        **scene.ground_of(one, other),
        "next to each other": float(near),
        "touch": float(gap < 1.2 and alike),
        "far": far(gap),
        "much smaller": float(min(a.em, b.em) < 0.6 * max(a.em, b.em)),
        "text under each": float(both),
        "text under each, apart": float(both and not near),
        "one hardly larger": max(hardly_larger(a), hardly_larger(b)),
        "in one row": float(row),
        "rule between": float(over and scene.setting.ruled_across(upper, lower)),
    }


def _small(scene: Scene, upper: int, lower: int) -> Facts:
    a, b = scene.nodes[upper], scene.nodes[lower]
    under = b.kind is NodeKind.SMALL
    small, other = (b, a) if under else (a, b)
    gap = (b.box.top - a.box.bottom) / EM
    ruled = float(scene.setting.ruled_across(a, b))
    text, picture = other.kind is NodeKind.TEXT, other.kind is NodeKind.PICTURE
    return {
        **scene.ground_of(upper, lower),
        "rule between": ruled,
        "rule over it": ruled * under,
        "white": white(gap),
        "white over it": under * min(max(gap, 0.0), 3.0) / 3,
        "far": far(gap - 4.0),
        "it stands above": float(not under),
        "tops its column": float(not under and scene.tops_column(upper)),
        "under text": float(under and text),
        "large over text": float(under and small.em > 1.25 * EM),
        "wide over text": float(under and small.box.width > 1.15 * scene.width),
        "of a block": float(small.source == other.source >= 0),
        "headline": float(other.kind is NodeKind.HEAD),
        "headline below": float(other.kind is NodeKind.HEAD and not under),
        "picture": float(picture),
        "picture above": float(picture and under),
    }
