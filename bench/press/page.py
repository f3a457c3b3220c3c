"""A whole page: folio, places, rules, and what is set in each place."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from bench.press.canvas import Canvas
from bench.press.dress import Dress, choose_dress, choose_sheet
from bench.press.filler import Filler, Job
from bench.press.folio import Named, set_folio, set_masthead
from bench.press.grammar import expand
from bench.press.imprint import FOOT, choose_imprint
from bench.press.plan import PagePlan, Seam, plan_page
from bench.press.small import set_imprint_line
from bench.press.story import Story
from bench.press.truth import TruthPage
from bench.press.whims import Whims
from document.geometry import Box
from document.page import Grey


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed page, its truth, and the stories that go on elsewhere with what is left of them."""

    pixels: Grey
    truth: TruthPage
    rests: tuple[Story, ...] = ()


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
    whims = Whims(random.Random(f"{seed}/whims"))  # noqa: S311 -- typesetting, not secrets
    job = Job(sheet, choose_dress(rng, sheet), choose_imprint(rng), whims=whims)
    printed = print_page(job, name, rng)
    return printed.pixels, replace(printed.truth, recipe={"seed": seed, **printed.truth.recipe})


def print_page(job: Job, name: str, rng: random.Random) -> Printed:
    """Plan and set one page of a newspaper."""
    canvas = Canvas(job.sheet.width, job.sheet.height)
    named = set_name(canvas, job, rng)
    bottom = job.sheet.height - job.sheet.margin
    page_regions = [named.region]
    folio = named.truth
    if rng.random() < 0.3:
        line, region = set_imprint_line(canvas, job.sheet, expand(rng.choice(FOOT), rng), job.dress)
        folio = replace(folio, lines=(*folio.lines, line))
        page_regions.append(region)
        bottom = region.box.top - 2 * job.dress.em
    area = Box(job.sheet.margin, named.bottom, job.sheet.width - job.sheet.margin, bottom)
    plan = plan_page(area, job.dress, rng, job.whims)
    articles, rests = Filler(canvas, job, rng).fill(plan, named.ear)
    rule_seams(canvas, plan, job.dress)
    truth = TruthPage(
        image=name,
        width=job.sheet.width,
        height=job.sheet.height,
        dpi=job.sheet.dpi,
        glyph=job.dress.em,
        folio=folio,
        articles=tuple(articles),
        regions=(*page_regions, *(region for one in articles for region in one.regions)),
        recipe={"body": job.dress.body.face.name, "columns": plan.columns},
    )
    return Printed(canvas.pixels, truth, tuple(rests))


def set_name(canvas: Canvas, job: Job, rng: random.Random) -> Named:
    """The masthead on a front page, a folio line on any other."""
    front = job.imprint.label.lstrip("A0") == "1"
    setter = set_masthead if front else set_folio
    return setter(canvas, job.imprint, job.sheet, job.dress, rng)


def rule_seams(canvas: Canvas, plan: PagePlan, dress: Dress) -> None:
    """Rules between places that have no frame of their own; none when the dress wants white."""
    if dress.article_rule is None:
        return
    own = ("boxed", "tinted", "advertisement", "teasers")
    framed = [place.box for place in plan.places if place.kind in own]
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
