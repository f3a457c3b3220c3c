"""Headline blocks: kicker, headline, subtitle and byline, across or down the page."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Literal

from bench.press.canvas import INK, PAPER, Canvas
from bench.press.dress import Dress
from bench.press.story import LeadTreatment, Story
from bench.press.truth import TruthLine, TruthRegion
from bench.press.typeset import (
    CLOSERS,
    OPENERS,
    SetLine,
    Style,
    atoms,
    column_step,
    ink_column,
    ink_line,
    set_block,
    set_line,
    width_of,
)
from document.geometry import Box

Treatment = Literal["plain", "reversed", "tint", "ruled"]
TREATMENTS: tuple[Treatment, ...] = ("plain", "reversed", "tint", "ruled")
TINT = 222


@dataclass(frozen=True, slots=True)
class Tier:
    """One line of a headline block, placed from the block's top left corner.

    Attributes:
        text: what it says.
        style: how it is set.
        role: kicker, headline, subtitle, byline; ``headline_vertical`` runs down.
        x, y: of the line's origin.
        line: the set line; None for one that runs down.
        ground: the panel under it, None for bare paper.
        level: grey of the ink.
    """

    text: str
    style: Style
    role: str
    x: int
    y: int
    line: SetLine | None = None
    ground: tuple[Box, int] | None = None
    level: int = INK


@dataclass(frozen=True, slots=True)
class Head:
    """A composed headline block with its size in pixels."""

    width: int
    height: int
    tiers: tuple[Tier, ...] = ()

    def text(self, role: str) -> str:
        """What all tiers of a role say, vertical ones included."""
        return "".join(t.text for t in self.tiers if t.role.removesuffix("_vertical") == role)


def compose_head(story: Story, width: int, dress: Dress, rng: random.Random, scale: float) -> Head:
    """Stack the tiers over ``width`` pixels; ``scale`` is how large the story is played, 0-1."""
    em = dress.em
    face = dress.heads[0] if rng.random() < 0.6 else rng.choice(dress.heads)
    lines = story.headline_lines or _headline_lines(story.headline, width, face_em(em, scale), rng)
    longest = max(lines, key=len)
    size = _fitted(longest, Style(face, face_em(em, scale)), width, rng)
    treatment = rng.choices(TREATMENTS, (80, 8, 7, 5))[0]
    left = treatment == "plain" and rng.random() < 0.14
    tiers: list[Tier] = []
    y = 0
    if story.kicker:
        style = dress.sized(rng.choice((dress.soft, dress.strong)), rng.uniform(1.25, 1.7))
        kicker = _tier(story.kicker, _shrunk(story.kicker, style, width), "kicker", width, y, left)
        tiers.append(_labelled(kicker) if story.badge else kicker)
        y += kicker.style.size + round((0.8 if story.badge else 0.45) * em)
    style = replace(Style(face, size), spacing=rng.choice((0.0, 0.0, 0.0, 0.04)))
    for text in lines:
        tier = _tier(text, _shrunk(text, style, width), "headline", width, y, left)
        tiers.append(_treated(tier, treatment, width, dress))
        y += round(tier.style.size * 1.16)
    y += round(0.25 * em) + (round(0.3 * size) if treatment != "plain" else 0)
    if story.subtitle:
        style = dress.sized(rng.choice((dress.soft, dress.soft, face)), rng.uniform(1.25, 1.6))
        tier = _tier(
            story.subtitle, _shrunk(story.subtitle, style, width), "subtitle", width, y, left
        )
        tiers.append(tier)
        y += tier.style.size + round(0.4 * em)
    if story.byline:
        style = _shrunk(story.byline, dress.sized(dress.soft, 1.0), width)
        aside = left or not dress.centred_byline
        tiers.append(_tier(story.byline, style, "byline", width, y, aside))
        y += style.size + round(0.35 * em)
    if story.lead:
        lead = _lead_tiers(story.lead, width, y, dress)
        tiers += _set_apart(lead, story.lead_look, width, dress)
        y = tiers[-1].y + round((1.6 if not story.lead_look else 2.1) * em)
    return Head(width, y, tuple(tiers))


def _lead_tiers(text: str, width: int, y: int, dress: Dress) -> list[Tier]:
    """A lead 提要 in soft type, a little narrower than the block."""
    style = dress.sized(dress.soft, 1.1)
    inset = width // 12
    lines = set_block(text, style, width - 2 * inset, 2.0 * style.size)
    leading = round(style.size * 1.4)
    top = y + round(0.3 * dress.em)
    return [
        Tier(line.text, style, "lead", inset, top + number * leading, line)
        for number, line in enumerate(lines)
    ]


def _set_apart(tiers: list[Tier], look: LeadTreatment, width: int, dress: Dress) -> list[Tier]:
    """A lead on a tint or a dark panel, or between two rules at its sides or above and below."""
    if not look:
        return tiers
    pad = round(0.6 * dress.em)
    box = Box(0, tiers[0].y - pad // 2, width, tiers[-1].y + tiers[-1].style.size + pad)
    hair = 2 * dress.hair
    first, last, level = (box, TINT), None, INK
    if look == "reversed":
        first, level = (box, INK + 30), PAPER
    elif look == "sides":
        first = (replace(box, right=hair), INK)
        last = (replace(box, left=width - hair), INK)
    elif look == "ruled":
        first = (replace(box, bottom=box.top + hair), INK)
        last = (replace(box, top=box.bottom - hair), INK)
    moved = [replace(tier, y=tier.y + pad // 4, level=level) for tier in tiers]
    moved[0] = replace(moved[0], ground=first)
    if last and len(moved) > 1:
        moved[-1] = replace(moved[-1], ground=last)
    return moved


def _labelled(tier: Tier) -> Tier:
    """A kicker as a white on black label, as wide as its text."""
    size = tier.style.size
    pad = round(0.3 * size)
    x = max(tier.x, pad)
    right = x + round(tier.line.right if tier.line else size)
    label = Box(x - pad, tier.y, right + pad, tier.y + size + 2 * (pad // 2))
    return replace(tier, x=x, y=tier.y + pad // 2, ground=(label, INK + 25), level=PAPER)


def compose_column_head(story: Story, height: int, dress: Dress, rng: random.Random) -> Head:
    """A headline that runs down beside its text, in one or two columns, right to left."""
    lines = story.headline_lines or (story.headline,)
    limit = height / (max(map(len, lines)) * 1.12)
    size = int(min(limit, dress.em * rng.uniform(2.2, 3.4)))
    if size < dress.em * 1.9 and len(lines) == 1:
        lines = split_headline(story.headline)
        size = int(min(height / (max(map(len, lines)) * 1.12), dress.em * 2.8))
    style = Style(dress.heads[0], size)
    step = round(size * 1.25)
    tiers = tuple(
        Tier(text, style, "headline_vertical", (len(lines) - 1 - number) * step, 0)
        for number, text in enumerate(lines)
    )
    width = (len(lines) - 1) * step + size
    signed = dress.sized(dress.soft, 1.0)
    below = round(len(lines[-1]) * column_step(style)) + dress.em
    if story.byline and below + len(story.byline) * column_step(signed) <= height:
        x = (size - signed.size) // 2
        tiers = (*tiers, Tier(story.byline, signed, "byline_vertical", x, below))
    return Head(width, height, tiers)


def face_em(em: int, scale: float) -> int:
    """Em of a headline: from 1.9 to 5.4 body sizes."""
    return round(em * (1.9 + 3.5 * scale))


def split_headline(text: str) -> tuple[str, ...]:
    """A headline in two lines, cut at a comma or near its middle, never after an opening mark."""
    pieces = atoms(text)
    middle = len(text) / 2
    best, cost = 1, float("inf")
    for cut in range(1, len(pieces)):
        before = "".join(pieces[:cut])
        if pieces[cut][0] in CLOSERS or before[-1] in OPENERS:
            continue
        distance = abs(len(before) - middle) - (2.5 if before[-1] in "，！？：；　 " else 0)
        if before.count("“") > before.count("”") or before.count("《") > before.count("》"):
            distance += 3  # better a longer line than a quotation torn apart
        if distance < cost:
            best, cost = cut, distance
    return "".join(pieces[:best]).rstrip(" \u3000"), "".join(pieces[best:]).lstrip(" \u3000")


def _headline_lines(text: str, width: int, size: int, rng: random.Random) -> tuple[str, ...]:
    """One line where it fits well enough, else two."""
    ems = width / size
    if len(text) > 7 and (len(text) > ems * 1.25 or (len(text) > 12 and rng.random() < 0.3)):
        return split_headline(text)
    return (text,)


def _fitted(text: str, style: Style, width: int, rng: random.Random) -> int:
    """The largest size up to the style's at which the text leaves some air."""
    room = width * rng.uniform(0.86, 0.98)
    natural = width_of(text, style)
    return style.size if natural <= room else max(int(style.size * room / natural), 8)


def _shrunk(text: str, style: Style, width: int) -> Style:
    natural = width_of(text, style)
    if natural <= width * 0.98:
        return style
    return replace(style, size=max(int(style.size * width * 0.97 / natural), 8))


def _tier(text: str, style: Style, role: str, width: int, y: int, left: bool) -> Tier:
    line = set_line(atoms(text), style)
    x = 0 if left else max(round((width - line.right) / 2), 0)
    return Tier(text, style, role, x, y, line)


def _treated(tier: Tier, treatment: Treatment, width: int, dress: Dress) -> Tier:
    """The tier on its panel: white on black, on a tint, or over a rule."""
    if treatment == "plain":
        return tier
    pad = round(tier.style.size * 0.16)
    full = Box(0, tier.y - pad // 2, width, tier.y + tier.style.size + pad)
    if treatment == "reversed":
        return replace(tier, ground=(full, INK + 20), level=PAPER, y=tier.y + pad // 4)
    if treatment == "tint":
        return replace(tier, ground=(full, TINT), y=tier.y + pad // 4)
    underline = Box(0, full.bottom, width, full.bottom + 2 * dress.hair)
    return replace(tier, ground=(underline, INK))


def ink_head(
    canvas: Canvas, head: Head, x: int, y: int
) -> tuple[list[TruthLine], list[TruthRegion]]:
    """Ink a block with its corner at (x, y); grounds first, so that none covers a line."""
    for tier in head.tiers:
        if tier.ground:
            box, level = tier.ground
            canvas.fill(Box(box.left + x, box.top + y, box.right + x, box.bottom + y), level)
    lines = [_ink_tier(canvas, tier, x, y) for tier in head.tiers]
    regions: dict[str, Box] = {}
    for line in lines:
        kind = line.role.removesuffix("_vertical")
        regions[kind] = regions[kind].union(line.box) if kind in regions else line.box
    return lines, [TruthRegion(kind, box) for kind, box in regions.items()]


def _ink_tier(canvas: Canvas, tier: Tier, x: int, y: int) -> TruthLine:
    if tier.line is None:
        box = ink_column(canvas, tier.text, tier.style, x + tier.x, y + tier.y, tier.level)
    else:
        box = ink_line(canvas, tier.line, tier.style, x + tier.x, y + tier.y, tier.level)
    return TruthLine(box, tier.text, tier.role)


def column_height(text: str, style: Style) -> int:
    """Pixels a vertical line takes."""
    return round(len(text) * column_step(style))
