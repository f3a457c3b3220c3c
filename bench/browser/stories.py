"""An article for a place: its text, what stands over it, its pictures, a box of its own."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bench.browser.look import HEI, KAI, LOUD, UPRIGHT, Look
from bench.browser.page import Json, PagePlan, Place, xywh
from bench.browser.small import body_style, make_aside
from bench.press.story import Photo, Story
from bench.press.writer import Newsroom, marker

MOST_HEAD = 0.4  # of a place's height that headlines may take
MOST_DOWN = 14  # characters of a headline that stands beside its text
LOOSE = 0.36, 0.57  # text of a story that need not fill its place, headline and pictures beside it

Said = tuple[str, str, str]
"""Role, text, style."""


def make_article(
    place: Place, name: str, plan: PagePlan, room: Newsroom, rng: random.Random
) -> Json:
    """A story that takes its place, as the browser is told of it."""
    look, box, columns = plan.look, place.box, place.columns
    boxed = rng.random() < 0.12
    pad = round(look.em * rng.uniform(0.7, 1.2)) if boxed else 0
    lines = (box.height - 2 * pad) / look.line
    letters = round(columns * lines * ((box.width / columns - look.gutter) / look.em))
    wanted = _pictures_wanted(columns, lines, rng)
    leaves = ""
    if rng.random() < 0.08:
        plan.markers[name] = marker("to", str(rng.randint(2, 8)), rng)
        leaves = plan.markers[name].text
    loose = not (look.filled or leaves or rng.random() < 0.3)
    ends = rng.choice(("even", "even", "short")) if loose else "cut"
    length = round(letters * (1.3 if ends == "cut" else rng.uniform(*LOOSE))) + 200
    story = room.story(name, length, wanted)
    shots = [*story.photos, *(room.photo() for _ in range(wanted))][:wanted]
    story = replace(story, photos=tuple(shots))
    plan.stories[name] = story
    down = len(story.headline) <= MOST_DOWN and columns > 1 and rng.random() < 0.12
    span = columns if columns < 3 or rng.random() < 0.7 else rng.randint(columns // 2, columns - 1)
    wide = (box.width - 2 * pad) * span / columns - look.gutter * (columns > span)
    head, air = _head(story, look, wide, box.height * MOST_HEAD, rng)
    if not down and rng.random() < 0.1:
        head.append(("lead", _lead(room), _lead_style(look, rng)))
    aside = columns > 1 and columns * lines > 100 and rng.random() < 0.2
    return {
        "id": name,
        "box": xywh(box),
        "pad": pad,
        "ground": _box_style(rng) if boxed else "",
        "columns": columns,
        "gutter": look.gutter,
        "em": look.em,
        "line": look.line,
        "ends": ends,
        "span": span,
        "down": _down(story, look, box.height - 2 * pad, rng) if down else None,
        "head": [] if down else head,
        "headAir": air,
        "bodyStyle": body_style(look),
        "subheadStyle": look.subhead,
        "paragraphs": _paragraphs(story, look, down),
        "leaves": leaves,
        "columnRule": look.column_rule,
        "aside": make_aside(name, columns, plan, room, rng) if aside else None,
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


def _paragraphs(story: Story, look: Look, down: bool) -> list[tuple[str, str]]:
    paragraphs = [(role, text.replace("\n", "")) for role, text in story.paragraphs]
    if story.byline and (look.byline == "text" or (down and look.byline)):
        paragraphs.insert(0, ("byline", story.byline))
    return paragraphs


def _head(
    story: Story, look: Look, wide: float, high: float, rng: random.Random
) -> tuple[list[Said], int]:
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
    tiers: list[Said] = []
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


def _down(story: Story, look: Look, high: float, rng: random.Random) -> Json:
    """A headline of one or two lines from top to bottom, at an edge of its article."""
    count = len(story.headline)
    lines = 1 if count < 9 or rng.random() < 0.4 else 2
    size = min(look.em * rng.uniform(2, 3.4), 0.9 * high * lines / (count + lines))
    wide = round(size * 1.25 * lines)
    style = (
        f"writing-mode:vertical-rl;text-orientation:upright;text-align:center;width:{wide}px;"
        f"font:{look.weight} {size:.1f}px/1.25 '{rng.choice(UPRIGHT)}';text-wrap:balance;"
    )
    high = min(round(size * (count / lines + 1.6)), high)
    side = "left" if rng.random() < 0.85 else "right"
    gap = round(look.em * rng.uniform(0.8, 1.6))
    said: Said = ("headline", story.headline, style)
    return {"w": wide, "h": high, "gap": gap, "side": side, "said": said}


def _lead(room: Newsroom) -> str:
    _, text = room.brief()
    return text.partition("）")[2] or text


def _lead_style(look: Look, rng: random.Random) -> str:
    size, face = look.em * rng.uniform(1.0, 1.15), rng.choice((*KAI, *HEI))
    ground = rng.choice(("", "", "background:#e6e6e6;", "border:2px solid #555;"))
    pad = "padding:.4em .8em;box-sizing:border-box;" if ground else "padding:0 1em;"
    return f"margin:.4em 0 0;font:{size:.1f}px/1.5 '{face}';text-indent:2em;{pad}{ground}"


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


def _caption(photo: Photo, side: str, look: Look) -> Sequence[tuple[str, str]]:
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
