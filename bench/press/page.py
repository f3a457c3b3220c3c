"""A whole page: folio, places, rules, and what is set in each place."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from bench.press.article import Made, compose_article, ink_article, set_article
from bench.press.canvas import Canvas, RuleStyle
from bench.press.display import set_advertisement
from bench.press.dress import Dress, Sheet, choose_dress, choose_sheet
from bench.press.folio import Imprint, Named, set_folio, set_masthead
from bench.press.grammar import expand
from bench.press.head import TINT
from bench.press.heading import Area, divide
from bench.press.imprint import FOOT, choose_imprint
from bench.press.plan import PagePlan, Place, Seam, plan_page
from bench.press.small import set_briefs, set_imprint_line, set_teasers
from bench.press.story import Story
from bench.press.truth import TruthArticle, TruthMarker, TruthPage
from bench.press.writer import Newsroom, marker
from document.geometry import Box
from document.page import Grey

FRAMES: tuple[RuleStyle, ...] = ("solid", "solid", "double", "dotted", "wavy", "thick-thin")
LOOSE_MARKERS = 0.2  # share of single pages' stories that come from or go to a page not made
EARS = 0.6  # share of front pages with a teaser box beside the masthead
LEAST = 50  # characters: a side box with less text is not worth its frame
LONG = 700  # characters: a story that may have pictures


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that is decided before a page is planned.

    Attributes:
        sheet: the paper.
        dress: the newspaper's habits.
        imprint: what the page says about itself.
        arriving: rests of stories from other pages, to be set first.
        leaving: markers of stories that must go on elsewhere.
        loose: stories may also carry markers that point to pages not made.
    """

    sheet: Sheet
    dress: Dress
    imprint: Imprint
    arriving: tuple[Story, ...] = ()
    leaving: tuple[TruthMarker, ...] = ()
    loose: bool = True


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
    job = Job(sheet, choose_dress(rng, sheet), choose_imprint(rng))
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
    plan = plan_page(area, job.dress, rng)
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


class Filler:
    """Sets something in every place of a page.

    Args:
        canvas: the page.
        job: what is decided about it.
        rng: decides the rest.
    """

    def __init__(self, canvas: Canvas, job: Job, rng: random.Random) -> None:
        self._canvas, self._job, self._rng = canvas, job, rng
        self._newsroom = Newsroom(rng)
        self._rests: list[Story] = []

    def fill(self, plan: PagePlan, ear: Box | None) -> tuple[list[TruthArticle], list[Story]]:
        """Set all places in order; return the articles and what goes on elsewhere."""
        orders = self._orders(plan)
        articles: list[TruthArticle] = []
        if ear and self._rng.random() < EARS:
            heads = self._newsroom.headlines()
            ear_box = set_teasers(self._canvas, ear, "ear", self._job.dress, heads, self._rng)
            articles.append(ear_box)
        for number, place in enumerate(plan.places):
            articles += self._set(place, f"a{number + 1}", orders.get(number))
        return articles, self._rests

    def _orders(self, plan: PagePlan) -> dict[int, Story | TruthMarker]:
        """Which places take the stories that arrive or leave: the largest plain ones."""
        plain = [n for n, place in enumerate(plan.places) if place.kind in ("story", "boxed")]
        plain.sort(key=lambda n: -plan.places[n].room)
        wanted: list[Story | TruthMarker] = [*self._job.leaving, *self._job.arriving]
        return dict(zip(plain, wanted, strict=False))

    def _set(
        self, place: Place, name: str, order: Story | TruthMarker | None
    ) -> list[TruthArticle]:
        dress, rng, canvas = self._job.dress, self._rng, self._canvas
        if order is None and place.kind == "advertisement":
            return [set_advertisement(canvas, place.box, name, dress, rng)]
        if order is None and place.kind == "teasers":
            return [set_teasers(canvas, place.box, name, dress, self._newsroom.headlines(), rng)]
        columns = place.columns
        if place.kind in ("boxed", "tinted", "briefs"):
            columns = framed_columns(canvas, place, dress, rng)
        if order is None and place.kind == "briefs":
            return set_briefs(canvas, columns, name, dress, self._newsroom.briefs(), rng)
        return self._set_story(Area(columns), name, order)

    def _set_story(
        self, area: Area, name: str, order: Story | TruthMarker | None
    ) -> list[TruthArticle]:
        dress, rng = self._job.dress, self._rng
        room = sum(column.width * column.height for column in area.columns)
        length = room // (dress.em * dress.pitch)
        aside: list[TruthArticle] = []
        if order is None and length > 2 * LONG and rng.random() < 0.2:
            area, aside = self._side_box(area, name)
        story = self._story(name, length, order)
        made = set_article(self._canvas, story, area, dress, rng)
        if isinstance(order, TruthMarker):
            self._rests.append(self._rest(story, made, order))
        return [made.truth, *aside]

    def _story(self, name: str, length: int, order: Story | TruthMarker | None) -> Story:
        """The story for a place: one that arrives, one that leaves, or a new one."""
        rng = self._rng
        if isinstance(order, Story):
            return replace(order, id=name)
        photos = rng.choice((0, 0, 1, 1, 2)) if length > LONG else 0
        photos += rng.randint(0, length // (3 * LONG))
        if isinstance(order, TruthMarker):
            joins = f"{self._job.imprint.label}-{name}"
            long = self._newsroom.story(name, round(length * rng.uniform(1.6, 2.4)), photos)
            return replace(long, leaves=order, joins=joins)
        story = self._newsroom.story(name, length, photos)
        if self._job.loose and rng.random() < LOOSE_MARKERS:
            label = str(rng.randint(2, 16))
            if rng.random() < 0.5:
                return replace(story, leaves=marker("to", label, rng))
            return replace(story, arrives=marker("from", label, rng), byline="")
        return story

    def _rest(self, story: Story, made: Made, order: TruthMarker) -> Story:
        """What is left of a story, under a repeated, a shortened or no other headline."""
        back = marker("from", self._job.imprint.label, self._rng)
        headline = story.headline
        if self._rng.random() < 0.25 and len(headline) > 9:
            headline = headline[: len(headline) * 2 // 3]
        resumed = bool(made.rest and made.rest[0][0] == "body")
        last = made.truth.paragraphs[-1][1] if made.truth.paragraphs else ""
        return Story(
            id=order.page,
            kind="article",
            headline=headline,
            headline_lines=story.headline_lines if headline == story.headline else (),
            paragraphs=made.rest,
            arrives=back,
            joins=story.joins,
            resumes=resumed and not last.endswith(("。", "”", "！", "？")),
        )

    def _side_box(self, area: Area, name: str) -> tuple[Area, list[TruthArticle]]:
        """A small box 相关链接 at the foot of the last columns, an article of its own."""
        dress, rng = self._job.dress, self._rng
        columns = area.columns
        span = rng.randint(1, max(len(columns) // 2, 1))
        used = columns[-span:]
        bottom = min(column.bottom for column in used)
        tallest = bottom - max(column.top for column in used)
        height = round(tallest * rng.uniform(0.25, 0.45))
        if height < 16 * dress.em:
            return area, []
        box = Box(used[0].left, bottom - height, used[-1].right, bottom)
        place = Place(rng.choice(("boxed", "tinted")), used, box)
        pad = round(1.1 * dress.em)
        inner = divide(box.grow(-pad, -pad), span, dress)
        short = self._newsroom.story(f"{name}.side", 4 * LONG)
        kicker = rng.choice(("相关链接", "名词解释", "延伸阅读", "新闻背景"))
        short = replace(short, kicker=kicker, subtitle="", lead="")
        composed = compose_article(short, Area(inner), dress, rng, "over", 0.1)
        if sum(len(text) for _, text in composed.done) < LEAST:
            return area, []  # a headline over next to nothing
        draw_frame(self._canvas, place, dress, rng)
        gap = round(0.6 * dress.em)
        truth = ink_article(self._canvas, composed, dress)
        return Area(columns, (box.grow(gap, gap),)), [truth]


def framed_columns(
    canvas: Canvas, place: Place, dress: Dress, rng: random.Random
) -> tuple[Box, ...]:
    """Draw the box or the tint of a place and return the columns inside it."""
    pad = round(dress.em * rng.uniform(0.9, 1.4))
    draw_frame(canvas, place, dress, rng)
    return divide(place.box.grow(-pad, -pad), len(place.columns), dress)


def draw_frame(canvas: Canvas, place: Place, dress: Dress, rng: random.Random) -> None:
    """Draw the box or the tint of a place."""
    box = place.box
    if place.kind == "tinted":
        canvas.fill(box, rng.randint(TINT - 10, 240))
    if place.kind == "boxed" or rng.random() < 0.4:
        style = rng.choice(FRAMES)
        radius = round(1.5 * dress.em) if rng.random() < 0.2 else 0
        canvas.frame(box, dress.hair, style, radius)


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
