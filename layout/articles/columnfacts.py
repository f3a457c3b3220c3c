"""What speaks for and against two pieces of text being of one article."""

from __future__ import annotations

from layout.articles.footing import is_near_kicker
from layout.articles.likeness import far, in_one_column, in_phase, runs_past, same_size, white
from layout.articles.node import Node
from layout.articles.scene import APART_FROM, LEVEL, Scene
from layout.sheet.straighten import EM


def column_facts(scene: Scene, upper: int, lower: int) -> dict[str, float]:
    """Of text over text."""
    a, b = scene.nodes[upper], scene.nodes[lower]
    gap = (b.box.top - a.box.bottom) / EM
    return {
        **scene.ground_of(upper, lower),
        "rule between": float(scene.setting.ruled_across(a, b)),
        "white": white(gap),
        "far": far(gap),
        "same edges": float(in_one_column(a, b)),
        "one width": float(abs(a.width - b.width) < EM),
        "same block": float(a.source == b.source >= 0),
        "same size": same_size(a, b),
        **_seam(a, b, 1.0),
        "on one grid": in_phase(a, b),
        "white goes on": float(scene.white_goes_on(upper, lower)),
        "nearer to a headline": float(is_near_kicker(scene, lower)),
        "lower level with a headline": float(_begins_beside_any(scene, a, b)),
    }


def _begins_beside_any(scene: Scene, a: Node, b: Node) -> bool:
    """Whether text that white parts from that above it begins level with some headline."""
    return b.box.top - a.box.bottom > APART_FROM * EM and any(
        abs(h.box.top - b.box.top) < EM and not h.vertical and h.overlap_x(b) <= 0
        for h in (scene.nodes[k] for k in scene.heads)
    )


def _seam(a: Node, b: Node, weight: float) -> dict[str, float]:
    """Whether a paragraph ends with the first text and one begins with the second."""
    full, flush = a.slack < 1.0, b.indent < 1.0
    return {
        "runs on": weight * (full and flush),
        "ends and begins": weight * (not full and not flush),
        "ends, no indent": weight * (a.slack >= 2.0 and flush),
    }


def columns_facts(scene: Scene, left: int, right: int) -> dict[str, float]:
    """Of text beside text."""
    a, b = scene.nodes[left], scene.nodes[right]
    setting = scene.setting
    ruled = setting.ruled_down(a, b)
    gap = (b.left - a.right - setting.gutter) / EM
    tops = abs(a.box.top - b.box.top) < LEVEL * EM
    feet = abs(a.box.bottom - b.box.bottom) < 1.5 * EM
    seam = not scene.goes_on_below(left) and not scene.goes_on_above(right)
    topped = scene.is_under_rule(left), scene.is_under_rule(right)
    orphans = scene.is_orphan(left), scene.is_orphan(right)
    beside = scene.begins_beside_head(left, right)
    return {
        **scene.ground_of(left, right),
        "rule between": float(ruled),
        "rule where few are": ruled * (1.0 - setting.ruled),
        "no rule where many are": (not ruled) * setting.ruled,
        "column rule": float(ruled and scene.is_column_rule(left, right)),
        "wide gutter": min(max(gap, 0.0), 3.0) / 3,
        "far": far(gap - 3.0),
        "tops level": float(tops),
        "feet level": float(feet),
        "tops and feet level": float(tops and feet),
        "one width": float(abs(a.width - b.width) < EM),
        "same size": same_size(a, b),
        "on one grid": in_phase(a, b),
        "common headline": scene.common_head(left, right),
        "headline over left alone": scene.own_head(left, right),
        "headline over right alone": scene.own_head(right, left),
        "headline over left alone, set left": scene.set_left * scene.own_head(left, right),
        "headline over right alone, set left": scene.set_left * scene.own_head(right, left),
        **_seam(a, b, float(seam)),
        "right stands higher": float(b.box.top < a.box.top - 2 * EM),
        "rule over right alone": float(topped[1] and runs_past(a, b)),
        "rule over left alone": float(topped[0] and runs_past(b, a)),
        "rule over both": float(all(topped) and tops),
        "left is an orphan": float(orphans[0] and not orphans[1]),
        "right is an orphan": float(orphans[1] and not orphans[0]),
        "both are orphans": float(all(orphans)),
        "orphan beside headline": float(any(orphans) and beside),
        "begins beside headline": float(beside),
        "label over left alone": float(scene.is_labelled(left, right)),
        "label over right alone": float(scene.is_labelled(right, left)),
    }
