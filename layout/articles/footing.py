"""What stands over a headline, and whether it is nearer to it than to what is over both."""

from __future__ import annotations

from layout.articles.node import FEW, Node, NodeKind
from layout.articles.scene import Scene
from layout.sheet.straighten import EM

NEARER = 0.6
"""A piece closer to the headline under it than to what stands over it by this factor: chosen before
weights were fitted, like the other measures here and in ``picturefacts`` and ``habits``."""


def head_under(scene: Scene, upper: int) -> int | None:
    """The first headline directly under a picture or text, no rule between; None for no such."""
    nodes = scene.nodes
    heads = [
        k
        for k in scene.below(upper)
        if nodes[k].kind is NodeKind.HEAD and not scene.setting.ruled_across(nodes[upper], nodes[k])
    ]
    return min(heads, key=lambda k: (nodes[k].box.top, k), default=None)


def is_nearer(scene: Scene, upper: int, head: int) -> bool:
    """Whether a piece stands nearer to the headline under it than to all that is over it."""
    own = scene.nodes[upper].whole
    under = scene.nodes[head].box.top - own.bottom
    return under < NEARER * min((own.top - n.box.bottom for n in over(scene, upper)), default=EM)


def is_near_kicker(scene: Scene, text: int) -> bool:
    """Whether a line or two of text stand nearer to the headline under them than to the rest."""
    if not 0 < len(scene.nodes[text].lines) < FEW:
        return False
    head = head_under(scene, text)
    return head is not None and is_nearer(scene, text, head)


def over(scene: Scene, k: int) -> list[Node]:
    """What stands directly over a node."""
    return [scene.nodes[a] for a in scene.above(k)]
