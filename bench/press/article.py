"""One article into its place: head, pictures and the columns between them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bench.press.canvas import Canvas
from bench.press.dress import Dress
from bench.press.flow import Flow, Placed, ink_flow
from bench.press.head import Head, ink_head
from bench.press.heading import Area, HeadBlock, HeadPlace, choose_place, place_head
from bench.press.photo import place_plate
from bench.press.plate import Plate, ink_plate, soft_of
from bench.press.pour import Texts, pour
from bench.press.rows import Row, rows_of
from bench.press.story import Story
from bench.press.truth import TruthArticle, TruthLine, TruthRegion
from document.geometry import Box


@dataclass(frozen=True, slots=True)
class Composed:
    """An article with everything in its place, before any ink.

    Attributes:
        story: what is told.
        block: its headline block and the columns left for text.
        plates: its pictures.
        placed: its body lines.
        done: the paragraphs as set.
        rest: what of the text found no room.
        rows: all rows there were.
        empty_rows: how many of them stayed white.
    """

    story: Story
    block: HeadBlock
    plates: tuple[Plate, ...]
    placed: tuple[Placed, ...]
    done: Texts
    rest: Texts
    rows: tuple[Row, ...]
    empty_rows: int


@dataclass(frozen=True, slots=True)
class Made:
    """A set article and what of its text found no room."""

    truth: TruthArticle
    rest: Texts


def set_article(
    canvas: Canvas,
    story: Story,
    area: Area,
    dress: Dress,
    rng: random.Random,
    place: HeadPlace | None = None,
    scale: float | None = None,
) -> Made:
    """Compose a story in its area and ink it; arguments as for the two."""
    composed = compose_article(story, area, dress, rng, place, scale)
    return Made(ink_article(canvas, composed, dress), composed.rest)


def compose_article(
    story: Story,
    area: Area,
    dress: Dress,
    rng: random.Random,
    place: HeadPlace | None = None,
    scale: float | None = None,
) -> Composed:
    """Find a place for everything in a story.

    Args:
        story: its text, pictures, markers.
        area: its columns.
        dress: the paper's habits.
        rng: decides what is left open.
        place: where the headline stands; None chooses.
        scale: how large the headline is played, 0-1; None chooses.
    """
    place = place or choose_place(story, area, dress, rng)
    scale = rng.uniform(0.15, 0.9) if scale is None else scale
    block = place_head(story, area, dress, rng, place, scale)
    blocked = [*area.blocked, *filter(None, [block.keep_out])]
    plates = _place_plates(story, block.columns, blocked, dress, rng)
    hard = [box for box in blocked if box not in {p.keep_out for p in plates if p.soft}]
    rows = rows_of(block.columns, hard, dress, area.box.top, soft_of(plates))
    flow = Flow(rows, dress)
    done, rest = pour(flow, story, dress, rng)
    signs = bool(story.signature and done) and not story.leaves
    if not (signs and flow.sign(story.signature, dress.sized(dress.strong, 1.0))):
        story = replace(story, signature="")
    placed, empty = tuple(flow.placed), flow.rows_left
    return Composed(story, block, tuple(plates), placed, done, rest, tuple(rows), empty)


def ink_article(canvas: Canvas, composed: Composed, dress: Dress) -> TruthArticle:
    """Print a composed article and say what stands where."""
    story, head = composed.story, composed.block.head
    lines, regions = ink_head(canvas, head, *composed.block.at) if head else ([], [])
    captions = []
    for plate in composed.plates:
        caption, its_lines, its_regions = ink_plate(canvas, plate, dress)
        captions += [caption] if caption else []
        lines += its_lines
        regions += its_regions
    body_lines, body_regions = ink_flow(canvas, composed.placed)
    if dress.column_rules:
        _rule_columns(canvas, composed.block.columns, composed.rows, dress)
    credited = any(plate.credit for plate in composed.plates)
    return replace(
        _truth(story, lines + body_lines, regions + body_regions, head),
        paragraphs=(*_lead(head), *composed.done),
        captions=tuple(captions),
        credit=story.credit if credited else "",
    )


def _place_plates(
    story: Story, columns: Sequence[Box], blocked: list[Box], dress: Dress, rng: random.Random
) -> list[Plate]:
    """Find places for the pictures; each takes its room from the next (``blocked`` grows)."""
    plates: list[Plate] = []
    for number, photo in enumerate(story.photos):
        credit = story.credit if number == len(story.photos) - 1 else ""
        plate = place_plate(photo, credit, columns, blocked, dress, rng)
        if plate:
            plates.append(plate)
            blocked.append(plate.keep_out)
    return plates


def _rule_columns(
    canvas: Canvas, columns: Sequence[Box], rows: Sequence[Row], dress: Dress
) -> None:
    """Thin rules in the gutters, as far down as there are rows on their left."""
    for left, right in pairwise(columns):
        beside = [row for row in rows if row.x == left.left and row.width == left.width]
        others = {row.y for row in rows if row.x == right.left and row.width == right.width}
        common = [row.y for row in beside if row.y in others]
        if len(common) < 4 or common[-1] - common[0] != (len(common) - 1) * dress.pitch:
            continue
        x = (left.right + right.left) // 2
        canvas.down(common[0], common[-1] + dress.em, x, dress.hair, "solid")


def _lead(head: Head | None) -> tuple[tuple[str, str], ...]:
    text = head.text("lead") if head else ""
    return (("lead", text),) if text else ()


def _truth(
    story: Story, lines: list[TruthLine], regions: list[TruthRegion], head: Head | None
) -> TruthArticle:
    boxes = [line.box for line in lines] + [region.box for region in regions]
    return TruthArticle(
        id=story.id,
        kind=story.kind,
        box=Box.hull(boxes),
        kicker=head.text("kicker") if head else "",
        headline=head.text("headline") if head else "",
        subtitle=head.text("subtitle") if head else "",
        byline=(head.text("byline") if head else "") or story.signature,
        markers=tuple(one for one in (story.arrives, story.leaves) if one and one.text),
        regions=tuple(regions),
        lines=tuple(lines),
        joins=story.joins,
        resumes=story.resumes,
    )
