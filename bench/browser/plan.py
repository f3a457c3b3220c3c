"""What stands where on a page: it is cut into places, and each is filled."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from bench.browser.look import Look
from bench.browser.page import Json, PagePlan, Place, xywh
from bench.browser.small import make_briefs, make_notice
from bench.browser.stories import make_article
from bench.press.truth import TruthFolio
from bench.press.writer import Newsroom
from document.geometry import Box

FEWEST_LINES = 17  # of a place for an article
NEWSPAPER = "澜州日报"
_INK = "background:#222;"


def make_plan(look: Look, rng: random.Random) -> PagePlan:
    """Cut the page into places and fill them."""
    date = dt.date(2026, rng.randint(1, 12), rng.randint(1, 28))
    section = rng.choice(("要闻", "综合", "地方", "文化", "经济", "国际"))
    folio = TruthFolio(NEWSPAPER, date.isoformat(), str(rng.randint(1, 16)), section)
    data = {"width": look.width, "height": look.height, "style": _ground(rng)}
    plan = PagePlan(look, data, folio)
    foot = look.height - look.margin
    top, plan.data["folio"] = _folio(look, folio, rng)
    plan.data["marks"] = [[xywh(Box(look.margin, top, look.width - look.margin, top + 3)), _INK]]
    area = Box(look.margin, top + round(1.2 * look.em), look.width - look.margin, foot)
    places = list(_cut(Place(area, look.columns), look, rng, plan.data["marks"]))
    _fill(places, plan, rng)
    return plan


def _fill(places: list[Place], plan: PagePlan, rng: random.Random) -> None:
    """Give every place a story, or something small; one box of briefs at most."""
    room = Newsroom(rng)
    articles: list[Json] = []
    notices: list[Json] = []
    small = rng.random() < 0.5
    for number, place in enumerate(places, 1):
        name, last = f"a{number}", number == len(places)
        if last and articles and rng.random() < 0.3:
            notices.append(make_notice(place, name, plan, rng))
        elif small and articles and place.columns < 3 and rng.random() < 0.25:
            articles.append(make_briefs(place, name, plan, room, rng))
            small = False
        else:
            articles.append(make_article(place, name, plan, room, rng))
    plan.data |= {"articles": articles, "notices": notices}


def _ground(rng: random.Random) -> str:
    return f"background:{rng.choice(('#fff', '#fff', '#fafafa'))};color:#111;"


def _folio(look: Look, folio: TruthFolio, rng: random.Random) -> tuple[int, list[Any]]:
    """The line at the head of the page, and where it ends."""
    size = round(look.em * rng.uniform(1.1, 1.8))
    date = dt.date.fromisoformat(folio.date)
    day = f"{date.year}年{date.month}月{date.day}日　星期{'一二三四五六日'[date.weekday()]}"
    texts = [f"第{folio.page}版　{folio.section}", folio.newspaper, day]
    rng.shuffle(texts)
    top, wide = look.margin // 2, look.width - 2 * look.margin
    lines = []
    for place, text in enumerate(texts):
        box = Box(look.margin, top, look.margin + wide, top + round(1.5 * size))
        align = ("left", "center", "right")[place]
        style = f"margin:0;font:{size}px '{look.kicker}';text-align:{align};line-height:1.4;"
        lines.append(["folio", xywh(box), text, style])
    return top + round(1.7 * size), lines


def _cut(place: Place, look: Look, rng: random.Random, marks: list[Any]) -> Iterator[Place]:
    """Cut a place in two, across or down, until its parts are of an article's size."""
    box, columns = place.box, place.columns
    rows = box.height / look.line
    size = columns * rows
    if size < 75 or (rng.random() < 0.1 and size < 220):
        yield place
        return
    across = rows >= 2 * FEWEST_LINES + 2 and (columns == 1 or rng.random() < rows / (rows + 45))
    if across:
        share = rng.uniform(0.3, 0.7)
        high = max(FEWEST_LINES, min(round(rows * share), round(rows) - FEWEST_LINES))
        middle = box.top + high * look.line
        parts = (
            Place(Box(box.left, box.top, box.right, middle - look.gap // 2), columns),
            Place(Box(box.left, middle + look.gap // 2, box.right, box.bottom), columns),
        )
        if look.between_rows:
            rule = Box(box.left, middle, box.right, middle)
            marks.append([xywh(rule), look.between_rows])
    elif columns > 1:
        left = rng.randint(1, columns - 1)
        wide = (box.width - (columns - 1) * look.gutter) / columns
        edge = round(box.left + left * (wide + look.gutter))
        parts = (
            Place(Box(box.left, box.top, edge - look.gutter, box.bottom), left),
            Place(Box(edge, box.top, box.right, box.bottom), columns - left),
        )
        if look.between_columns:
            x = edge - look.gutter // 2
            marks.append([xywh(Box(x, box.top, x, box.bottom)), look.between_columns])
    else:
        yield place
        return
    for part in parts:
        yield from _cut(part, look, rng, marks)
