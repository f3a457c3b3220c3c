"""What stands between and inside the articles: advertisements, briefs 简讯, side boxes."""

from __future__ import annotations

import random
from itertools import islice

from bench.browser.look import HEI, KAI, LOUD, Look
from bench.browser.page import Json, PagePlan, Place, xywh
from bench.press.display import DETAILS, SHOUTS
from bench.press.grammar import expand
from bench.press.small import BRIEFS_NAMES
from bench.press.writer import BADGES, Newsroom
from document.article import ArticleKind

_FRAMES = ("border:3px solid #222;", "border:7px double #222;", "border:2px dashed #444;")


def body_style(look: Look) -> str:
    """Of a frame of body type."""
    face = f"font:{look.em}px/{look.line}px '{look.body}'"
    return f"{face};text-align:justify;overflow:hidden;text-indent:2em;"


def make_notice(place: Place, name: str, plan: PagePlan, rng: random.Random) -> Json:
    """An advertisement: a loud line and some details in a frame."""
    look, box = plan.look, place.box
    plan.kinds[name] = ArticleKind.ADVERTISEMENT
    texts = [expand(rng.choice(SHOUTS), rng)]
    texts += [expand(detail, rng) for detail in rng.sample(DETAILS, rng.randint(2, 4))]
    room = box.height / (len(texts) + 3)
    lines = []
    for number, text in enumerate(texts):
        most = look.em * (rng.uniform(3, 6) if not number else rng.uniform(1.3, 2.2))
        size = min(room * (1.2 if not number else 0.6), most, 0.85 * box.width / len(text))
        face = rng.choice(LOUD) if not number else rng.choice((*HEI, *KAI))
        weight = 700 if not number else 400
        lines.append(("advertisement", text, f"font:{weight} {size:.1f}px/1.6 '{face}';"))
    dark = rng.random() < 0.25
    ground = "background:#333;color:#fff;" if dark else rng.choice(_FRAMES)
    style = f"{ground}box-sizing:border-box;display:flex;flex-direction:column;"
    style += "justify-content:space-evenly;align-items:center;"
    return {"id": name, "box": xywh(box), "style": style, "lines": lines}


def make_briefs(
    place: Place, name: str, plan: PagePlan, room: Newsroom, rng: random.Random
) -> Json:
    """A box of short items, each an article, under the name of the box."""
    look = plan.look
    headed = rng.random() < 0.75
    paragraphs = []
    for number, (headline, text) in enumerate(islice(room.briefs(), 4 * place.columns + 4), 1):
        own = f"{name}.{number}"
        plan.kinds[own] = ArticleKind.BRIEF
        paragraphs += [("headline", headline, own)] if headed else []
        paragraphs.append(("body", text, own))
    title = rng.choice(BRIEFS_NAMES)
    style = f"text-align:center;font:700 {1.9 * look.em:.1f}px/1.4 '{look.head}';"
    framed = rng.random() < 0.6
    return {
        "id": f"{name}.1",
        "box": xywh(place.box),
        "pad": look.em if framed else 0,
        "ground": rng.choice((*_FRAMES[:2], "background:#e8e8e8;")) + "box-sizing:border-box;"
        if framed
        else "",
        "columns": place.columns,
        "gutter": look.gutter,
        "em": look.em,
        "line": look.line,
        "ends": "items",
        "span": place.columns,
        "down": None,
        "head": [("kicker", title, style)] if title else [],
        "headAir": round(0.7 * look.em),
        "bodyStyle": body_style(look),
        "subheadStyle": look.subhead,
        "paragraphs": paragraphs,
        "leaves": "",
        "columnRule": "",
        "aside": None,
        "pictures": [],
    }


def make_aside(name: str, columns: int, plan: PagePlan, room: Newsroom, rng: random.Random) -> Json:
    """A side box 相关链接 over some columns of an article: an article of its own."""
    look, own = plan.look, f"{name}.aside"
    headline, text = room.brief()
    label = rng.choice(BADGES)
    count = rng.randint(1, max(1, columns // 2))
    first = rng.choice((0, columns - count))
    centred = "text-align:center;" if rng.random() < 0.6 else ""
    loud = f"{centred}font:700 {look.em * rng.uniform(1.3, 1.7):.1f}px/1.5 '{look.head}';"
    badge = f"{centred}font:700 {look.em * rng.uniform(1.0, 1.3):.1f}px/1.6 '{look.kicker}';"
    head = [("kicker", label, badge), ("headline", headline, loud)]
    if rng.random() < 0.4:
        head = [("headline", label, loud)]
    size = look.em * rng.choice((0.9, 0.95, 1.0))
    face = rng.choice((look.body, *KAI, *HEI))
    ground = rng.choice(
        ("border:2px solid #333;", "background:#e6e6e6;", "border:6px double #444;")
    )
    return {
        "id": own,
        "from": first,
        "to": first + count,
        "air": look.em,
        "style": f"{ground}box-sizing:border-box;padding:.7em {look.em}px;",
        "head": head,
        "body": (
            "body",
            text,
            f"text-align:justify;text-indent:2em;font:{size:.1f}px/1.5 '{face}';",
        ),
    }
