"""A whole page: folio, places, rules, and what is set in each place."""

from __future__ import annotations

import random

from bench.press.article import Area, divide, set_article
from bench.press.canvas import Canvas, RuleStyle
from bench.press.display import set_advertisement
from bench.press.dress import Dress, choose_dress, choose_sheet
from bench.press.folio import set_folio, set_masthead
from bench.press.head import TINT
from bench.press.imprint import choose_imprint
from bench.press.plan import PagePlan, Place, Seam, plan_page
from bench.press.truth import TruthArticle, TruthPage, TruthRegion
from bench.press.writer import write_story
from document.geometry import Box
from document.page import Grey

FRAMES: tuple[RuleStyle, ...] = ("solid", "solid", "double", "dotted", "wavy", "thick-thin")


def make_page(seed: str, name: str, dpi: int | None = None) -> tuple[Grey, TruthPage]:
    """A page of its own paper, all chosen by the seed.

    Args:
        seed: any text; the same seed gives the same bytes.
        name: file name of the image, for the truth.
        dpi: dots per inch; None chooses, mostly 300.

    Returns:
        The page image, (H, W) uint8, and what stands on it.
    """
    rng = random.Random(seed)  # noqa: S311 -- typesetting, not secrets
    sheet = choose_sheet(rng, dpi)
    dress = choose_dress(rng, sheet)
    imprint = choose_imprint(rng)
    canvas = Canvas(sheet.width, sheet.height)
    setter = set_masthead if imprint.label in ("1", "A01", "01") else set_folio
    named = setter(canvas, imprint, sheet, dress, rng)
    area = Box(sheet.margin, named.bottom, sheet.width - sheet.margin, sheet.height - sheet.margin)
    plan = plan_page(area, dress, rng)
    articles: list[TruthArticle] = []
    for number, place in enumerate(plan.places, 1):
        articles += _fill(canvas, place, f"a{number}", dress, rng)
    _rule_seams(canvas, plan, dress)
    truth = TruthPage(
        image=name,
        width=sheet.width,
        height=sheet.height,
        dpi=sheet.dpi,
        glyph=dress.em,
        folio=named.truth,
        articles=tuple(articles),
        regions=(named.region, *_page_regions(articles)),
        recipe={"seed": seed, "body": dress.body.face.name, "places": len(plan.places)},
    )
    return canvas.pixels, truth


def _fill(
    canvas: Canvas, place: Place, name: str, dress: Dress, rng: random.Random
) -> list[TruthArticle]:
    if place.kind == "advertisement":
        return [set_advertisement(canvas, place.box, name, dress, rng)]
    columns = place.columns
    if place.kind in ("boxed", "tinted"):
        columns = _framed(canvas, place, dress, rng)
    room = sum(column.width * column.height for column in columns)
    length = room // (dress.em * dress.pitch)
    photos = rng.choice((0, 0, 1, 1, 2)) if length > 700 else 0
    story = write_story(rng, name, length, photos)
    made = set_article(canvas, story, Area(columns), dress, rng)
    return [made.truth]


def _framed(canvas: Canvas, place: Place, dress: Dress, rng: random.Random) -> tuple[Box, ...]:
    """Draw the box or the tint of a place and return the columns inside it."""
    pad = round(dress.em * rng.uniform(0.9, 1.4))
    box = place.box
    if place.kind == "tinted":
        canvas.fill(box, rng.randint(TINT - 10, 240))
    if place.kind == "boxed" or rng.random() < 0.4:
        style = rng.choice(FRAMES)
        radius = round(1.5 * dress.em) if rng.random() < 0.2 else 0
        canvas.frame(box, dress.hair, style, radius)
    return divide(box.grow(-pad, -pad), len(place.columns), dress)


def _rule_seams(canvas: Canvas, plan: PagePlan, dress: Dress) -> None:
    """Rules between places that have no frame of their own; nothing when the dress wants white."""
    if dress.article_rule is None:
        return
    framed = [
        place.box for place in plan.places if place.kind in ("boxed", "tinted", "advertisement")
    ]
    for seam in plan.seams:
        (x, top), (right, bottom) = seam.start, seam.end
        if any(_along(box, seam, 2 * dress.em) for box in framed):
            continue  # a rule beside a frame would double it
        if x == right:
            canvas.down(top, bottom, x, dress.hair, dress.article_rule)
        else:
            canvas.across(x, right, top, dress.hair, dress.article_rule)


def _along(box: Box, seam: Seam, near: int) -> bool:
    """Whether one side of a box runs along most of a seam."""
    (x, top), (right, bottom) = seam.start, seam.end
    if x == right:
        beside = min(abs(box.left - x), abs(box.right - x)) < near
        return beside and min(box.bottom, bottom) - max(box.top, top) > 0.6 * (bottom - top)
    over = min(abs(box.top - top), abs(box.bottom - top)) < near
    return over and min(box.right, right) - max(box.left, x) > 0.6 * (right - x)


def _page_regions(articles: list[TruthArticle]) -> list[TruthRegion]:
    return [region for article in articles for region in article.regions]
