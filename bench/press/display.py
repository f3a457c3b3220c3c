"""Advertisements: a frame and loud type."""

from __future__ import annotations

import random

from bench.press.canvas import INK, PAPER, Canvas
from bench.press.dress import Dress
from bench.press.fonts import FACES
from bench.press.grammar import expand
from bench.press.truth import TruthArticle, TruthLine, TruthRegion
from bench.press.typeset import Style, ink_line, set_centred, width_of
from document.geometry import Box

SHOUTS = (
    "{云溪|金穗|福满|江南|大唐}家具城",
    "{康宁|仁和|同心}大药房",
    "{云顶|锦绣|江岸}家园 现房发售",
    "{青松|蓝鲸|百灵}眼镜 开业酬宾",
    "{city}首届{茶叶|年货|图书}展销会",
    "{翰林|启明|育英}培训学校招生",
)
DETAILS = (
    "全场{五|六|七|八}折起",
    "买一送一 先到先得",
    "地址：{滨江|建设|人民|解放}路{n:2-380}号",
    "咨询热线：0{n:300-999}-{n:2100000-8999999}",
    "活动时间：{n:3-6}月{n:1-9}日—{n:10-28}日",
    "诚邀加盟 共创未来",
    "定金{n:1-5}000元起 首付{n:6-30}万元",
)


def set_advertisement(
    canvas: Canvas, box: Box, name: str, dress: Dress, rng: random.Random
) -> TruthArticle:
    """Fill a box with an advertisement: a loud line and some details, centred."""
    dark = rng.random() < 0.3
    if dark:
        canvas.fill(box, 40)
    else:
        canvas.frame(box, dress.hair * 3, rng.choice(("solid", "double", "thick-thin")))
    texts = [rng.choice(SHOUTS), *rng.sample(DETAILS, rng.randint(2, 4))]
    face = rng.choice([face for face in FACES if face.bold])
    room = box.height / (len(texts) + 2.5)
    lines: list[TruthLine] = []
    y = box.top + round(room * 0.7)
    for number, pattern in enumerate(texts):
        text = expand(pattern, rng)
        size = min(room * (1.2 if number == 0 else 0.55), dress.em * (6 if number == 0 else 2.4))
        style = Style(face if number == 0 else dress.strong, max(round(size), 8))
        natural = width_of(text, style)
        if natural > box.width * 0.9:
            style = Style(style.face, max(int(style.size * box.width * 0.88 / natural), 8))
        line = set_centred(text, style, box.width)
        at = ink_line(canvas, line, style, box.left, y, PAPER if dark else INK)
        lines.append(TruthLine(at, text, "advertisement"))
        y += round(room * (1.6 if number == 0 else 1.0))
    body = "　".join(line.text for line in lines)
    return TruthArticle(
        id=name,
        kind="advertisement",
        box=box,
        paragraphs=(("body", body),),
        regions=(TruthRegion("advertisement", box),),
        lines=tuple(lines),
    )
