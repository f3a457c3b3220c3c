"""What speaks for and against a picture being of one article with what stands about it."""

from __future__ import annotations

from document.geometry import Box
from layout.articles.footing import head_under, is_nearer, over
from layout.articles.likeness import far, in_one_column, white
from layout.articles.node import Node, NodeKind
from layout.articles.scene import Scene
from layout.sheet.straighten import EM

UNDER = 6.0
"""How far under a headline, in glyphs, the text begins that says how wide its article is."""

ROW = 6.0
"""The last row of a story's columns ends within this, in glyphs: the last column may be shorter."""

LEVEL = 1.2
"""Edges of a picture and of what stands beside it are level within this, in glyphs."""


def picture_facts(scene: Scene, one: int, other: int, *, stacked: bool) -> dict[str, float]:
    """Of a picture and text, a headline or another picture."""
    a, b = scene.nodes[one], scene.nodes[other]
    first = a.kind is NodeKind.PICTURE
    picture, text = (a, b) if first else (b, a)
    at, of = (one, other) if first else (other, one)
    ruled = scene.setting.ruled_across(a, b) if stacked else scene.setting.ruled_down(a, b)
    gap = ((b.box.top - a.box.bottom) if stacked else (b.left - a.right)) / EM
    within = text.left > picture.left - EM and text.right < picture.right + EM
    head, over_it = head_under(scene, at), stacked and picture is a
    return {
        **scene.ground_of(one, other),
        "rule between": float(ruled),
        "white": white(gap),
        "far": far(gap - 4.0),
        "beside": float(not stacked),
        "beside, tops level": float(not stacked and abs(a.box.top - b.box.top) < LEVEL * EM),
        "beside, feet level": float(
            not stacked and abs(a.whole.bottom - b.whole.bottom) < LEVEL * EM
        ),
        "beside, headline over it alone": 0.0 if stacked else _own_head(scene, at, of),
        "beside, headline over the picture": float(not stacked and _is_headed(scene, at, of)),
        "beside, headline runs down before it": float(not stacked and text is a and a.vertical),
        "picture on top": float(over_it),
        "few lines": float(0 < len(text.lines) <= 3),
        "within its width": float(within),
        "in its column": float(stacked and in_one_column(a, b)),
        "headline": float(text.kind is NodeKind.HEAD),
        "picture too": float(text.kind is NodeKind.PICTURE),
        "runs round it": 0.0,
        "over a headline": float(head is not None),
        "over a headline of its width": float(head is not None and has_its_width(scene, at, head)),
        "nearer to a headline": float(head is not None and is_nearer(scene, at, head)),
        "opens over a headline": float(head is not None and opens(scene, at)),
        "crowns a headline": float(not over_it and head is not None and crowns(scene, at, head)),
    }


def foot_facts(scene: Scene, picture: int, head: int) -> dict[str, float]:
    """Of a picture over a headline; nothing for text."""
    upper, lower = scene.nodes[picture], scene.nodes[head]
    own = upper.kind is NodeKind.PICTURE
    free = own and not scene.setting.ruled_across(upper, lower)
    return {
        "picture": float(own),
        "picture by itself": float(free and not _has_others(scene, picture, head)),
        "picture of its width": float(free and has_its_width(scene, picture, head)),
        "picture nearer to it": float(free and is_nearer(scene, picture, head)),
        "picture opens": float(free and opens(scene, picture)),
        "picture crowns it": float(free and crowns(scene, picture, head)),
    }


def votes(scene: Scene, left: int, right: int) -> bool:
    """Whether of two nodes side by side, one a picture, the other has a say where it belongs.

    Of a column that is cut into pieces the longest beside the picture speaks for all.
    """
    nodes = scene.nodes
    picture, own = (left, right) if nodes[left].kind is NodeKind.PICTURE else (right, left)
    beside = [k for p in scene.setting.graph.beside if picture in p for k in p if k != picture]
    pieces = [k for k in beside if scene.is_text(k) and nodes[k].overlap_x(nodes[own]) > 0]
    longest = max(
        pieces, key=lambda k: (nodes[k].box.overlap_y(nodes[picture].box), k), default=own
    )
    return not scene.is_text(own) or own == longest


def has_its_width(scene: Scene, picture: int, head: int) -> bool:
    """Whether the text that begins under a headline is as wide as the picture over it."""
    own, h = scene.nodes[picture].whole, scene.nodes[head]
    edges = [
        _edges(scene, n, own)
        for k, n in enumerate(scene.nodes)
        if head in scene.heads_of(k) and -EM < n.box.top - h.box.bottom < UNDER * EM
    ]
    left = any(abs(first - own.left) < EM for first, _ in edges)
    return left and any(abs(last - own.right) < EM for _, last in edges)


def _edges(scene: Scene, text: Node, picture: Box) -> tuple[int, int]:
    """The edges of a column, or those of the box or tint that holds it under a picture."""
    under = (a for a in scene.setting.areas if a.top > picture.bottom and a.contains(text.box))
    around = min(under, key=lambda area: area.area, default=None)
    return (around.left, around.right) if around else text.edges


def crowns(scene: Scene, picture: int, head: int) -> bool:
    """Whether a picture makes one rectangle with the story under it, and none with that over it.

    It opens, or it stands under some columns only of a row that ends over it.
    """
    own = scene.nodes[picture].whole
    below = [scene.nodes[k] for k in scene.below(head) if scene.is_text(k)]
    if any(n.left < own.left - EM or n.right > own.right + EM for n in below):
        return False
    alone = opens(scene, picture) or _ends_row(scene, picture)
    return alone and has_its_width(scene, picture, head)


def _ends_row(scene: Scene, picture: int) -> bool:
    """Whether a column beside those over a picture ends with them, and not under it."""
    own = scene.nodes[picture].whole
    columns = [k for k in scene.above(picture) if scene.is_text(k)]
    pairs = [p for p in scene.setting.graph.beside if not set(columns).isdisjoint(p)]
    return any(
        scene.is_text(other)
        and min(scene.nodes[other].right, own.right) < max(scene.nodes[other].left, own.left)
        and _end_together(scene, *pair)
        for pair in pairs
        for other in pair
        if other not in columns
    )


def _end_together(scene: Scene, left: int, right: int) -> bool:
    """Whether two columns are of one story, as far as can be seen, and end in one row."""
    a, b = scene.nodes[left], scene.nodes[right]
    apart = abs(a.box.bottom - b.box.bottom) / EM
    if apart > ROW or scene.setting.ruled_down(a, b):
        return False
    own = scene.own_head(left, right) or scene.own_head(right, left)
    return scene.common_head(left, right) > 0 or (apart < LEVEL and not own)


def opens(scene: Scene, picture: int) -> bool:
    """Whether nothing stands over a picture, or a rule between."""
    own = scene.nodes[picture]
    return all(scene.setting.ruled_across(n, own) for n in over(scene, picture))


def _own_head(scene: Scene, picture: int, text: int) -> float:
    """1 when a headline stands over the text beside a picture and not over the picture.

    A picture that nothing else stands at, unless behind a rule, has nowhere else to go: 0.
    """
    return scene.own_head(text, picture) if _has_others(scene, picture, text) else 0.0


def _is_headed(scene: Scene, picture: int, other: int) -> bool:
    """Whether a headline no wider than a picture stands over it, one that is not ``other``."""
    own = scene.nodes[picture]
    heads = [scene.nodes[k] for k in scene.above(picture) if k != other]
    return any(
        head.kind is NodeKind.HEAD
        and own.left - EM < head.left < head.right < own.right + EM
        and not scene.setting.ruled_across(head, own)
        for head in heads
    )


def _has_others(scene: Scene, picture: int, text: int) -> bool:
    """Whether a picture stands at something besides a text, no rule between."""
    setting, nodes = scene.setting, scene.nodes
    links = [
        *((pair, setting.ruled_across) for pair in setting.graph.over),
        *((pair, setting.ruled_down) for pair in setting.graph.beside),
    ]
    return any(
        picture in pair and text not in pair and not is_ruled(nodes[pair[0]], nodes[pair[1]])
        for pair, is_ruled in links
    )
