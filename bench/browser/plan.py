"""What stands where on a page: boxes of articles, and all that goes into each."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bench.browser.look import HEI, KAI, LOUD, Look
from bench.press.story import Photo, Story
from bench.press.truth import TruthFolio, TruthMarker
from bench.press.writer import Newsroom, marker
from document.geometry import Box

Json = dict[str, Any]
FEWEST_LINES = 17  # of a place for an article
MOST_HEAD = 0.4  # of a place's height that headlines may take
NEWSPAPER = "澜州日报"
_INK = "background:#222;"


@dataclass(frozen=True, slots=True)
class Place:
    """A box for an article, ``columns`` wide."""

    box: Box
    columns: int


@dataclass(slots=True)
class PagePlan:
    """A page to be set.

    Attributes:
        look: of the paper.
        data: what the browser is given.
        folio: what names the page.
        stories: by id, what is set.
        markers: by id, where the article goes on.
    """

    look: Look
    data: Json
    folio: TruthFolio
    stories: dict[str, Story] = field(default_factory=dict)
    markers: dict[str, TruthMarker] = field(default_factory=dict)


def make_plan(look: Look, rng: random.Random) -> PagePlan:
    """Cut the page into places and fill them."""
    date = dt.date(2026, rng.randint(1, 12), rng.randint(1, 28))
    section = rng.choice(("要闻", "综合", "地方", "文化", "经济", "国际"))
    folio = TruthFolio(NEWSPAPER, date.isoformat(), str(rng.randint(1, 16)), section)
    data = {"width": look.width, "height": look.height, "style": _ground(rng)}
    plan = PagePlan(look, data, folio)
    foot = look.height - look.margin
    top, plan.data["folio"] = _folio(look, folio, rng)
    plan.data["marks"] = [[_xywh(Box(look.margin, top, look.width - look.margin, top + 3)), _INK]]
    area = Box(look.margin, top + round(1.2 * look.em), look.width - look.margin, foot)
    room = Newsroom(rng)
    places = list(_cut(Place(area, look.columns), look, rng, plan.data["marks"]))
    plan.data["articles"] = [
        _article(place, f"a{number}", plan, room, rng) for number, place in enumerate(places, 1)
    ]
    return plan


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
        lines.append(["folio", _xywh(box), text, style])
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
            marks.append([_xywh(rule), look.between_rows])
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
            marks.append([_xywh(Box(x, box.top, x, box.bottom)), look.between_columns])
    else:
        yield place
        return
    for part in parts:
        yield from _cut(part, look, rng, marks)


def _article(place: Place, name: str, plan: PagePlan, room: Newsroom, rng: random.Random) -> Json:
    look, box, columns = plan.look, place.box, place.columns
    boxed = rng.random() < 0.12
    pad = round(look.em * rng.uniform(0.7, 1.2)) if boxed else 0
    lines = (box.height - 2 * pad) / look.line
    letters = round(columns * lines * ((box.width / columns - look.gutter) / look.em))
    wanted = _pictures_wanted(columns, lines, rng)
    story = room.story(name, round(letters * 1.3) + 200, wanted)
    shots = [*story.photos, *(room.photo() for _ in range(wanted))][:wanted]
    story = replace(story, photos=tuple(shots))
    plan.stories[name] = story
    span = columns if columns < 3 or rng.random() < 0.7 else rng.randint(columns // 2, columns - 1)
    wide = (box.width - 2 * pad) * span / columns - look.gutter * (columns > span)
    head, air = _head(story, look, wide, box.height * MOST_HEAD, rng)
    leaves = ""
    if rng.random() < 0.08:
        plan.markers[name] = marker("to", str(rng.randint(2, 8)), rng)
        leaves = plan.markers[name].text
    return {
        "id": name,
        "box": _xywh(box),
        "pad": pad,
        "ground": _box_style(rng) if boxed else "",
        "columns": columns,
        "gutter": look.gutter,
        "em": look.em,
        "line": look.line,
        "span": span,
        "head": head,
        "headAir": air,
        "bodyStyle": _body_style(look),
        "subheadStyle": look.subhead,
        "paragraphs": _paragraphs(story, look),
        "leaves": leaves,
        "columnRule": look.column_rule,
        "pictures": list(_pictures(story, span, columns, look, rng)),
    }


def _pictures_wanted(columns: int, lines: float, rng: random.Random) -> int:
    size = columns * lines
    if size < 70:
        return int(rng.random() < 0.2)
    return rng.choice((0, 1, 1, 1, 2, 2)) if size > 130 else rng.choice((0, 1, 1))


def _box_style(rng: random.Random) -> str:
    return rng.choice(
        (
            "border:2px solid #333;box-sizing:border-box;",
            "border:3px solid #777;border-radius:24px;box-sizing:border-box;",
            "background:#e4e4e4;",
            "background:#eee;border-top:6px solid #333;box-sizing:border-box;",
        )
    )


def _body_style(look: Look) -> str:
    face = f"font:{look.em}px/{look.line}px '{look.body}'"
    return f"{face};text-align:justify;overflow:hidden;text-indent:2em;"


def _paragraphs(story: Story, look: Look) -> list[tuple[str, str]]:
    paragraphs = [(role, text.replace("\n", "")) for role, text in story.paragraphs]
    if look.byline == "text" and story.byline:
        paragraphs.insert(0, ("byline", story.byline))
    return paragraphs


def _head(
    story: Story, look: Look, wide: float, high: float, rng: random.Random
) -> tuple[list[tuple[str, str, str]], int]:
    """Tiers with their styles, and the white under them."""
    em = look.em
    align = f"text-align:{'center' if look.centred else 'left'};margin:0;"
    lines = 1 if rng.random() < 0.6 else 2
    size = min(wide * 0.94 * lines / (len(story.headline) + (lines - 1)), em * rng.uniform(2.2, 5))
    while size < 1.5 * em and lines < 4:
        lines += 1
        size = wide * 0.94 * lines / (len(story.headline) + lines)
    size = min(size, high / (1.3 * lines + 1.5))
    face = look.head if rng.random() < 0.8 else rng.choice(LOUD)
    tiers = []
    if story.kicker:
        small = max(min(size * rng.uniform(0.42, 0.6), wide / (len(story.kicker) + 1)), 1.1 * em)
        style = f"{align}font:{small:.1f}px/1.35 '{look.kicker}';"
        tiers.append(("kicker", story.kicker, style))
    style = f"{align}font:{look.weight} {size:.1f}px/{rng.uniform(1.12, 1.3):.2f} '{face}';"
    tiers.append(("headline", story.headline, style + "text-wrap:balance;"))
    if story.subtitle:
        small = max(min(size * rng.uniform(0.42, 0.6), wide / (len(story.subtitle) + 3)), 1.05 * em)
        style = f"{align}font:{small:.1f}px/1.4 '{rng.choice((*HEI, *KAI, look.body))}';"
        tiers.append(("subtitle", "——" + story.subtitle.lstrip("—"), style))
    if look.byline == "head" and story.byline:
        style = f"{align}font:{em}px/1.7 '{look.note}';"
        tiers.append(("byline", story.byline, style))
    return tiers, round(em * rng.uniform(0.5, 1.1))


def _pictures(
    story: Story, span: int, columns: int, look: Look, rng: random.Random
) -> Iterator[Json]:
    above = columns > 1 and rng.random() < 0.3
    for number, photo in enumerate(story.photos):
        at = "above" if above and not number else rng.choice(("top", "bottom", "middle"))
        count = span if at == "above" else rng.randint(1, max(1, columns - (columns > 2)))
        first = 0 if at == "above" else rng.randint(0, columns - count)
        side = rng.choices(("under", "over", "beside", "inside"), (16, 1, 2, 2))[0]
        if (side in ("beside", "inside") and count == 1) or not photo.caption:
            side = "under"
        yield {
            "number": number,
            "from": first,
            "to": first + count,
            "at": at,
            "ratio": rng.uniform(0.5, 0.8),
            "side": side,
            "gap": round(look.em * look.note_gap),
            "air": round(look.em * look.air),
            "frame": "border:2px solid #333;box-sizing:border-box;" if rng.random() < 0.15 else "",
            "ground": "rgba(0,0,0,.65)",
            "caption": _caption(photo, side, look),
            "source": "",  # drawn or taken when the page is set
            "seed": photo.seed,
        }


def _caption(photo: Photo, side: str, look: Look) -> list[tuple[str, str]]:
    size = look.em * look.note_size
    colour = "#fff" if side == "inside" else "#111"
    align = "left" if side == "beside" else look.note_align
    style = f"margin:0;font:{size:.1f}px/1.3 '{look.note}';color:{colour};text-align:{align};"
    if side == "inside":
        style += "padding:.3em .5em;"
    if not photo.caption:
        return []
    if look.credit_apart and photo.credit:
        return [(photo.caption, style), (photo.credit, f"{style}text-align:right;")]
    return [(photo.caption + ("　" + photo.credit if photo.credit else ""), style)]


def _xywh(box: Box) -> Mapping[str, int]:
    return {"x": box.left, "y": box.top, "w": box.width, "h": box.height}


def sources(plan: PagePlan) -> Sequence[Json]:
    """All pictures of a plan, as the browser is told of them."""
    return [picture for article in plan.data["articles"] for picture in article["pictures"]]
