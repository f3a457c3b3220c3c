"""What belongs to the page and to no article: masthead 报头, folio 报眉, imprint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from document.geometry import Box
from document.page import RegionKind
from layout.sheet.straighten import EM
from layout.structure.rules import Rules
from layout.text.blocks import Block
from layout.text.heads import Head
from layout.text.zones import Zone

TOP, BOTTOM = 0.22, 0.9
"""Furniture stands above the first or below the last of these shares of the page's height."""

FULL = 0.55
"""A rule that sets furniture off covers this share of the page's width."""

COLUMN_LINES = 7
"""A block of this many lines is a column of text; date lines and an ear (报眼) have fewer."""

ROW_HEIGHT, SMALL = 5.5, 2.6
"""Most height of a folio without a rule, and of what stands in it, in glyphs."""

NAME = 5.0
"""Glyphs of a paper's name are larger than this many of the body's."""

FOLIO_HEIGHT = 5.0
"""A band higher than this, in glyphs, with display type in it, is a masthead."""


@dataclass(frozen=True, slots=True)
class Band:
    """A band of furniture."""

    kind: RegionKind
    heads: tuple[Head, ...]
    blocks: tuple[Block, ...]


def take_furniture(page: Zone, rules: Rules) -> tuple[list[Band], Zone]:
    """Takes masthead, folio and imprint off a page; (what was taken, the rest)."""
    if not page:
        return [], page
    bands = []
    hull = page.hull
    at = _top_edge(page, rules, hull)
    if at is not None:
        page = _cut_heads(page, at)
        band = page.part(lambda b: b.centre[1] < at)
        page = page.part(lambda b: b.centre[1] >= at)
        bands.append(Band(_kind(band), band.heads, band.blocks))
    if not page:
        return bands, page
    foot = _bottom_edge(page, rules, hull)
    if foot is not None:
        band = page.part(lambda b: b.centre[1] > foot)
        page = page.part(lambda b: b.centre[1] <= foot)
        bands.append(Band(RegionKind.FOLIO, band.heads, band.blocks))
    return bands, page


def _kind(band: Zone) -> RegionKind:
    tall = any(head.em > 2.8 * EM for head in band.heads)
    return (
        RegionKind.MASTHEAD if tall and band.hull.height > FOLIO_HEIGHT * EM else RegionKind.FOLIO
    )


def _top_edge(page: Zone, rules: Rules, hull: Box) -> float | None:
    """Where the furniture at the head of the page ends: the lowest full rule above all text."""
    limit = hull.top + TOP * hull.height
    text = [b.box for b in page.blocks if len(b.lines) >= COLUMN_LINES]
    best = None
    for rule in sorted(rules.horizontal, key=lambda r: r.centre[1]):
        if rule.centre[1] > limit or rule.overlap_x(hull) < FULL * hull.width:
            continue
        above = [b for b in page.boxes if b.centre[1] < rule.centre[1]]
        if not above or any(b.centre[1] < rule.centre[1] for b in text):
            continue
        if _columns_abreast(page, rule) >= 2:
            continue
        if best is not None and _headed(page, best, rule.centre[1]):
            break
        best = rule.centre[1]
    return best if best is not None else _first_row(page, hull)


def _headed(page: Zone, top: float, bottom: float) -> bool:
    """Whether a headline stands between two rules: what is under a folio is an article.

    The name of a paper is larger than headlines are.
    """
    return any(
        head.strong and head.em < NAME * EM and top < head.box.centre[1] < bottom
        for head in page.heads
    )


def _columns_abreast(page: Zone, rule: Box) -> int:
    """How many blocks of four lines and more begin at one height above a rule: columns of text."""
    tops = [b.box.top for b in page.blocks if len(b.lines) >= 4 and b.box.bottom < rule.bottom]
    return max((sum(abs(t - top) < EM for t in tops) for top in tops), default=0)


def _first_row(page: Zone, hull: Box) -> float | None:
    """A folio without a rule under it: small type over the page, well clear of what follows.

    Dirt at the edge of the sheet and type that stands on a rule of its own may make it uneven.
    """
    band: list[Box] = []
    for box in sorted(page.boxes, key=lambda b: b.top):
        bottom = max((b.bottom for b in band), default=box.top)
        if bottom - hull.top > ROW_HEIGHT * EM or (
            band and max(b.height for b in band) > SMALL * EM
        ):
            return None
        if box.top >= bottom + 0.5 * EM and _is_folio_row(band, hull):
            return bottom + 0.2 * EM
        band.append(box)
    return None


def _is_folio_row(band: Sequence[Box], hull: Box) -> bool:
    """Whether boxes are few and small, and spread over the page."""
    if len(band) < 2:
        return False
    spread = max(b.right for b in band) - min(b.left for b in band)
    return spread > FULL * hull.width and sum(b.width for b in band) < 0.6 * hull.width


def _cut_heads(page: Zone, at: float) -> Zone:
    """The page with stacks parted that reach over the edge of the furniture.

    A paper's name (报头) stands close above the first headline.
    """
    heads: list[Head] = []
    for head in page.heads:
        above = tuple(line for line in head.lines if line.box.centre[1] < at)
        below = tuple(line for line in head.lines if line.box.centre[1] >= at)
        heads += [replace(head, lines=lines) for lines in (above, below) if lines]
    return replace(page, heads=tuple(heads))


def _bottom_edge(page: Zone, rules: Rules, hull: Box) -> float | None:
    """Where an imprint at the foot begins: a full rule with only a line or two below it."""
    candidates: Sequence[Box] = [
        r
        for r in rules.horizontal
        if r.centre[1] > hull.top + BOTTOM * hull.height and r.overlap_x(hull) > FULL * hull.width
    ]
    for rule in sorted(candidates, key=lambda r: r.top):
        below = [b for b in page.boxes if b.centre[1] > rule.centre[1]]
        if below and all(b.height < 3 * EM for b in below):
            return rule.centre[1]
    return None
